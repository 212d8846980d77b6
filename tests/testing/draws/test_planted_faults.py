"""A fault of each kind is planted in a layer of NumPy, found, and named; the layer without it passes."""

import math
from fractions import Fraction

import numpy as np
import pytest

from symdrop.definitions.frameworks import keras, stax, torch
from symdrop.definitions.frameworks.laws import InvertedMask, RawMask
from symdrop.testing import Adapter, WrongLaw, assert_draws

SHAPE = (16, 32)
P = 0.1
ALPHA = -1.7580993408473766


class Layer:
    """An inverted mask, with one method for each thing that can be wrong."""

    keep, scale = 1 - P, 1 / (1 - P)

    def __init__(self):
        self.random = np.random.default_rng(3)
        self.training = True

    def mask(self, shape):
        return self.random.random(shape) < self.keep

    def forward(self, x):
        self.last = self.mask(x.shape)
        return np.where(self.last, x * self.scale, 0.0) if self.training else x

    def backward(self, c):
        return c * self.last * self.scale


class Swapped(Layer):
    keep, scale = P, 1 / P


class SwappedRateAlone(Layer):
    keep = P


class NotRescaled(Layer):
    scale = 1.0


class RescaledTwice(Layer):
    scale = 1 / (1 - P) ** 2


class TimesKeep(Layer):
    scale = 1 - P


class DividedByDrop(Layer):
    scale = 1 / P


class RoundedFactor(Layer):
    scale = 1.109375


class RoundedInFloat16(Layer):
    scale = float(np.float16(1 / (1 - P)))


class CoarseNumbers(Layer):
    keep = 1 - 13 / 128


class SharedOverBatch(Layer):
    def mask(self, shape):
        return np.broadcast_to(super().mask(shape[1:]), shape)


class SharedOverFeatures(Layer):
    def mask(self, shape):
        return np.broadcast_to(super().mask((shape[0], 1)), shape)


class HalvesAlike(Layer):
    def mask(self, shape):
        half = super().mask((shape[0] // 2, *shape[1:]))
        return np.concatenate([half, half])


class TwoAlike(Layer):
    def mask(self, shape):
        mask = super().mask(shape)
        mask[3, 5] = mask[11, 30]
        return mask


class TwoOpposite(Layer):
    def mask(self, shape):
        mask = super().mask(shape)
        mask[3, 5] = ~mask[11, 30]
        return mask


class TwoMostlyAlike(Layer):
    def mask(self, shape):
        mask = super().mask(shape)
        if self.random.random() < 0.8:
            mask[3, 5] = mask[11, 30]
        return mask


class NeighboursDepend(Layer):
    def mask(self, shape):
        mask = super().mask(shape)
        return np.where(self.random.random(shape) < 0.05, np.roll(mask, 1, axis=1), mask)


class SameEveryCall(Layer):
    def mask(self, shape):
        return np.random.default_rng(8).random(shape) < self.keep


class SameTwice(Layer):
    calls = 0

    def mask(self, shape):
        self.calls += 1
        if self.calls % 2:
            self.kept = super().mask(shape)
        return self.kept


class FixedCount(Layer):
    def mask(self, shape):
        kept = np.arange(math.prod(shape)) < 461
        return self.random.permutation(kept).reshape(shape)


class AllAtOnce(Layer):
    """Now and then a whole call is dropped; the rate makes up for it."""

    def mask(self, shape):
        return super().mask(shape) if self.random.random() < 0.98 else np.zeros(shape, dtype=bool)


class OneColumnKept(Layer):
    def mask(self, shape):
        mask = super().mask(shape)
        mask[:, 7] = True
        return mask


class DropsInEvaluation(Layer):
    def forward(self, x):
        self.last = self.mask(x.shape)
        return np.where(self.last, x * self.scale, 0.0)


class ScaledInEvaluation(Layer):
    def forward(self, x):
        return super().forward(x) * (1.0 if self.training else self.keep)


class AnotherMaskBackwards(Layer):
    def backward(self, c):
        return c * self.mask(c.shape) * self.scale


class StraightThrough(Layer):
    def backward(self, c):
        return c


class NothingBackwards(Layer):
    def backward(self, c):
        return 0 * c


class NotRescaledBackwards(Layer):
    def backward(self, c):
        return c * self.last


class DroppedToANumber(Layer):
    def forward(self, x):
        output = super().forward(x)
        return np.where(self.last, output, 0.25) if self.training else output


class DroppedToAShare(Layer):
    def forward(self, x):
        return np.where(self.mask(x.shape), x * self.scale, 0.1 * x) if self.training else x


class OverTheRealisedShare(Layer):
    def forward(self, x):
        mask = self.mask(x.shape)
        self.scale = 1 / mask.mean()
        return x * mask * self.scale if self.training else x


class NormalFactor(Layer):
    def forward(self, x):
        self.last = self.random.normal(1, math.sqrt(P / (1 - P)), x.shape)
        self.scale = 1.0
        return x * self.last if self.training else x


class Slopes(Layer):
    def forward(self, x):
        return x * self.random.uniform(0.8, 1.2, x.shape)


class Nan(Layer):
    def forward(self, x):
        with np.errstate(invalid="ignore"):
            return np.where(self.mask(x.shape), x, np.nan)


FAULTS = {
    Swapped: "keeps with 0.1, not 0.9: p = 1/10 is the probability to drop, and the layer keeps with it",
    SwappedRateAlone: "keeps with 0.1, not 0.9: p = 1/10 is the probability to drop, and the layer keeps with it",
    NotRescaled: "not rescaled: what is kept is multiplied by 1",
    RescaledTwice: "rescaled twice",
    TimesKeep: "multiplied by the keep probability 0.9, not divided by it",
    DividedByDrop: "divided by the drop probability 0.1",
    RoundedFactor: "mean 0.9984: the rate is rounded in bfloat16",
    RoundedInFloat16: "the rate is rounded in float16",
    SharedOverBatch: "one mask for the whole batch",
    SharedOverFeatures: "one mask along an axis: entries along axis 1 share it",
    HalvesAlike: "entries 8 apart along axis 0 agree in 100.00%",
    TwoAlike: "1 pairs of entries are equal in all 512 calls",
    TwoOpposite: "1 pairs of entries are opposite in all",
    TwoMostlyAlike: "two entries agree in",
    NeighboursDepend: "entries 1 apart along axis 1 agree in",
    SameEveryCall: "the same mask in every call",
    SameTwice: "calls 1 apart agree in 100.00%",
    FixedCount: "just 461 of 512 are kept, always",
    AllAtOnce: "call",
    OneColumnKept: "place 7 of axis 1 keeps",
    DropsInEvaluation: "in evaluation it draws; claimed is identity",
    ScaledInEvaluation: "in evaluation it multiplies by 0.9",
    AnotherMaskBackwards: "the gradient goes through another mask",
    StraightThrough: "the gradient goes past the mask",
    NothingBackwards: "the gradient goes nowhere: it is 0",
    NotRescaledBackwards: "the gradient goes with the factor 1, the output with 1.1111",
    DroppedToANumber: "what is dropped becomes 0.25",
    DroppedToAShare: "what is dropped is multiplied by 0.1, not by 0",
    OverTheRealisedShare: "divided by the share that happens to be kept",
    NormalFactor: "normal factors with mean 1 and deviation 0.33",
    Slopes: "more than two values for one input",
    Nan: "NaN",
}


def test_a_right_layer_passes():
    held = assert_draws(Layer(), torch.Dropout, SHAPE, argument=P)
    assert held.keep[0] < 0.9 < held.keep[1]
    assert held.untested == ()
    assert held.calls == 2048
    assert "keep probability within 0.8" in str(held)


@pytest.mark.parametrize(("fault", "words"), FAULTS.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_a_planted_fault_is_named(fault, words):
    with pytest.raises(WrongLaw) as caught:
        assert_draws(fault(), torch.Dropout, SHAPE, argument=P)
    message = str(caught.value)
    assert words in message
    assert message.startswith(f"{fault.__name__} does not draw torch.nn.Dropout(p=1/10)\n")
    assert caught.value.faults


class HalvesOpposite(Layer):
    keep, scale = 0.5, 2.0

    def mask(self, shape):
        mask = super().mask(shape)
        mask[5, 20:] = ~mask[11, :12]
        return mask


def test_opposite_entries_are_found():
    with pytest.raises(WrongLaw, match="12 pairs of entries are opposite in all"):
        assert_draws(HalvesOpposite(), torch.Dropout, SHAPE, argument=0.5)


def test_coarse_random_numbers_take_a_larger_layer_to_see():
    """The rate is off by 0.0016: a million entries cannot tell, at a false alarm in 10^9; four millions can."""
    low, high = assert_draws(CoarseNumbers(), torch.Dropout, SHAPE, argument=P).keep
    assert low < 1 - 13 / 128 < 0.9 < high
    with pytest.raises(WrongLaw, match=r"keeps with 0\.898438, not 0\.9: the rate is rounded up to the next 1/128"):
        assert_draws(CoarseNumbers(), torch.Dropout, (64, 256), argument=P)


def test_every_kind_of_fault_is_an_assertion_error_of_its_own():
    assert issubclass(WrongLaw, AssertionError)
    with pytest.raises(AssertionError, match="not rescaled"):
        assert_draws(NotRescaled(), torch.Dropout, SHAPE, argument=P)


def test_the_argument_means_what_the_framework_means():
    assert assert_draws(Layer(), stax.Dropout, SHAPE, argument=0.9).keep
    with pytest.raises(WrongLaw, match="rate = 1/10 is the probability to keep, and the layer drops with it"):
        assert_draws(Layer(), stax.Dropout, SHAPE, argument=0.1)


def test_a_law_is_given_in_four_ways():
    for law, argument in (
        ("torch.nn.Dropout", 0.1),
        (torch.Dropout, Fraction(1, 10)),
        (torch.Dropout(p=Fraction(1, 10)), None),
        (InvertedMask(), 0.9),
    ):
        assert assert_draws(Layer(), law, SHAPE, argument=argument, draws=40_000)


def test_laws_that_do_not_rescale():
    assert assert_draws(NotRescaled(), RawMask(), SHAPE, argument=0.9)
    with pytest.raises(WrongLaw, match=r"what is kept is multiplied by 1.111111, not by 1;"):
        assert_draws(Layer(), RawMask(), SHAPE, argument=0.9)


def test_half_precision_is_a_law_of_its_own():
    adapter = Adapter("rounded", RoundedFactor().forward)
    assert assert_draws(adapter, torch.Dropout, SHAPE, argument=P, precision="bfloat16")
    with pytest.raises(WrongLaw, match=r"multiplied by 1.111111, not by 1.10938"):
        assert_draws(Adapter("exact", Layer().forward), torch.Dropout, SHAPE, argument=P, precision="bfloat16")


def test_what_is_shared_may_be_claimed():
    assert assert_draws(SharedOverFeatures(), torch.Dropout, SHAPE, argument=P, axes=(0,)).entries == 2048 * 16
    with pytest.raises(WrongLaw, match=r"entries that are said to share a mask of shape \(16, 1\) do not"):
        assert_draws(Layer(), torch.Dropout, SHAPE, argument=P, axes=(0,))


def test_normal_factors_and_noise():
    assert assert_draws(NormalFactor(), keras.GaussianDropout, SHAPE, argument=P)
    with pytest.raises(WrongLaw, match=r"deviation 0\.33"):
        assert_draws(NormalFactor(), keras.GaussianDropout, SHAPE, argument=0.2)
    with pytest.raises(WrongLaw, match="a mask, where normal noise is claimed"):
        assert_draws(Layer(), keras.GaussianDropout, SHAPE, argument=P)
    with pytest.raises(WrongLaw, match="multiplied by normal numbers"):
        assert_draws(NormalFactor(), keras.GaussianNoise, SHAPE, argument=0.3)


def noise(random, deviation):
    return Adapter("noise", lambda x: x + deviation() * random.normal(size=x.shape))


def test_noise_of_one_random_deviation_is_no_independent_noise():
    random = np.random.default_rng(4)
    assert assert_draws(noise(random, lambda: 0.25), keras.GaussianNoise, SHAPE, argument=0.25)
    # The variance is right, and no two entries are correlated; the entries of a call depend all the same.
    spread = noise(random, lambda: random.uniform(0, 0.25 * math.sqrt(3)))
    with pytest.raises(WrongLaw):
        assert_draws(spread, keras.GaussianNoise, SHAPE, argument=0.25)


def alpha(random, keep, a):
    def forward(x):
        mask = random.random(x.shape) < keep
        return a * np.where(mask, x, ALPHA) - a * (1 - keep) * ALPHA

    return Adapter("alpha", forward)


def test_an_affine_map():
    random = np.random.default_rng(5)
    a = 1 / math.sqrt(0.9 * (1 + 0.1 * ALPHA**2))
    assert assert_draws(alpha(random, 0.9, a), torch.AlphaDropout, SHAPE, argument=P)
    with pytest.raises(WrongLaw, match="what is dropped becomes"):
        assert_draws(alpha(random, 0.9, 1.0), torch.AlphaDropout, SHAPE, argument=P)
    with pytest.raises(WrongLaw, match="a factor, where an affine map is claimed"):
        assert_draws(Layer(), torch.AlphaDropout, SHAPE, argument=P)
