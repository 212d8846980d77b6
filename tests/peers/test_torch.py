"""PyTorch, which shares nothing with us: its automatic derivatives, and its own dropout layer."""

from itertools import product
from math import sqrt

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.formulas import (
    expected_dropout_gradient,
    expected_dropout_loss,
    inverted_dropout,
    inverted_row_masks,
    normal_equations,
    normal_matrix,
)

seeds = st.integers(0, 2**32 - 1)
few = settings(max_examples=25, deadline=None)


def drawn(seed, *shapes):
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(shape, generator=generator, dtype=torch.float64) for shape in shapes]


def keeps(seed, n):
    generator = torch.Generator().manual_seed(seed + 1)
    return 0.05 + 0.9 * torch.rand(n, generator=generator, dtype=torch.float64)


@few
@given(seeds, st.integers(1, 9))
def test_the_derivative_of_the_expected_loss_is_the_expected_gradient(seed, n):
    w, inputs, t = drawn(seed, n, n, ())
    p = keeps(seed, n)
    w.requires_grad_()
    expected_dropout_loss(w, inputs, t, p).backward()
    torch.testing.assert_close(w.grad, expected_dropout_gradient(w.detach(), inputs, t, p))


@few
@given(seeds, st.integers(1, 7), st.integers(1, 7))
def test_the_derivatives_of_the_regression_loss_are_the_normal_equations_and_their_matrix(seed, m, n):
    X, y, w = drawn(seed, (m, n), m, n)
    p = float(keeps(seed, 1))

    def half(weights):
        return inverted_row_masks(X, y, weights, p) / 2

    gradient = torch.autograd.functional.jacobian(half, w)
    torch.testing.assert_close(gradient, normal_equations(X, y, w, p))
    torch.testing.assert_close(torch.autograd.functional.hessian(half, w), normal_matrix(X, p))


def test_the_gradient_flows_through_every_argument():
    w, inputs, t = drawn(3, 4, 4, ())
    p = keeps(3, 4)
    arguments = [each.requires_grad_() for each in (w, inputs, t, p)]
    assert torch.autograd.gradcheck(expected_dropout_loss, arguments)
    assert torch.autograd.gradcheck(expected_dropout_gradient, arguments)


class Enumerated(torch.overrides.TorchFunctionMode):
    """Hands PyTorch's dropout the mask of its turn in place of random numbers."""

    def __init__(self, mask):
        super().__init__()
        self.mask = mask

    def __torch_function__(self, function, types, arguments=(), named=None):
        if function is torch.nn.functional.dropout:
            values, drop = arguments[0], arguments[1] if len(arguments) > 1 else named["p"]
            return values * self.mask / (1 - drop)
        return function(*arguments, **(named or {}))


def masked_loss(layer, w, inputs, t):
    return (t - (layer(inputs) * w).sum()) ** 2 / 2


@few
@given(seeds, st.integers(1, 6), st.floats(0.05, 0.95))
def test_its_dropout_averaged_over_all_masks_is_inverted_dropout(seed, n, drop):
    """PyTorch's p is the probability to drop, ours the one to keep."""
    w, inputs, t = drawn(seed, n, n, ())
    layer = torch.nn.Dropout(p=drop).train()
    total = 0.0
    for bits in product((0.0, 1.0), repeat=n):
        weight = (1 - drop) ** sum(bits) * drop ** (n - sum(bits))
        with Enumerated(torch.tensor(bits, dtype=torch.float64)):
            total = total + weight * masked_loss(layer, w, inputs, t)
    torch.testing.assert_close(total, inverted_dropout(w, inputs, t, 1 - drop))
    if abs(drop - 0.5) > 0.01:
        wrong = inverted_dropout(w, inputs, t, drop)
        assert not torch.isclose(total, wrong, rtol=1e-9, atol=0)


def test_the_layer_scales_what_it_keeps_as_the_enumeration_does():
    torch.manual_seed(7)
    values = torch.rand(1000, dtype=torch.float64) + 1
    dropped = torch.nn.Dropout(p=0.3).train()(values)
    kept = dropped != 0
    torch.testing.assert_close(dropped[kept], values[kept] / 0.7)


@pytest.mark.parametrize("drop", [0.2, 0.5, 0.8])
def test_its_dropout_drawn_at_random_agrees_within_its_confidence_interval(drop):
    """Five standard errors: by chance alone, one run in a million would leave them."""
    w, inputs, t = drawn(11, 20, 20, ())
    torch.manual_seed(5)
    passes = 200_000
    layer = torch.nn.Dropout(p=drop).train()
    losses = (t - layer(inputs.expand(passes, -1)) @ w) ** 2 / 2
    error = float(losses.std() / sqrt(passes))
    assert abs(float(losses.mean() - inverted_dropout(w, inputs, t, 1 - drop))) < 5 * error
    mean_field = (t - inputs @ w) ** 2 / 2
    assert abs(float(losses.mean() - mean_field)) > 5 * error


def test_single_precision_stays_on_its_device():
    w, inputs, t = (each.float() for each in drawn(2, 5, 5, ()))
    value = expected_dropout_gradient(w, inputs, t, 0.5)
    assert value.dtype == torch.float32
    assert value.device == w.device
    reference = expected_dropout_gradient(*(np.float64(each) for each in (w, inputs, t)), 0.5)
    np.testing.assert_allclose(value.numpy(), reference, rtol=1e-5, atol=1e-5)
