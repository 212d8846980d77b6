"""Finding a point at which two lines differ: the smallest sizes, then simple values that the hypotheses allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count, islice, product
from math import gcd
from typing import Any

from sympy import QQ, Expr, Indexed

from symdrop.hypotheses import Bernoulli, Law
from symdrop.instances.definition import Places, Work
from symdrop.instances.points import Points
from symdrop.instances.polynomials import Polynomials
from symdrop.instances.vocabulary import Key, Vocabulary, name_of, text
from symdrop.language import Index, Scalar
from symdrop.verdicts import Counterexample

MOST_ATTEMPTS = 24
PLAIN, VARIANCE, MASK, PROBABILITY = range(4)


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


def counterexample(
    read: Vocabulary, grid: Mapping[str, range], left: Expr, right: Expr, work: Work
) -> Counterexample | None:
    """A point at which the lines differ, at the smallest sizes where they do; None when no attempt finds one."""
    boxes = product(*(range(1, sizes[-1] + 1) for sizes in grid.values()))
    for box in sorted(boxes, key=lambda box: (sum(box), box)):
        polynomials = Polynomials(read, dict(zip(grid, box, strict=True)), work)
        for places in patterns(list(read.free.values()), polynomials.sizes):
            difference = polynomials.value(left, places) - polynomials.value(right, places)
            found = _point(polynomials, polynomials.cleared(difference), left, right, places)
            if found:
                return found
    return None


def _point(polynomials: Polynomials, difference: Any, left: Expr, right: Expr, places: Places) -> Counterexample | None:
    read = polynomials.vocabulary
    for attempt in range(MOST_ATTEMPTS) if difference else ():
        values = _witness(polynomials, difference, attempt)
        if not _is_allowed(polynomials, values):
            continue
        points = Points(read, polynomials.sizes, values, polynomials.work)
        sides = points.number_at(left, places), points.number_at(right, places)
        if sides[0] != sides[1] and _is_possible(polynomials, values, points.asked):
            asked = {text(key): values[text(key)] for key in sorted(points.asked)}
            indices = {index.name: value for index, value in sorted(places.items(), key=lambda item: str(item[0]))}
            return Counterexample(dict(sorted(polynomials.sizes.items())), indices, asked, *sides)
    return None


def _witness(polynomials: Polynomials, difference: Any, attempt: int) -> dict[str, Fraction]:
    """Values at which the difference is not zero, nor anything that is declared non-zero.

    One variable after another takes the first value that leaves a polynomial other than zero; a polynomial is
    zero at no more values of a variable than its degree.
    """
    read = polynomials.vocabulary
    for unit in read.units:
        if all(scalar.name in read.scalars for scalar in unit.atoms(Scalar)):
            difference = polynomials.product([difference, polynomials.cleared(polynomials.value(unit, {}))])
    kinds = _kinds(read)
    values: dict[Key, Fraction] = {}
    for key in sorted(polynomials.positions, key=lambda key: (kinds.get(key[0], PLAIN), key)):
        kind = kinds.get(key[0], PLAIN)
        taken = set(values.values()) if kind == PROBABILITY else {0} if key[0] in read.never_zero else set()
        for candidate in _candidates(kind, attempt):
            rest = _substituted(polynomials, difference, polynomials.positions[key], candidate)
            if rest and candidate not in taken:
                values[key], difference = candidate, rest
                break
    return {text(key): value for key, value in values.items()}


def _kinds(read: Vocabulary) -> dict[str, int]:
    """What the values of a name should be like, from where it stands in the laws."""
    kinds: dict[str, int] = {}
    for law in read.laws_in_use():
        kind, within = (PROBABILITY, law.keep) if isinstance(law, Bernoulli) else (VARIANCE, law.parameters[-1])
        for entry in within.atoms(Indexed, Scalar):
            kinds[name_of(entry)] = max(kind, kinds.get(name_of(entry), PLAIN))
    return kinds | {name: MASK for name, law in read.laws.items() if law.binary}


def _candidates(kind: int, attempt: int) -> Iterator[Fraction]:
    """Values to try in turn; later attempts begin further on."""
    if kind == MASK:
        return map(Fraction, (0, 1))
    if kind == PROBABILITY or (kind == VARIANCE and attempt % 4 == 3):
        return islice(_probabilities(), attempt, None)
    if kind == VARIANCE and attempt % 2 == 0:
        return map(Fraction, count(attempt // 2))
    integers = (value for size in count(1) for value in ((0, 1) if size == 1 else (size, 1 - size)))
    return map(Fraction, islice(integers, attempt, None))


def _probabilities() -> Iterator[Fraction]:
    """1/3, 2/3, 1/4, 3/4, 1/5, ..: one half hides too many differences and comes later."""
    yield from (Fraction(top, bottom) for bottom in (3, 4) for top in (1, bottom - 1))
    yield Fraction(1, 2)
    yield from (Fraction(top, bottom) for bottom in count(5) for top in range(1, bottom) if gcd(top, bottom) == 1)


def _substituted(polynomials: Polynomials, value: Any, position: int, number: Fraction) -> Any:
    """A polynomial with a number for one generator."""
    raised = QQ(number.numerator, number.denominator)
    return polynomials.total(part * raised**power for power, part in polynomials.split(value, position).items())


def _is_allowed(polynomials: Polynomials, values: Mapping[str, Fraction]) -> bool:
    """Whether every keep probability lies in 0..1 and no variance is negative."""
    for law in polynomials.vocabulary.laws_in_use():
        if any(_variance(polynomials, values, law, key) < 0 for key in polynomials.keys(name_of(law.entry))):
            return False
    return True


def _is_possible(polynomials: Polynomials, values: Mapping[str, Fraction], asked: Iterable[Key]) -> bool:
    """Whether random entries that do not vary at all have the one value that they can have."""
    for key in asked:
        law = polynomials.vocabulary.laws.get(key[0])
        if law and not _variance(polynomials, values, law, key):
            points = Points(polynomials.vocabulary, polynomials.sizes, values, polynomials.work)
            if points.number_at(law.moment(1), points.at(law, key)) != values[text(key)]:
                return False
    return True


def _variance(polynomials: Polynomials, values: Mapping[str, Fraction], law: Law, key: Key) -> Fraction:
    """The variance of one random entry."""
    points = Points(polynomials.vocabulary, polynomials.sizes, values, polynomials.work)
    last = points.number_at(law.parameters[-1], points.at(law, key))
    return last * (1 - last) if law.binary else last
