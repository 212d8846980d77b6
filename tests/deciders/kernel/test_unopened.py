"""A D whose product rule meets an E that stays closed: it must ask whether the E depends on the variable."""

import pytest

from symdrop.axioms import REASONS, derivative, linearity, mean, sift
from symdrop.deciders.instances import Agreement, compare
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.residuals import residual_expression
from symdrop.language import D, E, Sum, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise

n = size("n")
g, h, i, j, k, l = index("g h i j k l", n)
w, x, p, v, delta, eta, xi, z = family("w x p v delta eta xi z", n)
C = family("C", n, n)
s, t = scalar("s t")
GIVEN = (
    bernoulli(delta[j], keep=p[j]),
    bernoulli(eta[j], keep=t),
    gaussian(xi[j], mean=x[j] * s, variance=1),
    noise(z[j], mean=t * Sum(v[i] * x[i], i), variance=1),
)


def residual(left, right, *reasons):
    context, (first, second) = read_statement(GIVEN, [left, right])
    return Normaliser(context, frozenset(reasons)).normal(context.algebra.combine(first, second, -1))


DEPENDS = {
    "on an entry in it": (w[k], E(w[k] * delta[k])),
    "on an entry in an E in it": (w[k], E(delta[k] * E(delta[i] * w[k]))),
    "on an entry summed in it": (w[k], E(Sum(w[i] * delta[i], i))),
    "on a scalar in it": (t, E(t * delta[k])),
    "on one of its terms": (t, E(delta[k] * delta[i] + t * delta[k])),
    "on a scalar in an E in it": (t, E(delta[k] * E(t * delta[i]))),
    "on the keep probability of its mask": (p[k], E(delta[k])),
    "on the scalar that is its keep probability": (t, E(eta[k])),
    "on a scalar within the mean of its noise": (s, E(xi[k])),
    "on an entry within the mean of its noise": (x[k], E(xi[k])),
    "on the keep probability in an E in it": (p[k], E(eta[k] * E(delta[i]))),
}


@pytest.mark.parametrize("name", DEPENDS)
def test_what_depends_on_the_variable_keeps_its_derivative(name):
    variable, average = DEPENDS[name]
    factor = family("y", n)[k]
    assert residual(D(factor * average, variable), factor * D(average, variable), derivative) == {}
    assert residual(D(factor * average, variable), 0 * t, derivative) != {}
    expected = variable * D(average, variable) + average
    assert residual(D(variable * average, variable), expected, derivative) == {}
    square = 2 * average * D(average, variable)
    assert residual(D(average**2, variable), square, derivative) == {}
    assert residual(D(average**3, variable), 3 * average**2 * D(average, variable), derivative) == {}
    assert residual(D(average**3, variable), average**2 * D(average, variable), derivative) != {}


@pytest.mark.parametrize("name", DEPENDS)
@pytest.mark.parametrize("reasons", [{derivative}, {derivative, linearity}, {derivative, sift}, {linearity}, set()])
def test_its_normal_form_has_the_same_instances(name, reasons):
    """What is left closed is closed around the right thing: the definition evaluates it to the same polynomials."""
    variable, average = DEPENDS[name]
    factor = family("y", n)[k]
    for line in (D(factor * average**2, variable), D(D(variable * average, variable), variable)):
        context, (table,) = read_statement(GIVEN, [line])
        form = residual_expression(context, Normaliser(context, frozenset(reasons)).normal(table))
        assert isinstance(compare(GIVEN, [line, form]), Agreement)


LEVELS = {
    "a sum in a D in an E under a sum": Sum(x[i] * E(delta[k] * D(Sum(C[i, j] * w[j], j), w[l])), i),
    "a sum in a D in a D under a sum": Sum(x[i] * D(t * D(Sum(t * C[i, j] * w[j], j), w[l]), t), i),
    "a sum in an E in a D of a sum": D(Sum(w[j] * E(Sum(delta[h] * C[h, j], h)), j), w[k]),
    "a sum in an E in a D of a scalar": D(t * Sum(w[j] * E(Sum(t * delta[h] * C[h, j], h)), j), t),
    "a sum in an E in a D in an E under a sum": Sum(
        x[i] * E(delta[i] * D(Sum(w[j] * E(Sum(delta[h] * C[h, j] * C[i, j], h)), j), w[k])), i
    ),
    "two sums in a D in an E under two sums": Sum(
        x[i] * w[g] * E(delta[g] * D(Sum(C[i, j] * C[h, g] * w[j] * w[h], j, h), w[l])), i, g
    ),
    "a sum in an E in an E under a sum": Sum(x[i] * E(delta[i] * E(Sum(delta[j] * C[i, j], j))), i),
    "a mean that is a sum in an E under a sum": Sum(x[i] * w[i] * E(delta[i] * E(z[i])), i),
}


@pytest.mark.parametrize("name", LEVELS)
@pytest.mark.parametrize(
    "reasons",
    [
        {derivative},
        {derivative, linearity},
        {derivative, sift},
        {linearity},
        {linearity, mean},
        {mean},
        set(),
        {*REASONS},
    ],
)
def test_sums_around_and_inside_capture_nothing(name, reasons):
    """With any reasons the normal form is the line, and meets it when every reason is on."""
    line = LEVELS[name]
    context, (table,) = read_statement(GIVEN, [line])
    form = residual_expression(context, Normaliser(context, frozenset(reasons)).normal(table))
    assert isinstance(compare(GIVEN, [line, form]), Agreement)
    assert residual(line, form, *REASONS) == {}


CONSTANT = {
    "another entry": (w[k], E(x[k] * delta[k])),
    "another scalar": (t, E(s * delta[k])),
    "no scalar at all": (t, E(w[k] * delta[k])),
    "the law of another mask": (p[k], E(eta[k])),
    "a scalar of another law": (s, E(eta[k] * delta[k])),
}


@pytest.mark.parametrize("name", CONSTANT)
def test_what_does_not_depend_on_the_variable_is_constant(name):
    variable, average = CONSTANT[name]
    assert residual(D(variable * average, variable), average, derivative) == {}
    assert residual(D(average**2, variable), 0 * t, derivative) == {}


def test_derivative_and_expectation_change_places_only_where_no_law_mentions_the_variable():
    assert residual(D(E(w[k] * delta[k]), w[k]), E(D(w[k] * delta[k], w[k])), linearity) == {}
    assert residual(D(E(w[k] * delta[k]), w[k]), E(D(w[k] * delta[k], w[k]))) != {}
    for variable, average in ((p[k], E(p[k] * delta[k])), (t, E(t * eta[k])), (s, E(s * xi[k])), (x[k], E(xi[k]))):
        inside = E(D(average.args[0], variable))
        assert residual(D(average, variable), inside, linearity) != {}
        assert residual(D(average, variable), inside, *REASONS) != {}


def test_a_square_or_a_multiple_of_an_expectation_does_not_change_places_with_a_derivative():
    average, changed = E(w[k] * delta[k]), E(D(w[k] * delta[k], w[k]))
    assert residual(D(average**2, w[k]), changed**2, linearity) != {}
    assert residual(D(average**2, w[k]), changed, linearity) != {}
    assert residual(D(2 * average, w[k]), changed, linearity) != {}
    assert residual(D(Sum(E(w[i] * delta[i]), i), w[k]), E(D(w[i] * delta[i], w[k])), linearity) != {}
    assert residual(D(average * E(delta[k]), w[k]), changed, linearity) != {}
    assert residual(D(average + E(delta[k]), w[k]), changed, linearity) != {}
    assert residual(D(2 * average, w[k]), 2 * changed, derivative, linearity) == {}


def test_a_second_derivative_passes_the_expectation_that_the_first_one_passed():
    twice = D(D(E(w[k] * delta[k]), w[k]), w[k])
    for same in (D(E(D(w[k] * delta[k], w[k])), w[k]), E(D(D(w[k] * delta[k], w[k]), w[k]))):
        assert residual(twice, same, linearity) == {}
    assert residual(D(D(E(w[k] * delta[k]), p[k]), p[k]), E(D(D(w[k] * delta[k], p[k]), p[k])), linearity) != {}
