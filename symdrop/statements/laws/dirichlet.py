"""Random weights that add up to one. TRUSTED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import factorial, prod
from typing import Any

from sympy import Add, Expr, Integer, Mul

from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Exchangeable, adding_up
from symdrop.statements.premise import Premise, belongs


@dataclass(frozen=True)
class Dirichlet(Exchangeable):
    """Weights that are not negative, add up to 1, and are uniform among all such.

    Source: S. Kotz, N. Balakrishnan and N. Johnson, Continuous Multivariate Distributions 1, 2000, chapter 49. A weight
    given others is what the posterior mean says: E[w_a w^e] = (e_a + 1) / (n + sum e) E[w^e].
    """

    @property
    def divides(self) -> bool:
        return True

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (Integer(0), Integer(1))

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return ()

    def joint(self, powers: tuple[int, ...]) -> Expr | None:
        """prod e_a! / (n (n + 1) .. (n + e - 1)), where e is the sum of the powers."""
        return prod(map(factorial, powers)) / Mul(*(self.number + s for s in range(sum(powers))))

    def joint_again(self, powers: tuple[int, ...]) -> Expr | None:
        """One factor after the other, each times its posterior mean."""
        value, seen = Integer(1), 0
        for power in powers:
            for own in range(power):
                value = value * (own + 1) / (self.number + seen)
                seen += 1
        return value

    def attained(self, values: Sequence[Expr], number: int) -> tuple[Expr, ...] | None:
        return adding_up(Add(*values), Integer(1), len(values) == number)

    @property
    def premise(self) -> Premise:
        law = belongs(self.entry, to=(r"[0, 1]", "[0, 1]"))
        return Premise("Let the weights {} add up to 1 and be uniform among all such weights.", (law,))


def dirichlet(entry: Any) -> Dirichlet:
    """Hypothesis: the entries are weights in 0..1 that add up to 1, uniform among all such: Dirichlet(1, .., 1).

    `entry` is `w[j]`, of a family with one index. Raises `BadStatement` for another shape of entry.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); w = family("w", n)
    >>> dirichlet(w[j]).joint((1, 1))
    1/(n*(n + 1))
    """
    return Dirichlet(random_entry(entry))
