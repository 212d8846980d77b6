r"""Alpha dropout keeps the variance 1 of an input with the mean 0, and draws every other variance towards 1.

What is dropped becomes the saturation $\alpha'$ of the activation and not 0. The stretch $a_p$ behind it is the root of
an equation: its square is $1 / ((1 - r)(1 + r \alpha'^2))$ at the drop probability $r$, and only this square stands
here, so that no root is needed. A variance $s_i$ becomes $1 + (s_i - 1) / (1 + r \alpha'^2)$: where $s_i$ is 1 it is 1.
`stretched_variance` says what it is at any stretch, and `stretched_mean` that a mean is multiplied by $a_p (1 - r)$:
a mean of 0 is kept, and no other. It is the mean over inputs and masks; for one given input nothing is kept.

From klambauer2017; the law is that of torch.nn.AlphaDropout.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, moments, variance
from symdrop.definitions.layers import a_p, alpha, alpha_mask, alpha_prime, delta, i, j, mu, r, s, x
from symdrop.language import E, Var
from symdrop.theorem import Theorem, noise, nonzero, step

output = alpha(delta[i], x[i])
square = 1 / ((1 - r) * (1 + r * alpha_prime**2))
kept = (1 - r) * E(x[i] ** 2) + r * (1 - r) * alpha_prime**2

theorem = Theorem(
    title="The variance after alpha dropout",
    source="klambauer2017",
    given=[*alpha_mask, noise(x[j], mean=0, variance=s[j]), nonzero(1 - r), nonzero(1 + r * alpha_prime**2)],
    lhs=Var(output / a_p) * square,
    rhs=1 + (s[i] - 1) / (1 + r * alpha_prime**2),
    steps=[
        step((E((output / a_p) ** 2) - E(output / a_p) ** 2) * square, variance),
        step(kept * square, linearity, independent, idempotent, mean),
        step(1 + (s[i] - 1) / (1 + r * alpha_prime**2), moments),
    ],
)

stretched_variance = Theorem(
    title="The variance after alpha dropout at any stretch",
    source="klambauer2017",
    given=[*alpha_mask, noise(x[j], mean=0, variance=s[j])],
    lhs=Var(output),
    rhs=a_p**2 * (1 - r) * (s[i] + r * alpha_prime**2),
    steps=[
        step(E(output**2) - E(output) ** 2, variance),
        step(a_p**2 * kept, linearity, independent, idempotent, mean),
        step(a_p**2 * (1 - r) * (s[i] + r * alpha_prime**2), moments),
    ],
)

stretched_mean = Theorem(
    title="The mean after alpha dropout",
    source="klambauer2017",
    given=[*alpha_mask, noise(x[j], mean=mu[j], variance=s[j])],
    lhs=E(output),
    rhs=a_p * (1 - r) * mu[i],
    steps=[
        step(a_p * (E(delta[i] * x[i]) + (1 - r - E(delta[i])) * alpha_prime), linearity),
        step(a_p * (1 - r) * mu[i], independent, mean),
    ],
)
