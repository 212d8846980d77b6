"""One decider reads a moment or a hypothesis wrongly: the other contradicts it, and nothing false is proved.

A law tells its moments twice, `moment` to the kernel and `recurrence` to the instances, and those of several entries
at once by `joint` and `joint_again`. The hypotheses themselves are read by both; a wrong reading is planted between
them and one of the two.
"""

from dataclasses import replace

import pytest
from sympy import Integer, Rational

from symdrop.deciders import agreement
from symdrop.errors import Disagreement, NotProved
from symdrop.language import E, Sum, bracket, family, index, scalar, size
from symdrop.statements.hypotheses import Covariance, Symmetric
from symdrop.statements.laws import LAWS, Masks
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.laws.beta import Beta
from symdrop.statements.laws.dirichlet import Dirichlet
from symdrop.statements.laws.exactly import Exactly
from symdrop.statements.laws.exchangeable import ExchangeableMask, ExchangeableMoments
from symdrop.statements.laws.gaussian import CorrelatedGaussian, Gaussian
from symdrop.statements.laws.laplace import Laplace
from symdrop.statements.laws.multinomial import Multinomial
from symdrop.statements.laws.noise import CorrelatedNoise, Moments, Noise
from symdrop.statements.laws.one_hot import OneHot
from symdrop.statements.laws.poisson import Poisson
from symdrop.statements.laws.rademacher import Rademacher
from symdrop.statements.laws.sampled import Sampled
from symdrop.statements.laws.sphere import Sphere
from symdrop.statements.laws.uniform import Uniform
from symdrop.theorem import Inequality, Theorem, masks, nonzero

n = size("n")
i, j, k, l = index("i j k l", n)
z, u, w, p, q, v = family("z u w p q v", n)
X, Y, A, B, C = family("X Y A B C", n, n)
s, t, q1, q2, q3 = scalar("s t q1 q2 q3")
OFF = Rational(1, 7)
EXAMPLES = {
    Bernoulli: Bernoulli(z[j], p[j]),
    Gaussian: Gaussian(z[j], q[j], v[j]),
    Laplace: Laplace(z[j], q[j], v[j]),
    Poisson: Poisson(z[j], v[j]),
    Uniform: Uniform(z[j], p[j], q[j]),
    Noise: Noise(z[j], q[j], v[j]),
    Moments: Moments(z[j], (q[j], v[j], p[j], w[j])),
    Beta: Beta(z[j], s, t),
    Rademacher: Rademacher(z[j]),
    OneHot: OneHot(z[j], p[j]),
    CorrelatedNoise: CorrelatedNoise(z[j], q[j], A[i, j]),
    CorrelatedGaussian: CorrelatedGaussian(z[j], q[j], A[i, j]),
}
# Laws that say at once what is expected of entries together, and of which powers of different ones.
SEVERAL = ((1,), (1, 1), (1, 1, 1))
TOGETHER = {
    Exactly: (Exactly(z[j], s), SEVERAL),
    Sampled: (Sampled(z[j], s), SEVERAL),
    ExchangeableMask: (ExchangeableMask(z[j], (q1, q2, q3)), SEVERAL),
    ExchangeableMoments: (
        ExchangeableMoments(z[j], (((1,), q1), ((1, 1), q2), ((2,), q3), ((2, 1), s), ((3,), t))),
        ((1,), (2,), (1, 1), (2, 1)),
    ),
    Multinomial: (Multinomial(z[j], s), (*SEVERAL, (2,), (2, 1), (2, 2))),
    Dirichlet: (Dirichlet(z[j]), (*SEVERAL, (2,), (2, 1), (2, 2))),
    Sphere: (Sphere(z[j]), ((1,), (2,), (1, 1), (2, 1), (2, 2))),
}
# A power of a mask entry is the entry; every other moment of a law is read as it is told.
ORDERS = {Bernoulli: (1,), OneHot: (1,), Noise: (1, 2), CorrelatedNoise: (1,), CorrelatedGaussian: (1,)}
CASES = [(kind, order) for kind in EXAMPLES for order in ORDERS.get(kind, (1, 2, 3, 4))]
JOINT = [(kind, powers) for kind, (_, every) in TOGETHER.items() for powers in every]
JOINT_IDS = [f"{kind.__name__}-{powers}" for kind, powers in JOINT]
IDS = [f"{kind.__name__}-{order}" for kind, order in CASES]


def claim(law, order, shift):
    """E[z^order] is the law's moment, plus a shift."""
    moment = law.moment(order).xreplace({j: k})
    given = [law, Symmetric(A)] if law.together else [law]
    return Theorem(title="A moment", given=given, lhs=E(z[k] ** order * w[k]), rhs=w[k] * (moment + shift))


def joint_claim(law, powers, shift):
    """E of different entries to these powers is what the law says, plus a shift."""
    places = (k, l, i)[: len(powers)]
    apart = Integer(1)
    for at, place in enumerate(places):
        for other in places[:at]:
            apart *= 1 - bracket(other, place)
    product = Integer(1)
    for place, power in zip(places, powers, strict=True):
        product *= z[place] ** power
    given = [law, nonzero(n - 1), nonzero(n - 2)]
    return Theorem(title="Together", given=given, lhs=E(apart * product), rhs=apart * (law.joint(powers) + shift))


def test_every_law_is_planted_in():
    assert {*EXAMPLES, *TOGETHER} == set(LAWS)


@pytest.mark.parametrize(("kind", "powers"), JOINT, ids=JOINT_IDS)
def test_claims_of_entries_together_are_true_and_false_while_nothing_is_planted(kind, powers):
    law, _ = TOGETHER[kind]
    assert joint_claim(law, powers, 0).proof
    with pytest.raises(NotProved) as refusal:
        joint_claim(law, powers, OFF).proof  # noqa: B018
    assert refusal.value.counterexample


@pytest.mark.parametrize("shift", [Integer(0), OFF], ids=["true", "as planted"])
@pytest.mark.parametrize("telling", ["joint", "joint_again"])
@pytest.mark.parametrize(("kind", "powers"), JOINT, ids=JOINT_IDS)
def test_a_wrong_telling_of_entries_together_is_found(kind, powers, telling, shift, monkeypatch):
    law, told = TOGETHER[kind][0], getattr(kind, telling)
    stated = joint_claim(law, powers, shift)
    monkeypatch.setattr(kind, telling, lambda self, asked: told(self, asked) + (OFF if asked == powers else 0))
    with pytest.raises(Disagreement, match="please report"):
        stated.proof  # noqa: B018


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
@pytest.mark.parametrize("kind", [kind for kind in EXAMPLES if kind not in (*ORDERS, Moments)])
def test_each_coefficient_of_a_recurrence_counts(kind, order, monkeypatch):
    law, told = EXAMPLES[kind], kind.recurrence
    if kind is Rademacher and order == 3:
        pytest.skip("its coefficient stands before E[z], which is zero")
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
    "twice the covariances": (
        misread(CorrelatedNoise, covariance=lambda law: 2 * law.covariance),
        [CorrelatedNoise(z[j], q[j], A[i, j]), Symmetric(A)],
        (E(z[k] * z[l]), q[k] * q[l] + A[k, l], q[k] * q[l] + 2 * A[k, l]),
    ),
    "variances for covariances": (
        misread(CorrelatedGaussian, covariance=lambda law: bracket(i, j) * law.covariance),
        [CorrelatedGaussian(z[j], 0 * q[j], A[i, j]), Symmetric(A)],
        (
            E(z[k] ** 2 * z[l] ** 2),
            A[k, k] * A[l, l] + 2 * A[k, l] ** 2,
            A[k, k] * A[l, l] + 2 * bracket(k, l) * A[k, k] ** 2,
        ),
    ),
    "dropped for kept entries": (
        misread(Exactly, kept=lambda law: n - law.kept),
        [Exactly(z[j], s)],
        (E(z[k]), s / n, 1 - s / n),
    ),
    "the number of draws": (
        misread(Multinomial, draws=lambda law: law.draws - 1),
        [Multinomial(z[j], s)],
        (E(z[k]), s / n, s / n - 1 / n),
    ),
    "two masks swapped": (
        misread(Masks, entries=lambda law: law.entries[::-1]),
        [masks(z[j], u[j], keep=(p[j], q[j]), both=v[j])],
        (E(z[k] * (1 - u[k])), p[k] - v[k], q[k] - v[k]),
    ),
    "independent for both": (
        misread(
            Masks,
            both=lambda law: p[j] * q[j],
            table=lambda law: masks(z[j], u[j], keep=(p[j], q[j]), both=p[j] * q[j]).table,
        ),
        [masks(z[j], u[j], keep=(p[j], q[j]), both=v[j])],
        (E(z[k] * u[k]), v[k], p[k] * q[k]),
    ),
    "the chances of a row": (
        misread(OneHot, chance=lambda law: 1 - law.chance),
        [OneHot(z[j], p[j])],
        (E(z[k]), p[k], 1 - p[k]),
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
