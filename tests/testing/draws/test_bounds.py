"""The bounds hold: against exact tails, and over many runs of a right layer."""

import math
from math import comb

import numpy as np
import pytest

from symdrop.testing import WrongLaw, assert_draws
from symdrop.testing.draws import bounds
from symdrop.testing.draws.checks import findings


def tail(count, trials, chance):
    """The probability of a count that is as far off, on either side, by the sum of the terms."""
    terms = [comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(trials + 1)]
    far = bounds.binomial(count, trials, chance)
    return sum(term for k, term in enumerate(terms) if bounds.binomial(k, trials, chance) <= far + 1e-12)


@pytest.mark.parametrize("chance", [0.5, 0.1, 0.9, 0.001])
@pytest.mark.parametrize("trials", [1, 2, 10, 60])
def test_a_binomial_tail_is_at_most_its_bound(trials, chance):
    for count in range(trials + 1):
        assert tail(count, trials, chance) <= math.exp(bounds.binomial(count, trials, chance)) + 1e-12


def test_a_chance_of_one_allows_nothing_else():
    assert bounds.binomial(10, 10, 1.0) == 0.0
    assert bounds.binomial(9, 10, 1.0) == -math.inf
    assert bounds.binomial(0, 10, 0.0) == 0.0
    assert bounds.binomial(1, 10, 0.0) == -math.inf


@pytest.mark.parametrize(("count", "trials"), [(0, 10), (3, 10), (10, 10), (500, 1000)])
def test_an_interval_holds_what_the_bound_does_not_exclude(count, trials):
    low, high = bounds.interval(count, trials, 0.01)
    assert low <= count / trials <= high
    assert low == 0.0 or math.isclose(bounds.binomial(count, trials, low), math.log(0.01), rel_tol=1e-6)
    assert high == 1.0 or math.isclose(bounds.binomial(count, trials, high), math.log(0.01), rel_tol=1e-6)


@pytest.mark.parametrize(("draws", "trials", "chance"), [(1, 4, 0.5), (3, 4, 0.5), (4, 7, 0.2), (2, 1, 0.9)])
def test_counts_that_are_all_alike(draws, trials, chance):
    terms = [comb(trials, k) * chance**k * (1 - chance) ** (trials - k) for k in range(trials + 1)]
    assert sum(term**draws for term in terms) <= math.exp(bounds.all_alike(draws, trials, chance)) + 1e-12


def test_normal_tails_over_many_samples():
    """Each bound is below 1/20 in at most 1/20 of the samples, and not in none of them."""
    random = np.random.default_rng(0)
    for bound in (bounds.normal_mean, bounds.normal_variance, bounds.normal_shape):
        below = sum(bound(random.normal(size=50)) < math.log(0.05) for _ in range(2000))
        assert 0 < below <= 100


def test_the_error_function_is_that_of_the_library():
    values = np.linspace(-3, 3, 7)
    assert bounds.erf(values).tolist() == [math.erf(each) for each in values]


@pytest.mark.parametrize("chance", [0.5, 0.9])
def test_no_single_test_alarms_more_often_than_it_says(chance):
    random, runs, alpha = np.random.default_rng(1), 400, 0.1
    alarms = {}
    for _ in range(runs):
        for place, each in enumerate(findings(random.random((24, 4, 6)) < chance, chance)):
            alarms.setdefault((place, each.kind), []).append(each.log_chance < math.log(alpha))
    assert len(alarms) > 20
    for found in alarms.values():
        # By the same bound: more alarms than this come in one of a million experiments.
        assert bounds.binomial(max(sum(found), runs * alpha), runs, alpha) > math.log(1e-6)


def test_a_right_layer_fails_no_more_often_than_is_asked_for():
    runs, alpha, failed = 300, 0.3, 0
    for seed in range(runs):

        def layer(x, rng):
            # The order of the calls hides from the forced masks what is drawn.
            return x * (rng.standard_normal(x.shape) > 0) * 2

        try:
            assert_draws(layer, "torch.nn.Dropout", (4, 8), argument=0.5, draws=2000, false_alarm=alpha, seed=seed)
        except WrongLaw:
            failed += 1
    assert failed <= runs * alpha
    assert failed > 0
