"""Claims with products and exponentials that an attack found accepted though false, or disputed though true."""

import pytest
from sympy import Rational

from symdrop.errors import NotProved
from symdrop.functions import Prod, exp, logistic
from symdrop.language import D, E, Sum, family, index, scalar, size
from symdrop.theorem import Theorem, bernoulli

n, m = size("n m")
i, j, k, i1 = index("i j k i1", n)
d, p, w, x = family("d p w x", n)
t = scalar("t")
MASK = bernoulli(d[i], keep=p[i])
SCORE = Sum(w[j] * x[j], j)
TRUE = {
    "a logistic function under a sum": (Sum(w[i] * logistic(SCORE), i) * (1 + exp(SCORE)), Sum(w[i], i) * exp(SCORE)),
    "masks outside every expectation": (exp(Sum(d[i] ** 2 * w[i], i)), Prod(1 - d[i] + d[i] * exp(w[i]), i)),
    "a slope in the parameter of a law": (
        D(D(E(exp(Sum(d[i] * w[i], i))), p[k]), w[k]),
        exp(w[k]) * Prod(1 - p[i] + p[i] * exp(w[i]), i, but=k),
    ),
    "a slope beside an index of any name": (
        Sum(D(Prod(1 + w[i], i), w[k]) * x[i1], i1),
        Sum(x[i1], i1) * Prod(1 + w[i], i, but=k),
    ),
    "powers of one half": (Rational(1, 2) ** n * Prod(2 * w[i], i), Prod(w[i], i)),
    "the slope of a power that may be zero": (t * D(t**n, t), n * t**n),
}


@pytest.mark.parametrize("name", TRUE)
def test_what_is_true_is_proved(name):
    left, right = TRUE[name]
    assert Theorem(title=name, given=[MASK], lhs=left, rhs=right).proof


@pytest.mark.parametrize("name", TRUE)
def test_what_is_false_is_refused_with_a_point(name):
    left, right = TRUE[name]
    with pytest.raises(NotProved) as refusal:
        Theorem(title=name, given=[MASK], lhs=left, rhs=right + w[k] * exp(t)).proof  # noqa: B018
    assert refusal.value.counterexample
