"""Gates in front of a layer by hand: the average squared loss over all their outcomes."""

from fractions import Fraction

from claims import SQUARE, Claim, Wrong

from symdrop.definitions.gates import W, h, j, l, p
from symdrop.language import Sum
from symdrop.theorems.gates.adaptive_gates import at_mean, penalty


def loss(at, gates):
    outputs = [at.total(lambda j, row=row: row[j] * gates[j] * at.h[j]) for row in at.W]
    return sum(((t - output) ** 2 for t, output in zip(at.t, outputs, strict=True)), Fraction(0))


def left(at):
    return at.gated(at.p, lambda gates: loss(at, gates))


def squared_norm(at, j):
    return sum((row[j] ** 2 for row in at.W), Fraction(0))


def right_penalty(at):
    return at.total(lambda j: at.p[j] * (1 - at.p[j]) * at.h[j] ** 2 * squared_norm(at, j))


CLAIMS = {
    "adaptive_gates": Claim(
        left=left,
        right=lambda at: loss(at, at.p) + right_penalty(at),
        false={
            "no penalty": Wrong(at_mean, lambda at: loss(at, at.p)),
            "the penalty halved": Wrong(at_mean + penalty / 2, lambda at: loss(at, at.p) + right_penalty(at) / 2),
            "no gate is free": Wrong(
                at_mean + Sum(p[j] * h[j] ** 2 * Sum(W[l, j] ** 2, l), j),
                lambda at: loss(at, at.p) + at.total(lambda j: at.p[j] * at.h[j] ** 2 * squared_norm(at, j)),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
}
