"""One decider reads a moment or a hypothesis wrongly: the other contradicts it, and nothing false is proved.

A law tells its moments twice, `moment` to the kernel and `recurrence` to the instances. The hypotheses themselves are
read by both; a wrong reading is planted between them and one of the two.
"""

from dataclasses import replace

import pytest
from sympy import Integer, Rational

from symdrop.deciders import agreement
from symdrop.errors import Disagreement, NotProved
from symdrop.language import E, Sum, bracket, family, index, size
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws import LAWS
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.laws.gaussian import Gaussian
from symdrop.statements.laws.laplace import Laplace
from symdrop.statements.laws.noise import Moments, Noise
from symdrop.statements.laws.poisson import Poisson
from symdrop.statements.laws.uniform import Uniform
from symdrop.theorem import Inequality, Theorem

n = size("n")
i, j, k, l = index("i j k l", n)
z, u, w, p, q, v = family("z u w p q v", n)
X, Y, A, B, C = family("X Y A B C", n, n)
OFF = Rational(1, 7)
EXAMPLES = {
    Bernoulli: Bernoulli(z[j], p[j]),
    Gaussian: Gaussian(z[j], q[j], v[j]),
    Laplace: Laplace(z[j], q[j], v[j]),
    Poisson: Poisson(z[j], v[j]),
    Uniform: Uniform(z[j], p[j], q[j]),
    Noise: Noise(z[j], q[j], v[j]),
    Moments: Moments(z[j], (q[j], v[j], p[j], w[j])),
}
# A power of a mask entry is the entry; every other moment of a law is read as it is told.
ORDERS = {Bernoulli: (1,), Noise: (1, 2)}
CASES = [(kind, order) for kind in LAWS for order in ORDERS.get(kind, (1, 2, 3, 4))]
IDS = [f"{kind.__name__}-{order}" for kind, order in CASES]


def claim(law, order, shift):
    """E[z^order] is the law's moment, plus a shift."""
    moment = law.moment(order).xreplace({j: k})
    return Theorem(title="A moment", given=[law], lhs=E(z[k] ** order * w[k]), rhs=w[k] * (moment + shift))


def test_every_law_is_planted_in():
    assert set(EXAMPLES) == set(LAWS)


@pytest.mark.parametrize(("kind", "order"), CASES, ids=IDS)
def test_the_claims_are_true_and_false_while_nothing_is_planted(kind, order):
    law = EXAMPLES[kind]
    assert claim(law, order, 0).proof
    with pytest.raises(NotProved) as refusal:
        claim(law, order, OFF).proof  # noqa: B018
    assert refusal.value.counterexample


@pytest.mark.parametrize("shift", [Integer(0), OFF], ids=["true", "as planted"])
@pytest.mark.parametrize(("kind", "order"), CASES, ids=IDS)
def test_a_wrong_moment_on_the_kernels_side_is_found(kind, order, shift, monkeypatch):
    law, told = EXAMPLES[kind], kind.moment
    stated = claim(law, order, shift)
    monkeypatch.setattr(kind, "moment", lambda self, power: told(self, power) + (OFF if power == order else 0))
    with pytest.raises(Disagreement, match="please report"):
        stated.proof  # noqa: B018


@pytest.mark.parametrize("shift", [Integer(0), OFF], ids=["true", "as planted"])
@pytest.mark.parametrize(("kind", "order"), CASES, ids=IDS)
def test_a_wrong_recurrence_on_the_instances_side_is_found(kind, order, shift, monkeypatch):
    law, told = EXAMPLES[kind], kind.recurrence
    stated = claim(law, order, shift)
    monkeypatch.setattr(
        kind, "recurrence", lambda self, power: (*told(self, power), *([(OFF, 0)] if power == order else []))
    )
    with pytest.raises(Disagreement, match="please report"):
        stated.proof  # noqa: B018


@pytest.mark.parametrize("order", [2, 3, 4])
@pytest.mark.parametrize("kind", [kind for kind in LAWS if kind not in (Bernoulli, Noise, Moments)])
def test_each_coefficient_of_a_recurrence_counts(kind, order, monkeypatch):
    law, told = EXAMPLES[kind], kind.recurrence
    for position in range(len(told(law, order))):
        stated = claim(law, order, 0)
        assert stated.proof

        def wrong(self, power, position=position):
            pairs = list(told(self, power))
            if power == order:
                pairs[position] = (pairs[position][0] + OFF, pairs[position][1])
            return tuple(pairs)

        with monkeypatch.context() as planted:
            planted.setattr(kind, "recurrence", wrong)
            with pytest.raises(Disagreement):
                claim(law, order, 0).proof  # noqa: B018


def misread(kind, **changed):
    """Hypotheses in which those of one kind say something else; each change is a function of the hypothesis."""

    def reading(given):
        return tuple(
            replace(each, **{name: change(each) for name, change in changed.items()})
            if isinstance(each, kind)
            else each
            for each in given
        )

    return reading


TWO = [
    Gaussian(X[i, j], 0 * p[i], A[i, j]),
    Gaussian(Y[i, j], 0 * p[i], B[i, j]),
    Covariance(X[i, j], Y[i, j], C[i, j]),
]
MISREADINGS = {
    "keep for drop": (
        misread(Bernoulli, keep=lambda law: 1 - law.keep),
        [Bernoulli(z[j], p[j])],
        (E(Sum(z[j] * w[j], j)), Sum(p[j] * w[j], j), Sum((1 - p[j]) * w[j], j)),
    ),
    "variance for standard deviation": (
        misread(Gaussian, variance=lambda law: law.variance**2),
        [Gaussian(z[j], q[j], v[j])],
        (E(z[k] ** 2), q[k] ** 2 + v[k], q[k] ** 2 + v[k] ** 2),
    ),
    "variance of noise for standard deviation": (
        misread(Noise, variance=lambda law: law.variance**2),
        [Noise(z[j], q[j], v[j])],
        (E(z[k] ** 2), q[k] ** 2 + v[k], q[k] ** 2 + v[k] ** 2),
    ),
    "second moment for variance": (
        misread(Noise, variance=lambda law: law.variance - law.mean**2),
        [Noise(z[j], q[j], v[j])],
        (E(z[k] ** 2), q[k] ** 2 + v[k], v[k]),
    ),
    "scale for variance": (
        misread(Laplace, scale=lambda law: law.scale**2),
        [Laplace(z[j], q[j], v[j])],
        (E(z[k] ** 2), q[k] ** 2 + 2 * v[k] ** 2, q[k] ** 2 + 2 * v[k] ** 4),
    ),
    "a covariance at the wrong index": (
        misread(Covariance, value=lambda pair: C[j, i]),
        TWO,
        (E(X[k, l] * Y[k, l]), C[k, l], C[l, k]),
    ),
    "a covariance at a diagonal": (
        misread(Covariance, value=lambda pair: C[i, i]),
        TWO,
        (E(X[k, l] * Y[k, l]), C[k, l], C[k, k]),
    ),
    "a parameter at the wrong index": (
        misread(Gaussian, variance=lambda law: A[j, i]),
        [Gaussian(X[i, j], 0 * p[i], A[i, j])],
        (E(X[k, l] ** 2), A[k, l], A[l, k]),
    ),
    "low for high": (
        misread(Uniform, low=lambda law: law.high),
        [Uniform(z[j], p[j], q[j])],
        (E(z[k]), (p[k] + q[k]) / 2, q[k]),
    ),
}
# A true and a false claim of each misreading, by the side that reads wrongly.
READINGS = [(name, side, claimed) for name in MISREADINGS for side in ("kernel", "instances") for claimed in (1, 2)]


def plant(monkeypatch, side, reading):
    """The deciders of one side read other hypotheses."""
    check, compare, violation = agreement.check, agreement.compare, agreement.violation
    if side == "kernel":
        monkeypatch.setattr(agreement, "check", lambda stated, work: check(replace_given(stated, reading), work))
    else:
        monkeypatch.setattr(agreement, "compare", lambda given, lines, work=1: compare(reading(given), lines, work))
        monkeypatch.setattr(agreement, "violation", lambda given, *sides: violation(reading(given), *sides))


def replace_given(stated, reading):
    return replace(stated, given=reading(stated.given))


@pytest.mark.parametrize(("name", "side", "claimed"), READINGS)
def test_a_hypothesis_that_one_side_reads_wrongly_is_found(name, side, claimed, monkeypatch):
    reading, given, sides = MISREADINGS[name]
    honest = Theorem(title="Honest", given=given, lhs=sides[0], rhs=sides[1])
    assert honest.proof
    plant(monkeypatch, side, reading)
    with pytest.raises(Disagreement, match="please report"):
        Theorem(title="Planted", given=given, lhs=sides[0], rhs=sides[claimed]).proof  # noqa: B018


UNCORRELATED = [Noise(z[j], q[j], v[j])]
NEEDS_INDEPENDENCE = {
    "squares": (E((1 - bracket(k, l)) * z[k] ** 2 * z[l]), (1 - bracket(k, l)) * (q[k] ** 2 + v[k]) * q[l]),
    "three entries": (
        E((1 - bracket(k, l)) * (1 - bracket(k, i)) * (1 - bracket(i, l)) * z[k] * z[l] * z[i]),
        (1 - bracket(k, l)) * (1 - bracket(k, i)) * (1 - bracket(i, l)) * q[k] * q[l] * q[i],
    ),
}


@pytest.mark.parametrize(("side", "error"), [("kernel", NotProved), ("instances", Disagreement)])
@pytest.mark.parametrize("name", NEEDS_INDEPENDENCE)
def test_independence_that_one_side_reads_into_uncorrelated_noise_proves_nothing(name, side, error, monkeypatch):
    lhs, rhs = NEEDS_INDEPENDENCE[name]
    reading = misread(Noise, is_independent=lambda law: True)
    assert Theorem(title="Independent", given=reading(UNCORRELATED), lhs=lhs, rhs=rhs).proof
    plant(monkeypatch, side, reading)
    with pytest.raises(error, match="cannot confirm" if side == "kernel" else "please report"):
        Theorem(title="Uncorrelated", given=UNCORRELATED, lhs=lhs, rhs=rhs).proof  # noqa: B018


SWAPPED = misread(Uniform, low=lambda law: law.high, high=lambda law: law.low)


@pytest.mark.parametrize("side", ["kernel", "instances"])
def test_low_and_high_that_one_side_swaps_are_found_by_their_order(side, monkeypatch):
    """No moment tells low from high; that high is not below low does."""
    given = [Uniform(z[j], p[j], q[j])]
    true = Inequality(title="In order", given=given, lhs=p[k], rhs=q[k], remainder=q[k] - p[k])
    false = Inequality(title="Swapped", given=given, lhs=q[k], rhs=p[k], remainder=p[k] - q[k])
    assert true.proof
    plant(monkeypatch, side, SWAPPED)
    for title, stated in (("In order", true), ("Swapped", false)):
        fresh = Inequality(title=title, given=given, lhs=stated.lhs, rhs=stated.rhs, remainder=stated.remainder)
        with pytest.raises((Disagreement, NotProved)) as caught:
            fresh.proof  # noqa: B018
        refused_by_kernel = (side == "kernel") == (title == "In order")
        assert isinstance(caught.value, NotProved if refused_by_kernel else Disagreement)
