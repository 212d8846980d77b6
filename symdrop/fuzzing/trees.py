"""The parts of a line: where they stand, which indices surround them, and the line with another part in a place."""

from __future__ import annotations

from collections.abc import Iterator

import sympy
from sympy import Add, Expr, Mul, Pow, exp, log

from symdrop.functions import logistic, softplus
from symdrop.language import D, Expectation, Index
from symdrop.statements import expressions

# What binds indices, and what has one line in parentheses.
BINDERS = (sympy.Sum, sympy.Product)
FUNCTIONS = (exp, log, softplus, logistic)

Path = tuple[int, ...]
Node = tuple[Path, Expr, tuple[Index, ...]]


def is_inverse(power: Pow) -> bool:
    """Whether something is divided by this."""
    return bool(power.exp.could_extract_minus_sign())


def inner(node: Expr) -> tuple[int, ...]:
    """The positions of the arguments of a node that are lines themselves."""
    if isinstance(node, Add | Mul):
        return tuple(range(len(node.args)))
    opens = isinstance(node, (*BINDERS, *FUNCTIONS, Expectation, D)) or (isinstance(node, Pow) and not is_inverse(node))
    return (0,) if opens else ()


def nodes(line: Expr, path: Path = (), scope: tuple[Index, ...] = ()) -> Iterator[Node]:
    """Every part of a line with its path and the bound indices around it."""
    yield path, line, scope
    within = (*scope, *(limits[0] for limits in line.limits)) if isinstance(line, BINDERS) else scope
    for position in inner(line):
        yield from nodes(line.args[position], (*path, position), within)


def replaced(line: Expr, path: Path, new: Expr) -> Expr:
    """The line with another part at a path."""
    if not path:
        return new
    position, *rest = path
    parts = list(line.args)
    parts[position] = replaced(parts[position], tuple(rest), new)
    made: Expr = line.func(*parts)
    return made


def free_indices(line: Expr) -> tuple[Index, ...]:
    """The indices of a line that no sum and no product binds, by name."""
    return tuple(sorted(expressions.free_indices(line), key=lambda place: str(place.name)))


def bound(node: sympy.Sum | sympy.Product) -> list[Index]:
    """The indices of a sum or a product."""
    return [limits[0] for limits in node.limits]


def renamed(node: Expr, old: Index, new: Index) -> Expr:
    """The node with one index for another that does not occur in it; no sum is entered by substitution."""
    if node == old:
        return new
    if not node.args or old not in node.atoms(Index):
        return node
    made: Expr = node.func(*(renamed(part, old, new) for part in node.args))
    return made
