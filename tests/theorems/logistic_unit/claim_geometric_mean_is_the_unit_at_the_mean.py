"""The geometric means of a logistic unit by hand: products over all masks of its output to the power of the chance."""

from arithmetic.exponentials import Close, exp, logistic
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop import functions
from symdrop.definitions.logistic_unit import S, kept, missing
from symdrop.language import E


def output(at):
    return at.geometric(1)


def absent(at):
    return at.geometric(-1)


NO_LAW = "nothing is used of the law of the mask, nor that it is one"
CLAIMS = {
    "geometric_mean_is_the_unit_at_the_mean": Claim(
        left=output,
        right=lambda at: (output(at) + absent(at)) * logistic(at.mean_score()),
        false={
            "not normalised": Wrong(functions.logistic(E(S)), lambda at: logistic(at.mean_score())),
            "the score negative": Wrong(
                (kept + missing) * functions.logistic(-E(S)),
                lambda at: (output(at) + absent(at)) * logistic(-at.mean_score()),
            ),
        },
        also_true={
            "expectation": (5, f"the mean of a number is that number; {LINEAR}"),
            "name": (5, NO_LAW),
            "exponent": (2, f"{SQUARE}; {NO_LAW}"),
            "hypothesis": (1, NO_LAW),
            "complement": (1, NO_LAW),
        },
    ),
    "geometric_mean_is_the_unit_at_the_mean.ratio": Claim(
        left=output,
        right=lambda at: absent(at) * exp(Close(at.mean_score())),
        false={
            "the same": Wrong(missing, absent),
            "upside down": Wrong(missing * functions.exp(-E(S)), lambda at: absent(at) * exp(Close(-at.mean_score()))),
        },
        also_true={
            "expectation": (4, f"the mean of a number is that number; {LINEAR}"),
            "name": (5, NO_LAW),
            "exponent": (2, f"{SQUARE}; {NO_LAW}"),
            "hypothesis": (1, NO_LAW),
            "complement": (1, NO_LAW),
        },
    ),
}
