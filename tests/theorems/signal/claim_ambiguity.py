"""The ambiguity of an ensemble by hand: averages over all masks, and over given members."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.signal import mean_output, output, t
from symdrop.language import E, Var
from symdrop.theorems.signal.ambiguity import spread


def left(at):
    return at.masked(lambda output: (output - at.t) ** 2)


def right_variance(at):
    mean = at.masked(lambda output: output)
    return at.masked(lambda output: (output - mean) ** 2)


def at_mean(at):
    return (at.masked(lambda output: output) - at.t) ** 2


def members_left(at):
    return at.mean(lambda e: (at.y[e] - at.t) ** 2)


def members_spread(at):
    mean = at.mean(lambda e: at.y[e])
    return at.mean(lambda e: (at.y[e] - mean) ** 2)


def members_at_mean(at):
    return (at.mean(lambda e: at.y[e]) - at.t) ** 2


NO_LAW = "nothing is used of the law of the mask"
CLAIMS = {
    "ambiguity": Claim(
        left=left,
        right=lambda at: at_mean(at) + right_variance(at),
        false={
            "no variance": Wrong((E(output) - t) ** 2, at_mean),
            "the variance taken off": Wrong(
                (E(output) - t) ** 2 - Var(output), lambda at: at_mean(at) - right_variance(at)
            ),
        },
        also_true={
            "exponent": (4, f"{SQUARE}; {NO_LAW}"),
            "expectation": (2, LINEAR),
            "name": (2, NO_LAW),
            "complement": (1, NO_LAW),
        },
    ),
    "ambiguity.ensemble_error": Claim(
        left=members_left,
        right=lambda at: members_at_mean(at) + members_spread(at),
        false={
            "no spread": Wrong((mean_output - t) ** 2, members_at_mean),
            "the spread twice": Wrong(
                (mean_output - t) ** 2 + 2 * spread, lambda at: members_at_mean(at) + 2 * members_spread(at)
            ),
        },
    ),
}
