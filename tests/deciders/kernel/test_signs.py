"""What is seen to be non-negative is non-negative, at random values that the hypotheses allow, by the definition."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, assume, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from symdrop.deciders.instances import evaluate
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.signs import Signs
from symdrop.errors import BadStatement
from symdrop.language import E, Index, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, nonnegative

n = size("n")
i, k, l = index("i k l", n)
w, v, u, p, delta = family("w v u p delta", n)
t, d = scalar("t d")
GIVEN = (bernoulli(delta[i], keep=p[i]), nonnegative(v[i]), nonnegative(1 - v[i]), nonnegative(u[i] - w[k]))
HALF = Rational(1, 2)
N = 2

PARTS = [w[k], w[l], v[k], v[l], u[k], p[k], delta[k], t, n, HALF, -HALF, bracket(k, l)]
SHIFTED = [1 - v[k], 1 - p[l], v[k] - 1, 1 - bracket(k, l), bracket(k, l) - 1, 1 - delta[k], p[k] - HALF, 2 - 2 * v[l]]
COMPARED = [u[k] - w[l], u[k] - w[k], w[k] - u[k], v[k] - v[l], -u[k]]
# Where 1 - v stands alone in a sum, SymPy makes three terms of it, and one of them is negative.
SEEN = [w[k] ** 2, v[k], (1 - v[l]) * w[k] ** 2, HALF, bracket(k, l), delta[k], (u[k] - w[l]) * v[k]]


def total(part):
    """The sum over i of the part with i for k, where it has no sum over i inside."""
    return Sum(part.xreplace({k: i}), i) if i not in part.free_symbols | part.atoms(Index) else part


def around(part):
    pairs = st.tuples(part, part)
    return st.one_of(
        pairs.map(lambda pair: pair[0] + pair[1]),
        pairs.map(lambda pair: pair[0] * pair[1]),
        part.map(lambda each: each**2),
        part.map(lambda each: each**3),
        part.map(total),
        part.map(lambda each: -each),
        part.map(lambda each: E(delta[l] * each)),
    )


expressions = st.recursive(st.sampled_from([*PARTS, *SHIFTED, *COMPARED]), around, max_leaves=5)
unit = st.fractions(0, 1, max_denominator=4)
anything = st.fractions(-2, 2, max_denominator=3)


@st.composite
def points(draw):
    values = {"t": draw(anything)}
    for at in range(1, N + 1):
        values |= {f"w[{at}]": draw(anything), f"v[{at}]": draw(unit), f"p[{at}]": draw(unit)}
        values |= {f"delta[{at}]": Fraction(draw(st.booleans()))}
    highest = max(values[f"w[{at}]"] for at in range(1, N + 1))
    values |= {f"u[{at}]": highest + draw(unit) for at in range(1, N + 1)}
    return values, {"k": draw(st.integers(1, N)), "l": draw(st.integers(1, N))}


def is_seen(expression):
    """Whether it is seen to be non-negative; None where the kernel reads no statement, such as E of what cancels."""
    try:
        context, _ = read_statement(GIVEN, [expression])
    except BadStatement:
        return None
    return Signs(context, GIVEN).offender(expression, {}) is None


def is_negative(expression, point):
    values, places = point
    return evaluate(GIVEN, expression, {"n": N}, places, values) < 0


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(expressions, points())
def test_what_is_seen_to_be_non_negative_is_so(expression, point):
    seen = is_seen(expression)
    assume(seen is not None)
    assert not seen or not is_negative(expression, point)


def test_what_cancels_inside_an_expectation_is_left_out():
    assert is_seen(E(delta[l] * (v[k] + (-v[k])))) is None
    assert is_seen(E(delta[l] * (v[k] + v[k]))) is True
    assert is_seen(E(delta[l] * w[k])) is False


sums_and_products = st.recursive(
    st.sampled_from(SEEN),
    lambda part: st.one_of(
        st.tuples(part, part).map(lambda pair: pair[0] + pair[1]),
        st.tuples(part, part).map(lambda pair: pair[0] * pair[1]),
        part.map(total),
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sums_and_products)
def test_sums_and_products_of_what_is_not_negative_are_seen(expression):
    assert is_seen(expression)


BUGS = [
    ("an odd power is like an even one", "node.exp % 2 == 0", "True"),
    ("a number may be negative", "isinstance(node, Rational) and node >= 0", "isinstance(node, Rational)"),
    ("one part decides for a sum", "next((each for part in node.args if", "next((each for part in node.args[:1] if"),
    ("a mask bounds all that it multiplies", "return self.offender(node.args[0], scope)", "return None"),
    ("families are alike", "== combination for places in", "and True for places in"),
    ("1 - [i = j] is -1 + [i = j]", "isinstance(1 - node, Bracket)", "isinstance(1 - node, Bracket) or True"),
]


def counterexample(number):
    """An expression that is seen to be non-negative, and a point at which it is negative."""
    return find(
        st.tuples(expressions, points()),
        lambda drawn: is_seen(drawn[0]) and is_negative(*drawn),
        settings=settings(
            max_examples=number,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("bug", BUGS, ids=[bug[0] for bug in BUGS])
def test_a_planted_bug_is_found(planted, bug):
    name, old, new = bug
    with planted(name, "deciders.kernel.signs", old, new):
        assert counterexample(3000)


def test_without_a_bug_nothing_is_found():
    with pytest.raises(NoSuchExample):
        counterexample(1000)
