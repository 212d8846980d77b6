"""What a closed form saves: Monte-Carlo dropout in PyTorch until three digits stand, side by side with the formula.

`pytest tests/peers/test_monte_carlo.py --benchmark-enable` measures; `times_faster` is in the extra information.
"""

from timeit import default_timer

import numpy as np
import pytest
import torch

from symdrop.formulas import inverted_dropout

N = 100
DIGITS = 1e-3
BLOCK = 50_000


def problem():
    generator = torch.Generator().manual_seed(1)
    w, inputs = (torch.randn(N, generator=generator, dtype=torch.float64) for _ in range(2))
    return w / N**0.5, inputs, torch.tensor(1.0, dtype=torch.float64)


def monte_carlo(w, inputs, t, drop, digits):
    """The mean loss over as many passes as make a standard error this part of it."""
    torch.manual_seed(0)
    layer = torch.nn.Dropout(p=drop).train()
    passes, total, squares = 0, 0.0, 0.0
    while True:
        losses = (t - layer(inputs.expand(BLOCK, -1)) @ w) ** 2 / 2
        passes, total, squares = passes + BLOCK, total + float(losses.sum()), squares + float((losses**2).sum())
        mean = total / passes
        if (squares / passes - mean**2) / passes < (digits * mean) ** 2:
            return mean, passes


@pytest.mark.benchmark(group="expected loss of 100 inputs")
def test_the_formula_against_passes_until_three_digits_stand(benchmark):
    w, inputs, t = problem()
    arrays = (w.numpy(), inputs.numpy(), float(t), 0.5)
    value = benchmark(inverted_dropout, *arrays)
    # As a test alone, two digits are enough.
    digits = DIGITS if benchmark.enabled else 10 * DIGITS
    start = default_timer()
    estimate, passes = monte_carlo(w, inputs, t, 0.5, digits)
    seconds = default_timer() - start
    np.testing.assert_allclose(estimate, value, rtol=5 * digits)
    assert passes >= 0.1 / digits**2
    if benchmark.enabled:
        benchmark.extra_info["passes"] = passes
        benchmark.extra_info["times_faster"] = round(seconds / benchmark.stats.stats.median)
