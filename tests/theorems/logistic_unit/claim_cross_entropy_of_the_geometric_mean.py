"""The cross entropy of the normalised geometric mean by hand, from products over all masks of the outputs."""

from arithmetic.exponentials import log, logistic, softplus
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.logistic_unit import S, cross_entropy, kept, missing
from symdrop.functions import log as logarithm
from symdrop.language import E


def cross_entropy_of(at, output):
    return -at.t * log(output) - (1 - at.t) * log(1 - output)


def normalised(at):
    return at.geometric(1) / (at.geometric(1) + at.geometric(-1))


def of_normalised(at):
    return cross_entropy_of(at, normalised(at))


def mean_of_all(at):
    return at.mask_expectation(lambda mask: cross_entropy_of(at, logistic(at.score(at.w, mask))))


def total(at):
    return log(at.geometric(1) + at.geometric(-1))


def at_mean(at):
    return cross_entropy_of(at, logistic(at.mean_score()))


NO_LAW = "nothing is used of the law of the mask, nor that it is one"
FALSE = {
    "the mean cross entropy": Wrong(E(cross_entropy(S)), mean_of_all),
    "above it": Wrong(E(cross_entropy(S)) - logarithm(kept + missing), lambda at: mean_of_all(at) - total(at)),
    "of the output alone": Wrong(
        E(cross_entropy(S)) + logarithm(kept), lambda at: mean_of_all(at) + log(at.geometric(1))
    ),
}
MEAN = f"the mean of a number is that number; {LINEAR}"


def also_true(expectation, name, exponent):
    """The true neighbours by kind: nothing is used of the law of the mask, nor that it is one."""
    return {
        "expectation": (expectation, MEAN),
        "name": (name, NO_LAW),
        "exponent": (exponent, f"{SQUARE}; {NO_LAW}"),
        "hypothesis": (1, NO_LAW),
        "complement": (1, NO_LAW),
    }


CLAIMS = {
    "cross_entropy_of_the_geometric_mean": Claim(
        left=of_normalised,
        right=lambda at: mean_of_all(at) + total(at),
        false=FALSE,
        also_true=also_true(8, 4, 1),
    ),
    "cross_entropy_of_the_geometric_mean.at_the_mean_score": Claim(
        left=at_mean,
        right=lambda at: mean_of_all(at) + total(at),
        false=FALSE,
    ),
    "cross_entropy_of_the_geometric_mean.never_above": Claim(
        left=at_mean,
        right=mean_of_all,
        remainder=lambda at: (
            at.mask_expectation(lambda mask: softplus(at.score(at.w, mask))) - softplus(at.mean_score())
        ),
        also_true=also_true(6, 7, 4),
    ),
}
