"""What a bound index runs over, read off sums and products."""

import pytest
from sympy import Add, Mul, Product

from symdrop.functions import Prod, exp
from symdrop.language import Sum, bracket, family, index, size
from symdrop.statements.ranges import Range, ranges

n = size("n")
i, j, k, l = index("i j k l", n)
w, x = family("w x", n)


def test_a_range_knows_the_indices_that_it_leaves_out():
    others = Sum((1 - bracket(j, l)) * (1 - bracket(j, k)) * w[j], j)
    assert ranges(others) == ([Range(j, (k, l))], w[j])
    assert ranges(Sum(bracket(j, k) * w[j], j)) == ([Range(j, ())], bracket(j, k) * w[j])


@pytest.mark.parametrize(
    "factor",
    [
        w[i],
        -w[i],
        2 * w[i] * x[i],
        1 + w[i],
        -1 - w[i],
        1 / w[i],
        Add(1, -x[i], x[i] * exp(w[i])),
        (1 + w[i]) ** 2,
        bracket(i, j) * w[i],
        w[k],
        Mul(2),
        Mul(-1),
        w[i] * 0,
    ],
)
@pytest.mark.parametrize("but", [k, l, (k, l), (l, k), (j, k, l)])
def test_a_product_of_all_but_some_is_read_as_it_was_written(factor, but):
    excluded = tuple(sorted(but if isinstance(but, tuple) else (but,), key=str))
    if factor == bracket(i, j) * w[i] and j in excluded:
        pytest.skip("the bracket is part of what is left out")
    found = ranges(Prod(factor, i, but=but))
    # A product of zeros leaves a bracket alone, which is zero elsewhere.
    assert found == ([Range(i, excluded)], factor) or factor == 0


@pytest.mark.parametrize(
    "body",
    [
        w[i],
        1 + w[i],
        (2 - bracket(i, k)) * w[i],
        w[i] + bracket(i, k),
        (1 - bracket(i, k)) * w[i] + 2 * bracket(i, k),
        (1 - bracket(i, k)) * w[i] + bracket(i, l),
        (1 - bracket(k, l)) * w[i] + bracket(k, l),
        (1 - bracket(i, k)) * w[i],
        3 - bracket(i, k),
        (1 - bracket(i, k)) * w[i] + bracket(i, k) + 1,
    ],
)
def test_nothing_else_is_read_as_a_product_of_all_but_some(body):
    assert ranges(Product(body, (i, 1, n))) == ([Range(i, ())], body)


def test_a_product_over_two_indices_knows_the_one_that_is_left_out():
    both = Product((1 - bracket(i, j)) * w[i] * x[j] + bracket(i, j), (i, 1, n), (j, 1, n))
    assert ranges(both) == ([Range(i, ()), Range(j, (i,))], w[i] * x[j])
