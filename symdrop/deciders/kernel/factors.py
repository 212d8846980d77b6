"""Indices, factors and linear combinations: the data that the kernel computes with. TRUSTED.

A line is a linear combination of monomials. A monomial is a product of factors under summed indices; its coefficient is
an exact polynomial or rational function of scalars and sizes. So t * Sum(w[i] * C[i, k], i) is

    {Monomial(("n",), (Factor(FAMILY, "C", (Place(0, 0), Place(-1, "k")), (), 1),
                       Factor(FAMILY, "w", (Place(0, 0),), (), 1))): t}

Summed indices have numbers in place of names, so that none is captured. Everything here is an immutable tuple, and
tuples are compared from left to right: the order of factors and monomials is that of their parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

FAMILY, BRACKET, EXPECTATION, DERIVATIVE, COVARIANCE = range(5)
# No name that an author gives.
MARK = "*"
OPERATORS = (EXPECTATION, DERIVATIVE, COVARIANCE)


class Place(NamedTuple):
    """What stands at an index of a factor.

    The level of a summed index is the number of E and D around its sum. Places are ordered: free before summed, outer
    before inner. Of indices that are tied to each other, sifting keeps the least.

    >>> Place.free("k") < Place.summed(0, 0) < Place.summed(1, 0)
    True
    """

    level: int
    label: Any

    @staticmethod
    def free(name: str) -> Place:
        """An index that no sum binds, with its name."""
        return Place(-1, name)

    @property
    def is_free(self) -> bool:
        """Whether no sum binds it."""
        return self.level == -1

    @staticmethod
    def summed(level: int, position: int) -> Place:
        """The index of the sum at this position among the sums of a monomial."""
        return Place(level, position)

    @staticmethod
    def opened(level: int, position: int) -> Place:
        """The same while its sum is open: products may then bring other summed indices, and none is captured."""
        return Place(level, -1 - position)

    @staticmethod
    def of_law(position: int) -> Place:
        """The index at this position of the entry that a law or a covariance speaks of."""
        return Place(-3, position)

    @staticmethod
    def coloured(colour: int) -> Place:
        """What stands for all indices of one colour while summed indices are being numbered."""
        return Place(-4, colour)


class Factor(NamedTuple):
    """A factor of a monomial: an entry or a scalar, a bracket, an E, a D or a Cov, to a power.

    `name` is that of the family or the random scalar, or of what a D differentiates in; `indices` are those of the
    entry, of the bracket, or of the entry that a D differentiates in; `inside` is what an E or a D is applied to, or a
    number that is added to the entry, where their sum is divided by.
    """

    kind: int
    name: str
    indices: tuple[Place, ...]
    inside: Frozen
    power: int

    @staticmethod
    def entry(name: str, indices: tuple[Place, ...], power: int = 1) -> Factor:
        """An entry of a family, or a random scalar, which has no indices."""
        return Factor(FAMILY, name, indices, (), power)

    def plus(self, number: Any) -> Factor:
        """The entry plus a number, which is a coefficient and not zero."""
        return Factor(self.kind, self.name, self.indices, freeze({Monomial((), ()): number}), self.power)

    @staticmethod
    def bracket(first: Place, second: Place) -> Factor:
        """The bracket [first = second]; it is the same as [second = first]."""
        return Factor(BRACKET, "", (first, second) if first <= second else (second, first), (), 1)

    @staticmethod
    def expectation(inside: LinearCombination) -> Factor:
        """E(inside)."""
        return Factor(EXPECTATION, "", (), freeze(inside), 1)

    @staticmethod
    def derivative(inside: LinearCombination, name: str, indices: tuple[Place, ...]) -> Factor:
        """D(inside, name[indices])."""
        return Factor(DERIVATIVE, name, indices, freeze(inside), 1)

    @staticmethod
    def covariance(first: LinearCombination, second: LinearCombination) -> Factor:
        """Cov(first, second): inside, the terms of the first have a mark, those of the second its square."""
        marked = {
            Monomial(sizes, tuple(sorted((*factors, Factor.entry(MARK, (), power))))): coefficient
            for power, combination in enumerate((first, second), 1)
            for (sizes, factors), coefficient in combination.items()
        }
        return Factor(COVARIANCE, "", (), freeze(marked), 1)

    def sides(self) -> tuple[LinearCombination, LinearCombination]:
        """The two that a covariance is of."""
        found: tuple[LinearCombination, LinearCombination] = ({}, {})
        for (sizes, factors), coefficient in self.inside:
            (mark,) = (each for each in factors if each.name == MARK and each.kind == FAMILY)
            found[mark.power - 1][Monomial(sizes, tuple(each for each in factors if each != mark))] = coefficient
        return found

    def to_the(self, power: int) -> Factor:
        """The same base to another power."""
        return Factor(self.kind, self.name, self.indices, self.inside, power)


class Monomial(NamedTuple):
    """A product of sorted factors under sums; the summed index at `position` runs over `sizes[position]`."""

    sizes: tuple[str, ...]
    factors: tuple[Factor, ...]


LinearCombination = dict[Monomial, Any]
Frozen = tuple[tuple[Monomial, Any], ...]
Change = Callable[[Place], Place]


def freeze(combination: LinearCombination) -> Frozen:
    """The linear combination as a sorted tuple, to stand inside a factor.

    >>> from sympy import QQ, ring
    >>> t = ring("t", QQ)[1]
    >>> w = Monomial((), (Factor.entry("w", (Place.free("k"),)),))
    >>> thaw(freeze({w: 2 * t})) == {w: 2 * t}
    True
    """
    return tuple(sorted((monomial, fresh_copy(coefficient)) for monomial, coefficient in combination.items()))


def thaw(frozen: Frozen) -> LinearCombination:
    """The linear combination that was frozen."""
    return dict(frozen)


def fresh_copy(coefficient: Any) -> Any:
    """A copy that remembers no hash: SymPy changes quotients in place after it has hashed them."""
    if hasattr(coefficient, "denom"):
        return coefficient.raw_new(coefficient.numer.copy(), coefficient.denom.copy())
    return coefficient.copy()


def merge(factors: Iterable[Factor]) -> list[Factor]:
    """The factors with powers of equal ones added; [i = i] is 1.

    >>> k = Place.free("k")
    >>> merge([Factor.entry("w", (k,), 2), Factor.bracket(k, k), Factor.entry("w", (k,))])
    [Factor(kind=0, name='w', indices=(Place(level=-1, label='k'),), inside=(), power=3)]
    """
    merged: dict[tuple[Any, ...], Factor] = {}
    for factor in factors:
        if factor.kind != BRACKET or factor.indices[0] != factor.indices[1]:
            base = factor[:4]
            merged[base] = factor.to_the(merged[base].power + factor.power) if base in merged else factor
    return [factor for factor in merged.values() if factor.power]


def places(factor: Factor) -> set[Place]:
    """Every index that occurs in a factor, at any depth."""
    found = set(factor.indices)
    for monomial, _ in factor.inside:
        for each in monomial.factors:
            found |= places(each)
    return found


def names_in(factors: Iterable[Factor]) -> set[str]:
    """The names of the families and random scalars that occur in the factors, at any depth."""
    found = set()
    for factor in factors:
        found.add(factor.name)
        for monomial, _ in factor.inside:
            found |= names_in(monomial.factors)
    return found


def summed(sizes: tuple[str, ...], level: int) -> dict[Place, str]:
    """The summed indices of a monomial at this level, each with its size."""
    return {Place.summed(level, position): size for position, size in enumerate(sizes)}


class _Renaming(dict[Place, Place]):
    def __missing__(self, place: Place) -> Place:
        return place


def renaming(new: Mapping[Place, Place]) -> Change:
    """The change that puts `new[place]` for a place, and keeps places of which nothing is said."""
    return _Renaming(new).__getitem__
