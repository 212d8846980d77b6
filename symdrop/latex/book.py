r"""The book: one LaTeX file per theorem file, a document that holds them all, and an index for the web."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from symdrop.axioms import REASONS, Reason, sign
from symdrop.catalogue import MISTAKEN, Entry, introduction
from symdrop.latex.document import identities, latex, statement_markdown
from symdrop.latex.mistakes import mistake_latex, mistake_markdown
from symdrop.latex.remarks import latex_prose, latex_remarks
from symdrop.latex.sources import cited
from symdrop.latex.words import latex_words, markdown_words, one_line
from symdrop.theorem import Mistake
from symdrop.theorems import FAMILIES

TITLE = "Proven identities about randomly masked models"
# The chapters whose names in words are not the names of their folders.
HEADINGS = {
    "deep_linear": "Two linear layers",
    "glm": "Generalised linear models",
    "matrix_factorization": "Matrix factorisation",
    MISTAKEN: "Common mistakes",
}
MARK = "% Written by `symdrop tex`."
PREAMBLE = r"""\documentclass[11pt,a4paper]{article}
\usepackage[margin=25mm]{geometry}
\usepackage{amsmath, amssymb, amsthm}
\usepackage[hidelinks]{hyperref}
\newtheorem{theorem}{Theorem}
\newtheorem*{mistake}{Claimed, and false}
\allowdisplaybreaks
\emergencystretch=3em
\frenchspacing
\title{TITLE}
\author{}
\date{}
\begin{document}
\maketitle

\section*{Notation}
Every identity holds for every size: a sum over \(j\) runs over \(1, \dots, n\), a sum over \(j \neq k\) leaves out the
one index \(k\), and an index that is not summed is free. The bracket \([j = k]\) is 1 where the two indices agree and
0 where they do not. \(\mathbb{E}\) is the expectation over whatever the hypotheses of a theorem call random;
everything else is fixed. A derivative and a sum apply to the product that follows them.

The weights are \(w_j\), the inputs \(I_j\) and the target is \(t\). A mask \(\delta_j\) is 1 where unit \(j\) is kept
and 0 where it is dropped, and \(p_j\) is the probability that it is kept. Beside each line of a proof stand the axioms
that carry the line before it into this one; the laws of rings and of finite sums are used without mention.
"""
AXIOMS = r"""\section*{The axioms}
Besides the laws of a commutative ring and of finite sums these are all that a line may cite. In the first and third,
\(f\), \(g\) and \(X\) are any expressions. In the law of independence \(P\) runs over the partitions of the set of
factors and \(Q\) over those of its block \(B\); with two factors it says
\(\mathbb{E}[z_i z_j] = \mathbb{E}[z_i]\, \mathbb{E}[z_j] + [i = j] (\mathbb{E}[z_i^2] - \mathbb{E}[z_i]^2)\).
"""


def book(entries: Iterable[Entry]) -> dict[str, str]:
    """The files of the book by their relative paths: `family/stem.tex`, `main.tex` and `README.md`.

    Proves every theorem that is not proved yet, and raises what its `proof` raises.

    >>> from symdrop.catalogue import find
    >>> list(book(find("expected_dropout_output")))
    ['linear_unit/expected_dropout_output.tex', 'main.tex', 'README.md']
    """
    known = list(entries)
    files: dict[str, list[Entry]] = {}
    for entry in known:
        files.setdefault(f"{entry.family}/{entry.stem}.tex", []).append(entry)
    texts = {path: theorem_file(own) for path, own in files.items()}
    return {**texts, "main.tex": _main(files), "README.md": _index(files)}


def theorem_file(entries: Sequence[Entry]) -> str:
    """What one file states: its remarks, each theorem with its proof, each mistake with its counterexample."""
    remarks = latex_remarks(entries[0].remarks) if entries[0].remarks.strip() else ""
    return "\n".join([MARK, remarks, *(_written(entry) for entry in entries)])


def _written(entry: Entry) -> str:
    if isinstance(entry.statement, Mistake):
        return mistake_latex(entry.statement, entry.name)
    return latex(entry.statement.proof, entry.name)


def _main(files: dict[str, list[Entry]]) -> str:
    parts = [f"{MARK}\n{PREAMBLE.replace('TITLE', TITLE)}"]
    for family, paths in _families(files):
        parts.append(rf"\section{{{latex_words(_heading(family))}}}" + "\n" + latex_prose(_introduction(family)) + "\n")
        parts.extend(rf"\input{{{path.removesuffix('.tex')}}}" + "\n" for path in paths)
    parts += [AXIOMS, *map(_axiom, (*REASONS, sign))]
    if works := _works(files):
        items = [rf"\bibitem[{key}]{{{key}}} {latex_words(work)}" for key, work in works.items()]
        parts += ["", r"\begin{thebibliography}{srivastava2014}", *items, r"\end{thebibliography}"]
    return "\n".join([*parts, r"\end{document}"]) + "\n"


def _axiom(reason: Reason) -> str:
    rows = " \\\\\n".join(f"& {identity}" for identity in identities(reason.identity))
    return rf"\paragraph{{{latex_words(reason.words).capitalize()}}}" + f"\n\\begin{{align*}}\n{rows}\n\\end{{align*}}"


def _index(files: dict[str, list[Entry]]) -> str:
    parts = [
        "# Derivations",
        f"{TITLE}. Each title leads to the LaTeX of its proof; `main.tex` holds them all. "
        "`symdrop tex` writes these files.",
    ]
    for family, paths in _families(files):
        parts += [f"## {markdown_words(_heading(family))}", markdown_words(one_line(_introduction(family)).strip())]
        for path in paths:
            parts += [f"{_linked(entry, path)}\n\n{_stated(entry)}" for entry in files[path]]
    if works := _works(files):
        parts += ["## Sources", "\n".join(f"- **{key}** {markdown_words(work)}" for key, work in works.items())]
    return "\n\n".join(part for part in parts if part) + "\n"


def _stated(entry: Entry) -> str:
    if isinstance(entry.statement, Mistake):
        return mistake_markdown(entry.statement)
    return statement_markdown(entry.statement.proof)


def _linked(entry: Entry, path: str) -> str:
    source = f" ({markdown_words(entry.statement.source).strip()})" if entry.statement.source else ""
    return f"### [{markdown_words(entry.statement.title).strip()}]({path})\n\n`{entry.name}`{source}"


def _families(files: dict[str, list[Entry]]) -> Iterable[tuple[str, list[str]]]:
    for family, paths in groupby(files, key=lambda path: path.partition("/")[0]):
        yield family, list(paths)


def _introduction(family: str) -> str:
    """The words of a family of the catalogue; an author's own file has none."""
    return introduction(family) if family in (*FAMILIES, MISTAKEN) else ""


def _heading(family: str) -> str:
    return HEADINGS.get(family, family.replace("_", " ").capitalize())


def _works(files: dict[str, list[Entry]]) -> dict[str, str]:
    return cited(entry.statement.source for entries in files.values() for entry in entries)
