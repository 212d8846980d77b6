r"""Where the factor of what is kept is rounded, the mean of dropout is not the input, and the ridge is another.

In 16 bits the factor is not $1 / (1 - r)$ but the nearest number $r_p$ that the format has. The output is multiplied by
$(1 - r) r_p$ on average: in bfloat16 by 0.9984 at $r = 1/10$ and by 0.999 at $r = 1/1000$, where $r_p$ is 1. Each layer
of a network multiplies again, while evaluation is the identity. `rounded_loss` is what a linear unit sees.

A consequence of srivastava2014 and of the rounding of numbers; the law is that of torch.nn.Dropout.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.layers import delta, i, j, r, r_p, rounded, rounded_mask, t, w, x
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, step

output = Sum(rounded(delta[j], x[j]) * w[j], j)
whole = Sum(w[j] * x[j], j)

theorem = Theorem(
    title="The mean of dropout with a rounded factor",
    source="srivastava2014",
    given=rounded_mask,
    lhs=E(output) - whole,
    rhs=((1 - r) * r_p - 1) * whole,
    steps=[
        step(Sum((r_p * E(delta[j]) - 1) * w[j] * x[j], j), linearity),
        step(((1 - r) * r_p - 1) * whole, mean),
    ],
)

rounded_loss = Theorem(
    title="The expected loss of dropout with a rounded factor",
    source="srivastava2014",
    given=rounded_mask,
    lhs=E((t - output) ** 2),
    rhs=(t - (1 - r) * r_p * whole) ** 2 + r * (1 - r) * r_p**2 * Sum(w[j] ** 2 * x[j] ** 2, j),
    steps=[
        step(
            t**2
            - 2 * t * r_p * Sum(E(delta[j]) * w[j] * x[j], j)
            + r_p**2 * Sum(E(delta[i] * delta[j]) * w[i] * w[j] * x[i] * x[j], i, j),
            linearity,
        ),
        step(
            (t - (1 - r) * r_p * whole) ** 2
            + r_p**2 * Sum(bracket(i, j) * r * (1 - r) * w[i] * w[j] * x[i] * x[j], i, j),
            independent,
            idempotent,
            mean,
        ),
        step((t - (1 - r) * r_p * whole) ** 2 + r * (1 - r) * r_p**2 * Sum(w[j] ** 2 * x[j] ** 2, j), sift),
    ],
)
