"""Array code against the definition: random lines of several sizes, with brackets, nested sums and inverses."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.deciders.instances import evaluate
from symdrop.deciders.kernel.check import check
from symdrop.language import Rational, Sum, bracket, expression, family, index, scalar, size
from symdrop.numeric import compile_proof
from symdrop.statements.hypotheses import nonzero
from symdrop.statements.statement import Statement

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x = family("w x", n)
y = family("y", m)
X = family("X", m, n)
C = family("C", n, n)
t = scalar("t")
GIVEN = (nonzero(w), nonzero(t))
VALUES = {
    "w": [Fraction(1, 2), Fraction(-2), Fraction(3)],
    "x": [Fraction(1), Fraction(0), Fraction(-3, 2)],
    "y": [Fraction(2), Fraction(-1, 3)],
    "X": [[Fraction(1), Fraction(-2), Fraction(1, 2)], [Fraction(0), Fraction(3), Fraction(-1)]],
    "C": [[Fraction(r - 2 * c + 1, 2) for c in range(3)] for r in range(3)],
    "t": Fraction(5, 4),
}
SIZES = {"m": 2, "n": 3}


def compiled(line):
    """The function of a line, by way of the proof that the line equals itself."""
    line = expression(line)
    return compile_proof(check(Statement("", "", GIVEN, line, line, ())))


def exact(line, free):
    flat = {}
    for name, value in VALUES.items():
        array = np.array(value, dtype=object)
        flat |= {
            f"{name}[{','.join(str(p + 1) for p in place)}]" if place else name: array[place]
            for place in np.ndindex(*array.shape)
        }
    result = np.empty([SIZES[str(each.size)] for each in free], dtype=object)
    for place in np.ndindex(*result.shape):
        indices = {str(each): at + 1 for each, at in zip(free, place, strict=True)}
        result[place] = evaluate(GIVEN, expression(line), SIZES, indices, flat)
    return result


def check_code(line):
    formula = compiled(line)
    arguments = {arg.name: np.array(VALUES[arg.name], dtype=float)[()] for arg in formula.arguments}
    # A size that only counts needs an array to be seen.
    computed = np.asarray(formula(**arguments))
    wanted = exact(line, formula.free)
    assert computed.shape == wanted.shape
    np.testing.assert_allclose(computed, wanted.astype(float), rtol=1e-9, atol=1e-6)
    return formula.source


@st.composite
def lines(draw, scope=((n, (k, l)), (m, ())), depth=3):
    at = {over: list(places) for over, places in dict(scope).items()}
    kinds = ["entry", "entry", "number", "bracket"]
    kind = draw(
        st.sampled_from(kinds if depth == 0 else [*kinds, "add", "mul", "mul", "power", "sum", "sum", "sum", "others"])
    )

    def part(inner=scope):
        return draw(lines(inner, depth - 1))

    if kind == "entry":
        base = draw(st.sampled_from([f for f in (w, x, y, X, C) if all(at[over] for over in f.shape)]))
        return base[tuple(draw(st.sampled_from(at[over])) for over in base.shape)]
    if kind == "bracket":
        return bracket(draw(st.sampled_from(at[n])), draw(st.sampled_from(at[n])))
    if kind == "add":
        return part() + draw(st.sampled_from((1, -2))) * part()
    if kind == "mul":
        return part() * part()
    if kind == "power":
        return draw(st.sampled_from((part() ** 2, 1 / w[draw(st.sampled_from(at[n]))], part() / t)))
    unused = [place for place in (i, j, a, b) if place not in at[place.size]]
    if kind in ("sum", "others") and unused:
        place = draw(st.sampled_from(unused[:1] + unused[-1:]))
        inner = tuple((over, (*places, *([place] if over == place.size else []))) for over, places in at.items())
        summand = part(inner)
        if kind == "others" and place.size == n:
            summand = (1 - bracket(place, draw(st.sampled_from(at[n])))) * summand
        return sympy.Sum(summand, (place, 1, place.size))
    return draw(st.sampled_from((t, n, Rational(-3, 2), sympy.Integer(1))))


@settings(max_examples=300, deadline=None)
@given(lines())
def test_array_code_is_the_definition(line):
    # Every size is told by an array: these sums add nothing to the mathematics but the arguments w and y.
    check_code(line + 0 * t + Sum(w[i] * x[i], i) + Sum(y[a], a))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Sum(w[i] * x[i], i), "w @ x"),
        (Sum(X[a, i] * w[i], i), "X @ w"),
        (Sum(X[a, i] * y[a], a), "y @ X"),
        (Sum((y[a] - Sum(X[a, i] * w[i], i)) ** 2, a), "part1 = y - X @ w; part1 @ part1"),
        (Sum((1 - bracket(j, k)) * w[j], j), "w.sum() - w"),
        (Sum(bracket(j, k) * w[j], j), "copied(xp, w)"),
        (-Sum(X[a, i] * w[i], i), "-(X @ w)"),
        (-t * Sum(X[a, i] * w[i], i), "-t * (X @ w)"),
        (Sum(w[i] ** 2, i) / t, "(w @ w) / t"),
        (Sum(t * w[i], i) + n * t, "n = w.shape[0]; n * t + t * w.sum()"),
        (Rational(3, 2) + t, "(3 + 2 * t) / 2"),
        (C[k, k], "copied(xp, xp.diagonal(C))"),
        (Sum(C[i, i], i), "xp.diagonal(C).sum()"),
        (C[l, k], "copied(xp, C.T)"),
        (bracket(k, l) * w[k], "diagonal_matrix(xp, w)"),
        (C[k, l] + bracket(k, l) * w[k], "add_diagonal(xp, copied(xp, C), w)"),
        (
            (1 - bracket(k, l)) * w[k] * x[l] * t,
            "n = w.shape[0]; set_diagonal(xp, t * w[:, None] * x, spread(xp, 0, (n,), w))",
        ),
        (
            (w[k] - bracket(k, l) * x[l]) ** 2 * C[k, l],
            "set_diagonal(xp, (w**2)[:, None] * C, (w - x)**2 * xp.diagonal(C))",
        ),
        (w[l] - x[k], "w - x[:, None]"),
        (Sum(C[i, k] * C[i, l], i), "C.T @ C"),
        (Sum(Sum(X[a, k] * X[a, i], a) * w[i], i), "(X @ w) @ X"),
        (Sum(w[i] ** 2 * Sum(X[a, i] ** 2, a), i), "w**2 @ xp.einsum('ba,ba->a', X, X)"),
        (Sum(C[i, j] * X[a, i] * X[b, j] * y[a] * y[b], i, j, a, b), "part1 = y @ X; part1 @ (C @ part1)"),
        (Sum(y[a] * w[i] ** 2 * X[a, i] ** 2, i, a), "w**2 @ xp.einsum('b,ba,ba->a', y, X, X)"),
        (Sum(Sum(X[a, i] * w[i], i) * X[a, k], a) - Sum(y[a] * X[a, k], a), "(X @ w - y) @ X"),
        (Sum(C[k, i] * w[i], i) + Sum(C[k, i] * x[i], i), "C @ (w + x)"),
        (
            Sum(C[i, k] * C[i, l], i) + bracket(k, l) * Sum(C[i, k] ** 2, i),
            "part1 = C.T @ C; add_diagonal(xp, copied(xp, part1), xp.diagonal(part1))",
        ),
        (
            Sum(C[k, i] * C[l, i], i) - bracket(k, l) * Sum(C[k, i] ** 2, i),
            "part1 = C @ C.T; add_diagonal(xp, copied(xp, part1), -xp.diagonal(part1))",
        ),
        (Sum((1 - bracket(j, k)) * w[j], j) + w[k], "n = w.shape[0]; spread(xp, w.sum(), (n,), w)"),
        (w[k] + w[k] - w[k] + t - x[k] - 2 * w[k], "t - w - x"),
        (Sum(w[i] * x[i] ** 2, i), "w @ x**2"),
        (t * w[k] - Sum(w[i] * x[i], i) * w[k] + x[k], "(t - w @ x) * w + x"),
        (w[k] * x[l] * C[k, l], "w[:, None] * C * x"),
        (w[k] ** 3, "w**2 * w"),
        (w[k] ** 4, "(w**2)**2"),
        (Sum(w[i] * x[i], i) + Sum(w[j] * x[j], j) ** 2, "part1 = w @ x; part1 + part1**2"),
        # What all terms have as a factor is multiplied once.
        (w[k] * x[k] * t - w[k] * (1 - t), "(t * x - (1 - t)) * w"),
        (3 * w[k] ** 2 * x[k] - Sum(w[i] ** 2, i) * w[k], "(3 * (w * x) - w @ w) * w"),
        (2 * w[k] * x[k] + w[k] * x[k] ** 2 / 3, "x**2 * w / 3 + 2 * (w * x)"),
        (w[k] * x[k] + w[k], "w * x + w"),
    ],
)
def test_the_code_is_what_one_would_write(line, code):
    text = compiled(line).source.split('"""')[2]
    assert "; ".join(part.strip().removeprefix("return ") for part in text.strip().splitlines()) == code


@pytest.mark.parametrize(
    "line",
    [
        Sum(-w[i] * x[i], i) ** 2 * t,
        Sum(w[i] ** 2 * x[i] ** 2 * C[i, i], i),
        Sum(w[i] ** 2 * x[i] ** 2, i),
        (1 - bracket(k, l)) * (w[k] + x[l]) ** 2,
        (w[k] - bracket(k, l) * x[l]) ** 2 * (C[k, l] + bracket(k, l) * t),
        C[k, l] ** 2 + bracket(k, l) * w[k],
        # The entries of C^2 on its diagonal are not those of C^T C.
        Sum(C[i, k] * C[i, l], i) + bracket(k, l) * Sum(C[i, k] * C[k, i], i),
        Sum(C[k, i] * C[l, i], i) + bracket(k, l) * Sum(C[i, k] ** 2, i),
        Sum(X[a, k] * X[a, l], a) * (1 + bracket(k, l) / w[k]) + 0 * Sum(x[i], i),
    ],
    ids=str,
)
def test_squares_and_diagonals_are_the_definition(line):
    check_code(line)


def test_an_index_that_one_of_several_factors_has_alone_is_summed_once():
    """The sum over an index of one operand is not the sum of its square."""
    T = family("T", m, n, n)
    formula = compiled(Sum(X[a, i] ** 2 * T[b, j, i] ** 2, a, b, i, j))
    random = np.random.default_rng(3)
    X_, T_ = random.normal(size=(2, 3)), random.normal(size=(2, 3, 3))
    np.testing.assert_allclose(formula(X=X_, T=T_), np.einsum("ai,bji->", X_**2, T_**2), rtol=1e-12)


def test_an_array_larger_than_all_others_is_told():
    formula = compiled(Sum((w[i] - x[k]) ** 2, i))
    assert formula.oversized == formula.largest == (("n", "n"),)
    assert "arrays of shape (n, n), larger than any argument and the result." in formula.source
    modest = compiled(Sum(X[a, k] * X[a, i] * w[i], a, i))
    assert (modest.oversized, modest.largest) == ((), (("m", "n"),))
    assert "larger" not in modest.source
    square = compiled(Sum(X[a, k] * X[a, l], a))
    assert (square.oversized, square.largest) == ((), (("m", "n"), ("n", "n")))


def test_no_square_array_is_built_for_a_sum_over_the_others():
    assert "(n, n)" not in check_code(Sum((1 - bracket(i, j)) * w[i] * w[j] * x[i], i, j) + Sum(x[j], j))


def test_bound_and_free_indices_of_one_name_do_not_meet():
    check_code(Sum(w[i] * Sum(C[i, j] * w[j], j), i) * C[k, l] + Sum(C[k, i] * w[i], i) * x[l])


def test_names_of_numpy_functions_and_keywords_are_no_trouble():
    clash = family("dot", n), family("lambda", n), scalar("eye")
    line = Sum(clash[0][i] * clash[1][i], i) * clash[2] * bracket(k, l)
    formula = compiled(line)
    value = formula(dot=[1.0, 2.0], lambda_=[3.0, 4.0], eye=2.0)
    np.testing.assert_array_equal(value, 22 * np.eye(2))
