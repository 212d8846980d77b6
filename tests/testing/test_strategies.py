"""Everything that is drawn is allowed by the hypotheses, and what hides errors is drawn seldom."""

from fractions import Fraction

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from symdrop import (
    BadStatement,
    E,
    Mistake,
    Sum,
    Theorem,
    bernoulli,
    covariance,
    family,
    gaussian,
    index,
    noise,
    nonnegative,
    nonzero,
    scalar,
    size,
)
from symdrop.catalogue import catalogue
from symdrop.errors import OutsideFragment
from symdrop.functions import goes_beyond_polynomials
from symdrop.testing import numbers, points, probabilities, sizes

m, n = size("m n")
a = index("a", m)
i, j, k = index("i j k", n)
w, p, q, r, s, x, z, delta = family("w p q r s x z delta", n)
X, P, M = family("X P M", m, n)
c, d, u, t = scalar("c d u t")
half = Fraction(1, 2)


def masked(keep, *declared):
    """A statement about the masks delta that are kept with this probability."""

    return Theorem(
        title="Masked sum",
        given=[bernoulli(delta[j], keep=keep), *declared],
        lhs=E(Sum(delta[j] * w[j], j)),
        rhs=Sum(keep * w[j], j),
    )


def noisy(variance, *declared):
    return Theorem(
        title="Noisy square",
        given=[noise(z[j], mean=1, variance=variance), *declared],
        lhs=E(Sum(z[j] * w[j], j) ** 2),
        rhs=Sum(w[j], j) ** 2 + Sum(variance * w[j] ** 2, j),
    )


def each(point, name):
    return [value for key, value in point.values.items() if key.name == name]


# A statement, and what its hypotheses say, by hand.
CASES = {
    "keep": (masked(p[j]), lambda e: all(0 <= v <= 1 for v in e("p"))),
    "drop": (masked(1 - q[j]), lambda e: all(0 <= v <= 1 for v in e("q"))),
    "square": (masked(q[j] ** 2), lambda e: all(v**2 <= 1 for v in e("q"))),
    "shared factor": (masked(c * r[j]), lambda e: all(0 <= v * e("c")[0] <= 1 for v in e("r"))),
    "inverse": (masked(1 / r[j], nonzero(r)), lambda e: all(v >= 1 for v in e("r"))),
    "far away": (masked(r[j] - 5), lambda e: all(5 <= v <= 6 for v in e("r"))),
    "negative": (masked(-r[j]), lambda e: all(-1 <= v <= 0 for v in e("r"))),
    "mean of all": (masked(Sum(q[i], i) / n), lambda e: 0 <= sum(e("q")) <= len(e("q"))),
    "one of two": (masked(q[j] - r[j]), lambda e: all(0 <= v - o <= 1 for v, o in zip(e("q"), e("r"), strict=True))),
    "nonzero keep": (masked(p[j], nonzero(p)), lambda e: all(0 < v <= 1 for v in e("p"))),
    "variance": (noisy(s[j]), lambda e: all(v >= 0 for v in e("s"))),
    "odds": (noisy((1 - p[j]) / p[j], nonzero(p)), lambda e: all(0 < v <= 1 for v in e("p"))),
    "nonzero scalars": (
        Theorem(title="Ratio", given=[nonzero(1 - d), nonzero(u)], lhs=t / (1 - d) / u, rhs=t / u / (1 - d)),
        lambda e: e("d") != [1] and e("u") != [0],
    ),
    "masks outside": (
        Theorem(title="Mask", given=[bernoulli(delta[j], keep=p[j])], lhs=delta[k] ** 2, rhs=delta[k]),
        lambda e: {*e("delta")} <= {0, 1} and all(0 <= v <= 1 for v in e("p")),
    ),
    "a law that no line needs": (
        Theorem(title="Plain", given=[bernoulli(delta[j], keep=p[j])], lhs=p[k] + w[k], rhs=w[k] + p[k]),
        lambda e: all(0 <= v <= 1 for v in e("p")) and not e("delta"),
    ),
    "two sizes": (
        Theorem(
            title="Masked entries",
            given=[bernoulli(M[a, i], keep=P[a, i])],
            lhs=E(Sum(M[a, i] * X[a, i], i)),
            rhs=Sum(P[a, i] * X[a, i], i),
        ),
        lambda e: all(0 <= v <= 1 for v in e("P")) and len(e("P")) == len(e("X")),
    ),
    "a random scalar": (
        Theorem(title="One mask", given=[bernoulli(u, keep=1 - c**2)], lhs=E(u * t), rhs=(1 - c**2) * t),
        lambda e: e("c")[0] ** 2 <= 1,
    ),
    "noise outside": (
        Theorem(title="Noise", given=[gaussian(z[j], mean=0, variance=s[j])], lhs=z[k] + 0 * s[k], rhs=z[k]),
        lambda e: all(v >= 0 for v in e("s")) and e("z"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_point_is_allowed_and_the_definition_has_a_value_there(name):
    statement, allowed = CASES[name]
    drawn = []

    @settings(max_examples=40, deadline=None, database=None)
    @given(points(statement, largest=3))
    def check(point):
        drawn.append(point)
        assert allowed(lambda family: each(point, family)), point
        assert all(type(value) is Fraction for value in point.values.values())
        assert point.value(statement.lhs) == point.value(statement.rhs)

    check()
    # Nothing is drawn and thrown away: every example reaches the test.
    assert len(drawn) >= 40


def drawn_points(statement, count=300, **options):
    found = []

    @settings(max_examples=count, deadline=None, database=None, derandomize=True)
    @given(points(statement, **options))
    def collect(point):
        found.append(point)

    collect()
    return found


def test_what_hides_errors_is_drawn_seldom_but_is_drawn():
    found = drawn_points(masked(p[j]))
    keeps = [each(point, "p") for point in found]
    every = [value for values in keeps for value in values]
    assert sum(point.sizes["n"] >= 2 for point in found) > 0.84 * len(found)
    assert {point.sizes["n"] for point in found} == {1, 2, 3, 4}
    unequal = [len(set(values)) > 1 for values in keeps if len(values) > 1]
    assert sum(unequal) > 0.8 * len(unequal)
    assert sum(value == half for value in every) < 0.1 * len(every)
    assert {half, Fraction(0), Fraction(1)} <= set(every)


# The exponential of normal noise is averaged by the instances, and not by enumeration.
MANY_VALUES = (
    "gaussian_noise_multiplies",
    "positive_features_are_unbiased",
    "positive_features_are_unbiased.second_moment",
    "poisson_counts_make_a_product",
)


@pytest.mark.parametrize(
    "entry", [entry for entry in catalogue() if entry.name in MANY_VALUES], ids=lambda entry: entry.name
)
def test_exponentials_of_what_has_infinitely_many_values_are_not_enumerated(entry):
    point = find(points(entry.theorem), lambda point: True, settings=settings(max_examples=5, phases=[Phase.generate]))
    with pytest.raises(OutsideFragment, match="independent masks alone"):
        point.value(entry.theorem.lhs)


@pytest.mark.parametrize(
    "entry", [entry for entry in catalogue() if entry.name not in MANY_VALUES], ids=lambda entry: entry.name
)
def test_the_catalogue_holds_at_the_points_drawn(entry):
    inexact = any(map(goes_beyond_polynomials, entry.theorem.lines))

    def equal(left, right):
        # Exponentials have 240 bits.
        return left == right or (inexact and abs(left - right) <= (1 + abs(left)) / 2**200)

    @settings(max_examples=8, deadline=None, database=None, derandomize=True)
    @given(points(entry.theorem, largest=3))
    def check(point):
        assert equal(point.value(entry.theorem.lines[0]), point.value(entry.theorem.lines[-1]))

    check()


def test_points_shrink_to_small_sizes_and_keep_probabilities_that_differ():
    statement = masked(p[j])
    quiet = settings(database=None, max_examples=500, derandomize=True)
    assert str(find(points(statement), lambda point: True, settings=quiet)) == "n = 1, p = [1/3], w = [0]"
    smallest = find(points(statement), lambda point: point.sizes["n"] > 2, settings=quiet)
    assert str(smallest) == "n = 3, p = [1/3, 3/4, 1/5], w = [0, 0, 0]"


def test_free_indices_have_values():
    found = drawn_points(Theorem(title="Axes", lhs=w[j] * x[k], rhs=x[k] * w[j]), 100)
    assert all(1 <= value <= point.sizes["n"] for point in found for value in point.indices.values())
    assert {tuple(point.indices) for point in found} == {("j", "k")}
    assert any(point.indices["j"] != point.indices["k"] for point in found)


def test_a_mistake_has_points_too():
    mistake = Mistake(title="Square of a sum", lhs=Sum(w[i], i) ** 2, rhs=Sum(w[i] ** 2, i))
    quiet = settings(database=None, derandomize=True)
    found = find(points(mistake), lambda point: point.value(mistake.lhs) != point.value(mistake.rhs), settings=quiet)
    assert str(found) == "n = 2, w = [1, 1]"


@pytest.mark.parametrize("keep", [5 + c**2, c + q[j] ** 2 + 7 + c**2, n + c**2])
def test_hypotheses_that_nothing_satisfies_are_told(keep):
    with pytest.raises(BadStatement, match=r"no values were found for which .* lies in 0\.\.1; state the hypothesis"):
        points(masked(keep))


@pytest.mark.parametrize("thing", ["w", w[k], None])
def test_only_statements_have_points(thing):
    with pytest.raises(BadStatement, match=r"is not a statement; pass a Theorem or a Mistake"):
        points(thing)


@pytest.mark.parametrize("largest", [0, -1, 2.0, True, "4"])
def test_a_largest_size_is_a_positive_integer(largest):
    with pytest.raises(BadStatement, match=r"is not a size; give a positive integer"):
        sizes(largest)
    with pytest.raises(BadStatement, match=r"is not a size; give a positive integer"):
        points(masked(p[j]), largest=largest)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_single_values(data):
    assert 1 <= data.draw(sizes(7)) <= 7
    assert data.draw(sizes(1)) == 1
    assert 0 <= data.draw(probabilities()) <= 1
    number = data.draw(numbers())
    assert type(number) is Fraction
    assert abs(number) <= 100


def test_single_values_shrink_to_simple_ones():
    quiet = settings(database=None, derandomize=True)
    assert find(sizes(), lambda number: True, settings=quiet) == 1
    assert find(sizes(6), lambda number: number > 4, settings=quiet) == 5
    assert find(probabilities(), lambda number: True, settings=quiet) == Fraction(1, 3)
    assert find(numbers(), lambda number: number != 0, settings=quiet) == 1


def test_a_covariance_and_what_is_not_negative_are_respected():
    first, second, bound = family("z u c", n)
    laws = [noise(first[j], mean=0, variance=1), noise(second[j], mean=0, variance=1)]
    given_here = [*laws, covariance(first[j], second[j], bound[j]), nonnegative(bound[j])]
    theorem = Theorem(title="A pair", given=given_here, lhs=E(first[k] * second[k]), rhs=bound[k])

    @settings(max_examples=20, deadline=None, database=None, derandomize=True)
    @given(points(theorem, largest=3))
    def check(point):
        assert all(0 <= value <= 1 for value in each(point, "c"))
        assert point.value(theorem.lhs) == point.value(theorem.rhs)

    check()
