"""Laws of several entries through both deciders: E of products and sums against the definition, in fractions."""

from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
import sympy
from joint_laws import JOINT, Z, a, h, i, j, k, l, m, n, x, y, z

from symdrop.axioms import REASONS
from symdrop.deciders.instances import Agreement, compare, evaluate
from symdrop.deciders.kernel.residuals import normal_form
from symdrop.language import E, Sum, family, index

g = index("g", m)
w, v = family("w v", n)
W = family("W", m, n)
FAMILIES = {"z": z, "y": y, "x": x}
PLACES = (k, l, h)
WEIGHTS = {at: Fraction(3 * at - 4, at + 1) for at in range(1, 5)}


def products(case):
    """Products of powers of entries at three indices, of no more factors than are promised."""
    if case.names == ("Z",):
        entries = [Z[row, place] for row in (a, g) for place in (k, l)]
    else:
        entries = [FAMILIES[name][place] for name in case.names for place in PLACES[: 4 - len(case.names)]]
    for order in range(1, min(case.order, 4) + 1):
        yield from combinations_with_replacement(entries, order)


def values_of(case, number):
    return {name: Fraction(value) for name, value in case.values(number).items()}


def sizes_of(case, number):
    return {"n": number, "m": 2} if case.names == ("Z",) else {"n": number}


def expected(case, number, chosen, places):
    powers = {}
    for entry in chosen:
        key = (str(entry.base), tuple(places[place.name] for place in entry.indices))
        powers[key] = powers.get(key, 0) + 1
    return case.expected(number, powers)


def placed(case, number, chosen):
    """All values of the indices of a product."""
    indices = sorted({place for entry in chosen for place in entry.indices}, key=str)
    ranges = (range(1, (2 if place.size == m else number) + 1) for place in indices)
    return ({at.name: value for at, value in zip(indices, values, strict=True)} for values in product(*ranges))


def numbers(case):
    return range(case.smallest, 5 if case.smallest > 3 else 4)


@pytest.mark.parametrize("name", JOINT)
def test_the_expectation_of_a_product_is_that_of_the_definition(name):
    case = JOINT[name]
    # Every shape once: which entries are at one place is tried below by the values of the indices.
    for chosen in products(case):
        line = E(sympy.Mul(*chosen))
        form = normal_form(case.given, line, *REASONS)
        assert not form.has(E)
        assert isinstance(compare(case.given, [line, form]), Agreement)
        for number in numbers(case):
            for places in placed(case, number, chosen):
                truth = expected(case, number, chosen, places)
                for told in (line, form):
                    assert evaluate(case.given, told, sizes_of(case, number), places, values_of(case, number)) == truth


def sums(case):
    """Sums with weights, multiplied out below: each is a list of terms, which are the bases of a product."""
    bases = [FAMILIES[name] for name in case.names]
    for order in range(1, case.order + 1):
        yield from combinations_with_replacement(bases, order)


@pytest.mark.parametrize("name", [name for name, case in JOINT.items() if case.names != ("Z",)])
def test_the_expectation_of_a_product_of_sums_is_that_of_the_definition(name):
    case = JOINT[name]
    weights = {f"w[{at}]": weight for at, weight in WEIGHTS.items()}
    for bases in sums(case):
        line = E(sympy.Mul(*(Sum(base[i] * w[i], i) for base in bases)))
        form = normal_form(case.given, line, *REASONS)
        for number in numbers(case):
            truth = Fraction(0)
            for places in product(range(1, number + 1), repeat=len(bases)):
                powers = {}
                for base, at in zip(bases, places, strict=True):
                    powers[str(base), (at,)] = powers.get((str(base), (at,)), 0) + 1
                weight = Fraction(1)
                for at in places:
                    weight *= WEIGHTS[at]
                truth += weight * case.expected(number, powers)
            for told in (line, form):
                assert evaluate(case.given, told, {"n": number}, {}, values_of(case, number) | weights) == truth


def test_the_expectation_of_sums_over_rows_is_that_of_the_definition():
    case = JOINT["rows"]
    line = E(Sum(Z[a, j] * W[a, j], a, j) ** 3)
    form = normal_form(case.given, line, *REASONS)
    for number in (1, 2):
        weight = {(row, at): Fraction(2 * row - at, row + 1) for row in (1, 2) for at in range(1, number + 1)}
        given = {f"W[{row},{at}]": value for (row, at), value in weight.items()} | values_of(case, number)
        truth = Fraction(0)
        for keys in product(weight, repeat=3):
            powers, total = {}, Fraction(1)
            for key in keys:
                powers["Z", key] = powers.get(("Z", key), 0) + 1
                total *= weight[key]
            truth += total * case.expected(number, powers)
        for told in (line, form):
            assert evaluate(case.given, told, {"n": number, "m": 2}, {}, given) == truth
