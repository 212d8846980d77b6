"""The same formulas on torch, JAX and dask arrays: values, precision, gradients, compilation and laziness."""

import jax
import numpy as np
import pytest
import torch
from dask import array as da

from symdrop import Sum, Theorem, bracket, family, index, size
from symdrop.formulas import (
    expected_dropout_gradient,
    expected_dropout_loss,
    gradient_covariance,
    gradient_second_moment,
)
from symdrop.numeric import compile_proof

FORMULAS = (expected_dropout_gradient, expected_dropout_loss, gradient_covariance, gradient_second_moment)
RANDOM = np.random.default_rng(0)
W, I, P = RANDOM.normal(size=7), RANDOM.normal(size=7), RANDOM.uniform(0.2, 0.9, size=7)
T = 0.75
LIBRARIES = {"torch": torch.tensor, "jax": jax.numpy.asarray, "dask": lambda array: da.from_array(array, chunks=3)}
TYPES = {"torch": torch.Tensor, "jax": jax.Array, "dask": da.Array}

m, n = size("m n")
i, k, l = index("i k l", n)
a, b = index("a b", m)
w, y = family("w", n), family("y", m)
X, C = family("X", m, n), family("C", n, n)


@pytest.fixture(autouse=True)
def double_precision():
    with jax.enable_x64(True):
        yield


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.__name__)
@pytest.mark.parametrize("keep", ["array", "number"])
def test_the_value_is_that_of_numpy_and_of_the_library(library, formula, keep):
    convert = LIBRARIES[library]
    p, given = (P, convert(P)) if keep == "array" else (0.5, 0.5)
    value = formula(convert(W), convert(I), T, given)
    assert isinstance(value, TYPES[library])
    np.testing.assert_allclose(np.asarray(value), formula(W, I, T, p), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("library", LIBRARIES)
def test_brackets_contractions_and_diagonals_are_the_same_everywhere(library):
    lines = [
        bracket(k, l) * w[k],
        C[k, l] + bracket(k, l) * w[k],
        (C[k, l] - bracket(k, l) * w[k]) ** 2,
        (1 - bracket(k, l)) * w[k],
        Sum(C[i, i] * w[i], i),
        Sum((y[a] - Sum(X[a, i] * w[i], i)) ** 2, a),
        Sum(w[i] ** 2 * Sum(X[a, i] ** 2, a), i),
        Sum(X[a, k] * X[a, l], a),
        C[l, k],
        Sum(y[a] * y[b] * Sum(X[a, i] * X[b, i], i), a, b),
    ]
    values = {"w": W[:5], "y": W[:4], "X": RANDOM.normal(size=(4, 5)), "C": RANDOM.normal(size=(5, 5))}
    for line in lines:
        formula = compile_proof(Theorem(title="a line", lhs=line, rhs=line).proof)
        arguments = [values[argument.name] for argument in formula.arguments]
        value = formula(*map(LIBRARIES[library], arguments))
        assert isinstance(value, TYPES[library])
        np.testing.assert_allclose(np.asarray(value), formula(*arguments), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.__name__)
def test_single_precision_stays(library, formula):
    single = [LIBRARIES[library](each.astype(np.float32)) for each in (W, I, P)]
    for p in (single[2], 0.5):
        assert str(formula(*single[:2], T, p).dtype).endswith("float32")


def test_integers_become_the_usual_floats_of_the_library():
    whole = np.array([1, 2, 3])
    assert expected_dropout_loss(torch.tensor(whole), torch.tensor(whole), 1, 0.5).dtype == torch.get_default_dtype()
    assert expected_dropout_loss(da.from_array(whole), da.from_array(whole), 1, 0.5).dtype == np.float64
    with jax.enable_x64(False):
        arrays = jax.numpy.asarray(whole), jax.numpy.asarray(whole)
        assert expected_dropout_loss(*arrays, 1, 0.5).dtype == np.float32


def test_autograd_of_the_expected_loss_is_the_expected_gradient():
    weights = torch.tensor(W, requires_grad=True)
    expected_dropout_loss(weights, torch.tensor(I), T, torch.tensor(P)).backward()
    np.testing.assert_allclose(weights.grad, expected_dropout_gradient(W, I, T, P), rtol=1e-12)


def test_autograd_flows_through_a_diagonal():
    weights = torch.tensor(W, requires_grad=True)
    arguments = torch.tensor(I), torch.tensor(T), torch.tensor(P)
    assert torch.autograd.gradcheck(lambda each: gradient_second_moment(each, *arguments), weights)


def test_jax_compiles_and_differentiates():
    arguments = [jax.numpy.asarray(each) for each in (W, I, T, P)]
    gradient = jax.jit(jax.grad(lambda *each: expected_dropout_loss(*each)))(*arguments)
    np.testing.assert_allclose(gradient, expected_dropout_gradient(W, I, T, P), rtol=1e-12)
    moment = jax.jit(lambda *each: gradient_second_moment(*each))(*arguments)
    np.testing.assert_allclose(moment, gradient_second_moment(W, I, T, P), rtol=1e-12)


def test_dask_arrays_stay_lazy_whatever_their_chunks():
    computed = []

    def block(array):
        computed.append(array.shape)
        return array

    weights = da.from_array(W, chunks=2).map_blocks(block, dtype=W.dtype, meta=np.empty(0))
    value = gradient_second_moment(weights, da.from_array(I, chunks=(3, 4)), T, da.from_array(P, chunks=(1, 6)))
    assert computed == []
    assert value.shape == (7, 7)
    np.testing.assert_allclose(value.compute(), gradient_second_moment(W, I, T, P), rtol=1e-12)
    assert computed


def test_a_wrong_shape_of_a_lazy_array_is_told_at_the_call():
    with pytest.raises(ValueError, match=r"I has the shape \(6,\), but w says n = 7"):
        expected_dropout_loss(da.from_array(W), da.from_array(I[:6]), T, 0.5)
    unknown = da.from_array(W)[da.from_array(W) > 0]
    with pytest.raises(ValueError, match="compute its chunk sizes first"):
        expected_dropout_loss(unknown, unknown, T, 0.5)


@pytest.mark.parametrize(
    ("weights", "inputs", "said"),
    [
        (torch.tensor(W), I, "w is an array of torch, and I of numpy"),
        (torch.tensor(W), list(I), "w is an array of torch, and I of numpy"),
        (da.from_array(W), torch.tensor(I), "w is an array of dask.array, and I of torch"),
    ],
)
def test_arrays_of_two_libraries_are_refused(weights, inputs, said):
    with pytest.raises(TypeError, match=said):
        expected_dropout_loss(weights, inputs, T, 0.5)


@pytest.mark.parametrize("kind", [torch.bool, torch.complex128])
def test_what_is_not_real_is_refused(kind):
    with pytest.raises(ValueError, match=f"w has the type {kind}"):
        expected_dropout_loss(torch.tensor(W).to(kind), torch.tensor(I), T, 0.5)
