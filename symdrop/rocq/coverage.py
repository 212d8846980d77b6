"""Who decides what: of each family of the catalogue how many theorems, and by which deciders. Counted, never ticked."""

from __future__ import annotations

from collections.abc import Sequence

from symdrop.catalogue import Entry, catalogue
from symdrop.rocq.folder import written

HEADER = "| family | theorems | kernel and instances | stated and proved for Rocq |\n|---|---|---|---|"


def coverage() -> str:
    """The table in Markdown: every theorem is proved again in order to count it.

    >>> HEADER.count("|")
    10
    """
    entries = list(catalogue())
    families = list(dict.fromkeys(each.family for each in entries))
    rows = [_row(f"`{family}`", [each for each in entries if each.family == family]) for family in families]
    return "\n".join([HEADER, *rows, _row("all", entries)])


def _row(name: str, entries: Sequence[Entry]) -> str:
    proved = sum(bool(each.proof) for each in entries)
    stated = sum(bool(written(each).text) for each in entries)
    return f"| {name} | {len(entries)} | {proved} | {stated} |"
