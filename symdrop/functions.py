"""Words for what is multiplied over an index, and for functions: `Prod`, `exp`, `log`, `softplus`, `logistic`.

They build plain SymPy expressions, as the words of `symdrop.language` do; `exp` and `log` are SymPy's
own, and what `Prod` returns is SymPy's `Product`. Nothing is evaluated, decided or simplified here.

>>> from symdrop.language import Sum, family, index, scalar, size
>>> n = size("n"); i, k = index("i k", n); w = family("w", n)
>>> exp(-Sum(w[i], i)), Prod(1 + w[i], i, but=k)
(exp(-Sum(w[i], (i, 1, n))), Product((1 - Bracket(i, k))*(w[i] + 1) + Bracket(i, k), (i, 1, n)))
"""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Add, Expr, Integer, S, exp, log

from symdrop.errors import BadStatement
from symdrop.language import Bracket, Index, Size, expression
from symdrop.spelling import Operator

__all__ = ["Prod", "exp", "goes_beyond_polynomials", "log", "logistic", "softplus"]


class softplus(Operator, Expr):  # type: ignore[misc]
    """The function log(1 + e^z) of one expression, of which `logistic` is the derivative; it stays unevaluated.

    Raises `BadStatement` for anything that is not an expression.

    >>> from symdrop.language import scalar
    >>> softplus(scalar("t"))
    softplus(t)
    """

    is_commutative = True

    def __new__(cls, argument: Any) -> softplus:
        made: softplus = Expr.__new__(cls, expression(argument))
        return made


class logistic(Operator, Expr):  # type: ignore[misc]
    """The function 1/(1 + e^(-z)) of one expression; it stays unevaluated.

    Raises `BadStatement` for anything that is not an expression.

    >>> from symdrop.language import scalar
    >>> logistic(scalar("t"))
    logistic(t)
    """

    is_commutative = True

    def __new__(cls, argument: Any) -> logistic:
        made: logistic = Expr.__new__(cls, expression(argument))
        return made


def softened(node: Expr) -> Expr | None:
    """z, where the node is 1 + e^z, of which the logarithm is softplus(z); None where it is not.

    >>> from symdrop.language import scalar
    >>> softened(1 + exp(2 * scalar("t"))), softened(2 + exp(scalar("t")))
    (2*t, None)
    """
    rest = node - 1 if isinstance(node, Add) else None
    if rest is S.Exp1:
        return Integer(1)
    return rest.args[0] if isinstance(rest, exp) else None


def logit(node: Expr) -> Expr | None:
    """z, where the node is logistic(z), of which the logarithm is -softplus(-z); None where it is not.

    >>> from symdrop.language import scalar
    >>> s, t = scalar("s t")
    >>> logit(logistic(t)), logit(1 - logistic(s * t)), logit(2 - logistic(t))
    (t, -s*t, None)
    """
    if isinstance(node, logistic):
        return node.args[0]
    rest = 1 - node if isinstance(node, Add) else None
    return -rest.args[0] if isinstance(rest, logistic) else None


def Prod(factor: Any, *over: Any, but: Any = ()) -> sympy.Product:
    """SymPy's own `Product` of the factor over the whole range 1..size of each index given.

    The range may be written out, `(i, 1, n)`. With `but=k` the one index given is not k, nor any of `but=(k, l)`: there
    the factor is 1. Raises `BadStatement` for any other range, and for anything that is not a declared index.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> Prod(1 + w[i], i)
    Product(w[i] + 1, (i, 1, n))
    """
    if not over:
        raise BadStatement(f"Prod({factor}) names no index; write Prod({factor}, i)")
    for limits in over:
        place, *bounds = limits if isinstance(limits, tuple | sympy.Tuple) else (limits,)
        if not isinstance(place, Index):
            raise BadStatement(f"Prod(..., {limits}) does not name an index; declare it with index(name, size)")
        if bounds and bounds != [1, place.size]:
            raise BadStatement(f"Prod(..., {limits}) is not over the whole range 1..{place.size}; take all of {place}")
    excluded = but if isinstance(but, tuple) else (but,)
    if excluded and len(over) > 1:
        raise BadStatement(f"Prod(..., but={but}) leaves out values of one index; multiply over one index at a time")
    place = over[0][0] if isinstance(over[0], tuple | sympy.Tuple) else over[0]
    body = expression(factor)
    for other in excluded:
        body = (1 - Bracket(place, other)) * body + Bracket(place, other)
    limits = [each if isinstance(each, tuple | sympy.Tuple) else (each, 1, each.size) for each in over]
    return sympy.Product(body, *limits)


def goes_beyond_polynomials(line: Expr) -> bool:
    """Whether a product over an index, an exponential, a function or a power a**n stands in an expression.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> goes_beyond_polynomials(exp(w[i])), goes_beyond_polynomials(2**n), goes_beyond_polynomials(Sum(w[i] ** 2, i))
    (True, True, False)
    """
    return any(
        isinstance(node, BEYOND) or (isinstance(node, sympy.Pow) and not node.exp.is_Integer and node.exp.has(Size))
        for node in sympy.preorder_traversal(line)
    )


BEYOND = (sympy.Product, exp, log, softplus, logistic, type(S.Exp1))
