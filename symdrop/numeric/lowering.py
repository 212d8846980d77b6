"""The first pass, *lower*: a line as a tree. Indices become axes, brackets pairs of equal axes or cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import sympy
from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational, S, Sum, exp, log

from symdrop.errors import OutsideFragment
from symdrop.functions import logistic, softplus
from symdrop.language import Bracket, D, Expectation, Index, Scalar, Size
from symdrop.numeric.logarithms import within_range
from symdrop.numeric.products import Product, Scope, products
from symdrop.numeric.signature import BATCH, PLAIN, Pattern
from symdrop.numeric.tree import (
    Axis,
    Cases,
    Entry,
    Function,
    Length,
    Multiplied,
    Node,
    Others,
    Pair,
    Power,
    Term,
    Total,
    Tree,
    axes_in,
)
from symdrop.statements.ranges import multiplied, ranges

FUNCTIONS = (exp, log, softplus, logistic)


def lowered(line: Expr, free: Sequence[Index], pattern: Pattern = PLAIN) -> Tree:
    """The tree of a line, with one axis of the result for each free index in this order, after that of a batch.

    `pattern` says which arguments are numbers or batches. Raises `OutsideFragment` for an E or a D.

    >>> from symdrop.language import family, index, size
    >>> n = size("n")
    >>> j, k = index("j k", n)
    >>> w, x = family("w x", n)
    >>> lowered(Sum(w[j] * x[j], j), []).node
    Term(numerator=1, denominator=1, factors=((Entry(name='w', sizes=('n',), axes=(0,)), 1), \
(Entry(name='x', sizes=('n',), axes=(0,)), 1)), summed=frozenset({0}), equal=())
    """
    lowering = _Lowering(pattern)
    batch = [lowering.axis(BATCH)] if pattern.batched else []
    scope = {index: lowering.fresh(index.size) for index in free}
    node = lowering.node(line, scope, frozenset())
    entries = sorted(line.atoms(Indexed), key=str)
    families = tuple(dict.fromkeys(lowering.entry(each, ()) for each in entries))
    shapes = [each.base.shape for each in entries if len(each.indices) > 1]
    leading = {shape[0].name for shape in shapes} - {size.name for shape in shapes for size in shape[1:]}
    return Tree(node, (*batch, *scope.values()), tuple(lowering.sizes), families, frozenset(leading))


@dataclass(frozen=True)
class _Lowering:
    """Which arguments are numbers or batches, and for every axis so far the name of its size.

    The axis of a batch is the first. In every method `apart` are the pairs of axes whose indices are taken to be
    different.
    """

    pattern: Pattern
    sizes: list[str] = field(default_factory=list)

    def axis(self, size: str) -> Axis:
        """A new axis."""
        self.sizes.append(size)
        return len(self.sizes) - 1

    def fresh(self, size: Size) -> Axis:
        """A new axis for an index of this size."""
        return self.axis(str(size.name))

    def entry(self, node: Indexed, axes: Sequence[Axis]) -> Entry:
        """An entry of a family, which is a number if the family is constant."""
        if node.base.name in self.pattern.constant:
            return Entry(node.base.name)
        return self.argument(node.base.name, tuple(size.name for size in node.base.shape), axes)

    def argument(self, name: str, sizes: tuple[str, ...] = (), axes: Sequence[Axis] = ()) -> Entry:
        """An argument at these axes, after the first one if it is a batch; without axes it stands for itself."""
        if name not in self.pattern.batched:
            return Entry(name, sizes, tuple(axes))
        return Entry(name, (BATCH, *sizes), (0, *axes) if len(axes) == len(sizes) else ())

    def node(self, expr: Any, scope: Scope, apart: frozenset[Pair]) -> Node:
        """The node of an expression whose indices stand for the axes of `scope`."""
        if isinstance(expr, Scalar):
            return self.argument(expr.name)
        if isinstance(expr, Size):
            return Length(expr.name)
        if isinstance(expr, Indexed):
            return self.entry(expr, [scope[index] for index in expr.indices])
        if isinstance(expr, Add):
            # With a sum over all other indices a term is two things, of which one may cancel.
            return _total([node for term in expr.as_ordered_terms() for node in self._terms(term, scope, apart)])
        if isinstance(expr, Rational | Mul | Sum | Bracket) or _is_power(expr):
            return _total(self._products(expr, scope, apart))
        if isinstance(expr, sympy.Product):
            return self._multiplied(expr, scope, apart)
        if isinstance(expr, log) and (within := within_range(expr)) != expr:
            return self.node(within, scope, apart)
        if isinstance(expr, FUNCTIONS):
            return Function(type(expr).__name__, self.node(expr.args[0], scope, apart))
        if expr == S.Exp1:
            return Function("exp", Term())
        if isinstance(expr, Pow) and expr.exp.is_integer and expr.exp.atoms(Size) == expr.exp.free_symbols:
            return Power(self.node(expr.base, scope, apart), self.node(expr.exp, scope, apart))
        if isinstance(expr, Expectation | D):
            raise OutsideFragment(f"{expr} cannot be computed: state a line without E, Var, Cov and D")
        raise OutsideFragment(f"{expr} is a {type(expr).__name__}, which has no array code")

    def _multiplied(self, expr: sympy.Product, scope: Scope, apart: frozenset[Pair]) -> Node:
        """A product over indices; exponentials in it are one exponential of a sum."""
        over, body = ranges(expr)
        exponents = [factor.args[0] for factor in Mul.make_args(body) if isinstance(factor, exp)]
        if exponents:
            rest = Mul(*(factor for factor in Mul.make_args(body) if not isinstance(factor, exp)))
            others = [1 - Bracket(each.index, other) for each in over for other in each.excluded]
            whole = exp(Sum(Mul(*others, Add(*exponents)), *expr.limits))
            return self.node(whole if rest == 1 else Mul(whole, multiplied(rest, over)), scope, apart)
        inner = {**scope, **{each.index: self.fresh(each.index.size) for each in over}}
        left_out = {each.index: {inner[other] for other in each.excluded} for each in over}
        pairs = {(min(inner[at], other), max(inner[at], other)) for at, others in left_out.items() for other in others}
        node = self.node(body, inner, apart | pairs)
        # The indices that one must differ from may be bound further out.
        for each in reversed(over):
            node = _over_others(node, inner[each.index], left_out[each.index])
        return node

    def _terms(self, expr: Any, scope: Scope, apart: frozenset[Pair]) -> list[Node]:
        """What a term adds to a sum."""
        products_alone = isinstance(expr, Mul | Sum)
        return self._products(expr, scope, apart) if products_alone else [self.node(expr, scope, apart)]

    def _products(self, expr: Expr, scope: Scope, apart: frozenset[Pair]) -> list[Node]:
        return [self._product(each, apart) for each in products(expr, scope, self.fresh)]

    def _product(self, product: Product, apart: frozenset[Pair]) -> Node:
        renamed, summed, equal = _joined(product)
        if any(pair in apart for pair in equal):
            return Term(numerator=0)
        pair = _undecided(product, renamed, summed, apart)
        if pair:
            different = self._product(product, apart | {pair})
            same = self._product(replace(product, brackets=(*product.brackets, pair)), apart)
            return Cases(pair, _without(same, pair), different)
        factors = []
        for factor in product.factors:
            scope = {index: _renamed(axis, renamed) for index, axis in factor.scope.items()}
            factors.append((self.node(factor.base, scope, apart), factor.exponent))
        return Term(product.numerator, product.denominator, tuple(factors), frozenset(summed), tuple(equal))


def _over_others(node: Node, axis: Axis, left_out: Collection[Axis]) -> Node:
    """The product of a node over an axis without the indices of these axes, of which one is left out at the end."""
    last = max((other for other in left_out if other not in axes_in(node)), default=None)
    for other in sorted(left_out):
        if other != last:
            node = Cases((min(axis, other), max(axis, other)), Term(), node)
    return Multiplied(node, axis) if last is None else Others(node, axis, last)


def _is_power(expr: Any) -> bool:
    """Whether it is a power to an integer, or one over a power to a size."""
    return isinstance(expr, Pow) and (isinstance(expr.exp, Integer) or expr.exp.could_extract_minus_sign())


def _total(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Total(tuple(nodes))


def _without(node: Node, pair: Pair) -> Node:
    """The node where this pair of axes is known to be equal."""
    return replace(node, equal=tuple(each for each in node.equal if each != pair)) if isinstance(node, Term) else node


def _undecided(
    product: Product, renamed: Mapping[Axis, Axis], summed: Collection[Axis], apart: frozenset[Pair]
) -> Pair | None:
    """Two axes that a bracket within a factor compares, and no sum does away with."""
    for factor in product.factors:
        for bracket in sorted(factor.base.atoms(Bracket), key=str):
            if all(index in factor.scope for index in bracket.args):
                first, second = sorted(_renamed(factor.scope[index], renamed) for index in bracket.args)
                if first != second and not {first, second} & set(summed) and (first, second) not in apart:
                    return first, second
    return None


def _joined(product: Product) -> tuple[dict[Axis, Axis], set[Axis], list[Pair]]:
    """Which axes the brackets replace by which, the axes that are still summed, and the brackets that stay."""
    renamed: dict[Axis, Axis] = {}
    summed, equal = set(product.summed), []
    for bracket in product.brackets:
        first, second = sorted(_renamed(axis, renamed) for axis in bracket)
        if first == second:
            continue
        # A summed axis goes; of two that are not summed the first stands for both.
        gone, stays = (first, second) if first in summed and second not in summed else (second, first)
        renamed[gone] = stays
        if gone in summed:
            summed.remove(gone)
        else:
            equal.append((stays, gone))
    return renamed, summed, equal


def _renamed(axis: Axis, renamed: Mapping[Axis, Axis]) -> Axis:
    while axis in renamed:
        axis = renamed[axis]
    return axis
