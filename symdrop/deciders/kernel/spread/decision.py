"""Whether lines with products over an index, exponentials and functions are equal, by some reasons. TRUSTED.

Free indices over one size may coincide. Every way in which they do is looked at by itself: then those that are left are
different values, the constants of spread forms. Two lines are equal where their forms are the same for each way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sympy import Expr, Product, Sum, log

from symdrop import axioms
from symdrop.axioms import REASONS, Reason
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.partitions import orbits
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.constants import constants_in
from symdrop.deciders.kernel.spread.functions import without_logistics
from symdrop.deciders.kernel.spread.reading import Spreader
from symdrop.deciders.kernel.spread.terms import Form, Spot
from symdrop.deciders.kernel.spread.two_values import at_two_values
from symdrop.errors import BadStatement, LimitReached
from symdrop.functions import goes_beyond_polynomials
from symdrop.language import Bracket, D, Index
from symdrop.statements.expressions import free_indices

# Laws of finite sums and products are always on: they may be cited where there is something that they speak of.
ALWAYS_ON = (axioms.sift, axioms.product)
MOST_WAYS = 60


@dataclass(frozen=True)
class Lines:
    """Two lines that are claimed equal, in a context that knows the hypotheses; `where` is what messages call them."""

    context: Context
    before: Expr
    after: Expr
    where: str = "a line"

    def difference(self, reasons: Iterable[Reason]) -> tuple[Form, Around]:
        """A form that is not zero with its constants, for the first way in which free indices coincide that has one.

        Logarithms that are taken apart may be equal as they stand alone: so they are tried both ways.
        """
        reasons = frozenset(reasons)
        found = self._difference(reasons)
        if found[0] and axioms.logarithm in reasons and (self.before.has(log) or self.after.has(log)):
            as_written = self._difference(reasons - {axioms.logarithm})
            return found if as_written[0] else as_written
        return found

    def _difference(self, reasons: frozenset[Reason]) -> tuple[Form, Around]:
        for way in ways((self.before, self.after)):
            spreader = Spreader(self.context, reasons, self.where)
            around = constants_in(way)
            before, after = (
                spreader.read(line, {index: way[index] for index in free_indices(line)}, around)
                for line in (self.before, self.after)
            )
            left = without_logistics(spreader, spreader.plus(before, after, -1), around)
            if left := at_two_values(spreader, left, around):
                return left, around
        return {}, {}

    def speaks_of(self, reason: Reason) -> bool:
        """Whether the lines have something that a law which is always on speaks of."""
        if reason is axioms.sift:
            return any(line.has(Bracket, D) for line in (self.before, self.after))
        return any(map(goes_beyond_polynomials, (self.before, self.after)))

    def is_needed(self, reason: Reason, reasons: Iterable[Reason]) -> bool:
        """Whether the lines, which are equal by some reasons, are not by the others of them."""
        if reason in ALWAYS_ON:
            return self.speaks_of(reason)
        return bool(self.difference(set(reasons) - {reason})[0])

    def fewest(self) -> tuple[Reason, ...]:
        """As few reasons as are found, one left out after the other, for lines that are equal by all of them."""
        chosen = [reason for reason in REASONS if reason not in ALWAYS_ON]
        tried: list[Reason] = []
        while tried != chosen:
            # What was needed beside a reason may not be needed without it.
            tried = chosen
            for reason in reversed(tried):
                others = [each for each in chosen if each is not reason]
                if not self.difference(others)[0]:
                    chosen = others
        chosen += [reason for reason in ALWAYS_ON if self.speaks_of(reason)]
        return tuple(reason for reason in REASONS if reason in chosen)


def check_line(line: Expr, where: str) -> None:
    """Raise `BadStatement` for an index that is both free and bound in a line."""
    bound = {limits[0] for node in line.atoms(Sum, Product) for limits in node.limits}
    for index in sorted(free_indices(line) & bound, key=str):
        raise BadStatement(f"{index} is both free and bound in {where}; use another index for the sum or product")


def ways(lines: Sequence[Expr]) -> Iterator[dict[Index, Spot]]:
    """For every way in which the free indices of lines may coincide, a constant for each."""
    free = sorted(set().union(*map(free_indices, lines)), key=str)
    sizes: dict[str, list[Index]] = {}
    for index in free:
        sizes.setdefault(str(index.size.name), []).append(index)
    found: list[dict[Index, Spot]] = [{}]
    for group in sizes.values():
        found = [
            {
                **way,
                **{group[at]: Spot.constant(group[block.index(1)].name) for block in blocks for at in _chosen(block)},
            }
            for way in found
            for _, blocks in orbits((1,) * len(group))
        ]
        if len(found) > MOST_WAYS:
            raise LimitReached(f"free indices may coincide in more than {MOST_WAYS} ways; state it with fewer of them")
    return iter(found)


def _chosen(block: Sequence[int]) -> list[int]:
    return [at for at, number in enumerate(block) if number]
