"""A leading axis for a batch of calls: every formula gives what a loop over the batch gives."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from symdrop import Sum, Theorem, bracket, family, formulas, index, scalar, size
from symdrop.numeric import compile_proof

ALL = formulas.named()
LENGTHS = {"m": 2, "n": 3, "o": 4, "h": 2, "C": 3}
CALLS = 5


def drawn(formula, batched):
    """Arguments for a formula, of which some are a batch."""
    random = np.random.default_rng(len(formula.name))
    values = []
    for argument in formula.arguments:
        shape = [LENGTHS[size] for size in argument.sizes]
        value = random.uniform(0.2, 0.8, [CALLS, *shape] if argument.name in batched else shape)
        values.append(value if value.ndim else float(value))
    return values


def looped(formula, values, batched):
    """What a loop over the batch gives."""
    rows = [
        [
            value[row] if argument.name in batched else value
            for argument, value in zip(formula.arguments, values, strict=True)
        ]
        for row in range(CALLS)
    ]
    return np.stack([np.asarray(formula(*each)) for each in rows])


def check(formula, batched):
    values = drawn(formula, batched)
    result, expected = formula(*values), looped(formula, values, batched)
    assert result.shape == expected.shape
    np.testing.assert_allclose(result, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", ALL)
def test_every_formula_takes_a_batch_of_everything_and_of_one_argument(name):
    names = [argument.name for argument in ALL[name].arguments]
    check(ALL[name], names)
    check(ALL[name], names[len(name) % len(names) :][:1])


@pytest.mark.parametrize("batched", [x for x in product([0, 1], repeat=4) if any(x)])
def test_any_arguments_may_be_batched(batched):
    formula = ALL["gradient_second_moment"]
    check(formula, [each.name for each, chosen in zip(formula.arguments, batched, strict=True) if chosen])


def test_numbers_stay_numbers_beside_a_batch():
    formula = ALL["expected_dropout_gradient"]
    w = np.arange(6.0).reshape(2, 3)
    result = formula(w, [1.0, 2.0, 3.0], 1.0, 0.5)
    np.testing.assert_allclose(result, [formula(row, [1.0, 2.0, 3.0], 1.0, 0.5) for row in w])
    np.testing.assert_allclose(formula(w, 2.0, 1.0, 0.5), [formula(row, 2.0, 1.0, 0.5) for row in w])
    targets = formula(1.0, 2.0, np.array([1.0, 2.0]), 0.5, n=3)
    np.testing.assert_allclose(targets, [formula(1.0, 2.0, t, 0.5, n=3) for t in (1.0, 2.0)])


def test_an_array_of_its_own_shape_is_no_batch():
    """One index and one axis: these are the entries, and the targets alone are a batch."""
    formula = ALL["expected_dropout_loss"]
    result = formula([1.0, 2.0], [1.0, 1.0], [0.0, 1.0], [0.5, 0.5])
    np.testing.assert_array_equal(result, [formula([1.0, 2.0], 1.0, t, 0.5) for t in (0.0, 1.0)])


def test_a_batch_is_exact_with_fractions_and_keeps_its_precision():
    formula = ALL["second_moments"]
    X = [[[Fraction(1, 2), 1]], [[2, Fraction(1, 3)]]]
    assert formula(X, [Fraction(1, 3), 1]).tolist() == [formula(each, [Fraction(1, 3), 1]).tolist() for each in X]
    assert formula(np.ones((2, 4, 3), dtype=np.float32), 0.5).dtype == np.float32


def test_a_result_that_does_not_depend_on_the_batch_is_repeated():
    n = size("n")
    j, k, l = index("j k l", n)
    w, v = family("w v", n)
    t = scalar("t")
    lines = (Sum(w[j], j) + 0 * t, (2,)), (bracket(k, l) * v[k] + Sum(w[j], j), (2, 3, 3))
    for line, wanted in lines:
        formula = compile_proof(Theorem(title="repeated", lhs=line, rhs=line).proof)
        given = {each.name: np.ones(3) for each in formula.arguments} | {"w": np.arange(6.0).reshape(2, 3)}
        assert formula(**given).shape == wanted
