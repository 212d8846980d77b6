"""Copies of a pair by hand: each has a mask of its own, and the penalty is an average over all of these."""

from fractions import Fraction

from arithmetic.matrix_factorization import PLACES
from claims import SAME_ZEROS, Claim, Wrong

from symdrop.definitions.matrix_factorization import N, U, V, a, c, column_penalty, l


def copies(at, number, scale):
    """So many copies of pair c: the column of U over number times the scale, that of V times the scale."""
    u, v = at.pair()
    return [([x / (number * scale) for x in u], [x * scale for x in v])] * number


def penalty_of_pair(at):
    u, v = at.pair()
    return sum(x**2 for x in u) * sum(x**2 for x in v)


def two_left(at):
    return at.penalty(copies(at, 2, at.b))


def two_right(at):
    return penalty_of_pair(at) / 2


def many_left(at):
    return at.penalty(copies(at, at.N, at.b))


def many_right(at):
    return penalty_of_pair(at) / at.N


def product_left(at):
    return sum((u[at.a] * v[at.l] for u, v in copies(at, at.N, at.b)), Fraction(0))


def product_right(at):
    return at.U[at.a][at.c] * at.V[at.l][at.c]


whole = column_penalty(U[a, c], V[l, c])
CLAIMS = {
    "splitting_halves": Claim(
        points=PLACES,
        left=two_left,
        right=two_right,
        false={
            "unchanged": Wrong(whole, penalty_of_pair),
            "a quarter": Wrong(whole / 4, lambda at: penalty_of_pair(at) / 4),
        },
        also_true={"coefficient": (1, "the column is squared"), "exponent": (1, SAME_ZEROS)},
    ),
    "splitting_halves.many_copies": Claim(
        points=PLACES,
        left=many_left,
        right=many_right,
        false={
            "many leave a half": Wrong(whole / 2, lambda at: penalty_of_pair(at) / 2),
            "many leave it unchanged": Wrong(whole, penalty_of_pair),
            "the square of their number": Wrong(whole / N**2, lambda at: penalty_of_pair(at) / at.N**2),
        },
        also_true={"exponent": (1, SAME_ZEROS)},
    ),
    "splitting_halves.unchanged_product": Claim(
        points=PLACES,
        left=product_left,
        right=product_right,
        false={
            "only one copy": Wrong(U[a, c] * V[l, c] / N, lambda at: product_right(at) / at.N),
        },
        also_true={"exponent": (1, SAME_ZEROS)},
    ),
}
