"""The files that a derivation is written to: what they say, which of them are not current, and writing them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from symdrop.catalogue import Entry, find
from symdrop.latex.book import theorem_file
from symdrop.verdicts import BadStatement

# One of these stands in every file that is written; a file without them is someone else's.
EXPORT_MARK = "Written by `symdrop export`."
MARKS = (b"% Written by `symdrop tex`.", b"`symdrop tex` writes these files.", EXPORT_MARK.encode())


def pieces(entries: Sequence[Entry]) -> dict[str, str]:
    """The files of these theorems alone, by relative path, each the same as in the book.

    A theorem of the catalogue is in `family/stem.tex` with all theorems that its file states, an author's own file
    in `stem.tex`. Raises `BadStatement` where two files would have one name.

    >>> from symdrop.catalogue import find
    >>> list(pieces(find("expected_dropout_output")))
    ['linear_unit/expected_dropout_output.tex']
    """
    texts: dict[str, str] = {}
    for family, stem, path in dict.fromkeys((entry.family, entry.stem, entry.path) for entry in entries):
        name = f"{stem}.tex" if path else f"{family}/{stem}.tex"
        if name in texts:
            raise BadStatement(f"{path} and another file would both be written to {name}; write one of them elsewhere")
        own = [entry for entry in entries if entry.path == path] if path else find(f"{family}/{stem}")
        texts[name] = theorem_file(own)
    return texts


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
    """The LaTeX files beside the texts, in folders that hold one of them, that are none of the texts."""
    kept = {folder / name for name in texts}
    rooms = sorted({path.parent for path in kept} - {folder})
    return [path for room in rooms for path in sorted(room.glob("*.tex")) if path not in kept]


def write(path: Path, text: str) -> None:
    """Write one file, its folder too; a reader sees the old text or the new one, never half of it.

    Raises `OSError` where the file system refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
