"""Residuals are written with the statement's own indices, and with letters that no two sizes share."""

import pytest

from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.residuals import fresh_index, residual_expression, residual_text
from symdrop.errors import NotProved
from symdrop.language import Sum, family, index, size
from symdrop.theorem import Theorem, bernoulli

m, n = size("m n")
a = index("a", m)
i, j = index("i j", n)
X, R = family("X R", m, n)
y = family("y", m)
w, p, delta = family("w p delta", n)


def test_the_indices_of_the_statement_come_first_and_then_new_letters():
    names = {"n": n, "i": i, "w": w}
    assert fresh_index(names, "n", set()) is i
    assert str(fresh_index(names, "n", {"i"})) == "j"
    assert [str(fresh_index(names, "n", {"i", *"jklhr"}))] == ["i1"]


def test_two_sizes_never_get_one_letter():
    names = {"m": m, "n": n, "a": a, "i": i}
    used = {"m": {"a", "i"}, "n": {"a", "i"}}
    for _ in range(6):
        for over in ("m", "n"):
            used[over].add(str(fresh_index(names, over, used[over])))
    assert used["m"] & used["n"] == {"a", "i"}


def test_what_is_written_can_be_read_again():
    """Products of sums over samples and units need more indices of both kinds than the line itself has."""
    line = Sum(Sum(X[a, i] * w[i], i) ** 2, a) ** 2
    context, (table,) = read_statement((), [line])
    again = residual_expression(context, table)
    assert read_statement((), [line, again])[1][0] == read_statement((), [line, again])[1][1]
    assert residual_text(context, table).startswith("Sum(X[")


def test_a_residual_over_two_sizes_is_a_line():
    claim = Theorem(
        title="No mixed terms",
        given=[bernoulli(delta[j], keep=p[j])],
        lhs=Sum(Sum(X[a, i] * w[i], i) ** 2, a) ** 2,
        rhs=0 * w[i],
    )
    with pytest.raises(NotProved) as caught:
        claim.proof  # noqa: B018
    assert caught.value.residual.count("Sum(") == 1
