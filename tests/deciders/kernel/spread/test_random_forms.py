"""Spread forms of random expressions, by random reasons, held against the definition at small sizes in floats."""

import math
import random
from itertools import product

import pytest
from sympy import Add, Indexed, Mul, Pow, Product, Rational, S
from sympy import Sum as SympySum

from symdrop.axioms import REASONS
from symdrop.deciders.kernel.reading import read_hypotheses
from symdrop.deciders.kernel.spread.constants import constants_in
from symdrop.deciders.kernel.spread.decision import ways
from symdrop.deciders.kernel.spread.reading import Spreader
from symdrop.deciders.kernel.spread.writing import written
from symdrop.errors import SymdropError
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import Bracket, Cov, D, E, Scalar, Size, Sum, Var, family, index, scalar, size
from symdrop.statements.expressions import free_indices
from symdrop.theorem import bernoulli

m, n = size("m n")
BOUND = index("i1 i2 i3 i4 i5 i6", n)
k, l = index("k l", n)
c = index("c", m)
w, x, p, r, delta, eps = family("w x p r delta eps", n)
u = family("u", m)
X = family("X", m, n)
t, q = scalar("t q")
GIVEN = (bernoulli(delta[k], keep=p[k]), bernoulli(eps[k], keep=r[k]))
KEEP = {"delta": "p", "eps": "r"}


class Writer:
    """Random expressions of the fragment."""

    def __init__(self, seed):
        self.random, self.bound = random.Random(seed), list(BOUND)

    def leaf(self, scope, drawn):
        over_n, over_m = ([each for each in scope if each.size == over] for over in (n, m))
        choices = [Rational(self.random.choice((1, 2, -1, 3)), self.random.choice((1, 2))), t, q, n]
        if over_m:
            choices += [u[self.random.choice(over_m)]] * 2
        if over_m and over_n:
            choices += [X[self.random.choice(over_m), self.random.choice(over_n)]] * 2
        if over_n:
            place = self.random.choice(over_n)
            choices += [w[place], x[place]] * 4 + [delta[place], eps[place]] * (4 if drawn else 0)
        return self.random.choice(choices)

    def polynomial(self, scope, drawn, depth):
        kind = self.random.random()
        if depth <= 0 or kind < 0.3:
            return self.leaf(scope, drawn)
        left, right = (self.polynomial(scope, drawn, depth - 1) for _ in range(2))
        return left * right if kind < 0.6 else left + right if kind < 0.9 else left**2

    def factor(self, scope, place, drawn):
        """What may stand in a product over the index."""
        own = [place, *(each for each in scope if each in (k, l) or each.size == m)]
        kind = self.random.random()
        if kind < 0.35:
            return 1 + self.polynomial(own, drawn, 1) * self.leaf([place], drawn)
        if kind < 0.7:
            return 1 + exp(self.polynomial(own, drawn, 1) * self.leaf([place], drawn)) * self.leaf(own, False)
        return self.polynomial(own, drawn, 2) + exp(self.polynomial([place], drawn, 1))

    def expression(self, scope, drawn, depth):
        kind = self.random.random()
        if depth <= 0 or kind < 0.1:
            return self.leaf(scope, drawn)
        if kind < 0.46:
            left, right = (self.expression(scope, drawn, depth - 1) for _ in range(2))
            return left * right if kind < 0.3 else left + right
        if kind < 0.9 and self.bound:
            return self.over(scope, drawn, depth, self.bound.pop(0), kind)
        if kind < 0.94:
            return (2 * t) ** n
        if kind < 0.97:
            return self.random.choice((softplus, logistic))(self.expression(scope, drawn, depth - 2))
        return self.expression(scope, drawn, depth - 1) ** 2

    def over(self, scope, drawn, depth, place, kind):
        if kind < 0.6:
            return Sum(self.expression([*scope, place], drawn, depth - 1), place)
        others = [each for each in scope if each.size == n]
        if kind < 0.8:
            excluded = self.random.choice(others) if others and self.random.random() < 0.5 else ()
            return Prod(self.factor(scope, place, drawn), place, but=excluded)
        own = [place, *(each for each in scope if each in (k, l))]
        return exp(Sum(self.polynomial(own, drawn, 1), place) / 2 + self.leaf(scope, False))

    def line(self):
        kind, scope = self.random.random(), self.random.choice(([], [k], [k, l], [k, c]))
        if kind < 0.45:
            return E(self.expression(scope, True, 3)) * self.expression(scope, False, 1)
        if kind < 0.6:
            return D(self.expression([*{k: 0, **dict.fromkeys(scope)}], False, 3), w[k])
        if kind < 0.7:
            return D(E(self.expression([k], True, 3)), w[k])
        return Var(self.expression(scope, True, 2)) if kind < 0.8 else self.expression(scope, False, 4)


class WriterOfLogarithms(Writer):
    """The same with logarithms of what is positive, and with exponentials in exponents."""

    def expression(self, scope, drawn, depth):
        if depth <= 0 or self.random.random() < 0.6:
            return super().expression(scope, drawn, depth)
        inner = super().expression(scope, drawn, depth - 1)
        shapes = (
            log(1 + exp(inner)),
            log(2 + inner**2),
            log((1 + exp(inner)) ** 2 * exp(self.leaf(scope, drawn))),
            log((3 + q**2) ** 2 * (1 + inner**2)),
            exp(self.leaf(scope, drawn) * exp(self.leaf(scope, drawn)) / 2),
        )
        return self.random.choice(shapes)

    def factor(self, scope, place, drawn):
        if self.random.random() < 0.6:
            return super().factor(scope, place, drawn)
        return 1 + exp(self.leaf([place], False) * exp(self.leaf([place], drawn))) * self.leaf([place], drawn)


def value(node, numbers, places):
    """The definition, in floats."""
    if node.is_Rational:
        return node.p / node.q
    if isinstance(node, Indexed):
        return numbers[(str(node.base), *(places[each] for each in node.indices))]
    if isinstance(node, Size | Scalar):
        return numbers[node.name]
    if isinstance(node, Add):
        return math.fsum(value(part, numbers, places) for part in node.args)
    if isinstance(node, Mul):
        return math.prod(value(part, numbers, places) for part in node.args)
    if isinstance(node, exp):
        return math.exp(value(node.args[0], numbers, places))
    if node is S.Exp1:
        return math.e
    if isinstance(node, Pow):
        return value(node.base, numbers, places) ** value(node.exp, numbers, places)
    if isinstance(node, SympySum | Product):
        indices = [limits[0] for limits in node.limits]
        ranges = (range(1, numbers[each.size.name] + 1) for each in indices)
        values = (value(node.function, numbers, {**places, **dict(zip(indices, at))}) for at in product(*ranges))  # noqa: B905
        return math.fsum(values) if isinstance(node, SympySum) else math.prod(values)
    if isinstance(node, Bracket):
        return float(places[node.args[0]] == places[node.args[1]])
    if isinstance(node, log):
        return math.log(value(node.args[0], numbers, places))
    if isinstance(node, softplus):
        return math.log1p(math.exp(value(node.args[0], numbers, places)))
    if isinstance(node, logistic):
        return 1 / (1 + math.exp(-value(node.args[0], numbers, places)))
    if isinstance(node, E):
        return averaged(node.args[0], numbers, places)
    if isinstance(node, Var | Cov):
        first, second = (*node.args, *node.args)[:2]
        means = [averaged(part, numbers, places) for part in (first, second)]
        return averaged(first * second, numbers, places) - math.prod(means)
    return slope(node, numbers, places)


def averaged(inner, numbers, places):
    """The sum over all masks that occur, weighted."""
    names = sorted({str(entry.base) for entry in inner.atoms(Indexed)} & KEEP.keys())
    entries = [(name, at) for name in names for at in range(1, numbers["n"] + 1)]
    total = []
    for outcome in product((0, 1), repeat=len(entries)):
        chances = (
            numbers[KEEP[name], at] if kept else 1 - numbers[KEEP[name], at]
            for (name, at), kept in zip(entries, outcome, strict=True)
        )
        drawn = dict(zip(entries, outcome, strict=True))
        total.append(math.prod(chances) * value(inner, {**numbers, **drawn}, places))
    return math.fsum(total)


def slope(node, numbers, places):
    """A central difference of the fifth order."""
    inner, variable = node.args
    key = (str(variable.base), *(places[each] for each in variable.indices))
    step = 1e-3

    def at(shift):
        return value(inner, {**numbers, key: numbers[key] + shift * step}, places)

    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step)


def drawn_numbers(dice, over_n, over_m):
    numbers = {"n": over_n, "m": over_m, "t": dice.uniform(0.3, 0.9), "q": dice.uniform(-0.8, 0.9)}
    for name in ("w", "x"):
        numbers |= {(name, at): dice.uniform(-0.7, 0.7) for at in range(1, over_n + 1)}
    for name in ("p", "r"):
        numbers |= {(name, at): dice.uniform(0.1, 0.9) for at in range(1, over_n + 1)}
    for name in KEEP:
        numbers |= {(name, at): dice.choice((0.0, 1.0)) for at in range(1, over_n + 1)}
    numbers |= {("u", at): dice.uniform(-0.7, 0.7) for at in range(1, over_m + 1)}
    pairs = product(range(1, over_m + 1), range(1, over_n + 1))
    return numbers | {("X", *pair): dice.uniform(-0.7, 0.7) for pair in pairs}


def distinct_places(dice, way, over_n, over_m):
    """Values of free indices, equal for those of one constant and different otherwise; None where there are too few."""
    pools = {"n": list(range(1, over_n + 1)), "m": list(range(1, over_m + 1))}
    for pool in pools.values():
        dice.shuffle(pool)
    chosen = {}
    for place, spot in way.items():
        if spot not in chosen:
            if not pools[place.size.name]:
                return None
            chosen[spot] = pools[place.size.name].pop()
    return {place: chosen[spot] for place, spot in way.items()}


def compared(seed, writer=Writer):
    """How often a form of this seed's expression had the value of the expression itself."""
    dice, count = random.Random(seed), 0
    node = writer(seed).line()
    reasons = set(REASONS) if dice.random() < 0.6 else {each for each in REASONS if dice.random() < 0.6}
    try:
        context = read_hypotheses(GIVEN, [node], 1, with_quotients=True)
        for way in ways([node]):
            around = constants_in(way)
            form = Spreader(context, reasons).read(node, {each: way[each] for each in free_indices(node)}, around)
            again = written(context, form, around, most=10**6)
            for over_n in (1, 2, 3):
                over_m = dice.choice((1, 2, 3))
                places = distinct_places(dice, way, over_n, over_m)
                if places is None:
                    continue
                numbers = drawn_numbers(dice, over_n, over_m)
                left, right = value(node, numbers, places), value(again, numbers, places)
                assert abs(left - right) <= 1e-6 * (1 + abs(left) + abs(right)), (node, again, reasons, places)
                count += 1
    except (SymdropError, OverflowError):
        return 0
    return count


@pytest.mark.parametrize("block", range(8))
def test_forms_have_the_value_of_what_they_are_forms_of(block):
    counts = [compared(40 * block + at) for at in range(40)]
    assert sum(counts) > 60
    assert counts.count(0) < 12


@pytest.mark.parametrize("block", range(4))
def test_so_have_those_with_logarithms(block):
    counts = [compared(40 * block + at, WriterOfLogarithms) for at in range(40)]
    assert sum(counts) > 60
