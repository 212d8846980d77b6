"""What a formula accepts and what it returns."""

import inspect
import re
import traceback
import tracemalloc
from fractions import Fraction

import numpy as np
import pytest
import sympy

from symdrop import (
    D,
    E,
    Rational,
    Sum,
    Theorem,
    bernoulli,
    bracket,
    family,
    index,
    nonzero,
    scalar,
    size,
)
from symdrop.catalogue import find
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.numeric import compile_proof

n = size("n")
j, k, l = index("j k l", n)
w, p, delta = family("w p delta", n)
t = scalar("t")
PROOF = find("expected_dropout_gradient")[0].theorem.proof
W, I, T, P = np.array([1.0, 2.0, -1.0]), np.array([0.5, 1.0, 3.0]), 2.0, np.array([0.5, 0.25, 0.75])


@pytest.fixture(scope="module")
def gradient():
    return compile_proof(PROOF, ["w", "I", "t", "p"])


def by_hand(w, x, t, p):
    return -p * x * (t - (p * w) @ x) + p * (1 - p) * w * x**2


def test_the_value_is_the_formula(gradient):
    np.testing.assert_allclose(gradient(W, I, T, P), by_hand(W, I, T, P), rtol=1e-14)


def test_a_number_stands_for_a_constant_family(gradient):
    np.testing.assert_array_equal(gradient(W, I, T, 0.5), gradient(W, I, T, np.full(3, 0.5)))
    np.testing.assert_array_equal(gradient(W, I, np.array(T), np.array(0.5)), gradient(W, I, T, 0.5))


def test_lists_and_integers_become_floats(gradient):
    value = gradient([1, 2, -1], [1, 1, 3], 2, [0, 1, 1])
    assert value.dtype == float
    np.testing.assert_array_equal(value, by_hand(W, np.array([1, 1, 3]), 2, np.array([0, 1, 1])))


def test_single_precision_stays(gradient):
    single = [np.float32(each) for each in (W, I)]
    assert gradient(*single, T, np.float32(P)).dtype == np.float32
    assert gradient(*single, T, 0.5).dtype == np.float32
    moment = compile_proof(find("gradient_second_moment")[0].theorem.proof, ["w", "I", "t", "p"])
    assert moment(*single, T, 0.5).dtype == np.float32


def test_the_arguments_are_left_alone(gradient):
    before = W.copy(), I.copy(), P.copy()
    gradient(W, I, T, P)
    for array, kept in zip((W, I, P), before, strict=True):
        np.testing.assert_array_equal(array, kept)


def test_the_result_is_a_new_array():
    line = Theorem(title="an entry", lhs=w[k], rhs=w[k])
    value = compile_proof(line.proof)(W)
    value[0] = 7
    assert W[0] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((W, I[:2], T, P), r"I has the shape \(2,\), but w says n = 3"),
        ((W, I, T, P[:1]), r"p has the shape \(1,\), but w says n = 3"),
        ((W[:, None], I, T, P), r"I has the shape \(3,\), but w says n = 1"),
        (
            (W[:, None, None], I, T, P),
            r"w has the shape \(3, 1, 1\); accepted is w: array of shape \(n,\), or a number, or",
        ),
        (
            (W, I, np.ones((2, 2)), P),
            r"t has the shape \(2, 2\); accepted is t: a number, or with one axis more in front",
        ),
        ((np.ones((2, 3)), I, W, P), r"t has the shape \(3,\), as a batch of its first axis, but w says the batch = 2"),
        (
            (np.ones((0, 3)), I, T, P),
            r"w has the shape \(0, 3\), as a batch of its first axis, and the batch is at least 1",
        ),
        ((W[:0], I[:0], T, P[:0]), "n is at least 1"),
        ((1.0, 2.0, T, 0.5), "cannot infer the size n: pass an array for w, I or p, or n itself"),
        ((W, I + 1j, T, P), "I has the type complex128"),
        ((W, I, "2", P), "t is '2'; accepted are real numbers, and lists and arrays of them"),
        ((W, I, None, P), "t is None; accepted are real numbers"),
        ((W, I, np.datetime64(1, "s"), P), "t is .*datetime64.*; accepted are real numbers"),
        ((W, [1.0, "2", 3.0], T, P), "an entry of I is '2'; accepted are real numbers"),
        ((W, np.array([1, None, 3]), T, P), "an entry of I is None; accepted are real numbers"),
        ((W, {1.0, 2.0, 3.0}, T, P), "I is {1.0, 2.0, 3.0}; accepted are real numbers"),
        ((W, np.array(["1", "2", "3"]), T, P), "I has the type <U1; accepted are real numbers"),
        ((W.view(np.recarray), I, T, P), "w is a recarray of numpy, not a plain array; pass numpy.asarray of it"),
        (([np.ma.array([1.0], mask=[1]), 1.0, 1.0], I, T, P), "an entry of w is a masked array"),
        ((W, I, sympy.pi, P), r"t is SymPy's pi, which is not rational; pass float\(pi\), or a Rational"),
        ((np.ma.array(W, mask=[1, 0, 0]), I, T, P), "w is a masked array"),
        ((W, I, Fraction(10**400), P), "t is too large for a float"),
        ((W, I, 10**400, P), "t is too large for a float"),
        ((W, [[1.0], [2.0, 3.0]], T, P), "I is not an array"),
    ],
)
def test_wrong_shapes_and_types_are_named(gradient, arguments, words):
    with pytest.raises(ValueError, match=words):
        gradient(*arguments)


def test_what_is_wrong_is_named_after_what_was_right_as_well(gradient):
    """The second call with the same types takes a shorter way, which must notice as much."""
    gradient(W, I, T, P)
    gradient(W, I, T, 0.5)
    for wrong in (
        (W, I[:2], T, P),
        (W, I, T, P[:1]),
        (W[:, None], I, T, P),
        (W[:0], I[:0], T, P[:0]),
        (W + 1j, I, T, P),
        (W, I[:2], T, 0.5),
        (W[:0], I[:0], T, 0.5),
    ):
        with pytest.raises(ValueError, match=r"has the (shape|type)"):
            gradient(*wrong)
    mixed = gradient(np.float32(W), I, T, P)
    assert mixed.dtype == np.float64
    assert gradient(np.float32(W), np.float32(I), T, np.float32(P)).dtype == np.float32


def test_fractions_give_exact_results(gradient):
    w, x, p = ([Fraction(1, 3), 2, -1], [1, Fraction(1, 7), 3], [Fraction(1, 2), Fraction(1, 4), 1])
    value = gradient(w, x, Fraction(2, 3), p)
    wanted = by_hand(
        *(np.array([Fraction(each) for each in array], dtype=object) for array in (w, x)),
        Fraction(2, 3),
        np.array([Fraction(each) for each in p], dtype=object),
    )
    assert [type(each) for each in value] == [Fraction] * 3
    assert value.tolist() == wanted.tolist()
    constant = gradient(w, x, 1, Fraction(1, 2))
    assert constant.tolist() == gradient(w, x, 1, [Fraction(1, 2)] * 3).tolist()


def test_sizes_and_numbers_of_a_line_are_exact_beside_fractions():
    line = (n * Rational(1, 2) + w[k]) / 3 + Rational(1, 3) + bracket(k, l) / n
    formula = compile_proof(Theorem(title="numbers", lhs=line, rhs=line).proof)
    value = formula([Fraction(1, 7), 1])
    here = [(1 + each) / Fraction(3) + Fraction(1, 3) for each in (Fraction(1, 7), Fraction(1))]
    assert value.tolist() == [[here[0] + Fraction(1, 2), here[0]], [here[1], here[1] + Fraction(1, 2)]]
    assert all(type(each) is Fraction for each in value.flat)


def test_a_constant_family_is_not_spread_out():
    """One number in place of an array has a function of its own, which makes no such array."""
    line = Sum(p[j] * w[j], j) + Sum(p[j], j)
    formula = compile_proof(Theorem(title="constant", lhs=line, rhs=line).proof, ["w", "p"])
    assert formula(W, 0.5) == 0.5 * W.sum() + 1.5
    many = np.ones(10**5)
    formula(many, 0.5)
    tracemalloc.start()
    try:
        assert formula(many, 0.5) == 0.5 * 10**5 * 2
        assert tracemalloc.get_traced_memory()[1] < many.nbytes / 2
    finally:
        tracemalloc.stop()


def test_a_size_that_no_argument_has_is_an_argument():
    mean = Theorem(title="kept", given=[bernoulli(delta[j], keep=t)], lhs=E(Sum(delta[j], j)), rhs=n * t)
    kept = compile_proof(mean.proof)
    assert repr(kept) == "formula(t, n)"
    assert kept.source.startswith("def formula(t, n):\n")
    assert kept(0.5, 3) == kept(t=0.5, n=np.int64(3)) == 1.5
    assert kept(Fraction(1, 3), 3) == 1
    np.testing.assert_array_equal(kept(np.array([0.5, 0.25]), n=4), [2.0, 1.0])
    for wrong in (0, 2.5, True, "3", np.array([3])):
        with pytest.raises(ValueError, match=r"n is .*; a size is an integer, at least 1"):
            kept(0.5, n=wrong)
    with pytest.raises(TypeError, match=r"formula\(\) lacks 'n'; it takes t, n"):
        kept(0.5)


def test_sizes_alone_and_brackets_alone_are_formulas():
    square = compile_proof(Theorem(title="square", lhs=n * n, rhs=n**2).proof)
    assert (square(n=3), type(square(3))) == (9, np.float64)
    identity = compile_proof(Theorem(title="identity", lhs=t * bracket(j, k), rhs=bracket(j, k) * t).proof)
    for given in (2.0, 2, np.float32(2), Fraction(2)):
        assert identity(given, 2).tolist() == [[2, 0], [0, 2]]
    assert identity(np.float32(2), 2).dtype == np.float32
    plain = compile_proof(Theorem(title="identity", lhs=bracket(j, k), rhs=bracket(k, j)).proof)
    assert plain(n=2).tolist() == [[1, 0], [0, 1]]


def test_a_size_may_always_be_given_and_is_checked(gradient):
    np.testing.assert_array_equal(gradient(W, I, T, P, n=3), gradient(W, I, T, P))
    np.testing.assert_array_equal(gradient(1.0, 2.0, T, 0.5, n=2), gradient([1.0, 1.0], 2.0, T, 0.5))
    assert gradient(1, Fraction(1, 2), 1, Fraction(1, 2), n=2).tolist() == [Fraction(-1, 16)] * 2
    with pytest.raises(ValueError, match=r"w has the shape \(3,\), but n = 4 is given"):
        gradient(W, I, T, P, n=4)
    assert str(inspect.signature(gradient)) == "(w, I, t, p, *, n=None)"


def test_what_must_be_converted_is_converted_every_time():
    output = compile_proof(find("expected_dropout_output")[0].theorem.proof)
    small = np.array([100, 100], dtype=np.int8)
    exact = np.array([Fraction(1, 3), 2], dtype=object)
    for _ in range(3):
        assert output(small, small, np.array([1, 1])) == 20000.0
        assert output(small, small, small).dtype == float
        assert output(exact, exact, np.array([1, 1], dtype=object)) == Fraction(37, 9)
        assert output(W[:2], W[:2], np.array([1, 1], dtype=object)) == 5.0


@pytest.mark.parametrize("order", [("w", "I", "t", "p"), ("p", "t", "I", "w")])
@pytest.mark.parametrize("positional", range(5))
def test_arguments_go_by_position_and_by_name(gradient, order, positional):
    values = {"w": W, "I": I, "t": T, "p": P}
    named = {name: values[name] for name in order if name not in ("w", "I", "t", "p")[:positional]}
    np.testing.assert_array_equal(gradient(*[W, I, T, P][:positional], **named), gradient(W, I, T, P))


def test_numbers_alone_divide_by_zero_as_arrays_do():
    line = 1 / t
    formula = compile_proof(Theorem(title="inverse", given=[nonzero(t)], lhs=line, rhs=line).proof)
    assert formula(4) == 0.25
    with np.errstate(divide="ignore"):
        assert formula(0.0) == formula(0.0) == np.inf


def test_the_text_is_what_runs_and_shows_in_a_traceback(gradient):
    space = {}
    exec(gradient.source, space)
    np.testing.assert_array_equal(space["formula"](W, I, T, P), gradient(W, I, T, P))
    named = compile_proof(PROOF, ["w", "I", "t", "p"], "expected_gradient")
    assert named.source.startswith("def expected_gradient(w, I, t, p):\n")
    with np.errstate(over="raise"), pytest.raises(FloatingPointError) as caught:
        named(W * 1e300, I * 1e300, T, P)
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert last.name == "expected_gradient"
    assert last.line
    assert last.line in named.source


def test_the_text_cites_the_theorem(gradient):
    docstring = gradient.source.split('"""')[1]
    assert docstring.startswith("The expected dropout gradient.\n\n    Source: ranjan2019, Eq. 6; baldi2013\n")
    assert "I: array of shape (n,)\n    t: a number\n" in docstring


def test_a_title_cannot_leave_the_docstring():
    title = 'A """ quote \\ and more"'
    formula = compile_proof(Theorem(title=title, lhs=w[k], rhs=w[k]).proof)
    space = {}
    exec(formula.source, space)
    assert space["formula"].__doc__.startswith(f"{title}.")


@pytest.mark.parametrize("name", ["two words", "", "1st"])
def test_the_name_must_be_one(name):
    with pytest.raises(BadStatement, match="is not a name for a function"):
        compile_proof(PROOF, name=name)


@pytest.mark.parametrize("warm", [False, True])
def test_a_missing_or_unknown_argument_is_named(warm):
    formula = compile_proof(PROOF, ["w", "I", "t", "p"], "gradient")
    if warm:
        formula(W, I, T, P)
    end = "; it takes w, I, t, p, and by name alone n"
    for args, named, words in (
        ((W, I, T), {}, "gradient() lacks 'p'" + end),
        ((W, I, T, P), {"q": 1}, "gradient() got an unexpected 'q'" + end),
        ((), {"w": W, "x": I, "P": 1}, "gradient() got an unexpected 'x', 'P', and lacks 'I', 't', 'p'" + end),
        ((W, I, T, P, 5), {}, "gradient() was given more than it takes 5" + end),
    ):
        with pytest.raises(TypeError, match=f"^{re.escape(words)}$"):
            formula(*args, **named)
    with pytest.raises(TypeError, match=r"gradient\(\) got (multiple values for argument|twice) 'w'"):
        formula(W, I, T, w=W)


def test_the_documentation_tells_shapes(gradient):
    assert inspect.getdoc(gradient) == (
        "The expected dropout gradient\n\nw: array of shape (n,), or a number\nI: array of shape (n,), or a number\n"
        "t: a number\np: array of shape (n,), or a number\nReturns an array of shape (n,), one axis for each of k."
    )


def test_only_a_proof_is_compiled():
    with pytest.raises(BadStatement, match="is not a Proof"):
        compile_proof(find("expected_dropout_gradient")[0].theorem)


def test_the_arguments_must_be_those_of_the_line():
    with pytest.raises(BadStatement, match=r"are not those of the line"):
        compile_proof(PROOF, ["w", "I", "t"])


def test_a_theorem_without_a_line_free_of_e_and_d_does_not_compile():
    swapped = Theorem(
        title="Exchange",
        given=[bernoulli(delta[j], keep=p[j])],
        lhs=D(E(Sum(delta[j] * w[j], j)), w[k]),
        rhs=E(D(Sum(delta[j] * w[j], j), w[k])),
    )
    with pytest.raises(OutsideFragment, match="Exchange"):
        compile_proof(swapped.proof)


def test_the_last_line_free_of_e_and_d_is_compiled(gradient):
    assert gradient.line == PROOF.statement.steps[-2].line
    assert gradient.theorem is PROOF.statement
    assert gradient.proof is PROOF
    assert r"\begin{theorem}" in gradient.latex
