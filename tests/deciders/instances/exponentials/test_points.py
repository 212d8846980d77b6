"""The definition at a point against the group ring: two ways to the same number, for random lines."""

import random
from fractions import Fraction

import pytest

from symdrop.deciders.instances import Difference, compare, evaluate, violation
from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.exponentials.evaluator import GroupEvaluator
from symdrop.deciders.instances.exponentials.numbers import ExponentialNumber
from symdrop.deciders.instances.exponentials.reading import is_beyond, signature_beyond
from symdrop.errors import BadStatement, LimitReached, OutsideFragment
from symdrop.functions import Prod, exp, goes_beyond_polynomials, softplus
from symdrop.language import D, E, Rational, Sum, Var, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, nonnegative, rademacher

n = size("n")
i, j, k = index("i j k", n)
w, delta, z, r, p = family("w delta z r p", n)
t, v = scalar("t v")
GIVEN = (bernoulli(delta[i], keep=p[i]), gaussian(z[i], mean=t, variance=v), rademacher(r[i]))


def line(chance, depth):
    if depth == 0:
        return chance.choice(
            [
                lambda: t + 0 * w[k],
                lambda: w[k],
                lambda: exp(delta[k] * w[k]),
                lambda: z[k] * exp(t * z[k]),
                lambda: exp(delta[k] * z[k]),
                lambda: r[k] * exp(r[k]),
                lambda: Prod(1 + delta[i] * t, i),
                lambda: Prod(w[i] + bracket(i, k) * delta[i], i),
                lambda: exp(Sum(delta[i] * w[i], i)),
                lambda: exp(Sum(z[i] - w[i] ** 2 / 2, i)),
                lambda: t**n,
                lambda: Sum(delta[i] * w[i], i),
                lambda: Sum(w[j] * Prod(1 + delta[i], i, but=j), j),
            ]
        )()
    part = line(chance, depth - 1)
    return chance.choice(
        [
            lambda: E(part),
            lambda: E(part * line(chance, 0)),
            lambda: Var(part),
            lambda: D(part, t),
            lambda: D(part, w[k]),
            lambda: D(part, p[k]),
            lambda: part * line(chance, 0),
            lambda: part - line(chance, 0),
            lambda: part**2,
            lambda: Sum(part, k),
        ]
    )()


def substituted(evaluator, value, values):
    """A value of the group ring at a point."""
    ring, positions = evaluator.polynomials.ring, evaluator.polynomials.positions

    def at(polynomial):
        total = Fraction(0)
        for monomial, coefficient in ring.terms(polynomial):
            term = ring.fraction(coefficient)
            for key, place in positions.items():
                term *= values[key] ** int(monomial[place])
            total += term
        return total

    found = {}
    for number, coefficient in value.items():
        exponent = at(evaluator.exponents[number])
        found[exponent] = found.get(exponent, 0) + at(coefficient)
    return ExponentialNumber.of(found)


def test_two_definitions_agree():
    chance, done = random.Random(7), 0
    while done < 150:
        drawn, number = E(line(chance, chance.randint(1, 3))), chance.randint(1, 2)
        read = signature_beyond(GIVEN, [drawn])
        evaluator = GroupEvaluator(read, {"n": number} if read.sizes else {}, Work(200_000), 0)
        places = {each: chance.randint(1, number) for each in read.free.values()}
        values = {
            key: Fraction(chance.choice([-2, -1, 0, 1, 2, 3]), chance.choice([1, 2, 3]))
            for key in evaluator.polynomials.positions
        }
        try:
            ring = substituted(evaluator, evaluator.value(drawn, places), values)
            point = evaluate(GIVEN, drawn, evaluator.sizes, {each.name: at for each, at in places.items()}, values)
        except (OutsideFragment, LimitReached):
            continue
        assert ring == point, (drawn, number, places, values)
        done += 1


@pytest.mark.parametrize(
    "each",
    [
        exp(t),
        t + softplus(w[k]),
        Sum(exp(w[i]), i),
        E(Prod(w[i], i)),
        D(t**n, t),
        exp(1) + t,
        w[k] ** 2,
        1 / t,
        E(w[k]),
    ],
)
def test_what_goes_beyond_polynomials_is_found_in_one_walk(each):
    assert is_beyond([each]) == goes_beyond_polynomials(each)


def test_a_point_that_is_not_exact():
    with pytest.raises(BadStatement, match="has no value"):
        evaluate((), exp(t), {}, {}, {})
    with pytest.raises(OutsideFragment, match="infinitely many values"):
        evaluate(GIVEN, E(softplus(z[k])), {"n": 1}, {"k": 1}, {"t": 1, "v": 1})


def test_inequalities():
    assert violation((), 1 + t, exp(t)) is None
    assert str(violation((), exp(t), 1 + t)) == "at t = 1: left = exp(1), right = 2"
    assert violation((nonnegative(t),), exp(-t), 1 + 0 * t) is None
    assert violation((), exp(w[k]), exp(w[k]) + 0 * t) is None
    assert violation((), exp(t), exp(t + 0 * w[k]), is_strict=True) is not None
    found = violation((), softplus(t), Rational(2) + 0 * t)
    assert "(to 12 digits)" in str(found)


def test_families_are_told_apart_whose_exponents_are_equal_where_they_are():
    """One value for all entries shows nothing here: where w is r the two exponents are one."""
    for given, lines in (
        ((), [exp(Sum(w[i] * r[i], i)), exp(Sum(r[i] ** 2, i))]),
        (
            (bernoulli(delta[j], keep=p[j]),),
            [E(exp(Sum(delta[i] * w[i] * r[i], i))), Prod(1 - p[i] + p[i] * exp(r[i] ** 2), i)],
        ),
    ):
        found = compare(given, lines)
        assert isinstance(found, Difference)
        values = found.counterexample.values
        assert values[("w", (1,))] != values[("r", (1,))]
