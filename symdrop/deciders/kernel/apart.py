"""Partial fractions: where an entry plus a number is divided by, equal linear combinations become one. TRUSTED.

Let u be an entry plus a number c, c = 0 among them, and v = u - c + d the same entry plus another number d. By the laws
of a field alone,

    1/(u v) = (1/u - 1/v) / (d - c)     and     x/v = 1 - d/v   for the entry x

so that every product of powers of u, v, .. is a sum of powers of x and of powers of 1/u, of 1/v, .., which are linearly
independent.

>>> from symdrop.deciders.kernel.reading import read_statement
>>> from symdrop.deciders.kernel.residuals import residual_expression
>>> from symdrop.language import family, index, size
>>> from symdrop.theorem import nonzero
>>> n = size("n"); k = index("k", n); p = family("p", n)
>>> context, (line,) = read_statement([nonzero(1 - p[k])], [p[k] ** 2 / (1 - p[k])])
>>> residual_expression(context, apart(context.algebra, line))
-p[k] - 1 - 1/(p[k] - 1)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from symdrop.deciders.kernel.algebra import Algebra
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import FAMILY, Factor, LinearCombination, Monomial, summed


def cleared(context: Context, combination: LinearCombination) -> LinearCombination:
    """The combination at level 0 times the totals that it divides by, in partial fractions; zero where it is."""
    algebra = context.algebra
    for name, total in context.totals.items():
        powers = {
            monomial: sum(each.power for each in monomial.factors if each.name == name) for monomial in combination
        }
        most, whole = max(powers.values(), default=0), dict[Monomial, Any]()
        for monomial, coefficient in combination.items() if most else ():
            rest = Monomial(monomial.sizes, tuple(each for each in monomial.factors if each.name != name))
            raised = algebra.power(total, most - powers[monomial], 0)
            whole = algebra.combine(whole, algebra.multiply({rest: coefficient}, raised, 0))
        combination = whole if most else combination
    return apart(algebra, combination)


def apart(algebra: Algebra, combination: LinearCombination) -> LinearCombination:
    """The combination at level 0 in partial fractions; what stands inside an E or D stays as it is."""
    while any(_pair(monomial.factors) for monomial in combination):
        split: LinearCombination = {}
        for monomial, coefficient in combination.items():
            pair = _pair(monomial.factors)
            if pair is None:
                algebra.put(split, monomial, coefficient)
                continue
            others = [each for each in monomial.factors if each not in pair]
            for part, factors in _split(coefficient, *pair):
                algebra.add(split, part, summed(monomial.sizes, 0), [*others, *factors], 0)
        combination = split
    return combination


def _pair(factors: Sequence[Factor]) -> tuple[Factor, Factor] | None:
    """Two factors that are one entry plus different numbers, the second divided by."""
    shifted = [each for each in factors if each.kind == FAMILY and each.inside]
    pairs = ((each, other) for other in shifted for each in factors if each != other and each[:3] == other[:3])
    return next(pairs, None)


def _split(coefficient: Any, first: Factor, second: Factor) -> list[tuple[Any, list[Factor]]]:
    """The product of the two, of powers of u and v, as two products, each with one power less."""
    u, v = (_number(each, coefficient) for each in (first, second))
    fewer, less = first.to_the(first.power + (1 if first.power < 0 else -1)), second.to_the(second.power + 1)
    if first.power > 0:
        return [(coefficient, [fewer, less]), (-v * coefficient, [fewer, second])]
    return [(coefficient / (v - u), [first, less]), (-coefficient / (v - u), [fewer, second])]


def _number(factor: Factor, coefficient: Any) -> Any:
    """The number that is added to the entry."""
    return factor.inside[0][1] if factor.inside else coefficient * 0
