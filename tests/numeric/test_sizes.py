"""Sizes that the hypotheses rule out: a formula refuses them, in every form of it."""

from fractions import Fraction

import numpy as np
import pytest

from symdrop.language import Sum, family, index, size
from symdrop.theorem import Theorem, nonzero

m, n = size("m n")
i, j = index("i j", m)
x = family("x", m)
SPREAD = Theorem(
    title="The sample variance",
    given=[nonzero(m - 1), nonzero(n - 2)],
    lhs=Sum((x[i] - Sum(x[j], j) / m) ** 2, i) / (m - 1),
    rhs=(Sum(x[i] ** 2, i) - Sum(x[i], i) ** 2 / m) / (m - 1),
)
REFUSED = r"is not defined at m = 1: its theorem assumes that m - 1 is not zero"


@pytest.mark.parametrize("values", [[1.0], [Fraction(1)], np.array([1.0]), np.ones((3, 1))])
def test_a_size_that_is_ruled_out_is_refused(values):
    with pytest.raises(ValueError, match=REFUSED):
        SPREAD.function(values)
    assert "n = " not in SPREAD.function.source


def test_other_sizes_are_as_before():
    values = np.array([1.0, 2.0, 4.0])
    for _ in range(2):
        assert SPREAD.function(values) == pytest.approx(np.var(values, ddof=1))
    with pytest.raises(ValueError, match=REFUSED):
        SPREAD.function(values[:1])
