"""The theorems that an author's own file states, found by running it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from symdrop.catalogue.entries import Entry, module_entries
from symdrop.errors import BadStatement, error_text
from symdrop.files.namespace import Lost, Namespace
from symdrop.files.running import FILE_MODULE, beside, raised_at, source


def from_file(path: Path) -> Iterator[Entry]:
    """The theorems that an author's own file defines at its top level, in order of definition.

    The file runs as `python FILE.py` would run it: the modules beside it can be imported. What it prints goes
    to standard error. Theorems that it imports from elsewhere are not its own and are left out.

    Raises `BadStatement` when the file cannot be run to its end, after the theorems that it had defined by then; when
    it binds a theorem's name again, so that a theorem is lost and would go unproved; and when it defines none.
    """
    text = source(path)
    module = ModuleType(FILE_MODULE)
    module.__file__ = str(path)
    names = Namespace(vars(module), str(path))
    failure: BadStatement | None = None
    with beside(path, module):
        try:
            exec(compile(text, str(path), "exec", dont_inherit=True), vars(module), names)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            failure = BadStatement(f"{raised_at(path, error)}: {error_text(error)}")
        found = list(module_entries(module, path.stem, path.stem, path))
        lost = list(names.lost())
        foreign = _held_elsewhere(module, {*map(_identity, found), *map(_identity, lost)})
    own = [entry for entry in found if _identity(entry) not in foreign]
    yield from own
    if failure:
        raise failure
    for each in lost:
        if _identity(each) not in foreign:
            raise BadStatement(_rebound(path, each))
    if found and not own:
        raise BadStatement(f"{path} states no theorem of its own; name the file that it imports them from")
    if not found:
        raise BadStatement(f"{path} states no theorem; write: theorem = Theorem(title=..., lhs=..., rhs=...)")


def _rebound(path: Path, lost: Lost) -> str:
    """Where the name of a lost statement was bound, and what to do."""
    lines = sorted(set(lost.lines))
    if len(lines) > 1:
        where = f"on lines {', '.join(map(str, lines))}"
    else:
        where = "in a loop" if len(lost.lines) > 1 else "the second time within a function"
    kept = "and only the last is kept; give each statement its own name"
    return f"{path}, line {lines[-1]}: {lost.name} is bound more than once, {where}, {kept}"


def _identity(thing: Entry | Lost) -> int:
    return id(thing.claim)


def _held_elsewhere(module: ModuleType, values: set[int]) -> set[int]:
    """Those of the values, by identity, that another module holds as well."""
    others = [vars(other) for other in list(sys.modules.values()) if other is not module and type(other) is ModuleType]
    return values & {id(value) for names in others for value in list(names.values())}
