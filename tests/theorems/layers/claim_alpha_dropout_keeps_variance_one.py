"""Alpha dropout of random inputs by hand: inputs of two values, with and without the mask."""

from arithmetic.layers import ENTRIES
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.layers import a_p, alpha_prime, i, mu, r, s
from symdrop.theorems.layers.alpha_dropout_keeps_variance_one import stretched_variance, theorem


def output(at, kept, x):
    """What is kept, or else the saturation, shifted so that a mean of 0 is kept."""
    return (x if kept else at.alpha_prime) - at.r * at.alpha_prime


def spread(at, stretch=1):
    def average(value):
        return at.noise([at.s[at.i]], lambda x: at.masked(lambda mask: value((mask[0], x[0])), 1))

    return at.variance(average, lambda draw: stretch * output(at, *draw))


def square(at):
    return 1 / (at.keep * (1 + at.r * at.alpha_prime**2))


def right(at):
    return 1 + (at.s[at.i] - 1) / (1 + at.r * at.alpha_prime**2)


def stretched(at):
    return at.a_p**2 * at.keep * (at.s[at.i] + at.r * at.alpha_prime**2)


def mean_left(at):
    return at.noise(
        [at.s[at.i]],
        lambda x: at.masked(lambda mask: at.a_p * output(at, mask[0], at.mu[at.i] + x[0]), 1),
    )


CLAIMS = {
    "alpha_dropout_keeps_variance_one": Claim(
        left=lambda at: spread(at) * square(at),
        right=right,
        points=ENTRIES,
        false={
            "every variance kept": Wrong(s[i], lambda at: at.s[at.i]),
            "always 1": Wrong(theorem.rhs * 0 + 1, lambda at: 1),
            "the keep probability": Wrong(
                1 + (s[i] - 1) / (1 + r * alpha_prime**2) * (1 - r), lambda at: 1 + (right(at) - 1) * at.keep
            ),
        },
        also_true={
            "expectation": (1, "the mean of the input is 0, and a variance does not see a constant"),
            "sign": (5, "the mean of the input is 0, and a variance does not see a constant"),
            "term": (2, "the mean of the input is 0, and a variance does not see a constant"),
            "coefficient": (4, "the mean of the input is 0, and a variance does not see a constant"),
            "exponent": (4, f"{SQUARE}; the mean of the input is 0, and a variance does not see a constant"),
            "factor": (1, "the mean of the input is 0, and a variance does not see a constant"),
            "name": (1, "the mean of the input is 0, and a variance does not see a constant"),
            "complement": (1, "the mean of the input is 0, and a variance does not see a constant"),
        },
    ),
    "alpha_dropout_keeps_variance_one.stretched_variance": Claim(
        left=lambda at: spread(at, at.a_p),
        right=stretched,
        points=ENTRIES,
        false={
            "the variance of ordinary dropout": Wrong(
                a_p**2 * (1 - r) * s[i], lambda at: at.a_p**2 * at.keep * at.s[at.i]
            ),
            "half of it": Wrong(stretched_variance.rhs / 2, lambda at: stretched(at) / 2),
        },
        also_true={
            "expectation": (1, "the mean of the input is 0, and a variance does not see a constant"),
            "sign": (5, "the mean of the input is 0, and a variance does not see a constant"),
            "term": (2, "the mean of the input is 0, and a variance does not see a constant"),
            "coefficient": (4, "the mean of the input is 0, and a variance does not see a constant"),
            "exponent": (3, f"{SQUARE}; the mean of the input is 0, and a variance does not see a constant"),
            "factor": (1, "the mean of the input is 0, and a variance does not see a constant"),
            "name": (2, "the mean of the input is 0, and a variance does not see a constant"),
            "complement": (1, "the mean of the input is 0, and a variance does not see a constant"),
        },
    ),
    "alpha_dropout_keeps_variance_one.stretched_mean": Claim(
        left=mean_left,
        right=lambda at: at.a_p * at.keep * at.mu[at.i],
        points=ENTRIES,
        false={
            "the mean kept": Wrong(mu[i], lambda at: at.mu[at.i]),
            "the saturation left": Wrong(
                a_p * ((1 - r) * mu[i] + r * alpha_prime),
                lambda at: at.a_p * (at.keep * at.mu[at.i] + at.r * at.alpha_prime),
            ),
        },
        also_true={
            "sign": (1, "what is dropped has the mean 0 after the shift"),
            "term": (1, "what is dropped has the mean 0 after the shift"),
            "factor": (1, "what is dropped has the mean 0 after the shift"),
            "exponent": (4, f"{SQUARE}; what is dropped has the mean 0 after the shift"),
            "expectation": (3, "what is dropped has the mean 0 after the shift"),
            "name": (4, "what is dropped has the mean 0 after the shift"),
        },
    ),
}
