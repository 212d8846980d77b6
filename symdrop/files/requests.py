"""What the words of a command line mean: names of the catalogue, and places in an author's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from symdrop.catalogue.entries import Entry, Unreadable, entries_named, files_named
from symdrop.derive import DerivedTheorem
from symdrop.errors import BadStatement, NotFound
from symdrop.files.reading import from_file
from symdrop.files.running import real
from symdrop.theorems import FAMILIES

Thing = Entry | Unreadable


@dataclass(frozen=True)
class Place:
    """An author's own file, or one statement of it: `name` is its variable in the file, and empty for all of them."""

    file: Path
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> Place | None:
        """The place that `FILE.py` or `FILE.py:NAME` means; None for any other text, which names no file.

        >>> Place.parse("proof_mine.py:squared").name
        'squared'
        >>> print(Place.parse("expected_dropout_gradient"))
        None
        """
        if text.endswith(".py"):
            return cls(Path(text))
        file, _, name = text.rpartition(":")
        return cls(Path(file), name) if file.endswith(".py") and name else None


def requested(words: Iterable[str]) -> Iterator[Thing]:
    """The theorems that the words of a command line mean; the whole catalogue when there are none.

    A word is an author's own file, `FILE.py`, one statement of it, `FILE.py:NAME`, or a name of the catalogue. What
    cannot be read comes as an `Unreadable` in its place and stops nothing else; what is asked for twice comes once, and
    a file runs once.

    >>> [thing.name for thing in requested(["expected_dropout_gradient", "linear_unit/expected_dropout_gradient"])]
    ['expected_dropout_gradient']
    """
    read: dict[str, list[Thing]] = {}
    seen: set[object] = set()
    for word in list(words) or FAMILIES:
        place = Place.parse(word)
        for thing in _at_place(place, read) if place else _named(word):
            mark = id(thing.claim) if isinstance(thing, Entry) else (thing.name, str(thing.error))
            if mark not in seen:
                seen.add(mark)
                yield thing


def picked(words: Iterable[str], entries: Iterable[Entry]) -> list[Entry]:
    """Those of the entries that are asked for by `FILE.py:NAME` alone, and not with all of their file.

    >>> picked(["expected_dropout_gradient"], requested(["expected_dropout_gradient"]))
    []
    """
    places = [place for word in words if (place := Place.parse(word))]
    whole = {real(place.file) for place in places if not place.name}
    return [entry for entry in entries if entry.path and real(entry.path) not in whole]


def derivation_in(text: str) -> Entry:
    """The one derived theorem that `FILE.py` or `FILE.py:NAME` means.

    Raises `BadStatement` for a file that cannot be read, and where there is none or more than one.
    """
    place = Place.parse(text)
    if place is None:
        raise BadStatement(f"{text!r} does not name a derivation; write FILE.py or FILE.py:NAME")
    derived = [entry for entry in from_file(place.file) if isinstance(entry.claim, DerivedTheorem)]
    chosen = [entry for entry in derived if place.name in ("", entry.variable)]
    if len(chosen) != 1:
        raise BadStatement(f"{text} must mean one derive(...); those of {place.file} are: {_variables(derived)}")
    return chosen[0]


def _at_place(place: Place, read: dict[str, list[Thing]]) -> Iterator[Thing]:
    """The statements at a place, and what keeps its file from being read to the end; `read` holds the files so far."""
    lies = real(place.file)
    if lies not in read:
        read[lies] = list(_in_file(place.file))
    things = read[lies]
    if not place.name:
        yield from things
        return
    entries = [thing for thing in things if isinstance(thing, Entry)]
    chosen = [entry for entry in entries if entry.variable == place.name]
    failures = [thing for thing in things if isinstance(thing, Unreadable)]
    yield from chosen
    yield from failures
    if not chosen and not failures:
        known = f"{place.file} states no theorem {place.name!r}; those that it states are: {_variables(entries)}"
        yield Unreadable(f"{place.file.stem}.{place.name}", NotFound(known), place.file)


def _in_file(path: Path) -> Iterator[Thing]:
    try:
        yield from from_file(path)
    except BadStatement as error:
        yield Unreadable(path.stem, error, path)


def _named(name: str) -> Iterator[Thing]:
    try:
        files = files_named(name)
    except BadStatement as error:
        yield Unreadable(name, error)
        return
    for family, stem in files:
        try:
            yield from entries_named(name, family, stem)
        except BadStatement as error:
            yield Unreadable(stem, error)


def _variables(entries: Iterable[Entry]) -> str:
    return ", ".join(entry.variable for entry in entries) or "none"
