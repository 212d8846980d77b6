"""True and false statements with products, exponentials and logistic functions, and counterexamples counted again.

What the counterexamples say is worked out by hand: masks are enumerated, exponentials taken by `decimal`.
"""

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from math import prod

import pytest

from symdrop.deciders.instances import Agreement, Difference, compare
from symdrop.deciders.instances import polynomials as ring_of_instances
from symdrop.deciders.instances.rings import _SymPyRing
from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import D, E, Rational, Sum, Var, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a = index("a", m)
w, x, p, delta, z, s = family("w x p delta z s", n)
X, y_ = family("X", m, n), family("y_", m)
y, t, q, S = scalar("y t q S")
half = Rational(1, 2)
DROP = (bernoulli(delta[j], keep=1 - q), nonzero(1 - q))
MASK = (bernoulli(delta[j], keep=p[j]),)
NORMAL = (gaussian(z[j], mean=0, variance=1),)
SHIFTED = (gaussian(z[j], mean=x[j], variance=t),)
ANY = (noise(S, mean=t, variance=q),)
score = Sum(delta[j] * w[j] * x[j], j)
unbiased = Sum(delta[j] * w[j] * x[j] / (1 - q), j)
kept = 1 - p[i] + p[i] * exp(-y * w[i] * x[i])
slope = y * x[k] * p[k] * exp(-y * w[k] * x[k])


def phi(u):
    return exp(Sum(z[i] * u[i], i) - Sum(u[i] ** 2, i) / 2)


def geometric(of):
    return exp(E(of))


TRUE = {
    "blankout": (DROP, E(exp(-y * unbiased)), Prod(q + (1 - q) * exp(-y * w[j] * x[j] / (1 - q)), j)),
    "gaussian corruption": (
        SHIFTED,
        E(exp(-y * Sum(w[j] * z[j], j))),
        exp(-y * Sum(w[j] * x[j], j) + y**2 * t / 2 * Sum(w[j] ** 2, j)),
    ),
    "gradient": (MASK, D(E(exp(-y * score)), w[k]), -slope * Prod(kept, i, but=k)),
    "expected gradient": (MASK, E(D(exp(-y * score), w[k])), -slope * Prod(kept, i, but=k)),
    "hessian": (
        MASK,
        D(D(E(exp(-y * score)), w[k]), w[l]),
        (1 - bracket(k, l)) * slope * y * x[l] * p[l] * exp(-y * w[l] * x[l]) * Prod(kept, i, but=(k, l))
        + bracket(k, l) * y * x[k] * slope * Prod(kept, i, but=k),
    ),
    "poisson regression": (
        DROP,
        E(exp(unbiased)) - exp(Sum(w[j] * x[j], j)),
        Prod(q + (1 - q) * exp(w[j] * x[j] / (1 - q)), j) - exp(Sum(w[j] * x[j], j)),
    ),
    "nwgm": (MASK, geometric(-softplus(-score)), geometric(-softplus(score)) * exp(E(score))),
    "nwgm of any law": (ANY, geometric(-softplus(-S)), geometric(-softplus(S)) * exp(E(S))),
    "nwgm as a unit": (
        MASK,
        geometric(-softplus(-score)),
        (geometric(-softplus(-score)) + geometric(-softplus(score))) * logistic(E(score)),
    ),
    "residual blocks": (MASK, E(Prod(1 + delta[i] * w[i], i)), Prod(1 + p[i] * w[i], i)),
    "variance of residual blocks": (
        MASK,
        Var(Prod(1 + delta[i] * w[i], i)),
        Prod(1 + 2 * p[i] * w[i] + p[i] * w[i] ** 2, i) - Prod(1 + p[i] * w[i], i) ** 2,
    ),
    "interaction": (
        MASK,
        E(Prod(1 + s[i] * (delta[i] * x[i] - 1), i)),
        Prod(1 + s[i] * (p[i] * x[i] - 1), i),
    ),
    "random features": (NORMAL, E(phi(w) * phi(x)), exp(Sum(w[i] * x[i], i))),
    "square of random features": (
        NORMAL,
        E((phi(w) * phi(x)) ** 2),
        exp(Sum((w[i] + x[i]) ** 2, i)) * exp(2 * Sum(w[i] * x[i], i)),
    ),
    "second slope of softplus": ((), D(D(softplus(t), t), t), logistic(t) * (1 - logistic(t))),
    "logistic penalty": (
        MASK,
        half * D(D(softplus(t), t), t) * Var(score),
        half * logistic(t) * (1 - logistic(t)) * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * x[i] ** 2, i),
    ),
    "slope of softplus of a sum": (
        (),
        D(softplus(Sum(w[i] * x[i], i)), w[k]),
        x[k] * logistic(Sum(w[j] * x[j], j)),
    ),
    "logistic regression": (
        (),
        D(Sum(softplus(-y_[a] * Sum(X[a, i] * w[i], i)), a), w[k]),
        -Sum(y_[a] * X[a, k] * (1 - logistic(y_[a] * Sum(X[a, i] * w[i], i))), a),
    ),
    "slope of an average": (MASK, D(E(softplus(score)), w[k]), x[k] * E(delta[k] * logistic(score))),
    "few values": (MASK, E(logistic(delta[k] * w[k])), (1 - p[k]) / 2 + p[k] * logistic(w[k])),
    "powers": ((), t**n * Prod(w[i], i), Prod(t * w[i], i)),
    "power of a number": ((), 2 * 2 ** (n - 1), 2**n),
    "exp of softplus": ((), exp(softplus(w[k])), 1 + exp(w[k])),
    "exp of minus softplus": ((), exp(-softplus(w[k])), logistic(-w[k])),
    "reflection": ((), softplus(w[k]) - softplus(-w[k]), w[k]),
    "reflection of a sum": ((), softplus(Sum(w[i], i)) - softplus(-Sum(w[j], j)), Sum(w[i], i)),
    "logistic and exponential": ((), exp(-2 * t) * logistic(t) * (1 + exp(t)), exp(-t)),
    "two sizes": ((), Prod(Prod(1 + X[a, i], i), a), Prod(Prod(1 + X[a, i], a), i)),
    "a sum over samples": ((), Sum(exp(Sum(X[a, i] * w[i], i)), a), Sum(Prod(exp(X[a, i] * w[i]), i), a)),
    "a mask outside": (MASK, exp(delta[k] * t), 1 - delta[k] + delta[k] * exp(t)),
}

FALSE = {
    "keep and drop swapped": (DROP, E(exp(-y * unbiased)), Prod(1 - q + q * exp(-y * w[j] * x[j] / (1 - q)), j)),
    "product over all in the gradient": (MASK, D(E(exp(-y * score)), w[k]), -slope * Prod(kept, i)),
    "variance as a sum": (MASK, Var(Prod(1 + delta[i] * w[i], i)), Sum(p[i] * (1 - p[i]) * w[i] ** 2, i)),
    "wrong sign": (MASK, D(E(exp(-y * score)), w[k]), slope * Prod(kept, i, but=k)),
    "mean of exp": (MASK, E(exp(score)), exp(E(score))),
    "additive ridge": (
        SHIFTED,
        E(exp(-y * Sum(w[j] * z[j], j))),
        exp(-y * Sum(w[j] * x[j], j)) + y**2 * t / 2 * Sum(w[j] ** 2, j),
    ),
}


@pytest.fixture(params=["flint", "sympy"])
def ring(request, monkeypatch):
    """Polynomials of python-flint, where it is installed, and of SymPy."""
    if request.param == "flint":
        pytest.importorskip("flint")
    else:
        monkeypatch.setattr(ring_of_instances, "polynomial_ring", _SymPyRing)
    return request.param


@pytest.mark.parametrize("name", TRUE)
def test_lines_that_are_equal(name, ring):
    given, *lines = TRUE[name]
    found = compare(given, lines)
    assert isinstance(found, Agreement), found


@pytest.mark.parametrize("name", FALSE)
def test_lines_that_are_not(name, ring):
    given, *lines = FALSE[name]
    found = compare(given, lines)
    assert isinstance(found, Difference), found
    assert close(found.counterexample, *BY_HAND[name](Place(found.counterexample)))


def close(found, left, right):
    """Whether both sides are what they are by hand, to thirty digits, and differ."""
    ours = [number_of(each) for each in (found.left, found.right)]
    with localcontext(prec=60):
        near = all(
            abs(one - other) <= Decimal(10) ** -30 * max(1, abs(one))
            for one, other in zip(ours, (left, right), strict=True)
        )
        return near and ours[0] != ours[1]


def number_of(value):
    """A side of a counterexample in decimals, by its terms."""
    with localcontext(prec=60):
        if isinstance(value, Fraction):
            return decimal(value)
        return sum((decimal(c) * decimal(e).exp() for e, c in value.terms), Decimal(0))


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


class Place:
    """The values of a counterexample in decimals."""

    def __init__(self, found):
        self.n = found.sizes["n"]
        self.k = found.indices.get("k", 0) - 1
        with localcontext(prec=60):
            self.values = {str(key): decimal(value) for key, value in found.values.items()}

    def __getattr__(self, name):
        if f"{name}[1]" in self.values:
            return [self.values[f"{name}[{at}]"] for at in range(1, self.n + 1)]
        return self.values[name]


def masks(keep):
    """Every outcome of the masks with its chance."""
    for bits in product((0, 1), repeat=len(keep)):
        yield (
            bits,
            prod((chance if bit else 1 - chance for bit, chance in zip(bits, keep, strict=True)), start=Decimal(1)),
        )


def mean(keep, function):
    return sum((chance * function(bits) for bits, chance in masks(keep)), Decimal(0))


def total(values):
    return sum(values, Decimal(0))


def in_decimals(function):
    def computed(at):
        with localcontext(prec=60):
            return function(at)

    return computed


@in_decimals
def swapped(at):
    keep = [1 - at.q] * at.n
    scores = [w * x / (1 - at.q) for w, x in zip(at.w, at.x, strict=True)]
    left = mean(keep, lambda bits: (-at.y * total(b * c for b, c in zip(bits, scores, strict=True))).exp())
    return left, prod((1 - at.q + at.q * (-at.y * each).exp() for each in scores), start=Decimal(1))


@in_decimals
def gradient(at):
    def value(bits):
        inner = total(b * w * x for b, w, x in zip(bits, at.w, at.x, strict=True))
        return -at.y * bits[at.k] * at.x[at.k] * (-at.y * inner).exp()

    return mean(at.p, value)


@in_decimals
def others(at):
    pairs = zip(at.p, at.w, at.x, strict=True)
    return [1 - p + p * (-at.y * w * x).exp() for p, w, x in pairs]


@in_decimals
def first_factor(at):
    return at.y * at.x[at.k] * at.p[at.k] * (-at.y * at.w[at.k] * at.x[at.k]).exp()


@in_decimals
def all_of_them(at):
    return gradient(at), -first_factor(at) * prod(others(at), start=Decimal(1))


@in_decimals
def sign(at):
    rest = [each for place, each in enumerate(others(at)) if place != at.k]
    return gradient(at), first_factor(at) * prod(rest, start=Decimal(1))


@in_decimals
def variance(at):
    def value(bits):
        return prod((1 + b * w for b, w in zip(bits, at.w, strict=True)), start=Decimal(1))

    left = mean(at.p, lambda bits: value(bits) ** 2) - mean(at.p, value) ** 2
    return left, total(p * (1 - p) * w**2 for p, w in zip(at.p, at.w, strict=True))


@in_decimals
def mean_of_exp(at):
    products = [w * x for w, x in zip(at.w, at.x, strict=True)]
    left = mean(at.p, lambda bits: total(b * c for b, c in zip(bits, products, strict=True)).exp())
    return left, total(p * c for p, c in zip(at.p, products, strict=True)).exp()


@in_decimals
def ridge(at):
    """The mean of exp by its power series: E z^r = m E z^(r-1) + (r - 1) v E z^(r-2)."""
    left = Decimal(1)
    for w, m in zip(at.w, at.x, strict=True):
        below, moment, factor, series = Decimal(0), Decimal(1), Decimal(1), Decimal(0)
        for order in range(400):
            series += factor * moment
            below, moment = moment, m * moment + order * at.t * below
            factor *= -at.y * w / (order + 1)
        left *= series
    squares = total(w**2 for w in at.w)
    inner = total(w * x for w, x in zip(at.w, at.x, strict=True))
    return left, (-at.y * inner).exp() + at.y**2 * at.t / 2 * squares


BY_HAND = {
    "keep and drop swapped": swapped,
    "product over all in the gradient": all_of_them,
    "variance as a sum": variance,
    "wrong sign": sign,
    "mean of exp": mean_of_exp,
    "additive ridge": ridge,
}


def test_a_difference_of_logistic_functions_is_told_by_decimals():
    found = compare(MASK, [geometric(-softplus(-score)), geometric(-softplus(score)) * exp(-E(score))])
    assert isinstance(found, Difference)
    assert "(to 12 digits)" in str(found.counterexample)
    found = compare((), [logistic(t), Rational(1, 3) + 0 * t]).counterexample
    assert abs(1 / (1 + Decimal(-int(found.values[("t", ())])).exp()) - Decimal(float(found.left))) < Decimal("1e-15")


def test_a_function_of_a_sum_is_not_the_sum_of_functions():
    assert isinstance(compare((), [Sum(softplus(w[i]), i), softplus(Sum(w[i], i))]), Difference)


def test_lines_in_between():
    line = exp(Sum(w[i], i))
    found = compare((), [line, Prod(exp(w[i]), i), Prod(exp(w[j]), j), 2 * line])
    assert (found.position, str(found.counterexample)) == (3, "at n = 1, w[1] = 0: left = 1, right = 2")
