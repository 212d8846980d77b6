"""The pytest plugin: every theorem and mistake of a file `proof_*.py`, and of the catalogue, is a test.

pytest imports this module at every start, so it imports nothing that is slow: SymPy comes with the first proof file.
"""

from __future__ import annotations

import ast
from argparse import ArgumentTypeError
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

import symdrop

if TYPE_CHECKING:
    from symdrop.catalogue import Entry
    from symdrop.catalogue.outcomes import Outcome

PATTERN = "proof_*.py"
PACKAGE = Path(symdrop.__file__).resolve().parent
SECONDS = "60"
MOST_SECONDS = 1e8
LAST = "right_side"
NOT_INTERRUPTED = (
    "a proof that takes more than {:g} s fails, but cannot be interrupted here: this needs interval timers and the main"
    " thread"
)
RAISE_LIMIT = "state it in smaller steps, or allow more time: --proof-timeout SECONDS, 0 for no limit"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("symdrop", "proofs with symdrop")
    group.addoption("--proof-steps", action="store_true", help="make each step of a theorem a test of its own as well")
    group.addoption(
        "--proof-timeout",
        type=_seconds,
        metavar="SECONDS",
        help="what takes longer is interrupted, in the main thread and with interval timers, and not proved; 0 for no "
        f"limit (default: the ini option proof_timeout, or {SECONDS})",
    )
    parser.addini("proof_timeout", "what takes more seconds is not proved; 0 for no limit", default=SECONDS)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "proof: a theorem, a step or a mistake that symdrop checks")
    try:
        _limit(config)
    except ArgumentTypeError as error:
        raise pytest.UsageError(f"proof_timeout: {error}") from None


def pytest_report_header(config: pytest.Config) -> list[str]:
    """The versions, with the folder of the symdrop that is tested: it need not be the tree that pytest runs in."""
    from symdrop.pytest_plugin.deadlines import can_interrupt

    versions = f"symdrop {_version('symdrop')} ({PACKAGE.parent}), SymPy {_version('sympy')}"
    seconds = _limit(config)
    return [versions] if not seconds or can_interrupt() else [versions, f"symdrop: {NOT_INTERRUPTED.format(seconds)}"]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ProofFile | None:
    return ProofFile.from_parent(parent, path=file_path) if _states_proofs(file_path) else None


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """A proof file that binds no name of a test is not imported a second time to look for tests in it."""
    if _states_proofs(module_path) and not _may_hold_tests(module_path, parent.config):
        return NoTests.from_parent(parent, path=module_path)
    return None


class NoTests(pytest.Module):
    """A proof file without tests that pytest has been asked to read as a module of tests."""

    def collect(self) -> list[Any]:
        return []


class ProofFile(pytest.File):
    """A file that states theorems or mistakes; one that cannot be read in full is an error."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        from symdrop.errors import BadStatement

        try:
            entries = _entries(self.path)
        except BadStatement as error:
            raise self.CollectError(f"bad statement: {error}") from None
        for entry in entries:
            yield Claim.from_parent(self, name=entry.variable, entry=entry)
            if self.config.getoption("proof_steps") and entry.claim.steps:
                yield Steps.from_parent(self, name=entry.variable, entry=entry)


class Steps(pytest.Collector):
    """The steps of one theorem, with the closing one: that the last line is the right side."""

    def __init__(self, *, entry: Entry, **rest: Any) -> None:
        super().__init__(**rest)
        self.entry = entry

    def collect(self) -> Iterator[pytest.Item]:
        closing = len(self.entry.claim.steps) + 1
        for number in range(1, closing + 1):
            name = LAST if number == closing else f"step_{number}"
            yield ClaimStep.from_parent(self, name=name, entry=self.entry, number=number)


class Claim(pytest.Item):
    """A theorem, which passes when it is proved, or a mistake, which passes when a counterexample refutes it."""

    def __init__(self, *, entry: Entry, **rest: Any) -> None:
        super().__init__(**rest)
        self.entry = entry
        self.add_marker("proof")

    def check(self) -> Outcome:
        """What becomes of the statement."""
        from symdrop.catalogue.outcomes import judge

        return judge(self.entry)

    def runtest(self) -> None:
        """Check; a verdict is reported as it is, anything unforeseen with its traceback."""
        from symdrop.catalogue.outcomes import Verdict
        from symdrop.errors import REPORT, SymdropError
        from symdrop.pytest_plugin.deadlines import Expired, within

        seconds = _limit(self.config)
        try:
            outcome = within(seconds, self.check)
        except Expired:
            self.fail(Verdict.NOT_PROVED, f"there is no verdict after {seconds:g} s\n  try: {RAISE_LIMIT}")
        if outcome.holds:
            return
        if outcome.error is not None and not isinstance(outcome.error, SymdropError):
            outcome.error.add_note(f"the check crashed; {REPORT}")
            raise outcome.error
        self.fail(outcome.verdict, outcome.explanation)

    def fail(self, verdict: str, explanation: str) -> NoReturn:
        pytest.fail(f"{verdict}: {self.entry.claim.title}\n{explanation}", pytrace=False)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        excinfo.traceback = excinfo.traceback.cut(path=__file__)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.nodeid.partition("::")[2]


class ClaimStep(Claim):
    """One step of a theorem, which passes when its line follows from the line before it by the reasons cited."""

    def __init__(self, *, number: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.number = number

    def check(self) -> Outcome:
        from symdrop.catalogue.outcomes import judge_step

        return judge_step(self.entry, self.number)


def _states_proofs(path: Path) -> bool:
    return fnmatch(path.name, PATTERN) or _in_catalogue(path)


def _in_catalogue(path: Path) -> bool:
    """Whether it is a file of the catalogue, `symdrop/theorems/FAMILY/STEM.py` or `symdrop/mistakes/STEM.py`."""
    if path.suffix != ".py" or path.stem == "__init__" or "symdrop" not in path.parts:
        return False
    folder = path.resolve().parent
    return folder == PACKAGE / "mistakes" or folder.parent == PACKAGE / "theorems"


def _entries(path: Path) -> list[Entry]:
    from symdrop.catalogue import find
    from symdrop.files.reading import from_file

    if _in_catalogue(path) and not fnmatch(path.name, PATTERN):
        return find(f"{path.parent.name}/{path.stem}")
    return list(from_file(path))


def _may_hold_tests(path: Path, config: pytest.Config) -> bool:
    """Whether some name that the file binds, anywhere, is one that pytest takes for a test; every class may be one."""
    try:
        nodes = list(ast.walk(ast.parse(path.read_bytes())))
    except (OSError, SyntaxError, ValueError):
        return False
    patterns = [*config.getini("python_functions"), *config.getini("python_classes")]
    names = {getattr(node, "name", None) or getattr(node, "id", None) for node in nodes}
    names |= {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
    named = any(name.startswith(each) or fnmatch(name, each) for name in names if name for each in patterns)
    return named or "*" in names or any(isinstance(node, ast.ClassDef) for node in nodes)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= MOST_SECONDS:
        raise ArgumentTypeError(f"{text!r} is not a number of seconds; accepted are 0 (no limit) to {MOST_SECONDS:.0f}")
    return seconds


def _limit(config: pytest.Config) -> float:
    given = config.getoption("proof_timeout")
    return _seconds(config.getini("proof_timeout")) if given is None else given


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "(not installed)"
