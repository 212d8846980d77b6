"""The theorems that an author's own file states, found by running it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from symdrop.catalogue.entries import Entry, module_entries
from symdrop.errors import BadStatement, error_text
from symdrop.files.namespace import Lost, Namespace, watched
from symdrop.files.running import FILE_MODULE, beside, raised_at, source
from symdrop.statements.claim import Claim
from symdrop.statements.written import writing

Passing = tuple[type[BaseException], ...]


@dataclass(frozen=True)
class Run:
    """What became of a file that was run: its `module`, the statements that it names, and what is wrong with it."""

    module: ModuleType
    entries: Sequence[Entry]
    problem: BadStatement | None

    def stated(self) -> Iterator[Entry]:
        """The statements of the file; raises its problem after the last, where it has one."""
        yield from self.entries
        if self.problem:
            raise self.problem


def from_file(path: Path) -> Iterator[Entry]:
    """The theorems that an author's own file defines at its top level, in order of definition.

    The file runs as `python FILE.py` would run it: the modules beside it can be imported, in a package also as its
    members. What it prints goes to standard error. Theorems that it imports from elsewhere are not its own and are left
    out.

    Raises `BadStatement` when the file cannot be run to its end, after the theorems that it had defined by then; when
    it binds a theorem's name again or deletes it, or gives it none, so that it would go unproved; and when it defines
    none.
    """
    return run_file(path).stated()


def run_file(
    path: Path, passing: Passing = (KeyboardInterrupt,), rewritten: Callable[[ast.Module, bytes], None] | None = None
) -> Run:
    """Run a file as `from_file` does; what is `passing` is raised as it is, and `rewritten` may change the syntax tree.

    Raises `BadStatement` when the file cannot be read.
    """
    text = source(path)
    module = ModuleType(FILE_MODULE)
    module.__file__ = str(path)
    names = Namespace(module, str(path))
    failure: BadStatement | None = None
    with beside(path, module), writing(names.order.written):
        try:
            tree = watched(text, str(path))
            if rewritten:
                rewritten(tree, text)
            names.run(tree)
        except passing:
            raise
        except BaseException as error:
            failure = BadStatement(f"{raised_at(path, error)}: {error_text(error)}")
        found = list(module_entries(module, path.stem, path.stem, path))
        lost = list(names.lost())
        bare = [(line, each) for line, value in names.bare for each in _stated_in(value)]
        foreign = _held_elsewhere(
            module, {*map(_identity, found), *map(_identity, lost), *(id(each) for _, each in bare)}
        )
    own = [entry for entry in found if _identity(entry) not in foreign]
    losses = [_rebound(path, each) for each in lost if _identity(each) not in foreign]
    known = {*map(_identity, found), *foreign}
    losses += _without_names(path, module, known)
    losses += [_bare(path, line, each) for line, each in bare if id(each) not in known]
    return Run(module, own, failure or _fault(path, losses, found, own))


def _fault(path: Path, losses: Sequence[str], found: Sequence[Entry], own: Sequence[Entry]) -> BadStatement | None:
    """What is wrong with a file that ran to its end, if anything."""
    if losses:
        return BadStatement(losses[0])
    if not found:
        return BadStatement(f"{path} states no theorem; write: theorem = Theorem(title=..., lhs=..., rhs=...)")
    if not own:
        return BadStatement(f"{path} states no theorem of its own; name the file that it imports them from")
    return None


def _rebound(path: Path, lost: Lost) -> str:
    """Where the name of a lost statement was bound, and what to do."""
    lines = sorted(set(lost.lines))
    if lost.is_deleted and len(lost.lines) == 2:
        gone = f"{lost.name} is bound on line {lost.lines[0]} and deleted on line {lost.lines[1]}"
        return f"{path}, line {lines[-1]}: {gone}, and what is deleted is not checked; keep the statement"
    if len(lines) > 1:
        where = f"on lines {', '.join(map(str, lines))}"
    else:
        where = "in a loop" if len(lost.lines) > 1 else "the second time within a function"
    kept = "and only the last is kept; give each statement its own name"
    return f"{path}, line {lines[-1]}: {lost.name} is bound more than once, {where}, {kept}"


def _without_names(path: Path, module: ModuleType, known: set[int]) -> list[str]:
    """What is wrong with statements that stand in a list, a mapping or a class and have no name of their own."""
    found = []
    for name, value in list(vars(module).items()):
        if isinstance(name, str) and not name.startswith("__") and any(id(each) not in known for each in _held(value)):
            kept = "which nothing checks; give each statement a name of its own"
            found.append(f"{path}: {name} holds statements without a name of their own, {kept}")
    return found


def _bare(path: Path, line: int, claim: Claim) -> str:
    """What to do with a statement that a line makes and nothing names."""
    return f"{path}, line {line}: {claim.title!r} has no name, and nothing checks it; write NAME = before it"


def _held(value: Any) -> Iterator[Claim]:
    """The statements in a container, or in one that stands in it."""
    for each in _inside(value):
        yield from _stated_in(each)


def _stated_in(value: Any) -> Iterator[Claim]:
    """The value itself where it is a statement, or those of a container."""
    yield from (each for each in (value, *_inside(value)) if isinstance(each, Claim))


def _inside(value: Any) -> list[Any]:
    """What a container or a class of the file holds."""
    if type(value) is dict:
        return list(value.values())
    if type(value) in (list, tuple, set, frozenset):
        return list(value)
    if isinstance(value, type) and value.__module__ == FILE_MODULE:
        return list(vars(value).values())
    return []


def _identity(thing: Entry | Lost) -> int:
    return id(thing.claim)


def _held_elsewhere(module: ModuleType, values: set[int]) -> set[int]:
    """Those of the values, by identity, that another module holds as well."""
    others = [vars(other) for other in list(sys.modules.values()) if other is not module and type(other) is ModuleType]
    return values & {id(value) for names in others for value in list(names.values())}
