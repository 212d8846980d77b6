"""Factors that are alike by hand: their moments are given, and their sum is written out."""

from arithmetic.layers import PAIRS
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.layers import c, i, j, n, nu, v, v_z, x
from symdrop.language import bracket


def spread(at):
    return at.pairs(lambda i, j: at.v if i == j else at.c)


def covariance(at):
    return (at.v_z if at.i == at.j else -at.v_z / (at.n - 1)) * at.x[at.i] * at.x[at.j]


def right(at):
    own = at.v_z * at.n / (at.n - 1) * at.x[at.i] ** 2 if at.i == at.j else 0
    return own - at.v_z / (at.n - 1) * at.x[at.i] * at.x[at.j]


CLAIMS = {
    "fixed_sum_correlates": Claim(
        left=spread,
        right=lambda at: at.n * (at.v + (at.n - 1) * at.c),
        false={
            "uncorrelated factors": Wrong(n * v, lambda at: at.n * at.v),
            "n for n - 1": Wrong(n * (v + n * c), lambda at: at.n * (at.v + at.n * at.c)),
        },
    ),
    "fixed_sum_correlates.symmetric_mean": Claim(
        left=lambda at: at.total(lambda j: at.nu),
        right=lambda at: at.n * at.nu,
        false={
            "one mean": Wrong(nu, lambda at: at.nu),
            "n - 1 of them": Wrong((n - 1) * nu, lambda at: (at.n - 1) * at.nu),
        },
        also_true={
            "expectation": (1, "a mean does not depend on second moments"),
            "sign": (4, "a mean does not depend on second moments"),
            "term": (4, "a mean does not depend on second moments"),
            "exponent": (6, f"{SQUARE}; a mean does not depend on second moments"),
            "name": (8, "a mean does not depend on second moments"),
            "hypothesis": (2, "a mean does not depend on second moments"),
        },
    ),
    "fixed_sum_correlates.realised_covariance": Claim(
        left=covariance,
        right=right,
        points=PAIRS,
        false={
            "independent factors": Wrong(
                bracket(i, j) * v_z * x[i] ** 2, lambda at: at.v_z * at.x[at.i] ** 2 if at.i == at.j else 0
            ),
            "n for n - 1": Wrong(
                (bracket(i, j) * n - 1) * v_z / n * x[i] * x[j],
                lambda at: ((at.i == at.j) * at.n - 1) * at.v_z / at.n * at.x[at.i] * at.x[at.j],
            ),
        },
        also_true={
            "index": (1, "a mean of -1 has the same square, and the bracket holds the two indices together"),
            "coefficient": (
                1,
                "a mean of -1 has the same square, and the bracket holds the two indices together",
            ),
        },
    ),
}
