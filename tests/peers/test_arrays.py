"""The same formulas on torch, JAX and dask arrays: values, precision, gradients, compilation and laziness."""

import array_api_strict
import jax
import numpy as np
import pandas
import pytest
import scipy.sparse
import torch
import xarray
from dask import array as da

from symdrop import Sum, Theorem, bracket, family, formulas, index, size
from symdrop.formulas import (
    dropout_gradient,
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
ALL = formulas.named()
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


def test_what_is_not_real_is_refused():
    with pytest.raises(ValueError, match=f"w has the type {torch.complex128}"):
        expected_dropout_loss(torch.tensor(W).to(torch.complex128), torch.tensor(I), T, 0.5)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("kind", [bool, np.int8, np.int64])
def test_masks_count_as_0_and_1_in_the_precision_of_the_others(library, kind):
    mask = np.array([1, 0, 1, 1, 0, 0, 1])
    for precision in (np.float32, np.float64):
        arrays = [LIBRARIES[library](each.astype(precision)) for each in (W, I)]
        value = dropout_gradient(*arrays, T, LIBRARIES[library](mask.astype(kind)))
        assert str(value.dtype).endswith(np.dtype(precision).name)
        np.testing.assert_allclose(np.asarray(value), dropout_gradient(W, I, T, mask), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_widest_precision_among_arrays_is_that_of_the_result(library):
    convert = LIBRARIES[library]
    value = expected_dropout_gradient(convert(W.astype(np.float32)), convert(I), T, convert(P.astype(np.float32)))
    assert str(value.dtype).endswith("float64")


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.__name__)
def test_a_batch_and_a_size_are_the_same_everywhere(library, formula):
    convert, batch = LIBRARIES[library], np.stack([W, 2 * W, -W])
    value = formula(convert(batch), convert(I), convert(np.array([0.5, 1.0, 2.0])), 0.5, n=7)
    assert isinstance(value, TYPES[library])
    wanted = [formula(w, I, t, 0.5) for w, t in zip(batch, (0.5, 1.0, 2.0), strict=True)]
    np.testing.assert_allclose(np.asarray(value), wanted, rtol=1e-12, atol=1e-12)
    constant = formula(1.5, 2.0, convert(np.array([0.5, 1.0])), 0.5, n=3)
    np.testing.assert_allclose(np.asarray(constant), formula(1.5, 2.0, [0.5, 1.0], 0.5, n=3), rtol=1e-12)
    with pytest.raises(ValueError, match="but n = 6 is given"):
        formula(convert(W), convert(I), T, 0.5, n=6)


@pytest.mark.parametrize("name", ALL)
def test_a_batch_is_what_vmap_gives(name):
    formula = ALL[name]
    lengths = {"m": 2, "n": 3, "o": 4, "h": 2, "C": 3}
    shapes = [[5, *(lengths[size] for size in argument.sizes)] for argument in formula.arguments]
    given = [jax.numpy.asarray(RANDOM.uniform(0.2, 0.8, shape)) for shape in shapes]
    np.testing.assert_allclose(formula(*given), jax.vmap(formula)(*given), rtol=1e-10, atol=1e-12)
    first = [given[0], *(each[0] for each in given[1:])]
    axes = (0, *[None] * (len(given) - 1))
    np.testing.assert_allclose(formula(*first), jax.vmap(formula, axes)(*first), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("warm", [False, True])
def test_torch_compiles_without_a_break_before_and_after_the_first_call(warm):
    formula = compile_proof(expected_dropout_gradient.proof, ["w", "I", "t", "p"])
    arrays = [torch.tensor(each) for each in (W, I, P)]
    if warm:
        formula(W, I, T, P)
        formula(*arrays[:2], T, arrays[2])
    for given, p in ((arrays[2], P), (0.5, 0.5), (arrays[2] > 0.5, P > 0.5)):
        torch._dynamo.reset()
        compiled = torch.compile(lambda w, x, p: formula(w=w, I=x, t=T, p=p), fullgraph=True, backend="aot_eager")
        np.testing.assert_allclose(compiled(*arrays[:2], given), formula(W, I, T, p), rtol=1e-12)


def test_a_library_without_what_is_needed_is_told_so_by_name():
    arrays = [array_api_strict.asarray(each) for each in (W, I, P)]
    with pytest.raises(
        TypeError, match=r"array_api_strict has no .*einsum.*, which gradient_second_moment needs; give"
    ):
        gradient_second_moment(arrays[0][None, :], arrays[1], T, arrays[2])
    value = expected_dropout_gradient(arrays[0], arrays[1], T, arrays[2])
    np.testing.assert_allclose(np.asarray(value), expected_dropout_gradient(W, I, T, P), rtol=1e-12)


def test_what_other_libraries_hold_is_refused_by_name():
    for wrong, said in (
        (pandas.Series(W), r"w is a Series of pandas, whose labels would not be looked at; pass its .to_numpy\(\)"),
        (xarray.DataArray(W), r"w is a DataArray of xarray, whose labels would not be looked at; pass its .to_numpy"),
        (scipy.sparse.csr_array(W[None, :]), r"w is a csr_array of scipy; pass its .toarray\(\)"),
        ([torch.tensor(1.0), 2.0], "an entry of w is a Tensor of torch, not a plain array; pass numpy.asarray of it"),
    ):
        with pytest.raises(ValueError, match=said):
            expected_dropout_loss(wrong, I, T, P)
