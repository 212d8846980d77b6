"""Weights between 0 and 1 with a Beta law. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Indexed, Integer, Mul, Number, Sum

from symdrop.errors import BadStatement
from symdrop.language import Size, expression
from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Premise, distributed

HIGHEST = 8


@dataclass(frozen=True)
class Beta(Law):
    """Weights in 0..1 with the Beta(a, b) law, independent between entries.

    Source: N. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate Distributions 2, 1995, chapter 25.
    """

    a: Expr
    b: Expr

    def __post_init__(self) -> None:
        for name, value in (("a", self.a), ("b", self.b)):
            if isinstance(value, Number) and value <= 0:
                raise BadStatement(f"{name}={value} of {self.entry} is not positive")
            # What is divided by must be the same at all sizes, so that finitely many of them decide.
            if value.has(Size, Sum, Indexed):
                made = "not made of scalars and numbers; name it by a scalar"
                raise BadStatement(f"{name}={value} of {self.entry} is {made}")
        super().__post_init__()

    @property
    def divides(self) -> bool:
        return True

    @property
    def divisors(self) -> tuple[Expr, ...]:
        return tuple(self.a + self.b + s for s in range(HIGHEST))

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.a, self.b)

    @property
    def positive(self) -> tuple[Expr, ...]:
        return (self.a, self.b)

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (Integer(0), Integer(1))

    def moment(self, order: int) -> Expr | None:
        """a (a + 1) .. / ((a + b) (a + b + 1) ..), with as many factors as the order; to order 8."""
        if order > HIGHEST:
            return None
        return Mul(*((self.a + s) / (self.a + self.b + s) for s in range(order)))

    def recurrence(self, order: int) -> Recurrence | None:
        """(a + b + r - 1) E[z^r] = (a + r - 1) E[z^(r-1)], one integration by parts."""
        if order > HIGHEST:
            return None
        return (((self.a + order - 1) / (self.a + self.b + order - 1), order - 1),)

    @property
    def premise(self) -> Premise:
        law = distributed(self.entry, (r"\operatorname{{Beta}}", "Beta"), self.parameters)
        return Premise(f"Let {{}}{self._together()}.", (law,))


def beta(entry: Any, a: Any, b: Any) -> Beta:
    """Hypothesis: the entries are independent weights in 0..1 with the Beta(a, b) law, as in mixup.

    `entry` is `lam[j]` at distinct indices, or a scalar; `a` and `b` are positive. Moments are promised to order 8.
    Raises `BadStatement` for another shape of entry, or a number that is not positive.

    >>> from symdrop.language import scalar
    >>> lam, a = scalar("lam a")
    >>> beta(lam, a, a).moment(1)
    1/2
    """
    return Beta(random_entry(entry), expression(a), expression(b))
