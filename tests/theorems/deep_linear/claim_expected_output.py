"""The output of two layers by hand: its average over all masks of both."""

from arithmetic.deep_linear import COMMON
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.deep_linear import I, W, c, common_p, common_q, i, p, q, v
from symdrop.language import Sum


def left(at):
    return at.average(lambda output: output)


def right(at):
    return at.output(*at.rates())


def undropped(at):
    return at.output([1] * at.n, [1] * at.h)


whole = Sum(v[c] * Sum(W[c, i] * I[i], i), c)
CLAIMS = {
    "expected_output": Claim(
        left=left,
        right=right,
        false={
            "the undropped output": Wrong(whole, undropped),
            "only the inputs dropped": Wrong(
                Sum(v[c] * Sum(p[i] * W[c, i] * I[i], i), c), lambda at: at.output(at.p, [1] * at.h)
            ),
            "only the hidden units dropped": Wrong(
                Sum(q[c] * v[c] * Sum(W[c, i] * I[i], i), c), lambda at: at.output([1] * at.n, at.q)
            ),
        },
        also_true={"exponent": (2, SQUARE), "expectation": (2, LINEAR), "name": (2, LINEAR)},
    ),
    "expected_output.common_rates": Claim(
        points=COMMON,
        left=left,
        right=right,
        false={
            "the rates added": Wrong((common_p + common_q) * whole, lambda at: (at.p + at.q) * undropped(at)),
            "the rate of one layer": Wrong(common_p**2 * whole, lambda at: at.p**2 * undropped(at)),
        },
        also_true={"exponent": (2, SQUARE), "expectation": (2, LINEAR)},
    ),
}
