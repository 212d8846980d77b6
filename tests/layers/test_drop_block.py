"""DropBlock of torchvision and of timm: blocks, divided by the share that is kept."""

import pytest
import torch
from real_layers.torchvision import torchvision
from timm.layers import DropBlock2d

from symdrop.definitions.frameworks import timm
from symdrop.definitions.frameworks import torchvision as entries

SHAPE = (200, 6, 14, 14)
LAYERS = {
    "torchvision": lambda p: torchvision.ops.DropBlock2d(p, block_size=7),
    "timm": lambda p: DropBlock2d(p, block_size=7),
}


@pytest.mark.parametrize("name", LAYERS)
def test_the_sum_of_the_factors_is_kept_and_not_their_means(name):
    torch.manual_seed(0)
    # torchvision divides by the share that is kept of the whole batch, timm likewise.
    factors = LAYERS[name](0.3)(torch.ones(SHAPE))
    assert float(factors.mean()) == pytest.approx(1.0, abs=1e-4)
    corner, centre = float(factors[..., 0, 0].mean()), float(factors[..., 7, 7].mean())
    assert corner > 1.15
    assert centre < 0.9
    assert {entries.DropBlock2d.law.word, timm.DropBlock2d.law.word} == {"blocks over their realised mean"}


def test_the_channels_share_a_mask_in_timm_alone():
    torch.manual_seed(0)
    ours, theirs = (LAYERS[name](0.3)(torch.ones(SHAPE)) for name in ("timm", "torchvision"))
    assert bool((ours == ours[:, :1]).all())
    assert not bool((theirs == theirs[:, :1]).all())
    assert timm.DropBlock2d.axes.mask_shape(SHAPE) == (200, 1, 14, 14)
    assert entries.DropBlock2d.axes.mask_shape(SHAPE) == SHAPE


@pytest.mark.parametrize("name", LAYERS)
def test_at_one_some_survive_and_at_zero_all_do(name):
    torch.manual_seed(0)
    x = torch.ones(SHAPE)
    assert 0.1 < float((LAYERS[name](1.0)(x) > 0).float().mean()) < 0.9
    assert bool((LAYERS[name](0.0)(x) == x).all())
    assert bool((LAYERS[name](0.3).eval()(x) == x).all())
    for entry in (entries.DropBlock2d, timm.DropBlock2d):
        assert entry.at_one.startswith("some entries survive")
        assert entry.at_zero == "identity"
