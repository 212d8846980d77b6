"""A random direction. TRUSTED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from sympy import Add, Expr, Integer, Mul

from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Exchangeable, adding_up
from symdrop.statements.premise import Formula, Premise


@dataclass(frozen=True)
class Sphere(Exchangeable):
    """A point that is uniform on the unit sphere in n dimensions.

    Source: K.-T. Fang, S. Kotz and K. Ng, Symmetric Multivariate and Related Distributions, 1990, chapter 3. A normal
    vector is its length times such a point, and the two are independent; the recurrence is C. Stein's identity for it.
    """

    @property
    def divides(self) -> bool:
        return True

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (Integer(-1), Integer(1))

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return ()

    def joint(self, powers: tuple[int, ...]) -> Expr | None:
        """prod (e_a - 1)!! / (n (n + 2) .. (n + e - 2)) for even powers with the sum e; 0 where one is odd."""
        if any(power % 2 for power in powers):
            return Integer(0)
        above = prod(odd for power in powers for odd in range(1, power, 2))
        return above / Mul(*(self.number + s for s in range(0, sum(powers), 2)))

    def joint_again(self, powers: tuple[int, ...]) -> Expr | None:
        """E[v_1^e f] = (e - 1) / (n + s - 2) E[v_1^(e-2) f], where s is the sum of all powers."""
        if not powers:
            return Integer(1)
        first, *others = powers
        if first == 1:
            return Integer(0)
        lower = self.joint_again((*([first - 2] if first > 2 else []), *others))
        return lower and (first - 1) * lower / (self.number + sum(powers) - 2)

    def attained(self, values: Sequence[Expr], number: int) -> tuple[Expr, ...] | None:
        return adding_up(Add(*(each**2 for each in values)), Integer(1), len(values) == number)

    @property
    def premise(self) -> Premise:
        direction = Formula(r"({})", "({})", (self.entry,))
        dimension = Formula("{}", "{}", (self.number,))
        return Premise("Let {} be uniform on the unit sphere in {} dimensions.", (direction, dimension))


def sphere(entry: Any) -> Sphere:
    """Hypothesis: the entries are the coordinates of a point that is uniform on the unit sphere.

    `entry` is `v[j]`, of a family with one index. Raises `BadStatement` for another shape of entry.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); v = family("v", n)
    >>> sphere(v[j]).joint((2,)), sphere(v[j]).joint((2, 2)), sphere(v[j]).joint((1, 1))
    (1/n, 1/(n*(n + 2)), 0)
    """
    return Sphere(random_entry(entry))
