"""Dropped edges by hand: both directions at once, and each by itself."""

from claims import SQUARE, Claim, Wrong

from symdrop.theorems.layers.doubled_edges_vary_twice import single_directions, theorem


def both(at):
    return at.variance(at.masked, lambda mask: at.total(lambda j: 2 * mask[j] * at.x[j]))


def each(at):
    def average(value):
        return at.masked(value, 2 * at.n)

    return at.variance(average, lambda mask: at.total(lambda j: (mask[j] + mask[at.n + j]) * at.x[j]))


def right(at):
    return 4 * at.r * at.keep * at.total(lambda j: at.x[j] ** 2)


CLAIMS = {
    "doubled_edges_vary_twice": Claim(
        left=both,
        right=right,
        false={
            "a mask for each direction": Wrong(theorem.rhs / 2, lambda at: right(at) / 2),
            "one direction": Wrong(theorem.rhs / 4, lambda at: right(at) / 4),
        },
        also_true={
            "coefficient": (1, "a variance does not see the sign"),
            "exponent": (1, SQUARE),
            "complement": (1, "r (1 - r) is the same at 1 - r"),
        },
    ),
    "doubled_edges_vary_twice.single_directions": Claim(
        left=each,
        right=lambda at: right(at) / 2,
        false={
            "both at once": Wrong(single_directions.rhs * 2, right),
            "one direction": Wrong(single_directions.rhs / 2, lambda at: right(at) / 4),
        },
        also_true={
            "sign": (2, "a variance does not see the sign of an independent part"),
            "exponent": (2, SQUARE),
            "complement": (2, "r (1 - r) is the same at 1 - r"),
        },
    ),
}
