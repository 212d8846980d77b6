"""What the words of a command line mean: names of the catalogue, files of an author, one derivation in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from symdrop.catalogue.entries import Entry, Unreadable, entries_at, places_of
from symdrop.derive import DerivedTheorem
from symdrop.errors import BadStatement
from symdrop.files.reading import from_file
from symdrop.files.running import real
from symdrop.theorems import FAMILIES


def requested(words: Iterable[str]) -> Iterator[Entry | Unreadable]:
    """The theorems that the words of a command line mean; the whole catalogue when there are none.

    A word that ends in `.py` is an author's own file, any other a name of the catalogue. What cannot be read
    comes as an `Unreadable` in its place and stops nothing else; what is asked for twice comes once.

    >>> [thing.name for thing in requested(["expected_dropout_gradient", "linear_unit/expected_dropout_gradient"])]
    ['expected_dropout_gradient']
    """
    files: set[str] = set()
    seen: dict[object, Entry | Unreadable] = {}
    for word in list(words) or FAMILIES:
        path = Path(word) if word.endswith(".py") else None
        if path and real(path) in files:
            continue
        if path:
            files.add(real(path))
        for thing in _file_things(path) if path else _name_things(word):
            mark = id(thing.statement) if isinstance(thing, Entry) else (thing.name, thing.path)
            if mark not in seen:
                seen[mark] = thing
                yield thing


def _file_things(path: Path) -> Iterator[Entry | Unreadable]:
    try:
        yield from from_file(path)
    except BadStatement as error:
        yield Unreadable(path.stem, error, path)


def _name_things(name: str) -> Iterator[Entry | Unreadable]:
    try:
        places = places_of(name)
    except BadStatement as error:
        yield Unreadable(name, error)
        return
    for family, stem in places:
        try:
            yield from entries_at(name, family, stem)
        except BadStatement as error:
            yield Unreadable(stem, error)


def derivation_in(place: str) -> Entry:
    """The one derived theorem that `FILE.py` or `FILE.py:NAME` means.

    Raises `BadStatement` for a file that cannot be read, and where there is none or more than one.
    """
    file, _, name = place.rpartition(":") if not place.endswith(".py") else (place, "", "")
    if not file.endswith(".py"):
        raise BadStatement(f"{place!r} is no place of a derivation; write FILE.py or FILE.py:NAME")
    derived = [entry for entry in from_file(Path(file)) if isinstance(entry.statement, DerivedTheorem)]
    chosen = [entry for entry in derived if name in ("", entry.variable)]
    if len(chosen) != 1:
        known = ", ".join(entry.variable for entry in derived) or "none"
        raise BadStatement(f"{place} must mean one derive(...); those of {file} are: {known}")
    return chosen[0]
