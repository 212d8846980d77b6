"""Laws of several entries by their definitions, in fractions: every outcome written out, or a density's moments.

Nothing of symdrop computes here. A `Defined` law holds the hypotheses, numbers for their parameters, and E of a product
of powers of entries, which is a sum over outcomes, or follows from independent variables that the law is made of.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations, product
from math import comb, factorial, prod

import sympy
from sympy import Rational
from sympy import stats as distributions

from symdrop.language import family, index, scalar, size
from symdrop.statements.hypotheses import Hypothesis
from symdrop.theorem import (
    dirichlet,
    exactly,
    exchangeable,
    gaussian,
    masks,
    multinomial,
    noise,
    nonzero,
    one_hot,
    sampled,
    sphere,
    symmetric,
)

m, n = size("m n")
a = index("a", m)
i, j, k, l, h = index("i j k l h", n)
z, y, x, mu, p, q, r, u = family("z y x mu p q r u", n)
C = family("C", n, n)
Z, T = family("Z T", m, n)
b, s, q1, q2, q3, q4, f1, f2, f11, f3, f21, f111 = scalar("b s q1 q2 q3 q4 f1 f2 f11 f3 f21 f111")

# An entry by name and subscripts; what a law gives to all entries, with its chance.
Key = tuple[str, tuple[int, ...]]
Outcomes = list[tuple[Fraction, dict[Key, Fraction]]]
Powers = Mapping[Key, int]
# `DIFFERENT` entries whose joint moments the hypotheses divide for: n - 1, n - 2, n - 3.
DIFFERENT = tuple(nonzero(n - less) for less in (1, 2, 3))


@dataclass(frozen=True)
class Defined:
    """A law, numbers for its parameters at each number of entries, and E of a product of powers of entries."""

    given: tuple[Hypothesis, ...]
    values: Callable[[int], dict[str, Fraction]]
    expected: Callable[[int, Powers], Fraction]
    order: int
    names: tuple[str, ...] = ("z",)
    smallest: int = 1


def average(outcomes: Outcomes, powers: Powers) -> Fraction:
    """E of a product by the definition of an expectation."""
    return sum(
        (chance * prod(values[key] ** power for key, power in powers.items()) for chance, values in outcomes),
        Fraction(0),
    )


def entries(values) -> dict[Key, Fraction]:
    return {("z", (at,)): Fraction(value) for at, value in enumerate(values, 1)}


def equally(choices) -> Outcomes:
    every = list(choices)
    return [(Fraction(1, len(every)), entries(each)) for each in every]


@cache
def subsets(number: int, kept: int) -> Outcomes:
    """All choices of so many entries."""
    return equally([int(at in chosen) for at in range(number)] for chosen in combinations(range(number), kept))


@cache
def draws(number: int, drawn: int) -> Outcomes:
    """The counts of all sequences of draws."""
    return equally([each.count(at) for at in range(number)] for each in product(range(number), repeat=drawn))


@cache
def mixed(number: int) -> Outcomes:
    """A mask with a random number of ones: first the number, then the places."""
    weights = [Fraction(1 + 2 * ones, (number + 1) ** 2) for ones in range(number + 1)]
    return [
        (weight * chance, values) for ones, weight in enumerate(weights) for chance, values in subsets(number, ones)
    ]


@cache
def shuffled(number: int) -> Outcomes:
    """Fixed numbers in any order."""
    return equally(permutations([Fraction(2), Fraction(-1), Fraction(1, 2), Fraction(3)][:number]))


def different(outcomes: Callable[[int], Outcomes], number: int, powers: tuple[int, ...]) -> Fraction:
    """E of different entries to these powers; 0 where there are too few."""
    if len(powers) > number:
        return Fraction(0)
    return average(outcomes(number), {("z", (at,)): power for at, power in enumerate(powers, 1)})


def total_power(moments: Callable[[int], Fraction], number: int, order: int) -> Fraction:
    """E of the sum of independent variables with these moments, to a power, by adding one after the other."""
    sums = [Fraction(power == 0) for power in range(order + 1)]
    for _ in range(number):
        sums = [
            sum((comb(power, own) * moments(own) * sums[power - own] for own in range(power + 1)), Fraction(0))
            for power in range(order + 1)
        ]
    return sums[order]


def of_weights(number: int, powers: Powers) -> Fraction:
    """Exponential variables over their sum, which is independent of these quotients, are uniform weights."""
    order = sum(powers.values())
    return Fraction(prod(map(factorial, powers.values()))) / total_power(
        lambda e: Fraction(factorial(e)), number, order
    )


@cache
def normal(order: int) -> Fraction:
    """E of a power of a standard normal variable, by the density."""
    value = distributions.E(distributions.Normal("e", 0, 1) ** order)
    return Fraction(int(value.p), int(value.q))


def of_direction(number: int, powers: Powers) -> Fraction:
    """Normal variables over their length, which is independent of these quotients, are a uniform direction."""
    if any(power % 2 for power in powers.values()):
        return Fraction(0)
    squares = total_power(lambda e: normal(2 * e), number, sum(powers.values()) // 2)
    return prod((normal(power) for power in powers.values()), start=Fraction(1)) / squares


def means(number: int) -> list[Fraction]:
    return [Fraction(at + 1, 2 + at % 2) for at in range(number)]


def loadings(number: int) -> list[list[Fraction]]:
    """How much of each independent variable is in each entry."""
    return [[Fraction(1 + (row * col + row) % 3, 1 + col) for col in range(row + 1)] for row in range(number)]


def covariance_matrix(number: int) -> dict[str, Fraction]:
    """The covariances of mu + L e for independent e with mean 0 and variance 1, from all signs of e."""
    load = loadings(number)
    signs = list(product((1, -1), repeat=number))
    made = [[sum(part * sign for part, sign in zip(row, each, strict=False)) for row in load] for each in signs]
    return {
        f"C[{one + 1},{two + 1}]": sum((each[one] * each[two] for each in made), Fraction(0)) / len(signs)
        for one in range(number)
        for two in range(number)
    }


def of_signs(number: int, powers: Powers) -> Fraction:
    """E for entries mu + L e, e independent signs."""
    load = loadings(number)
    rows = [
        [
            mean + sum(part * sign for part, sign in zip(row, each, strict=False))
            for mean, row in zip(means(number), load, strict=True)
        ]
        for each in product((1, -1), repeat=number)
    ]
    return average(equally(rows), powers)


def of_normals(number: int, powers: Powers) -> Fraction:
    """E for entries mu + L e, e independent standard normal variables, multiplied out."""
    load, average_of = loadings(number), means(number)
    terms = {(0,) * number: Fraction(1)}
    for (_, (at,)), power in powers.items():
        for _ in range(power):
            wider: dict[tuple[int, ...], Fraction] = {}
            for exponents, coefficient in terms.items():
                wider[exponents] = wider.get(exponents, Fraction(0)) + coefficient * average_of[at - 1]
                for place, part in enumerate(load[at - 1]):
                    raised = tuple(each + (place == here) for here, each in enumerate(exponents))
                    wider[raised] = wider.get(raised, Fraction(0)) + coefficient * part
            terms = wider
    return sum((coefficient * prod(map(normal, exponents)) for exponents, coefficient in terms.items()), Fraction(0))


def normal_values(number: int) -> dict[str, Fraction]:
    return {f"mu[{at}]": mean for at, mean in enumerate(means(number), 1)} | covariance_matrix(number)


def pair_chances(at: int) -> dict[tuple[int, int], Fraction]:
    """The chances of the outcomes of two masks at one index."""
    weights = {(0, 0): 1 + at, (0, 1): 2, (1, 0): 3 * at, (1, 1): 4}
    return {outcome: Fraction(weight, sum(weights.values())) for outcome, weight in weights.items()}


def pair_values(number: int) -> dict[str, Fraction]:
    values: dict[str, Fraction] = {}
    for at in range(1, number + 1):
        chances = pair_chances(at)
        values[f"p[{at}]"] = sum(chance for (one, _), chance in chances.items() if one)
        values[f"q[{at}]"] = sum(chance for (_, two), chance in chances.items() if two)
        values[f"r[{at}]"] = chances[1, 1]
    return values


TRIPLE = {(0, 0, 0): Rational(1, 4), (0, 1, 1): Rational(1, 4), (1, 0, 1): Rational(1, 8), (1, 1, 0): Rational(3, 8)}


def of_places(chances: Callable[[int], Mapping[tuple[int, ...], Fraction]], names: str):
    """E for masks with a joint law at each index, the indices independent."""

    def expected(number: int, powers: Powers) -> Fraction:
        value = Fraction(1)
        for at in range(1, number + 1):
            outcomes = [
                (Fraction(str(chance)), {(name, (at,)): Fraction(bit) for name, bit in zip(names, bits, strict=True)})
                for bits, chance in chances(at).items()
            ]
            value *= average(outcomes, {key: power for key, power in powers.items() if key[1] == (at,)})
        return value

    return expected


def class_chances(row: int, number: int) -> list[Fraction]:
    """The chances of the classes of a row; something is left for none of them."""
    weights = [1 + (row + at) % 3 + at for at in range(number)]
    return [Fraction(weight, 2 + sum(weights)) for weight in weights]


def of_rows(number: int, powers: Powers) -> Fraction:
    """E for rows of which one entry or none is 1, the rows independent."""
    value = Fraction(1)
    for row in {key[1][0] for key in powers}:
        chances = class_chances(row, number)
        outcomes = [(1 - sum(chances), {("Z", (row, at)): Fraction(0) for at in range(1, number + 1)})]
        for drawn, chance in enumerate(chances, 1):
            outcomes.append((chance, {("Z", (row, at)): Fraction(at == drawn) for at in range(1, number + 1)}))
        value *= average(outcomes, {key: power for key, power in powers.items() if key[1][0] == row})
    return value


def table_of_moments(number: int) -> dict[str, Fraction]:
    powers = {"f1": (1,), "f2": (2,), "f11": (1, 1), "f3": (3,), "f21": (2, 1), "f111": (1, 1, 1)}
    return {name: different(shuffled, number, each) for name, each in powers.items()}


def of(outcomes: Callable[[int], Outcomes]) -> Callable[[int, Powers], Fraction]:
    return lambda number, powers: average(outcomes(number), powers)


JOINT = {
    "exactly": Defined(
        (exactly(z[j], kept=s), *DIFFERENT),
        lambda number: {"s": Fraction(2)},
        of(lambda number: subsets(number, 2)),
        4,
        smallest=4,
    ),
    "exactly one": Defined(
        (exactly(z[j], kept=1), *DIFFERENT), lambda number: {}, of(lambda number: subsets(number, 1)), 4, smallest=4
    ),
    "all but one": Defined(
        (exactly(z[j], kept=n - 1), *DIFFERENT),
        lambda number: {},
        of(lambda number: subsets(number, number - 1)),
        4,
        smallest=4,
    ),
    "sampled": Defined(
        (sampled(z[j], size=b), *DIFFERENT),
        lambda number: {"b": Fraction(3)},
        of(lambda number: subsets(number, 3)),
        4,
        smallest=4,
    ),
    "multinomial": Defined(
        (multinomial(z[j], draws=b),), lambda number: {"b": Fraction(3)}, of(lambda number: draws(number, 3)), 5
    ),
    "bootstrap": Defined((multinomial(z[j], draws=n),), lambda number: {}, of(lambda number: draws(number, number)), 5),
    "dirichlet": Defined((dirichlet(z[j]),), lambda number: {}, of_weights, 5),
    "sphere": Defined((sphere(z[j]),), lambda number: {}, of_direction, 5),
    "exchangeable mask": Defined(
        (exchangeable(z[j], means=[q1, q2, q3, q4]),),
        lambda number: {f"q{order}": different(mixed, number, (1,) * order) for order in range(1, 5)},
        of(mixed),
        4,
    ),
    "exchangeable moments": Defined(
        (exchangeable(z[j], moments={(1,): f1, (2,): f2, (1, 1): f11, (3,): f3, (2, 1): f21, (1, 1, 1): f111}),),
        table_of_moments,
        of(shuffled),
        3,
    ),
    "correlated noise": Defined(
        (noise(z[j], mean=mu[j], covariance=C[i, j]), symmetric(C)), normal_values, of_signs, 2
    ),
    "correlated normal": Defined(
        (gaussian(z[j], mean=mu[j], covariance=C[i, j]), symmetric(C)), normal_values, of_normals, 4
    ),
    "two masks": Defined(
        (masks(z[j], y[j], keep=(p[j], q[j]), both=r[j]),), pair_values, of_places(pair_chances, "zy"), 4, ("z", "y")
    ),
    "three masks": Defined(
        (masks(z[j], y[j], x[j], table=TRIPLE),),
        lambda number: {},
        of_places(lambda at: TRIPLE, "zyx"),
        4,
        ("z", "y", "x"),
    ),
    "rows": Defined(
        (one_hot(Z[a, j], chance=T[a, j]),),
        lambda number: {
            f"T[{row},{at}]": chance for row in range(1, 3) for at, chance in enumerate(class_chances(row, number), 1)
        },
        of_rows,
        4,
        ("Z",),
    ),
}


def number_of(expression: sympy.Expr, values: Mapping[str, Fraction], number: int) -> Fraction:
    """An expression in scalars and the size, at numbers."""
    known = {symbol: values.get(symbol.name, number) for symbol in expression.free_symbols}
    value = expression.xreplace({symbol: Rational(each) for symbol, each in known.items()})
    return Fraction(int(value.p), int(value.q))
