"""Finding theorems: those of the catalogue by name, and those of an author's own file by path."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from symdrop.theorem import Theorem
from symdrop.theorems import FAMILIES
from symdrop.verdicts import BadStatement


@dataclass(frozen=True)
class Entry:
    """A theorem with its name: `expected_dropout_gradient`, or `stem.variable` for a further theorem of a file.

    `family` is the folder of the catalogue or the stem of an author's file, `stem` the name of the file that
    states it, `remarks` that file's docstring.
    """

    name: str
    family: str
    stem: str
    remarks: str
    theorem: Theorem


def catalogue() -> Iterator[Entry]:
    """Every theorem of the catalogue in reading order."""
    for family in FAMILIES:
        yield from family_entries(family)


def family_entries(family: str) -> Iterator[Entry]:
    """The theorems of one family in reading order."""
    for stem in stems(family):
        yield from module_entries(importlib.import_module(f"symdrop.theorems.{family}.{stem}"), family, stem)


def introduction(family: str) -> str:
    """The docstring of a family."""
    return inspect.getdoc(importlib.import_module(f"symdrop.theorems.{family}")) or ""


def stems(family: str) -> Sequence[str]:
    """The file names of one family in reading order, without importing the theorems."""
    names: Sequence[str] = importlib.import_module(f"symdrop.theorems.{family}").THEOREMS
    return names


def find(name: str) -> list[Entry]:
    """The theorems that `name` means: a family, a file of the catalogue, or one theorem of it.

    Raises `BadStatement` when nothing has that name.

    >>> [entry.name for entry in find("linear_unit/expected_dropout_gradient")]
    ['expected_dropout_gradient']
    """
    wanted = name.rpartition("/")[2]
    for family in FAMILIES:
        if wanted == family:
            return list(family_entries(family))
        for stem in stems(family):
            if wanted.partition(".")[0] == stem:
                module = importlib.import_module(f"symdrop.theorems.{family}.{stem}")
                found = [entry for entry in module_entries(module, family, stem) if wanted in (stem, entry.name)]
                if found:
                    return found
    raise BadStatement(f"no theorem is called {name!r}; `symdrop list` prints the names")


def from_file(path: Path) -> list[Entry]:
    """The theorems that an author's own file defines, in order of definition.

    Raises `BadStatement` when the file cannot be imported or states no theorem.
    """
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise BadStatement(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BadStatement:
        raise
    except Exception as error:
        raise BadStatement(f"{path} cannot be imported: {type(error).__name__}: {error}") from error
    found = list(module_entries(module, path.stem, path.stem))
    if not found:
        raise BadStatement(f"{path} states no theorem; write: name = Theorem(title=..., lhs=..., rhs=...)")
    return found


def module_entries(module: ModuleType, family: str, stem: str) -> Iterator[Entry]:
    """The theorems of a module in order of definition; `theorem` carries the name of the file."""
    remarks = inspect.getdoc(module) or ""
    for variable, value in vars(module).items():
        if isinstance(value, Theorem):
            name = stem if variable == "theorem" else f"{stem}.{variable}"
            yield Entry(name, family, stem, remarks, value)
