r"""Three masks that are independent in pairs, but not all three: a squared loss cannot tell, a third power can.

Of the masks $\delta_i$, $\epsilon_i$ and $\zeta_i$ at one input either none or exactly two are 1, each outcome with
probability 1/4; the third is the parity of the other two. Any two of them are independent, and so the expected squared
loss is that of three independent masks kept with 1/2. But all three at one input are never 1 together, by
`parity_of_three`, where independent masks, and masks at different inputs, are so with probability 1/8. A claim about
third or higher moments needs more than independence in pairs.

A consequence of maaten2013, whose penalty needs second moments alone.
"""

from symdrop.axioms import correlated, idempotent, independent, linearity, mean, sift
from symdrop.definitions.linear_unit import I, delta, epsilon, i, j, k, l, t, w, zeta
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Theorem, masks, step

quarter = Rational(1, 4)
parity = masks(
    delta[k],
    epsilon[k],
    zeta[k],
    table={(0, 0, 0): quarter, (0, 1, 1): quarter, (1, 0, 1): quarter, (1, 1, 0): quarter},
)
three = delta[i] + epsilon[i] + zeta[i]

theorem = Theorem(
    title="The expected squared loss under masks of given parity",
    source="maaten2013",
    given=[parity],
    lhs=E((t - Sum((delta[i] + epsilon[i] + zeta[i]) * w[i] * I[i], i)) ** 2),
    rhs=(t - Rational(3, 2) * Sum(w[i] * I[i], i)) ** 2 + Rational(3, 4) * Sum(w[i] ** 2 * I[i] ** 2, i),
    steps=[
        step(
            t**2
            - 2 * t * Sum(E(three) * w[i] * I[i], i)
            + Sum(E(three * (delta[j] + epsilon[j] + zeta[j])) * w[i] * w[j] * I[i] * I[j], i, j),
            linearity,
        ),
        step(
            t**2
            - 3 * t * Sum(w[i] * I[i], i)
            + Rational(9, 4) * Sum(w[i] * w[j] * I[i] * I[j], i, j)
            + Rational(3, 4) * Sum(w[i] ** 2 * I[i] ** 2, i),
            linearity,
            independent,
            correlated,
            idempotent,
            mean,
            sift,
        ),
        step((t - Rational(3, 2) * Sum(w[i] * I[i], i)) ** 2 + Rational(3, 4) * Sum(w[i] ** 2 * I[i] ** 2, i)),
    ],
)

parity_of_three = Theorem(
    title="The expected product of three masks of given parity",
    source="maaten2013",
    given=[parity],
    lhs=E(delta[k] * epsilon[k] * zeta[l]),
    rhs=(1 - bracket(k, l)) / 8,
    steps=[
        step((1 - bracket(k, l)) / 8, independent, correlated, mean),
    ],
)
