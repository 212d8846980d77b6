"""Products over an index, functions and powers of a size on torch, JAX and dask: values, gradients, compilation."""

import jax
import numpy as np
import pytest
import torch
from dask import array as da
from unproved import formula_of

from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import Rational, Sum, bracket, family, index, scalar, size

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p = family("w x p", n)
X = family("X", m, n)
t = scalar("t")
RANDOM = np.random.default_rng(0)
# A factor that is zero: nothing divides by it.
VALUES = {"w": RANDOM.normal(size=5), "x": RANDOM.normal(size=5), "p": RANDOM.uniform(size=5), "t": 0.75}
VALUES["X"] = RANDOM.normal(size=(3, 5))
VALUES["x"][2] = 0.0
LIBRARIES = {"torch": torch.tensor, "jax": jax.numpy.asarray, "dask": lambda array: da.from_array(array, chunks=2)}
LINES = [
    Prod(x[i], i),
    Prod(X[a, i], a, i),
    Prod(1 - p[i] + p[i] * exp(-w[i]), i),
    Prod(exp(w[i] * x[i]), i),
    Prod(x[i], i, but=k),
    Prod(x[i], i, but=(k, l)),
    Prod(1 + w[i] * x[k], i, but=k),
    Sum(w[k] * Prod(x[j], j, but=k), k),
    Prod(X[a, i], i, but=k),
    Prod(X[a, i], a, but=b),
    w[k] * exp(-t),
    exp(-Sum(w[i] * x[i], i)),
    logistic(w[i]) * logistic(t),
    softplus(w[k] * t) + softplus(t),
    w[k] ** n,
    w[k] ** (-n),
    Rational(1, 2) ** n * w[k],
    Prod(1 + bracket(i, k) * w[i], i),
    Prod(2 * t * w[k], i),
]


@pytest.fixture(autouse=True)
def double_precision():
    with jax.enable_x64(True):
        yield


def given(formula, convert):
    return {each.name: convert(VALUES[each.name]) if each.sizes else VALUES[each.name] for each in formula.arguments}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("line", LINES, ids=str)
def test_the_value_is_that_of_numpy(library, line):
    formula = formula_of(line)
    value = formula(**given(formula, LIBRARIES[library]))
    assert type(value).__module__.partition(".")[0] in (library, "jaxlib")
    np.testing.assert_allclose(np.asarray(value), formula(**given(formula, np.asarray)), rtol=1e-13)


@pytest.mark.parametrize("line", LINES, ids=str)
def test_gradients_flow_and_both_compilers_follow(line):
    formula = formula_of(line)
    wanted = formula(**given(formula, np.asarray))
    name = next(each.name for each in formula.arguments if each.sizes)
    arrays, tensors = given(formula, jax.numpy.asarray), given(formula, torch.tensor)
    np.testing.assert_allclose(jax.jit(lambda named: formula(**named))(arrays), wanted, rtol=1e-13)
    by_jax = jax.grad(lambda array: formula(**{**arrays, name: array}).sum())(arrays[name])
    tensors[name].requires_grad_()
    torch._dynamo.reset()
    compiled = torch.compile(lambda named: formula(**named), fullgraph=True, backend="eager")(tensors)
    np.testing.assert_allclose(compiled.detach().numpy(), wanted, rtol=1e-13)
    compiled.sum().backward()
    np.testing.assert_allclose(tensors[name].grad.numpy(), by_jax, rtol=1e-11, atol=1e-13)
