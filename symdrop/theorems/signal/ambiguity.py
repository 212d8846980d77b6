r"""The mean output of an ensemble has a smaller squared error than its members, by exactly their variance.

The members are one model under all its masks, weighted with the probabilities of these. Nothing is used of the law of
the mask; the theorem is stated for a linear output so that it can be computed. `ensemble_error` is the same for the
mean of $m$ outputs, whatever made them.

From krogh1995.
"""

from symdrop.axioms import linearity, variance
from symdrop.definitions.signal import e, j, m, mask, mean_output, output, q, t, y
from symdrop.language import E, Sum, Var
from symdrop.theorem import Theorem, bernoulli, step

spread = Sum((y[e] - mean_output) ** 2, e) / m

theorem = Theorem(
    title="The squared error of a masked ensemble",
    source="krogh1995",
    given=[bernoulli(mask[j], keep=q[j])],
    lhs=E((output - t) ** 2),
    rhs=(E(output) - t) ** 2 + Var(output),
    steps=[
        step(E(output**2) - 2 * t * E(output) + t**2, linearity),
        step((E(output) - t) ** 2 + Var(output), variance),
    ],
)

ensemble_error = Theorem(
    title="The squared error of the members of an ensemble",
    source="krogh1995",
    lhs=Sum((y[e] - t) ** 2, e) / m,
    rhs=(mean_output - t) ** 2 + spread,
    steps=[
        step(Sum(y[e] ** 2, e) / m - 2 * t * mean_output + t**2),
        step((mean_output - t) ** 2 + spread),
    ],
)
