r"""A mask over its realised mean penalises the spread of the contributions, and leaves their mean alone.

The factors of LoHa's rank dropout add up to $n$. What all inputs contribute alike is therefore never disturbed, and
only the distance of each contribution $w_j x_j$ from their mean costs something: the penalty is $v_z n / (n - 1)$ times
the sum of the squared distances. Independent masks of the same variance would penalise the squares themselves. All of
it is given that something is kept: with a small chance all is dropped, and the layer divides by 0.

A consequence of cochran1977; the layer is the rank dropout of LoHa, a method of hyeonwoo2022.
"""

from symdrop.axioms import exchangeability, linearity, mean, sift
from symdrop.definitions.layers import delta, i, j, n, rank_factors, ranks, t, v_z, w, x
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, step

output = Sum(ranks(delta[j], x[j]) * w[j], j)
whole = Sum(w[j] * x[j], j)
penalty = v_z * n / (n - 1) * Sum((w[i] * x[i] - whole / n) ** 2, i)

theorem = Theorem(
    title="The expected loss under a mask over its realised mean",
    source="hyeonwoo2022; cochran1977",
    given=rank_factors,
    lhs=E((t - output) ** 2),
    rhs=(t - whole) ** 2 + penalty,
    steps=[
        step(
            t**2
            - 2 * t * Sum(E(delta[j]) * w[j] * x[j], j)
            + Sum(E(delta[i] * delta[j]) * w[i] * w[j] * x[i] * x[j], i, j),
            linearity,
        ),
        step(
            (t - whole) ** 2 + Sum((bracket(i, j) * v_z * n - v_z) / (n - 1) * w[i] * w[j] * x[i] * x[j], i, j),
            exchangeability,
            mean,
        ),
        step((t - whole) ** 2 + penalty, sift),
    ],
)
