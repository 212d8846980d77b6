"""Points at which lines with exponentials differ: those at which their exponents do."""

import pytest

from symdrop.deciders.instances import Difference, compare
from symdrop.functions import Prod, exp, softplus
from symdrop.language import Sum, family, index, scalar, size

n = size("n")
i, k = index("i k", n)
w, x = family("w x", n)
s, t, y = scalar("s t y")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (exp(w[k]), exp(x[k])),
        (softplus(t) * Prod(1 + w[i] * exp(w[i] * x[i] ** 2), i), softplus(t) * Prod(1 + x[i] * exp(x[i] ** 3), i)),
        (exp(s * t**2), exp(s**2 * t)),
        (exp(s) + exp(t) + exp(y), exp(s) + 2 * exp(t) + 0 * y),
        (exp(Sum(w[i] * x[i], i)), exp(Sum(w[i] ** 2, i))),
    ],
)
def test_a_point_is_found(left, right):
    found = compare((), [left, right], 1)
    assert isinstance(found, Difference)
    assert float(found.counterexample.left) != float(found.counterexample.right)
