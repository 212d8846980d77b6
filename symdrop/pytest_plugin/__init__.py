"""The pytest plugin: every theorem and mistake of a file `proof_*.py`, and of the catalogue, is a test.

pytest imports this module at every start, so it imports nothing that is slow: SymPy comes with the first proof file.
"""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from symdrop.pytest_plugin.recognition import PACKAGE, in_catalogue, lines_of_names, states_proofs

if TYPE_CHECKING:
    import ast

    from symdrop.catalogue import Entry
    from symdrop.catalogue.outcomes import Outcome
    from symdrop.files.reading import Run

PATTERN = "proof_*.py"
RUNS: pytest.StashKey[dict[Path, Run]] = pytest.StashKey()
SECONDS = "60"
MOST_SECONDS = 1e8
LAST = "right_side"
NOT_INTERRUPTED = (
    "a proof that takes more than {:g} s fails, but cannot be interrupted here: this needs interval timers and the main"
    " thread"
)
NOT_SELECTED = (
    "--testmon sees the changes of a proof file, not of what it imports; run without it before you rely on a proof"
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
    parser.addini("proof_files", "which files that import symdrop are read for proofs", type="args", default=[PATTERN])
    parser.addini("proof_work", "how many times the usual work is allowed for a proof", default="1")
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
    told = [NOT_INTERRUPTED.format(seconds)] if seconds and not can_interrupt() else []
    told += [NOT_SELECTED] if config.getoption("testmon", default=False) else []
    return [versions, *(f"symdrop: {each}" for each in told)]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ProofFile | None:
    return ProofFile.from_parent(parent, path=file_path) if _is_proof_file(file_path, parent.config) else None


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """A proof file that pytest has been asked to read as a module of tests, too, is not run a second time for this."""
    if _is_proof_file(module_path, parent.config) and not in_catalogue(module_path):
        return TestsBesideProofs.from_parent(parent, path=module_path)
    return NoTests.from_parent(parent, path=module_path) if in_catalogue(module_path) else None


class NoTests(pytest.Module):
    """A file of the catalogue, in which there are no tests."""

    def collect(self) -> list[Any]:
        return []


class TestsBesideProofs(pytest.Module):
    """The ordinary tests of a proof file, in the module that was run for its theorems."""

    __test__ = False

    def _getobj(self) -> Any:
        return _run(self.path, self.config).module

    def collect(self) -> Any:
        """The tests; what is wrong with the file is reported with its theorems."""
        from symdrop.errors import BadStatement

        try:
            return [*super().collect()] if not _run(self.path, self.config).problem else []
        except (BadStatement, pytest.skip.Exception):
            return []


class ProofFile(pytest.File):
    """A file that states theorems or mistakes; one that cannot be read in full is an error."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Each statement, with the marks that the file has as its `pytestmark`; the file may skip itself."""
        from symdrop.errors import BadStatement

        try:
            entries = self._entries()
        except BadStatement as error:
            raise self.CollectError(f"bad statement: {error}") from None
        except pytest.skip.Exception as error:
            if error.allow_module_level:
                raise
            raise self.CollectError(f"bad statement: {self.path}: Skipped: {error}") from None
        lines = lines_of_names(self.path)
        for entry in entries:
            place = {"entry": entry, "line": lines.get(entry.variable, 0)}
            yield Claim.from_parent(self, name=entry.variable, **place)
            if self.config.getoption("proof_steps") and entry.claim.steps:
                yield Steps.from_parent(self, name=entry.variable, **place)

    def _entries(self) -> list[Entry]:
        if in_catalogue(self.path):
            from symdrop.catalogue import find

            return find(f"{self.path.parent.name}/{self.path.stem}")
        run = _run(self.path, self.config)
        marks = getattr(run.module, "pytestmark", [])
        for mark in marks if isinstance(marks, list | tuple) else [marks]:
            self.add_marker(mark)
        return list(run.stated())


class Steps(pytest.Collector):
    """The steps of one theorem, with the closing one: that the last line is the right side."""

    def __init__(self, *, entry: Entry, line: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.entry, self.line = entry, line

    def collect(self) -> Iterator[pytest.Item]:
        closing = len(self.entry.claim.steps) + 1
        for number in range(1, closing + 1):
            name = LAST if number == closing else f"step_{number}"
            yield ClaimStep.from_parent(self, name=name, entry=self.entry, line=self.line, number=number)


class Claim(pytest.Item):
    """A theorem, which passes when it is proved, or a mistake, which passes when a counterexample refutes it."""

    def __init__(self, *, entry: Entry, line: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.entry, self.line = entry, line
        self.add_marker("proof")

    def check(self) -> Outcome:
        """What becomes of the statement."""
        from symdrop.catalogue.outcomes import judge

        return judge(self.entry, _work(self.config))

    def runtest(self) -> None:
        """Check; a verdict is reported as it is, anything unforeseen with its traceback."""
        from symdrop.catalogue.outcomes import Verdict
        from symdrop.errors import REPORT, SymdropError
        from symdrop.pytest_plugin.deadlines import Expired, within

        seconds = _limit(self.config)
        outcome = None
        with suppress(Expired):
            outcome = within(seconds, self.check)
        if outcome is None:
            # Not where the interruption is handled: pytest would print it as the cause.
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

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.line, self.nodeid.partition("::")[2]


class ClaimStep(Claim):
    """One step of a theorem, which passes when its line follows from the line before it by the reasons cited."""

    def __init__(self, *, number: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.number = number

    def check(self) -> Outcome:
        from symdrop.catalogue.outcomes import judge_step

        return judge_step(self.entry, self.number)


def _work(config: pytest.Config) -> int:
    given = str(config.getini("proof_work"))
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise pytest.UsageError(f"proof_work: {given!r} is not a whole number, at least 1")
    return int(given)


def _is_proof_file(path: Path, config: pytest.Config) -> bool:
    return states_proofs(path, config.getini("proof_files"))


def _run(path: Path, config: pytest.Config) -> Run:
    """What became of a proof file that is run once in a session; its assertions are rewritten as those of tests are.

    Raises what it raises when it skips itself.
    """
    from symdrop.files.reading import run_file

    runs = config.stash.setdefault(RUNS, {})
    if path not in runs:
        runs[path] = run_file(path, (KeyboardInterrupt, pytest.skip.Exception), _rewritten(path, config))
    return runs[path]


def _rewritten(path: Path, config: pytest.Config) -> Callable[[ast.Module, bytes], None]:
    from _pytest.assertion.rewrite import rewrite_asserts

    plain = config.getoption("assertmode") == "plain"
    return lambda tree, text: None if plain else rewrite_asserts(tree, text, str(path), config)


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
