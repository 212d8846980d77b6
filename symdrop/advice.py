"""What to write in place of a construct that symdrop does not read; for messages alone, nothing is decided here."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from fractions import Fraction
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sympy import Basic, Expr, Symbol

from symdrop.errors import BadStatement

Taken = ParamSpec("Taken")
Made = TypeVar("Made")

EXPRESSION = "write it with sizes, indices, families and scalars"
FRAGMENT = (
    "accepted are sums, products, integer powers, Sum, Prod, E, D, brackets, exp, log, softplus and logistic of "
    "declared scalars, sizes and families"
)
FUNCTION = (
    "functions are not read, but for exp, log, softplus and logistic; name its values by a family f, with f[i] for "
    "f(x[i]), or by a scalar, and state what is used of them as hypotheses"
)
FIXED = 'fixed and shifted entries are not read; use a kernel K = family("K", n, n), as in Sum(K[i, k]*w[k], k)'
EQUATION = "equations are not supported: solve it for one name, and write the solution where that name stands"
DIVISORS = (
    "accepted are products of entries, entries plus a number such as 1 - p[j], scalar expressions, sizes such as n, "
    "n - 1, and sums such as Sum(x[i], i) that have no other index; for anything else declare a family or a scalar of "
    "its own, such as k[j] for w[j] + c, and divide by that"
)
# Nobody who types a decimal number means a fraction with more parts.
MOST_PARTS = 10**6
INSTEAD = {
    "KroneckerDelta": "write bracket(i, j) for two indices, and D(expression, w[k]) for a derivative",
    "Derivative": "write D(expression, w[k]) or D(expression, t)",
    "tanh": "write 2*logistic(2*z) - 1 for tanh(z)",
    "cosh": "write (exp(z) + exp(-z))/2 for cosh(z)",
    "sinh": "write (exp(z) - exp(-z))/2 for sinh(z)",
    "log": "in a law or a hypothesis, name it by a scalar, or by a family f with f[i] for log(x[i])",
    "Abs": "write its square, or name it and declare nonnegative(...)",
    "Max": "name it by a scalar, and declare nonnegative(...) of what it exceeds",
    "Min": "name it by a scalar, and declare nonnegative(...) of what exceeds it",
    "Piecewise": "write a bracket of two indices, or a mask with a law",
    "Xor": "write d1 + d2 - 2*d1*d2 for masks d1 ^ d2",
    "And": "write d1*d2 for masks d1 & d2",
    "Or": "write d1 + d2 - d1*d2 for masks d1 | d2",
    "Not": "write 1 - d for a mask ~d",
    "Equality": "its sides are lhs= and rhs= of a theorem",
}


def written(name: str, instead: str) -> Callable[[Callable[Taken, Made]], Callable[Taken, Made]]:
    """A decorator for a word of the language: one who gives it too little or too much reads how it is written.

    >>> written("E", "write E(x)")(lambda inner: inner)(1, 2)
    Traceback (most recent call last):
    ...
    symdrop.errors.BadStatement: E(1, 2) is not how E is written; write E(x)
    """

    def of(make: Callable[Taken, Made]) -> Callable[Taken, Made]:
        @wraps(make)
        def called(*given: Taken.args, **named: Taken.kwargs) -> Made:
            try:
                return make(*given, **named)
            except TypeError:
                if _fits(make, given, named):
                    raise
            shown = ", ".join([*map(str, given[bool(given) and isinstance(given[0], type) :]), *list(named)])
            raise BadStatement(f"{name}({shown}) is not how {name} is written; {instead}")

        return called

    return of


def _fits(make: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> bool:
    try:
        inspect.signature(make).bind(*given, **named)
    except TypeError:
        return False
    return True


def instead_of(node: Any) -> str:
    """What to write instead of a node that no decider reads, or that is no expression.

    >>> from sympy import KroneckerDelta
    >>> from symdrop.language import family, index, size
    >>> n = size("n")
    >>> instead_of(KroneckerDelta(*index("i j", n)))
    'write bracket(i, j) for two indices, and D(expression, w[k]) for a derivative'
    >>> instead_of(family("p", n))
    'it is a family: write an entry of it, such as p[i]'
    """
    kind = type(node).__name__
    if kind == "Family":
        return f"it is a family: write an entry of it, such as {node}[{', '.join('ijklmnopqr'[: len(node.shape)])}]"
    if kind in INSTEAD:
        return INSTEAD[kind]
    if getattr(node, "is_Function", False):
        return FUNCTION
    return f"it is a {kind}; {FRAGMENT}" if isinstance(node, Expr) else EXPRESSION


def exactly(number: Any) -> str:
    """What to write instead of a number that is not exact.

    >>> from sympy import Float
    >>> exactly(Float(5.2)), exactly(Float(0.5)), exactly(Float("nan"))
    ('write Rational(26, 5), an integer or a Fraction', 'write Rational(1, 2), an integer or a Fraction', \
'write Rational(1, 2), an integer or a Fraction')
    """
    try:
        near = Fraction(str(number)).limit_denominator(MOST_PARTS)
    except (ValueError, ZeroDivisionError):
        near = Fraction(1, 2)
    written = f"Rational({near.numerator}, {near.denominator})" if near.denominator > 1 else str(near)
    return f"write {written}, an integer or a Fraction" if near.denominator > 1 else f"write {written}"


def instead_of_subscript(subscript: Any, over: Any) -> str:
    """What to write instead of a subscript that is no declared index over this size.

    >>> instead_of_subscript("i", "n")
    'declare it with index(name, n)'
    """
    declares = not isinstance(subscript, int | Basic) or isinstance(subscript, bool) or type(subscript) is Symbol
    return f"declare it with index(name, {over})" if declares else FIXED


def instead_of_hypothesis(hypothesis: Any) -> str:
    """What to write instead of a thing that is no hypothesis.

    >>> instead_of_hypothesis(2)
    'write bernoulli(...), noise(...), nonzero(...)'
    """
    is_equation = isinstance(hypothesis, bool) or type(hypothesis).__name__ == "Equality"
    return EQUATION if is_equation else "write bernoulli(...), noise(...), nonzero(...)"
