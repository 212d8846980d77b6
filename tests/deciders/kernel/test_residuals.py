"""Residuals are written with the statement's own indices, and with letters that no two sizes share."""

import pytest
from sympy import Add

from symdrop.deciders.kernel.check import check
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.residuals import MOST_WRITTEN, fresh_index, residual_expression, shown_residual
from symdrop.errors import NotProved
from symdrop.language import Sum, family, index, size
from symdrop.latex import latex as typeset
from symdrop.statements.statement import Statement
from symdrop.theorem import Theorem, bernoulli

m, n = size("m n")
a = index("a", m)
i, j, k = index("i j k", n)
X, R = family("X R", m, n)
y = family("y", m)
w, x, p, delta = family("w x p delta", n)


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
    assert shown_residual(context, table)[1].startswith("Sum(X[")


def test_a_residual_over_two_sizes_is_a_line():
    claim = Theorem(
        title="No mixed terms",
        given=[bernoulli(delta[j], keep=p[j])],
        lhs=Sum(Sum(X[a, i] * w[i], i) ** 2, a) ** 2,
        rhs=0 * w[i],
    )
    with pytest.raises(NotProved) as caught:
        claim.proof  # noqa: B018
    assert caught.value.residual_text.count("Sum(") == 1


def test_a_residual_is_an_expression_that_can_be_calculated_with_and_typeset():
    with pytest.raises(NotProved) as caught:
        Theorem(title="Too little", lhs=Sum(w[i], i) ** 2, rhs=Sum(w[i] ** 2, i)).proof  # noqa: B018
    refusal = caught.value
    assert check(Statement("", "", (), refusal.residual, Sum(w[i], i) ** 2 - Sum(w[i] ** 2, i), ()))
    assert "sum" in typeset(refusal.residual)
    assert f"residual: {refusal.residual_text}\n" in str(refusal)


def test_of_a_long_residual_the_first_terms_are_shown_and_the_rest_is_counted():
    line = Add(*(w[k] ** power for power in range(1, 20))) * Add(*(x[k] ** power for power in range(1, 20)))
    context, (table,) = read_statement((), [line])
    expression, text = shown_residual(context, table)
    assert (len(table), len(expression.args)) == (361, MOST_WRITTEN)
    assert text.endswith(" + 161 more terms")
    assert shown_residual(context, dict(sorted(table.items())[:MOST_WRITTEN]))[1] == text.removesuffix(
        " + 161 more terms"
    )


def test_a_residual_with_numbers_too_long_to_be_written_is_an_expression_still():
    context, (table,) = read_statement((), [10**5000 * w[k]])
    expression, text = shown_residual(context, table)
    assert expression == 10**5000 * w[k]
    assert text == "1 terms with numbers too long to be written"
