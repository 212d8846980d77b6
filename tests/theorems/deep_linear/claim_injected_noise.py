"""Noise added in two layers by hand: noise of two values with the mean 0 and the given variances."""

from claims import Claim, Wrong

from symdrop.definitions.deep_linear import W, c, i, s_0, s_1, squared_loss, v
from symdrop.language import Sum
from symdrop.theorems.deep_linear.injected_noise import output, penalty


def left(at):
    return at.noisy(at.loss)


def at_mean(at):
    return at.loss(at.output([1] * at.n, [1] * at.h))


def of_inputs(at):
    return at.s_0 * sum(sum(at.v[c] * at.W[c][i] for c in range(at.h)) ** 2 for i in range(at.n))


def of_hidden(at):
    return at.s_1 * sum(weight**2 for weight in at.v)


CLAIMS = {
    "injected_noise": Claim(
        left=left,
        right=lambda at: at_mean(at) + of_inputs(at) + of_hidden(at),
        false={
            "noise on the inputs alone": Wrong(
                squared_loss(output) + penalty - s_1 * Sum(v[c] ** 2, c), lambda at: at_mean(at) + of_inputs(at)
            ),
            "all weights alike": Wrong(
                squared_loss(output) + s_0 * Sum(W[c, i] ** 2, c, i) + s_1 * Sum(v[c] ** 2, c),
                lambda at: at_mean(at) + at.s_0 * sum(x**2 for row in at.W for x in row) + of_hidden(at),
            ),
        },
        also_true={"sign": (2, "noise of mean 0 may have the other sign")},
    ),
}
