r"""Noise on the inputs acts on a squared loss through its means and covariances alone, whatever its law is.

$C_{ij}$ is the covariance of the noise on inputs $i$ and $j$. The penalty is half the variance of the output, a
quadratic form in all covariances; the sum of the variances alone is right only for uncorrelated noise. So masks that
drop neighbours together, as blocks in an image or by a Markov chain along a sequence, need nothing more than the
covariances of the mask. `exchangeable_mask` is a mask in which each entry is kept with probability $q_1$ and any two of
them together with $q_2$: where $q_2$ is above $q_1^2$, a multiple of the squared output is added to a smaller ridge.

From maaten2013 and ghiasi2018; the general form is a consequence.
"""

from symdrop.axioms import correlated, exchangeability, linearity, mean, sift
from symdrop.definitions.linear_unit import C, I, delta, i, j, mu, regular_loss, t, w, z
from symdrop.language import E, Rational, Sum, bracket, scalar
from symdrop.theorem import Theorem, exchangeable, noise, step, symmetric

half = Rational(1, 2)
q_1, q_2 = scalar("q_1 q_2")
penalty = half * Sum(C[i, j] * w[i] * w[j] * I[i] * I[j], i, j)

theorem = Theorem(
    title="The expected loss of a unit with correlated noise",
    source="maaten2013; ghiasi2018",
    given=[noise(z[i], mean=mu[i], covariance=C[i, j]), symmetric(C)],
    lhs=E(regular_loss(z[j] * w[j])),
    rhs=regular_loss(mu[j] * w[j]) + penalty,
    steps=[
        step(
            half * t**2
            - t * Sum(E(z[j]) * w[j] * I[j], j)
            + half * Sum(E(z[i] * z[j]) * w[i] * w[j] * I[i] * I[j], i, j),
            linearity,
        ),
        step(
            half * t**2
            - t * Sum(mu[j] * w[j] * I[j], j)
            + half * Sum((mu[i] * mu[j] + C[i, j]) * w[i] * w[j] * I[i] * I[j], i, j),
            correlated,
            mean,
        ),
        step(regular_loss(mu[j] * w[j]) + penalty),
    ],
)

ridge = half * (q_1 - q_2) * Sum(w[i] ** 2 * I[i] ** 2, i)
squared_output = half * (q_2 - q_1**2) * Sum(w[i] * I[i], i) ** 2

exchangeable_mask = Theorem(
    title="The expected loss of a unit with an exchangeable mask",
    source="ghiasi2018",
    given=[exchangeable(delta[j], means=[q_1, q_2])],
    lhs=E(regular_loss(delta[j] * w[j])),
    rhs=regular_loss(q_1 * w[j]) + ridge + squared_output,
    steps=[
        step(
            half * t**2
            - t * Sum(E(delta[j]) * w[j] * I[j], j)
            + half * Sum(E(delta[i] * delta[j]) * w[i] * w[j] * I[i] * I[j], i, j),
            linearity,
        ),
        step(
            half * t**2
            - t * q_1 * Sum(w[j] * I[j], j)
            + half * Sum((q_2 + bracket(i, j) * (q_1 - q_2)) * w[i] * w[j] * I[i] * I[j], i, j),
            exchangeability,
            mean,
        ),
        step(regular_loss(q_1 * w[j]) + ridge + squared_output, sift),
    ],
)
