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
from symdrop.formulas import ProvenFormula, expected_dropout_gradient, expected_dropout_loss, gradient_second_moment
from symdrop.hypotheses import Nonzero
from symdrop.instances import evaluate
from symdrop.kernel.check import Proof
from symdrop.language import Family, Index, Scalar, Size
from symdrop.laws import Law

ALL = {name: value for name, value in vars(formulas).items() if isinstance(value, ProvenFormula)}
entries = st.fractions(-3, 3, max_denominator=8)
probabilities = st.fractions(Fraction(1, 10), Fraction(9, 10), max_denominator=10)


def names_in(expressions):
    return {each.name: each for expression in expressions for each in expression.atoms(Family, Scalar)}


def symbols(theorem):
    """The families and scalars that a theorem speaks of, by name; what is random has no value at a point."""
    laws = [each for each in theorem.given if isinstance(each, Law)]
    random = {law.base.name for law in laws}
    found = names_in([theorem.lhs, *(parameter for law in laws for parameter in law.parameters)])
    return {name: symbol for name, symbol in found.items() if name not in random}


def guarded(theorem):
    """The names of which a law or a division asks something; a number inside (0, 1) satisfies all of them."""
    quantities = [quantity for each in theorem.given if isinstance(each, Law) for quantity in each.nonnegative]
    return names_in(quantities + [each.quantity for each in theorem.given if isinstance(each, Nonzero)]).keys()


def nested(kind, shape):
    """Lists in lists of this shape; a single value for the empty shape."""
    return st.lists(nested(kind, shape[1:]), min_size=shape[0], max_size=shape[0]) if shape else kind


@st.composite
def points(draw, theorem):
    """Sizes of which no two are equal, and exact values for every symbol, as arrays of fractions."""
    found = symbols(theorem)
    names = sorted(each.name for each in theorem.lhs.atoms(Size))
    sizes = dict(zip(names, draw(st.permutations((1, 2, 3))), strict=False))
    assert len(sizes) == len(names)
    inside = guarded(theorem)
    values = {}
    for name in sorted(found):
        shape = [sizes[over.name] for over in getattr(found[name], "shape", ())]
        values[name] = np.array(draw(nested(probabilities if name in inside else entries, shape)), dtype=object)
    return sizes, values


def exact(formula, sizes, values):
    """The theorem's left side, by definition, as an array of fractions."""
    theorem, free = formula.theorem, formula.compiled.free
    flat = {}
    for name, array in values.items():
        for place, value in np.ndenumerate(array):
            flat[f"{name}[{','.join(str(at + 1) for at in place)}]" if place else name] = value
    assert all(isinstance(index, Index) for index in free)
    result = np.empty([sizes[index.size.name] for index in free], dtype=object)
    for place in np.ndindex(*result.shape):
        indices = {index.name: at + 1 for index, at in zip(free, place, strict=True)}
        result[place] = evaluate(theorem.given, theorem.lhs, sizes, indices, flat)
    return result


def scale(values):
    """A bound on the terms of any formula here, for a tolerance that rounding cannot exceed."""
    return 1e-12 * (1 + max(np.abs(value.astype(float)).max() for value in values.values())) ** 8


@pytest.mark.parametrize("name", ALL)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_formula_is_its_theorems_left_side(name, data):
    formula = ALL[name]
    sizes, values = data.draw(points(formula.theorem))
    computed = np.asarray(formula(*(values[each].astype(float) for each in formula.order)))
    wanted = exact(formula, sizes, values)
    assert computed.shape == wanted.shape
    assert np.all(np.abs(computed - wanted.astype(float)) <= scale(values))


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


@pytest.mark.parametrize("name", ALL)
def test_every_formula_carries_its_proof(name):
    formula = ALL[name]
    assert isinstance(formula.proof, Proof)
    assert formula.theorem is formula.proof.statement
    assert formula.latex.count(r"\begin{theorem}") == 1
    assert inspect.signature(formula) == inspect.signature(formula.compiled)
    stem, _, variable = formula.name.partition(".")
    assert name == stem if not variable else name.endswith(variable)


@pytest.mark.parametrize("name", ALL)
def test_the_shapes_in_the_documentation_are_those_of_the_theorem(name):
    formula = ALL[name]
    shown = [f"{a.name}[{', '.join(a.sizes)}]" if a.sizes else a.name for a in formula.compiled.arguments]
    assert f"Arguments: {' '.join(shown)}," in inspect.getdoc(formula)
    value, sizes = formula.__doc__.partition("\n")[0], [index.size.name for index in formula.compiled.free]
    assert value.endswith(f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})." if sizes else "a number.")


def test_importing_a_formula_imports_no_library():
    program = (
        "import sys; from symdrop.formulas import expected_dropout_gradient as f; f.__doc__; repr(f);"
        "print({'sympy', 'numpy'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "set()\n"
    )
