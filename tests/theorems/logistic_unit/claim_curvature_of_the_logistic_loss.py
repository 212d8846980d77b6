"""The curvature of the logistic loss by hand: derivatives by differences, and the average of an expansion."""

from arithmetic.exponentials import logistic, softplus
from arithmetic.logistic_unit import PAIRS
from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop import functions
from symdrop.definitions.logistic_unit import beta, i, k, l, q, t, w, x
from symdrop.language import Sum


def ridge(at):
    """The penalty without the curvature."""
    squares = sum((b * z) ** 2 for b, z in zip(at.beta, at.x, strict=True))
    return (1 - at.q) / (2 * at.q) * squares


def hessian_left(at):
    score = at.score(at.w)
    return at.slope(lambda a, b: softplus(score + a * at.x[at.k] + b * at.x[at.l]))


NO_SLOPE = "the mean of the noise is 0, and so is whatever it is multiplied by"
EVEN = "softplus of a number and of its negative differ by that number, which has no curvature"
score, output = Sum(beta[i] * x[i], i), functions.logistic(Sum(w[i] * x[i], i))
squares = Sum(beta[i] ** 2 * x[i] ** 2, i)
curvature = functions.logistic(score) * (1 - functions.logistic(score))
CLAIMS = {
    "curvature_of_the_logistic_loss": Claim(
        left=lambda at: at.second_order(),
        right=lambda at: ridge(at) * at.curvature(at.score(at.beta)),
        false={
            "no half": Wrong(
                (1 - q) / q * curvature * squares, lambda at: 2 * ridge(at) * at.curvature(at.score(at.beta))
            ),
            "a ridge penalty": Wrong((1 - q) / (2 * q) * squares, ridge),
        },
        also_true={
            "sign": (2, NO_SLOPE),
            "term": (1, NO_SLOPE),
            "factor": (5, NO_SLOPE),
            "exponent": (7, f"{NO_SLOPE}; {SQUARE}; {SAME_ZEROS}"),
            "expectation": (1, NO_SLOPE),
            "name": (4, NO_SLOPE),
        },
    ),
    "curvature_of_the_logistic_loss.second_derivative": Claim(
        left=lambda at: at.slope(lambda a, b: softplus(at.t + a + b)),
        right=lambda at: at.curvature(at.t),
        false={
            "the first derivative": Wrong(functions.logistic(t), lambda at: logistic(at.t)),
            "the square of the output": Wrong(functions.logistic(t) ** 2, lambda at: logistic(at.t) ** 2),
        },
        also_true={"sign": (1, EVEN)},
    ),
    "curvature_of_the_logistic_loss.hessian": Claim(
        left=hessian_left,
        right=lambda at: at.x[at.k] * at.x[at.l] * at.curvature(at.score(at.w)),
        points=PAIRS,
        false={
            "no curvature": Wrong(x[k] * x[l], lambda at: at.x[at.k] * at.x[at.l]),
            "the first derivative": Wrong(
                x[k] * x[l] * output, lambda at: at.x[at.k] * at.x[at.l] * logistic(at.score(at.w))
            ),
        },
        also_true={"sign": (1, EVEN)},
    ),
}
