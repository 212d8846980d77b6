"""Which files are proof files: by their names, and by whether they import symdrop; none is run to find out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import symdrop

PACKAGE = Path(symdrop.__file__).resolve().parent
IMPORT = re.compile(rb"^[ \t]*(from|import)[ \t]+symdrop\b", re.MULTILINE)


def states_proofs(path: Path, patterns: Sequence[str]) -> bool:
    """Whether a file is read for theorems: one of the catalogue, or one of such a name that imports symdrop.

    >>> states_proofs(Path(symdrop.__file__).with_name("errors.py"), ["err*.py"])
    False
    """
    named = path.suffix == ".py" and any(_matches(path, pattern) for pattern in patterns)
    return in_catalogue(path) or (named and _imports_symdrop(path))


def in_catalogue(path: Path) -> bool:
    """Whether it is a file of the catalogue, `symdrop/theorems/FAMILY/STEM.py` or `symdrop/mistakes/STEM.py`."""
    if path.suffix != ".py" or path.stem == "__init__" or "symdrop" not in path.parts:
        return False
    folder = path.resolve().parent
    return folder == PACKAGE / "mistakes" or folder.parent == PACKAGE / "theorems"


def lines_of_names(path: Path) -> dict[str, int]:
    """On which line, counted from 0, each name is first bound at the top level of a file."""
    lines: dict[str, int] = {}
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            lines[node.id] = min(node.lineno - 1, lines.get(node.id, node.lineno - 1))
    return lines


def _matches(path: Path, pattern: str) -> bool:
    """As pytest matches `python_files`: the name, or where the pattern has a slash the path."""
    return fnmatch(str(path), f"*/{pattern}") if "/" in pattern else fnmatch(path.name, pattern)


def _imports_symdrop(path: Path) -> bool:
    try:
        text = path.read_bytes()
        names = set(_imported(ast.parse(text)))
    except OSError:
        # It is reported when it is read.
        return True
    except (SyntaxError, ValueError):
        return bool(IMPORT.search(text))
    return "symdrop" in names


def _imported(tree: ast.Module) -> Iterator[str]:
    """The top packages that a file imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def _tree(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return ast.Module([], [])
