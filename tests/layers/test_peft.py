"""What PEFT's adapters do beside the law of one entry: rows over their realised mean, and the base path."""

import math

import peft
import pytest
import torch
from real_layers.peft import WIDTH, lora, update

from symdrop.definitions.frameworks import peft as entries

P = 0.5


def factors(p, draws):
    """What LoHa's rank_dropout makes of each row of the update."""
    made = update(peft.LoHaConfig, "rank_dropout")(p)
    x = torch.ones(WIDTH, WIDTH)
    drawn = torch.stack([made.train()(x) for _ in range(draws)])
    assert bool(torch.isclose(drawn, drawn[..., :1], rtol=1e-4).all())
    return drawn[..., 0].double()


def test_the_factors_of_the_outputs_add_up_to_their_number():
    torch.manual_seed(0)
    drawn = factors(P, 4000)
    assert drawn.sum(1).numpy() == pytest.approx(WIDTH, rel=1e-4)
    # The mean of n over the number kept, without none: what the variance of a factor is, in closed form.
    ways = [math.comb(WIDTH, kept) * P**WIDTH for kept in range(1, WIDTH + 1)]
    variance = sum(way * WIDTH / kept for kept, way in enumerate(ways, 1)) / sum(ways) - 1
    covariance = torch.cov(drawn.T).numpy()
    others = ~torch.eye(WIDTH, dtype=torch.bool).numpy()
    assert drawn.mean(0).numpy() == pytest.approx(1.0, abs=0.12)
    assert covariance.diagonal() == pytest.approx(variance, abs=0.15)
    assert covariance[others].mean() == pytest.approx(-variance / (WIDTH - 1), rel=0.05)
    assert entries.LohaRankDropout.law.word == "mask over its realised mean"


def test_an_update_of_which_nothing_is_kept_is_not_a_number():
    torch.manual_seed(0)
    assert bool(factors_at_one().isnan().all())
    assert entries.LohaRankDropout.at_one == "NaN"


def factors_at_one():
    return update(peft.LoHaConfig, "rank_dropout")(1.0).train()(torch.ones(WIDTH, WIDTH))


def test_the_base_path_of_lora_sees_the_input_whole():
    torch.manual_seed(0)
    x = torch.ones(200, WIDTH)
    drawn = lora(P, base=4 * torch.eye(WIDTH)).train()(x)
    assert set(drawn.unique().tolist()) == {4.0, 6.0}
    assert bool((lora(1.0, base=4 * torch.eye(WIDTH)).train()(x) == 4).all())
    assert entries.LoraDropout.at_one == "the base path alone"
