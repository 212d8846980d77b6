"""Noise that is uncorrelated and not independent: what a law does not promise is false here.

The instances cannot tell anything of an expectation that no hypothesis promises. In a model, every expectation has a
value: three entries whose errors are e_1 = -1, 0, 0 or 1 with equal chances, e_2 = e_1^2 - 1/2, and a sign e_3.
They have mean zero and no correlation, but E[e_1^2 e_2] is 1/4. Two noises with a covariance have the same
errors, so that it is their variance.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from math import prod

import sympy
from sympy import Expr, Indexed, Rational

from symdrop.language import Bracket, E, Index, Scalar
from symdrop.statements.expressions import names_in
from symdrop.statements.laws.noise import Noise

UNITS = (1, 2, 3)
ERRORS = [
    (Fraction(first), Fraction(first**2) - Fraction(1, 2), Fraction(sign))
    for first in (-1, 0, 0, 1)
    for sign in (-1, 1)
]
VARIANCES = (Fraction(1, 2), Fraction(1, 4), Fraction(1))
ENTRIES = {
    "w": tuple(map(Fraction, (2, 3, -5))),
    "x": tuple(map(Fraction, (1, -2, 4))),
    "v": VARIANCES,
    "rho": tuple(each / 2 for each in VARIANCES),
}
SCALARS = {"t": Fraction(2), "s": Fraction(3)}


Laws = Mapping[str, Noise]


def has_model(line: Expr, laws: Laws) -> bool:
    """Whether a line speaks of these noises and of what else is given a value here, and has no derivatives."""
    known = {*laws, *ENTRIES, *SCALARS}
    names = names_in(line)
    words = Indexed | Scalar | Bracket | Rational | sympy.Add | sympy.Mul | sympy.Pow | sympy.Sum | E
    return bool(names & laws.keys()) and names <= known and all(isinstance(each, words) for each in _parts(line))


def value(line: Expr, laws: Laws, places: Mapping[Index, int], errors: tuple[Fraction, ...] = ERRORS[0]) -> Fraction:
    """The value of a line in the model, for these values of its indices and of the errors outside every E."""
    if isinstance(line, Rational):
        return Fraction(int(line.p), int(line.q))
    if isinstance(line, Indexed):
        (unit,) = (places[index] for index in line.indices)
        if line.base.name not in laws:
            return ENTRIES[line.base.name][unit - 1]
        law = laws[line.base.name]
        return value(law.mean, laws, {law.indices[0]: unit}) + errors[unit - 1]
    if isinstance(line, Scalar):
        return SCALARS[line.name]
    if isinstance(line, Bracket):
        return Fraction(int(places[line.args[0]] == places[line.args[1]]))
    if isinstance(line, sympy.Sum):
        indices = [limits[0] for limits in line.limits]
        choices = product(UNITS, repeat=len(indices))
        inner = ({**places, **dict(zip(indices, units, strict=True))} for units in choices)
        return sum((value(line.function, laws, each, errors) for each in inner), Fraction(0))
    if isinstance(line, E):
        return sum((value(line.args[0], laws, places, each) for each in ERRORS), Fraction(0)) / len(ERRORS)
    parts = [value(part, laws, places, errors) for part in line.args if not isinstance(line, sympy.Pow)]
    if isinstance(line, sympy.Pow):
        return value(line.base, laws, places, errors) ** int(line.exp)
    total: Fraction = sum(parts, Fraction(0)) if isinstance(line, sympy.Add) else prod(parts, start=Fraction(1))
    return total


def _parts(line: Expr) -> list[Expr]:
    """Every part of a line that has a value."""
    if isinstance(line, Indexed | Bracket | Scalar | Rational):
        return [line]
    inner = line.args if isinstance(line, sympy.Add | sympy.Mul) else line.args[:1]
    return [line, *(each for part in inner for each in _parts(part))]
