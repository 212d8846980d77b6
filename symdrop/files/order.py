"""What a file adds and multiplies, in the order in which it is typed there; SymPy sorts it at once.

Each operation of a file is carried out by a `Order`, which does what Python would have done and takes down the terms or
factors of what comes out.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable
from typing import Any

from sympy import Add, Expr, Mul, Number, sympify

# What the operations are called; no variable can have such a name.
OPERATIONS: dict[type[ast.operator | ast.unaryop], str] = {
    ast.Add: "<add>",
    ast.Sub: "<sub>",
    ast.Mult: "<mul>",
    ast.Div: "<truediv>",
    ast.Pow: "<pow>",
    ast.USub: "<neg>",
}
# The order of more terms than these is no longer seen, and takes long to be taken down.
MOST_TERMS = 100


class Order:
    """The sums and products that were made, each with its terms or factors as they were typed.

    >>> from symdrop.language import scalar
    >>> g, w = scalar("g w")
    >>> order = Order()
    >>> order.add(w, g), order.written
    (g + w, {g + w: (w, g)})
    """

    def __init__(self) -> None:
        self.written: dict[Expr, tuple[Expr, ...]] = {}

    def names(self) -> dict[str, Callable[..., Any]]:
        """The operations by the names that `noted` calls them by."""
        return {name: getattr(self, name[1:-1]) for name in OPERATIONS.values()}

    def add(self, left: Any, right: Any) -> Any:
        return self._sum(operator.add(left, right), left, right)

    def sub(self, left: Any, right: Any) -> Any:
        return self._sum(operator.sub(left, right), left, right)

    def neg(self, value: Any) -> Any:
        return self._sum(operator.neg(value), value)

    def mul(self, left: Any, right: Any) -> Any:
        return self._product(operator.mul(left, right), left, right)

    def truediv(self, left: Any, right: Any) -> Any:
        return self._product(operator.truediv(left, right), left, right)

    def pow(self, base: Any, exponent: Any) -> Any:
        return self._product(operator.pow(base, exponent), base)

    def _sum(self, result: Any, *parts: Any) -> Any:
        """Take down a sum: terms are known again by what stands beside their numbers."""
        if type(result) is Add and len(result.args) <= MOST_TERMS:
            typed = [term for part in parts for term in self._terms(part)]
            self._note(result, result.args, typed, lambda term: term.as_coeff_Mul()[1])
        return result

    def _product(self, result: Any, *parts: Any) -> Any:
        """Take down a product, or the sum that a number has been multiplied into."""
        if type(result) is Add:
            totals = [part for part in parts if type(part) is Add]
            return self._sum(result, *totals) if len(totals) == 1 else result
        if type(result) is Mul:
            rest = result.as_coeff_Mul()[1]
            typed = [factor for part in parts for factor in self._factors(part)]
            self._note(rest, Mul.make_args(rest), typed, lambda factor: factor.as_base_exp()[0])
        return result

    def _note(self, made: Expr, parts: Iterable[Expr], typed: Iterable[Expr], sign: Callable[[Expr], Expr]) -> None:
        ranks: dict[Expr, int] = {}
        for rank, part in enumerate(typed):
            ranks.setdefault(sign(part), rank)
        if all(sign(part) in ranks for part in parts):
            self.written.setdefault(made, tuple(sorted(parts, key=lambda part: ranks[sign(part)])))

    def _terms(self, part: Any) -> tuple[Expr, ...]:
        value = sympify(part)
        return self.written.get(value, value.args) if type(value) is Add else (value,)

    def _factors(self, part: Any) -> tuple[Expr, ...]:
        value = sympify(part)
        if type(value) is not Mul:
            return () if isinstance(value, Number) else (value,)
        rest: Expr = value.as_coeff_Mul()[1]
        return self.written.get(rest) or tuple(Mul.make_args(rest))


def noted(tree: ast.Module) -> ast.Module:
    """The tree with its operations carried out by an `Order`.

    >>> ast.unparse(noted(ast.parse("w + g")))
    '<add>(w, g)'
    """
    seen: ast.Module = ast.fix_missing_locations(_Noted().visit(tree))
    return seen


class _Noted(ast.NodeTransformer):
    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        return _call(node, node.op, node.left, node.right)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        self.generic_visit(node)
        return node if isinstance(node.operand, ast.Constant) else _call(node, node.op, node.operand)

    def visit_Assert(self, node: ast.Assert) -> ast.Assert:
        # pytest tells what was asserted.
        return node

    def visit_match_case(self, node: ast.match_case) -> ast.match_case:
        # A pattern may hold a number with its sign, and no call.
        node.body = [self.visit(each) for each in node.body]
        return node


def _call(node: ast.expr, operation: ast.operator | ast.unaryop, *operands: ast.expr) -> ast.expr:
    name = OPERATIONS.get(type(operation))
    return ast.copy_location(ast.Call(ast.Name(name, ast.Load()), [*operands], []), node) if name else node
