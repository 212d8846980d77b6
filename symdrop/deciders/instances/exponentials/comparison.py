"""Deciding lines with products and exponentials, at every size that the lemma of `counting` asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sympy import Expr, log

from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.exponentials.conditions import check, has_names
from symdrop.deciders.instances.exponentials.evaluator import GroupEvaluator
from symdrop.deciders.instances.exponentials.functions import MoreNames
from symdrop.deciders.instances.exponentials.grid import boxes
from symdrop.deciders.instances.exponentials.logarithms import named_alike, taken_apart
from symdrop.deciders.instances.exponentials.renaming import separated
from symdrop.deciders.instances.exponentials.search import differing
from symdrop.deciders.instances.exponentials.vanishing import remainder
from symdrop.deciders.instances.search import patterns
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import Counterexample, LimitReached, OutsideFragment

SPARE = 24
MOST_SPARE = 384

Sizes = Mapping[str, set[int]]


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
    apart = [taken_apart(line) for line in lines]
    check(read, apart)
    sizes: dict[str, set[int]] = {name: set() for name in read.sizes}
    for position, pair in enumerate(pairwise(lines), 1):
        if pair[0] == pair[1]:
            continue
        found = None
        looked_at = _as_written(read, pair, work)
        if looked_at is None:
            looked_at, found = _decided(read, apart[position - 1 : position + 1], pair, work)
        if looked_at is None:
            return Found({}, position, found)
        for name, numbers in looked_at.items():
            sizes[name] |= numbers
    return Found({name: tuple(sorted(numbers)) for name, numbers in sizes.items()})


def _as_written(read: Signature, pair: Sequence[Expr], work: Work) -> Sizes | None:
    """The sizes at which lines are equal with their logarithms as they are; None where they differ or have none."""
    try:
        return _decided(read, pair, None, work)[0] if any(line.has(log) for line in pair) else None
    except OutsideFragment:
        return None


def _is_equal(read: Signature, pair: Sequence[Expr], work: Work) -> bool:
    """Whether two arguments are seen to be equal at every size."""
    if _as_written(read, pair, work) is not None:
        return True
    try:
        return _decided(read, [taken_apart(each) for each in pair], None, work)[0] is not None
    except OutsideFragment:
        return False


def _decided(
    read: Signature, pair: Sequence[Expr], shown: Sequence[Expr] | None, work: Work
) -> tuple[Sizes | None, Counterexample | None]:
    """The sizes at which two lines are equal, or None and a point at which those that are `shown` differ."""
    check(read, pair)
    pair = named_alike(pair, lambda left, right: _is_equal(read, (left, right), work))
    sizes: dict[str, set[int]] = {name: set() for name in read.sizes}
    is_equal = True
    for box in boxes(read, pair):
        for name, number in box.items():
            sizes[name].add(number)
        differs, found = _at(read, pair, shown, box, work)
        is_equal = is_equal and not differs
        if found or (differs and not shown):
            return None, found
    return (sizes, None) if is_equal else (None, _beyond(read, pair, shown, work))


def _beyond(read: Signature, pair: Sequence[Expr], shown: Sequence[Expr] | None, work: Work) -> Counterexample | None:
    """A point at which lines differ at two of everything: what is named is not counted, and may be alike at less."""
    box = dict.fromkeys(read.sizes, 2)
    if not any(line.has(log) for line in pair) or not read.allows(box):
        return None
    return _at(read, pair, shown, box, work)[1]


def _at(
    read: Signature, pair: Sequence[Expr], shown: Sequence[Expr] | None, box: Mapping[str, int], work: Work
) -> tuple[bool, Counterexample | None]:
    """Whether two lines differ at these sizes, and a point at which they do."""
    spare = SPARE if has_names(read, pair) else 0
    while spare <= MOST_SPARE:
        try:
            return _compared(GroupEvaluator(read, box, work, spare), pair, shown)
        except MoreNames:
            spare = max(SPARE, 4 * spare)
    raise LimitReached(
        f"its instances have more than {MOST_SPARE} softplus, logistic and other functions; state smaller parts"
    )


def _compared(
    evaluator: GroupEvaluator, pair: Sequence[Expr], shown: Sequence[Expr] | None
) -> tuple[bool, Counterexample | None]:
    differs = False
    for places in patterns(list(evaluator.signature.free.values()), evaluator.sizes):
        left, right = (evaluator.value(line, places) for line in pair)
        minus = {0: evaluator.polynomials.number(-1, 1)}
        rest = remainder(evaluator, evaluator.total([left, evaluator.product([minus, right])]))
        if rest:
            differs = True
            found = differing(evaluator.polynomials, rest, (shown[0], shown[1]), places) if shown else None
            if found:
                return True, found
    return differs, None
