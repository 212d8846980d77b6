"""Swapout by hand: the four outcomes of two gates."""

from arithmetic.gates import PLACES
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.gates import F, k, p, q, x
from symdrop.theorems.gates.swapout import swapout_variance, theorem


def unit(at):
    return lambda gates: gates[0] * at.x[at.k] + gates[1] * at.F[at.k]


def keeps(at):
    return at.p[at.k], at.q[at.k]


def expected_right(at):
    return at.p[at.k] * at.x[at.k] + at.q[at.k] * at.F[at.k]


def right(at):
    first, second = keeps(at)
    return first * (1 - first) * at.x[at.k] ** 2 + second * (1 - second) * at.F[at.k] ** 2


CLAIMS = {
    "swapout": Claim(
        points=PLACES,
        left=lambda at: at.gated(keeps(at), unit(at)),
        right=expected_right,
        false={
            "nothing dropped": Wrong(x[k] + F[k], lambda at: at.x[at.k] + at.F[at.k]),
            "half of it": Wrong(theorem.rhs / 2, lambda at: expected_right(at) / 2),
        },
        also_true={"name": (2, LINEAR), "exponent": (2, SQUARE), "expectation": (2, LINEAR)},
    ),
    "swapout.swapout_variance": Claim(
        points=PLACES,
        left=lambda at: at.variance(keeps(at), unit(at)),
        right=right,
        false={
            "one mask for both": Wrong(
                p[k] * (1 - p[k]) * (x[k] + F[k]) ** 2,
                lambda at: at.p[at.k] * (1 - at.p[at.k]) * (at.x[at.k] + at.F[at.k]) ** 2,
            ),
            "the second moments": Wrong(
                swapout_variance.rhs + p[k] ** 2 * x[k] ** 2 + q[k] ** 2 * F[k] ** 2,
                lambda at: right(at) + (at.p[at.k] * at.x[at.k]) ** 2 + (at.q[at.k] * at.F[at.k]) ** 2,
            ),
        },
        also_true={
            "exponent": (2, SQUARE),
            "sign": (2, "the two parts are independent, and the sign of each does not matter to a variance"),
            "complement": (2, "p (1 - p) is the same at 1 - p"),
        },
    ),
}
