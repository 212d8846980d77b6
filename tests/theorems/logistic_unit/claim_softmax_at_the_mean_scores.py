"""The geometric means of softmax outputs by hand: products over all masks of outputs to the power of the chance."""

from arithmetic.exponentials import Close, exp
from arithmetic.logistic_unit import CLASSES
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop import functions
from symdrop.definitions.logistic_unit import b, c, class_score, geometric_mean
from symdrop.language import E, Sum


def heights(at):
    return [exp(Close(at.mean_class_score(b))) for b in range(at.m)]


def outputs(at):
    return [at.geometric_softmax(b) for b in range(at.m)]


NO_LAW = "nothing is used of the law of the mask, nor that it is one"
CLAIMS = {
    "softmax_at_the_mean_scores": Claim(
        left=lambda at: at.geometric_softmax(at.c) * sum(heights(at), Close(0)),
        right=lambda at: heights(at)[at.c] * sum(outputs(at), Close(0)),
        points=CLASSES,
        false={
            "not normalised": Wrong(functions.exp(E(class_score(c))), lambda at: heights(at)[at.c]),
            "the mean of the exponentials": Wrong(
                E(functions.exp(class_score(c))) * Sum(geometric_mean(b), b),
                lambda at: (
                    at.mask_expectation(lambda mask: exp(Close(at.class_score(at.c, mask))))
                    * sum(outputs(at), Close(0))
                ),
            ),
        },
        also_true={
            "expectation": (8, f"the mean of a number is that number; {LINEAR}"),
            "name": (6, NO_LAW),
            "exponent": (5, f"{SQUARE}; {NO_LAW}"),
            "hypothesis": (1, NO_LAW),
            "complement": (1, NO_LAW),
        },
    ),
}
