"""Bugs planted in the calculus of spread forms: each changes what is said of a claim, or the value of a form."""

from dataclasses import dataclass
from math import comb

import pytest
from sympy import Integer, Rational

from symdrop import axioms
from symdrop.axioms import REASONS
from symdrop.errors import SymdropError
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import D, E, Sum, Var, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, nonnegative, nonzero, poisson, rademacher

from .test_decision import FALSE, OUT_OF_EXPONENTS, TRUE, lines

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p, delta, eps, xi, mu, v = family("w x p delta eps xi mu v", n)
X, Y = family("X Y", m, n)
t, s = scalar("t s")
MASK = bernoulli(delta[j], keep=p[j])
NORMAL = gaussian(xi[j], mean=mu[j], variance=v[j])
ZERO = Integer(0) * t

LAW_IN_T = gaussian(xi[j], mean=t * x[j], variance=v[j])
CLAIMS = {
    **TRUE,
    **FALSE,
    **OUT_OF_EXPONENTS,
    "a law that depends on the variable": ((LAW_IN_T,), D(E(xi[k] + exp(w[k])), t), E(D(xi[k] + exp(w[k]), t))),
    "a law that depends on the variable, unopened": ((LAW_IN_T,), D(E(softplus(xi[k])) * t, t), E(softplus(xi[k]))),
    "a slope by the mean in t": ((LAW_IN_T,), D(E(xi[k] * exp(s * t)), t), (x[k] + s * t * x[k]) * exp(s * t)),
    "a slope by a keep probability": (
        (MASK,),
        D(E(exp(Sum(delta[i] * w[i], i))), p[k]),
        (exp(w[k]) - 1) * Prod(1 - p[i] + p[i] * exp(w[i]), i, but=k),
    ),
    "a slope by one keep probability of all": (
        (bernoulli(delta[j], keep=t),),
        D(E(exp(Sum(delta[i] * w[i], i))), t),
        Sum((exp(w[k]) - 1) * Prod(1 - t + t * exp(w[i]), i, but=k), k),
    ),
    "a slope by a variance": (
        (NORMAL,),
        D(E(exp(Sum(xi[i] * w[i], i))), v[k]),
        w[k] ** 2 / 2 * exp(Sum(mu[i] * w[i] + v[i] * w[i] ** 2 / 2, i)),
    ),
    "the same exponential in each factor": ((), exp(Sum(w[k], i) + t), exp(n * w[k] + t)),
    "and something more": ((), Prod(exp(w[k]) * (1 + x[i]), i), exp(n * w[k]) * Prod(1 + x[i], i)),
    "and a mark": ((), Sum(x[j] * Prod(exp(w[k]), i, but=j), j), Sum(x[j], j) * exp((n - 1) * w[k])),
    "a square of a sum": (
        (),
        Sum(w[i], i) ** 2,
        Sum(w[i] ** 2, i) + Sum((1 - bracket(i, j)) * w[i] * w[j], i, j) + Prod(t, i) - t**n,
    ),
    "a sum times a product": (
        (),
        Sum(w[i], i) * Prod(1 + x[i], i),
        Sum(w[i] * (1 + x[i]) * Prod(1 + x[j], j, but=i), i),
    ),
    "two sums times two products": (
        (),
        Sum(w[i] * Prod(1 + x[j], j, but=i), i) * Sum(x[i] * Prod(1 + w[j], j, but=i), i),
        Sum(w[i] * x[i] * Prod((1 + x[j]) * (1 + w[j]), j, but=i), i)
        + Sum(
            (1 - bracket(i, k)) * w[i] * (1 + w[i]) * x[k] * (1 + x[k]) * Prod((1 + x[j]) * (1 + w[j]), j, but=(i, k)),
            i,
            k,
        ),
    ),
    "a product in a function in each factor": (
        (),
        Prod(softplus(Prod(x[j], j)), i),
        Prod(softplus(x[i] ** n), i),
    ),
    "a normal square": ((NORMAL,), xi[k] ** 2 * exp(t), xi[k] * exp(t)),
    "a mean outside": ((MASK,), E(delta[k] * exp(w[k])), p[k] * exp(w[k])),
    "a mask squared in an exponent": ((MASK,), E(exp(t * delta[k] ** 2)), 1 - p[k] + p[k] * exp(t)),
    "a square in the exponent": ((NORMAL,), E(exp(xi[k] ** 2)), exp(mu[k] + v[k] / 2)),
    "a power and an exponential": ((MASK,), E(delta[k] ** 2 * exp(t * delta[k])), p[k] * exp(t)),
    "a row is not independent": ((MASK,), E(delta[k] * delta[l] * exp(t)), p[k] * p[l] * exp(t)),
    "the same, where they coincide": (
        (MASK,),
        E(delta[k] * delta[l] * exp(t)),
        (p[k] * p[l] * (1 - bracket(k, l)) + p[k] * bracket(k, l)) * exp(t),
    ),
    "a background at a mark": (
        (MASK,),
        E(Sum(delta[i] * Prod(1 + delta[j] * w[j], j), i)),
        Sum(p[i] * (1 + w[i]) * Prod(1 + p[j] * w[j], j, but=i), i),
    ),
    "a power of a size at constants": ((), t**n * exp(w[k]), Prod(t, i) * exp(w[k])),
    "a slope of a power": ((), D(exp(t) * t**3, t), exp(t) * t**3 + 3 * exp(t) * t**2),
    "the minus of softplus": ((), softplus(-t), softplus(t) - t),
    "a variance of a product": ((MASK,), Var(exp(delta[k] * t)), p[k] * (1 - p[k]) * (exp(t) - 1) ** 2),
    "over a scalar": ((nonzero(t),), exp(s / t) * exp(s / t), exp(2 * s / t)),
    "n less a constant": ((), Sum(exp(t), i, but=k), (n - 1) * exp(t)),
    "n less another mark": (
        (MASK, bernoulli(eps[j], keep=p[j])),
        E(Sum((1 - bracket(k, l)) * x[l] * eps[k] * w[k] * Prod(1 + delta[i] * w[i], i, but=(k, l)), k, l)),
        Sum((1 - bracket(k, l)) * x[l] * p[k] * w[k] * Prod(1 + p[i] * w[i], i, but=(k, l)), k, l),
    ),
    "a sum is its number of terms": ((), Sum(w[i], i) * exp(t), n * exp(t)),
    "pairs of different ones are all pairs": (
        (),
        Prod(Sum(X[a, i], a) * Sum(Y[a, i], a) - Sum(X[a, i] * Y[a, i], a), i),
        Prod(Sum(X[a, i], a), i) * Prod(Sum(Y[a, i], a), i),
    ),
    "the slope of a normal density": ((), D(exp(Sum(w[i] ** 2, i)), w[k]), 2 * w[k] * exp(Sum(w[i] ** 2, i))),
    "a mark that two things hang on": (
        (),
        Sum((1 - bracket(i, j)) * w[i] * exp(x[i]) * Prod(1 + exp(x[k]), k, but=i), i, j),
        (n - 1) * Sum(w[i] * exp(x[i]) * Prod(1 + exp(x[k]), k, but=i), i),
    ),
    "two totals of one size": (
        (),
        Prod(1 + Sum(X[a, i], a) * Sum(Y[a, i], a), i),
        Prod(1 + Sum(X[a, i] * Y[a, i], a) + Sum((1 - bracket(a, b)) * X[a, i] * Y[b, i], a, b), i),
    ),
    "a function among other constants": (
        (),
        Sum(softplus(Sum(x[i], i)) * w[k], k),
        Sum(w[k], k) * softplus(Sum(x[i], i)),
    ),
    "a logarithm of an exponential": ((), log(exp(t) * (2 + s**2)), t + log(2 + s**2)),
    "a logarithm of a power": ((), log((2 + s**2) ** 3 * exp(t)), t + 3 * log(2 + s**2)),
    "a logarithm of factors without a sign": (
        (nonnegative(s * t), nonzero(s), nonzero(t)),
        log(s * t),
        log(s) + log(t),
    ),
    "a logarithm of numbers": ((), log(12) + log(Rational(1, 9)), 2 * log(2) - log(3)),
    "a logarithm of e": ((), log(exp(1) * (2 + s**2)), 1 + log(2 + s**2)),
    "a logarithm of a half": ((MASK,), log(2) + log(logistic(delta[k])), delta[k] * (log(2) + log(logistic(1)))),
    "a logarithm of a product without a sign": (
        (),
        log(Prod(w[i], i)),
        Sum(log(w[i]), i),
    ),
    "a logarithm of all but one": (
        (),
        log(Prod(1 + exp(w[i]), i, but=k)) + softplus(w[k]),
        Sum(softplus(w[i]), i),
    ),
    "a logarithm in a sum of all but one": (
        (),
        Sum(log((1 - bracket(i, k)) * (1 + w[i] ** 2) + bracket(i, k)), i),
        Sum((1 - bracket(i, k)) * log(1 + w[i] ** 2), i),
    ),
    "a cross entropy": ((), -x[k] * log(logistic(t)) - log(1 - logistic(t)), x[k] * softplus(-t) + softplus(t)),
    "the slope of a cross entropy": ((), D(-log(logistic(t * s)), t), -s * logistic(-t * s)),
    "the slope of a logarithm of a product": ((), D(log(Prod(1 + exp(w[i] * t), i)), w[k]), t * logistic(t * w[k])),
    "at opposite places": ((), softplus(s * t) - softplus(-s * t), s * t),
    "logistic of zero": ((), Sum(logistic(0 * w[i]) ** 2, i), n / 4),
    "softplus of zero": ((), Sum(softplus(0 * w[i]), i), n * log(2)),
    "a mask in a function": (
        (MASK,),
        E(softplus(delta[k] * t) * delta[k]) + E(logistic(s - delta[k])),
        p[k] * softplus(t) + (1 - p[k]) * logistic(s) + p[k] * logistic(s - 1),
    ),
    "random signs": (
        (rademacher(eps[j]),),
        E(eps[k] * exp(Sum(w[i] * eps[i], i))) + E((1 + 2 * eps[k]) * softplus(t * eps[k])),
        (exp(w[k]) - exp(-w[k])) / 2 * Prod((exp(w[i]) + exp(-w[i])) / 2, i, but=k) + softplus(t) + t / 2,
    ),
    "a square of a sign": ((rademacher(eps[j]),), E(exp(t * eps[k] ** 2)), exp(t)),
    "a mask averaged inside a function": (
        (MASK,),
        softplus(E(delta[k] * softplus(t * delta[k]))),
        softplus(p[k] * softplus(t)) * 1,
    ),
    "noise in a function": (
        (gaussian(xi[j], mean=p[j], variance=1),),
        E(softplus(xi[k])),
        (1 - p[k]) * softplus(-1) / 2 + (1 + p[k]) * softplus(1) / 2,
    ),
    "a logarithm as it is written": ((), log((exp(-t) + 3 * exp(s - t)) * exp(t)), log(1 + 3 * exp(s))),
    "a logarithm of two": ((), log(2 + exp(t)), softplus(t)),
    "a slope of a logarithm": ((), D(log(1 + exp(2 * t)), t), 2 * logistic(2 * t)),
    "counts in an exponent": (
        (poisson(xi[j], rate=v[j]),),
        E(exp(Sum(w[i] * xi[i], i))),
        Prod(exp(v[i] * (exp(w[i]) - 1)), i),
    ),
    "a count beside it": (
        (poisson(xi[j], rate=v[j]),),
        E(xi[k] ** 3 * exp(t * xi[k])),
        (v[k] * exp(t) + 3 * v[k] ** 2 * exp(2 * t) + v[k] ** 3 * exp(3 * t)) * exp(v[k] * exp(t) - v[k]),
    ),
    "a count and a mask": (
        (poisson(xi[j], rate=v[j]), bernoulli(eps[j], keep=p[j])),
        E(exp(Sum(w[i] * xi[i] * eps[i], i))),
        Prod(1 - p[i] + p[i] * exp(v[i] * (exp(w[i]) - 1)), i),
    ),
    "an exponential inside, at a mark": (
        (),
        exp(Sum(x[i] * exp(w[i]), i)),
        Prod(exp(x[i] * exp(w[i])), i),
    ),
    "an exponential inside is left out": ((), exp(x[k] * exp(w[k])), exp(x[k])),
    "an exponential inside, of a sum": ((), exp(t * exp(s) * exp(t)), exp(t * exp(s + t))),
    "an expectation among other constants": (
        (MASK, bernoulli(eps[j], keep=s)),
        Sum(E(softplus(Sum(delta[i], i) - delta[k])), k),
        n * E(softplus(Sum(delta[i], i))),
    ),
}


@dataclass(frozen=True)
class Bug:
    name: str
    module: str
    old: str
    new: str
    claim: str


BUGS = [
    Bug(
        "logarithms are always taken apart",
        "decision",
        "return found if as_written[0] else as_written",
        "return found",
        "a logarithm as it is written",
    ),
    Bug(
        "factors need no sign",
        "functions",
        "not all(signs.is_positive(part, places) for part, _ in parts)",
        "False",
        "a logarithm of factors without a sign",
    ),
    Bug(
        "a power counts once",
        "functions",
        "spreader.times(spreader.read(power, scope, around), form, around)",
        "form",
        "a logarithm of a power",
    ),
    Bug(
        "a power of a size counts once",
        "functions",
        "(base, power) if isinstance(power, Integer) or power.has(Size) else (part, Integer(1))",
        "(base, Integer(1))",
        "a logarithm of a power",
    ),
    Bug(
        "a number is a prime",
        "functions",
        "not isinstance(number, Rational) or number <= 0",
        "True",
        "a logarithm of numbers",
    ),
    Bug(
        "a prime counts once",
        "functions",
        "(Integer(prime),), {}), int(times))",
        "(Integer(prime),), {}))",
        "a logarithm of numbers",
    ),
    Bug(
        "a product over an index needs no sign",
        "functions",
        "isinstance(inner, Product) and signs.is_positive(inner, places)",
        "isinstance(inner, Product)",
        "a logarithm of a product without a sign",
    ),
    Bug(
        "what a product leaves out is in it",
        "functions",
        "int(first == second)",
        "0",
        "a logarithm of all but one",
    ),
    Bug("log of a logistic by its score", "functions", "softplus(-score)", "softplus(score)", "a cross entropy"),
    Bug(
        "softplus of zero is a name", "functions", "if spreader.cites(at_zero) and", "if False and", "softplus of zero"
    ),
    Bug("a half is one", "functions", "coefficient=spreader.one / 2", "coefficient=spreader.one", "logistic of zero"),
    Bug(
        "a slope of the logarithm of a logistic",
        "slopes",
        "return logistic(-score) * slope(score, variable, may_enter)",
        "return logistic(score) * slope(score, variable, may_enter)",
        "the slope of a cross entropy",
    ),
    Bug(
        "a slope of the logarithm of a product",
        "slopes",
        "return slope(Sum(log(inner.function, evaluate=False), *inner.limits), variable, may_enter)",
        "return slope(log(inner.function, evaluate=False), variable, may_enter)",
        "the slope of a logarithm of a product",
    ),
    Bug(
        "kept and dropped are confused",
        "functions",
        "(1 - mask) * dropped + (mask - low) * kept",
        "(1 - mask) * kept + (mask - low) * dropped",
        "a mask in a function",
    ),
    Bug("a sign is 1 in an exponent", "generating", "number * sign ** dict(factors)[atom])", "number)", "random signs"),
    Bug("a sign is its square", "generating", "averages.one * sign**power / 2", "averages.one / 2", "random signs"),
    Bug(
        "plus and minus are confused",
        "functions",
        "(1 - mask) * dropped + (mask - low) * kept",
        "(1 - mask) * kept + (1 - mask) * kept",
        "random signs",
    ),
    Bug(
        "a mask is one inside an average",
        "functions",
        "node.atoms(Indexed, Scalar) - averaged",
        "node.atoms(Indexed, Scalar)",
        "a mask averaged inside a function",
    ),
    Bug(
        "all that is random has two values",
        "functions",
        "return law.binary or isinstance(law, Rademacher)",
        "return True",
        "noise in a function",
    ),
    Bug(
        "log of an exponential is 1",
        "functions",
        "return spreader.read(inner.args[0], scope, around)",
        "return spreader.term()",
        "a logarithm of an exponential",
    ),
    Bug(
        "any number for 1",
        "functions",
        "exponent, score = softened(inner), logit(inner)",
        "exponent, score = softened(inner) or softened(inner - 1), None",
        "a logarithm of two",
    ),
    Bug(
        "log is softplus to a slope",
        "slopes",
        "return logistic(exponent) * slope(exponent, variable, may_enter)",
        "return logistic(exponent)",
        "a slope of a logarithm",
    ),
    Bug(
        "the exponential of a count less one",
        "generating",
        "averages.plus_polynomial(inside, rate, -1), moments[power]",
        "inside, moments[power]",
        "counts in an exponent",
    ),
    Bug(
        "marks outside of an exponent are those inside",
        "terms",
        "moved_term(term, seen_from_outside).monomial.factors",
        "term.monomial.factors",
        "a rate twice",
    ),
    Bug(
        "any power of what is raised is the first",
        "terms",
        "seen_from_outside).monomial.factors, number * power)",
        "seen_from_outside).monomial.factors, number)",
        "a steep normal entry",
    ),
    Bug(
        "what was raised stays a factor",
        "partials",
        "times(monomial, out_of_exponent(factors))",
        "times(monomial, Monomial(factors, ()))",
        "a rate",
    ),
    Bug(
        "the rate is not tilted",
        "generating",
        "tilted = averages.product(rate, {tilt: averages.one})",
        "tilted = rate",
        "a count beside it",
    ),
    Bug(
        "moments of counts without their number",
        "generating",
        "number * comb(order - 1, lower)",
        "number",
        "a count beside it",
    ),
    Bug(
        "an exponential inside is left out",
        "calculus",
        "Monomial(without_exponent(term.monomial), ())",
        "Monomial(term.monomial.factors, ())",
        "an exponential inside is left out",
    ),
    Bug(
        "a mark inside an exponential is of that",
        "terms",
        "form = {moved_term(Term((), Monomial(each, ()), ()), seen_from_inside): number",
        "form = {Term((), Monomial(each, ()), ()): number",
        "an exponential inside, at a mark",
    ),
    Bug(
        "a derivative enters every expectation",
        "reading",
        "return is_fixed and self",
        "return self",
        "a law that depends on the variable",
    ),
    Bug(
        "an exponential is taken out of all factors",
        "calculus",
        "len(around.get(size, ())) - term.marks.count(size)",
        "0",
        "and a mark",
    ),
    Bug(
        "the coefficient is no function of the scalar",
        "partials",
        "return coefficient.diff(self.averages.generators[self.at.name])",
        "return self.averages.one * 0",
        "a slope by one keep probability of all",
    ),
    Bug(
        "the exponent is no function of the entry",
        "partials",
        "put(total, times(monomial, out_of_exponent(each.factors)), coefficient * value * number)",
        "pass",
        "a slope by a variance",
    ),
    Bug(
        "the product rule forgets the background",
        "partials",
        "for size, body in term.backgrounds:\n            here",
        "for size, body in ():\n            here",
        "a slope by one keep probability of all",
    ),
    Bug(
        "what is not opened is differentiated all the same",
        "partials",
        " or not all(map(rules.knows, form))",
        "",
        "a law that depends on the variable, unopened",
    ),
    Bug("a mark of both counts once", "hanging", "yield {start: number, **rest}", "yield rest", "a square of a sum"),
    Bug(
        "the background of the right is not put at marks of the left",
        "calculus",
        "second if number in alone else {}",
        "{}",
        "two sums times two products",
    ),
    Bug(
        "the background of the left is not put at marks of the right",
        "calculus",
        "behind = first if number >= len(one.marks)",
        "behind = {} if number >= len(one.marks)",
        "a sum times a product",
    ),
    Bug(
        "a background is put at marks of both",
        "calculus",
        "if number not in matching.values()}",
        "}",
        "two sums times two products",
    ),
    Bug(
        "constants are not taken off the number of values",
        "calculus",
        "self.generators[size] - len(around.get(size, ())) - (",
        "self.generators[size] - (",
        "n less a constant",
    ),
    Bug(
        "other marks are not taken off the number of values",
        "calculus",
        "(term.marks.count(size) - 1)",
        "0",
        "n less another mark",
    ),
    Bug(
        "the rest of a background is forgotten",
        "calculus",
        "-coefficient * other / over",
        "0 * coefficient",
        "all factors marked once",
    ),
    Bug(
        "a mark is cleared whatever hangs on it",
        "calculus",
        "if moved(lead, here) != carried:",
        "if False:",
        "a sum is its number of terms",
    ),
    Bug(
        "marks over one size may part",
        "calculus",
        "{Spot.mark(number) for number, each in enumerate(term.marks) if each == size} for size in set(term.marks)",
        "{Spot.mark(number)} for number in range(len(term.marks))",
        "pairs of different ones are all pairs",
    ),
    Bug(
        "a total says nothing of what it leaves out",
        "terms",
        "return tuple(spot for size in sorted(sizes) for spot in sorted(around.get(size, ())))",
        "return ()",
        "another sum is meant",
    ),
    Bug(
        "constants keep their factor",
        "reading",
        "for spot in around.get(size, ()):\n            result = self",
        "for spot in ():\n            result = self",
        "a factor taken out",
    ),
    Bug(
        "a sum leaves out its constants",
        "reading",
        "for spot in constants:",
        "for spot in ():",
        "the slope of a normal density",
    ),
    Bug("brackets are 1", "reading", "if first == second else {}", "", "its gradient"),
    Bug(
        "free indices never coincide",
        "decision",
        "for _, blocks in orbits((1,) * len(group))",
        "for blocks in [[tuple(int(at == here) for at in range(len(group))) for here in range(len(group))]]",
        "diagonal of the Hessian forgotten",
    ),
    Bug(
        "a**n is a at constants once",
        "reading",
        "for _ in range(len(around.get(str(size.name), ())) * int(times)):",
        "for _ in ():",
        "a power of a size at constants",
    ),
    Bug(
        "reflection forgets what is added",
        "functions",
        "return spreader.plus(closed, spreader.read(node.args[0], scope, around))",
        "return closed",
        "softplus is not even",
    ),
    Bug(
        "logistic reflects like softplus",
        "functions",
        "return spreader.plus(spreader.term(), closed, -1)",
        "return closed",
        "opposite places",
    ),
    Bug(
        "1 + e^z once for every power",
        "functions",
        "spreader.power(spreader.plus(spreader.term(), raised), most - power, around)",
        "spreader.plus(spreader.term(), raised)",
        "logistic by exp",
    ),
    Bug(
        "a mask is dropped as often as kept",
        "averages",
        "self.product(keep, {rest: -self.one})",
        "self.product(keep, {rest: self.one})",
        "exponential loss",
    ),
    Bug(
        "a mask to a power is kept when it is 0",
        "averages",
        "        if power:\n            return kept",
        "        if False:\n            return kept",
        "a power and an exponential",
    ),
    Bug(
        "the mean of a normal entry is not shifted",
        "generating",
        "averages.product(slope, variance), 1)",
        "{}, 1)",
        "a normal entry beside it",
    ),
    Bug("half the variance is all of it", "generating", "number / 2 for", "number for", "half the variance forgotten"),
    Bug("the cube of a normal entry", "generating", "number * (order - 1)", "number", "a cube beside it"),
    Bug(
        "any power in an exponent is the first",
        "generating",
        " or any(dict(factors)[atom] != 1 for factors, _ in touched)",
        "",
        "a square in the exponent",
    ),
    Bug(
        "a scalar is drawn anew in each factor",
        "averages",
        "and Spot.own(size) in atom.spots for",
        "for",
        "a shared scalar is not independent",
    ),
    Bug(
        "joint laws are independent",
        "averages",
        "and atom.name not in self.context.covariances",
        "",
        "masks with a joint law",
    ),
    Bug(
        "pairs alone are enough",
        "averages",
        "return self.context.laws[atom.name].independent and",
        "return",
        "noise of which pairs alone are known",
    ),
    Bug(
        "a background is not averaged",
        "averages",
        "backgrounds[size] = frozen(self._body_average(body))",
        "backgrounds[size] = body",
        "residual blocks",
    ),
    Bug(
        "the product rule keeps the factor",
        "slopes",
        "Prod(node.function, index, but=place)",
        "Prod(node.function, index)",
        "the slope of a product",
    ),
    Bug(
        "the chain rule forgets the inner slope",
        "slopes",
        "return node * slope(node.args[0], variable, may_enter)",
        "return node",
        "its gradient",
    ),
    Bug("a power keeps its exponent", "slopes", "node.exp - 1)", "node.exp)", "a slope of a power"),
    Bug("logistic is its own slope", "slopes", "node * (1 - node) *", "node *", "its second slope"),
    Bug(
        "a new constant may be one that is there",
        "constants",
        'range(len(constants) + 1) if (spot := Spot.constant(f"*{number} {size}")) not in',
        '(len(constants),) if (spot := Spot.constant(f"*{number} {size}")) or',
        "a row for a column",
    ),
    Bug(
        "a coefficient may be zero at a size",
        "averages",
        "            prime in declared or not any(powers[place] for powers in prime for place in sizes)\n",
        "            True\n",
        "divided by what is zero at one size",
    ),
    Bug(
        "a product may stand in a function in each factor",
        "terms",
        "any(over == size for over, _ in term.backgrounds)",
        "False",
        "a product in a function in each factor",
    ),
    Bug(
        "the next variable decides whether the first slope enters",
        "slopes",
        "is_closed(node.args[0], node.args[1], may_enter)",
        "is_closed(node.args[0], variable, may_enter)",
        "a slope does not enter where the next one would",
    ),
    Bug(
        "the slope of a form misses the background",
        "partials",
        "for size, body in term.backgrounds:\n            here",
        "for size, body in ():\n            here",
        "the slope in the keep probability of all",
    ),
    Bug(
        "the slope of a form misses the exponent",
        "partials",
        "put(total, times(monomial, out_of_exponent(each.factors)), coefficient * value * number)",
        "pass",
        "the slope in a mean",
    ),
    Bug(
        "the slope of a form misses coefficients",
        "partials",
        "put(total, monomial, self.number(coefficient))",
        "pass",
        "the slope in the keep probability of all",
    ),
    Bug(
        "the slope of a form takes functions for constants",
        "partials",
        "atom.kind == ENTRY or self._is_constant(atom) for",
        "True for",
        "a slope of what is not opened",
    ),
    Bug(
        "a law does not depend on the variable",
        "partials",
        " and self.at.name not in laws.get(atom.name, ())",
        "",
        "a slope of what is not opened",
    ),
    Bug(
        "no number in a function depends on the variable",
        "partials",
        "not any(map(self.number, _numbers(term, coefficient)))",
        "True",
        "a slope of a function of a scalar",
    ),
    Bug(
        "exponents in a function have no numbers",
        "partials",
        "for _, number in each.exponent)]",
        "for _, number in ())]",
        "a slope of an exponential in a function",
    ),
    Bug(
        "a mask in an exponent is dropped where it is kept",
        "two_values",
        "put(waiting, dropped, coefficient)",
        "pass",
        "the exponential of two",
    ),
    Bug(
        "any entry is its own square",
        "two_values",
        "and averages.context.laws[atom.name].binary",
        "",
        "a normal square",
    ),
    Bug(
        "a product of zeros is always 0",
        "calculus",
        "any(not (body or around.get(size) or size in term.marks) for",
        "any(not body for",
        "a product of zeros over all but one may be 1",
    ),
    Bug("an entry is any entry", "slopes", "else Bracket(here, there) for", "else 1 for", "its gradient"),
]


def verdict(name):
    try:
        return bool(lines(*CLAIMS[name]).difference(REASONS)[0])
    except (SymdropError, RecursionError) as error:
        return type(error).__name__


@pytest.mark.parametrize("name", [name for name in CLAIMS if name not in TRUE and name not in FALSE])
def test_claims_that_are_true_but_these(name):
    false = {
        "a law that depends on the variable",
        "a law that depends on the variable, unopened",
        "a normal square",
        "a square in the exponent",
        "a logarithm of factors without a sign",
        "a logarithm of a product without a sign",
        "noise in a function",
        "an exponential inside is left out",
        "a logarithm of two",
        "a row is not independent",
        "an expectation among other constants",
        "a sum is its number of terms",
        "pairs of different ones are all pairs",
    }
    outside = {"a product in a function in each factor"}
    assert verdict(name) == ("OutsideFragment" if name in outside else name in false)


@pytest.mark.parametrize("bug", [pytest.param(bug, id=bug.name) for bug in BUGS])
def test_a_planted_bug_is_seen(planted, bug):
    right = verdict(bug.claim)
    with planted(bug.name, f"deciders.kernel.spread.{bug.module}", bug.old, bug.new):
        assert verdict(bug.claim) != right


NEEDED = {
    "a mask in a function": "values",
    "random signs": "values",
    "a logarithm of all but one": "logarithm",
    "a cross entropy": "logarithm",
    "softplus of zero": "logarithm",
    "logistic of zero": "reflection",
    "at opposite places": "reflection",
}


@pytest.mark.parametrize("name", NEEDED)
def test_its_reason_is_needed(name):
    claim = lines(*CLAIMS[name])
    assert claim.is_needed(getattr(axioms, NEEDED[name]), REASONS)


@pytest.mark.parametrize(("number", "differs"), [(4, False), (5, True)])
def test_functions_of_a_few_masks_alone_are_opened(number, differs):
    masks = scalar(" ".join(f"q{at}" for at in range(number)))
    half = Rational(1, 2)
    mean = sum(comb(number, kept) * half**number * softplus(kept * (1 + ZERO)) for kept in range(number + 1))
    claim = lines([bernoulli(each, keep=half) for each in masks], E(softplus(sum(masks))), mean)
    assert bool(claim.difference(REASONS)[0]) == differs
