"""Entries of which every order is as likely, with the joint moments that are given. TRUSTED."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, count, takewhile
from math import comb
from typing import Any

from sympy import Expr, Integer, Mul, Number, expand

from symdrop.errors import BadStatement
from symdrop.language import expression, index
from symdrop.statements.hypotheses import Call, random_entry
from symdrop.statements.laws.law import Exchangeable, Law
from symdrop.statements.laws.noise import Moments
from symdrop.statements.premise import Formula, Premise, belongs, enumeration

Powers = tuple[int, ...]


@dataclass(frozen=True)
class ExchangeableMask(Exchangeable):
    """A 0/1 mask of which E of r different entries is the r-th of `means`.

    Source: O. Kallenberg, Probabilistic Symmetries and Invariance Principles, 2005, chapter 1.
    """

    means: tuple[Expr, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        for each in self.means:
            if isinstance(each, Number) and not 0 <= each <= 1:
                raise BadStatement(f"means={list(self.means)}: {each} is not a probability; it lies outside 0..1")
        _check_together(self, self._falling())

    def _falling(self) -> tuple[Expr, ...]:
        """What is not negative where there are two entries at least."""
        return tuple(before - after for before, after in zip(self.means, self.means[1:], strict=False))

    def _named(self, quantity: Expr) -> str:
        return f"means={list(self.means)} is not a list that falls within 0..1; a difference {quantity}"

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return self.means

    @property
    def binary(self) -> bool:
        return True

    @property
    def probabilities(self) -> tuple[Expr, ...]:
        return self.means

    @property
    def means_together(self) -> tuple[Expr, ...]:
        return self.means

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.means[0], 1 - self.means[0])

    def joint(self, powers: Powers) -> Expr | None:
        """As given."""
        return self.means[len(powers) - 1] if len(powers) <= len(self.means) else None

    def joint_again(self, powers: Powers) -> Expr | None:
        """As given, the r-th for r entries."""
        return dict(enumerate(self.means, 1)).get(len(powers))

    def possible(self, number: int) -> tuple[Expr, ...]:
        """The chances of r given ones and no others, if all means are given; for a count K, E (K - c)(K - c - 1)."""
        # Of fewer entries, E of more different ones is that of none.
        known = (Integer(1), *self.means)[: number + 1]
        if number < len(known):
            return tuple(
                sum((Integer(-1) ** s * comb(number - r, s) * known[r + s] for s in range(number - r + 1)), Integer(0))
                for r in range(number + 1)
            )
        if len(known) < 3:
            return ()
        first, second = number * known[1], number * (number - 1) * known[2]
        return (*self._falling(), *self.means, *(second - 2 * c * first + c * (c + 1) for c in range(number)))

    @property
    def call(self) -> Call:
        return Call("exchangeable", (self.entry,), (("means", self.means),))

    def like(self, entry: Any, parameters: Sequence[Any]) -> Law:
        return replace(self, entry=random_entry(entry), means=tuple(map(expression, parameters)))

    @property
    def premise(self) -> Premise:
        mask = belongs(self.entry, to=(r"\{{0, 1\}}", "{{0, 1}}"))
        known = tuple(_expected(self, (1,) * r, each) for r, each in enumerate(self.means, 1))
        words = f"Let {{}} be exchangeable, with {enumeration(len(known))} for different indices."
        return Premise(words, (mask, *known))


@dataclass(frozen=True)
class ExchangeableMoments(Exchangeable):
    """Entries of which E of powers of different ones is given by a `table` of powers, from high to low, and values.

    Source: O. Kallenberg, Probabilistic Symmetries and Invariance Principles, 2005, chapter 1.
    """

    table: tuple[tuple[Powers, Expr], ...]

    def __post_init__(self) -> None:
        known = dict(self.table)
        for powers in known:
            for first, second in combinations(range(len(powers)), 2):
                others = (each for at, each in enumerate(powers) if at not in (first, second))
                merged = tuple(sorted((*others, powers[first] + powers[second]), reverse=True))
                if merged not in known:
                    raise BadStatement(
                        f"moments of {self.entry} has {powers} and not {merged}, which it is where two entries are the "
                        f"same; give {merged}, too"
                    )
        super().__post_init__()
        _check_together(self, self._differences())

    def _named(self, quantity: Expr) -> str:
        return f"of moments={dict(self.table)} what is the least of a variance or of E of a square, {quantity}"

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return tuple(value for _, value in self.table)

    @property
    def spreads(self) -> tuple[Expr, ...]:
        return tuple(value for powers, value in self.table if powers == (2,))

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        known = dict(self.table)
        # E of the squares of z_1 - z_2, z_1^2 - z_2^2, z_1 z_2 - E z_1 z_2 and z_1^2 - E z_1^2, half of it or all.
        variance = [known[2,] - known[1,] ** 2] if {(1,), (2,)} <= known.keys() else []
        fourth = [known[4,] - known[2,] ** 2] if {(2,), (4,)} <= known.keys() else []
        return (*([known[2,]] if (2,) in known and not variance else []), *variance, *fourth)

    def _differences(self) -> tuple[Expr, ...]:
        """What is not negative where there are two entries at least."""
        known = dict(self.table)
        pairs = [((2,), (1, 1), 1), ((4,), (2, 2), 1), ((2, 2), (1, 1), 2)]
        return tuple(known[more] - known[less] ** power for more, less, power in pairs if {more, less} <= known.keys())

    @property
    def positive(self) -> tuple[Expr, ...]:
        """What is asked of the moments of one entry, as of those of noise that are given."""
        return Moments(self.entry, self.raw_moments).positive if len(self.raw_moments) > 2 else ()

    @property
    def raw_moments(self) -> tuple[Expr, ...]:
        known = dict(self.table)
        orders = takewhile(lambda order: (order,) in known, count(1))
        return tuple(known[order,] for order in orders)

    def joint(self, powers: Powers) -> Expr | None:
        """As given."""
        return dict(self.table).get(tuple(sorted(powers, reverse=True)))

    def joint_again(self, powers: Powers) -> Expr | None:
        """As given, in whatever order the powers stand."""
        return next((value for known, value in self.table if sorted(known) == sorted(powers)), None)

    def possible(self, number: int) -> tuple[Expr, ...]:
        """The variance of the sum, and the least variance of a difference of two entries."""
        known = dict(self.table)
        apart = self._differences() if number > 1 else ()
        if not {(1,), (2,), (1, 1)} <= known.keys() or number < 2:
            return apart
        one, square, pair = known[1,], known[2,], known[1, 1]
        return (square + (number - 1) * pair - number * one**2, *apart)

    @property
    def call(self) -> Call:
        return Call("exchangeable", (self.entry,), (("moments", dict(self.table)),))

    def like(self, entry: Any, parameters: Sequence[Any]) -> Law:
        table = zip((powers for powers, _ in self.table), map(expression, parameters), strict=True)
        return replace(self, entry=random_entry(entry), table=tuple(table))

    @property
    def premise(self) -> Premise:
        known = tuple(_expected(self, powers, value) for powers, value in self.table)
        words = f"Let {{}} be exchangeable, with {enumeration(len(known))} for different indices."
        return Premise(words, (Formula("{}", "{}", (self.entry,)), *known))


def _check_together(law: ExchangeableMask | ExchangeableMoments, quantities: Sequence[Expr]) -> None:
    """Raise `BadStatement` where a number shows that no two entries have such a law."""
    for each in quantities:
        value = expand(each)
        if isinstance(value, Number) and value < 0:
            raise BadStatement(f"there is no such law of {law.entry}: {law._named(each)} = {value} is negative")


def exchangeable(
    entry: Any, *, means: Sequence[Any] = (), moments: Mapping[Powers, Any] | None = None
) -> ExchangeableMask | ExchangeableMoments:
    """Hypothesis: every order of the entries is as likely, with these joint moments and nothing more.

    `entry` is `d[j]`, of a family with one index. With `means=[q1, q2, ..]` it is a 0/1 mask, and E of r different
    entries is the r-th of them. With `moments={(1,): a, (2,): b, (1, 1): c}` E of different entries to these powers is
    given. Raises `BadStatement` for anything else.

    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); j = index("j", n); d, z = family("d z", n); a, b, c = scalar("a b c")
    >>> exchangeable(d[j], means=[a, b]).joint((1, 1)), exchangeable(d[j], means=[a, b]).joint((1, 1, 1))
    (b, None)
    >>> exchangeable(z[j], moments={(1,): a, (2,): b, (1, 1): c}).moment(2)
    b
    """
    if bool(means) == bool(moments):
        raise BadStatement(f"exchangeable({entry}) takes means=[q1, q2, ..] or moments={{(1,): .., (1, 1): ..}}")
    if means:
        if isinstance(means, str) or not isinstance(means, Sequence):
            raise BadStatement(f"means={means!r} is not a list of expectations [q1, q2, ..]")
        return ExchangeableMask(random_entry(entry), tuple(map(expression, means)))
    if not isinstance(moments, Mapping):
        raise BadStatement(f"moments={moments!r} maps powers to expectations: {{(1,): .., (2,): .., (1, 1): ..}}")
    table = {_powers(each): expression(value) for each, value in moments.items()}
    if len(table) < len(moments):
        raise BadStatement(f"moments={dict(moments)} gives one expectation twice; (2, 1) and (1, 2) are the same")
    ordered = sorted(table.items(), key=lambda item: (sum(item[0]), item[0]))
    return ExchangeableMoments(random_entry(entry), tuple(ordered))


def _powers(powers: Any) -> Powers:
    if not isinstance(powers, tuple) or not powers or not all(type(each) is int and each > 0 for each in powers):
        raise BadStatement(f"{powers!r} is not a tuple of powers such as (1,), (2,) or (2, 1)")
    return tuple(sorted(powers, reverse=True))


def _expected(law: Exchangeable, powers: Powers, value: Expr) -> Formula:
    """`E[z_1^2 z_2] = value` for different indices."""
    (own,) = law.indices
    places = [own] if len(powers) == 1 else [index(f"{own.name}{at}", own.size) for at in range(1, len(powers) + 1)]
    entries = Mul(*(law.base[place] ** power for place, power in zip(places, powers, strict=True)))
    return Formula(r"\mathbb{{E}}[{}] = {}", "E[{}] = {}", (entries, value))
