"""Equalities of products over an index, exponentials and functions, each for one node of a line."""

from __future__ import annotations

import sympy
from sympy import Add, Expr, Indexed, Integer, Mul, Pow, exp, log

from symdrop.functions import Prod, logistic, softplus
from symdrop.fuzzing.equalities import RULES, Around, Rule
from symdrop.fuzzing.trees import renamed
from symdrop.language import Bracket, E
from symdrop.statements import expressions


def rename_product(node: Expr, around: Around) -> Expr | None:
    """prod_i f(i) = prod_j f(j)."""
    if not isinstance(node, sympy.Product):
        return None
    return renamed(node, node.limits[0][0], around.fresh(node.limits[0][0]))


def exponential_of_sum(node: Expr, around: Around) -> Expr | None:
    """exp(sum_i f(i) + g) = prod_i exp(f(i)) exp(g)."""
    if not isinstance(node, exp):
        return None
    for part in sympy.Add.make_args(node.args[0]):
        if isinstance(part, sympy.Sum) and len(part.limits) == 1:
            return sympy.Product(exp(part.function), *part.limits) * exp(node.args[0] - part)
    return None


def take_out(node: Expr, around: Around) -> Expr | None:
    """prod_i f(i) = f(k) prod_{i != k} f(i), for an index in scope."""
    if not isinstance(node, sympy.Product) or node.function.has(Bracket):
        return None
    (place, *_) = node.limits[0]
    for other in around.scope:
        if other.size == place.size and other != place:
            return renamed(node.function, place, other) * Prod(node.function, place, but=other)
    return None


def part_factors(node: Expr, around: Around) -> Expr | None:
    """prod_i f(i) g(i) = prod_i f(i) prod_i g(i)."""
    if not (isinstance(node, sympy.Product) and isinstance(node.function, Mul)):
        return None
    first, *others = node.function.args
    return sympy.Product(first, *node.limits) * sympy.Product(Mul(*others), *node.limits)


def average_of_product(node: Expr, around: Around) -> Expr | None:
    """E(prod_i f(i)) = prod_i E(f(i)), where f is of independent entries at i alone."""
    if not (isinstance(node, E) and isinstance(node.args[0], sympy.Product)):
        return None
    inner = node.args[0]
    place = inner.limits[0][0]
    drawn = [each for each in inner.function.atoms(Indexed) if expressions.name_of(each) in around.laws]
    if not drawn or any(each.indices != (place,) for each in drawn):
        return None
    return sympy.Product(E(inner.function), *inner.limits)


def opposite(node: Expr, around: Around) -> Expr | None:
    """softplus(z) = softplus(-z) + z, and logistic(z) = 1 - logistic(-z)."""
    if isinstance(node, softplus):
        return softplus(-node.args[0]) + node.args[0]
    return 1 - logistic(-node.args[0]) if isinstance(node, logistic) else None


def logarithm_of_product(node: Expr, around: Around) -> Expr | None:
    """log(a^k b) = k log(a) + log(b) where a is an exponential or one more than one, and so over an index.

    log(1 + e^z) = softplus(z), and log(logistic(z)) = -softplus(-z).
    """
    if not isinstance(node, log):
        return None
    inner = node.args[0]
    if isinstance(inner, Add) and isinstance(inner - 1, exp):
        return softplus((inner - 1).args[0])
    if isinstance(inner, logistic) or isinstance(1 - inner, logistic):
        return -softplus(-inner.args[0] if isinstance(inner, logistic) else (1 - inner).args[0])
    if isinstance(inner, sympy.Product) and not inner.function.has(sympy.Sum, sympy.Product):
        return sympy.Sum(log(inner.function, evaluate=False), *inner.limits)
    for factor in Mul.make_args(inner) if isinstance(inner, Mul | Pow) else ():
        base, power = factor.as_base_exp() if isinstance(factor, Pow) else (factor, Integer(1))
        if isinstance(factor, exp):
            return factor.args[0] + log(inner / factor)
        if isinstance(base, Add) and isinstance(base - 1, exp) and power.is_Integer:
            return power * log(base) + log(inner / factor)
    return None


OVER_INDICES: tuple[Rule, ...] = (
    rename_product,
    exponential_of_sum,
    take_out,
    part_factors,
    average_of_product,
    opposite,
    logarithm_of_product,
)
ALL_RULES = (*RULES, *OVER_INDICES)
