// Renders every formula of the Markdown files named on the command line with KaTeX, at its strictest; each that it
// rejects or warns of is printed, and the status is then 1. A file without a formula is a failure, too.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const katex = createRequire(`${process.env.KATEX}/`)("katex");
let rendered = 0;
let faults = 0;

function render(file, text, displayMode) {
  try {
    katex.renderToString(text, { displayMode, throwOnError: true, strict: "error", trust: false, maxSize: 50 });
    rendered += 1;
  } catch (error) {
    faults += 1;
    console.log(`${file}: ${error.message}\n  in: ${text.trim()}`);
  }
}

for (const file of process.argv.slice(2)) {
  const before = rendered + faults;
  // Blocks of mathematics first, then other blocks of code, which may hold anything; what is left is prose.
  let prose = readFileSync(file, "utf8").replace(/^```math\n([\s\S]*?)^```$/gm, (_, block) => render(file, block, true) ?? "");
  prose = prose.replace(/^```[\s\S]*?^```$/gm, "");
  // GitHub's two ways of writing a formula in a sentence, and the one of a notebook.
  prose = prose.replace(/\$`([^`]*)`\$/g, (_, formula) => render(file, formula, false) ?? "");
  prose = prose.replace(/^\$\$\n([\s\S]*?)^\$\$$/gm, (_, block) => render(file, block, true) ?? "");
  // Code ends at a run of as many backticks as began it.
  prose = prose.replace(/(?<![`\\])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
  prose = prose.replace(/(?<![\\$])\$([^$\n]+?)(?<!\\)\$/g, (_, formula) => render(file, formula, false) ?? "");
  if (/(?<!\\)\$/.test(prose)) {
    faults += 1;
    console.log(`${file}: a dollar sign without its partner`);
  }
  if (rendered + faults === before) {
    faults += 1;
    console.log(`${file}: no formula was found`);
  }
}
console.log(`KaTeX ${katex.version}: ${rendered} formulas rendered, ${faults} faults`);
process.exit(faults ? 1 : 0);
