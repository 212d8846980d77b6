r"""Two copies of one input share their weight under dropout.

Copies of an input $x$ with weights $a$ and $b$ act only through $a + b$, but the penalty also holds $(a - b)^2$: for a
given sum it is smallest at $a = b$, so no copy is left to do the work alone. Both copies have the same keep
probability $p$. `loss_of_two_copies` says that this is the penalty of that unit, `sharing_is_optimal` that no other
weights with the same sum have a smaller one than two equal halves.

A consequence of `expected_dropout_loss`, on what srivastava2014 calls co-adaptation.
"""

from symdrop.axioms import idempotent, independent, linearity, mean
from symdrop.definitions.linear_unit import t
from symdrop.language import E, Rational, scalar
from symdrop.theorem import Inequality, Theorem, bernoulli, nonnegative, step

half = Rational(1, 2)
a, b, x, p, first, second = scalar("a b x p delta_1 delta_2")

theorem = Theorem(
    title="The penalty of two copies of one input",
    source="srivastava2014",
    lhs=half * p * (1 - p) * x**2 * (a**2 + b**2),
    rhs=half * p * (1 - p) * x**2 * ((a + b) ** 2 / 2 + (a - b) ** 2 / 2),
    steps=[
        step(half * p * (1 - p) * x**2 * ((a + b) ** 2 / 2 + (a - b) ** 2 / 2)),
    ],
)

loss_of_two_copies = Theorem(
    title="The expected loss with two copies of one input",
    source="srivastava2014",
    given=[bernoulli(first, keep=p), bernoulli(second, keep=p)],
    lhs=E(half * (t - (first * a + second * b) * x) ** 2),
    rhs=half * (t - p * (a + b) * x) ** 2 + half * p * (1 - p) * x**2 * ((a + b) ** 2 / 2 + (a - b) ** 2 / 2),
    steps=[
        step(
            half * t**2
            - t * (a * E(first) + b * E(second)) * x
            + half * (a**2 * E(first**2) + b**2 * E(second**2)) * x**2
            + a * b * E(first * second) * x**2,
            linearity,
        ),
        step(
            half * t**2 - t * p * (a + b) * x + half * p * (a**2 + b**2) * x**2 + a * b * p**2 * x**2,
            independent,
            idempotent,
            mean,
        ),
        step(half * (t - p * (a + b) * x) ** 2 + half * p * (1 - p) * x**2 * (a**2 + b**2)),
        step(half * (t - p * (a + b) * x) ** 2 + half * p * (1 - p) * x**2 * ((a + b) ** 2 / 2 + (a - b) ** 2 / 2)),
    ],
)

# Two halves of the sum a + b: their squares add up to half of its square.
shared = half * p * (1 - p) * x**2 * (a + b) ** 2 / 2
excess = half * p * (1 - p) * x**2 * (a - b) ** 2 / 2

sharing_is_optimal = Inequality(
    title="Equal weights have the smallest penalty for their sum",
    source="srivastava2014",
    given=[nonnegative(p), nonnegative(1 - p)],
    lhs=shared,
    rhs=half * p * (1 - p) * x**2 * (a**2 + b**2),
    remainder=excess,
    steps=[
        step(half * p * (1 - p) * x**2 * ((a + b) ** 2 / 2 + (a - b) ** 2 / 2)),
        step(shared + excess),
    ],
)
