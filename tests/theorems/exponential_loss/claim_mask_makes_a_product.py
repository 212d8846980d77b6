"""The exponential loss under a mask by hand: averages over all masks, in which a derivative brings down a factor."""

from arithmetic.exponential_loss import PAIRS, PLACES
from claims import SQUARE, Claim, Wrong

from symdrop.definitions.exponential_loss import factor, i, k, l, p, w, x, y
from symdrop.functions import Prod, exp
from symdrop.language import Sum, bracket


def gradient_left(at):
    return at.masked_loss(lambda mask: -at.y * at.x[at.k] * mask[at.k])


def gradient(at, but):
    return -at.y * at.x[at.k] * at.p[at.k] * at.kept(at.k) * at.product(at.factor, but=but)


def hessian_left(at):
    return at.masked_loss(lambda mask: at.y**2 * at.x[at.k] * mask[at.k] * at.x[at.l] * mask[at.l])


def hessian(at):
    if at.k == at.l:
        return -at.y * at.x[at.k] * gradient(at, {at.k})
    return hessian_of_two(at)


def hessian_of_two(at):
    of_two = [-at.y * at.x[place] * at.p[place] * at.kept(place) for place in (at.k, at.l)]
    return of_two[0] * of_two[1] * at.product(at.factor, but={at.k, at.l})


both = exp(-y * w[k] * x[k] - y * w[l] * x[l])
of_two = y**2 * x[k] * x[l] * p[k] * p[l] * both * Prod(factor(i), i, but=(k, l))
CLAIMS = {
    "mask_makes_a_product": Claim(
        left=lambda at: at.masked_loss(),
        right=lambda at: at.product(at.factor),
        false={
            "the loss at the mean mask": Wrong(exp(-y * Sum(p[i] * w[i] * x[i], i)), lambda at: at.loss_at_mean()),
            "dropped for kept": Wrong(
                Prod(p[i] + (1 - p[i]) * exp(-y * w[i] * x[i]), i),
                lambda at: at.product(lambda i: at.p[i] + (1 - at.p[i]) * at.kept(i)),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "mask_makes_a_product.gradient": Claim(
        left=gradient_left,
        right=lambda at: gradient(at, {at.k}),
        points=PLACES,
        false={
            "no factor left out": Wrong(
                -y * x[k] * p[k] * exp(-y * w[k] * x[k]) * Prod(factor(i), i), lambda at: gradient(at, ())
            ),
            "the input always kept": Wrong(
                -y * x[k] * exp(-y * w[k] * x[k]) * Prod(factor(i), i, but=k),
                lambda at: -at.y * at.x[at.k] * at.kept(at.k) * at.product(at.factor, but={at.k}),
            ),
        },
        also_true={"exponent": (1, SQUARE)},
    ),
    "mask_makes_a_product.hessian": Claim(
        left=hessian_left,
        right=hessian,
        points=PAIRS,
        false={
            "two different weights alone": Wrong(of_two, hessian_of_two),
            "no diagonal": Wrong(
                (1 - bracket(k, l)) * of_two, lambda at: hessian_of_two(at) if at.k != at.l else at.y * 0
            ),
        },
        also_true={"exponent": (1, SQUARE), "index": (5, "where the bracket is not 0, k = l")},
    ),
    "mask_makes_a_product.never_below": Claim(
        left=lambda at: at.loss_at_mean(),
        right=lambda at: at.product(at.factor),
        remainder=lambda at: at.masked_loss() - at.loss_at_mean(),
        also_true={"exponent": (1, SQUARE)},
    ),
}
