"""Writing files: which of them are not current, which are someone else's, and never half of one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

# It stands in every file that is written; a file without it is someone else's.
MARK = "Written by `symdrop"
PDF = b"%PDF-"
GENERATED = ("*.tex", "*.md", "*.csv")


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
    return path.is_file() and MARK.encode() in path.read_bytes()


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
