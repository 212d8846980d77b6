"""Laws of several entries: the true is proved, the nearly true refuted, and what they do not promise refused."""

import pytest
from sympy import Rational

from symdrop.axioms import REASONS, uncorrelated
from symdrop.deciders.instances import compare
from symdrop.deciders.kernel.check import check
from symdrop.deciders.kernel.residuals import normal_form
from symdrop.errors import BadStatement, NotProved, OutsideFragment
from symdrop.fuzzing.neighbours import REFUTED, judge, neighbours
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.theorem import (
    Theorem,
    bernoulli,
    beta,
    covariance,
    dirichlet,
    exactly,
    exchangeable,
    gaussian,
    masks,
    multinomial,
    noise,
    nonnegative,
    nonzero,
    one_hot,
    rademacher,
    sampled,
    sphere,
    step,
    symmetric,
)

m, n = size("m n")
g, h = index("g h", m)
i, j, k, l = index("i j k l", n)
d, e, f, a, c, p, q, r, u = family("d e f a c p q r u", n)
y = family("y", m)
C, Q = family("C Q", n, n)
Z = family("Z", m, n)
b, s, t, q1, q2, q3 = scalar("b s t q1 q2 q3")

TWO, THREE = nonzero(n - 1), nonzero(n - 2)
A, A2 = Sum(a[i], i), Sum(a[i] ** 2, i)
DOT, OTHER = Sum(d[i] * a[i], i), Sum(e[i] * c[i], i)
SPREAD = A2 - A**2 / n
SAME = bracket(k, l)
XOR = {outcome: Rational(1, 4) for outcome in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0))}
PAIR = (masks(d[j], e[j], keep=(p[j], q[j]), both=r[j]),)
ROWS = (one_hot(Z[g, j], chance=p[j]),)
ROW = (one_hot(d[j], chance=p[j]),)
COVARIANCES = (noise(d[j], mean=u[j], covariance=C[i, j]), symmetric(C))
NORMAL = (gaussian(d[j], mean=u[j], covariance=C[i, j]), symmetric(C))
MEAN, VARIANCE = Sum(u[i] * a[i], i), Sum(C[i, j] * a[i] * a[j], i, j)
TABLE = {(1,): 0, (2,): q1, (1, 1): q2}

# Hypotheses, a left side, what it is, and what it is nearly.
CLAIMS = {
    "exactly": (
        (exactly(d[j], kept=s), TWO),
        E(DOT**2),
        (s / n * A) ** 2 + s / n * (1 - s / n) * n / (n - 1) * SPREAD,
        [
            (s / n * A) ** 2 + s / n * (1 - s / n) * SPREAD,
            (s / n * A) ** 2 + s / n * (1 - s / n) * A2,
            (s / n * A) ** 2,
        ],
    ),
    "the number that is kept": ((exactly(d[j], kept=s), TWO), E((Sum(d[i], i) - s) ** 2), 0 * s, [s, s / n, 0 * s + 1]),
    "sampled": (
        (sampled(d[j], size=b), TWO),
        E(d[k] * d[l]),
        SAME * b / n + (1 - SAME) * b * (b - 1) / (n * (n - 1)),
        [b**2 / n**2, b * (b - 1) / (n * (n - 1)), SAME * b / n + (1 - SAME) * b**2 / n**2],
    ),
    "exchangeable masks": (
        (exchangeable(d[j], means=[q1, q2]),),
        E(DOT**2),
        (q1 - q2) * A2 + q2 * A**2,
        [(q1 - q1**2) * A2 + q1**2 * A**2, q2 * A**2, q1 * A2 + q2 * A**2],
    ),
    "exchangeable noise": (
        (exchangeable(d[j], moments=TABLE),),
        E(DOT**2),
        (q1 - q2) * A2 + q2 * A**2,
        [q1 * A2, q2 * A**2, (q1 + q2) * A2 + q2 * A**2],
    ),
    "bootstrap": (
        (multinomial(d[j], draws=n),),
        E((DOT / n - A / n) ** 2),
        SPREAD / n**2,
        [A2 / n**2, SPREAD / n, SPREAD / (n**2 + 0) * n / (n + 1)],
    ),
    "draws": (
        (multinomial(d[j], draws=b),),
        E(d[k] * d[l]),
        SAME * b / n + b * (b - 1) / n**2,
        [b**2 / n**2, SAME * b / n + b**2 / n**2, b * (b - 1) / n**2],
    ),
    "uniform weights": (
        (dirichlet(d[j]),),
        E(DOT**2) - E(DOT) ** 2,
        SPREAD / (n * (n + 1)),
        [SPREAD / n**2, A2 / (n * (n + 1)), SPREAD / n],
    ),
    "a direction": (
        (sphere(d[j]),),
        E(DOT**4),
        3 * A2**2 / (n * (n + 2)),
        [3 * A2**2 / n**2, A2**2 / (n * (n + 2)), A2**2 / n**2],
    ),
    "two masks": (
        PAIR,
        E(DOT * OTHER) - E(DOT) * E(OTHER),
        Sum((r[i] - p[i] * q[i]) * a[i] * c[i], i),
        [Sum(r[i] * a[i] * c[i], i), 0 * t, Sum((r[i] - p[i]) * a[i] * c[i], i)],
    ),
    "either mask": (
        PAIR,
        E(1 - (1 - d[k]) * (1 - e[k])),
        p[k] + q[k] - r[k],
        [p[k] + q[k], p[k] + q[k] - p[k] * q[k], r[k]],
    ),
    "pairs of three masks": (
        (masks(d[j], e[j], f[j], table=XOR),),
        E(d[k] * e[k] * f[l]),
        (1 - SAME) / 8,
        [Rational(1, 8) + 0 * t, 0 * t, (1 - SAME) / 4],
    ),
    "rows": (
        ROWS,
        E(Z[g, k] * Z[h, l]),
        p[k] * p[l] + bracket(g, h) * (SAME * p[k] - p[k] * p[l]),
        [p[k] * p[l], bracket(g, h) * SAME * p[k], p[k] * p[l] + bracket(g, h) * SAME * p[k] * (1 - p[k])],
    ),
    "the value of a class": (
        ROW,
        E(DOT**3),
        Sum(p[i] * a[i] ** 3, i),
        [Sum(p[i] * a[i], i) ** 3, Sum(p[i] ** 3 * a[i] ** 3, i), Sum(p[i] * a[i] ** 2, i)],
    ),
    "covariances": (
        COVARIANCES,
        E((t - DOT) ** 2),
        (t - MEAN) ** 2 + VARIANCE,
        [(t - MEAN) ** 2, (t - MEAN) ** 2 + Sum(C[i, i] * a[i] ** 2, i), t**2 + VARIANCE],
    ),
    "jointly normal": (
        NORMAL,
        E(DOT**4),
        MEAN**4 + 6 * MEAN**2 * VARIANCE + 3 * VARIANCE**2,
        [
            MEAN**4 + 6 * MEAN**2 * VARIANCE + VARIANCE**2,
            MEAN**4 + 3 * VARIANCE**2,
            MEAN**4 + 6 * MEAN**2 * VARIANCE,
        ],
    ),
    "signs": (
        (rademacher(d[j]),),
        E(DOT**4),
        3 * A2**2 - 2 * Sum(a[i] ** 4, i),
        [3 * A2**2, A2**2, 3 * A2**2 - Sum(a[i] ** 4, i)],
    ),
    "mixup": (
        (beta(s, q1, q1), nonzero(2 * q1 + 1)),
        E(s * (1 - s)),
        q1 / (2 * (2 * q1 + 1)),
        [Rational(1, 4) + 0 * s, q1 / (2 * q1 + 1), Rational(1, 2) - q1 / (2 * (2 * q1 + 1)) + 0 * s],
    ),
    "symmetric": (
        (symmetric(C),),
        D(VARIANCE, a[k]),
        2 * Sum(C[k, i] * a[i], i),
        [Sum(C[k, i] * a[i], i), 2 * Sum(C[i, i] * a[i], i), 2 * C[k, k] * a[k]],
    ),
}
NEARLY = [(name, position) for name, (*_, wrong) in CLAIMS.items() for position in range(len(wrong))]


def theorem(given, lhs, rhs, *steps):
    return Theorem(title="T", given=given, lhs=lhs, rhs=rhs, steps=steps)


@pytest.mark.parametrize("name", CLAIMS)
def test_what_is_true_is_proved(name):
    given, lhs, rhs, _ = CLAIMS[name]
    assert theorem(given, lhs, rhs).proof


@pytest.mark.parametrize(("name", "position"), NEARLY)
def test_what_is_nearly_true_is_refuted(name, position):
    given, lhs, _, wrong = CLAIMS[name]
    with pytest.raises(NotProved) as refusal:
        theorem(given, lhs, wrong[position]).proof  # noqa: B018
    found = refusal.value.counterexample
    assert found.left != found.right


def counterexamples():
    for name, position in NEARLY:
        given, lhs, _, wrong = CLAIMS[name]
        yield name, compare(given, [lhs, wrong[position]]).counterexample


def test_counterexamples_obey_the_hypotheses():
    """By hand: whole numbers, chances of a row that add up to 1 at most, covariances of something."""
    for name, found in counterexamples():
        values = {str(key): value for key, value in found.values.items()}
        number = found.sizes.get("n", 1)
        if name in ("exactly", "the number that is kept"):
            assert values["s"].denominator == 1
            assert 0 <= values["s"] <= number >= 2
        if name in ("sampled", "draws"):
            assert values["b"].denominator == 1
            assert 0 <= values["b"] <= (number if name == "sampled" else values["b"])
        if name == "exchangeable masks":
            assert 0 <= values["q2"] <= values["q1"] <= 1
            # The chance of no one, and of exactly one, of two.
            assert number < 2 or 1 - 2 * values["q1"] + values["q2"] >= 0
        if name in ("two masks", "either mask"):
            for at in range(1, number + 1):
                one, two, both = (values.get(f"{each}[{at}]", 0) for each in "pqr")
                assert 0 <= both <= min(one, two)
                assert one + two - both <= 1
        if name in ("rows", "the value of a class"):
            assert sum(value for key, value in values.items() if key.startswith("p")) <= 1
        if name in ("covariances", "jointly normal") and number == 2:
            first, mixed, second = (values[f"C[{at}]"] for at in ("1,1", "1,2", "2,2"))
            assert first >= 0 <= second
            assert mixed**2 <= first * second


@pytest.mark.parametrize("name", ["exactly", "exchangeable masks", "uniform weights", "two masks", "covariances"])
def test_neighbours_are_refuted_or_true(name):
    given, lhs, rhs, _ = CLAIMS[name]
    verdicts = [judge(each).verdict for each in neighbours(theorem(given, lhs, rhs))]
    assert verdicts.count(REFUTED) > len(verdicts) / 2


NOT_PROMISED = {
    "three of which two are known": ((exchangeable(d[j], means=[q1, q2]),), E(d[i] * d[k] * d[l]), q1),
    "a pair of which one is known": ((exchangeable(d[j], means=[q1]),), E(d[k] * d[l]), q1**2),
    "a cube of which two moments are known": ((exchangeable(d[j], moments=TABLE),), E(d[k] ** 3), q1),
    "a cube of noise": (COVARIANCES, E(d[k] ** 3), u[k] ** 3 + 3 * u[k] * C[k, k]),
    "three entries of noise": (COVARIANCES, E(DOT**3), MEAN**3 + 3 * MEAN * VARIANCE),
    "that some class is drawn": (ROW, E(Sum(d[i], i)), 1 + 0 * t),
    "that two masks are independent": (PAIR, E(d[k] * e[k]), p[k] * q[k]),
    "the ninth moment": ((beta(s, q1, q2),), E(s**9), q1),
}


@pytest.mark.parametrize("name", NOT_PROMISED)
def test_what_a_law_does_not_promise_is_not_proved(name):
    with pytest.raises(NotProved):
        theorem(*NOT_PROMISED[name]).proof  # noqa: B018


@pytest.mark.parametrize(
    "given",
    [
        (exchangeable(d[j], means=[q1, q2]),),
        (exchangeable(d[j], means=[q1]),),
        (exactly(d[j], kept=s), TWO),
        COVARIANCES,
        NORMAL,
        (multinomial(d[j], draws=b),),
    ],
)
def test_entries_that_depend_on_each_other_are_not_uncorrelated(given):
    line = E(d[k] * d[l])
    opened = E(d[k]) * E(d[l]) + SAME * (E(d[k] ** 2) - E(d[k]) ** 2)
    assert normal_form(given, line, uncorrelated) == line
    with pytest.raises(NotProved):
        check(theorem(given, line, opened, step(opened, uncorrelated)))


def test_of_a_law_only_its_own_reason_is_of_use():
    assert normal_form((exactly(d[j], kept=s), TWO), E(d[k] * d[l])) == E(d[k] * d[l])
    assert normal_form(ROW, E(d[k] * d[l])) == E(d[k] * d[l])
    assert not normal_form(ROW, E(d[k] * d[l]), *REASONS).has(E)


REFUSED = {
    "two of how many": ((exactly(d[j], kept=s),), E(DOT**2), t, r"declare nonzero\(n - 1\)"),
    "three of how many": ((exactly(d[j], kept=s), TWO), E(DOT**3), t, r"declare nonzero\(n - 2\)"),
    "a matrix that may not be symmetric": (COVARIANCES[:1], E(d[k]), u[k], r"declare symmetric\(\.\.\)"),
    "a vector for a matrix": ((noise(d[j], mean=0, covariance=a[i]),), E(d[k]), 0 * t, "not symmetric"),
    "a mean at another index": ((noise(d[j], mean=u[k], covariance=C[i, j]), symmetric(C)), E(d[l]), t, "not its own"),
    "a random symmetric matrix": ((symmetric(C), bernoulli(C[i, j], keep=s)), E(C[k, l]), s, "deterministic"),
    "a derivative by a symmetric entry": ((symmetric(C),), D(VARIANCE, C[k, l]), t, "symmetric; leave that out"),
    "two laws": ((*PAIR, bernoulli(d[j], keep=p[j])), E(d[k]), p[k], "two laws"),
    "a joint law and a covariance": ((*PAIR, covariance(d[j], e[j], a[j])), E(d[k]), p[k], "give one"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_missing_is_said(name):
    given, lhs, rhs, words = REFUSED[name]
    with pytest.raises((BadStatement, OutsideFragment), match=words):
        theorem(given, lhs, rhs).proof  # noqa: B018


IMPOSSIBLE = {
    "more ones than entries": ((exactly(d[j], kept=s), nonnegative(s - n - 1)), E(d[k]), s / n),
    "half a one": ((exactly(d[j], kept=n - Rational(1, 2)),), E(d[k]), 1 - 1 / (2 * n)),
    "fewer than no draws": ((multinomial(d[j], draws=-1 - s**2),), E(d[k]), (-1 - s**2) / n),
    "covariances of nothing": ((noise(d[j], mean=0, covariance=-1),), E(d[k] ** 2), -1 + 0 * t),
    "chances below zero": ((one_hot(d[j], chance=-1 - s**2),), E(d[k]), -1 - s**2),
    "both more likely than one": (
        (masks(d[j], e[j], keep=(p[j], q[j]), both=p[j] + q[j] ** 2 + 1),),
        E(d[k] * e[k]),
        p[k] + q[k] ** 2 + 1,
    ),
    "hardly ever two of four": (
        (exchangeable(d[j], means=[Rational(1, 2), Rational(1, 99)]), TWO, THREE, nonzero(n - 3)),
        E(d[k]),
        Rational(1, 2) + 0 * t,
    ),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_no_numbers_obey_is_not_proved_in_silence(name):
    with pytest.raises(NotProved, match="no numbers were found that obey the hypotheses"):
        theorem(*IMPOSSIBLE[name]).proof  # noqa: B018


@pytest.mark.parametrize("kept", [3, n, n - 1, n / 2, s])
def test_a_law_that_needs_larger_sizes_is_possible(kept):
    assert theorem((exactly(d[j], kept=kept),), E(Sum(d[i], i)), kept + 0 * s).proof


OUTSIDE = {
    "signs are not zero": ((rademacher(d[j]),), d[k] ** 2, 1 + 0 * t),
    "three that are even together": ((masks(d[j], e[j], f[j], table=XOR),), d[k] * e[k] * f[k], 0 * t),
    "one of a row": (ROW, d[k] * d[l], SAME * d[k]),
    "as many as are kept": ((exactly(d[j], kept=s), TWO), Sum(d[i], i), s),
    "weights that add up to 1": ((dirichlet(d[j]),), Sum(d[i], i), 1 + 0 * t),
    "the length of a direction": ((sphere(d[j]),), Sum(d[i] ** 2, i), 1 + 0 * t),
    "draws": ((multinomial(d[j], draws=b),), Sum(d[i], i), b),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_counterexample_has_entries_that_the_law_cannot_give(name):
    """True for sure, but not as polynomials: nothing is proved, and nothing refutes it."""
    with pytest.raises(NotProved) as refusal:
        theorem(*OUTSIDE[name]).proof  # noqa: B018
    assert refusal.value.counterexample is None


INSIDE = {
    "a mask": ((exactly(d[j], kept=s), TWO), DOT, s / n * A),
    "two masks": (PAIR, d[k] * e[k], r[k]),
    "a row": (ROW, DOT, Sum(p[i] * a[i], i)),
    "weights": ((dirichlet(d[j]),), DOT, A / n),
    "a direction": ((sphere(d[j]),), DOT, 0 * t),
    "noise": (COVARIANCES, DOT, MEAN),
    "exchangeable": ((exchangeable(d[j], means=[q1, q2]),), DOT, q1 * A),
}


@pytest.mark.parametrize("name", INSIDE)
def test_an_entry_is_not_its_mean(name):
    with pytest.raises(NotProved) as refusal:
        theorem(*INSIDE[name]).proof  # noqa: B018
    assert refusal.value.counterexample is not None
