"""Rescaled columns by hand: the penalty as what an average over all masks adds to the distance."""

from fractions import Fraction

from arithmetic.matrix_factorization import PLACES
from claims import Claim, Wrong

from symdrop.definitions.matrix_factorization import U, V, a, c, column_penalty, l, s
from symdrop.language import Sum


def rescaled(at, up=1, down=-1):
    """The pairs with column c of U times s_c^up and that of V times s_c^down."""
    return [([s**up * x for x in u], [s**down * x for x in v]) for s, (u, v) in zip(at.s, at.pairs(), strict=True)]


def left(at):
    return at.penalty(rescaled(at))


def right(at):
    return sum((sum(x**2 for x in u) * sum(x**2 for x in v) for u, v in at.pairs()), Fraction(0))


def entry(at, pairs):
    return sum((u[at.a] * v[at.l] for u, v in pairs), Fraction(0))


def squares(pairs):
    return sum((x**2 for pair in pairs for column in pair for x in column), Fraction(0))


CLAIMS = {
    "penalty_is_rescaling_free": Claim(
        left=left,
        right=right,
        false={
            "only the columns of U": Wrong(
                lhs=Sum(column_penalty(s[c] * U[a, c], V[l, c]), c), left=lambda at: at.penalty(rescaled(at, down=0))
            ),
            "only the columns of V": Wrong(
                lhs=Sum(column_penalty(U[a, c], V[l, c] / s[c]), c), left=lambda at: at.penalty(rescaled(at, up=0))
            ),
            "both multiplied": Wrong(
                lhs=Sum(column_penalty(s[c] * U[a, c], s[c] * V[l, c]), c),
                left=lambda at: at.penalty(rescaled(at, down=1)),
            ),
            "the l2 penalty": Wrong(
                lhs=Sum((U[a, c] * s[c]) ** 2, a, c) + Sum((V[l, c] / s[c]) ** 2, l, c),
                left=lambda at: squares(rescaled(at)),
                rhs=Sum(U[a, c] ** 2, a, c) + Sum(V[l, c] ** 2, l, c),
                right=lambda at: squares(at.pairs()),
            ),
        },
    ),
    "penalty_is_rescaling_free.unchanged_product": Claim(
        points=PLACES,
        left=lambda at: entry(at, rescaled(at)),
        right=lambda at: entry(at, at.pairs()),
        false={
            "columns multiplied twice": Wrong(
                lhs=Sum(s[c] ** 2 * U[a, c] * V[l, c], c), left=lambda at: entry(at, rescaled(at, down=1))
            ),
        },
    ),
}
