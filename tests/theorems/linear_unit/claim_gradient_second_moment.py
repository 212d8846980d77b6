"""Products of two slopes by hand, averaged over all masks; and their closed form, one case for k = l and one not."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, k, l, p
from symdrop.theorems.linear_unit.gradient_second_moment import (
    both_kept,
    differ,
    residual,
    second_moment,
    shift_k,
    shift_l,
    spread,
)


def slope(at, mask, place):
    return at.slope(lambda weights: at.dropout_loss(weights, mask), at.w, place)


def left(at):
    return at.mask_expectation(lambda mask: slope(at, mask, at.k) * slope(at, mask, at.l))


def expected_slope(at, place):
    return at.mask_expectation(lambda mask: slope(at, mask, place))


def kept_units(at):
    """The units that must be kept for the product to be felt, each once."""
    return {at.k, at.l}


def chance(at):
    first, *others = (at.p[place] for place in sorted(kept_units(at)))
    return first * others[0] if others else first


def kept_residual(at):
    """The average residual while those units are kept."""
    return at.t - at.total(lambda i: (1 if i in kept_units(at) else at.p[i]) * at.w[i] * at.I[i])


def kept_variance(at):
    """The variance of the residual that is left while those units are kept."""
    return at.total(lambda i: 0 if i in kept_units(at) else at.p[i] * (1 - at.p[i]) * at.w[i] ** 2 * at.I[i] ** 2)


def right(at):
    return chance(at) * at.I[at.k] * at.I[at.l] * (kept_residual(at) ** 2 + kept_variance(at))


def covariance_left(at):
    means = expected_slope(at, at.k), expected_slope(at, at.l)
    return at.mask_expectation(lambda mask: (slope(at, mask, at.k) - means[0]) * (slope(at, mask, at.l) - means[1]))


def covariance_right(at):
    return right(at) - expected_slope(at, at.k) * expected_slope(at, at.l)


def shifted(at, place):
    """The average residual with this unit kept."""
    return at.t - at.output(at.mean_weights()) - (1 - at.p[place]) * at.w[place] * at.I[place]


inputs = I[k] * I[l]
CLAIMS = {
    "gradient_second_moment": Claim(
        left=left,
        right=right,
        false={
            "no variance": Wrong(
                second_moment - both_kept * inputs * spread,
                lambda at: right(at) - chance(at) * at.I[at.k] * at.I[at.l] * kept_variance(at),
            ),
            "the product of the expectations": Wrong(
                p[k] * p[l] * inputs * (residual - shift_k) * (residual - shift_l),
                lambda at: expected_slope(at, at.k) * expected_slope(at, at.l),
            ),
            "the masks of one unit taken as independent": Wrong(
                p[k] * p[l] * inputs * ((residual - shift_k - differ * shift_l) ** 2 + spread),
                lambda at: (
                    at.p[at.k] * at.p[at.l] * at.I[at.k] * at.I[at.l] * (kept_residual(at) ** 2 + kept_variance(at))
                ),
            ),
            "the residual at its mean": Wrong(
                both_kept * inputs * (residual**2 + spread),
                lambda at: (
                    chance(at)
                    * at.I[at.k]
                    * at.I[at.l]
                    * ((at.t - at.output(at.mean_weights())) ** 2 + kept_variance(at))
                ),
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
    "gradient_second_moment.gradient_covariance": Claim(
        left=covariance_left,
        right=covariance_right,
        false={
            "no correlation": Wrong(0 * I[k], lambda at: 0),
            "the second moment for the covariance": Wrong(second_moment, right),
            "a plus between": Wrong(
                second_moment + p[k] * p[l] * inputs * (residual - shift_k) * (residual - shift_l),
                lambda at: (
                    right(at)
                    + at.p[at.k] * at.p[at.l] * at.I[at.k] * at.I[at.l] * shifted(at, at.k) * shifted(at, at.l)
                ),
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
}
