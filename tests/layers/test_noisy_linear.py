"""The noise of NoisyLinear of TorchRL: its moments, when it is on, and when it is drawn anew."""

import math

import numpy as np
import pytest
import torch
from torchrl.envs import ExplorationType, set_exploration_type
from torchrl.modules import NoisyLinear

from symdrop.definitions.frameworks import torchrl

INPUTS, OUTPUTS, DRAWS, SIGMA = 4, 3, 20_000, 0.5


def noise(layer, draws):
    """The noise on the weights and on the biases, drawn anew each time, in units of sigma."""
    weights, biases = [], []
    with torch.no_grad(), set_exploration_type(ExplorationType.RANDOM):
        for _ in range(draws):
            layer.reset_noise()
            weights.append(layer.weight - layer.weight_mu)
            biases.append(layer.bias - layer.bias_mu)
    return torch.stack(weights).numpy() / SIGMA, torch.stack(biases).numpy() / SIGMA


@pytest.fixture(scope="module")
def layer():
    torch.manual_seed(0)
    # std_init is divided by the root of the number of inputs.
    made = NoisyLinear(INPUTS, OUTPUTS, std_init=SIGMA * math.sqrt(INPUTS))
    made.bias_sigma.data.fill_(SIGMA)
    assert bool((made.weight_sigma == SIGMA).all())
    return made


def test_the_moments_of_the_noise(layer):
    weights, biases = noise(layer, DRAWS)
    flat = weights.reshape(len(weights), -1)
    covariance = np.cov(flat.T)
    # Each bound is six standard deviations of the estimate, or more.
    assert np.abs(flat.mean(0)).max() < 0.04
    assert np.diag(covariance) == pytest.approx(2 / math.pi, abs=0.07)
    assert np.abs(covariance - np.diag(np.diag(covariance))).max() < 0.04
    assert biases.var(0) == pytest.approx(math.sqrt(2 / math.pi), abs=0.04)
    # Four weights at the corners of a rectangle are dependent: their product has the mean of the squares.
    corners = weights[:, 0, 0] * weights[:, 0, 1] * weights[:, 1, 0] * weights[:, 1, 1]
    assert corners.mean() == pytest.approx((2 / math.pi) ** 2, abs=0.15)
    assert torchrl.NoisyLinear.law.word == "factorised additive noise"


def test_it_is_switched_by_the_type_of_exploration_and_kept_until_it_is_reset(layer):
    x = torch.ones(2, INPUTS)
    plain = torch.nn.functional.linear(x, layer.weight_mu, layer.bias_mu)
    layer.reset_noise()
    assert bool((layer.train()(x) == plain).all())
    with set_exploration_type(ExplorationType.RANDOM):
        first = layer.eval()(x)
        assert bool((layer.train()(x) == first).all())
        assert not bool((first == plain).any())
        layer.reset_noise()
        assert not bool((layer(x) == first).any())
    assert "RANDOM" in torchrl.NoisyLinear.switch
