"""Dropped columns by hand: the squared distance averaged over all masks of the pairs."""

from claims import SAME_ZEROS, SQUARE, Claim, Wrong

from symdrop.definitions.matrix_factorization import U, V, a, c, column_penalty, l, theta
from symdrop.language import Sum
from symdrop.theorems.matrix_factorization.factor_masks import loss_at_mean


def left(at):
    return at.dropped_loss(at.Y, at.pairs(), at.theta)


def norm(column):
    return sum(x**2 for x in column)


def norms(at):
    return sum(norm(u) * norm(v) for u, v in at.pairs())


def claimed(at, factor, penalty):
    return at.distance(at.Y, at.pairs()) + factor * penalty


def right(at):
    return claimed(at, (1 - at.theta) / at.theta, norms(at))


penalty = Sum(column_penalty(U[a, c], V[l, c]), c)

odds = (1 - theta) / theta
CLAIMS = {
    "factor_masks": Claim(
        left=left,
        right=right,
        false={
            "no penalty": Wrong(loss_at_mean, lambda at: claimed(at, 0, 0)),
            "the variance of a mask that is not divided": Wrong(
                loss_at_mean + theta * (1 - theta) * penalty,
                lambda at: claimed(at, at.theta * (1 - at.theta), norms(at)),
            ),
            "one over theta": Wrong(loss_at_mean + penalty / theta, lambda at: claimed(at, 1 / at.theta, norms(at))),
            "the norms of the whole factors": Wrong(
                loss_at_mean + odds * Sum(U[a, c] ** 2, a, c) * Sum(V[l, c] ** 2, l, c),
                lambda at: claimed(
                    at,
                    (1 - at.theta) / at.theta,
                    sum(norm(u) for u, _ in at.pairs()) * sum(norm(v) for _, v in at.pairs()),
                ),
            ),
            "the sum of the norms": Wrong(
                loss_at_mean + odds * (Sum(U[a, c] ** 2, a, c) + Sum(V[l, c] ** 2, l, c)),
                lambda at: claimed(at, (1 - at.theta) / at.theta, sum(norm(u) + norm(v) for u, v in at.pairs())),
            ),
        },
        also_true={"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")},
    ),
}
