"""Equal ways of writing a node, a rule each, as every reader would allow them.

Each rule is written for the shape of one node and knows nothing of the kernel. A wrong rule would only make pairs
that both deciders tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sympy
from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational

from symdrop.fuzzing.trees import bound, renamed
from symdrop.language import Bracket, D, E, Index, Scalar, bracket
from symdrop.statements import expressions
from symdrop.statements.laws import Law

Rule = Callable[[Any, "Around"], Expr | None]


class Around:
    """What a rule may know of the line around a node: indices in scope, unused indices, and the laws."""

    def __init__(self, line: Expr, scope: Sequence[Index], laws: Sequence[Law]) -> None:
        self.scope = scope
        self.laws = {law.base.name: law for law in laws}
        self.used = line.atoms(Index)

    def fresh(self, like: Index) -> Index:
        """An index over the same size that the line does not mention."""
        return next(place for number in range(99) if (place := Index(f"r{number}", (1, like.size))) not in self.used)

    def is_random(self, node: Expr) -> bool:
        """Whether a random entry occurs in the node outside every E of it."""
        if isinstance(node, E):
            return False
        if isinstance(node, Indexed | Scalar):
            return expressions.name_of(node) in self.laws
        return any(self.is_random(part) for part in node.args if isinstance(part, Expr))

    def others(self) -> Iterator[tuple[Index, Index]]:
        """Pairs of indices in scope over one size."""
        for position, first in enumerate(self.scope):
            for second in self.scope[:position]:
                if first.size == second.size:
                    yield first, second


def rename_sum(node: Expr, around: Around) -> Expr | None:
    """sum_i f(i) = sum_j f(j)."""
    if not isinstance(node, sympy.Sum):
        return None
    return renamed(node, bound(node)[-1], around.fresh(bound(node)[-1]))


def exchange(node: Expr, around: Around) -> Expr | None:
    """sum_ij f(i, j) = sum_ij f(j, i)."""
    if not isinstance(node, sympy.Sum):
        return None
    first, *others = bound(node)
    for other in others:
        if first.size == other.size:
            aside = around.fresh(first)
            body = renamed(renamed(node.function, first, aside), other, first)
            return sympy.Sum(renamed(body, aside, other), *node.limits)
    return None


def rotate(node: Expr, around: Around) -> Expr | None:
    """sum_ijh f(i, j, h) = sum_ijh f(h, i, j)."""
    if not (isinstance(node, sympy.Sum) and len(node.limits) > 2):
        return None
    *moving, aside = *bound(node), around.fresh(bound(node)[0])
    if len({place.size for place in moving}) > 1:
        return None
    body = node.function
    for old, new in zip((*moving, aside), (aside, *moving), strict=True):
        body = renamed(body, old, new)
    return sympy.Sum(body, *node.limits)


def empty_sum(node: Expr, around: Around) -> Expr | None:
    """sum_i c = n c."""
    if not isinstance(node, sympy.Sum) or bound(node)[0] in node.function.atoms(Index):
        return None
    limits, *others = node.limits
    body = Mul(limits[0].size, node.function)
    return sympy.Sum(body, *others) if others else body


def plain_bracket(node: Expr, around: Around) -> Expr | None:
    """[i = i] = 1."""
    return Integer(1) if isinstance(node, Bracket) and len(set(node.args)) == 1 else None


def split_sum(node: Expr, around: Around) -> Expr | None:
    """sum (f + g) = sum f + sum g."""
    if not (isinstance(node, sympy.Sum) and isinstance(node.function, Add)):
        return None
    return Add(*(sympy.Sum(part, *node.limits) for part in node.function.args))


def reorder_sums(node: Expr, around: Around) -> Expr | None:
    """sum_i sum_j f = sum_j sum_i f; SymPy writes both as one sum with two limits."""
    if not (isinstance(node, sympy.Sum) and len(node.limits) > 1):
        return None
    return sympy.Sum(node.function, *reversed(node.limits))


def factor_out(node: Expr, around: Around) -> Expr | None:
    """sum c f = c sum f."""
    if not (isinstance(node, sympy.Sum) and isinstance(node.function, Mul)):
        return None
    outside = [part for part in node.function.args if not set(bound(node)) & part.atoms(Index)]
    inside = [part for part in node.function.args if part not in outside]
    return Mul(*outside, sympy.Sum(Mul(*inside), *node.limits)) if outside else None


def factor_in(node: Expr, around: Around) -> Expr | None:
    """c sum f = sum c f."""
    if not isinstance(node, Mul):
        return None
    for part in node.args:
        if isinstance(part, sympy.Sum):
            rest = Mul(*(each for each in node.args if each is not part))
            if not set(bound(part)) & rest.atoms(Index):
                return sympy.Sum(Mul(rest, part.function), *part.limits)
    return None


def multiply_out(node: Expr, around: Around) -> Expr | None:
    """(f + g) h = f h + g h."""
    if not isinstance(node, Mul):
        return None
    for part in node.args:
        if isinstance(part, Add):
            rest = Mul(*(each for each in node.args if each is not part))
            return Add(*(Mul(each, rest) for each in part.args))
    return None


def open_power(node: Expr, around: Around) -> Expr | None:
    """f^r = f f^(r - 1), with the sums of the first f renamed; a sum of terms is multiplied out."""
    if not (isinstance(node, Pow) and node.exp.is_Integer and node.exp > 1):
        return None
    first = node.base
    if isinstance(first, sympy.Sum):
        first = renamed(first, bound(first)[-1], around.fresh(bound(first)[-1]))
    rest = node.base ** (node.exp - 1)
    if isinstance(first, Add):
        return Add(*(Mul(part, rest) for part in first.args))
    return factor_in(Mul(first, rest, evaluate=False), around)


def split_by_bracket(node: Expr, around: Around) -> Expr | None:
    """f = [i = j] f + (1 - [i = j]) f."""
    for pair in around.others():
        return Mul(bracket(*pair), node) + Mul(1 - bracket(*pair), node)
    return None


def split_quotient(node: Expr, around: Around) -> Expr | None:
    """f/(c + e) = (f/c) (1 - e/(c + e)), for a number c and a multiple e of an entry."""
    for part in Mul.make_args(node):
        base, power = part.as_base_exp()
        number, entry = base.as_coeff_Add()
        if power == -1 and number and isinstance(entry.as_coeff_Mul()[1], Indexed):
            rest = node / part / number
            return rest - rest * entry * part
    return None


def average_of_sum(node: Expr, around: Around) -> Expr | None:
    """E(f + g) = E(f) + E(g), E(sum f) = sum E(f), E(c f) = c E(f)."""
    if not isinstance(node, E):
        return None
    (body,) = node.args
    if isinstance(body, Add):
        return Add(*(E(part) if around.is_random(part) else part for part in body.args))
    if isinstance(body, sympy.Sum) and around.is_random(body):
        return sympy.Sum(E(body.function), *body.limits)
    if isinstance(body, Mul):
        random = [part for part in body.args if around.is_random(part)]
        constant = [part for part in body.args if not around.is_random(part)]
        return Mul(*constant, E(Mul(*random))) if constant and random else None
    return None


def average_of_mask(node: Expr, around: Around) -> Expr | None:
    """E(d_i^r) = p_i, and E(d_i d_j) = p_i p_j + [i = j] p_i (1 - p_i)."""
    if not isinstance(node, E):
        return None
    entries = [part.base if isinstance(part, Pow) else part for part in Mul.make_args(node.args[0])]
    laws = [around.laws.get(expressions.name_of(entry)) if isinstance(entry, Indexed) else None for entry in entries]
    if len(entries) > 2 or len(set(laws)) != 1 or laws[0] is None or not laws[0].binary:
        return None
    mean = sympy.sympify(laws[0].moment(1))
    keeps = [mean.xreplace(dict(zip(laws[0].indices, entry.indices, strict=True))) for entry in entries]
    if len(keeps) == 2 and not laws[0].independent:
        return None
    if len(keeps) == 1:
        return sympy.sympify(keeps[0])
    same = Mul(*(bracket(*pair) for pair in zip(entries[0].indices, entries[1].indices, strict=True)))
    return keeps[0] * keeps[1] + same * keeps[0] * (1 - keeps[0])


def derive(node: Expr, around: Around) -> Expr | None:
    """One step of the rules of differentiation, and D E(f) = E D(f) where no law depends on the variable."""
    if not isinstance(node, D):
        return None
    body, variable = node.args
    if isinstance(body, Add):
        return Add(*(D(part, variable) for part in body.args))
    if isinstance(body, sympy.Sum):
        return sympy.Sum(D(body.function, variable), *body.limits)
    if isinstance(body, Mul):
        first, rest = body.args[0], Mul(*body.args[1:])
        return D(first, variable) * rest + first * D(rest, variable)
    if isinstance(body, Pow):
        return body.exp * body.base ** (body.exp - 1) * D(body.base, variable)
    if isinstance(body, E):
        return _exchanged(body, variable, around)
    if isinstance(body, Indexed) and isinstance(variable, Indexed):
        if body.base != variable.base:
            return Integer(0)
        return Mul(*(bracket(*pair) for pair in zip(body.indices, variable.indices, strict=True)))
    if isinstance(body, Rational | Scalar | Indexed | Bracket):
        return Integer(int(body == variable))
    return None


def _exchanged(body: E, variable: Any, around: Around) -> Expr | None:
    names = expressions.names_in(body) & around.laws.keys()
    parameters = [each for name in names for each in around.laws[name].parameters]
    if any(expressions.name_of(variable) in expressions.names_in(parameter) for parameter in parameters):
        return None
    return E(D(body.args[0], variable))


def sift_sum(node: Expr, around: Around) -> Expr | None:
    """sum_i [i = k] f(i) = f(k), where f has no sums of its own."""
    if not (isinstance(node, sympy.Sum) and len(node.limits) == 1 and isinstance(node.function, Mul)):
        return None
    (place,) = bound(node)
    for part in node.function.args:
        if isinstance(part, Bracket) and place in part.args and not node.function.has(sympy.Sum):
            (other,) = set(part.args) - {place} or {place}
            rest = Mul(*(each for each in node.function.args if each is not part))
            return renamed(rest, place, other) if other != place else None
    return None


ALGEBRA: tuple[Rule, ...] = (
    rename_sum,
    exchange,
    rotate,
    empty_sum,
    plain_bracket,
    split_sum,
    reorder_sums,
    factor_out,
    factor_in,
    multiply_out,
    open_power,
    split_by_bracket,
    split_quotient,
)
RULES = (*ALGEBRA, average_of_sum, average_of_mask, derive, sift_sum)
