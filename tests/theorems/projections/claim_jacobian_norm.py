"""The norm of a Jacobian by hand: only second moments matter, and the axes have those of all directions."""

from fractions import Fraction

from claims import Claim, Wrong

from symdrop.definitions.projections import J, e, i, n
from symdrop.language import Sum


def left(at):
    def squared_length(v):
        return sum((at.total(lambda i, e=e: v[i] * at.J[i][e]) ** 2 for e in range(at.o)), Fraction(0))

    return at.n * at.axes(squared_length)


def right(at):
    return at.total(lambda i: sum(entry**2 for entry in at.J[i]))


norm = Sum(J[i, e] ** 2, i, e)
CLAIMS = {
    "jacobian_norm": Claim(
        left=left,
        right=right,
        false={
            "not multiplied by n": Wrong(norm / n, lambda at: right(at) / at.n),
            "entries not squared": Wrong(Sum(J[i, e], i, e), lambda at: at.total(lambda i: sum(at.J[i]))),
        },
    ),
}
