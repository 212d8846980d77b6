"""What is pinned of every theorem: the axioms that it rests on, and which of its neighbours are not refuted.

`python tests/support/pins.py` works all of it out again, prints what changed and rewrites `tests/theorems/pins.json`;
with names of theorems it does so for these alone. The tests compare the file with what is true today. A reviewer reads
the difference: a theorem that rests on one more axiom, or a neighbour that is no longer refuted, is to be explained.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from symdrop.catalogue import Entry, catalogue
from symdrop.errors import NotProved
from symdrop.fuzzing.neighbours import EQUAL, NO_STATEMENT, Judgement, Neighbour, judge, neighbours
from symdrop.theorem import Theorem

PATH = Path(__file__).parents[1] / "theorems" / "pins.json"
# A neighbour that is neither refuted nor proved: its hypotheses hold for no values, or it is beyond the kernel alone.
UNDECIDED = "undecided"

Judged = Sequence[tuple[Neighbour, Judgement | None]]
# What is pinned of one theorem; of all theorems, by family and name.
Pin = Mapping[str, Any]
Pins = Mapping[str, Mapping[str, Pin]]


def pins() -> Pins:
    """The file as it is committed."""
    return json.loads(PATH.read_text(encoding="utf-8"))


def axioms(theorem: Theorem) -> list[str]:
    """The names of the axioms that the proof rests on."""
    return [reason.name for reason in theorem.proof.reasons]


def judged(theorem: Theorem) -> Judged:
    """Every neighbour with its judgement, None where there is none."""
    return [(neighbour, _judgement(neighbour)) for neighbour in neighbours(theorem)]


def _judgement(neighbour: Neighbour) -> Judgement | None:
    try:
        return judge(neighbour)
    except NotProved:
        return None


def kept(found: Judged) -> dict[str, Any]:
    """The number of neighbours, and those that are not refuted: verdict, kind of change and description of each."""
    others: dict[str, dict[str, list[str]]] = {}
    for neighbour, judgement in found:
        verdict = judgement.verdict if judgement else UNDECIDED
        if verdict in (EQUAL, NO_STATEMENT, UNDECIDED):
            others.setdefault(verdict, {}).setdefault(neighbour.kind, []).append(neighbour.description)
    return {"number": len(found), "not refuted": others}


def pin(theorem: Theorem) -> Pin:
    """What is true of a theorem today."""
    return {"axioms": axioms(theorem), "neighbours": kept(judged(theorem))}


def differences(before: Any, after: Any, place: str = "") -> Iterator[str]:
    """Where two pins differ, a line for each difference; lists are compared as a whole."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*before, *after]):
            yield from differences(before.get(key), after.get(key), f"{place}: {key}" if place else key)
        if list(before) != list(after) and set(before) == set(after):
            yield f"{place or 'all'}: in another order"
    elif before != after:
        yield f"{place}: {_short(before)} -> {_short(after)}"


def _short(value: Any) -> str:
    if value is None or isinstance(value, Mapping):
        return "nothing" if value is None else "all that is pinned"
    return (", ".join(value) or "none") if isinstance(value, list) else str(value)


def rewritten(old: Pins, entries: Iterable[Entry], chosen: Sequence[str]) -> Pins:
    """The pins of these entries: worked out again where chosen or new, and else as they are."""
    new: dict[str, dict[str, Pin]] = {}
    for entry in entries:
        known = old.get(entry.family, {}).get(entry.name)
        again = known is None or not chosen or entry.name in chosen
        new.setdefault(entry.family, {})[entry.name] = pin(entry.theorem) if again else known
    return new


def main(chosen: Sequence[str]) -> None:
    old = pins() if PATH.exists() else {}
    new = rewritten(old, catalogue(), chosen)
    PATH.write_text(json.dumps(new, indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
    for line in differences(old, new):
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
