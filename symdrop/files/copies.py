"""A theorem of the catalogue as a file of one's own, with its declarations, to rename and to edit."""

from __future__ import annotations

from symdrop.catalogue.entries import Entry, find
from symdrop.errors import BadStatement
from symdrop.files.source_code import manuscript
from symdrop.statements.statement import snapshot


def original(name: str) -> Entry:
    """The one theorem of the catalogue that this name means; of a file that states several, the one named after it.

    Raises `NotFound` where nothing has that name, and `BadStatement` for a family and for a mistake.

    >>> original("half_is_largest").variable, original("half_is_largest.penalty_below_half").variable
    ('theorem', 'penalty_below_half')
    """
    entries = find(name)
    last = name.rpartition("/")[2]
    chosen = entries if len(entries) == 1 else [each for each in entries if last == each.name]
    if len(chosen) != 1:
        raise BadStatement(
            f"{name} means {len(entries)} theorems; name one: {', '.join(each.name for each in entries)}"
        )
    return chosen[0]


def copy_of(entry: Entry) -> str:
    """The text of a file that states the theorem by itself, with the remarks of the catalogue.

    Raises `BadStatement` for a mistake.

    >>> "theorem = Theorem(" in copy_of(original("expected_dropout_output")).splitlines()
    True
    """
    return manuscript(snapshot(entry.theorem), entry.remarks)
