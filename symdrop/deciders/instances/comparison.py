"""Comparing lines that are claimed equal: at every size that the cut-off lemma asks for, as exact polynomials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Any

from sympy import Expr

from symdrop.deciders.instances.cutoff import sizes_to_check
from symdrop.deciders.instances.evaluator import Places, Unpromised, Work
from symdrop.deciders.instances.exponentials.comparison import decide
from symdrop.deciders.instances.exponentials.reading import is_beyond, signature_beyond
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.search import counterexample, patterns, size_grid
from symdrop.deciders.instances.signature import Signature, signature_of
from symdrop.errors import BadStatement, Counterexample, LimitReached
from symdrop.statements.hypotheses import Hypothesis

MOST_PRODUCTS = 4_000_000
LARGEST_SIZE = 5_000


@dataclass(frozen=True)
class Agreement:
    """All lines are equal at every size; `sizes` are the numbers at which this was seen, for each size by name."""

    sizes: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Difference:
    """Line `position` (at least 1) is the first that differs from the line before it, here at `counterexample`."""

    position: int
    counterexample: Counterexample


@dataclass(frozen=True)
class Undetermined:
    """The instances cannot tell; `why` says what is missing."""

    why: str


def compare(given: Sequence[Hypothesis], lines: Sequence[Expr], work: int = 1) -> Agreement | Difference | Undetermined:
    """Decide for all sizes whether the lines are equal under the hypotheses, without any rewriting.

    `work` is how many times the usual work is allowed. Raises `BadStatement` or `OutsideFragment` for lines that the
    definition does not cover, and `LimitReached`.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> lines = [Sum(w[i], i) ** 2, Sum(w[i] ** 2, i)]
    >>> print(compare((), lines).counterexample)
    at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2
    >>> compare((), [Sum(2 * w[i], i), 2 * Sum(w[i], i)])
    Agreement(sizes=mappingproxy({'n': (1,)}))
    """
    try:
        if not lines:
            raise BadStatement("there is no line to compare")
        if is_beyond(lines):
            return _beyond(given, lines, Work(MOST_PRODUCTS * work))
        read = signature_of(given, lines)
        grid = sizes_to_check(read, lines)
        largest = max((numbers[-1] for numbers in grid.values()), default=1)
        if largest > LARGEST_SIZE:
            raise LimitReached(f"its instances reach size {largest}; the limit is {LARGEST_SIZE}")
        every = [box for box in size_grid(grid) if read.allows(dict(zip(grid, box, strict=True)))]
        # Two lines that differ mostly do so at sizes far below the cut-off, where looking costs next to nothing.
        below = [box for box in every if len(lines) == 2 and _is_small(box) and not _is_on(grid, box)]
        found = counterexample(read, grid, below, lines[0], lines[-1], Work(MOST_PRODUCTS * work))
        if found:
            return Difference(1, found)
        position = _first_difference(read, grid, lines, Work(MOST_PRODUCTS * work))
        if position is None:
            return Agreement(MappingProxyType({name: tuple(sizes) for name, sizes in grid.items()}))
        rest = [box for box in every if box not in below]
        found = counterexample(read, grid, rest, lines[position - 1], lines[position], Work(MOST_PRODUCTS * work))
    except Unpromised as problem:
        return Undetermined(str(problem))
    except RecursionError:
        raise LimitReached("the statement is nested too deeply; state it in smaller parts") from None
    if found is None:
        return Undetermined("two lines are different polynomials, but no point that the hypotheses allow was found")
    return Difference(position, found)


def _beyond(given: Sequence[Hypothesis], lines: Sequence[Expr], work: Work) -> Agreement | Difference | Undetermined:
    """The same for lines in which products, exponentials or logistic functions stand."""
    found = decide(signature_beyond(given, lines), lines, work)
    if not found.position:
        return Agreement(MappingProxyType(dict(found.sizes)))
    if found.counterexample is None:
        return Undetermined("two lines are different as written, but no point at which they surely differ was found")
    return Difference(found.position, found.counterexample)


def _is_small(box: Sequence[int]) -> bool:
    return all(number <= 2 for number in box)


def _is_on(grid: Mapping[str, range], box: Sequence[int]) -> bool:
    return all(number in sizes for number, sizes in zip(box, grid.values(), strict=True))


def _first_difference(read: Signature, grid: Mapping[str, range], lines: Sequence[Expr], work: Work) -> int | None:
    """The first position whose line differs from the one before at any instance."""
    first = len(lines)
    for sizes in product(*grid.values()):
        polynomials = PolynomialEvaluator(read, dict(zip(grid, sizes, strict=True)), work)
        for places in patterns(list(read.free.values()), polynomials.sizes):
            values = _values(polynomials, lines[:first], places)
            first = min((position for position in _changes(polynomials, values)), default=first)
    return first if first < len(lines) else None


def _values(polynomials: PolynomialEvaluator, lines: Sequence[Expr], places: Places) -> list[Any]:
    values = {line: polynomials.value(line, places) for line in dict.fromkeys(lines)}
    return [values[line] for line in lines]


def _changes(polynomials: PolynomialEvaluator, values: Sequence[Any]) -> Iterator[int]:
    for position in range(1, len(values)):
        before, after = values[position - 1 : position + 1]
        if before != after and polynomials.cleared_of_denominators(before - after):
            yield position
