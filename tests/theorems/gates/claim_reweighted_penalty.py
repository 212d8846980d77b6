"""The reweighted penalty by hand, unit by unit."""

from claims import Claim


def left(at):
    return 2 * at.total(lambda i: at.s[i])


def right(at):
    return at.total(lambda i: at.s[i] ** 2 / at.eta[i] + at.eta[i])


CLAIMS = {
    "reweighted_penalty": Claim(
        left=left,
        right=right,
        remainder=lambda at: at.total(lambda i: (at.s[i] - at.eta[i]) ** 2 / at.eta[i]),
        also_true={"hypothesis": (1, "the identity behind it holds for strengths of either sign")},
    ),
}
