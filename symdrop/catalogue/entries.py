"""Finding theorems and mistakes of the catalogue by name, and those of any module in order of definition."""

from __future__ import annotations

import importlib
import inspect
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType

from symdrop.deciders.agreement import Refutation, proves, refutes
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement, NotFound, error_text
from symdrop.mistakes import MISTAKES
from symdrop.theorem import Mistake, Theorem
from symdrop.theorems import FAMILIES

MISTAKEN = "mistakes"
# A statement with one of these names is called by the name of its file.
CHIEF = ("theorem", "mistake")


@dataclass(frozen=True)
class Entry:
    """A statement with its name: `expected_dropout_gradient`, or `stem.variable` for a further theorem of a file.

    `claim` is the statement as its author wrote it, `family` the folder of the catalogue or the stem of an author's
    file, `stem` the name of the file that states it, `remarks` that file's docstring, `path` where an author's own
    file lies (None in the catalogue).
    """

    name: str
    family: str
    stem: str
    remarks: str
    claim: Theorem | Mistake
    path: Path | None = None

    @property
    def file(self) -> tuple[str, str, Path | None]:
        """The identity of the file that states it: family, stem and, for an author's own file, its path."""
        return self.family, self.stem, self.path

    @property
    def variable(self) -> str:
        """The name that the statement has in its file.

        >>> find("half_is_largest.penalty_below_half")[0].variable
        'penalty_below_half'
        """
        chief = "mistake" if isinstance(self.claim, Mistake) else "theorem"
        return chief if self.name == self.stem else self.name.removeprefix(f"{self.stem}.")

    @property
    def alone(self) -> str:
        """The last part of its name, by which it is found as well.

        >>> find("penalty_below_half")[0].name
        'half_is_largest.penalty_below_half'
        """
        return self.name.rpartition(".")[2]

    @property
    def theorem(self) -> Theorem:
        """The statement as a theorem; raises `BadStatement` for a mistake, which has no derivation."""
        if isinstance(self.claim, Mistake):
            raise BadStatement(f"{self.name} is a Mistake, a claim that is false: it has no derivation")
        return self.claim

    @property
    def proof(self) -> Proof:
        """The proof of the theorem, which is looked for once; raises whatever says that there is none.

        What a class or a file puts in the place of a proof is refused with a `TypeError`.

        >>> find("expected_dropout_output")[0].proof.reasons
        (linearity, mean)
        """
        proof = self.theorem.proof
        if not proves(proof, self.theorem):
            raise TypeError(f"{self.name}.proof is not a proof of it")
        return proof

    @property
    def refutation(self) -> Refutation:
        """The counterexample to the mistake, which is looked for once; raises whatever says that there is none.

        What a class or a file puts in the place of a refutation is refused with a `TypeError`.
        """
        found = self.claim.refutation if isinstance(self.claim, Mistake) else None
        if not refutes(found, self.claim):
            raise TypeError(f"{self.name}.refutation is not a refutation of it")
        return found


@dataclass(frozen=True)
class Unreadable:
    """Something asked for that states no theorem, with the `BadStatement` that says why."""

    name: str
    error: BadStatement
    path: Path | None = None


def catalogue() -> Iterator[Entry]:
    """Every theorem of the catalogue in reading order; raises `BadStatement` for a file that cannot be imported.

    >>> next(catalogue()).name
    'dropout_gradient'
    """
    for family in FAMILIES:
        yield from family_entries(family)


def mistakes() -> Iterator[Entry]:
    """Every mistake of the catalogue in reading order.

    >>> next(mistakes()).name
    'missing_half'
    """
    yield from family_entries(MISTAKEN)


def family_entries(family: str) -> Iterator[Entry]:
    """The theorems of one family, or the mistakes, in reading order."""
    for stem in stems(family):
        yield from file_entries(family, stem)


def file_entries(family: str, stem: str) -> list[Entry]:
    """The statements of one file of the catalogue in order of definition.

    Raises `BadStatement` where the file cannot be imported.

    >>> [entry.variable for entry in file_entries("linear_unit", "half_is_largest")]
    ['theorem', 'penalty_below_half', 'at_most_at_half']
    """
    try:
        module = importlib.import_module(f"{_package(family).__name__}.{stem}")
    except Exception as error:
        raise BadStatement(f"{family}/{stem} cannot be imported: {error_text(error)}") from error
    entries = module_entries(module, family, stem)
    # A mistake's file imports the theorem that is true instead.
    return [each for each in entries if family != MISTAKEN or isinstance(each.claim, Mistake)]


def introduction(family: str) -> str:
    """The docstring of a family; an author's own file has none."""
    return inspect.getdoc(_package(family)) or "" if _is_known(family) else ""


def heading(family: str) -> str:
    """The name of a family in words, as its package states it; an author's own file is called by its name.

    >>> heading("glm"), heading("proof_mine")
    ('Generalised linear models', 'Proof mine')
    """
    words = family.replace("_", " ").capitalize()
    return str(getattr(_package(family), "HEADING", words)) if _is_known(family) else words


def captions(family: str) -> Mapping[str, tuple[str, str]]:
    """The figures of a family: by the name of a theorem file the name of its figure and the caption in LaTeX.

    >>> captions("linear_unit")["deployed_weights"][0]
    'coefficients'
    """
    found: Mapping[str, tuple[str, str]] = getattr(_package(family), "CAPTIONS", {}) if _is_known(family) else {}
    return found


def stems(family: str) -> Sequence[str]:
    """The file names of one family in reading order, without importing the theorems."""
    if family == MISTAKEN:
        return MISTAKES
    names: Sequence[str] = _package(family).THEOREMS
    return names


def _is_known(family: str) -> bool:
    return family in (*FAMILIES, MISTAKEN)


def _package(family: str) -> ModuleType:
    return importlib.import_module("symdrop.mistakes" if family == MISTAKEN else f"symdrop.theorems.{family}")


def find(name: str) -> list[Entry]:
    """The theorems that `name` means: a family, a file of the catalogue, or one theorem of it.

    A file may be preceded by its family, and a theorem by its file. Raises `BadStatement` when nothing has that name.

    >>> [entry.name for entry in find("linear_unit/expected_dropout_gradient")]
    ['expected_dropout_gradient']
    """
    return [entry for family, stem in files_named(name) for entry in entries_named(name, family, stem)]


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


def files_named(name: str) -> list[tuple[str, str]]:
    """The family and stem of every file of the catalogue that `name` means, without importing the files.

    Raises `NotFound` when nothing has that name.

    >>> files_named("half_is_largest.penalty_below_half")
    [('linear_unit', 'half_is_largest')]
    """
    family, _, last = name.rpartition("/")
    known = [(each, stem) for each in (*FAMILIES, MISTAKEN) for stem in stems(each)]
    found = [file for file in known if name == file[0]]
    found = found or [file for file in known if family in ("", file[0]) and last.partition(".")[0] == file[1]]
    found = found or [file for file in known if family in ("", file[0]) and _binds(*file, last)]
    if found:
        return found
    if name and os.path.exists(name):
        kind = "a directory; name its files" if Path(name).is_dir() else "not a Python file; its name must end in .py"
        raise NotFound(f"{name} is {kind}")
    raise unknown_name(name, [*FAMILIES, *(stem for _, stem in known)])


def _binds(family: str, stem: str, name: str) -> bool:
    """Whether a file binds a name at its top, other than the chief one, as its text says."""
    if not name.isidentifier() or name in CHIEF:
        return False
    text = Path(_package(family).__path__[0], f"{stem}.py").read_text(encoding="utf-8")
    return re.search(rf"^{name} = (Theorem|Inequality|Mistake|derive)\(", text, re.MULTILINE) is not None


def entries_named(name: str, family: str, stem: str) -> list[Entry]:
    """The statements of one file of the catalogue, or the one of them that `name` picks.

    Raises `NotFound` when the file states nothing of that name.

    >>> [entry.name for entry in entries_named("half_is_largest.penalty_below_half", "linear_unit", "half_is_largest")]
    ['half_is_largest.penalty_below_half']
    """
    last = name.rpartition("/")[2]
    entries = file_entries(family, stem)
    found = [entry for entry in entries if last in (family, stem, entry.name, entry.alone)]
    if not found:
        raise unknown_name(name, [entry.name for entry in entries])
    return found


def unknown_name(name: str, known: Sequence[str]) -> NotFound:
    """The error for a name that nothing has, with the nearest of the names that are known."""
    near = get_close_matches(name, known, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return NotFound(f"no theorem is called {name!r}; {meant}`symdrop list` prints the names, a file ends in .py")
