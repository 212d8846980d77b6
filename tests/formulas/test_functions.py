"""Formulas are functions to everything that handles functions: help, copies, processes, a theorem's own."""

import copy
import inspect
import multiprocessing
import pickle
import pydoc
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction

import numpy as np
import pytest

from symdrop import (
    Inequality,
    NotProved,
    OutsideFragment,
    Rational,
    Sum,
    Theorem,
    bernoulli,
    derive,
    family,
    formulas,
    index,
    scalar,
    size,
)
from symdrop.catalogue import find
from symdrop.formulas import expected_dropout_output, gradient_covariance
from symdrop.formulas.proven import ProvenFormula
from symdrop.language import E
from symdrop.numeric import compile_proof

n = size("n")
i, k = index("i k", n)
w, p, delta = family("w p delta", n)
t = scalar("t")
MASK = [bernoulli(delta[i], keep=p[i])]
MEAN = Theorem(title="A mean", given=MASK, lhs=E(Sum(w[i] * delta[i], i)), rhs=Sum(w[i] * p[i], i))
ARRAYS = np.array([1.0, 2.0]), np.array([3.0, 4.0]), np.array([0.5, 0.25])


def fresh():
    return ProvenFormula("expected_dropout_output", (("w", "n"), ("I", "n"), ("p", "n")), "E[output], a number.")


@pytest.mark.parametrize("warm", [False, True])
def test_help_shows_a_function(warm):
    formula = fresh()
    if warm:
        formula(*ARRAYS)
    text = pydoc.render_doc(formula, renderer=pydoc.plaintext)
    assert "expected_dropout_output(w, I, p, *, n=None)\n    E[output], a number.\n" in text
    assert "Arguments: w[n] I[n] p[n], as proved by the theorem expected_dropout_output." in text
    assert "__call__" not in text
    assert (formula.__name__, formula.__module__) == ("expected_dropout_output", "symdrop.formulas")


@pytest.mark.parametrize("warm", [False, True])
def test_a_formula_is_pickled_and_copied_before_and_after_its_first_call(warm):
    own = compile_proof(MEAN.proof, ["w", "p"], "mean")
    if warm:
        expected_dropout_output(*ARRAYS)
        own(*ARRAYS[::2])
        expected_dropout_output([1], [2], Fraction(1, 2))
    for formula in (expected_dropout_output, gradient_covariance):
        assert pickle.loads(pickle.dumps(formula)) is copy.copy(formula) is copy.deepcopy([formula])[0] is formula
    assert copy.copy(own) is copy.deepcopy(own) is own
    for formula, given in ((own, ARRAYS[::2]), (fresh(), ARRAYS)):
        again = pickle.loads(pickle.dumps(formula))
        assert not again.is_compiled
        assert again(*given) == formula(*given)
        assert (repr(again), again.theorem) == (repr(formula), formula.theorem)
        assert again.proof is not formula.proof or isinstance(formula, ProvenFormula)


def test_what_is_pickled_is_proved_again():
    """The text that is pickled holds the statement, not the proof: a false one is refused where it is called."""
    false = Theorem(title="A mean", given=MASK, lhs=MEAN.lhs, rhs=Sum(w[i] * p[i] ** 2, i))
    make, (_, *rest) = compile_proof(MEAN.proof).__reduce__()
    with pytest.raises(NotProved):
        make(false.statement, *rest)(*ARRAYS[::2])


def test_formulas_are_sent_to_other_processes():
    own = MEAN.function
    expected_dropout_output(*ARRAYS)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = pool.submit(expected_dropout_output, *ARRAYS), pool.submit(own, p=0.5, w=ARRAYS[0])
        assert [each.result() for each in found] == [3.5, 1.5]


def test_a_formula_of_a_class_takes_no_self():
    class Model:
        output = expected_dropout_output

    assert Model().output(w=[1.0], I=[2.0], p=0.5) == Model.output([1.0], [2.0], 0.5) == 1.0


def test_a_theorem_has_its_function():
    assert str(inspect.signature(MEAN.function)) == "(p, w, *, n=None)"
    assert MEAN.function(w=[1.0, 2.0], p=0.5) == 1.5
    assert MEAN.function is MEAN.function
    assert find("expected_dropout_output")[0].theorem.function(w=2.0, I=3.0, p=0.5, n=2) == 6.0
    bound = Inequality(
        title="At most a quarter", lhs=t * (1 - t), rhs=Rational(1, 4), remainder=(t - Rational(1, 2)) ** 2
    )
    assert bound.function() == 0.25
    with pytest.raises(NotProved):
        Theorem(title="False", lhs=t, rhs=2 * t).function  # noqa: B018
    with pytest.raises(OutsideFragment):
        Theorem(title="Unopened", given=MASK, lhs=E(delta[k]), rhs=E(1 * delta[k])).function  # noqa: B018


def test_what_is_derived_has_the_function_of_its_regulariser():
    derived = derive(E((t - Sum(delta[i] * w[i], i)) ** 2), given=MASK, title="The loss")
    values = {"w": [1.0, 3.0], "p": [0.5, 0.25]}
    wanted = 0.5 * 0.5 * 1 + 0.25 * 0.75 * 9
    assert derived.regulariser_function(**values) == wanted
    assert derived.function(**values, t=2.0) == (2 - 0.5 - 0.75) ** 2 + wanted
    assert derived.regulariser_theorem.title == "The loss: the regulariser"
    assert derived.regulariser_function.proof.statement == derived.regulariser_theorem.statement
    none = derive(E(Sum(delta[i] * w[i], i)), given=MASK)
    assert none.regulariser_function() == 0


@pytest.mark.parametrize("name", formulas.named())
def test_a_formula_is_found_in_the_catalogue_by_its_own_name(name):
    (found,) = [entry for entry in find(name) if entry.alone == name]
    assert find(found.name)[0] == found or len(find(found.name)) > 1


def test_a_word_of_python_is_a_parameter_with_underscores_that_nothing_else_has():
    a, b, c, d = scalar("lambda lambda_ self class")
    formula = compile_proof(Theorem(title="Product", lhs=a * b * c * d, rhs=d * c * b * a).proof, name="lambda")
    assert (
        formula(lambda__=2.0, lambda_=3.0, self=5.0, class_=7.0)
        == formula(**{"class_": 2, "lambda__": 3, "lambda_": 5, "self": 7})
        == 210
    )
    assert formula.source.startswith("def lambda_(class_, lambda__, lambda_, self):\n")
    names = "xp spread type len dict found missing kind functions whole double single shape0 compiled guarded length"
    several = family(names, n)
    line = sum(each[k] for each in several)
    crowded = compile_proof(Theorem(title="Sum", lhs=line, rhs=line).proof)
    given = {name: np.array([1.0, 2.0]) for name in names.split()}
    for _ in range(2):
        assert crowded(**given).tolist() == [16.0, 32.0]
