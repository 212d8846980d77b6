"""The files that a derivation is written to: what they say, which of them are not current, and writing them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def changed(folder: Path, texts: Mapping[str, str]) -> dict[Path, str]:
    """Those of the texts, by relative path, that do not stand in the folder byte for byte.

    >>> changed(Path("no such folder"), {"main.tex": "text"})
    {PosixPath('no such folder/main.tex'): 'text'}
    """
    places = {folder / name: text for name, text in texts.items()}
    return {path: text for path, text in places.items() if not path.is_file() or path.read_bytes() != text.encode()}


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
