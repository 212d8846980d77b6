"""Several 0/1 masks with a joint law. TRUSTED."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from sympy import Add, Expr, Number, expand

from symdrop.errors import BadStatement
from symdrop.language import Family, Index, Scalar, expression
from symdrop.statements.expressions import base_of, indices_of
from symdrop.statements.hypotheses import Call, Hypothesis, random_entry
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.premise import Formula, Premise, enumeration

Outcome = tuple[int, ...]


@dataclass(frozen=True)
class Margin(Bernoulli):
    """The law of one of several masks; `chances` are those of all outcomes of the masks together."""

    chances: tuple[Expr, ...]

    @property
    def parameters(self) -> tuple[Expr, ...]:
        return (self.keep, *self.chances)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (*super().nonnegative, *self.chances)


@dataclass(frozen=True)
class Masks(Hypothesis):
    """Several masks at the same indices, with the chance of every outcome; independent at different indices.

    `keep` are the chances of each to be 1. `both` is that of two masks to be 1 together, where the law is given by it.
    """

    entries: tuple[Expr, ...]
    keep: tuple[Expr, ...]
    both: Expr | None
    table: tuple[tuple[Outcome, Expr], ...]

    def __post_init__(self) -> None:
        bases = [base_of(each) for each in self.entries]
        if len({*bases}) < 2 or len({*bases}) < len(bases) or len({indices_of(each) for each in self.entries}) > 1:
            raise BadStatement(f"masks({', '.join(map(str, self.entries))}) takes different masks at the same indices")
        for outcome, chance in self.table:
            value = expand(chance)
            if isinstance(value, Number) and not 0 <= value <= 1:
                names = ", ".join(map(str, self.entries))
                raise BadStatement(f"there are no such masks: the chance of ({names}) = {outcome} is {value}")

    @property
    def indices(self) -> tuple[Index, ...]:
        """The indices at which the law is written."""
        return indices_of(self.entries[0])

    @property
    def margins(self) -> tuple[Margin, ...]:
        """The law of each mask."""
        chances = tuple(chance for _, chance in self.table)
        return tuple(Margin(entry, keep, chances) for entry, keep in zip(self.entries, self.keep, strict=True))

    @property
    def expressions(self) -> tuple[Expr | Family, ...]:
        given = self.keep if self.both is None else (*self.keep, self.both)
        return (*self.entries, *given, *(chance for _, chance in self.table))

    @property
    def random(self) -> tuple[Family | Scalar, ...]:
        return tuple(map(base_of, self.entries))

    @property
    def subject(self) -> str:
        return f"law of {' and '.join(str(base) for base in self.random)}"

    @property
    def call(self) -> Call:
        if self.both is not None:
            return Call("masks", self.entries, (("keep", self.keep), ("both", self.both)))
        return Call(
            "masks", self.entries, (("table", {outcome: chance for outcome, chance in self.table if chance != 0}),)
        )

    def expectation(self, names: Collection[str]) -> Expr:
        """E of the product of the masks of these names, two or more: the chance that all are 1. For the kernel."""
        if self.both is not None:
            return self.both
        chosen = [base.name in names for base in self.random]
        fits = [all(outcome[at] for at, own in enumerate(chosen) if own) for outcome, _ in self.table]
        return Add(*(chance for fit, (_, chance) in zip(fits, self.table, strict=True) if fit))

    @property
    def premise(self) -> Premise:
        places = ", ".join(["{}"] * len(self.entries))
        zero_or_one = Formula(rf"{places} \in \{{{{0, 1\}}}}", f"{places} in {{{{0, 1}}}}", self.entries)
        known = self._outcomes(places) if self.both is None else self._margins_and_both(self.both)
        apart = ", and let those at different indices be independent" if self.indices else ""
        return Premise(f"Let {{}} have {enumeration(len(known))}{apart}.", (zero_or_one, *known))

    def _margins_and_both(self, both: Expr) -> list[Formula]:
        pairs = zip(self.entries, self.keep, strict=True)
        known = [Formula(r"\Pr({} = 1) = {}", "Pr({} = 1) = {}", pair) for pair in pairs]
        return [*known, Formula(r"\Pr({} = {} = 1) = {}", "Pr({} = {} = 1) = {}", (*self.entries, both))]

    def _outcomes(self, places: str) -> list[Formula]:
        known = []
        for outcome, chance in self.table:
            text = f"Pr(({places}) = ({', '.join(map(str, outcome))})) = {{}}"
            known += [Formula("\\" + text, text, (*self.entries, chance))] if chance != 0 else []
        return known


def masks(
    *entries: Any, keep: Sequence[Any] = (), both: Any = None, table: Mapping[Outcome, Any] | None = None
) -> Masks:
    """Hypothesis: several masks at the same indices have a joint law; at different indices they are independent.

    Two masks `d[j]`, `e[j]` by `keep=(p[j], q[j])` and `both=r[j]`, the chance that both are 1; or any number of masks
    by a `table` that maps outcomes such as (1, 0, 1) to their chances, which add up to 1; what it leaves out has the
    chance 0. Raises `BadStatement` for anything else.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); d, e, p, q, r = family("d e p q r", n)
    >>> masks(d[j], e[j], keep=(p[j], q[j]), both=r[j]).table[1]
    ((0, 1), q[j] - r[j])
    """
    named = tuple(map(random_entry, entries))
    written = ", ".join(map(str, entries))
    if table is None:
        if len(named) != 2 or not isinstance(keep, tuple | list) or len(keep) != 2 or both is None:
            raise BadStatement(f"masks({written}) takes two masks with keep=(p[j], q[j]) and both=r[j], or a table=")
        p, q, r = map(expression, (*keep, both))
        return Masks(named, (p, q), r, (((0, 0), 1 - p - q + r), ((0, 1), q - r), ((1, 0), p - r), ((1, 1), r)))
    if keep or both is not None or not isinstance(table, Mapping):
        raise BadStatement(f"masks({written}, table={{..}}) takes nothing else")
    outcomes = list(product((0, 1), repeat=len(named)))
    if unknown := [each for each in table if each not in outcomes]:
        raise BadStatement(
            f"table has the outcome {unknown[0]!r}; one of {len(named)} masks is a tuple such as {outcomes[-1]}"
        )
    chances = {each: expression(table.get(each, 0)) for each in outcomes}
    if expand(Add(*chances.values()) - 1) != 0:
        raise BadStatement(f"the chances of masks({written}) add up to {Add(*chances.values())}; they must add up to 1")
    kept = (Add(*(chance for each, chance in chances.items() if each[at])) for at in range(len(named)))
    return Masks(named, tuple(kept), None, tuple(chances.items()))
