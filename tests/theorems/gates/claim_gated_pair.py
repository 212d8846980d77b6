"""Two gated values by hand: their moments are given, the four outcomes of the gates are gone through."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.gates import cov, keep_u, keep_v, mu, nu, var_u, var_v
from symdrop.theorems.gates.gated_pair import gated_correlation, gated_squares, theorem


def mean(at, name):
    return getattr(at, name, 0)


def left(at):
    keeps = (at.p_u, at.p_v)
    product = at.C + mean(at, "mu") * mean(at, "nu")
    first = at.gated(keeps, lambda gates: gates[0] * mean(at, "mu"))
    second = at.gated(keeps, lambda gates: gates[1] * mean(at, "nu"))
    return at.gated(keeps, lambda gates: gates[0] * gates[1] * product) - first * second


def right(at):
    return at.p_u * at.p_v * at.C


def variance_left(at):
    square = at.gated([at.p_u], lambda gates: gates[0] ** 2 * (at.V_u + at.mu**2))
    return square - at.gated([at.p_u], lambda gates: gates[0] * at.mu) ** 2


def variance_right(at):
    return at.p_u * at.V_u + at.p_u * (1 - at.p_u) * at.mu**2


def correlation_left(at):
    return at.gated((at.p_u, at.p_v), lambda gates: gates[0] * gates[1] * at.C) ** 2 * at.V_u * at.V_v


def squares(at):
    return at.gated([at.p_u], lambda gates: gates[0] ** 2 * at.V_u) * at.gated(
        [at.p_v], lambda gates: gates[0] ** 2 * at.V_v
    )


def correlation_right(at):
    return at.p_u * at.p_v * at.C**2 * squares(at)


ANY_MEANS = "the covariance does not depend on means and variances"
CLAIMS = {
    "gated_pair": Claim(
        left=left,
        right=right,
        false={
            "the covariance as it was": Wrong(cov, lambda at: at.C),
            "the product of the means as well": Wrong(
                theorem.rhs + keep_u * keep_v * mu * nu, lambda at: right(at) + at.p_u * at.p_v * at.mu * at.nu
            ),
        },
        also_true={
            "name": (26, f"{LINEAR}; {ANY_MEANS}"),
            "exponent": (6, f"{SQUARE}; {ANY_MEANS}"),
            "expectation": (2, LINEAR),
        },
    ),
    "gated_pair.gated_variance": Claim(
        left=variance_left,
        right=variance_right,
        false={
            "a centred value": Wrong(keep_u * var_u, lambda at: at.p_u * at.V_u),
            "the mask alone": Wrong(keep_u * (1 - keep_u) * mu**2, lambda at: at.p_u * (1 - at.p_u) * at.mu**2),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "gated_pair.gated_correlation": Claim(
        left=correlation_left,
        right=correlation_right,
        false={
            "the gated_correlation as it was": Wrong(cov**2 * gated_squares, lambda at: at.C**2 * squares(at)),
            "both keep probabilities squared": Wrong(
                gated_correlation.rhs * keep_u * keep_v, lambda at: correlation_right(at) * at.p_u * at.p_v
            ),
            "the variances as they were": Wrong(
                keep_u * keep_v * cov**2 * var_u * var_v, lambda at: right(at) * at.C * at.V_u * at.V_v
            ),
        },
        also_true={"expectation": (3, LINEAR), "name": (2, LINEAR), "exponent": (6, SQUARE)},
    ),
}
