"""Zoneout by hand: a state of two outcomes, the new one and the old."""

from arithmetic.gates import PLACES
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.gates import a, b, k, p


def state(at):
    return lambda gates: at.a[at.k] if gates[0] else at.b[at.k]


def left(at):
    return at.gated([at.p[at.k]], state(at))


def right(at):
    return at.p[at.k] * at.a[at.k] + (1 - at.p[at.k]) * at.b[at.k]


def variance_left(at):
    return at.variance([at.p[at.k]], state(at))


def factor(at):
    return at.p[at.k] * (1 - at.p[at.k])


def variance_right(at):
    return factor(at) * (at.a[at.k] - at.b[at.k]) ** 2


SHIFTED = "what is fixed and added does not change a variance"
CLAIMS = {
    "zoneout": Claim(
        points=PLACES,
        left=left,
        right=right,
        false={
            "as dropout": Wrong(p[k] * a[k], lambda at: at.p[at.k] * at.a[at.k]),
            "kept and replaced exchanged": Wrong(
                (1 - p[k]) * a[k] + p[k] * b[k], lambda at: (1 - at.p[at.k]) * at.a[at.k] + at.p[at.k] * at.b[at.k]
            ),
        },
        also_true={"name": (2, LINEAR), "exponent": (2, SQUARE), "expectation": (2, LINEAR)},
    ),
    "zoneout.zoneout_variance": Claim(
        points=PLACES,
        left=variance_left,
        right=variance_right,
        false={
            "as dropout": Wrong(p[k] * (1 - p[k]) * a[k] ** 2, lambda at: factor(at) * at.a[at.k] ** 2),
            "two independent states": Wrong(
                p[k] * (1 - p[k]) * (a[k] ** 2 + b[k] ** 2),
                lambda at: factor(at) * (at.a[at.k] ** 2 + at.b[at.k] ** 2),
            ),
        },
        also_true={
            "exponent": (2, SQUARE),
            "sign": (1, SHIFTED),
            "term": (1, SHIFTED),
            "coefficient": (2, SHIFTED),
            "complement": (1, "p (1 - p) is the same at 1 - p"),
        },
    ),
}
