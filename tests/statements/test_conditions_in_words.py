"""What a law asks of its parameters is said in its sentence, in text and in LaTeX."""

import pytest

from symdrop.language import E, family, index, size
from symdrop.latex.premises import LATEX, PLAIN, premises
from symdrop.theorem import Theorem, covariance, noise, uniform

n = size("n")
j = index("j", n)
z, u, a, b, c = family("z u a b c", n)
WHITE = (noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1))


@pytest.mark.parametrize(
    ("given", "text", "tex"),
    [
        ([noise(z[j], moments=[a[j], b[j]])], ", where b_j - a_j^2 >= 0.", r", where \(b_j - a_j^2 \geq 0\)."),
        ([uniform(z[j], low=a[j], high=b[j])], ", where b_j - a_j >= 0.", r", where \(b_j - a_j \geq 0\)."),
        ([*WHITE, covariance(z[j], u[j], c[j])], "a value that two such entries can have,", "such entries can have,"),
    ],
)
def test_conditions_on_symbols_are_said(given, text, tex):
    statement = Theorem(title="", given=given, lhs=E(z[j]), rhs=E(z[j])).statement
    assert text in premises(statement, PLAIN)
    assert tex in premises(statement, LATEX)


@pytest.mark.parametrize("law", [noise(z[j], moments=[0, 1]), uniform(z[j], low=0, high=1)])
def test_nothing_is_said_of_numbers(law):
    assert "where" not in premises(Theorem(title="", given=[law], lhs=E(z[j]), rhs=E(z[j])).statement, PLAIN)
