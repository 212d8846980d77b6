"""Quadratic forms by hand: averages over all signs, or over points with the moments of a normal number."""

from arithmetic.projections import SIGN, SYMMETRIC, normal
from claims import Claim, Wrong

from symdrop.definitions.projections import A, i, j
from symdrop.language import Sum
from symdrop.theorems.projections.trace_estimate import normal_trace_variance, sign_trace_variance


def signs(at):
    return [SIGN] * at.n


def left(at):
    return at.expectation(signs(at), at.form)


def right(at):
    return at.total(lambda i: at.entry(i, i))


def off_diagonal(at):
    return 2 * at.pairs(lambda i, j: at.entry(i, j) ** 2 if i != j else 0)


def normal_left(at):
    return at.variance([normal(1)] * at.n, at.form)


def all_entries(at):
    return 2 * at.pairs(lambda i, j: at.entry(i, j) ** 2)


SAME_TWICE = "z_i z_j has the mean 0 unless i = j, and then both indices are one"
CLAIMS = {
    "trace_estimate": Claim(
        left=left,
        right=right,
        false={
            "all entries": Wrong(Sum(A[i, j], i, j), lambda at: at.pairs(lambda i, j: at.entry(i, j))),
            "the trace doubled": Wrong(2 * Sum(A[i, i], i), lambda at: 2 * right(at)),
        },
        also_true={"index": (2, SAME_TWICE)},
    ),
    "trace_estimate.sign_trace_variance": Claim(
        points=SYMMETRIC,
        left=lambda at: at.variance(signs(at), at.form),
        right=off_diagonal,
        false={
            "the diagonal as well": Wrong(normal_trace_variance.rhs, all_entries),
            "half of it": Wrong(sign_trace_variance.rhs / 2, lambda at: off_diagonal(at) / 2),
        },
    ),
    "trace_estimate.normal_trace_variance": Claim(
        points=SYMMETRIC,
        left=normal_left,
        right=all_entries,
        false={
            "without the diagonal": Wrong(sign_trace_variance.rhs, off_diagonal),
            "half of it": Wrong(normal_trace_variance.rhs / 2, lambda at: all_entries(at) / 2),
        },
    ),
}
