"""The files that a derivation is written to: what they say, which of them are not current, and writing them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from symdrop import formulas
from symdrop.catalogue import Entry, find
from symdrop.figures import numbers
from symdrop.figures.numbers import MARK as NUMBERS_MARK
from symdrop.latex import book, macros, standalone
from symdrop.latex.book import INDEX_MARK, WEB_MARK, theorem_file
from symdrop.latex.pages import MARK as LATEX_MARK
from symdrop.verdicts import BadStatement

# One of these stands in every file that is written; a file without them is someone else's.
EXPORT_MARK = "Written by `symdrop export`."
MARKS = tuple(mark.encode() for mark in (LATEX_MARK, WEB_MARK, NUMBERS_MARK, INDEX_MARK, EXPORT_MARK))
FORMS = ("fragment", "standalone", "macros")
PDF = b"%PDF-"
GENERATED = ("*.tex", "*.md", "*.csv")


def functions() -> dict[str, str]:
    """How the NumPy functions of the catalogue are called, by the names of the theorems that they come from.

    >>> functions()["expected_dropout_gradient"]
    'symdrop.formulas.expected_dropout_gradient(w, I, t, p)'
    """
    return {each.name: f"{formulas.__name__}.{each!r}" for each in formulas.named().values()}


def whole(entries: Iterable[Entry]) -> dict[str, str]:
    """The files of the book of these theorems, by relative path, and the numbers of its figures."""
    return {**book(entries, functions()), **numbers()}


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
        raise BadStatement(f"{form!r} is no form; the forms are {', '.join(FORMS)}")
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
    """The entries by the file that states them; of a file of the catalogue all come along."""
    known = list(entries)
    files = dict.fromkeys((entry.family, entry.stem, entry.path) for entry in known)
    return [
        [entry for entry in known if entry.path == path] if path else find(f"{family}/{stem}")
        for family, stem, path in files
    ]


def _piece(own: Sequence[Entry], form: str) -> str:
    if form == "standalone":
        return standalone([own], functions())
    return macros(own) if form == "macros" else theorem_file(own, functions())


def changed(folder: Path, texts: Mapping[str, str]) -> dict[Path, str]:
    """Those of the texts, by relative path, that do not stand in the folder byte for byte.

    >>> [path.name for path in changed(Path("no such folder"), {"main.tex": "text"})]
    ['main.tex']
    """
    places = {folder / name: text for name, text in texts.items()}
    return {path: text for path, text in places.items() if not path.is_file() or path.read_bytes() != text.encode()}


def foreign(paths: Iterable[Path]) -> list[Path]:
    """Those of the paths that hold something which symdrop did not write."""
    return [path for path in paths if path.exists() and not _is_ours(path)]


def _is_ours(path: Path) -> bool:
    return path.is_file() and any(mark in path.read_bytes() for mark in MARKS)


def stale(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """The generated files beside the texts, in folders that hold one of them, that are none of the texts."""
    kept = {folder / name for name in texts}
    rooms = sorted({path.parent for path in kept} - {folder})
    found = (path for room in rooms for kind in GENERATED for path in sorted(room.glob(kind)))
    return [path for path in found if path not in kept]


def is_pdf(path: Path) -> bool:
    """Whether the file is a PDF, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(PDF)) == PDF


def write(path: Path, content: str | bytes) -> None:
    """Write one file, its folder too; a reader sees the old text or the new one, never half of it.

    Raises `OSError` where the file system refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
