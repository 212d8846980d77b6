"""A remainder that is seen not to be negative, where one is easily found; the proof checks it like an author's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympy import Expr, Poly, PolynomialError, expand, factor

from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.signs import Signs
from symdrop.errors import BadStatement, SymdropError
from symdrop.language import Scalar
from symdrop.statements.hypotheses import Hypothesis


def worked_out(given: Sequence[Hypothesis], lhs: Expr, rhs: Expr) -> Expr:
    """rhs - lhs in a form that shows that it is not negative: as it is, factored, or with a square completed.

    Raises `BadStatement` where none of these shows it.

    >>> from symdrop.language import Rational, scalar
    >>> p, s = scalar("p s")
    >>> worked_out([], p * (1 - p), Rational(1, 4)), worked_out([], 2 * p * s, p**2 + s**2)
    ((2*p - 1)**2/4, (p - s)**2)
    >>> worked_out([], p, p + 1 + 2 * s + 3 * s**2)
    3*(s + 1/3)**2 + 2/3
    """
    for remainder in _forms(rhs - lhs):
        try:
            context, _ = read_statement(given, [remainder, lhs, rhs])
            if Signs(context, given).offender(remainder, {}) is None:
                return remainder
        except SymdropError:
            continue
    raise BadStatement(f"nothing shows that {rhs - lhs} is not negative; give remainder=, a form of it that shows this")


def _forms(difference: Expr) -> Iterator[Expr]:
    yield difference
    try:
        yield factor(expand(difference))
    except PolynomialError:
        return
    for scalar in sorted(difference.atoms(Scalar), key=str):
        try:
            coefficients = Poly(expand(difference), scalar).all_coeffs()
        except PolynomialError:
            return
        if len(coefficients) == 3:
            square, linear, constant = coefficients
            rest = factor(expand(constant - linear**2 / (4 * square)))
            yield square * (scalar + expand(linear / (2 * square))) ** 2 + rest
