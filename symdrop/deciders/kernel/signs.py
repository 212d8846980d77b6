"""What is seen to be not negative, or positive: even powers, what is declared so, sums and products of these. TRUSTED.

A quantity is positive where it is not negative, and is one that the statement may divide by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from sympy import QQ, Add, Expr, Indexed, Integer, Mul, Pow, Product, Rational, Sum

from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import LinearCombination, Place
from symdrop.deciders.kernel.reader import Reader
from symdrop.deciders.kernel.spread.gaps import gathered, is_always_positive, without_gaps
from symdrop.errors import SymdropError
from symdrop.functions import goes_beyond_polynomials
from symdrop.language import Bracket, E, Index, Scalar, Size, Var
from symdrop.statements.expressions import free_indices, with_value
from symdrop.statements.hypotheses import Hypothesis, Nonnegative
from symdrop.statements.laws import laws_in

Scope = Mapping[Index, Place]
# Each that is looked at by its ends doubles the work.
MOST_SHARES = 6


class Signs:
    """Decides from the form of an expression that it is not negative; all quantities are real.

    >>> from symdrop.deciders.kernel.reading import read_statement
    >>> from symdrop.language import Sum, family, index, size
    >>> from symdrop.theorem import bernoulli
    >>> n = size("n"); j, k = index("j k", n); delta, p, w = family("delta p w", n)
    >>> mask = bernoulli(delta[j], keep=p[j])
    >>> context, _ = read_statement([mask], [w[k] * p[k]])
    >>> signs = Signs(context, [mask])
    >>> signs.offender(Sum(p[j] * (1 - p[j]) * w[j] ** 2, j), {})
    >>> signs.offender(w[k] ** 2 + p[k] * w[k], {})
    w[k]
    """

    def __init__(self, context: Context, given: Sequence[Hypothesis]) -> None:
        self.context = context
        self.declared: list[Expr] = [each.quantity for each in given if isinstance(each, Nonnegative)]
        for law in laws_in(given):
            self.declared += [*law.nonnegative, *law.positive, *((law.entry, 1 - law.entry) if law.binary else ())]

    def offender(self, node: Expr, scope: Scope) -> Expr | None:
        """The first part that is not seen to be non-negative; None when the whole is.

        `scope` gives the places of the indices that are summed around the node.
        """
        if (isinstance(node, Rational) and node >= 0) or isinstance(node, Size | Bracket):
            return None
        if goes_beyond_polynomials(node):
            return self._offender_beyond(node, scope)
        if self._is_declared(node, scope) or _is_complement(node):
            return None
        if isinstance(node, Pow) and isinstance(node.exp, Integer):
            return None if node.exp % 2 == 0 else self.offender(node.base, scope)
        if isinstance(node, Add | Mul):
            part = next((each for part in node.args if (each := self.offender(part, scope)) is not None), None)
            if part is None or (isinstance(node, Add) and self._has_declared_part(node, scope)):
                return None
            return node if part.could_extract_minus_sign() else part
        if isinstance(node, Var):
            return None
        if isinstance(node, E):
            return self.offender(node.args[0], scope)
        if isinstance(node, Sum):
            return self.offender(node.function, inside(node, scope))
        return node

    def _offender_beyond(self, node: Expr, scope: Scope) -> Expr | None:
        """The same for what has products over an index, exponentials or functions in it."""
        if is_always_positive(node) or isinstance(node, Var):
            return None
        if isinstance(node, Pow):
            return self.offender(node.base, scope) if not node.exp.is_even else None
        if isinstance(node, Add | Mul):
            parts = gathered(without_gaps(node.args)) if isinstance(node, Add) else node.args
            part = next((each for part in parts if (each := self.offender(part, scope)) is not None), None)
            return part if part is None or not part.could_extract_minus_sign() else node
        if isinstance(node, Sum | Product):
            return self.offender(node.function, inside(node, scope))
        inner = node.args[0] if isinstance(node, E) else None
        return node if inner is None else self.offender(inner, scope)

    def is_positive(self, node: Expr, scope: Scope) -> bool:
        """Whether it is seen that the node is positive; sums run over one value at least."""
        if isinstance(node, Add) and any(self._is_summand(node, each, scope) for each in node.args):
            return True
        bracket = _free_bracket(node)
        if bracket is not None:
            return all(self.is_positive(with_value(node, bracket, value), scope) for value in (0, 1))
        if isinstance(node, Add) and self._is_positive_at_ends(node, scope):
            return True
        if isinstance(node, Mul) and all(self.is_positive(part, scope) for part in node.args):
            return True
        if goes_beyond_polynomials(node) and not isinstance(node, E | Sum):
            return self._is_positive_beyond(node, scope)
        if isinstance(node, E):
            return self.is_positive(node.args[0], scope)
        if isinstance(node, Sum):
            return self.is_positive(node.function, inside(node, scope))
        return (isinstance(node, Rational) and node > 0) or self._is_nonzero(node, scope)

    def _is_positive_beyond(self, node: Expr, scope: Scope) -> bool:
        """The same for what has products over an index, exponentials or functions in it."""
        if isinstance(node, Product):
            return self.is_positive(node.function, inside(node, scope))
        return is_always_positive(node) or (isinstance(node, Pow) and self.is_positive(node.base, scope))

    def _is_positive_at_ends(self, node: Add, scope: Scope) -> bool:
        """Whether the node is linear in a quantity between 0 and 1, and positive at both ends."""
        shares = sorted((each for each in node.atoms(Indexed, Scalar) if _is_linear(node, each)), key=str)
        share = next((each for each in shares if self._is_between(each, scope)), None)
        if share is None or len(shares) > MOST_SHARES:
            return False
        return all(self.is_positive(with_value(node, share, end), scope) for end in (0, 1))

    def _is_between(self, share: Expr, scope: Scope) -> bool:
        """Whether it is seen that the quantity is neither negative nor beyond 1."""
        return all(self.offender(each, scope) is None for each in (share, 1 - share))

    def _is_summand(self, total: Add, part: Expr, scope: Scope) -> bool:
        """Whether the part of a sum is positive, and the rest of the sum not negative."""
        return self.is_positive(part, scope) and self.offender(total - part, scope) is None

    def _is_nonzero(self, node: Expr, scope: Scope) -> bool:
        """Whether the node is not negative, and the hypotheses say that it is not zero."""
        if self.offender(node, scope) is not None:
            return False
        try:
            Reader(self.context, node).nonzero_product(node, self._read(node, scope))
        except SymdropError:
            return False
        return True

    def _has_declared_part(self, node: Add, scope: Scope) -> bool:
        """Whether the node is a declared quantity, at its own indices, plus what is not negative."""
        for quantity in self.declared:
            rest = node - quantity
            if len(Add.make_args(rest)) >= len(node.args) or free_indices(quantity) - node.atoms(Index):
                continue
            whole = self.context.algebra.combine(self._read(rest, scope), self._read(quantity, scope))
            if whole == self._read(node, scope) and self.offender(rest, scope) is None:
                return True
        return False

    def _is_declared(self, node: Expr, scope: Scope) -> bool:
        """Whether the node is a positive multiple of a declared quantity, at whatever indices.

        SymPy proposes the multiple; that it is one, with a positive number, is checked.
        """
        ratio, primitive = node.as_content_primitive() if isinstance(node, Add) else (Integer(1), node)
        combination = self._read(primitive, scope)
        multiple = {monomial: coefficient * QQ(ratio.p, ratio.q) for monomial, coefficient in combination.items()}
        if not ratio > 0 or self._read(node, scope) != multiple:
            return False
        return any(self._matches(combination, quantity, node, scope) for quantity in self.declared)

    def _matches(self, combination: LinearCombination, quantity: Expr, node: Expr, scope: Scope) -> bool:
        """Whether a declared quantity, at indices of the node in place of its own, is this combination.

        It may be taken at any of them, equal ones too, as it is not negative at whatever values of its indices. The
        canonical forms may be compared: when they are equal, so are the values.
        """
        indices = sorted(free_indices(quantity), key=str)
        own = sorted(node.atoms(Index), key=str)
        choices = ([scope.get(at, Place.free(at.name)) for at in own if at.size == each.size] for each in indices)
        return any(
            self._read(quantity, dict(zip(indices, places, strict=True))) == combination for places in product(*choices)
        )

    def _read(self, node: Expr, scope: Scope) -> LinearCombination:
        return Reader(self.context, node).read(node, scope)


def inside(node: Sum | Product, scope: Scope) -> Scope:
    """The scope with the indices of a sum or a product."""
    return {**scope, **{limits[0]: Place.opened(0, len(scope) + at) for at, limits in enumerate(node.limits)}}


def _free_bracket(node: Expr) -> Bracket | None:
    """A bracket in the node of which neither index is bound in it: it has one value, 0 or 1. None of too many."""
    free = free_indices(node)
    found = sorted((each for each in node.atoms(Bracket) if {*each.args} <= free), key=str)
    return found[0] if 0 < len(found) <= MOST_SHARES else None


def _is_linear(total: Add, share: Expr) -> bool:
    """Whether the quantity is, or 1 less it, one factor of each term that it occurs in."""
    mentioning = ([part for part in Mul.make_args(term) if part.has(share)] for term in total.args)
    return all(parts in ([], [share], [1 - share]) for parts in mentioning)


def _is_complement(node: Expr) -> bool:
    """Whether the node is 1 - [i = j]."""
    return isinstance(node, Add) and len(node.args) == 2 and isinstance(1 - node, Bracket)
