"""The order of printed factors follows what the hypotheses say of a name, whatever its letters are."""

import re

import pytest

from symdrop.catalogue import catalogue
from symdrop.language import E, Family, Scalar, family, index, scalar, size
from symdrop.latex.document import latex
from symdrop.latex.premises import LATEX, PLAIN, premises
from symdrop.latex.roles import NO_ROLES, Roles
from symdrop.statements.laws import Law
from symdrop.theorem import Theorem, bernoulli, covariance, define, gaussian, noise

n = size("n")
j = index("j", n)
delta, m, w, x, p, keep, z, u, c = family("delta m w x p keep z u c", n)
# Names from elsewhere in the alphabet, in an order of their own.
RANDOM, PARAMETERS = ("zz", "mm", "ww", "cc"), ("xx", "keep", "hh", "bb")
RENAMED = [
    entry
    for entry in catalogue()
    if (spoken := [law for law in entry.theorem.given if law.random]) and all(isinstance(law, Law) for law in spoken)
]


def names_of(theorem):
    """A new name for whatever has a role."""
    roles = Roles.of(theorem)
    return dict([*zip(roles.random, RANDOM, strict=False), *zip(roles.parameters, PARAMETERS, strict=False)])


def renamed(theorem, names):
    """The theorem in other letters."""
    lines = [*theorem.lines, *(part for law in theorem.given for part in law.expressions)]
    atoms = {each for line in lines for each in line.atoms(Family, Scalar) if each.name in names}
    other = {
        each: family(names[each.name], *each.shape) if isinstance(each, Family) else scalar(names[each.name])
        for each in atoms
    }
    given = [
        law.like(law.entry.xreplace(other), [each.xreplace(other) for each in law.parameters]) if law.random else law
        for law in theorem.given
    ]
    lines = [line.xreplace(other) for line in theorem.lines]
    where = [define(each.name, each.meaning.xreplace(other)) for each in theorem.where]
    return Theorem(title="T", given=given, lhs=lines[0], rhs=lines[-1], where=where), lines


@pytest.mark.parametrize("entry", RENAMED, ids=lambda entry: entry.name)
def test_a_theorem_in_other_letters_is_printed_in_the_same_order(entry):
    names = names_of(entry.theorem)
    again, lines = renamed(entry.theorem, names)
    known = {each.name for line in entry.theorem.lines for each in line.atoms(Family, Scalar)}
    spelled = re.compile(rf"(?<![A-Za-z])({'|'.join(sorted({*known, *names}, key=len, reverse=True))})(?![A-Za-z])")
    for before, after in zip(entry.theorem.lines, lines, strict=True):
        text = PLAIN.of(entry.theorem).write(before)
        expected = spelled.sub(lambda found: names.get(found[0], found[0]), text)
        assert PLAIN.of(again).write(after) == expected


def stated(*given):
    return Theorem(title="T", given=given, lhs=w[j], rhs=w[j])


def test_roles_are_read_off_laws_and_covariances_in_their_order():
    assert Roles.of(stated()) == NO_ROLES
    assert Roles.of(stated(bernoulli(m[j], keep=1 - keep[j]))) == Roles(("m",), ("keep",))
    given = [noise(z[j], mean=x[j], variance=p[j]), noise(u[j], mean=x[j], variance=w[j]), covariance(z[j], u[j], c[j])]
    assert Roles.of(stated(*given)) == Roles(("z", "u"), ("x", "p", "w", "c"))
    assert Roles.of(stated(gaussian(scalar("z"), mean=0, variance=scalar("t")))) == Roles(("z",), ("t",))


def test_a_role_counts_more_than_a_letter_and_letters_alone_order_what_has_none():
    with_role = stated(bernoulli(x[j], keep=w[j]))
    assert PLAIN.of(with_role).write(p[j] * w[j] * x[j]) == "x_j w_j p_j"
    assert PLAIN.write(p[j] * w[j] * x[j]) == "p_j w_j x_j"
    assert latex(m[j] * w[j]) == r"m_j w_j"
    assert LATEX.of(stated(bernoulli(m[j], keep=keep[j]))).write(E(w[j] * m[j])) == r"\mathbb{E}[m_j w_j]"


def test_premises_are_ordered_as_the_statement_is():
    given = noise(z[j], mean=w[j] * keep[j], variance=keep[j] * w[j])
    assert "E[z_j] = keep_j w_j" in premises(stated(given), PLAIN)
