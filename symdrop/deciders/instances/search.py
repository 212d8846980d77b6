"""Finding a point at which two lines differ: the smallest sizes, then simple values that the hypotheses allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count, islice, product
from math import factorial, gcd
from typing import Any

from sympy import Add, Expr, Indexed, Rational

from symdrop.deciders.instances.evaluator import Places, Work
from symdrop.deciders.instances.points import PointEvaluator
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import Counterexample, Unknown
from symdrop.language import Index, Scalar
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws import Masks
from symdrop.statements.laws.law import Correlated, Exchangeable, Law
from symdrop.statements.laws.one_hot import OneHot

MOST_ATTEMPTS = 96
SHIFTS = (0, -1, 1, -2)
# A variance is not negative, nor are rates and scales. Beyond these stand the moments, MOMENT + order, and the means
# of products of different entries of a mask, TOGETHER + their number.
PLAIN, COVARIANCE, VARIANCE, MATRIX, COUNT, MASK, PROBABILITY, CHANCE, BOTH, MOMENT = range(10)
TOGETHER = 1000


def patterns(free: Sequence[Index], sizes: Mapping[str, int]) -> Iterator[Places]:
    """Values of the free indices, one choice for each way in which they may coincide.

    >>> from symdrop.language import index, size
    >>> k, l = index("k l", size("n"))
    >>> [list(places.values()) for places in patterns([k, l], {"n": 5})]
    [[1, 1], [1, 2]]
    """
    if not free:
        yield {}
        return
    *others, last = free
    for places in patterns(others, sizes):
        used = max((value for index, value in places.items() if index.size == last.size), default=0)
        for value in range(1, min(used + 1, sizes[last.size.name]) + 1):
            yield {**places, last: value}


def size_grid(grid: Mapping[str, range]) -> list[tuple[int, ...]]:
    """Every choice of sizes up to the largest of the grid, smallest first.

    >>> size_grid({"m": range(1, 2), "n": range(2, 4)})
    [(1, 1), (1, 2), (1, 3)]
    """
    every = product(*(range(1, sizes[-1] + 1) for sizes in grid.values()))
    return sorted(every, key=lambda box: (sum(box), box))


def counterexample(
    read: Signature, grid: Mapping[str, range], sought: Iterable[Sequence[int]], left: Expr, right: Expr, work: Work
) -> Counterexample | None:
    """A point at which the lines differ, at the first sizes sought where one is found; None when there is none."""
    for box in sought:
        polynomials = PolynomialEvaluator(read, dict(zip(grid, box, strict=True)), work)
        for places in patterns(list(read.free.values()), polynomials.sizes):
            difference = polynomials.value(left, places) - polynomials.value(right, places)
            found = _point(polynomials, polynomials.cleared_of_denominators(difference), left, right, places)
            if found:
                return found
    return None


def _point(
    polynomials: PolynomialEvaluator, difference: Any, left: Expr, right: Expr, places: Places
) -> Counterexample | None:
    read = polynomials.signature
    for attempt in range(MOST_ATTEMPTS) if difference else ():
        values = witness(polynomials, difference, attempt)
        if len(values) < len(polynomials.positions) or not is_allowed(polynomials, values):
            continue
        points = PointEvaluator(read, polynomials.sizes, values, polynomials.work)
        found = points.counterexample(left, right, places)
        if found.left != found.right and is_possible(points, found.values):
            return found
    return None


def witness(
    polynomials: PolynomialEvaluator, difference: Any, attempt: int, is_apart: bool = False
) -> dict[Unknown, Fraction]:
    """Values at which the difference is not zero, nor anything that is declared non-zero.

    One variable after another takes the first value that leaves a polynomial other than zero; a polynomial is
    zero at no more values of a variable than its degree. With `is_apart` no two variables have the same value.
    """
    read = polynomials.signature
    # What a law divides by is positive where there is such a law.
    positive = {divisor for law in read.laws_in_use() for divisor in law.divisors}
    for unit in (each for each in read.units if each not in positive):
        if read.mentions(unit):
            difference = polynomials.product(
                [difference, polynomials.cleared_of_denominators(polynomials.value(unit, {}))]
            )
    kinds = kinds_of_names(read)
    values: dict[Unknown, Fraction] = {}
    ones = 0
    for key in sorted(polynomials.positions, key=lambda key: (kinds.get(key.name, PLAIN), key)):
        kind = kinds.get(key.name, PLAIN)
        differ = kind in (PROBABILITY, CHANCE, BOTH) or (is_apart and kind in (PLAIN, VARIANCE))
        taken = set(values.values()) if differ else set()
        if kind == MATRIX:
            kind = VARIANCE if len(set(key.subscripts)) < 2 else COVARIANCE
        # What adds up to a constant shows nothing with equal weights.
        apart = sum(key.subscripts) if kind == PLAIN and attempt % 2 and key.name not in read.laws else 0
        candidates = _candidates(kind, attempt + apart)
        if kind == MASK:
            # Which entries are tried as 1 first is told by the digits of the attempt.
            candidates = iter(sorted(candidates, reverse=bool(attempt // 3 >> ones & 1)))
            ones += 1
        for candidate in candidates:
            rest = _substituted(polynomials, difference, polynomials.positions[key], candidate)
            if rest and candidate not in taken and not read.excludes(key.name, candidate):
                values[key], difference = candidate, rest
                break
    return values


def kinds_of_names(read: Signature) -> dict[str, int]:
    """What the values of a name should be like, from where it stands in the laws."""
    kinds: dict[str, int] = {}
    for quantity in read.nonnegative:
        # What is bounded from above as well, such as 1 - p, is tried with fractions between 0 and 1.
        bounded = any(term.could_extract_minus_sign() for term in Add.make_args(quantity))
        for entry in quantity.atoms(Indexed, Scalar):
            kinds[name_of(entry)] = max(PROBABILITY if bounded else VARIANCE, kinds.get(name_of(entry), PLAIN))
    for law in read.laws_in_use():
        roles = [(PROBABILITY, each) for each in law.probabilities] + [(VARIANCE, each) for each in law.spreads]
        roles += [(MOMENT + order, each) for order, each in enumerate(law.raw_moments, 1)]
        roles += [(TOGETHER + number, each) for number, each in enumerate(law.means_together, 1)]
        roles += [(COUNT, each) for each in law.counts]
        roles += [(MATRIX, law.covariance)] if isinstance(law, Correlated) else []
        joint = read.joint.get(name_of(law.entry))
        roles += [(COVARIANCE, joint.value)] if isinstance(joint, Covariance) else []
        roles += _roles_of_masks(joint) if isinstance(joint, Masks) else []
        roles += [(CHANCE, law.chance)] if isinstance(law, OneHot) else []
        for kind, parameter in roles:
            for entry in parameter.atoms(Indexed, Scalar):
                kinds[name_of(entry)] = max(kind, kinds.get(name_of(entry), PLAIN))
    # Weights that add up to 1 may be such as well.
    corners = (name for name, law in read.laws.items() if law.binary or (law.exchangeable and law.bounds == (0, 1)))
    return kinds | dict.fromkeys(corners, MASK)


def _roles_of_masks(joint: Masks) -> list[tuple[int, Expr]]:
    """Chances of several outcomes, which add up to 1 at most, and that of two masks to be 1, below that of either."""
    if joint.both is None:
        return [(CHANCE, chance) for _, chance in joint.table]
    return [*((CHANCE, each) for each in joint.keep), (BOTH, joint.both)]


def _candidates(kind: int, attempt: int) -> Iterator[Fraction]:
    """Values to try in turn; later attempts begin further on."""
    if kind == MASK:
        return map(Fraction, (0, 1))
    if kind == COUNT:
        return (Fraction((number + attempt) % 3 + 1 + number // 3 * 3) for number in count())
    if kind in (CHANCE, BOTH) and attempt % 2 == 0:
        return (Fraction(1, bottom) for bottom in count((5 if kind == CHANCE else 20) + attempt // 2))
    if kind in (PROBABILITY, CHANCE, BOTH):
        # A keep probability such as -q or 2 - q lies in 0..1 for a q that does not.
        shift, start = divmod(attempt, MOST_ATTEMPTS // len(SHIFTS))
        return (SHIFTS[shift] + value for value in islice(_probabilities(), start, None))
    if kind == VARIANCE and attempt % 4 == 3:
        # A variance such as (1 - q) / q is negative at most integers.
        return islice(_probabilities(), attempt // 4, None)
    if kind == VARIANCE and attempt % 2 == 0:
        return map(Fraction, count(attempt // 2))
    if kind == COVARIANCE:
        return (Fraction(sign, size) if sign else Fraction(0) for size in (12, 24, 48, 96) for sign in (0, 1, -1))
    if kind > TOGETHER:
        return _means_together(kind - TOGETHER, attempt)
    if kind > MOMENT and (kind - MOMENT) % 2 == 0:
        return map(Fraction, count(_even_moment(kind - MOMENT) * (1 + attempt // 2) ** ((kind - MOMENT) // 2)))
    integers = (value for size in count(1) for value in ((0, 1) if size == 1 else (size, 1 - size)))
    return map(Fraction, islice(integers, attempt, None))


def _means_together(number: int, attempt: int) -> Iterator[Fraction]:
    """E of so many different entries, each kept with one random probability of density a x^(a-1); then close by it.

    All conditions on such means hold there with something to spare, for masks of any length. Every other attempt is
    with entries that are seldom kept together, of which there are only a few.
    """
    exponent = 1 + attempt // 2
    mean = Fraction(1, (2 + attempt) * 10 ** (number - 1)) if attempt % 2 else Fraction(exponent, exponent + number)
    yield mean
    yield from (mean + Fraction(sign, 100 * size * (1 + attempt)) for size in count(1) for sign in (1, -1))


def _even_moment(order: int) -> int:
    """E[z^order] of a standard normal z: moments that grow like these belong to some law."""
    pairs = order // 2
    pairings: int = factorial(order) // (2**pairs * factorial(pairs))
    return pairings


def _probabilities() -> Iterator[Fraction]:
    """1/3, 2/3, 1/4, 3/4, 1/5, ..: one half hides too many differences and comes later."""
    yield from (Fraction(top, bottom) for bottom in (3, 4) for top in (1, bottom - 1))
    yield Fraction(1, 2)
    yield from (Fraction(top, bottom) for bottom in count(5) for top in range(1, bottom) if gcd(top, bottom) == 1)


def _substituted(polynomials: PolynomialEvaluator, value: Any, position: int, number: Fraction) -> Any:
    """A polynomial with a number for one generator."""
    raised = polynomials.ring.constant(number.numerator, number.denominator)
    return polynomials.total(
        part * raised**power if power else part for power, part in polynomials.split(value, position).items()
    )


def is_allowed(polynomials: PolynomialEvaluator, values: Mapping[Unknown, Fraction]) -> bool:
    """Whether nothing is excluded, and there are such laws: keep probabilities in 0..1, no variance negative, ..."""
    read = polynomials.signature
    if any(read.excludes(key.name, number) for key, number in values.items()):
        return False
    points = PointEvaluator(read, polynomials.sizes, values, polynomials.work)
    for law in read.laws_in_use():
        for key in polynomials.keys(name_of(law.entry)):
            places = points.at(law, key)
            if any(points.number_at(each, places) < 0 for each in law.nonnegative):
                return False
            if any(points.number_at(each, places) <= 0 for each in law.positive):
                return False
        if isinstance(law, Exchangeable) and not is_possible_together(points, law):
            return False
        if isinstance(law, Correlated) and not is_covariance_matrix(points, law):
            return False
    for quantity in read.nonnegative:
        if any(points.number_at(quantity, places) < 0 for places in every_place(quantity, polynomials.sizes)):
            return False
    return all(is_joint_law(points, *pair) for pair in points.pairs())


def is_possible_together(points: PointEvaluator, law: Exchangeable) -> bool:
    """Whether there is such a law of so many entries: counts are whole numbers, and nothing it asks for is negative."""
    asked = (points.number_at(each, {}) for each in law.possible(points.sizes[law.number.name]))
    return all(points.number_at(each, {}).denominator == 1 for each in law.counts) and all(each >= 0 for each in asked)


def is_covariance_matrix(points: PointEvaluator, law: Correlated, invertible: bool = False) -> bool:
    """Whether the covariances of all entries are those of some noise: x'Cx is never negative, by elimination.

    Where the matrix is to be invertible, x'Cx is zero for x = 0 alone, and the entries may have any values.
    """
    number, pair = range(1, points.sizes[law.indices[0].size.name] + 1), law.pair

    def covariance(first: int, second: int) -> Fraction:
        return points.number_at(law.covariance, dict(zip(pair, (first, second), strict=True)))

    rows = [[covariance(first, second) for second in number] for first in number]
    while rows:
        (pivot, *rest), *others = rows
        if pivot < 0 or (not pivot and (invertible or any(rest))):
            return False
        rows = [
            [here - head * there / pivot if pivot else here for here, there in zip(tail, rest, strict=True)]
            for head, *tail in others
        ]
    return True


def every_place(quantity: Expr, sizes: Mapping[str, int]) -> Iterator[Places]:
    """All values of the indices of a quantity."""
    indices = sorted(quantity.atoms(Index), key=str)
    ranges = (range(1, sizes[index.size.name] + 1) for index in indices)
    return (dict(zip(indices, values, strict=True)) for values in product(*ranges))


def is_joint_law(points: PointEvaluator, first: Unknown, second: Unknown, value: Expr, places: Places) -> bool:
    """Whether two entries can have this covariance: four probabilities for two masks, else Cauchy and Schwarz."""
    laws = [points.signature.laws[key.name] for key in (first, second)]
    covariance = points.number_at(value, places)
    (m, s), (u, v) = (_mean_and_variance(points, key) for key in (first, second))
    if laws[0].binary:
        both = m * u + covariance
        return min(both, m - both, u - both, 1 - m - u + both) >= 0
    return covariance**2 <= s * v


def _mean_and_variance(points: PointEvaluator, key: Unknown) -> tuple[Fraction, Fraction]:
    first, second = (points.expected_power_at(key, order) for order in (1, 2))
    return first, second - first**2


def is_possible(points: PointEvaluator, asked: Iterable[Unknown]) -> bool:
    """Whether random entries that stand outside every E have values that their laws can give them."""
    asked = [*asked]
    together: dict[str, dict[Unknown, Fraction]] = {}
    for key in asked:
        law = points.signature.laws.get(key.name)
        if law is None:
            continue
        value = points.values[key]
        if shared := points.group(key.name):
            together.setdefault(shared, {})[key] = value
        if isinstance(law, Correlated):
            continue
        mean, variance = _mean_and_variance(points, key)
        if not variance and value != mean:
            return False
        if value in law.missing or (law.whole and value.denominator != 1):
            return False
        low, high = (each and points.number_at(each, points.at(law, key)) for each in law.bounds)
        if (low is not None and value < low) or (high is not None and value > high):
            return False
    pairs = [pair for pair in points.pairs() if {pair[0], pair[1]} <= {*asked}]
    if not all(_is_possible_pair(points, *pair) for pair in pairs):
        return False
    return all(_is_possible_at_once(points, name, values) for name, values in together.items())


def _is_possible_pair(points: PointEvaluator, first: Unknown, second: Unknown, value: Expr, places: Places) -> bool:
    """Whether two entries with a covariance can have their values at once: none is tied to the other."""
    covariance = points.number_at(value, places)
    (m, s), (u, v) = (_mean_and_variance(points, key) for key in (first, second))
    if points.signature.laws[first.name].binary:
        here, there = (int(points.values[key]) for key in (first, second))
        apart = covariance if here == there else -covariance
        return (m if here else 1 - m) * (u if there else 1 - u) + apart > 0
    return covariance**2 < s * v


def _is_possible_at_once(points: PointEvaluator, name: str, values: Mapping[Unknown, Fraction]) -> bool:
    """Whether entries that depend on each other can have these values at once."""
    law, joint = points.signature.laws[name], points.signature.joint.get(name)
    if isinstance(joint, Masks):
        return all(_chance(points, joint, values, place) > 0 for place in {key.subscripts for key in values})
    if isinstance(law, Exchangeable):
        number = points.sizes[law.number.name]
        asked = law.attained([Rational(each.numerator, each.denominator) for each in values.values()], number)
        if asked is not None:
            return all(points.number_at(each, {}) >= 0 for each in asked)
        return all(points.number_at(each, {}) > 0 for each in (*law.nonnegative, *law.possible(number)))
    if isinstance(law, Correlated):
        return is_covariance_matrix(points, law, invertible=True)
    rows = {key.subscripts[:-1] for key in values}
    kept = {row: sum(value for key, value in values.items() if key.subscripts[:-1] == row) for row in rows}
    return all(number == 1 or (number == 0 and _may_be_empty(points, law, row)) for row, number in kept.items())


def _may_be_empty(points: PointEvaluator, law: Law, row: tuple[int, ...]) -> bool:
    """Whether no entry of a row is 1 with a chance that is not zero."""
    return points.number_at(law.nonnegative[1], dict(zip(law.indices, (*row, 1), strict=True))) > 0


def _chance(
    points: PointEvaluator, joint: Masks, values: Mapping[Unknown, Fraction], subscripts: tuple[int, ...]
) -> Fraction:
    """The chance that the masks at one place have the values that are known."""
    known = [values.get(Unknown(base.name, subscripts)) for base in joint.random]
    fits = (
        chance
        for outcome, chance in joint.table
        if all(value is None or value == bit for value, bit in zip(known, outcome, strict=True))
    )
    return points.number_at(Add(*fits), dict(zip(joint.indices, subscripts, strict=True)))
