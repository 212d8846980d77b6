"""Deciding lines with products and exponentials, at every size that the lemma of `counting` asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sympy import Expr

from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.exponentials.conditions import check
from symdrop.deciders.instances.exponentials.evaluator import GroupEvaluator
from symdrop.deciders.instances.exponentials.functions import MoreNames
from symdrop.deciders.instances.exponentials.grid import boxes
from symdrop.deciders.instances.exponentials.renaming import separated
from symdrop.deciders.instances.exponentials.search import differing
from symdrop.deciders.instances.exponentials.vanishing import remainder
from symdrop.deciders.instances.search import patterns
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import Counterexample, LimitReached
from symdrop.functions import logistic, softplus

SPARE = 24
MOST_SPARE = 384


@dataclass(frozen=True)
class Found:
    """What is known of lines: the sizes looked at, and the first line that differs from the one before.

    `counterexample` is None where no point was found.
    """

    sizes: Mapping[str, tuple[int, ...]]
    position: int = 0
    counterexample: Counterexample | None = None


def decide(read: Signature, lines: Sequence[Expr], work: Work) -> Found:
    """Whether the lines are equal at every size; raises as `compare` does."""
    lines = [separated(line, read) for line in lines]
    check(read, lines)
    sizes: dict[str, set[int]] = {name: set() for name in read.sizes}
    for position, pair in enumerate(pairwise(lines), 1):
        if pair[0] == pair[1]:
            continue
        found = None
        is_equal = True
        for box in boxes(read, pair):
            for name, number in box.items():
                sizes[name].add(number)
            differs, found = _at(read, pair, box, work)
            is_equal = is_equal and not differs
            if found:
                break
        if not is_equal:
            return Found({}, position, found)
    return Found({name: tuple(sorted(numbers)) for name, numbers in sizes.items()})


def _at(
    read: Signature, pair: tuple[Expr, Expr], box: Mapping[str, int], work: Work
) -> tuple[bool, Counterexample | None]:
    """Whether two lines differ at these sizes, and a point at which they do."""
    spare = SPARE if any(line.has(softplus, logistic) for line in pair) else 0
    while spare <= MOST_SPARE:
        try:
            return _compared(GroupEvaluator(read, box, work, spare), pair)
        except MoreNames:
            spare *= 4
    raise LimitReached(
        f"its instances have more than {MOST_SPARE} softplus and logistic functions; state smaller parts"
    )


def _compared(evaluator: GroupEvaluator, pair: tuple[Expr, Expr]) -> tuple[bool, Counterexample | None]:
    differs = False
    for places in patterns(list(evaluator.signature.free.values()), evaluator.sizes):
        left, right = (evaluator.value(line, places) for line in pair)
        minus = {0: evaluator.polynomials.number(-1, 1)}
        rest = remainder(evaluator, evaluator.total([left, evaluator.product([minus, right])]))
        if rest:
            differs = True
            found = differing(evaluator.polynomials, rest, pair, places)
            if found:
                return True, found
    return differs, None
