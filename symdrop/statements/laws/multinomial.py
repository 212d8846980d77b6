"""Counts of draws with replacement. TRUSTED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import comb, prod
from typing import Any

from sympy import Add, Expr, Integer, Mul, Number, ff
from sympy.functions.combinatorial.numbers import stirling

from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Exchangeable, adding_up
from symdrop.statements.premise import Formula, Premise


@dataclass(frozen=True)
class Multinomial(Exchangeable):
    """How often each index comes in `draws` independent draws, each index with the same chance.

    Source: N. Johnson, S. Kotz and N. Balakrishnan, Discrete Multivariate Distributions, 1997, chapter 35.
    """

    draws: Expr

    def __post_init__(self) -> None:
        if isinstance(self.draws, Number) and (not self.draws.is_Integer or self.draws < 0):
            raise BadStatement(f"draws={self.draws} of {self.entry} is not a number of draws: 0, 1, ...")
        super().__post_init__()

    @property
    def divides(self) -> bool:
        return True

    @property
    def whole(self) -> bool:
        return True

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (Integer(0), self.draws)

    @property
    def counts(self) -> tuple[Expr, ...]:
        return (self.draws,)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.draws,)

    def joint(self, powers: tuple[int, ...]) -> Expr | None:
        """The sum over s_1, .. of prod S(e_a, s_a) b (b - 1) .. (b - s + 1) / n^s, s = s_1 + .., S Stirling's.

        The factorial moments of the counts are b (b - 1) .. / n^s.
        """
        total: Expr = Integer(0)
        for orders in product(*(range(power + 1) for power in powers)):
            ways = prod(int(stirling(power, order)) for power, order in zip(powers, orders, strict=True))
            if ways:
                total += ways * ff(self.draws, sum(orders)) / self.number ** sum(orders)
        return total

    def joint_again(self, powers: tuple[int, ...]) -> Expr | None:
        """One draw at a time, with chance 1/n at c_1: E_b[c_1^e f] = (b/n) E_(b-1)[(c_1 + 1)^(e-1) f]."""
        return _drawn(self.draws, self.number, powers)

    def attained(self, values: Sequence[Expr], number: int) -> tuple[Expr, ...] | None:
        return adding_up(Add(*values), self.draws, len(values) == number)

    @property
    def premise(self) -> Premise:
        counted = tuple(Formula("{}", "{}", (each,)) for each in (self.entry, self.number, self.draws))
        words = "Let {} count how often each of {} indices comes in {} independent draws with equal chances."
        return Premise(words, counted)


@cache
def _drawn(draws: Expr, number: Expr, powers: tuple[int, ...]) -> Expr:
    if not powers:
        return Integer(1)
    first, *others = powers
    lower = (comb(first - 1, k) * _drawn(draws - 1, number, (*([k] if k else []), *others)) for k in range(first))
    return Mul(draws, 1 / number, sum(lower, Integer(0)))


def multinomial(entry: Any, *, draws: Any) -> Multinomial:
    """Hypothesis: the entries count how often each index comes in `draws` draws with replacement, as in a bootstrap.

    `entry` is `c[j]`, of a family with one index; `draws` is a scalar, a size or a number. Raises `BadStatement` for
    another shape of entry, or for a number that is not one of draws.

    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); j = index("j", n); c = family("c", n); b = scalar("b")
    >>> multinomial(c[j], draws=b).joint((1, 1))
    b*(b - 1)/n**2
    """
    return Multinomial(random_entry(entry), expression(draws))
