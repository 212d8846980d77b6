"""The theorems that an author's own file states, found by running it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from symdrop.catalogue.entries import Entry, module_entries
from symdrop.errors import BadStatement, error_text
from symdrop.files.rebinding import rebound
from symdrop.files.running import FILE_MODULE, beside, raised_at, source
from symdrop.theorem import Mistake, Theorem


def from_file(path: Path) -> Iterator[Entry]:
    """The theorems that an author's own file defines at its top level, in order of definition.

    The file runs as `python FILE.py` would run it: the modules beside it can be imported. What it prints goes
    to standard error. Theorems that it imports from elsewhere are not its own and are left out.

    Raises `BadStatement` when the file cannot be run to its end, after the theorems that it had defined by
    then; when it gives a theorem's name away to something else, so that a theorem is lost; and when it defines none.
    """
    text = source(path)
    module = ModuleType(FILE_MODULE)
    module.__file__ = str(path)
    failure: BadStatement | None = None
    with beside(path, module):
        try:
            exec(compile(text, str(path), "exec", dont_inherit=True), vars(module))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            failure = BadStatement(f"{raised_at(path, error)}: {error_text(error)}")
        foreign = _theorems_elsewhere(module)
    found = list(module_entries(module, path.stem, path.stem, path))
    own = [entry for entry in found if id(entry.statement) not in foreign]
    yield from own
    if failure:
        raise failure
    for name, lines in rebound(text, _holding(module)).items():
        raise BadStatement(f"{path}, line {lines[-1]}: {_bound_again(name, lines)}")
    if found and not own:
        raise BadStatement(f"{path} states no theorem of its own; name the file that it imports them from")
    if not found:
        raise BadStatement(f"{path} states no theorem; write: theorem = Theorem(title=..., lhs=..., rhs=...)")


def _holding(module: ModuleType) -> set[str]:
    return {name for name, value in vars(module).items() if isinstance(value, Theorem | Mistake)}


def _bound_again(name: str, lines: Sequence[int]) -> str:
    where = f"on lines {', '.join(map(str, lines))}" if len(lines) > 1 else "by a loop"
    return f"{name} is bound more than once, {where}, and only the last is kept; give each statement its own name"


def _theorems_elsewhere(module: ModuleType) -> set[int]:
    """The identities of the theorems of this module that another module holds as well."""
    own = {id(value) for value in vars(module).values() if isinstance(value, Theorem | Mistake)}
    others = [vars(other) for other in list(sys.modules.values()) if other is not module and type(other) is ModuleType]
    return own & {id(value) for names in others for value in list(names.values())} if own else set()
