"""Two families with a covariance: what is promised of them, in both deciders, and what is not."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.axioms import REASONS, correlated, derivative, independent, linearity, mean, sift
from symdrop.deciders.instances import Agreement, compare, evaluate
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.residuals import residual_expression
from symdrop.errors import BadStatement, NotProved, OutsideFragment, Unknown
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.statements.hypotheses import Covariance
from symdrop.theorem import Theorem, bernoulli, covariance, gaussian, noise, poisson, step

n = size("n")
i, j, k, l = index("i j k l", n)
z, u, mu, nu, v, s, c, a, b, x = family("z u mu nu v s c a b x", n)
delta, eps, p, q = family("delta eps p q", n)
t, g, h = scalar("t g h")
NOISE = [noise(z[j], mean=mu[j], variance=v[j]), noise(u[i], mean=nu[i], variance=s[i]), covariance(z[k], u[k], c[k])]
MASKS = [bernoulli(delta[j], keep=p[j]), bernoulli(eps[j], keep=q[j]), covariance(delta[j], eps[j], c[j])]
SCALARS = [gaussian(g, mean=t, variance=1), gaussian(h, mean=0, variance=1), covariance(g, h, t)]


def prove(given, lhs, rhs, *reasons):
    steps = [step(rhs, *reasons)] if reasons else []
    return Theorem(title="A claim", given=given, lhs=lhs, rhs=rhs, steps=steps).proof


def test_a_product_of_two_entries_is_what_the_covariance_says():
    prove(NOISE, E(z[k] * u[l]), mu[k] * nu[l] + bracket(k, l) * c[k], correlated, mean)
    prove(NOISE, E(z[k] * u[k]), mu[k] * nu[k] + c[k], correlated, mean)
    prove(MASKS, E(delta[k] * eps[l]), p[k] * q[l] + bracket(k, l) * c[l], correlated, mean, sift)
    prove(SCALARS, E(g * h), t, correlated, mean)


def test_the_covariance_of_two_sums():
    first, second = Sum(a[i] * z[i], i), Sum(b[j] * u[j], j)
    centred = E((first - E(first)) * (second - E(second)))
    proof = prove(NOISE, centred, Sum(a[i] * b[i] * c[i], i))
    assert correlated in proof.reasons
    assert independent not in proof.reasons


def test_sums_in_the_parameters_stay_apart():
    """Means and a covariance that are sums themselves: no two of them may share an index, inside a sum or outside."""
    total, other = Sum(a[i] * x[i], i), Sum(b[i] * x[i], i)
    given = [
        noise(z[j], mean=mu[j] * total, variance=v[j]),
        noise(u[j], mean=other, variance=s[j]),
        covariance(z[j], u[j], c[j] * total),
    ]
    means, together = mu[k] * total * other, bracket(k, l) * c[k] * total
    prove(given, E(z[k] * u[l]), means + together, correlated, mean)
    shared = mu[k] * Sum(a[i] * b[i] * x[i] ** 2, i)
    with pytest.raises(NotProved):
        prove(given, E(z[k] * u[l]), shared + together)
    weighted = Sum(a[i] * b[j] * mu[i], i, j) * total * other + Sum(a[i] * b[i] * c[i], i) * total
    prove(given, E(Sum(a[i] * z[i], i) * Sum(b[j] * u[j], j)), weighted)
    inner = [noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], total)]
    prove(inner, Sum(a[k] * E(z[k] * u[l]), k), a[l] * total)
    prove(inner, Sum(E(z[k] * u[k]) * x[k], k), total * Sum(x[k], k))


def test_a_third_family_is_independent_of_both():
    given = [*NOISE, noise(x[j], mean=t, variance=1)]
    prove(given, E(z[k] * u[k] * x[l]), (mu[k] * nu[k] + c[k]) * t, correlated, independent, mean)


def test_masks_are_their_own_squares_first():
    prove(MASKS, E(delta[k] ** 2 * eps[k] ** 3), p[k] * q[k] + c[k])


def test_a_derivative_in_the_covariance_is_not_moved_inside():
    prove(NOISE, D(E(z[k] * u[k]), c[k]), 1 + 0 * t)
    given = [noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], t)]
    prove(given, D(E(z[k] * u[k]), t), 1 + 0 * t)
    with pytest.raises(NotProved):
        prove(given, D(E(z[k] * u[k]), t), E(D(z[k] * u[k], t)) + 0 * t, linearity, derivative)


@pytest.mark.parametrize(
    ("given", "lhs", "rhs"),
    [
        (NOISE, E(z[k] * u[l]), mu[k] * nu[l]),
        (NOISE, E(z[k] * u[l]), mu[k] * nu[l] + c[k]),
        (NOISE[:2], E(z[k] * u[l]), mu[k] * nu[l] + bracket(k, l) * c[k]),
        (MASKS, E(delta[k] * eps[k]), p[k] * q[k]),
        (MASKS, E(delta[k] * eps[k]), p[k]),
    ],
)
def test_a_false_claim_is_refused_with_a_point_that_the_hypotheses_allow(given, lhs, rhs):
    with pytest.raises(NotProved) as caught:
        prove(given, lhs, rhs)
    found = caught.value.counterexample
    for place in range(1, found.sizes["n"] + 1):
        value = {name: found.values.get(Unknown(name, (place,))) for name in ("p", "q", "c", "v", "s")}
        if None not in (value["p"], value["q"], value["c"]):
            both = value["p"] * value["q"] + value["c"]
            assert max(0, value["p"] + value["q"] - 1) <= both <= min(value["p"], value["q"])


@pytest.mark.parametrize("line", [z[k] * z[l] * u[i], z[k] ** 2 * u[l], z[k] * u[k] * u[l], z[k] ** 2 * u[k] ** 2])
def test_nothing_is_promised_beyond_two_entries(line):
    with pytest.raises(NotProved) as caught:
        prove(NOISE, E(line), mu[k] + 0 * t)
    assert caught.value.counterexample is None
    assert "E(" in caught.value.residual_text


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        (NOISE[1:], BadStatement, "no law"),
        ([*NOISE, covariance(z[j], u[j], c[j])], BadStatement, "two covariances"),
        ([*NOISE[:2], covariance(z[k], u[k], c[l])], BadStatement, "not its own"),
        ([*NOISE[:2], covariance(z[k], u[k], z[k])], BadStatement, "random"),
        ([NOISE[0], poisson(u[j], rate=1), covariance(z[j], u[j], c[j])], OutsideFragment, "laws of one kind"),
    ],
)
def test_bad_covariances_are_refused(given, error, words):
    with pytest.raises(error, match=words):
        prove(given, E(z[k] * u[k]), E(z[k] * u[k]))


@pytest.mark.parametrize("second", [u[l], z[k]])
def test_a_covariance_of_other_entries_cannot_be_made(second):
    with pytest.raises(BadStatement, match="same indices"):
        Covariance(z[k], second, c[k])


def test_the_value_at_a_point_is_that_of_the_polynomial():
    values = {f"{name}[{place}]": Fraction(place + len(name), 7) for name in ("p", "q", "c") for place in (1, 2)}
    line = E(Sum(delta[i], i) * Sum(eps[j], j) + delta[k] * eps[k] ** 2)
    point = evaluate(MASKS, line, {"n": 2}, {"k": 2}, values)
    P, Q, C = ([values[f"{name}[{place}]"] for place in (1, 2)] for name in ("p", "q", "c"))
    assert point == sum(P) * sum(Q) + sum(C) + P[1] * Q[1] + C[1]


random_entries = [z[k], z[l], z[i], u[k], u[l], u[i], u[j]]


pairs = st.lists(
    st.tuples(st.sampled_from(random_entries), st.sampled_from([*random_entries, t]), st.booleans()),
    min_size=1,
    max_size=3,
)


@settings(max_examples=60, deadline=None)
@given(pairs, st.sets(st.sampled_from(REASONS)))
def test_whatever_is_opened_has_the_same_instances(products, reasons):
    total = t * z[k]
    for first, second, squared in products:
        product = Sum(a[i] * b[j] * first * second, i, j)
        total = total + (product + E(product) if squared else 2 * product)
    context, (table,) = read_statement(NOISE, [E(total)])
    opened = residual_expression(context, Normaliser(context, frozenset({*reasons, correlated})).normal(table))
    assert isinstance(compare(NOISE, [E(total), opened]), Agreement)
