"""The exponential loss of Poisson counts by hand: a series over the counts of each input, and its closed form."""

from arithmetic.exponential_loss import RATES
from arithmetic.exponentials import Close, exp
from claims import Claim, Wrong

from symdrop import functions
from symdrop.definitions.exponential_loss import i, w, x, y
from symdrop.functions import Prod


def factor(at, i):
    return exp(at.x[i] * (exp(Close(-at.y * at.w[i])) - 1))


def clean(at):
    return at.product(lambda i: exp(Close(-at.y * at.w[i] * at.x[i])))


CLAIMS = {
    "poisson_counts_make_a_product": Claim(
        left=lambda at: at.counted_loss(),
        right=lambda at: at.product(lambda i: factor(at, i)),
        points=RATES,
        false={
            "the loss of the mean": Wrong(Prod(functions.exp(-y * w[i] * x[i]), i), clean),
            "a count is at least 1": Wrong(
                Prod(functions.exp(x[i] * functions.exp(-y * w[i])), i),
                lambda at: at.product(lambda i: factor(at, i) * exp(Close(at.x[i]))),
            ),
            "the rate in the inner exponent": Wrong(
                Prod(functions.exp(functions.exp(-y * w[i] * x[i]) - 1), i),
                lambda at: at.product(lambda i: exp(exp(Close(-at.y * at.w[i] * at.x[i])) - 1)),
            ),
        },
    ),
}
