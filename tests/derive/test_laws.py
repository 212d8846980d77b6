"""What `derive` finds for laws beyond independence, as a person would print it."""

import pytest

from symdrop import derive
from symdrop.errors import OutsideFragment
from symdrop.language import E, Sum, Var, family, index, scalar, size
from symdrop.latex.premises import PLAIN
from symdrop.theorem import (
    exactly,
    exchangeable,
    gaussian,
    masks,
    multinomial,
    noise,
    nonzero,
    one_hot,
    sampled,
    sphere,
    symmetric,
)

n = size("n")
i, j = index("i j", n)
d, e, a, p, q, r, m = family("d e a p q r m", n)
C = family("C", n, n)
t, s = scalar("t s")
LOSS = (t - Sum(d[i] * a[i], i)) ** 2
SPREAD = "(s/(n (n - 1))) (n - s) (sum_i a_i^2 - (1/n) (sum_i a_i)^2)"


@pytest.mark.parametrize(
    ("given", "regulariser"),
    [
        ([exactly(d[j], kept=s), nonzero(n - 1)], SPREAD),
        ([sampled(d[j], size=s), nonzero(n - 1)], SPREAD),
        ([multinomial(d[j], draws=s)], "(s/n) (sum_i a_i^2 - (1/n) (sum_i a_i)^2)"),
        ([sphere(d[j])], "(1/n) sum_i a_i^2"),
        ([noise(d[i], mean=m[i], covariance=C[i, j]), symmetric(C)], "sum_i sum_j C_{i,j} a_i a_j"),
        ([gaussian(d[i], mean=0, covariance=C[i, j]), symmetric(C)], "sum_i sum_j C_{i,j} a_i a_j"),
        ([one_hot(d[j], chance=p[j])], "sum_i p_i a_i^2 - (sum_i p_i a_i)^2"),
        ([masks(d[j], e[j], keep=(p[j], q[j]), both=r[j])], "sum_i p_i (1 - p_i) a_i^2"),
    ],
)
def test_the_regulariser_is_what_a_person_would_print(given, regulariser):
    found = derive(E(LOSS), given=given)
    assert PLAIN.of(found.statement).write(found.regulariser) == regulariser
    assert found.proof


@pytest.mark.parametrize(
    ("given", "quantity"),
    [
        ([noise(d[j], mean=0, variance=p[j])], E(Sum(d[j] * a[j], j) ** 3)),
        ([noise(d[i], mean=0, covariance=C[i, j]), symmetric(C)], E((t - Sum(d[j] * a[j], j)) ** 4)),
        ([exchangeable(d[j], means=[s, t])], E(Sum(d[j] * a[j], j) ** 3)),
        ([noise(d[j], mean=0, variance=p[j])], Var(Sum(d[j] * a[j], j) ** 2)),
        ([noise(d[j], moments=[0, 1, 0])], E(Sum(d[j] * a[j], j) ** 6)),
    ],
)
def test_a_moment_that_is_not_promised_is_named_under_its_sums(given, quantity):
    with pytest.raises(OutsideFragment, match=r"^Sum\(E\(.*is not determined by the hypotheses"):
        derive(quantity, given=given)
