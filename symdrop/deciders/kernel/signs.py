"""What is seen to be not negative: even powers, what is declared so, and sums and products of these. TRUSTED."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from sympy import QQ, Add, Expr, Integer, Mul, Pow, Rational, Sum

from symdrop.deciders.kernel.algebra import Place, Table
from symdrop.deciders.kernel.reading import Reader, Setting
from symdrop.language import Bracket, E, Index, Size
from symdrop.statements.expressions import free_indices
from symdrop.statements.hypotheses import Hypothesis, Nonnegative
from symdrop.statements.laws import Law

Scope = Mapping[Index, Place]


class Signs:
    """Decides from the form of an expression that it is not negative; all quantities are real."""

    def __init__(self, setting: Setting, given: Sequence[Hypothesis]) -> None:
        self.setting = setting
        self.declared: list[Expr] = [each.quantity for each in given if isinstance(each, Nonnegative)]
        for law in (each for each in given if isinstance(each, Law)):
            self.declared += [*law.nonnegative, *law.positive, *((law.entry, 1 - law.entry) if law.binary else ())]

    def offender(self, node: Expr, scope: Scope) -> Expr | None:
        """The first part that is not seen to be non-negative; None when the whole is."""
        if (isinstance(node, Rational) and node >= 0) or isinstance(node, Size | Bracket):
            return None
        if self._is_declared(node, scope) or _is_complement(node):
            return None
        if isinstance(node, Pow) and isinstance(node.exp, Integer):
            return None if node.exp % 2 == 0 else self.offender(node.base, scope)
        if isinstance(node, Add | Mul):
            return next((each for part in node.args if (each := self.offender(part, scope)) is not None), None)
        if isinstance(node, E):
            return self.offender(node.args[0], scope)
        if isinstance(node, Sum):
            inner = {limits[0]: (0, -1 - len(scope) - at) for at, limits in enumerate(node.limits)}
            return self.offender(node.function, {**scope, **inner})
        return node

    def _is_declared(self, node: Expr, scope: Scope) -> bool:
        """Whether the node is a positive multiple of a declared quantity, at whatever indices."""
        content, primitive = node.as_content_primitive() if isinstance(node, Add) else (Integer(1), node)
        table = self._table(primitive, scope)
        scaled = {key: coefficient * QQ(content.p, content.q) for key, coefficient in table.items()}
        if not content > 0 or self._table(node, scope) != scaled:
            return False
        return any(self._matches(table, quantity, node, scope) for quantity in self.declared)

    def _matches(self, table: Table, quantity: Expr, node: Expr, scope: Scope) -> bool:
        indices = sorted(free_indices(quantity), key=str)
        own = sorted(node.atoms(Index), key=str)
        choices = ([scope.get(at, (-1, at.name)) for at in own if at.size == index.size] for index in indices)
        return any(
            self._table(quantity, dict(zip(indices, places, strict=True))) == table for places in product(*choices)
        )

    def _table(self, node: Expr, scope: Scope) -> Table:
        return Reader(self.setting, node).read(node, scope)


def _is_complement(node: Expr) -> bool:
    """Whether the node is 1 - [i = j]."""
    return isinstance(node, Add) and len(node.args) == 2 and isinstance(1 - node, Bracket)
