"""The check: exactly the cited reasons, no fewer and no more; only it makes a Proof."""

import subprocess
import sys

import pytest

from symdrop.axioms import (
    REASONS,
    derivative,
    idempotent,
    independent,
    linearity,
    mean,
    moments,
    sift,
    uncorrelated,
)
from symdrop.deciders.kernel.check import Proof, check
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.errors import NotProved
from symdrop.language import D, E, Rational, Sum, bracket, expression, family, index, scalar, size
from symdrop.statements.statement import Statement, Step
from symdrop.theorem import bernoulli, gaussian, noise

n = size("n")
i, j, k = index("i j k", n)
w, x, p, delta, eta, z, v = family("w x p delta eta z v", n)
t = scalar("t")
MASK = (bernoulli(delta[j], keep=p[j]), bernoulli(eta[j], keep=t))
NOISE = (noise(z[j], mean=t, variance=v[j]),)


def claim(lhs, *steps, rhs=None, given=MASK):
    stated = tuple(Step(expression(line), tuple(reasons)) for line, *reasons in steps)
    return Statement("", "", given, expression(lhs), expression(steps[-1][0] if rhs is None else rhs), stated)


ONE_STEP = [
    (D(w[k] ** 2 * x[k], w[k]), 2 * w[k] * x[k], {derivative}),
    (D(Sum(w[i] * x[i], i), w[k]), Sum(bracket(i, k) * x[i], i), {derivative}),
    (D(Sum(w[i] * x[i], i), w[k]), x[k], {derivative, sift}),
    (Sum(bracket(j, k) * w[j], j), w[k], {sift}),
    (bracket(j, k) * w[j], bracket(j, k) * w[k], {sift}),
    (bracket(j, k) ** 2, bracket(j, k), {sift}),
    (E(t * delta[k] + w[k]), t * E(delta[k]) + w[k], {linearity}),
    (D(E(w[k] * delta[k] * t), t), E(D(w[k] * delta[k] * t, t)), {linearity}),
    (E(delta[k]), p[k], {mean}),
    (E(delta[k] ** 2), p[k], {moments}),
    (E(delta[k] ** 2), E(delta[k]), {idempotent}),
    (delta[k] ** 3 * w[k], delta[k] * w[k], {idempotent}),
    (
        E(delta[j] * delta[k]),
        E(delta[j]) * E(delta[k]) + bracket(j, k) * (E(delta[k] ** 2) - E(delta[k]) ** 2),
        {independent, sift},
    ),
    (E(delta[j] * delta[k]), p[j] * p[k] + bracket(j, k) * p[k] * (1 - p[k]), {independent, idempotent, mean, sift}),
    (E(delta[j] * eta[k]), E(delta[j]) * E(eta[k]), {independent}),
    (E(E(delta[j]) * delta[k]), E(delta[j]) * E(delta[k]), {linearity}),
    (E(delta[j] * (eta[k] + w[k])), E(delta[j]) * E(eta[k] + w[k]), {independent}),
    (
        E(Sum(delta[i] * (w[i] + eta[i]), i) ** 2),
        Sum(E(delta[i] * delta[j]) * E((w[i] + eta[i]) * (w[j] + eta[j])), i, j),
        {linearity, independent},
    ),
    (E(D(delta[k] * w[k] ** 2 * x[k], w[k]) * t), t * E(D(delta[k] * w[k] ** 2 * x[k], w[k])), {linearity}),
]


@pytest.mark.parametrize(("lhs", "rhs", "needed"), ONE_STEP)
def test_a_step_is_accepted_by_exactly_the_reasons_it_needs(lhs, rhs, needed):
    reasons = tuple(reason for reason in REASONS if reason in needed)
    assert check(claim(lhs, (rhs, *reasons))).reasons == reasons
    for missing in reasons:
        with pytest.raises(NotProved, match="does not follow") as refusal:
            check(claim(lhs, (rhs, *(reason for reason in reasons if reason is not missing))))
        assert refusal.value.residual != 0
        by_name = {reason.name: reason for reason in REASONS}
        advised = refusal.value.advice.removeprefix("it follows by ").split(", ")
        assert check(claim(lhs, (rhs, *(by_name[name] for name in advised))))
    for idle in set(REASONS) - needed:
        with pytest.raises(NotProved, match=r"does not use|does not follow"):
            check(claim(lhs, (rhs, *reasons, idle)))


def test_a_mask_is_reduced_beside_noise_of_which_the_moments_are_cited():
    left, right = E(delta[k] ** 2 * z[k] ** 2), p[k] * E(z[k] ** 2)
    noisy = (*MASK, gaussian(z[j], mean=0, variance=v[j]))
    natural = (independent, idempotent, mean, moments)
    assert set(check(claim(left, (p[k] * v[k], *natural), given=noisy)).reasons) == set(natural)
    assert set(check(claim(left, (p[k] * v[k], independent, moments), given=noisy)).reasons) == {independent, moments}
    with pytest.raises(NotProved, match="cites moments, which it does not use"):
        check(claim(E(delta[k] ** 2), (p[k], idempotent, mean, moments), given=noisy))
    with pytest.raises(NotProved, match="does not follow"):
        check(claim(left, (right, independent, mean), given=noisy))


def test_pairwise_uncorrelated_noise_is_opened_by_its_own_reason():
    square = E(z[j] * z[k])
    opened = E(z[j]) * E(z[k]) + bracket(j, k) * (E(z[k] ** 2) - E(z[k]) ** 2)
    assert check(claim(square, (opened, sift, uncorrelated), given=NOISE)).reasons == (sift, uncorrelated)
    with pytest.raises(NotProved):
        check(claim(square, (opened, sift, independent), given=NOISE))
    with pytest.raises(NotProved):
        check(
            claim(E(delta[j] * delta[k]), (p[j] * p[k] + bracket(j, k) * p[k] * (1 - p[k]), sift, uncorrelated, mean))
        )


def test_noise_promises_no_third_moment():
    with pytest.raises(NotProved) as refusal:
        check(claim(E(z[k] ** 3), rhs=t**3 + 3 * t * v[k], given=NOISE))
    assert "E(z[k]**3)" in refusal.value.residual_text


@pytest.mark.parametrize("product", [z[j] ** 2 * z[k], z[i] * z[j] * z[k], z[j] ** 2 * z[k] ** 2])
def test_noise_promises_no_product_beyond_pairs(product):
    for guess in (
        0,
        t**3,
        t**2 * E(z[j]),
        E(z[j] ** 2) * E(z[k]) + bracket(j, k) * (E(z[k] ** 3) - E(z[j] ** 2) * E(z[k])),
    ):
        with pytest.raises(NotProved, match="the two sides differ"):
            check(claim(E(product), rhs=guess, given=NOISE))
    context, (table,) = read_statement(NOISE, [E(product)])
    assert Normaliser(context, frozenset(REASONS)).normal(table) == table


def test_a_reason_cited_twice_is_idle():
    with pytest.raises(NotProved, match="does not use"):
        check(claim(E(delta[k]), (p[k], mean, mean)))


def test_a_step_that_changes_nothing_needs_no_reason():
    assert check(claim(w[k] * (t + 1), (w[k] * t + w[k],))).reasons == ()


def test_the_residual_is_left_minus_right_in_the_authors_indices():
    with pytest.raises(NotProved) as refusal:
        check(claim(Sum(w[i] * x[i], i) + w[k], rhs=Sum(w[j], j)))
    assert refusal.value.residual_text == "w[k] + Sum(w[i]*x[i], i) - Sum(w[i], i)"


def test_the_step_that_fails_is_named():
    with pytest.raises(NotProved, match="step 2 does not follow") as refusal:
        check(claim(E(t * delta[k]), (t * E(delta[k]), linearity), (t * p[k] ** 2, mean)))
    assert (refusal.value.step, refusal.value.reasons) == (2, ("mean",))
    assert "differ whatever is cited" in refusal.value.advice


def test_the_last_line_must_be_the_right_side():
    with pytest.raises(NotProved, match="right side after the last step"):
        check(claim(E(delta[k]), (p[k], mean), rhs=p[k] ** 2))


def test_a_false_claim_without_steps_is_refused():
    with pytest.raises(NotProved, match="the two sides differ") as refusal:
        check(claim(E(delta[j] * delta[k]), rhs=p[j] * p[k]))
    assert refusal.value.residual_text == "-bracket(j, k)*p[j]**2 + bracket(j, k)*p[j]"


def test_a_claim_without_steps_rests_on_as_little_as_suffices():
    assert check(claim(E(t * delta[k]), rhs=t * p[k])).reasons == (linearity, mean)
    assert check(claim(w[k] + w[k], rhs=2 * w[k])).reasons == ()


def test_a_derivative_in_a_keep_probability_does_not_pass_the_expectation():
    inside, outside = E(D(p[k] * delta[k], p[k])), D(E(p[k] * delta[k]), p[k])
    assert check(claim(inside, rhs=p[k])).reasons
    assert check(claim(outside, rhs=2 * p[k])).reasons
    with pytest.raises(NotProved):
        check(claim(outside, rhs=inside))
    with pytest.raises(NotProved):
        check(claim(outside, (inside, linearity)))


def test_a_mean_that_hides_a_scalar_is_differentiated():
    given = (noise(z[j], mean=t**2, variance=v[j]),)
    assert check(claim(D(E(z[k]), t), rhs=2 * t, given=given)).reasons
    with pytest.raises(NotProved):
        check(claim(D(E(z[k]), t), (0, derivative), given=given))


def test_a_right_side_may_be_a_number():
    assert check(claim(w[k] - w[k] + Rational(1, 2), rhs=Rational(1, 2))).reasons == ()


def test_a_proof_cannot_be_made_by_hand():
    with pytest.raises(TypeError, match=r"theorem\.proof"):
        Proof(claim(t, rhs=t), (), object())


def test_nothing_is_weaker_without_assertions():
    program = (
        "from symdrop.deciders.kernel.check import *; from symdrop.language import *\n"
        "k = index('k', size('n')); w = family('w', size('n'))\n"
        "for build in (lambda: check(Statement('', '', (), w[k], w[k]**2, ())), lambda: Proof(None, (), None)):\n"
        "    try: build(); print('accepted')\n"
        "    except Exception as error: print(type(error).__name__)\n"
    )
    shown = subprocess.run([sys.executable, "-O", "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["NotProved", "TypeError"]


def test_moments_and_idempotence_are_two_ways_and_citing_both_is_idle():
    variance = E(delta[k] ** 2) - E(delta[k]) ** 2
    for reasons in ((idempotent, mean), (mean, moments)):
        assert check(claim(variance, (p[k] - p[k] ** 2, *reasons))).reasons == reasons
    with pytest.raises(NotProved, match="does not use"):
        check(claim(variance, (p[k] - p[k] ** 2, idempotent, mean, moments)))
