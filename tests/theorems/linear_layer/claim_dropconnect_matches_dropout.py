"""The two losses by hand: one averaged over all masks of the inputs, the other over all masks of the connections."""

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.linear_layer import I, W, dropconnect_output, dropout_output, i, l, p, q, squared_loss
from symdrop.language import E, Sum
from symdrop.theorems.linear_layer.dropconnect_matches_dropout import dropconnect_loss, penalty, theorem


def left(at):
    return at.unit_average(at.squared_loss)


def right(at):
    return at.connection_average(at.squared_loss, [at.p] * at.o)


def own_left(at):
    return at.connection_average(at.squared_loss, at.q)


def own_penalty(at):
    return at.total(lambda o, i: at.q[o][i] * (1 - at.q[o][i]) * at.W[o][i] ** 2 * at.I[i] ** 2)


def own_right(at):
    return at.squared_loss(at.outputs(at.q)) + own_penalty(at)


CLAIMS = {
    "dropconnect_matches_dropout": Claim(
        left=left,
        right=right,
        false={
            "the loss at the mean weights": Wrong(
                squared_loss(Sum(p[i] * W[l, i] * I[i], i)), lambda at: at.squared_loss(at.outputs([at.p] * at.o))
            ),
            "twice the loss": Wrong(2 * theorem.rhs, lambda at: 2 * right(at)),
            # A loss of the sum of all outputs does see which mask it was.
            "the square of the sum of all outputs": Wrong(
                lhs=E(Sum(dropout_output(l), l) ** 2),
                left=lambda at: at.unit_average(lambda s: sum(s) ** 2),
                rhs=E(Sum(dropconnect_output(l), l) ** 2),
                right=lambda at: at.connection_average(lambda s: sum(s) ** 2, [at.p] * at.o),
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
    "dropconnect_matches_dropout.dropconnect_loss": Claim(
        left=own_left,
        right=own_right,
        false={
            "no penalty": Wrong(dropconnect_loss.rhs - penalty, lambda at: own_right(at) - own_penalty(at)),
            "half the penalty": Wrong(
                dropconnect_loss.rhs - penalty / 2, lambda at: own_right(at) - own_penalty(at) / 2
            ),
            "q squared": Wrong(
                dropconnect_loss.rhs - penalty + Sum(q[l, i] ** 2 * W[l, i] ** 2 * I[i] ** 2, l, i),
                lambda at: (
                    own_right(at) - own_penalty(at) + at.total(lambda o, i: (at.q[o][i] * at.W[o][i] * at.I[i]) ** 2)
                ),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}
