"""What a law of several entries takes, and what it says of anything else."""

import pytest
from sympy import Rational

from symdrop.errors import BadStatement
from symdrop.language import family, index, scalar, size
from symdrop.statements.laws import laws_in
from symdrop.theorem import (
    beta,
    dirichlet,
    exactly,
    exchangeable,
    gaussian,
    masks,
    multinomial,
    noise,
    one_hot,
    rademacher,
    sampled,
    sphere,
    symmetric,
)

m, n = size("m n")
g = index("g", m)
i, j, k = index("i j k", n)
d, e, f, a, p, q, r = family("d e f a p q r", n)
C, Q = family("C Q", n, n)
Z = family("Z", m, n)
s, q1, q2 = scalar("s q1 q2")
QUARTER, HALF = Rational(1, 4), Rational(1, 2)

REFUSED = {
    "a scalar": (lambda: exactly(s, kept=1), "declare s as a family over one size"),
    "two indices": (lambda: multinomial(Q[i, j], draws=n), "declare Q as a family over one size"),
    "a whole family": (lambda: dirichlet(d), r"expected an entry, as d\[j\]"),
    "a scalar direction": (lambda: sphere(s), "needs one index"),
    "fewer than none": (lambda: exactly(d[j], kept=-1), r"kept=-1 of d\[j\] is not a number of entries: 0, 1, \.\.\."),
    "half an entry": (lambda: exactly(d[j], kept=HALF), "kept=1/2 .* not a number of entries"),
    "half a sample": (lambda: sampled(d[j], size=HALF), "size=1/2 .* not a number of entries"),
    "more than there are": (lambda: exactly(d[j], kept=n + 1), "there is no such law .*: -1 is negative"),
    "a number of its own": (lambda: exactly(d[j], kept=a[j]), "depends on j, .* accepted are scalars, sizes, numbers"),
    "fewer than no draws": (lambda: multinomial(d[j], draws=-1), "draws=-1 .* is not a number of draws"),
    "means and moments": (lambda: exchangeable(d[j], means=[q1], moments={(1,): q1}), "takes means=.* or moments="),
    "neither": (lambda: exchangeable(d[j]), "takes means=.* or moments="),
    "no list of means": (lambda: exchangeable(d[j], means=q1), "not a list of expectations"),
    "a text for means": (lambda: exchangeable(d[j], means="q"), "not a list of expectations"),
    "means that rise": (
        lambda: exchangeable(d[j], means=[QUARTER, HALF]),
        r"means=\[1/4, 1/2\] is not a list that falls",
    ),
    "a mean beyond 1": (lambda: exchangeable(d[j], means=[2]), r"not a list that falls within 0\.\.1"),
    "a mean of its own": (lambda: exchangeable(d[j], means=[a[j]]), "depends on j"),
    "a power for powers": (lambda: exchangeable(d[j], moments={1: q1}), "not a tuple of powers"),
    "the power 0": (lambda: exchangeable(d[j], moments={(0,): q1}), "not a tuple of powers"),
    "a list of moments": (lambda: exchangeable(d[j], moments=[q1]), "maps powers to expectations"),
    "a pair without its square": (lambda: exchangeable(d[j], moments={(1, 1): q1}), r"has \(1, 1\) and not \(2,\)"),
    "one expectation twice": (
        lambda: exchangeable(d[j], moments={(3,): s, (1, 2): q1, (2, 1): q2}),
        r"twice; \(2, 1\) and \(1, 2\) are the same",
    ),
    "a variance below zero": (lambda: exchangeable(d[j], moments={(1,): 2, (2,): 1}), "-3 is negative"),
    "a pair above the square": (lambda: exchangeable(d[j], moments={(2,): 1, (1, 1): 2}), "-1 is negative"),
    "a fourth moment too small": (lambda: exchangeable(d[j], moments={(2,): 1, (4,): 0}), "-1 is negative"),
    "a mask with itself": (lambda: masks(d[j], d[j], keep=(p[j], q[j]), both=r[j]), "different masks at the same"),
    "masks at two indices": (lambda: masks(d[j], e[k], keep=(p[j], q[j]), both=r[j]), "different masks at the same"),
    "one mask": (lambda: masks(d[j], table={(0,): 1}), "takes different masks"),
    "nothing of both": (lambda: masks(d[j], e[j], keep=(p[j], q[j])), r"keep=\(p\[j\], q\[j\]\) and both=r\[j\]"),
    "three by two": (lambda: masks(d[j], e[j], f[j], keep=(p[j], q[j]), both=r[j]), "takes two masks .* or a table="),
    "both above one": (
        lambda: masks(d[j], e[j], keep=(QUARTER, QUARTER), both=HALF),
        r"the chance of \(d\[j\], e\[j\]\) = \(0, 1\) is -1/4",
    ),
    "chances of less than 1": (lambda: masks(d[j], e[j], table={(0, 1): p[j]}), "add up to p.*; they must add up to 1"),
    "an outcome that is none": (lambda: masks(d[j], e[j], table={(0, 2): 1}), r"a tuple such as \(1, 1\)"),
    "a chance above 1": (lambda: masks(d[j], e[j], table={(0, 1): 2, (1, 1): -1}), "there are no such masks"),
    "no table": (lambda: masks(d[j], e[j], table=3), "takes nothing else"),
    "a scalar for a row": (lambda: one_hot(s, chance=q1), "takes the entries of a row"),
    "a chance beyond 1": (lambda: one_hot(d[j], chance=2), r"not a probability; it lies outside 0\.\.1"),
    "a diagonal": (lambda: one_hot(Q[i, i], chance=q1), "covers the diagonal only"),
    "a weight that is certain": (lambda: beta(d[j], 0, 1), "a=0 .* is not positive"),
    "a sign of a family": (lambda: rademacher(d), "expected an entry"),
    "a symmetric vector": (lambda: symmetric(d), 'family\\("C", n, n\\)'),
    "a symmetric oblong": (lambda: symmetric(Z), "two indices over one size"),
    "a symmetric entry": (lambda: symmetric(C[i, j]), "two indices over one size"),
    "variance and covariance": (
        lambda: gaussian(d[j], mean=0, variance=1, covariance=C[i, j]),
        "either variance= or covariance=",
    ),
    "no spread": (lambda: gaussian(d[j], mean=0), "either variance= or covariance="),
    "a covariance without a mean": (lambda: noise(d[j], covariance=C[i, j]), "takes mean= beside it"),
    "covariance and independence": (
        lambda: noise(d[j], mean=0, covariance=C[i, j], independent=True),
        "takes mean= beside it, and nothing else",
    ),
    "a covariance elsewhere": (
        lambda: noise(d[i], mean=0, covariance=C[k, j]),
        r"written at the index of the entry and one more .*noise\(z\[i\], mean=m\[i\], covariance=C\[i, j\]\)",
    ),
    "a covariance of scalars": (lambda: noise(s, mean=0, covariance=C[i, j]), "at the index of the entry"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_law_is_refused_where_it_is_made(name):
    make, words = REFUSED[name]
    with pytest.raises(BadStatement, match=words):
        make()


def test_the_order_in_a_table_of_powers_does_not_matter():
    one = exchangeable(d[j], moments={(3,): s, (1, 2): q1, (2,): q2, (1, 1): 0, (1,): 0})
    other = exchangeable(d[j], moments={(1,): 0, (1, 1): 0, (2,): q2, (2, 1): q1, (3,): s})
    assert one == other
    assert one.joint((1, 2)) == one.joint_again((1, 2)) == q1


def test_a_mask_of_several_has_a_law_of_its_own():
    several = masks(d[j], e[j], keep=(p[j], q[j]), both=r[j])
    assert [(law.base, law.keep) for law in laws_in([several])] == [(d, p[j]), (e, q[j])]
    assert sum(chance for _, chance in several.table) == 1
    assert several.expectation({"d", "e"}) == r[j]


def test_a_law_like_another_has_its_kind():
    for law in (
        exactly(d[j], kept=s),
        sampled(d[j], size=s),
        multinomial(d[j], draws=s),
        dirichlet(d[j]),
        sphere(d[j]),
        exchangeable(d[j], means=[q1, q2]),
        exchangeable(d[j], moments={(1,): q1, (2,): q2}),
        noise(d[j], mean=a[j], covariance=C[i, j]),
        gaussian(d[j], mean=a[j], covariance=C[i, j]),
        one_hot(d[j], chance=p[j]),
        rademacher(d[j]),
        beta(d[j], q1, q2),
    ):
        assert law.like(law.entry, law.parameters) == law
        assert law.like(e[j], law.parameters).base == e
