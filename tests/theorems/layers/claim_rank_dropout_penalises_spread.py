"""A mask over its realised mean by hand: the moments of the factors are given, and the loss is written out."""

from claims import Claim, Wrong

from symdrop.definitions.layers import j, t, v_z, w, x
from symdrop.language import Sum
from symdrop.theorems.layers.rank_dropout_penalises_spread import penalty, whole


def moment(at, i, j):
    return 1 + (at.v_z if i == j else -at.v_z / (at.n - 1))


def left(at):
    squared = at.pairs(lambda i, j: moment(at, i, j) * at.w[i] * at.w[j] * at.x[i] * at.x[j])
    return at.t**2 - 2 * at.t * at.whole() + squared


def spread(at):
    mean = at.whole() / at.n
    return at.v_z * at.n / (at.n - 1) * at.total(lambda j: (at.w[j] * at.x[j] - mean) ** 2)


def plain(at):
    return (at.t - at.whole()) ** 2


CLAIMS = {
    "rank_dropout_penalises_spread": Claim(
        left=left,
        right=lambda at: plain(at) + spread(at),
        false={
            "no penalty": Wrong((t - whole) ** 2, plain),
            "independent factors": Wrong(
                (t - whole) ** 2 + v_z * Sum(w[j] ** 2 * x[j] ** 2, j), lambda at: plain(at) + at.v_z * at.squares()
            ),
            "half of it": Wrong((t - whole) ** 2 + penalty / 2, lambda at: plain(at) + spread(at) / 2),
        },
    ),
}
