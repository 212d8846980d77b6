"""The terms of exponents, by what is summed in them, and what a part of a line ranges over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from sympy import Add, Expr, Indexed, Mul, Pow, Product, Sum, log

from symdrop.errors import OutsideFragment
from symdrop.functions import logistic, softplus
from symdrop.language import Bracket, D, E, Expectation, Index, Size


@dataclass(frozen=True)
class Term:
    """A term of an exponent: its factors, each with whether it is averaged, and the index that is summed.

    `over` is the size itself where that is a factor, and None in a term without a sum over the size.
    """

    factors: tuple[tuple[Expr, bool], ...]
    over: Index | Size | None

    def times(self, other: Term, whole: Expr) -> Term:
        """The product of two terms, of which one at most has a sum."""
        if self.over is not None and other.over is not None:
            raise OutsideFragment(
                f"an exponent has a product of two sums over {_size(self.over)}, in {whole}; accepted is one such sum "
                "in each term, so that exp of it is a product over the index"
            )
        return Term(self.factors + other.factors, other.over if self.over is None else self.over)


def _size(over: Index | Size) -> Size:
    return over.size if isinstance(over, Index) else over


def ranges_over(node: Expr, size: Size) -> bool:
    """Whether something is summed or multiplied over the size, or the size is a number in it."""
    if isinstance(node, Sum | Product):
        return any(limits[0].size == size for limits in node.limits) or ranges_over(node.function, size)
    if isinstance(node, Indexed | Bracket):
        return False
    return node == size or any(ranges_over(part, size) for part in node.args)


def ranges(node: Expr) -> list[Size]:
    """The sizes that something in an expression is summed or multiplied over, or that are numbers in it."""
    return [size for size in sorted(node.atoms(Size), key=str) if ranges_over(node, size)]


def terms(node: Expr, size: Size) -> list[Term]:
    """The terms of an exponent, as far as they differ in what is summed over the size; raises `OutsideFragment`."""
    if not ranges_over(node, size):
        return [Term(((node, False),), None)]
    if isinstance(node, Add):
        return [term for part in node.args for term in terms(part, size)]
    if isinstance(node, Mul):
        return _product([terms(part, size) for part in node.args], node)
    if isinstance(node, Pow) and node.exp.is_Integer and node.exp > 0:
        return _product([terms(node.base, size)] * int(node.exp), node)
    if isinstance(node, Sum):
        return _summed(node, size)
    if node == size:
        return [Term((), size)]
    if isinstance(node, Expectation):
        several = [[_averaged(term) for term in terms(part, size)] for part in node.args]
        return several[0] if isinstance(node, E) else _product([several[0], several[-1]], node)
    if isinstance(node, D):
        return [Term((*term.factors, (node.args[1], True)), term.over) for term in terms(node.args[0], size)]
    if isinstance(node, softplus):
        # It is the softplus of the opposite, plus the argument.
        return [Term(((node, True),), None), *map(_averaged, terms(node.args[0], size))]
    if isinstance(node, logistic | log):
        return [Term(((node, True),), None)]
    raise OutsideFragment(
        f"{node} stands in an exponent and ranges over {size}; accepted there are sums over {size} of products of "
        "entries, without powers that are negative, products over an index, and exponentials"
    )


def _averaged(term: Term) -> Term:
    return Term(tuple((factor, True) for factor, _ in term.factors), term.over)


def _product(several: Sequence[Sequence[Term]], whole: Expr) -> list[Term]:
    found = []
    for chosen in product(*several):
        term = Term((), None)
        for each in chosen:
            term = term.times(each, whole)
        found.append(term)
    return found


def _summed(node: Sum, size: Size) -> list[Term]:
    found = terms(node.function, size)
    for index, *_ in node.limits:
        if index.size == size:
            found = [term.times(Term((), index), node) for term in found]
    return found
