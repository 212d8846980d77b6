"""How much work a line is when it is multiplied out and its instances are written down."""

from __future__ import annotations

from math import prod

import sympy
from sympy import Add, Expr, Mul, Pow, Rational

from symdrop.functions import goes_beyond_polynomials
from symdrop.language import D, E

MOST_PRODUCTS = 400
MOST_FACTORS = 8


def is_light(line: Expr) -> bool:
    """Whether a line, multiplied out, stays small enough for its instances to be written out in no time.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> is_light((1 + Sum(w[i], i)) ** 2), is_light((1 + Sum(w[i], i)) ** 5)
    (True, False)
    """
    terms, sums, degree = _weight(line)
    return terms * (2 + sums) ** sums <= MOST_PRODUCTS and degree <= MOST_FACTORS


def _weight(line: Expr) -> tuple[int, int, int]:
    """Bounds for the terms of a line that is multiplied out, and for the sums and the entries in one term."""
    if isinstance(line, Add | Mul):
        parts = [_weight(part) for part in line.args]
        every: list[tuple[int, ...]] = list(zip(*parts, strict=True))
        if isinstance(line, Add):
            return sum(every[0]), max(every[1]), max(every[2])
        return prod(every[0]), sum(every[1]), sum(every[2])
    if goes_beyond_polynomials(line):
        # Its instances are not multiplied out: they have the terms of what stands within.
        parts = [_weight(part) for part in line.args if isinstance(part, Expr)] or [(1, 0, 1)]
        terms, sums, degree = map(max, zip(*parts, strict=True))
        return terms, sums + len(getattr(line, "limits", ())), degree + 1
    if not isinstance(line, Pow | sympy.Sum | E | D):
        return 1, 0, int(not isinstance(line, Rational))
    terms, sums, degree = _weight(line.args[0])
    if isinstance(line, Pow):
        power = abs(int(line.exp))
        return terms**power, power * sums, power * degree
    if isinstance(line, sympy.Sum):
        return terms, sums + len(line.limits), degree
    return (terms * max(1, degree) if isinstance(line, D) else terms), sums, degree
