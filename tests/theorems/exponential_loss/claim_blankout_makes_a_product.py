"""The exponential loss under blankout by hand: an average over all masks, and a factor for each input."""

from arithmetic.exponentials import exp
from claims import SQUARE, Claim, Wrong

from symdrop import functions
from symdrop.definitions.exponential_loss import d, i, w, x, y
from symdrop.functions import Prod
from symdrop.language import Sum


def left(at):
    return at.blankout(lambda noise: exp(-at.y * at.total(lambda i: at.w[i] * at.x[i] * noise[i])))


def right(at):
    return at.product(lambda i: at.d + (1 - at.d) * exp(-at.y * at.w[i] * at.x[i] / (1 - at.d)))


CLAIMS = {
    "blankout_makes_a_product": Claim(
        left=left,
        right=right,
        false={
            "the loss without noise": Wrong(
                functions.exp(-y * Sum(w[i] * x[i], i)), lambda at: at.product(lambda i: at.kept(i))
            ),
            "inputs not divided": Wrong(
                Prod(d + (1 - d) * functions.exp(-y * w[i] * x[i]), i),
                lambda at: at.product(lambda i: at.d + (1 - at.d) * at.kept(i)),
            ),
        },
        also_true={"exponent": (2, f"{SQUARE}; a square that is not 1 is that of a number that is not 1")},
    ),
}
