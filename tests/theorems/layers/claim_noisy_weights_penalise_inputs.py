"""A noisy linear layer by hand: factors of two values, with the mean 0; the last one is that of the output."""

from claims import Claim, Wrong

from symdrop.definitions.layers import c_f, j, sigma, w, x
from symdrop.language import Sum
from symdrop.theorems.layers.noisy_weights_penalise_inputs import penalty, plain


def left(at):
    def loss(factors):
        return (at.t - at.total(lambda j: (at.w[j] + at.sigma * factors[j] * factors[-1]) * at.x[j])) ** 2

    return at.noise([at.c_f] * (at.n + 1), loss)


def square(at):
    return (at.t - at.whole()) ** 2


def penalty_by_hand(at):
    return at.sigma**2 * at.c_f**2 * at.total(lambda j: at.x[j] ** 2)


CLAIMS = {
    "noisy_weights_penalise_inputs": Claim(
        left=left,
        right=lambda at: square(at) + penalty_by_hand(at),
        false={
            "no penalty": Wrong(plain**2, square),
            "one factor alone": Wrong(
                plain**2 + sigma**2 * c_f * Sum(x[j] ** 2, j), lambda at: square(at) + penalty_by_hand(at) / at.c_f
            ),
            "half of it": Wrong(plain**2 + penalty / 2, lambda at: square(at) + penalty_by_hand(at) / 2),
            "weight decay": Wrong(
                plain**2 + sigma**2 * c_f**2 * Sum(w[j] ** 2, j),
                lambda at: square(at) + at.sigma**2 * at.c_f**2 * at.total(lambda j: at.w[j] ** 2),
            ),
        },
        also_true={"sign": (1, "the noise has the mean 0")},
    ),
}
