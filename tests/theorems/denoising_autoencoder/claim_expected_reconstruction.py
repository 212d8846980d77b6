"""The error of the reconstruction by hand: its average over all masks, and differences of that in one weight."""

from arithmetic.denoising_autoencoder import ENTRIES
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.denoising_autoencoder import B, X, a, i, j, k, l, q, reconstruction_loss, scatter
from symdrop.language import Sum, bracket
from symdrop.theorems.denoising_autoencoder.expected_reconstruction import (
    loss_at_mean,
    penalty,
    reconstruction_gradient,
)


def left(at):
    return at.average(at.loss)


def loss_right(at):
    return at.loss(at.seen([at.q] * at.m))


def weighted(at, first, second):
    """What pairs of features with these indices would add: q (1 - q) of the first, scatter, and product of weights."""
    products = sum(at.B[first][place] * at.B[second][place] for place in range(at.n))
    return at.q[first] * (1 - at.q[first]) * at.scatter(at.X, at.X, first, second) * products


def penalty_right(at):
    return sum(weighted(at, place, place) for place in range(at.n))


def right(at):
    return loss_right(at) + penalty_right(at)


def gradient_left(at):
    """Half the symmetric difference in B_jk, which is exact for a quadratic function, of half the average error."""

    def moved(step):
        weights = [
            [w + step * ((i, place) == (at.j, at.k)) for place, w in enumerate(row)] for i, row in enumerate(at.B)
        ]
        return at.average(lambda seen: at.loss(seen, weights)) / 2

    return (moved(1) - moved(-1)) / 2


def gradient_right(at, diagonal=lambda q: q):
    """Scatter of dropped features, times B, less the scatter of dropped features with whole ones."""
    moments = [
        (diagonal(at.q[i]) if i == at.j else at.q[i] * at.q[at.j]) * at.scatter(at.X, at.X, i, at.j)
        for i in range(at.n)
    ]
    whole = at.q[at.j] * at.scatter(at.X, at.X, at.j, at.k)
    return sum(moment * at.B[i][at.k] for i, moment in enumerate(moments)) - whole


CLAIMS = {
    "expected_reconstruction": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(loss_at_mean, loss_right),
            "half the penalty": Wrong(loss_at_mean + penalty / 2, lambda at: loss_right(at) + penalty_right(at) / 2),
            "the loss at whole features": Wrong(
                reconstruction_loss(X[a, i]) + penalty, lambda at: at.loss(at.X) + penalty_right(at)
            ),
            "a penalty with the whole scatter": Wrong(
                loss_at_mean + Sum(q[i] * (1 - q[i]) * scatter(i, j) * Sum(B[i, l] * B[j, l], l), i, j),
                lambda at: (
                    loss_right(at) + sum(weighted(at, one, other) for one in range(at.n) for other in range(at.n))
                ),
            ),
            "no penalty for the weight of a feature to itself": Wrong(
                loss_at_mean + Sum(q[i] * (1 - q[i]) * scatter(i, i) * Sum((1 - bracket(i, l)) * B[i, l] ** 2, l), i),
                lambda at: (
                    right(at)
                    - sum(
                        at.q[place] * (1 - at.q[place]) * at.scatter(at.X, at.X, place, place) * at.B[place][place] ** 2
                        for place in range(at.n)
                    )
                ),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "expected_reconstruction.reconstruction_gradient": Claim(
        points=ENTRIES,
        left=gradient_left,
        right=gradient_right,
        false={
            "no ridge": Wrong(
                reconstruction_gradient.rhs - q[j] * (1 - q[j]) * scatter(j, j) * B[j, k],
                lambda at: gradient_right(at, lambda q: q**2),
            ),
            "twice the ridge": Wrong(
                reconstruction_gradient.rhs + q[j] * (1 - q[j]) * scatter(j, j) * B[j, k],
                lambda at: gradient_right(at, lambda q: q + q * (1 - q)),
            ),
            "twice the gradient": Wrong(2 * reconstruction_gradient.rhs, lambda at: 2 * gradient_right(at)),
        },
        also_true={
            "exponent": (1, SQUARE),
            "index": (3, "beside [i = j], and where it is differentiated, two indices are one"),
        },
    ),
}
