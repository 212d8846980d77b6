r"""Three masks that are independent in pairs, but not all three: a squared loss cannot tell, a third power can.

Of the masks $\delta_i$, $\epsilon_i$ and $\zeta_i$ at one input either none or exactly two are 1, each outcome with
probability 1/4; the third is the parity of the other two. Any two of them are independent, and so the expected squared
loss is that of three independent masks kept with 1/2. But all three are never 1 together, so that by `parity_of_three`
the third central moment of the output is not 0, as it is for independent masks kept with 1/2. A claim about third or
higher moments needs more than independence in pairs.

A consequence of maaten2013, whose penalty needs second moments alone.
"""

from symdrop.axioms import correlated, idempotent, independent, linearity, mean, sift, variance
from symdrop.definitions.linear_unit import I, delta, epsilon, i, j, k, t, w, zeta
from symdrop.language import E, Rational, Sum, Var
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
            (t - Sum(E(three) * w[i] * I[i], i)) ** 2 + Sum(Var(three) * w[i] ** 2 * I[i] ** 2, i),
            variance,
            linearity,
            independent,
            sift,
        ),
        step(
            (t - Rational(3, 2) * Sum(w[i] * I[i], i)) ** 2 + Rational(3, 4) * Sum(w[i] ** 2 * I[i] ** 2, i),
            variance,
            linearity,
            correlated,
            idempotent,
            mean,
        ),
    ],
)

deviation = delta[i] + epsilon[i] + zeta[i] - Rational(3, 2)

parity_of_three = Theorem(
    title="The third central moment of the output under masks of given parity",
    source="maaten2013",
    given=[parity],
    lhs=E(Sum((delta[i] + epsilon[i] + zeta[i] - Rational(3, 2)) * w[i] * I[i], i) ** 3),
    rhs=-Rational(3, 4) * Sum(w[i] ** 3 * I[i] ** 3, i),
    steps=[
        step(Sum(E(deviation**3) * w[i] ** 3 * I[i] ** 3, i), linearity, independent, mean, sift),
        step(-Rational(3, 4) * Sum(w[i] ** 3 * I[i] ** 3, i), linearity, correlated, idempotent, mean),
    ],
)
