"""The files that derivations are written to: those of the book, and those of single theorems in other forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from symdrop import formulas
from symdrop.book.api import api
from symdrop.book.chapters import book, theorem_file
from symdrop.book.figures import numbers
from symdrop.book.pieces import macros, standalone
from symdrop.catalogue import Entry
from symdrop.catalogue.entries import file_entries
from symdrop.errors import BadStatement

FORMS = ("fragment", "standalone", "macros")


def functions() -> dict[str, str]:
    """How the functions of the catalogue are called, by the names that their theorems have alone.

    >>> functions()["expected_dropout_gradient"]
    'symdrop.formulas.expected_dropout_gradient(w, I, t, p)'
    """
    return {each.name: f"{formulas.__name__}.{each!r}" for each in formulas.named().values()}


def whole(entries: Iterable[Entry]) -> dict[str, str]:
    """The files of the book of these theorems, by relative path, the numbers of its figures, and the public names."""
    return {**book(entries, functions()), **numbers(), "api.md": api()}


def pieces(entries: Iterable[Entry], form: str = "fragment") -> dict[str, str]:
    """The files of these theorems alone, by relative path, in one of the `FORMS`.

    A "fragment" is a file of the book, to be read by `\\input`: a theorem of the catalogue is in `family/stem.tex`
    with all theorems that its file states, an author's own file in `stem.tex`. The article of a file that is
    "standalone" is in `stem-standalone.tex`, the commands for its lines are in `stem-macros.tex`. Raises `BadStatement`
    where two files would have one name, and for `macros` of mistakes alone.

    >>> from symdrop.catalogue import find
    >>> list(pieces(find("expected_dropout_output")))
    ['linear_unit/expected_dropout_output.tex']
    >>> list(pieces(find("expected_dropout_output"), "macros"))
    ['expected_dropout_output-macros.tex']
    """
    if form not in FORMS:
        raise BadStatement(f"{form!r} is not a form; the forms are {', '.join(FORMS)}")
    texts: dict[str, str] = {}
    for own in by_file(entries):
        first = own[0]
        name = f"{first.stem}.tex" if first.path else f"{first.family}/{first.stem}.tex"
        if form != "fragment":
            name = f"{first.stem}-{form}.tex"
        if name in texts:
            where = first.path or f"{first.family}/{first.stem}"
            raise BadStatement(f"{where} and another file would both be written to {name}; write one of them elsewhere")
        texts[name] = _piece(own, form)
    return texts


def by_file(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries by the file that states them, in order of appearance; of a file of the catalogue all come along."""
    files: dict[tuple[str, str, Path | None], list[Entry]] = {}
    for entry in entries:
        files.setdefault(entry.file, []).append(entry)
    return [own if path else file_entries(family, stem) for (family, stem, path), own in files.items()]


def _piece(own: Sequence[Entry], form: str) -> str:
    if form == "standalone":
        return standalone([own], functions())
    return macros(own) if form == "macros" else theorem_file(own, functions())
