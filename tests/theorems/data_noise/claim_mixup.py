"""Mixup by hand: all pairs of samples, with shares that have the two moments of a Beta law."""

from fractions import Fraction

from arithmetic.data_noise import MIXED
from claims import Claim, Wrong

from symdrop.definitions.data_noise import X, a, b, i, lam, m, r, w, y
from symdrop.language import Sum
from symdrop.theorems.data_noise.mixup import v


def share(at):
    return getattr(at, "lambda")


def residual_left(at):
    part = share(at)
    mixed = [part * one + (1 - part) * other for one, other in zip(at.X[at.a], at.X[at.b], strict=True)]
    return part * at.y[at.a] + (1 - part) * at.y[at.b] - at.inputs(lambda i: at.w[i] * mixed[i])


def own_residual(at, place):
    return at.y[place] - at.inputs(lambda i: at.w[i] * at.X[place][i])


def residual_right(at):
    return share(at) * own_residual(at, at.a) + (1 - share(at)) * own_residual(at, at.b)


def left(at):
    def loss(drawn):
        (part,) = drawn
        return at.samples(lambda a: at.samples(lambda b: (part * at.r[a] + (1 - part) * at.r[b]) ** 2))

    return at.expectation([at.share()], loss)


def factor(at):
    return at.alpha / (2 * at.alpha + 1)


def right(at):
    mean = at.samples(lambda a: at.r[a])
    return (1 - factor(at)) * at.samples(lambda a: at.r[a] ** 2) + factor(at) * mean**2


CLAIMS = {
    "mixup.mixed_residual": Claim(
        points=MIXED,
        left=residual_left,
        right=residual_right,
        false={
            "the labels not mixed": Wrong(
                lhs=y[a] - Sum(w[i] * (lam * X[a, i] + (1 - lam) * X[b, i]), i),
                left=lambda at: residual_left(at) + (1 - share(at)) * (at.y[at.a] - at.y[at.b]),
            ),
            "the shares exchanged": Wrong(
                (1 - lam) * (y[a] - Sum(w[i] * X[a, i], i)) + lam * (y[b] - Sum(w[i] * X[b, i], i)),
                lambda at: (1 - share(at)) * own_residual(at, at.a) + share(at) * own_residual(at, at.b),
            ),
        },
    ),
    "mixup": Claim(
        left=left,
        right=right,
        false={
            "the mean residual forgotten": Wrong(
                (1 - v) * Sum(r[a] ** 2, a) / m,
                lambda at: (1 - factor(at)) * at.samples(lambda a: at.r[a] ** 2),
            ),
            "half of it mixed": Wrong(
                (1 - v / 2) * Sum(r[a] ** 2, a) / m + v / 2 * (Sum(r[a], a) / m) ** 2,
                lambda at: (
                    (1 - factor(at) * Fraction(1, 2)) * at.samples(lambda a: at.r[a] ** 2)
                    + factor(at) * Fraction(1, 2) * at.samples(lambda a: at.r[a]) ** 2
                ),
            ),
        },
    ),
}
