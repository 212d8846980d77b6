"""A linear unit behind alpha dropout by hand, over all masks."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.layers import a_p, j, r, w, x
from symdrop.language import Sum
from symdrop.theorems.layers.alpha_dropout_penalty import at_mean, penalty


def output(at, mask):
    return at.total(lambda j: at.w[j] * at.a_p * ((at.x[j] if mask[j] else at.alpha_prime) - at.r * at.alpha_prime))


def mean_part(at):
    return (at.t - at.a_p * at.keep * at.whole()) ** 2


def penalty_by_hand(at):
    return at.a_p**2 * at.r * at.keep * at.total(lambda j: at.w[j] ** 2 * (at.x[j] - at.alpha_prime) ** 2)


CLAIMS = {
    "alpha_dropout_penalty": Claim(
        left=lambda at: at.masked(lambda mask: (at.t - output(at, mask)) ** 2),
        right=lambda at: mean_part(at) + penalty_by_hand(at),
        false={
            "no penalty": Wrong(at_mean**2, mean_part),
            "the penalty of ordinary dropout": Wrong(
                at_mean**2 + a_p**2 * r * (1 - r) * Sum(w[j] ** 2 * x[j] ** 2, j),
                lambda at: mean_part(at) + at.a_p**2 * at.r * at.keep * at.squares(),
            ),
            "half of it": Wrong(at_mean**2 + penalty / 2, lambda at: mean_part(at) + penalty_by_hand(at) / 2),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
}
