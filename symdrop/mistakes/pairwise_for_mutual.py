r"""Masks that are independent in pairs are taken for independent ones, in a third moment.

Any two of the three masks are independent and kept with one half, but the third is decided by the other two, and they
are never all kept. So the third central moment of the output, in which the three meet, is not zero as it would be for
independent masks kept with one half. Only where no more than two masks meet, as in a squared loss, are pairs enough.

Met where masks are made from few random bits, and where a correlation matrix is taken to settle independence.
"""

from symdrop.definitions.linear_unit import I, delta, epsilon, i, w, zeta
from symdrop.language import E, Rational, Sum
from symdrop.theorem import Mistake
from symdrop.theorems.linear_unit.parity_masks import parity
from symdrop.theorems.linear_unit.parity_masks import parity_of_three as truth

mistake = Mistake(
    title="Pairwise independence taken for independence",
    source="maaten2013",
    given=[parity],
    lhs=E(Sum((delta[i] + epsilon[i] + zeta[i] - Rational(3, 2)) * w[i] * I[i], i) ** 3),
    rhs=0,
    instead=truth,
)
