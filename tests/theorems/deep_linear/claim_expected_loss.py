"""The loss of two layers by hand: its average over all masks of both."""

from arithmetic.deep_linear import COMMON
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.deep_linear import I, W, c, common_p, common_q, i, p, q, v
from symdrop.language import Sum
from symdrop.theorems.deep_linear.expected_loss import (
    common_hidden_penalty,
    common_input_penalty,
    common_joint_penalty,
    common_rates,
    hidden_penalty,
    input_penalty,
    joint_penalty,
    theorem,
)


def left(at):
    return at.average(at.loss)


def parts(at):
    """The loss at the mean masks, and the three penalties."""
    p, q = at.rates()
    return at.loss(at.output(p, q)), at.input_penalty(q), at.hidden_penalty(p), at.joint_penalty()


def right(at):
    return sum(parts(at))


paths = v[c] ** 2 * W[c, i] ** 2 * I[i] ** 2
CLAIMS = {
    "expected_loss": Claim(
        left=left,
        right=right,
        false={
            "inputs alone": Wrong(theorem.rhs - hidden_penalty - joint_penalty, lambda at: sum(parts(at)[:2])),
            "no penalty for both at once": Wrong(theorem.rhs - joint_penalty, lambda at: sum(parts(at)[:3])),
            "no penalty for inputs": Wrong(theorem.rhs - input_penalty, lambda at: right(at) - parts(at)[1]),
            "undropped hidden units in the penalty of inputs": Wrong(
                theorem.rhs - input_penalty + Sum(p[i] * (1 - p[i]) * I[i] ** 2 * Sum(v[c] * W[c, i], c) ** 2, i),
                lambda at: right(at) - parts(at)[1] + at.input_penalty([1] * at.h),
            ),
            "every path dropped by a mask of its own": Wrong(
                theorem.rhs
                - input_penalty
                - hidden_penalty
                - joint_penalty
                + Sum(p[i] * q[c] * (1 - p[i] * q[c]) * paths, c, i),
                lambda at: parts(at)[0] + at.joint_penalty(lambda p, q: p * q * (1 - p * q)),
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
    "expected_loss.common_rates": Claim(
        points=COMMON,
        left=left,
        right=right,
        false={
            "the penalty for both at once twice": Wrong(
                common_rates.rhs + common_joint_penalty, lambda at: right(at) + parts(at)[3]
            ),
            "the rates of the layers exchanged": Wrong(
                common_rates.rhs
                - common_input_penalty
                + common_q * (1 - common_q) * common_p**2 * Sum(I[i] ** 2 * Sum(v[c] * W[c, i], c) ** 2, i),
                lambda at: (
                    right(at) - parts(at)[1] + at.q * (1 - at.q) * at.p**2 * at.input_penalty([1] * at.h, lambda _: 1)
                ),
            ),
            "the rate of inputs not squared": Wrong(
                common_rates.rhs - common_hidden_penalty + common_hidden_penalty / common_p,
                lambda at: right(at) - parts(at)[2] + parts(at)[2] / at.p,
            ),
        },
        also_true={"exponent": (2, SQUARE)},
    ),
}
