r"""Masks that are independent in pairs are taken for independent ones, in an expectation of three of them.

Any two of the three masks are independent and kept with one half, but the third is decided by the other two. So the
chance that all three are kept is not the product of their chances: here it is zero. Only where no more than two masks
meet, as in a squared loss, are pairs enough.

Met where masks are made from few random bits, and where a correlation matrix is taken to settle independence.
"""

from symdrop.definitions.linear_unit import delta, epsilon, k, zeta
from symdrop.language import E, Rational
from symdrop.theorem import Mistake
from symdrop.theorems.linear_unit.parity_masks import parity
from symdrop.theorems.linear_unit.parity_masks import parity_of_three as truth

mistake = Mistake(
    title="Pairwise independence taken for independence",
    source="maaten2013",
    given=[parity],
    lhs=E(delta[k] * epsilon[k] * zeta[k]),
    rhs=Rational(1, 8),
    instead=truth,
)
