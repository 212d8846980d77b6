"""The value of an expression at one point, by the definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from sympy import Expr

from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.exponentials.points import ExponentialPoints
from symdrop.deciders.instances.exponentials.reading import is_beyond, signature_beyond
from symdrop.deciders.instances.points import MOST_STEPS, PointEvaluator
from symdrop.errors import BadStatement, Unknown
from symdrop.statements.hypotheses import Hypothesis


def evaluate(
    given: Sequence[Hypothesis],
    expression: Expr,
    sizes: Mapping[str, int],
    indices: Mapping[str, int],
    values: Mapping[Unknown, Fraction] | Mapping[str, Fraction],
) -> Any:
    """The value of an expression at one point, by the definition and exactly.

    `sizes` maps the name of each size to a number, `indices` each free index to its 1-based value, `values` each
    entry or scalar, or its text (`"w[1]"`, `"X[2,1]"`, `"t"`), to a fraction; random entries inside an E need none.
    Raises `BadStatement` where something is missing, not exact or divided by zero, `OutsideFragment` where the
    hypotheses do not promise an expectation. Where exponentials remain, the value is an `ExponentialNumber`, and where
    softplus, logistic, logarithms or exponentials in exponents do, one that is known by bounds.

    >>> from symdrop.theorem import bernoulli
    >>> from symdrop.language import E, Sum, family, index, size
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> law = bernoulli(delta[j], keep=p[j])
    >>> point = {"p[1]": Fraction(1, 3), "p[2]": Fraction(1, 4)}
    >>> evaluate([law], E(Sum(delta[j], j) ** 2), {"n": 2}, {}, point)
    Fraction(3, 4)
    """
    read = signature_beyond(given, [expression])
    for name in read.sizes:
        if not isinstance(sizes.get(name), int) or sizes[name] < 1:
            raise BadStatement(f"the size {name} needs a positive integer, got {sizes.get(name)!r}")
    for name, index in read.free.items():
        if not isinstance(indices.get(name), int) or not 1 <= indices[name] <= sizes[index.size.name]:
            raise BadStatement(f"the index {name} needs a value in 1..{index.size}, got {indices.get(name)!r}")
    exact = dict(_exact(name, value) for name, value in values.items())
    definition = ExponentialPoints if is_beyond([expression]) else PointEvaluator
    points = definition(read, sizes, exact, Work(MOST_STEPS))
    return points.side(expression, {index: indices[name] for name, index in read.free.items()})


def _exact(name: Unknown | str, value: Any) -> tuple[Unknown, Fraction]:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise BadStatement(f"{name} = {value!r} is not exact; give a Fraction or an integer")
    return name if isinstance(name, Unknown) else Unknown.parse(name), Fraction(value)
