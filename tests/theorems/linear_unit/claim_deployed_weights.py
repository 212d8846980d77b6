"""Training with w = v / p by hand: the average loss over all masks in terms of the deployed weights v."""

from claims import SQUARE, TIED, Claim, Wrong

from symdrop.definitions.linear_unit import I, i, j, k, p, regular_loss, v
from symdrop.language import Sum
from symdrop.theorems.linear_unit.deployed_weights import penalty, penalty_falls, theorem


def left(at):
    trained = [deployed / keep for deployed, keep in zip(at.v, at.p, strict=True)]
    return at.mask_expectation(lambda mask: at.dropout_loss(trained, mask))


def right_penalty(at):
    return at.total(lambda i: (1 - at.p[i]) / at.p[i] * at.v[i] ** 2 * at.I[i] ** 2) / 2


def right(at):
    return at.regular_loss(at.v) + right_penalty(at)


def falls_left(at):
    """The slope in p_k: a difference of 1/p - 1 between p - h and p + h is its slope times p^2 / (p^2 - h^2)."""
    keep = at.p[at.k]
    step = keep / 10
    up, down = (right_penalty(at.but({f"p[{at.k + 1}]": keep + change})) for change in (step, -step))
    return (up - down) / (2 * step) * (keep**2 - step**2) / keep**2


def falls_right(at):
    return -(at.v[at.k] ** 2) * at.I[at.k] ** 2 / at.p[at.k] ** 2 / 2


OF_NO_WEIGHT = "a factor that p cancels is constant in p"
CLAIMS = {
    "deployed_weights": Claim(
        left=left,
        right=right,
        false={
            "the factor of the trained weights": Wrong(
                regular_loss(v[j]) + Sum(p[i] * (1 - p[i]) * v[i] ** 2 * I[i] ** 2, i) / 2,
                lambda at: (
                    at.regular_loss(at.v) + at.total(lambda i: at.p[i] * (1 - at.p[i]) * (at.v[i] * at.I[i]) ** 2) / 2
                ),
            ),
            "no penalty": Wrong(theorem.rhs - penalty, lambda at: right(at) - right_penalty(at)),
            "the missing half": Wrong(theorem.rhs + penalty, lambda at: right(at) + right_penalty(at)),
            "1 / p": Wrong(
                regular_loss(v[j]) + Sum(v[i] ** 2 * I[i] ** 2 / p[i], i) / 2,
                lambda at: at.regular_loss(at.v) + at.total(lambda i: (at.v[i] * at.I[i]) ** 2 / at.p[i]) / 2,
            ),
            "the loss at p v": Wrong(
                regular_loss(p[j] * v[j]) + penalty,
                lambda at: at.regular_loss([keep * v for keep, v in zip(at.p, at.v, strict=True)]) + right_penalty(at),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "deployed_weights.penalty_falls": Claim(
        left=falls_left,
        right=falls_right,
        false={
            "it rises": Wrong(-penalty_falls.rhs, lambda at: -falls_right(at)),
            "not squared": Wrong(penalty_falls.rhs * p[k], lambda at: at.p[at.k] * falls_right(at)),
            "the missing half": Wrong(2 * penalty_falls.rhs, lambda at: 2 * falls_right(at)),
        },
        also_true={
            "factor": (1, OF_NO_WEIGHT),
            "coefficient": (2, OF_NO_WEIGHT),
            "sign": (1, OF_NO_WEIGHT),
            "index": (2, TIED),
        },
    ),
}
