"""PatchDropout of timm keeps a fixed number of tokens, as they are."""

import pytest
import real_layers.timm  # noqa: F401
import torch
from timm.layers import PatchDropout

from symdrop.definitions.frameworks import timm


def test_a_fixed_number_of_tokens_is_kept_as_it_is():
    torch.manual_seed(0)
    tokens = torch.arange(1.0, 17.0).reshape(1, 16, 1).expand(3000, 16, 2)
    kept = PatchDropout(0.25, num_prefix_tokens=0)(tokens)
    assert kept.shape == (3000, 12, 2)
    assert set(kept.unique().tolist()) <= set(range(1, 17))
    counts = torch.bincount(kept[..., 0].long().ravel(), minlength=17)[1:] / 3000
    # Each token is kept as often: 3/4, within five standard deviations.
    assert float((counts - 0.75).abs().max()) < 0.04
    assert timm.PatchDropout.law.word == "fixed number kept"


def test_edges_and_evaluation():
    tokens = torch.ones(2, 16, 3)
    assert PatchDropout(0.99, num_prefix_tokens=0)(tokens).shape == (2, 1, 3)
    assert bool((PatchDropout(0.0)(tokens) == tokens).all())
    assert PatchDropout(0.5).eval()(tokens).shape == tokens.shape
    with pytest.raises(AssertionError):
        PatchDropout(1.0)
