"""Finding theorems and mistakes: those of the catalogue by name, and those of an author's own file by path."""

from __future__ import annotations

import importlib
import inspect
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType

from symdrop.bindings import rebound
from symdrop.derive import DerivedTheorem
from symdrop.execution import FILE_MODULE, beside, message, raised_at, real, source
from symdrop.mistakes import MISTAKES
from symdrop.theorem import Mistake, Theorem
from symdrop.theorems import FAMILIES
from symdrop.verdicts import BadStatement

MISTAKEN = "mistakes"
# A statement with one of these names is called by the name of its file.
CHIEF = ("theorem", "mistake")


@dataclass(frozen=True)
class Entry:
    """A statement with its name: `expected_dropout_gradient`, or `stem.variable` for a further theorem of a file.

    `family` is the folder of the catalogue or the stem of an author's file, `stem` the name of the file that
    states it, `remarks` that file's docstring, `path` where an author's own file lies (None in the catalogue).
    """

    name: str
    family: str
    stem: str
    remarks: str
    statement: Theorem | Mistake
    path: Path | None = None

    @property
    def variable(self) -> str:
        """The name that the statement has in its file."""
        chief = "mistake" if isinstance(self.statement, Mistake) else "theorem"
        return chief if self.name == self.stem else self.name.removeprefix(f"{self.stem}.")

    @property
    def theorem(self) -> Theorem:
        """The statement as a theorem; raises `BadStatement` for a mistake, which has no derivation."""
        if isinstance(self.statement, Mistake):
            raise BadStatement(f"{self.name} is a Mistake, a claim that is false: it has no derivation")
        return self.statement


@dataclass(frozen=True)
class Unreadable:
    """Something asked for that states no theorem, with the `BadStatement` that says why."""

    name: str
    error: BadStatement
    path: Path | None = None


def catalogue() -> Iterator[Entry]:
    """Every theorem of the catalogue in reading order."""
    for family in FAMILIES:
        yield from family_entries(family)


def mistakes() -> Iterator[Entry]:
    """Every mistake of the catalogue in reading order."""
    yield from family_entries(MISTAKEN)


def family_entries(family: str) -> Iterator[Entry]:
    """The theorems of one family in reading order."""
    for stem in stems(family):
        yield from _stem_entries(family, stem)


def introduction(family: str) -> str:
    """The docstring of a family."""
    return inspect.getdoc(importlib.import_module(_package(family))) or ""


def stems(family: str) -> Sequence[str]:
    """The file names of one family in reading order, without importing the theorems."""
    if family == MISTAKEN:
        return MISTAKES
    names: Sequence[str] = importlib.import_module(_package(family)).THEOREMS
    return names


def _package(family: str) -> str:
    return "symdrop.mistakes" if family == MISTAKEN else f"symdrop.theorems.{family}"


def find(name: str) -> list[Entry]:
    """The theorems that `name` means: a family, a file of the catalogue, or one theorem of it.

    A file may be preceded by its family. Raises `BadStatement` when nothing has that name.

    >>> [entry.name for entry in find("linear_unit/expected_dropout_gradient")]
    ['expected_dropout_gradient']
    """
    return [entry for family, stem in _places(name) for entry in _named(name, family, stem)]


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
            failure = BadStatement(f"{raised_at(path, error)}: {message(error)}")
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


def derivation_in(place: str) -> Entry:
    """The one derived theorem that `FILE.py` or `FILE.py:NAME` means.

    Raises `BadStatement` for a file that cannot be read, and where there is none or more than one.
    """
    file, _, name = place.rpartition(":") if not place.endswith(".py") else (place, "", "")
    if not file.endswith(".py"):
        raise BadStatement(f"{place!r} is no place of a derivation; write FILE.py or FILE.py:NAME")
    derived = [entry for entry in from_file(Path(file)) if isinstance(entry.statement, DerivedTheorem)]
    chosen = [entry for entry in derived if name in ("", entry.variable)]
    if len(chosen) != 1:
        known = ", ".join(entry.variable for entry in derived) or "none"
        raise BadStatement(f"{place} must mean one derive(...); those of {file} are: {known}")
    return chosen[0]


def module_entries(module: ModuleType, family: str, stem: str, path: Path | None = None) -> Iterator[Entry]:
    """The theorems and mistakes of a module in order of definition; `theorem` or `mistake` carries the file's name.

    A statement that has two names in the module comes once, by the first of them, or by that one.
    """
    remarks = inspect.getdoc(module) or ""
    named: dict[int, tuple[str, Theorem | Mistake]] = {}
    for variable, value in vars(module).items():
        if issubclass(type(value), Theorem | Mistake) and (id(value) not in named or variable in CHIEF):
            named[id(value)] = (variable, value)
    for variable, statement in named.values():
        name = stem if variable in CHIEF and not _is_second(variable, module) else f"{stem}.{variable}"
        yield Entry(name, family, stem, remarks, statement, path)


def _is_second(variable: str, module: ModuleType) -> bool:
    """Whether a mistake stands beside a theorem that carries the name of the file."""
    return variable == "mistake" and isinstance(vars(module).get("theorem"), Theorem)


def _holding(module: ModuleType) -> set[str]:
    return {name for name, value in vars(module).items() if isinstance(value, Theorem | Mistake)}


def _bound_again(name: str, lines: Sequence[int]) -> str:
    where = f"on lines {', '.join(map(str, lines))}" if len(lines) > 1 else "by a loop"
    return f"{name} is bound more than once, {where}, and only the last is kept; give each statement its own name"


def requested(words: Iterable[str]) -> Iterator[Entry | Unreadable]:
    """The theorems that the words of a command line mean; the whole catalogue when there are none.

    A word that ends in `.py` is an author's own file, any other a name of the catalogue. What cannot be read
    comes as an `Unreadable` in its place and stops nothing else; what is asked for twice comes once.

    >>> [thing.name for thing in requested(["expected_dropout_gradient", "linear_unit/expected_dropout_gradient"])]
    ['expected_dropout_gradient']
    """
    files: set[str] = set()
    seen: dict[object, Entry | Unreadable] = {}
    for word in list(words) or FAMILIES:
        path = Path(word) if word.endswith(".py") else None
        if path and real(path) in files:
            continue
        if path:
            files.add(real(path))
        for thing in _file_things(path) if path else _name_things(word):
            mark = id(thing.statement) if isinstance(thing, Entry) else (thing.name, thing.path)
            if mark not in seen:
                seen[mark] = thing
                yield thing


def _file_things(path: Path) -> Iterator[Entry | Unreadable]:
    try:
        yield from from_file(path)
    except BadStatement as error:
        yield Unreadable(path.stem, error, path)


def _name_things(name: str) -> Iterator[Entry | Unreadable]:
    try:
        places = _places(name)
    except BadStatement as error:
        yield Unreadable(name, error)
        return
    for family, stem in places:
        try:
            yield from _named(name, family, stem)
        except BadStatement as error:
            yield Unreadable(stem, error)


def _places(name: str) -> list[tuple[str, str]]:
    """The family and stem of every file of the catalogue that `name` speaks of."""
    family, _, last = name.rpartition("/")
    known = [(each, stem) for each in (*FAMILIES, MISTAKEN) for stem in stems(each)]
    places = [place for place in known if name == place[0]]
    places = places or [place for place in known if family in ("", place[0]) and last.partition(".")[0] == place[1]]
    if places:
        return places
    if name and os.path.exists(name):
        kind = "a directory; name its files" if Path(name).is_dir() else "not a Python file; its name must end in .py"
        raise BadStatement(f"{name} is {kind}")
    raise _unknown(name, [*FAMILIES, *(stem for _, stem in known)])


def _named(name: str, family: str, stem: str) -> list[Entry]:
    """The theorems of one file of the catalogue, or the one of them that `name` picks."""
    last = name.rpartition("/")[2]
    entries = list(_stem_entries(family, stem))
    found = [entry for entry in entries if last in (family, stem, entry.name)]
    if not found:
        raise _unknown(name, [entry.name for entry in entries])
    return found


def _unknown(name: str, known: Sequence[str]) -> BadStatement:
    near = get_close_matches(name, known, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return BadStatement(f"no theorem is called {name!r}; {meant}`symdrop list` prints the names, a file ends in .py")


def _stem_entries(family: str, stem: str) -> Iterator[Entry]:
    try:
        module = importlib.import_module(f"{_package(family)}.{stem}")
    except Exception as error:
        raise BadStatement(f"{family}/{stem} cannot be imported: {message(error)}") from error
    for entry in module_entries(module, family, stem):
        # A mistake's file imports the theorem that is true instead.
        if family != MISTAKEN or isinstance(entry.statement, Mistake):
            yield entry


def _theorems_elsewhere(module: ModuleType) -> set[int]:
    """The identities of the theorems of this module that another module holds as well."""
    own = {id(value) for value in vars(module).values() if isinstance(value, Theorem | Mistake)}
    others = [vars(other) for other in list(sys.modules.values()) if other is not module and type(other) is ModuleType]
    return own & {id(value) for names in others for value in list(names.values())} if own else set()
