"""Products over an index, exponentials, softplus and the logistic function: what is proved, and what is refused."""

import pytest
from sympy import Integer, Rational

from symdrop import axioms
from symdrop.axioms import REASONS
from symdrop.deciders.kernel.check import check
from symdrop.deciders.kernel.reading import read_hypotheses
from symdrop.deciders.kernel.spread.decision import Lines
from symdrop.errors import BadStatement, LimitReached, NotProved, OutsideFragment
from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import Cov, D, E, Sum, Var, bracket, family, index, scalar, size
from symdrop.statements.statement import Statement, Step
from symdrop.theorem import bernoulli, gaussian, masks, noise, nonzero, poisson, symmetric

m, n = size("m n")
i, j, k, l, h, i1 = index("i j k l h i1", n)
a, b = index("a b", m)
w, x, z, p, delta, xi, mu, v, s, beta = family("w x z p delta xi mu v s beta", n)
X, Y = family("X Y", m, n)
SQUARE = family("SQUARE", n, n)
y, q, t, c = scalar("y q t c")
MASK = bernoulli(delta[j], keep=p[j])
UNBIASED = (bernoulli(delta[j], keep=1 - q), nonzero(1 - q))
NORMAL = (gaussian(xi[j], mean=mu[j], variance=v[j]),)
STANDARD = (gaussian(xi[j], mean=0, variance=1),)
S = Sum(delta[i] * w[i] * x[i], i)
ZERO = Integer(0) * t


def kept(place):
    return 1 - p[place] + p[place] * exp(-y * w[place] * x[place])


def feature(entries):
    return exp(Sum(xi[i] * entries[i], i) - Sum(entries[i] ** 2, i) / 2)


SCORE = exp(-E(softplus(-S)))
OTHER = exp(-E(softplus(S)))
HESSIAN = y**2 * (
    (1 - bracket(k, l))
    * x[k]
    * x[l]
    * p[k]
    * p[l]
    * exp(-y * w[k] * x[k] - y * w[l] * x[l])
    * Prod(kept(i), i, but=(k, l))
    + bracket(k, l) * x[k] ** 2 * p[k] * exp(-y * w[k] * x[k]) * Prod(kept(i), i, but=k)
)
# At n = 1 the left side is 1, and the right side a sum of nothing.
LESS_ONE = (Prod(n - 1, i, but=k), Sum(Prod(n - 1, i, but=(k, l)), l, but=k))
TRUE = {
    "exponential loss": ((MASK,), E(exp(-y * S)), Prod(kept(i), i)),
    "unbiased blankout": (
        UNBIASED,
        E(exp(-y * S / (1 - q))),
        Prod(q + (1 - q) * exp(-y * w[i] * x[i] / (1 - q)), i),
    ),
    "its gradient": (
        (MASK,),
        D(E(exp(-y * S)), w[k]),
        -y * x[k] * p[k] * exp(-y * w[k] * x[k]) * Prod(kept(i), i, but=k),
    ),
    "its Hessian": ((MASK,), D(D(E(exp(-y * S)), w[k]), w[l]), HESSIAN),
    "an entry beside it": ((MASK,), E(delta[k] * exp(-y * S)), p[k] * exp(-y * w[k] * x[k]) * Prod(kept(i), i, but=k)),
    "Gaussian corruption": (
        NORMAL,
        E(exp(-y * Sum(w[i] * xi[i], i))),
        exp(-y * Sum(w[i] * mu[i], i) + y**2 * Sum(v[i] * w[i] ** 2, i) / 2),
    ),
    "a normal entry beside it": (
        NORMAL,
        E(xi[k] ** 2 * exp(t * xi[k])),
        ((mu[k] + t * v[k]) ** 2 + v[k]) * exp(t * mu[k] + t**2 * v[k] / 2),
    ),
    "a cube beside it": (
        NORMAL,
        E(xi[k] ** 3 * exp(xi[k])),
        ((mu[k] + v[k]) ** 3 + 3 * v[k] * (mu[k] + v[k])) * exp(mu[k] + v[k] / 2),
    ),
    "a masked normal entry": (
        (MASK, *STANDARD),
        E(exp(Sum(delta[i] * xi[i] * w[i], i))),
        Prod(1 - p[i] + p[i] * exp(w[i] ** 2 / 2), i),
    ),
    "Poisson regression": (
        UNBIASED,
        E(exp(Sum(delta[j] * beta[j] * x[j] / (1 - q), j))),
        Prod(q + (1 - q) * exp(beta[j] * x[j] / (1 - q)), j),
    ),
    "residual blocks": ((MASK,), E(Prod(1 + delta[i] * x[i], i)), Prod(1 + p[i] * x[i], i)),
    "their variance": (
        (MASK,),
        Var(Prod(1 + delta[i] * x[i], i)),
        Prod(1 + 2 * p[i] * x[i] + p[i] * x[i] ** 2, i) - Prod(1 + p[i] * x[i], i) ** 2,
    ),
    "their covariance with a block": (
        (MASK,),
        Cov(Prod(1 + delta[i] * x[i], i), delta[k]),
        p[k] * (1 - p[k]) * x[k] * Prod(1 + p[i] * x[i], i, but=k),
    ),
    "an interaction": (
        (MASK,),
        E(Prod(1 + s[i] * (delta[i] * x[i] - 1), i)),
        Prod(1 + s[i] * (p[i] * x[i] - 1), i),
    ),
    "random features": (STANDARD, E(feature(x) * feature(z)), exp(Sum(x[i] * z[i], i))),
    "their second moment": (
        STANDARD,
        E((feature(x) * feature(z)) ** 2),
        exp(Sum((x[i] + z[i]) ** 2, i)) * exp(2 * Sum(x[i] * z[i], i)),
    ),
    "geometric means of a logistic unit": ((MASK,), SCORE, OTHER * exp(E(S))),
    "the normalised one": ((MASK,), SCORE, (SCORE + OTHER) * logistic(E(S))),
    "the other one": ((MASK,), OTHER, (SCORE + OTHER) * logistic(-E(S))),
    "the slope of softplus": ((), D(softplus(t), t), logistic(t)),
    "its second slope": ((), D(D(softplus(t), t), t), logistic(t) * (1 - logistic(t))),
    "the Hessian of a logistic loss": (
        (),
        D(D(softplus(Sum(w[i] * x[i], i)), w[k]), w[l]),
        x[k] * x[l] * logistic(Sum(w[i] * x[i], i)) * (1 - logistic(Sum(w[i] * x[i], i))),
    ),
    "the gradient of an expected logistic loss": ((MASK,), D(E(softplus(S)), w[k]), E(logistic(S) * delta[k] * x[k])),
    "opposite places": ((), logistic(t) + logistic(-t), 1 + ZERO),
    "logistic by exp": ((), logistic(t) * (1 + exp(t)), exp(t)),
    "its square": ((), logistic(t) ** 2 * (1 + exp(t)) ** 2, exp(2 * t)),
    "a function of a sum comes out": (
        (),
        Sum(w[k] * softplus(Sum(x[i], i)), k),
        softplus(Sum(x[i], i)) * Sum(w[k], k),
    ),
    "numbers before factors": ((), Prod(2 * w[i], i), 2**n * Prod(w[i], i)),
    "powers of a size": ((nonzero(t),), t ** (2 * n - 1) * t, t ** (2 * n)),
    "a constant factor": ((), Prod(t, i), t**n),
    "a factor taken out": ((), Prod(w[i], i), w[k] * Prod(w[i], i, but=k)),
    "two factors taken out, or one": (
        (),
        Prod(w[i], i),
        (1 - bracket(k, l)) * w[k] * w[l] * Prod(w[i], i, but=(k, l)) + bracket(k, l) * w[k] * Prod(w[i], i, but=k),
    ),
    "all factors marked once": (
        (),
        Sum((1 + w[k]) * Prod(1 + w[i], i, but=k), k),
        n * Prod(1 + w[i], i),
    ),
    "all factors marked twice": (
        (),
        Sum((1 - bracket(k, l)) * w[k] * w[l] * Prod(w[i], i, but=(k, l)), k, l),
        n * (n - 1) * Prod(w[i], i),
    ),
    "the slope of a product": ((), D(Prod(1 + t * w[i], i), t), Sum(w[k] * Prod(1 + t * w[i], i, but=k), k)),
    "a free entry in each factor": (
        (),
        D(Prod(1 + w[k] * x[i], i), w[k]),
        Sum(x[j] * Prod(1 + w[k] * x[i], i, but=j), j),
    ),
    "a batch": (
        (MASK,),
        E(Sum(exp(-Sum(delta[i] * X[a, i] * w[i], i)), a)),
        Sum(Prod(1 - p[i] + p[i] * exp(-X[a, i] * w[i]), i), a),
    ),
    "a batch with one mask": (
        (MASK,),
        E(exp(-Sum(delta[i] * X[a, i] * w[i], a, i))),
        Prod(1 - p[i] + p[i] * exp(-w[i] * Sum(X[a, i], a)), i),
    ),
    "a logistic function under a sum": (
        (),
        Sum(w[k] * logistic(Sum(x[i], i)), k) * (1 + exp(Sum(x[i], i))),
        Sum(w[k], k) * exp(Sum(x[i], i)),
    ),
    "a slope beside an index of any name": (
        (),
        Sum(x[i1] * D(Prod(1 + w[i], i), w[k]), i1),
        Sum(x[i1], i1) * Prod(1 + w[i], i, but=k),
    ),
    "the slope in a keep probability": (
        (MASK,),
        D(E(exp(Sum(delta[i] * w[i], i))), p[k]),
        (exp(w[k]) - 1) * Prod(1 - p[i] + p[i] * exp(w[i]), i, but=k),
    ),
    "the slope in the keep probability of all": (
        (bernoulli(delta[j], keep=t),),
        D(E(exp(Sum(delta[i] * w[i], i))), t),
        Sum((exp(w[k]) - 1) * Prod(1 - t + t * exp(w[i]), i, but=k), k),
    ),
    "the slope in a mean": (NORMAL, D(E(exp(y * xi[k])), mu[k]), y * E(exp(y * xi[k]))),
    "the slope in a variance": (NORMAL, D(E(exp(y * xi[k])), v[k]), y**2 * E(exp(y * xi[k])) / 2),
    "the slope in a keep probability, beside a sum": (
        (MASK,),
        D(E(Prod(1 + delta[i] * Sum(X[a, i], a), i)), p[k]),
        Sum(X[a, k], a) * Prod(1 + p[i] * Sum(X[a, i], a), i, but=k),
    ),
    "the slope beside a function of other entries": (
        (MASK,),
        D(E(delta[k] * softplus(Sum(x[i], i)) + logistic(y * x[k])), p[k]),
        softplus(Sum(x[i], i)),
    ),
    "slopes in a keep probability and a weight": (
        (MASK,),
        D(D(E(exp(delta[k] * w[k])), p[k]), w[k]),
        exp(w[k]),
    ),
    "a mask that is not averaged": ((MASK,), Prod(1 + delta[i] ** 2 * x[i], i), Prod(1 + delta[i] * x[i], i)),
    "the exponential of one": (
        (MASK,),
        exp(Sum(delta[i] ** 3 * x[i], i)),
        Prod(1 - delta[i] + delta[i] * exp(x[i]), i),
    ),
    "the exponential of two": ((MASK,), exp(delta[k] * delta[l]), 1 + (exp(1) - 1) * delta[k] * delta[l]),
    "one beside its exponential": ((MASK,), delta[k] ** 2 * exp(delta[k]), exp(1) * delta[k]),
    "powers of one half": ((), Rational(1, 2) ** (2 * n - 1), 2 * Prod(Rational(1, 4), i)),
    "a power with two sizes": ((), t ** (2 * n + m + 1), t * Prod(t**2, i) * Prod(t, a)),
    "the slope of a power that may be zero": ((), D(t**n, t), Sum(Prod(t, i, but=k), k)),
    "the slope of a higher power": (
        (),
        D((1 + t * w[k]) ** (2 * n + 1), t),
        (2 * n + 1) * w[k] * (1 + t * w[k]) ** (2 * n),
    ),
    "a product of zeros": ((), Prod(w[k] - w[l], i), (w[k] - w[l]) ** n),
    "a product of zeros over another size": ((), Prod(w[k] - w[k], a), ZERO),
    "a product of which the mean is zero": ((MASK,), E(Prod(delta[i] - p[i], i)), ZERO),
    "a mean that is zero beside a product": ((MASK,), E((delta[k] - p[k]) * Prod(1 + delta[i], i, but=k)), ZERO),
    "a mean that is zero in the product beside it": ((MASK,), E(Prod(delta[i] - p[i], i)) * x[k], ZERO),
    "a mask that is its own square in each factor": ((MASK,), Prod(delta[i] - delta[i] ** 2, i), ZERO),
    "a product of zeros over all but one": (
        (MASK,),
        E(delta[k] * Prod(delta[i] - p[i], i, but=k)),
        p[k] * Prod(ZERO, i, but=k),
    ),
    "a product of zeros beside a sum": ((), Prod(ZERO, i, but=k) * Sum(w[j], j), Prod(ZERO, i, but=k) * w[k]),
    "a number in the exponent of some terms of each factor": (
        (bernoulli(delta[j], keep=q),),
        (1 + w[k]) * E(Prod(exp(delta[i] + x[i]) + x[i], i)),
        (1 + w[k])
        * (q * exp(1 + x[k]) + (1 - q) * exp(x[k]) + x[k])
        * Prod(q * exp(1 + x[i]) + (1 - q) * exp(x[i]) + x[i], i, but=k),
    ),
    "a size in each factor": ((nonzero(n - 1),), *LESS_ONE),
    "a quadratic beside a product": (
        (MASK,),
        E(S**2) * Prod(1 + x[i], i),
        (Sum(p[i] * w[i] * x[i], i) ** 2 + Sum(p[i] * (1 - p[i]) * w[i] ** 2 * x[i] ** 2, i)) * Prod(1 + x[i], i),
    ),
}
FALSE = {
    "keep and drop swapped": ((MASK,), E(exp(-y * S)), Prod(p[i] + (1 - p[i]) * exp(-y * w[i] * x[i]), i)),
    "the product over all in the gradient": (
        (MASK,),
        D(E(exp(-y * S)), w[k]),
        -y * x[k] * p[k] * exp(-y * w[k] * x[k]) * Prod(kept(i), i),
    ),
    "E exp is not exp E": ((MASK,), E(exp(S)), exp(E(S))),
    "an additive ridge": (
        (MASK,),
        E(exp(-y * S)),
        exp(-y * E(S)) + y**2 / 2 * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * x[i] ** 2, i),
    ),
    "a variance as a sum over blocks": (
        (MASK,),
        Var(Prod(1 + delta[i] * x[i], i)),
        Sum(p[i] * (1 - p[i]) * x[i] ** 2, i),
    ),
    "half the variance forgotten": (NORMAL, E(exp(xi[k])), exp(mu[k] + v[k])),
    "the sign of a mean": (NORMAL, E(exp(-xi[k])), exp(mu[k] + v[k] / 2)),
    "the wrong unit": ((MASK,), SCORE, (SCORE + OTHER) * logistic(-E(S))),
    "diagonal of the Hessian forgotten": (
        (MASK,),
        D(D(E(exp(-y * S)), w[k]), w[l]),
        HESSIAN.subs(bracket(k, l), 0),
    ),
    "another sum is meant": ((), Sum(softplus(Sum(x[i], i) - x[k]), k), n * softplus(Sum(x[i], i))),
    "another product is meant": ((), Sum(exp(Sum(x[i], i) - x[k]), k), n * exp(Sum(x[i], i))),
    "sums of different pairs": (
        (),
        Prod(Sum(X[a, i], a) * Sum(Y[a, i], a) - Sum(X[a, i] * Y[a, i], a), i),
        Prod(Sum(X[a, i], a) * Sum(Y[a, i], a), i),
    ),
    "a sum in place of a product": ((), Prod(1 + w[i], i), 1 + Sum(w[i], i)),
    "one factor too many": ((), Prod(w[i], i), w[k] * Prod(w[i], i)),
    "marks that may agree": ((), Sum(w[k] * w[l] * Prod(w[i], i, but=(k, l)), k, l), n * (n - 1) * Prod(w[i], i)),
    "not all factors": ((), Sum(Prod(1 + w[i], i, but=k), k), n * Prod(1 + w[i], i)),
    "a shared scalar is not independent": (
        (gaussian(t, mean=0, variance=1),),
        E(Prod(t * w[i], i)),
        ZERO,
    ),
    "masks with a joint law": (
        (masks(delta[j], xi[j], keep=(p[j], p[j]), both=v[j]),),
        E(exp(delta[k] + xi[k])),
        E(exp(delta[k])) * E(exp(xi[k])),
    ),
    "noise of which pairs alone are known": (
        (noise(xi[j], mean=0, variance=v[j]),),
        E(Prod(xi[i], i)),
        Prod(E(xi[i]), i),
    ),
    "divided by what is zero at one size": ((), *LESS_ONE),
    "a row for a column": (
        (),
        Sum(softplus(Sum(w[i] * x[j], j)), i, but=k),
        Sum(softplus(Sum(w[j] * x[i], j)), i, but=k),
    ),
    "a product of zeros over all but one may be 1": ((MASK,), E(Prod(delta[i] - p[i], i, but=k)), ZERO),
    "and may be 0": ((), Prod(ZERO, i, but=k), 1 + ZERO),
    "powers of another number": ((), Rational(1, 2) ** n, Prod(Rational(1, 3), i)),
    "a slope does not enter where the next one would": ((MASK,), D(D(E(exp(delta[k] * w[k])), p[k]), w[k]), ZERO),
    "a slope of what is not opened": ((MASK,), D(E(softplus(Sum(delta[i] * w[i], i))), p[k]), ZERO),
    "a slope of a function of a scalar": (
        (MASK, bernoulli(q, keep=t)),
        D(E(q * softplus(t * x[k])), t),
        softplus(t * x[k]),
    ),
    "a slope of a function of the entry": ((MASK,), D(E(delta[k] * softplus(p[k])), p[k]), softplus(p[k])),
    "a slope of an exponential in a function": (
        (bernoulli(q, keep=t),),
        D(E(q * softplus(exp(t * x[k]))), t),
        softplus(exp(t * x[k])),
    ),
    "a slope that misses the product": (
        (MASK,),
        D(p[k] * E(Prod(1 + delta[i] * t, i)), t),
        p[k] * Sum(p[j] * Prod(1 + p[i] * t, i), j),
    ),
    "a normal entry is not its square": (NORMAL, Prod(1 + xi[i] ** 2, i), Prod(1 + xi[i], i)),
    "the exponential of a mask forgets its factor": (
        (MASK,),
        exp(Sum(delta[i] * x[i], i)),
        Prod(1 + delta[i] * exp(x[i]), i),
    ),
    "logistic is not its square": ((), logistic(t), logistic(t) ** 2),
    "softplus is not even": ((), softplus(t), softplus(-t)),
}


def lines(given, left, right):
    return Lines(read_hypotheses(given, [left, right], 1, with_quotients=True), left, right)


@pytest.mark.parametrize("name", TRUE)
def test_what_is_true_is_proved(name):
    claim = lines(*TRUE[name])
    assert claim.difference(REASONS) == ({}, {})
    fewest = claim.fewest()
    assert not claim.difference(fewest)[0]
    assert all(claim.is_needed(reason, fewest) for reason in fewest)


@pytest.mark.parametrize("name", FALSE)
def test_what_is_false_is_refused(name):
    left, around = lines(*FALSE[name]).difference(REASONS)
    assert left
    assert around.keys() <= {"n", "m"}


def steps(*pairs):
    return tuple(Step(line, reasons) for line, reasons in pairs)


STEPS = steps(
    (E(Prod(exp(-y * delta[i] * w[i] * x[i]), i)), (axioms.exponential,)),
    (Prod(E(exp(-y * delta[i] * w[i] * x[i])), i), (axioms.independent,)),
    (Prod(kept(i), i), (axioms.values,)),
)


def loss(given=(MASK,), stated=STEPS, right=None):
    return Statement("The expected loss", "", given, E(exp(-y * S)), right or Prod(kept(i), i), stated)


def test_steps_are_held_against_their_reasons():
    assert check(loss()).reasons == (axioms.independent, axioms.exponential, axioms.values)


@pytest.mark.parametrize(
    ("number", "reasons", "said"),
    [
        (0, (axioms.values,), "step 1 does not follow"),
        (0, (axioms.exponential, axioms.linearity), "step 1 cites linearity, which it does not use"),
        (1, (), "step 2 does not follow"),
        (1, (axioms.linearity,), "step 2 does not follow"),
        (2, (axioms.mean,), "step 3 does not follow"),
        (2, (axioms.values, axioms.values), "step 3 cites values, which it does not use"),
        (2, (axioms.values, axioms.sift), "step 3 cites sift, which it does not use"),
    ],
)
def test_a_step_by_other_reasons_is_refused(number, reasons, said):
    stated = tuple(Step(each.line, reasons if at == number else each.reasons) for at, each in enumerate(STEPS))
    with pytest.raises(NotProved, match=said):
        check(loss(stated=stated))


def test_a_refused_step_says_by_what_it_follows():
    with pytest.raises(NotProved, match=r"it follows by exponential, product"):
        check(loss(stated=(Step(STEPS[0].line, ()), *STEPS[1:])))


def test_products_may_be_cited_where_they_stand():
    stated = (Step(STEPS[0].line, (axioms.exponential, axioms.product)), *STEPS[1:])
    assert axioms.product in check(loss(stated=stated)).reasons


def test_the_right_side_is_the_last_line():
    with pytest.raises(NotProved, match="the right side after the last step"):
        check(loss(right=Prod(kept(i), i) + t))


def test_the_residual_is_written_in_our_words():
    with pytest.raises(NotProved) as refusal:
        check(Statement("Wrong", "", (MASK,), E(exp(-y * Sum(delta[i] * w[i], i))), Prod(1 + p[i], i, but=k), ()))
    assert refusal.value.residual_text.count("but=k") == 4
    assert "Prod(-p[i] + 1 + exp(-y*w[i])*p[i], i, but=k)" in refusal.value.residual_text


def test_the_residual_has_no_index_of_our_own():
    with pytest.raises(NotProved) as refusal:
        check(Statement("Wrong", "", (), D(Prod(1 + w[i], i) ** 2, w[k]) * D(t**n, t), t, ()))
    assert "*," not in refusal.value.residual_text
    assert ", *" not in refusal.value.residual_text


@pytest.mark.parametrize(
    ("given", "line", "error", "said"),
    [
        ((), Prod(Prod(1 + w[j], j), i), OutsideFragment, "over several indices"),
        ((), Prod(1 + Prod(1 + w[j], j), i), OutsideFragment, "inside a product over the same size"),
        ((), Prod(Sum(w[j], j) + x[i], i), OutsideFragment, "inside a product over the same size"),
        ((), Prod(1 + Prod(X[a, i], a), i), OutsideFragment, "inside another product"),
        ((), Prod(softplus(Prod(x[j], j)), i), OutsideFragment, "that is multiplied over n"),
        ((), Prod(softplus(x[i] ** n), i), OutsideFragment, "that is multiplied over n"),
        ((), softplus(Prod(x[j], j)) ** n, OutsideFragment, "that is multiplied over n"),
        ((), exp(Sum(w[i] * softplus(Prod(x[j], j)), i)), OutsideFragment, "that is multiplied over n"),
        ((), Prod(1 + w[i] * softplus(softplus(exp(Sum(x[j], j)))), i), OutsideFragment, "that is multiplied over n"),
        ((), exp(exp(Sum(w[i], i))), OutsideFragment, "inside an exponential"),
        ((), exp(Prod(w[i], i)), OutsideFragment, "inside an exponential"),
        ((), exp(Sum(w[i], i) * Sum(x[i], i)), OutsideFragment, "a product of two sums over one size"),
        ((nonzero(w),), 1 / Prod(w[i], i), OutsideFragment, "divides by Product"),
        ((), exp(t) / (1 + exp(t)), OutsideFragment, "write exp"),
        ((), t**q * exp(t), OutsideFragment, "accepted are whole numbers"),
        ((), t ** (-n), OutsideFragment, "accepted are whole numbers"),
        ((), t ** (n - 1), BadStatement, "declare nonzero"),
        ((), exp(1 / t), BadStatement, "declare nonzero"),
        ((), exp(w[k] + Sum(w[k], k)), BadStatement, "both free and bound"),
        ((), Sum(Prod(w[i], i), i), BadStatement, "bound twice"),
        ((MASK,), exp(t) * D(E(delta[k]), delta[k]), OutsideFragment, "differentiates in the random"),
        ((symmetric(SQUARE),), D(exp(SQUARE[k, l]), SQUARE[l, k]), OutsideFragment, "which is symmetric"),
        ((), t ** (10**6 * n), LimitReached, "beyond 64"),
        ((), (1 + exp(t)) ** 65, LimitReached, "beyond 64"),
        ((), (w[k] - w[l]) ** (n - 1), BadStatement, "is zero"),
    ],
)
def test_what_is_not_decided_is_refused_by_name(given, line, error, said):
    statement = Statement("Refused", "", given, line, line + t, ())
    with pytest.raises(error, match=said):
        check(statement)


def test_how_many_ways_free_indices_may_coincide_is_limited():
    free = index("f1 f2 f3 f4 f5 f6", n)
    line = exp(sum(w[each] for each in free))
    with pytest.raises(LimitReached, match="coincide in more than 60 ways"):
        check(Statement("Many", "", (), line, line, ()))


def test_a_law_that_is_not_independent_keeps_its_expectation():
    given = (poisson(delta[j], rate=p[j]),)
    left, _ = lines(given, E(exp(delta[k])), exp(p[k])).difference(REASONS)
    assert left


def test_symmetric_families_are_read_in_either_order():
    K = family("K", n, n)
    assert not lines((symmetric(K),), exp(K[k, l]), exp(K[l, k])).difference(REASONS)[0]


def test_an_inequality_by_the_gap_of_jensen():
    right = Prod(1 - p[i] + p[i] * exp(w[i]), i)
    score = Sum(delta[i] * w[i], i)
    gap = E(exp(score)) - exp(E(score))
    found = check(Statement("Above", "", (MASK,), exp(E(score)), right, (), remainder=gap))
    assert found.reasons[-1] == axioms.sign
    with pytest.raises(NotProved, match="may be negative"):
        check(Statement("Above", "", (MASK,), exp(E(score)), right, (), remainder=right - exp(E(score))))


def test_a_reason_that_is_not_needed_without_another_is_not_told():
    given = (gaussian(xi[j], mean=t * x[j], variance=v[j]),)
    average = 1 + y * exp(xi[i])
    found = check(Statement("Twice", "", given, D(E(Prod(average, i)), t), D(Prod(E(average), i), t), ()))
    assert found.reasons == (axioms.sift, axioms.independent, axioms.product)


COUNTED = (poisson(z[j], rate=y * x[j]),)
ALL_COUNTS = E(exp(Sum(w[i] * z[i], i)))
RAISED = Sum(x[i] * (exp(w[i]) - 1), i)
STEEP = gaussian(xi[j], mean=mu[j], variance=v[j])
OUT_OF_EXPONENTS = {
    "a rate": (COUNTED, D(ALL_COUNTS, y), RAISED * exp(y * RAISED)),
    "a rate twice": (COUNTED, D(D(ALL_COUNTS, y), y), RAISED**2 * Prod(exp(y * x[i] * (exp(w[i]) - 1)), i)),
    "an entry of the rates": (
        (poisson(z[j], rate=x[j]),),
        D(E(exp(-t * Sum(w[i] * z[i], i))), x[k]),
        (exp(-t * w[k]) - 1) * Prod(exp(x[i] * (exp(-t * w[i]) - 1)), i),
    ),
    "a steep normal entry": (
        (STEEP,),
        E(xi[k] * exp(exp(t) * xi[k])),
        (mu[k] + exp(t) * v[k]) * exp(exp(t) * mu[k] + exp(2 * t) * v[k] / 2),
    ),
}


@pytest.mark.parametrize("name", OUT_OF_EXPONENTS)
def test_what_is_raised_in_an_exponent_is_an_exponential_outside_of_it(name):
    given, left, right = OUT_OF_EXPONENTS[name]
    assert lines(given, left, right).difference(REASONS)[0] == {}
    assert lines(given, left, right + x[k]).difference(REASONS)[0]
