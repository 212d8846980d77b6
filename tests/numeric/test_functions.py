"""Array code of products over an index, exponentials, other functions and powers of a size, against the definition."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from unproved import formula_of

from symdrop.errors import OutsideFragment, Unknown
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import Rational, Sum, bracket, expression, family, index, scalar, size
from symdrop.numeric.operations import products_of_others
from symdrop.numeric.rounding import roundings
from symdrop.statements.hypotheses import nonzero
from symdrop.statements.statement import Statement
from symdrop.testing.point import Point

m, n = size("m n")
i, j, k, l = index("i j k l", n)
a, b = index("a b", m)
w, x, p = family("w x p", n)
y = family("y", m)
X = family("X", m, n)
t, c, v = scalar("t c v")
GIVEN = (nonzero(w), nonzero(t))
VALUES = {
    "w": [Fraction(1, 2), Fraction(-2), Fraction(3, 4)],
    "x": [Fraction(1), Fraction(0), Fraction(-3, 2)],
    "p": [Fraction(1, 3), Fraction(3, 4), Fraction(1, 5)],
    "y": [Fraction(2), Fraction(-1, 3)],
    "X": [[Fraction(1), Fraction(-2), Fraction(1, 2)], [Fraction(0), Fraction(3), Fraction(-1)]],
    "t": Fraction(5, 4),
    "c": Fraction(-1, 2),
    "v": Fraction(2, 3),
}
SIZES = {"m": 2, "n": 3}


def point_of(line):
    keys = {
        Unknown(name, tuple(at + 1 for at in place)): np.array(value, dtype=object)[place]
        for name, value in VALUES.items()
        for place in np.ndindex(np.shape(np.array(value, dtype=object)))
    }
    return Point(Statement("", "", GIVEN, line, line, ()), SIZES, {}, keys)


def check_code(line):
    formula, line = formula_of(line, GIVEN), expression(line)
    arguments = {each.name: np.array(VALUES[each.name], dtype=float)[()] for each in formula.arguments}
    computed = np.asarray(formula(**arguments, **{size: SIZES[size] for size in formula.counts}))
    wanted, allowed = point_of(line).array(line), point_of(line).magnitudes(line)
    assert computed.shape == wanted.shape
    unit = float(np.finfo(float).eps)
    for place in np.ndindex(wanted.shape):
        off = abs(Fraction(float(computed[place])) - wanted[place])
        assert off <= float(allowed[place]) * roundings(SIZES.values()) * unit + 1e-300
    return formula.source


def body(source):
    return "; ".join(line.strip() for line in source.rpartition('"""')[2].strip().splitlines()).removeprefix("return ")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Prod(w[i], i), "w.prod()"),
        (Prod(X[a, i], i), "X.prod(axis=1)"),
        (Prod(X[a, i], a, i), "X.prod(axis=1).prod()"),
        (Prod(1 - p[i] + p[i] * exp(-w[i]), i), "(1 - p + p * xp.exp(-w)).prod()"),
        # A product of exponentials is one exponential of a sum.
        (Prod(exp(w[i] * x[i]), i), "xp.exp(w @ x)"),
        (Prod(w[i] * exp(x[i]), i), "w.prod() * xp.exp(x.sum())"),
        (Prod(exp(w[i]), i, but=k), "xp.exp(w.sum() - w)"),
        # Nothing is divided where one or two are left out, and no array of two axes is made for one.
        (Prod(1 + w[i], i, but=k), "products_of_others(xp, 1 + w)"),
        (Sum(w[k] * Prod(1 + x[j], j, but=k), k), "w @ products_of_others(xp, 1 + x)"),
        (Prod(X[a, i], i, but=k), "products_of_others(xp, X)"),
        (Prod(X[a, i], a, but=b), "copied(xp, products_of_others(xp, X.T).T)"),
        (
            Prod(w[i], i, but=(k, l)),
            "n = w.shape[0]; "
            "return products_of_others(xp, set_diagonal(xp, spread(xp, w, (n, n), w), spread(xp, 1, (n,), w)))",
        ),
        (bracket(k, l) * Prod(w[i], i, but=(k, l)), "diagonal_matrix(xp, products_of_others(xp, w))"),
        (
            Prod(1 + w[i] * x[k], i, but=k),
            "n = w.shape[0]; return set_diagonal(xp, 1 + x[:, None] * w, spread(xp, 1, (n,), w)).prod(axis=1)",
        ),
        # Where an index is left out its bracket is zero.
        (Prod(x[i] + bracket(i, k) * w[i], i, but=k), "products_of_others(xp, x)"),
        (1 / Prod(w[i], i), "1 / w.prod()"),
        (Prod(w[i], i) ** 2, "w.prod()**2"),
        (Prod(t, i), "t**n"),
        (Prod(2 * t * w[k], i), "n = w.shape[0]; return (2 * t * w)**n"),
        (Prod(1 + bracket(i, k) * w[i], i), "(1 + diagonal_matrix(xp, w)).prod(axis=1)"),
        # An array's own function, or one that takes a number of Python's as well.
        (exp(-Sum(w[i] * x[i], i)), "xp.exp(-(w @ x))"),
        (w[k] * exp(-t), "exponential(xp, -t) * w"),
        (exp(1) * w[k], "exponential(xp, 1) * w"),
        (exp(c * t + c**2 * v / 2), "exponential(xp, c**2 * v / 2 + c * t)"),
        (logistic(w[i]) ** 2 * (1 - logistic(w[i])), "part1 = logistic(xp, w); return part1**2 * (1 - part1)"),
        (log(2 + Sum(w[i] ** 2, i)), "xp.log(2 + w @ w)"),
        (softplus(t - Sum(w[i] * x[i], i)), "softplus(xp, t - w @ x)"),
        # Powers of a size.
        (w[k] ** n, "n = w.shape[0]; return w**n"),
        ((1 - p[k]) ** (n - 1), "n = p.shape[0]; return (1 - p)**(n - 1)"),
        (w[k] ** (-n), "n = w.shape[0]; return 1 / w**n"),
        (x[k] * w[k] ** (-2 * n) * t, "n = w.shape[0]; return t * (x / w**(2 * n))"),
        (3 * 2**n * t, "3 * 2**n * t"),
        (Rational(1, 2) ** n * w[k], "n = w.shape[0]; return w / 2**n"),
        (sympy.Integer(-1) ** n * t, "(-1)**n * t"),
        (Sum(w[i], i) ** m, "w.sum()**m"),
    ],
)
def test_a_product_a_function_and_a_power_are_computed_as_one_would(line, code):
    assert body(check_code(line)) == code


@st.composite
def lines(draw, scope=((n, (k, l)), (m, ())), depth=3):
    at = {over: list(places) for over, places in dict(scope).items()}
    kinds = ["entry", "entry", "number", "bracket"]
    inner = ["add", "mul", "mul", "power", "size", "sum", "others", "prod", "prod", "prod but", "prod but", "function"]
    kind = draw(st.sampled_from(kinds if depth == 0 else [*kinds, *inner, *inner]))

    def part(inner=scope):
        return draw(lines(inner, depth - 1))

    if kind == "entry":
        base = draw(st.sampled_from([f for f in (w, x, p, y, X) if all(at[over] for over in f.shape)]))
        return base[tuple(draw(st.sampled_from(at[over])) for over in base.shape)]
    if kind == "bracket":
        return bracket(draw(st.sampled_from(at[n])), draw(st.sampled_from(at[n])))
    if kind == "add":
        return part() + draw(st.sampled_from((1, -2))) * part()
    if kind == "mul":
        return part() * part()
    if kind == "power":
        return draw(st.sampled_from((part() ** 2, 1 / w[draw(st.sampled_from(at[n]))], part() / t)))
    if kind == "size":
        return part() ** draw(st.sampled_from((n, m, n - 1, n + m)))
    if kind == "function":
        word = draw(st.sampled_from((exp, softplus, logistic)))
        return word(logistic(part()) * draw(st.sampled_from((1, -2, t, w[k]))))
    unused = [place for place in (i, j, a, b) if place not in at[place.size]]
    if unused and kind != "number":
        place = draw(st.sampled_from(unused[:1] + unused[-1:]))
        within = tuple((over, (*places, *([place] if over == place.size else []))) for over, places in at.items())
        inner = part(within)
        if kind == "sum":
            return Sum(inner, place)
        left_out = (
            draw(st.lists(st.sampled_from(at[place.size]), min_size=1, max_size=2, unique=True))
            if at[place.size]
            else ()
        )
        if kind == "others":
            return Sum(inner, place, but=tuple(left_out))
        return Prod(inner, place, but=tuple(left_out) if kind == "prod but" else ())
    return draw(st.sampled_from((t, n, Rational(-3, 2), sympy.Integer(1))))


@settings(max_examples=200, deadline=None)
@given(lines())
def test_array_code_is_the_definition(line):
    # Every size is told by an array.
    check_code(line + 0 * t + Sum(w[i] * x[i], i) + Sum(y[a], a))


def test_a_factor_that_is_zero_divides_nothing():
    zero, two = np.array([2.0, 0.0, 5.0]), np.array([[2.0, 0.0, 5.0], [0.0, 0.0, 3.0]])
    assert products_of_others(np, zero).tolist() == [0.0, 10.0, 0.0]
    assert products_of_others(np, two).tolist() == [[0.0, 10.0, 0.0], [0.0, 0.0, 0.0]]
    assert products_of_others(np, zero[:1]).tolist() == [1.0]


def test_products_and_powers_of_fractions_are_fractions_and_functions_make_floats():
    values = np.array([Fraction(1, 2), Fraction(0), Fraction(5)], dtype=object)
    others = formula_of(Prod(w[i], i, but=k))(values)
    assert others.tolist() == [0, Fraction(5, 2), 0]
    assert formula_of(t**n)(Fraction(2, 3), n=4) == Fraction(16, 81)
    value = formula_of(exp(-Sum(w[i], i)))([Fraction(1, 2), Fraction(3, 2)])
    assert isinstance(value, np.float64)
    assert value == pytest.approx(np.exp(-2.0), rel=1e-15)
    assert formula_of(exp(t))(Fraction(1, 2)) == pytest.approx(np.exp(0.5), rel=1e-15)


def test_functions_are_stable_where_a_naive_one_overflows():
    with np.errstate(all="raise", under="ignore"):
        far = np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0])
        s = formula_of(logistic(w[k]))(far)
        assert s.tolist()[::4] == [0.0, 1.0]
        np.testing.assert_allclose(s[1:4], [np.exp(-40.0), 0.5, 1.0], rtol=1e-14)
        np.testing.assert_allclose(
            formula_of(softplus(w[k]))(far), [0.0, np.exp(-40.0), np.log(2), 40, 1000], rtol=1e-14
        )
        assert formula_of(softplus(t))(1000.0) == 1000.0
        assert formula_of(logistic(t))(-1000.0) == 0.0
        # A product of many exponentials, each of which is out of range.
        assert formula_of(Prod(exp(w[i]), i))(np.array([1000.0, -1000.0])) == 1.0


def test_single_precision_stays_and_a_batch_is_computed_row_by_row():
    line = Prod(1 - p[i] + p[i] * exp(-w[i]), i, but=k)
    weights, keep = np.array([[0.5, 1.0, 2.0], [0.1, -1.0, 0.0]]), np.array([0.5, 0.2, 0.3])
    single = formula_of(line)(p=keep.astype(np.float32), w=weights[0].astype(np.float32))
    assert single.dtype == np.float32
    rows = formula_of(line)(p=keep, w=weights)
    assert rows.shape == (2, 3)
    np.testing.assert_allclose(rows, [formula_of(line)(p=keep, w=row) for row in weights], rtol=1e-15)


def test_a_number_stands_for_equal_entries():
    assert formula_of(Prod(1 + w[i] * x[i], i))(0.5, [1.0, 2.0, 4.0]) == pytest.approx(1.5 * 2 * 3)
    np.testing.assert_allclose(formula_of(Prod(1 + w[i], i, but=k))(0.5, n=3), [2.25] * 3)


def test_other_functions_and_powers_have_no_array_code():
    for line in (sympy.sin(t), t ** Rational(1, 2), t**c):
        with pytest.raises(OutsideFragment, match="no array code"):
            formula_of(line)
