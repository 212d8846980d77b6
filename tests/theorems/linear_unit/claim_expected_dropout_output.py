"""The expected output by hand: the average over all masks."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.linear_unit import I, j, p, w
from symdrop.language import Sum


def left(at):
    return at.mask_expectation(lambda mask: at.output([bit * weight for bit, weight in zip(mask, at.w, strict=True)]))


def right(at):
    return at.output(at.mean_weights())


CLAIMS = {
    "expected_dropout_output": Claim(
        left=left,
        right=right,
        false={
            "nothing is dropped": Wrong(Sum(w[j] * I[j], j), lambda at: at.output(at.w)),
            "p squared": Wrong(
                Sum(p[j] ** 2 * w[j] * I[j], j), lambda at: at.total(lambda j: at.p[j] ** 2 * at.w[j] * at.I[j])
            ),
            "drop for keep": Wrong(
                Sum((1 - p[j]) * w[j] * I[j], j), lambda at: at.total(lambda j: (1 - at.p[j]) * at.w[j] * at.I[j])
            ),
        },
        also_true={"exponent": (1, SQUARE), "expectation": (1, LINEAR)},
    ),
}
