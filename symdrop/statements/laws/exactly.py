"""0/1 masks with a given number of ones. TRUSTED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Add, Expr, Integer, Mul, Number

from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.statements.hypotheses import random_entry
from symdrop.statements.laws.law import Exchangeable
from symdrop.statements.premise import Formula, Premise, at_most, belongs


@dataclass(frozen=True)
class Exactly(Exchangeable):
    """A 0/1 mask of which `kept` entries are 1, every choice of them equally likely.

    Source: W. Cochran, Sampling Techniques, 1977, chapter 2.
    """

    kept: Expr

    def __post_init__(self) -> None:
        if isinstance(self.kept, Number) and (not self.kept.is_Integer or self.kept < 0):
            raise BadStatement(
                f"{self.call.named[0][0]}={self.kept} of {self.entry} is not a number of entries: 0, 1, ..."
            )
        super().__post_init__()

    @property
    def binary(self) -> bool:
        return True

    @property
    def divides(self) -> bool:
        return True

    @property
    def different(self) -> bool:
        return True

    @property
    def counts(self) -> tuple[Expr, ...]:
        return (self.kept,)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.kept, self.number - self.kept)

    def joint(self, powers: tuple[int, ...]) -> Expr | None:
        """k (k - 1) .. / (n (n - 1) ..), with as many factors as there are entries."""
        return Mul(*((self.kept - s) / (self.number - s) for s in range(len(powers))))

    def joint_again(self, powers: tuple[int, ...]) -> Expr | None:
        """By sum_j d_j = k: k q_r = r q_r + (n - r) q_(r+1), where q_r is E of r different entries."""
        chance: Expr = Integer(1)
        for entries in range(len(powers)):
            chance = (self.kept * chance - entries * chance) / (self.number - entries)
        return chance

    def attained(self, values: Sequence[Expr], number: int) -> tuple[Expr, ...] | None:
        ones = Add(*values)
        return (self.kept - ones, number - self.kept - (len(values) - ones))

    @property
    def premise(self) -> Premise:
        mask = belongs(self.entry, to=(r"\{{0, 1\}}", "{{0, 1}}"))
        bound = at_most(self.kept, self.number)
        words = f"Let {{}} with exactly {{}} entries equal to 1{', {}' if bound else ''}, every choice equally likely."
        return Premise(words, (mask, Formula("{}", "{}", (self.kept,)), *bound))


def exactly(entry: Any, *, kept: Any) -> Exactly:
    """Hypothesis: exactly `kept` entries of a mask are 1 and the others 0, every choice of them equally likely.

    `entry` is `d[j]`, of a family with one index; `kept` is a scalar, a size or a number. E of r different entries is
    used only where the hypotheses say that there are r of them: `nonzero(n - 1)` for two. Raises `BadStatement` for
    another shape of entry, or for a number that is not one of entries.

    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); j = index("j", n); d = family("d", n); s = scalar("s")
    >>> exactly(d[j], kept=s).joint((1, 1))
    s*(s - 1)/(n*(n - 1))
    """
    return Exactly(random_entry(entry), expression(kept))
