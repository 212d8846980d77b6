"""Every rewrite is true: the normal form of a random line has the same instances, for any reasons switched on.

One aimed generator per reason; the instances share no code with the kernel and decide by the cut-off lemma.
"""

from dataclasses import dataclass

import pytest
import sympy
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from symdrop.axioms import REASONS, independent, mean, moments, sift
from symdrop.hypotheses import bernoulli, gaussian, noise, nonzero
from symdrop.instances import Agreement, Undetermined, compare
from symdrop.kernel.normal import Rules
from symdrop.kernel.residuals import written
from symdrop.kernel.terms import open_door
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size

m, n = size("m n")
i, j, h, k, l = index("i j h k l", n)  # noqa: E741
a = index("a", m)
w, x, p, v, delta, eta, xi, z = family("w x p v delta eta xi z", n)
X = family("X", m, n)
s, t, u = scalar("s t u")
GIVEN = (
    bernoulli(delta[j], keep=p[j]),
    bernoulli(eta[j], keep=t),
    gaussian(xi[j], mean=x[j] * s, variance=v[j]),
    noise(z[j], mean=t * Sum(x[h] * v[j], h), variance=v[j]),
    gaussian(u, mean=s, variance=1),
    nonzero(w[j]),
    nonzero(1 - s),
)
FREE = {n: (k, l), m: ()}
SUMMED = (i, j, h)


@dataclass(frozen=True)
class Aim:
    """What a generator draws from: families, scalars, ways to combine, and what stands around the line."""

    families: tuple
    kinds: tuple[str, ...]
    scalars: tuple = (t, s, Rational(-2, 3))
    around: tuple = (lambda line: line,)


def expectation(line):
    return E(line) if line.has(*RANDOM) else line


RANDOM = (delta, eta, xi, z, u)
IN_WEIGHT = (lambda line: D(line, w[k]), lambda line: D(line, s))
AIMS = {
    "ring": Aim((w, x, X), ("entry", "scalar", "add", "mul", "mul", "square", "sum", "sum", "inverse")),
    "derivative": Aim((w, w, x), ("entry", "scalar", "add", "mul", "square", "sum", "inverse", "D"), around=IN_WEIGHT),
    "sift": Aim((w, x), ("entry", "add", "mul", "mul", "sum", "sum", "bracket", "bracket")),
    "linearity": Aim(
        (w, delta, z),
        ("entry", "scalar", "add", "mul", "sum", "E", "D"),
        around=(
            expectation,
            lambda line: E(delta[l] * line * D(Sum(delta[i] * w[i] * w[k], i), w[k])),
            lambda line: D(3 * expectation(line), w[k]),
            lambda line: D(expectation(w[k] ** 2 * line), w[k]),
            lambda line: D(expectation(line), p[k]),
        ),
    ),
    "independent": Aim(
        (delta, delta, eta, xi, w),
        ("product", "product", "mul", "sum", "sum"),
        (t,),
        (expectation, lambda line: E(delta[k] * line), lambda line: E(delta[k] * delta[l] * line)),
    ),
    "uncorrelated": Aim(
        (z, w), ("entry", "mul", "sum"), (t,), (lambda line: E(z[k] * line), lambda line: E(z[l] * line))
    ),
    "idempotent": Aim((delta, w), ("entry", "add", "mul", "square", "sum"), (t,), (expectation, lambda line: line)),
    "mean": Aim(
        (delta, xi, z), ("entry", "mul", "add", "sum"), (u, s), (expectation, lambda line: D(expectation(line), s))
    ),
    "moments": Aim((xi, eta, delta), ("entry", "square", "mul"), (u, t), (expectation,)),
}


@st.composite
def lines(draw, aim, scope=None, depth=3):
    """A random line of the fragment: `scope` holds the indices at hand for each size."""
    scope = scope or {over: list(places) for over, places in FREE.items()}
    kind = draw(st.sampled_from(aim.kinds)) if depth else draw(st.sampled_from(("entry", "scalar")))

    def part():
        return draw(lines(aim, scope, depth - 1))

    if kind == "entry":
        base = draw(st.sampled_from([each for each in aim.families if all(scope[over] for over in each.shape)]))
        return base[tuple(draw(st.sampled_from(scope[over])) for over in base.shape)]
    if kind == "product":
        base = draw(st.sampled_from(aim.families))
        return sympy.Mul(*(base[draw(st.sampled_from(scope[n]))] for _ in range(draw(st.integers(2, 4)))))
    if kind == "inverse":
        return 1 / draw(st.sampled_from((w[draw(st.sampled_from(scope[n]))], 1 - s)))
    if kind == "bracket":
        return bracket(draw(st.sampled_from(scope[n])), draw(st.sampled_from(scope[n])))
    if kind == "add":
        return part() + part()
    if kind == "mul":
        return part() * part()
    if kind == "square":
        return part() ** 2
    if kind == "E":
        return expectation(part())
    if kind == "D":
        return D(part(), w[draw(st.sampled_from(scope[n]))])
    unused = [place for place in (*SUMMED, a) if place not in scope[place.size]]
    if kind == "sum" and unused:
        place = draw(st.sampled_from(unused[:1] + unused[-1:]))
        inner = scope | {place.size: [*scope[place.size], place]}
        return sympy.Sum(draw(lines(aim, inner, depth - 1)), (place, 1, place.size))
    return draw(st.sampled_from(aim.scalars))


def reasons_with(name):
    aimed = [reason for reason in REASONS if reason.name == name]
    return st.sets(st.sampled_from(REASONS)).map(lambda drawn: frozenset([*drawn, *aimed]))


def normal_form(line, reasons):
    setting, (table,) = open_door(GIVEN, [line])
    return written(setting, Rules(setting, reasons).normal(table))


def check_soundness(line, reasons):
    verdict = compare(GIVEN, [line, normal_form(line, reasons)])
    assume(not isinstance(verdict, Undetermined))
    assert isinstance(verdict, Agreement), f"{line} by {sorted(map(repr, reasons))}: {verdict}"


RELAXED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@pytest.mark.parametrize("name", AIMS)
@RELAXED
@given(data=st.data())
def test_the_normal_form_has_the_same_instances(name, data):
    aim = AIMS[name]
    line = data.draw(st.sampled_from(aim.around))(sympy.sympify(data.draw(lines(aim))))
    check_soundness(line, data.draw(reasons_with(name)))


@pytest.mark.parametrize("name", AIMS)
@RELAXED
@given(data=st.data())
def test_whatever_was_rewritten_first_the_end_is_the_same(name, data):
    """Completeness on true equations: a line and a partial rewriting of it meet when every reason is on."""
    aim = AIMS[name]
    line = data.draw(st.sampled_from(aim.around))(sympy.sympify(data.draw(lines(aim))))
    partial = normal_form(line, data.draw(reasons_with(name)))
    setting, (first, second) = open_door(GIVEN, [line, partial])
    rules = Rules(setting, frozenset(REASONS))
    assert rules.normal(setting.algebra.combine(first, second, -1)) == {}


R = family("R", m, n)
ROWS = (*GIVEN, bernoulli(R[a, j], keep=x[j]))
b, c = index("b c", m)


@pytest.mark.parametrize(
    "product",
    [
        delta[i] * delta[j] * delta[k],
        delta[h] * delta[i] * delta[j] * delta[k],
        xi[i] * xi[j] ** 2 * xi[k],
        xi[i] ** 3 * xi[j] * eta[i] * eta[k],
        R[a, i] * R[b, i] * R[c, j],
        R[a, i] ** 2 * R[b, k] * delta[i],
    ],
)
@pytest.mark.parametrize("reasons", [{independent}, {independent, sift, mean, moments}, set(REASONS)])
def test_products_over_free_indices_have_the_same_instances(product, reasons):
    setting, (table,) = open_door(ROWS, [E(product)])
    opened = written(setting, Rules(setting, frozenset(reasons)).normal(table))
    assert opened != E(product)
    assert isinstance(compare(ROWS, [E(product), opened]), Agreement)
