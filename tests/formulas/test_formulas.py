"""Every importable formula is the definition it is proved to be: its left side, averaged over all masks exactly."""

import inspect
import subprocess
import sys
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop import formulas
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement
from symdrop.formulas import (
    expected_dropout_gradient,
    expected_dropout_loss,
    expected_dropout_output,
    gradient_second_moment,
    inverted_row_masks,
    normal_equations,
    normal_matrix,
)
from symdrop.formulas.proven import ProvenFormula
from symdrop.language import Family
from symdrop.testing import assert_implements, points

ALL = formulas.named()
entries = st.fractions(-3, 3, max_denominator=8)
probabilities = st.fractions(Fraction(1, 10), Fraction(9, 10), max_denominator=10)


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_formula_is_its_theorems_left_side(name, data):
    formula = ALL[name]
    point = data.draw(points(formula.theorem, largest=3))
    arguments = point.arguments(float)
    computed = np.asarray(formula(*(arguments[each.name] for each in formula.arguments)))
    wanted = point.array(formula.theorem.lhs)
    assert computed.shape == wanted.shape
    rounding = 1e-14 * point.magnitudes(formula.line).astype(float)
    assert np.all(np.abs(computed - wanted.astype(float)) <= rounding)


@pytest.mark.parametrize("name", ALL)
def test_a_formula_implements_its_theorem_in_single_precision(name):
    assert_implements(ALL[name], ALL[name].theorem, dtype=np.float32, max_examples=15)


def gradients(w, x, t, mask):
    """dE_D/dw_k for one mask, by the chain rule on the definition of the loss."""
    residual = t - sum(d * a * b for d, a, b in zip(mask, w, x, strict=True))
    return [-d * b * residual for d, b in zip(mask, x, strict=True)]


def averaged(quantity, p):
    """The sum over all masks of the quantity, weighted by the probability of the mask."""
    total = 0
    for mask in product((0, 1), repeat=len(p)):
        weight = Fraction(1)
        for d, keep in zip(mask, p, strict=True):
            weight *= keep if d else 1 - keep
        total = total + weight * quantity(mask)
    return total


vectors = st.integers(2, 4).flatmap(
    lambda n: st.tuples(
        st.lists(entries, min_size=n, max_size=n),
        st.lists(entries, min_size=n, max_size=n),
        entries,
        st.lists(probabilities, min_size=n, max_size=n),
    )
)


@settings(max_examples=40, deadline=None)
@given(vectors)
def test_loss_gradient_and_second_moment_are_averages_over_all_masks(point):
    w, x, t, p = point
    arrays = [np.array(each, dtype=float) for each in (w, x)] + [float(t), np.array(p, dtype=float)]

    def loss(mask):
        return Fraction(1, 2) * (t - sum(d * a * b for d, a, b in zip(mask, w, x, strict=True))) ** 2

    def gradient(mask):
        return np.array(gradients(w, x, t, mask), dtype=object)

    near = {"rtol": 1e-9, "atol": 1e-9 * (1 + max(map(abs, [*w, *x, t]))) ** 6}
    near["atol"] = float(near["atol"])
    np.testing.assert_allclose(expected_dropout_loss(*arrays), float(averaged(loss, p)), **near)
    np.testing.assert_allclose(expected_dropout_gradient(*arrays), averaged(gradient, p).astype(float), **near)
    moment = averaged(lambda mask: np.outer(gradient(mask), gradient(mask)), p)
    np.testing.assert_allclose(gradient_second_moment(*arrays), moment.astype(float), **near)


def nested(kind, shape):
    """Lists in lists of this shape; a single value for the empty shape."""
    return st.lists(nested(kind, shape[1:]), min_size=shape[0], max_size=shape[0]) if shape else kind


batches = st.permutations((1, 2, 3)).flatmap(
    lambda sizes: st.tuples(
        nested(entries, sizes[:2]), nested(entries, sizes[:1]), nested(entries, sizes[1:2]), probabilities
    )
)


@settings(max_examples=20, deadline=None)
@given(batches)
def test_regression_with_inverted_masks_is_an_average_over_all_masks(point):
    X, y, w = (np.array(each, dtype=object) for each in point[:3])
    p = point[3]
    arrays = [each.astype(float) for each in (X, y, w)] + [float(p)]

    def masked(mask):
        return X * np.array(mask, dtype=object).reshape(X.shape) / p

    def error(mask):
        return ((y - masked(mask) @ w) ** 2).sum()

    def half_gradient(mask):
        return -(masked(mask).T @ (y - masked(mask) @ w))

    tolerance = float(1e-9 * (1 + max(np.abs(each).max() for each in (X, y, w))) ** 6)
    keeps = [p] * X.size
    np.testing.assert_allclose(inverted_row_masks(*arrays), float(averaged(error, keeps)), rtol=0, atol=tolerance)
    wanted = averaged(half_gradient, keeps).astype(float)
    np.testing.assert_allclose(normal_equations(*arrays), wanted, rtol=0, atol=tolerance)


@pytest.mark.parametrize("name", ALL)
def test_every_formula_carries_its_proof(name):
    formula = ALL[name]
    assert isinstance(formula.proof, Proof)
    assert formula.theorem is formula.proof.statement
    assert formula.latex.count(r"\begin{theorem}") == 1
    assert formula.source.startswith(f"def {formula!r}:\n")
    called = ", ".join(
        each for each, kind in inspect.signature(formula).parameters.items() if kind.default is kind.empty
    )
    assert repr(formula) == f"{name}({called})"
    assert name == formula.name == formula.__name__


@pytest.mark.parametrize("name", ALL)
def test_the_shapes_in_the_documentation_are_those_of_the_theorem(name):
    formula = ALL[name]
    families = {each.name: tuple(size.name for size in each.shape) for each in formula.line.atoms(Family)}
    shown = [
        f"{each.name}[{', '.join(families[each.name])}]" if each.name in families else each.name
        for each in formula.arguments
    ]
    assert f"Arguments: {' '.join(shown)}, as proved by the theorem {formula.name}." in inspect.getdoc(formula)
    value, sizes = formula.__doc__.partition("\n")[0], [index.size.name for index in formula.free]
    assert value.endswith(f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})." if sizes else "a number.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((("w", "n"), ("I", "n")), "are not those of the line"),
        ((("w", "n"), ("I", "n"), "p"), r"the sizes of the arguments of .* I: array of shape \(n,\), or a number"),
    ],
)
def test_arguments_that_are_not_those_of_the_theorem_are_refused(arguments, words):
    formula = ProvenFormula("expected_dropout_output", arguments, "E[output], a number.")
    with pytest.raises(BadStatement, match=words):
        formula(*[np.ones(2)] * len(arguments))
    assert not formula.is_compiled


def test_a_formula_is_compiled_when_it_is_called():
    formula = ProvenFormula("duplicate_inputs_share", ("a", "b", "x", "p"), "The penalty, a number.")
    assert not formula.is_compiled
    assert formula(1, 1, 1, 0.5) == formula(a=1, b=1, x=1, p=0.5) == 0.25
    assert formula.is_compiled


def test_importing_a_formula_imports_no_library():
    program = (
        "import sys; from symdrop.formulas import expected_dropout_gradient as f; f.__doc__; repr(f);"
        "print({'sympy', 'numpy'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "set()\n"
    )


def test_integers_of_any_length_are_floats_and_fractions():
    assert expected_dropout_output(w=[10**30, 2], I=[1, 2], p=0.5) == 5e29
    assert expected_dropout_output(w=[10**30, 2], I=[1, 2], p=Fraction(1, 2)) == 5 * 10**29 + 2
    with pytest.raises(ValueError, match="w is too large for a float; give it as a Fraction"):
        expected_dropout_output(w=[10**400, 2], I=[1, 2], p=0.5)


@pytest.mark.parametrize("zero", [0, 0.0, Fraction(0)])
def test_a_formula_that_divides_by_zero_says_so(zero):
    for _ in range(2):
        with pytest.raises(ValueError, match=f"^normal_matrix divides by zero at p = {zero}; give other"):
            normal_matrix([[1, 2]] if not isinstance(zero, float) else np.ones((1, 2)), zero)
