r"""Independent gates on two values scale their covariance by both keep probabilities, and their variances by one.

Whatever the means of the values are, the covariance is multiplied by the product of the keep probabilities. The
variance is multiplied by one of them only where the value is centred: by `gated_variance` the square of the mean enters
otherwise. `gated_correlation` says for two centred values that the square of the correlation falls by the factor of
both keep probabilities; it is written without division, as variances may be zero.

From chen2019.
"""

from symdrop.axioms import correlated, idempotent, independent, mean, moments, variance
from symdrop.definitions.gates import cov, gate_u, gate_v, keep_u, keep_v, mu, nu, u, v, var_u, var_v
from symdrop.language import Cov, E, Var
from symdrop.theorem import Theorem, bernoulli, covariance, noise, step

gates = [bernoulli(gate_u, keep=keep_u), bernoulli(gate_v, keep=keep_v)]

theorem = Theorem(
    title="The covariance of two gated values",
    source="chen2019",
    given=[noise(u, mean=mu, variance=var_u), noise(v, mean=nu, variance=var_v), covariance(u, v, cov), *gates],
    lhs=Cov(gate_u * u, gate_v * v),
    rhs=keep_u * keep_v * cov,
    steps=[
        step(E(gate_u) * E(gate_v) * Cov(u, v), variance, independent),
        step(keep_u * keep_v * cov, variance, correlated, mean),
    ],
)

gated_variance = Theorem(
    title="The variance of a gated value",
    source="chen2019",
    given=[noise(u, mean=mu, variance=var_u), bernoulli(gate_u, keep=keep_u)],
    lhs=Var(gate_u * u),
    rhs=keep_u * var_u + keep_u * (1 - keep_u) * mu**2,
    steps=[
        step(E(gate_u**2) * E(u**2) - E(gate_u) ** 2 * E(u) ** 2, variance, independent),
        step(keep_u * E(u**2) - keep_u**2 * mu**2, idempotent, mean),
        step(keep_u * var_u + keep_u * (1 - keep_u) * mu**2, moments),
    ],
)

gated_squares = E((gate_u * u) ** 2) * E((gate_v * v) ** 2)

gated_correlation = Theorem(
    title="The correlation of two gated centred values",
    source="chen2019",
    given=[noise(u, mean=0, variance=var_u), noise(v, mean=0, variance=var_v), covariance(u, v, cov), *gates],
    lhs=E(gate_u * u * gate_v * v) ** 2 * var_u * var_v,
    rhs=keep_u * keep_v * cov**2 * gated_squares,
    steps=[
        step(E(gate_u) ** 2 * E(gate_v) ** 2 * E(u * v) ** 2 * var_u * var_v, independent),
        step(keep_u**2 * keep_v**2 * cov**2 * var_u * var_v, correlated, mean),
        step(keep_u * keep_v * cov**2 * gated_squares, independent, idempotent, mean, moments),
    ],
)
