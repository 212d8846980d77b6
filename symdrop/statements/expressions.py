"""What stands in an expression: its entries, its indices, free and summed, and their names. TRUSTED.

The two deciders read expressions by themselves; every other room asks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import Expr, Indexed, Integer, Product, Sum

from symdrop.language import Bracket, Family, Index, Scalar, Size


def base_of(entry: Expr | Family) -> Family | Scalar:
    """The family of an entry `w[k]`; a family or a scalar itself.

    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> base_of(w[k]), base_of(scalar("t"))
    (w, t)
    """
    base: Family | Scalar = entry.base if isinstance(entry, Indexed) else entry
    return base


def name_of(entry: Expr | Family) -> str:
    """The name of the family of an entry, of a family, or of a scalar."""
    return str(base_of(entry).name)


def indices_of(entry: Expr) -> tuple[Index, ...]:
    """The indices of an entry, none for a scalar.

    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> indices_of(w[k]), indices_of(scalar("t"))
    ((k,), ())
    """
    return tuple(entry.indices) if isinstance(entry, Indexed) else ()


def entries_in(expression: Expr) -> set[Expr]:
    """Every entry and every scalar that occurs."""
    found: set[Expr] = expression.atoms(Indexed, Scalar)
    return found


def names_in(expression: Expr) -> set[str]:
    """The names of the families and scalars that occur as entries."""
    return {name_of(entry) for entry in entries_in(expression)}


def all_indices(expression: Expr) -> Iterator[Index]:
    """Every index that occurs in an entry, a bracket, a sum or a product, in order, free or bound."""
    if isinstance(expression, Indexed | Bracket):
        yield from (index for index in expression.args if isinstance(index, Index))
        return
    if isinstance(expression, Sum | Product):
        yield from (limits[0] for limits in expression.limits)
    parts: tuple[Any, ...] = (expression.function,) if isinstance(expression, Sum | Product) else expression.args
    for part in parts:
        yield from all_indices(part)


def free_indices(expression: Expr) -> set[Index]:
    """The indices that no sum or product binds.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i, k = index("i k", n); w = family("w", n)
    >>> free_indices(w[k] * Sum(w[i], i))
    {k}
    """
    if isinstance(expression, Sum | Product):
        return free_indices(expression.function) - {limits[0] for limits in expression.limits}
    if isinstance(expression, Indexed | Bracket):
        return set(all_indices(expression))
    return {index for part in expression.args for index in free_indices(part)}


def sizes_in(expression: Expr) -> set[Size]:
    """Every size that occurs, as a number or as the range of an index or a family."""
    shapes = {over for family in expression.atoms(Family) for over in family.shape}
    sizes: set[Size] = expression.atoms(Size)
    return sizes | shapes | {index.size for index in all_indices(expression)}


def with_value(node: Expr, part: Expr, value: int | Expr) -> Expr:
    """The node with a number, or another part, wherever a part of it stands, bound indices among these.

    >>> from symdrop.language import scalar
    >>> s, t = scalar("s t")
    >>> with_value(s * t + t**2, t, 2)
    2*s + 4
    """
    if node == part:
        return Integer(value) if isinstance(value, int) else value
    return node.func(*(with_value(each, part, value) for each in node.args)) if node.args else node
