r"""A quadratic penalty with a strength of its own for every unit is never below twice the sum of the sizes.

The strength $\eta_i$ is positive. Equality is at $\eta_i = s_i$, and so adapting the strengths to the sizes turns a
ridge penalty into an L1 penalty: this is how dropout whose keep probabilities are adapted selects units. What is
missing to equality is a square over a positive number.

From lejeune2021.
"""

from symdrop.definitions.gates import eta, i, s
from symdrop.language import Sum
from symdrop.theorem import Inequality, nonnegative, nonzero, step

sizes = 2 * Sum(s[i], i)
missing = Sum((s[i] - eta[i]) ** 2 / eta[i], i)

theorem = Inequality(
    title="A reweighted ridge penalty is at least an L1 penalty",
    source="lejeune2021",
    given=[nonnegative(eta[i]), nonzero(eta)],
    lhs=sizes,
    rhs=Sum(s[i] ** 2 / eta[i] + eta[i], i),
    remainder=missing,
    steps=[
        step(sizes + Sum(s[i] ** 2 / eta[i] - 2 * s[i] + eta[i], i)),
        step(sizes + missing),
    ],
)
