"""What is seen to be positive, or not negative, of exponentials, functions and gaps of Jensen. TRUSTED."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Add, Expr, Integer, Pow, S, exp, log

from symdrop.functions import goes_beyond_polynomials, logistic, softplus
from symdrop.language import E


def gathered(parts: Sequence[Expr]) -> list[Expr]:
    """The parts of a sum, of which the polynomials are one: 1 - p is not negative, -p alone may be."""
    plain = [part for part in parts if not goes_beyond_polynomials(part)]
    return [Add(*plain), *(part for part in parts if part not in plain)]


def is_always_positive(node: Expr) -> bool:
    """Whether the node is an exponential, a softplus, a logistic or 1 less a logistic."""
    return isinstance(node, exp | softplus | logistic) or node is S.Exp1 or isinstance(1 - node, logistic)


def without_gaps(parts: Sequence[Expr]) -> list[Expr]:
    """The parts of a sum without those that make up gaps of Jensen, a (E[f(X)] - f(E[X])) with a > 0 and f convex.

    The logarithm is concave: of log it is a (log E[X] - E[log X]).

    >>> from symdrop.language import scalar
    >>> s, t = scalar("s t")
    >>> without_gaps((t, 2 * E(exp(s)), -2 * exp(E(s)))), without_gaps((E(s**4), -(E(s) ** 3)))
    ([t], [E(s**4), -E(s)**3])
    """
    left = list(parts)
    for part in parts:
        number, average = part.as_coeff_Mul()
        if not isinstance(average, E) or (number > 0) == isinstance(average.args[0], log):
            continue
        convex = average.args[0]
        if isinstance(convex, exp | softplus | log):
            below = convex.func(E(convex.args[0]))
        elif isinstance(convex, Pow) and isinstance(convex.exp, Integer) and convex.exp > 0 and convex.exp % 2 == 0:
            below = E(convex.base) ** convex.exp
        else:
            continue
        if -number * below in left and part in left:
            left.remove(part)
            left.remove(-number * below)
    return left
