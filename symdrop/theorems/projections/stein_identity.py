r"""A normal perturbation times a function of it averages to the gradient of the averaged function.

The function is the third power of $t + \sum_i z_i a_i$, whose derivative by $z_k$ is $3 a_k$ times its square. So its
gradient is estimated by evaluations alone, each multiplied with the perturbation that led to it: this is how evolution
strategies work. `stein_identity_of_a_square` is the same for the second power. Both need normal noise; a mask or
another law with the same mean and variance gives another result for the third power.

From stein1981 and salimans2017.
"""

from symdrop.axioms import independent, linearity, mean, moments, sift
from symdrop.definitions.projections import a, i, j, k, l, linear, s, t, z
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, gaussian, step

theorem = Theorem(
    title="Stein's identity for a third power",
    source="stein1981; salimans2017",
    given=[gaussian(z[i], mean=0, variance=s[i])],
    lhs=E(z[k] * linear**3),
    rhs=3 * s[k] * a[k] * E(linear**2),
    steps=[
        step(
            t**3 * E(z[k])
            + 3 * t**2 * Sum(E(z[k] * z[i]) * a[i], i)
            + 3 * t * Sum(E(z[k] * z[i] * z[j]) * a[i] * a[j], i, j)
            + Sum(E(z[k] * z[i] * z[j] * z[l]) * a[i] * a[j] * a[l], i, j, l),
            linearity,
        ),
        step(3 * s[k] * a[k] * (t**2 + Sum(s[i] * a[i] ** 2, i)), independent, mean, moments, sift),
        step(3 * s[k] * a[k] * E(linear**2), linearity, independent, mean, moments, sift),
    ],
)

stein_identity_of_a_square = Theorem(
    title="Stein's identity for a square",
    source="stein1981",
    given=[gaussian(z[i], mean=0, variance=s[i])],
    lhs=E(z[k] * linear**2),
    rhs=2 * s[k] * a[k] * E(linear),
    steps=[
        step(
            t**2 * E(z[k]) + 2 * t * Sum(E(z[k] * z[i]) * a[i], i) + Sum(E(z[k] * z[i] * z[j]) * a[i] * a[j], i, j),
            linearity,
        ),
        step(2 * s[k] * a[k] * t, independent, mean, moments, sift),
        step(2 * s[k] * a[k] * E(linear), linearity, mean),
    ],
)
