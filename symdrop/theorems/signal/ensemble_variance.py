r"""Outputs between 0 and 1 vary at most as much as a coin with their mean.

$O_e$ is the output of a masked model and $P_e$ the probability of its mask. The bound is the variance of a coin that
shows 1 with the mean output as its chance, and what is missing to it is the mean of $O_e (1 - O_e)$: the ensemble
varies so much only where every single model is certain.

From baldi2014.
"""

from symdrop.definitions.signal import O, P, e
from symdrop.language import Sum
from symdrop.theorem import Inequality, nonnegative, step

average = Sum(P[e] * O[e], e)
variance = Sum(P[e] * O[e] ** 2, e) - average**2
gap = Sum(P[e] * O[e] * (1 - O[e]), e)

theorem = Inequality(
    title="The variance of outputs between 0 and 1",
    source="baldi2014",
    given=[nonnegative(P[e]), nonnegative(O[e]), nonnegative(1 - O[e])],
    lhs=variance,
    rhs=average * (1 - average),
    remainder=gap,
    steps=[
        step(average - Sum(P[e] * O[e] ** 2, e) + variance),
        step(variance + gap),
    ],
)
