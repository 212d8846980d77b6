"""Where masks or random numbers can be forced, nothing is left to chance."""

import numpy as np
import pytest

from symdrop.testing import WrongLaw, assert_draws
from symdrop.testing.draws.forced import Unforced, Uniforms, masks


def by_mask(x, mask, p=0.25):
    return x * mask / (1 - p)


def test_a_mask_that_is_a_parameter_is_forced():
    calls = []

    def layer(x, mask=None):
        calls.append(mask)
        drawn = np.random.default_rng(len(calls)).random(x.shape) >= 0.25
        return by_mask(x, drawn if mask is None else mask)

    assert assert_draws(layer, "torch.nn.Dropout", (2, 2), argument=0.25)
    forced = {tuple(each.ravel()) for each in calls if each is not None}
    assert len(forced) == 16


def test_one_wrong_mask_of_all_is_found():
    """Only where all four entries are dropped does it give something else: one call in 10^8 would show it."""

    random = np.random.default_rng(1)

    def layer(x, mask=None):
        drawn = random.random(x.shape) >= 0.01
        kept = drawn if mask is None else mask
        return x * kept / 0.99 if np.any(kept) else x

    with pytest.raises(WrongLaw, match=r"with the mask \[\[0. 0.\] \[0. 0.\]\] it gives"):
        assert_draws(layer, "torch.nn.Dropout", (2, 2), argument=0.01)


def layers(p):
    return [
        lambda x, rng: np.where(rng.random(x.shape) < p, 0.0, x / (1 - p)),
        lambda x, rng: x * (rng.random(x.shape) < 1 - p) / (1 - p),
        lambda x, rng: x * rng.binomial(1, 1 - p, size=x.shape) / (1 - p),
        lambda x, generator: x * (generator.uniform(size=x.shape) >= p) / (1 - p),
        lambda x, rng: x * np.array([rng.random() >= p for _ in range(x.size)]).reshape(x.shape) / (1 - p),
    ]


@pytest.mark.parametrize("layer", layers(0.1))
def test_random_numbers_are_forced(layer):
    assert assert_draws(layer, "torch.nn.Dropout", (2, 3), argument=0.1)


@pytest.mark.parametrize("layer", layers(0.1001))
def test_a_rate_that_is_a_little_off_is_found(layer):
    """No number of draws that one waits for could tell 0.1 from 0.1001."""
    with pytest.raises(WrongLaw):
        assert_draws(layer, "torch.nn.Dropout", (2, 3), argument=0.1)


def test_the_edge_alone_tells_a_rate():
    def layer(x, rng):
        return x * (rng.random(x.shape) >= 0.1 + 1e-9) / 0.9

    with pytest.raises(WrongLaw, match=r"with random numbers beside the edge 0\.9"):
        assert_draws(layer, "torch.nn.Dropout", (2, 3), argument=0.1)


def test_too_few_random_numbers_are_one_mask_for_several():
    def layer(x, rng):
        return x * (rng.random((1, *x.shape[1:])) >= 0.1) / 0.9

    with pytest.raises(WrongLaw, match="one mask for the whole batch"):
        assert_draws(layer, "torch.nn.Dropout", (4, 6), argument=0.1)


def test_other_random_numbers_are_left_to_the_samples():
    def layer(x, rng):
        return x * (rng.permuted(rng.standard_normal(x.size)).reshape(x.shape) > 0) * 2

    assert assert_draws(layer, "torch.nn.Dropout", (4, 6), argument=0.5)


def test_uniform_numbers_in_the_order_in_which_they_are_asked_for():
    numbers = Uniforms(np.array([0.1, 0.9, 0.5]))
    assert numbers.random() == 0.1
    assert numbers.binomial(1, 0.8) == 0
    with pytest.raises(Unforced):
        numbers.random((2, 2))
    with pytest.raises(Unforced):
        numbers.binomial(2, 0.5)


def test_of_many_entries_some_masks_are_tried():
    assert {tuple(each) for each in masks(2)} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert sum(each.sum() == 1 for each in masks(12)) >= 12
    assert sum(1 for _ in masks(1_000_000)) < 10
