"""Logarithms in lines: taken apart, and those of what is summed or multiplied named alike where they are equal.

The logarithm of a positive product is the sum of those of the sizes of its factors, whatever their signs. A logarithm
that is left, of an argument in which something is summed or multiplied, is a name of which nothing is known. Two of
them get one name only where the arguments are equal at every size, which the lemma of `counting` decides: so a line
that is equal to another in these names is so for whatever functions they stand for, at every size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sympy import Add, Expr, Integer, Mul, Pow, Product, S, Sum, exp, log

from symdrop.deciders.instances.exponentials.exponents import ranges
from symdrop.functions import logistic, softplus
from symdrop.language import Bracket, Size
from symdrop.statements.expressions import free_indices, with_value

Equal = Callable[[Expr, Expr], bool]


def taken_apart(line: Expr) -> Expr:
    """The line with log(e^z) as z, log(1 + e^z) as softplus(z), log(logistic(z)) as -softplus(-z), products as sums.

    >>> from symdrop.language import scalar
    >>> s, t = scalar("s t")
    >>> taken_apart(log(s * exp(t) * (1 + exp(s))))
    t + log(s) + softplus(s)
    """
    if not line.has(log):
        return line
    parts = [taken_apart(part) if isinstance(part, Expr) else part for part in line.args]
    return _opened(parts[0]) if isinstance(line, log) else line.func(*parts)


def _opened(inner: Expr) -> Expr:
    bracket = next((each for each in inner.atoms(Bracket) if {*each.args} <= free_indices(inner)), None)
    if bracket is not None:
        without, with_it = (with_value(inner, bracket, value) for value in (0, 1))
        return (1 - bracket) * _opened(without) + bracket * _opened(with_it) if without and with_it else log(inner)
    if inner == 1:
        return Integer(0)
    if isinstance(inner, Mul):
        return Add(*map(_opened, inner.args))
    if isinstance(inner, exp):
        return inner.args[0]
    if isinstance(inner, Pow) and (isinstance(inner.exp, Integer) or inner.exp.has(Size)):
        return inner.exp * _opened(inner.base)
    if isinstance(inner, Product):
        opened = _opened(inner.function)
        inside = opened.atoms(log, softplus)
        return log(inner) if any(ranges(each.args[0]) for each in inside) else Sum(opened, *inner.limits)
    if isinstance(inner, logistic) or isinstance(1 - inner, logistic):
        return -softplus(-inner.args[0] if isinstance(inner, logistic) else (1 - inner).args[0])
    if isinstance(inner, Add) and isinstance(inner - 1, exp):
        return softplus((inner - 1).args[0])
    return softplus(1) if inner == 1 + S.Exp1 else log(inner)


def named_alike(lines: Sequence[Expr], is_equal: Equal) -> list[Expr]:
    """The lines with one logarithm for all that have equal arguments in which something is summed or multiplied."""
    first: dict[Expr, Expr] = {}
    for node in sorted({each for line in lines for each in _outermost(line)}, key=str):
        known = (each for each in dict.fromkeys(first.values()) if is_equal(each.args[0], node.args[0]))
        first[node] = next(known, node)
    return [_replaced(line, first) for line in lines]


def _outermost(line: Expr) -> Iterator[log]:
    """The logarithms of what is summed or multiplied that stand in no other such."""
    if isinstance(line, log) and ranges(line.args[0]):
        yield line
        return
    for part in line.args:
        yield from _outermost(part)


def _replaced(line: Expr, new: Mapping[Expr, Expr]) -> Expr:
    if line in new:
        return new[line]
    if not line.args or not line.has(log):
        return line
    return line.func(*(_replaced(part, new) if isinstance(part, Expr) else part for part in line.args))
