"""What a layer draws is told without any claim."""

import math

import numpy as np
import pytest

from symdrop import BadStatement
from symdrop.testing import Adapter, identify
from symdrop.testing.draws.observed import observed

SHAPE = (16, 32)
RANDOM = np.random.default_rng(7)


def mask(keep, shape=SHAPE):
    return RANDOM.random(shape) < keep


LAYERS = {
    "inverted mask": lambda x: x * mask(0.9) / 0.9,
    "raw mask": lambda x: x * mask(0.9),
    "inverted mask, rounded": lambda x: x * mask(0.9) * 1.109375,
    "mask rescaled twice": lambda x: x * mask(0.8) / 0.64,
    "mask with a factor of its own": lambda x: x * mask(0.5) * 3,
    "two factors": lambda x: x * np.where(mask(0.5), 2, 0.5),
    "affine map of a mask": lambda x: np.where(mask(0.7), 0.5 * x + 1, -1.0),
    "mask over its realised mean": lambda x: x * (drawn := mask(0.5)) / drawn.mean(),
    "Gaussian factor": lambda x: x * RANDOM.normal(1, 0.3, SHAPE),
    "additive Gaussian noise": lambda x: x + RANDOM.normal(0, 0.3, SHAPE),
    "identity": lambda x: x,
    "constant factor": lambda x: 0.9 * x,
    "not known": lambda x: x * RANDOM.exponential(1, SHAPE),
}


@pytest.mark.parametrize(("law", "layer"), LAYERS.items(), ids=list(LAYERS))
def test_a_law_is_told(law, layer):
    found = identify(layer, SHAPE)
    assert found.law == law
    assert str(found).startswith(f"<lambda>: {law}\n")


@pytest.mark.parametrize("shape", [(1, 32), (16, 1), (1, 1), (16, 32)])
def test_what_is_shared_is_told(shape):
    found = identify(lambda x: x * mask(0.5, shape) * 2, SHAPE)
    assert found.mask_shape == shape
    assert found.keep[0] < 0.5 < found.keep[1]
    assert f"mask of shape {shape}" in str(found)


@pytest.mark.parametrize("keep", [1, 1 - 1e-7])
def test_where_nothing_was_dropped_no_mask_is_told(keep):
    told = str(identify(lambda x: x * mask(keep, (3, 2)), (3, 2), draws=1000))
    assert "everything was multiplied by 1, in every call" in told
    assert "mask" not in told
    assert "just" not in told


@pytest.mark.parametrize("seed", range(20))
def test_what_chance_explains_is_not_told(seed):
    """With few calls all entries along an axis, or their number, are often alike, and mean nothing."""
    random = np.random.default_rng(seed)
    outputs = (random.random((32, 2, 2)) < 0.99).astype(float)
    seen = observed(outputs, np.ones((2, 2)), 1e-6)
    assert (seen.mask_shape, seen.repeats, seen.fixed_count) == ((2, 2), False, None)


def test_one_mask_for_all_calls_is_told():
    kept = mask(0.5)
    assert "the same mask in every call" in str(identify(lambda x: x * kept * 2, SHAPE))
    assert "the same mask" not in str(identify(lambda x: x, SHAPE))


def test_a_number_that_is_always_kept_is_told():
    def layer(x):
        return x * (RANDOM.permutation(x.size).reshape(x.shape) < 100)

    assert "just 100 of 512 entries are kept in every call" in str(identify(layer, SHAPE))


def test_a_number_that_is_always_kept_of_very_many_is_told():
    def layer(x):
        return x * (RANDOM.permutation(x.size).reshape(x.shape) < 1000)

    assert "just 1000 of 2400 entries are kept in every call" in str(identify(layer, (40, 60), draws=200_000))


def test_evaluation_and_gradient_are_told():
    def gradient(x, c):
        kept = mask(0.5)
        return x * kept * 2, c * kept * 2

    good = Adapter("mine", lambda x: x * mask(0.5) * 2, evaluate=lambda x: x / 2, gradient=gradient)
    assert str(identify(good, SHAPE)).endswith(
        "in evaluation it multiplies by 0.5\n  gradient: through the mask of the output"
    )
    other = Adapter("mine", good.draw, gradient=lambda x, c: (x * mask(0.5) * 2, c * mask(0.5) * 2))
    assert str(identify(other, SHAPE)).endswith(
        "evaluation: not looked at\n  gradient: through another mask than the output"
    )


def test_nothing_is_told_of_nan():
    assert identify(lambda x: x * math.nan, SHAPE).law == "not known"


@pytest.mark.parametrize(
    ("layer", "shape", "words"),
    [
        (7, SHAPE, "7 cannot be called"),
        (lambda x: x, (), "is no shape"),
        (lambda x: x, (0,), "is no shape"),
        (lambda x: x.sum(), SHAPE, r"gives float64 of shape \(\) for an input of shape"),
        (lambda x: [["a"] * 32] * 16, SHAPE, "maps numbers to as many of them"),
    ],
)
def test_what_cannot_be_looked_at(layer, shape, words):
    with pytest.raises(BadStatement, match=words):
        identify(layer, shape)


def test_a_framework_that_is_not_known():
    with pytest.raises(BadStatement, match="accepted are numpy, torch, jax, keras, or none"):
        identify(lambda x: x, SHAPE, framework="theano")
