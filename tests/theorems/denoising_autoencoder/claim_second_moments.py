"""The scatter of dropped features by hand: its average over all masks of all entries."""

from arithmetic.denoising_autoencoder import PAIRS
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.denoising_autoencoder import i, j, q, scatter
from symdrop.language import bracket


def left(at):
    return at.average(lambda seen: at.scatter(seen, seen, at.i, at.j))


def undropped(at):
    return at.scatter(at.X, at.X, at.i, at.j)


def right(at):
    return undropped(at) * (at.q[at.i] if at.i == at.j else at.q[at.i] * at.q[at.j])


def cross_left(at):
    return at.average(lambda seen: at.scatter(at.X, seen, at.i, at.j))


def cross_right(at):
    return at.q[at.j] * undropped(at)


CLAIMS = {
    "second_moments": Claim(
        points=PAIRS,
        left=left,
        right=right,
        false={
            "both probabilities on the diagonal": Wrong(
                q[i] * q[j] * scatter(i, j), lambda at: at.q[at.i] * at.q[at.j] * undropped(at)
            ),
            "one probability everywhere": Wrong(q[i] * scatter(i, j), lambda at: at.q[at.i] * undropped(at)),
            "the probability added on the diagonal": Wrong(
                (q[i] * q[j] + bracket(i, j) * q[i]) * scatter(i, j),
                lambda at: (at.q[at.i] * at.q[at.j] + (at.i == at.j) * at.q[at.i]) * undropped(at),
            ),
        },
        also_true={"exponent": (2, SQUARE), "index": (2, "beside [i = j] the two indices are one")},
    ),
    "second_moments.cross_moment": Claim(
        points=PAIRS,
        left=cross_left,
        right=cross_right,
        false={
            "the other probability": Wrong(q[i] * scatter(i, j), lambda at: at.q[at.i] * undropped(at)),
            "both probabilities": Wrong(
                q[i] * q[j] * scatter(i, j), lambda at: at.q[at.i] * at.q[at.j] * undropped(at)
            ),
        },
        also_true={"exponent": (1, SQUARE), "expectation": (1, LINEAR)},
    ),
}
