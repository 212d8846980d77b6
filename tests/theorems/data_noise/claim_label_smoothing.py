"""Smoothed and disturbed labels by hand: the label is replaced by each class in turn."""

from fractions import Fraction

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.data_noise import C, c, eps, loss, q
from symdrop.language import Sum


def cross_entropy(at, label):
    return at.classes(lambda c: label[c] * at.L[c])


def left(at):
    return cross_entropy(at, [(1 - at.epsilon) * share + at.epsilon / at.C for share in at.q])


def mean_loss(at):
    return at.classes(lambda c: at.L[c]) / at.C


def right(at):
    return (1 - at.epsilon) * cross_entropy(at, at.q) + at.epsilon * mean_loss(at)


def disturbed_left(at):
    drawn = [[int(c == place) for c in range(at.C)] for place in range(at.C)]
    return at.expectation(
        [((0, 1 - at.epsilon), (1, at.epsilon)), [(label, Fraction(1, at.C)) for label in drawn]],
        lambda both: cross_entropy(at, both[1] if both[0] else at.q),
    )


plain = Sum(q[c] * loss[c], c)
uniform = Sum(loss[c], c) / C
false = {
    "the label alone": Wrong(plain, lambda at: cross_entropy(at, at.q)),
    "not divided by the number of classes": Wrong(
        (1 - eps) * plain + eps * uniform * C,
        lambda at: (1 - at.epsilon) * cross_entropy(at, at.q) + at.epsilon * mean_loss(at) * at.C,
    ),
    "the shares exchanged": Wrong(
        eps * plain + (1 - eps) * uniform,
        lambda at: at.epsilon * cross_entropy(at, at.q) + (1 - at.epsilon) * mean_loss(at),
    ),
}
CLAIMS = {
    "label_smoothing": Claim(left=left, right=right, false=false),
    "label_smoothing.disturbed_label": Claim(
        left=disturbed_left,
        right=right,
        false=false,
        also_true={"name": (2, LINEAR), "exponent": (3, SQUARE), "expectation": (3, LINEAR)},
    ),
}
