"""The autoencoder by hand: averages over all masks, and over inputs that are independent signs."""

from fractions import Fraction

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.theorems.matrix_factorization.tied_autoencoder import distance, penalty


def left(at):
    return at.autoencoder()


def right_distance(at):
    found = Fraction(0)
    for a in range(at.m):
        for f in range(at.m):
            found += ((a == f) - sum(at.U[a][c] * at.U[f][c] for c in range(at.h))) ** 2
    return found


def fourth(at):
    return sum((sum(row[c] ** 2 for row in at.U) ** 2 for c in range(at.h)), Fraction(0))


def right(at):
    return right_distance(at) + (1 - at.theta) / at.theta * fourth(at)


CLAIMS = {
    "tied_autoencoder": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(distance, right_distance),
            "the penalty doubled": Wrong(
                distance + 2 * penalty, lambda at: right_distance(at) + 2 * (1 - at.theta) / at.theta * fourth(at)
            ),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
}
