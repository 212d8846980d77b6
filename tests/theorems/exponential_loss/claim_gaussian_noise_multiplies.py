"""The exponential loss under normal noise by hand: integrals over the density of each input, and their closed form."""

from arithmetic.exponentials import exp
from claims import Claim, Wrong

from symdrop import functions
from symdrop.definitions.exponential_loss import i, v, w, x, y
from symdrop.language import Sum


def clean(at):
    return exp(-at.y * at.total(lambda i: at.w[i] * at.x[i]))


def ridge(at):
    return at.y**2 * at.v / 2 * at.total(lambda i: at.w[i] ** 2)


loss = functions.exp(-y * Sum(w[i] * x[i], i))
CLAIMS = {
    "gaussian_noise_multiplies": Claim(
        left=lambda at: at.normal_loss(),
        right=lambda at: clean(at) * exp(ridge(at)),
        false={
            "no noise": Wrong(loss, clean),
            "a ridge penalty added": Wrong(loss + y**2 * v / 2 * Sum(w[i] ** 2, i), lambda at: clean(at) + ridge(at)),
            "no half": Wrong(
                loss * functions.exp(y**2 * v * Sum(w[i] ** 2, i)), lambda at: clean(at) * exp(2 * ridge(at))
            ),
        },
    ),
}
