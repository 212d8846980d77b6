"""Label noise by hand: the gradient at two values of the noise that have the mean 0 and the variance s."""

from arithmetic.data_noise import PAIRS
from claims import Claim, Wrong

from symdrop.definitions.data_noise import k, l, noisy_loss, s, w, x
from symdrop.language import D


def gradient(at, place, noise):
    return -at.residual(noise) * at.x[place]


def average(at, value):
    return at.expectation([at.label_noise()], lambda drawn: value(drawn[0]))


def second_moment(at):
    return average(at, lambda noise: gradient(at, at.k, noise) * gradient(at, at.l, noise))


def left(at):
    first, second = (average(at, lambda noise, at_=place: gradient(at, at_, noise)) for place in (at.k, at.l))
    return second_moment(at) - first * second


def right(at):
    return at.s * at.x[at.k] * at.x[at.l]


def noiseless(at):
    return gradient(at, at.k, 0) * gradient(at, at.l, 0)


SHIFTED = "what is fixed in a residual does not change a covariance"
NO_MEAN = "a covariance does not depend on the mean of the noise"
CLAIMS = {
    "label_noise": Claim(
        points=PAIRS,
        left=left,
        right=right,
        false={
            "the variance squared": Wrong(s**2 * x[k] * x[l], lambda at: at.s**2 * at.x[at.k] * at.x[at.l]),
            "the noiseless gradient as well": Wrong(
                D(noisy_loss(0), w[k]) * D(noisy_loss(0), w[l]) + s * x[k] * x[l],
                lambda at: noiseless(at) + right(at),
            ),
        },
        also_true={
            "sign": (2, SHIFTED),
            "term": (2, SHIFTED),
            "index": (2, SHIFTED),
            "exponent": (2, SHIFTED),
            "name": (3, f"{SHIFTED}; which part of the label is random does not matter"),
            "coefficient": (1, NO_MEAN),
            "hypothesis": (1, NO_MEAN),
        },
    ),
    "label_noise.label_noise_second_moment": Claim(
        points=PAIRS,
        left=second_moment,
        right=lambda at: noiseless(at) + right(at),
        false={
            "no noise": Wrong(D(noisy_loss(0), w[k]) * D(noisy_loss(0), w[l]), noiseless),
            "the noise alone": Wrong(s * x[k] * x[l], right),
        },
    ),
}
