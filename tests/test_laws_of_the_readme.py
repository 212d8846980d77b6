"""Every law stands in the README with one line of code, and the line is a hypothesis that can be read and used."""

import re
from pathlib import Path

import pytest

import symdrop
from symdrop.files.source_code import manuscript
from symdrop.language import E, family, index, scalar, size
from symdrop.latex import latex, plain
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.laws import WORDS
from symdrop.theorem import Theorem

README = Path(symdrop.__file__).parents[1] / "README.md"
SECTION = README.read_text(encoding="utf-8").partition("## Laws of noise")[2].partition("\n## ")[0]
LINES = re.findall(r"^\| [^|]* \| `(.*)` \|$", SECTION, flags=re.M)

m, n = size("m n")
a = index("a", m)
i, j = index("i j", n)
NAMES = {
    **vars(symdrop),
    **{name: getattr(symdrop.theorem, name) for name in symdrop.theorem.__all__},
    **{each.name: each for each in (m, n, a, i, j, *family("d e z p q r v", n), *scalar("s t"))},
    "C": family("C", n, n),
    "Z": family("Z", m, n),
}


def given(line):
    made = eval(line, dict(NAMES))
    return made if isinstance(made, tuple) else (made,)


def test_every_law_stands_in_the_table():
    assert {line.partition("(")[0] for line in LINES} == set(WORDS)


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_a_hypothesis(line):
    hypotheses = given(line)
    assert all(isinstance(each, Hypothesis) for each in hypotheses)
    entry = getattr(hypotheses[0], "entry", None) or hypotheses[0].entries[0]
    theorem = Theorem(title="Itself", given=hypotheses, lhs=E(entry), rhs=E(entry))
    text = plain(theorem.proof)
    assert "Let" in text
    assert "\\begin{theorem}" in latex(theorem.proof)
    written = {}
    exec(manuscript(theorem, "Written."), written)
    assert written["theorem"].given == theorem.given
    # The hypothesis says what is expected: the expectation is worked out.
    derived = symdrop.derive(E(entry), given=hypotheses)
    assert not derived.rhs.has(E)
