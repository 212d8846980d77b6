"""The command that looks at one theorem from every side: its proof, its claim by hand, its neighbours, its examples."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import importlib.util
import io
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from symdrop.cli.session import misused

if TYPE_CHECKING:
    from symdrop.catalogue import Entry
    from symdrop.catalogue.outcomes import Outcome

SWEEP = "tests/theorems/test_by_hand.py"
NOTHING_COLLECTED = 5
TRUE_TOO = "true as well"


@dataclass(frozen=True)
class Finding:
    """What one side of a theorem or of its file is like: a line, what more there is to say, and a status."""

    name: str
    side: str
    words: str
    more: str = ""
    status: int = 0


@click.command()
@click.argument("names", metavar="NAME | FILE.py[:NAME] ...", nargs=-1, required=True)
def check(names: Sequence[str]) -> None:
    """Look at what is named from every side: one line for each.

    Of a theorem these are its proof and its neighbours, the statements that differ from it in one place: some must be
    refuted by a counterexample, and those that are true as well are listed. Of a file of the catalogue they are also
    its claims by hand, which are in a checkout of symdrop, and its doctest.

    It needs what tests need: pip install 'symdrop[testing]'. Exit status: 0 all is well, 1 something is not, 2 a bad
    statement or usage.
    """
    if not all(map(importlib.util.find_spec, ("hypothesis", "pytest"))):
        misused("`symdrop check` needs Hypothesis and pytest: pip install 'symdrop[testing]'")
    worst = 0
    for found in _findings(names):
        click.echo(f"{found.name}  {found.side}: {found.words}")
        if found.more:
            click.echo(textwrap.indent(found.more, "  "))
        worst = max(worst, found.status)
    sys.exit(worst)


def _findings(names: Sequence[str]) -> Iterator[Finding]:
    from symdrop.catalogue import Entry
    from symdrop.catalogue.outcomes import judge
    from symdrop.files.requests import requested

    files: dict[tuple[str, str], list[str]] = {}
    for thing in requested(names):
        outcome = judge(thing)
        yield _verdict(outcome)
        if isinstance(thing, Entry) and outcome.proof:
            yield _neighbours(thing)
        if isinstance(thing, Entry) and thing.path is None:
            files.setdefault((thing.family, thing.stem), []).append(thing.name)
    for (family, stem), own in files.items():
        yield from _by_hand(family, stem, own)
        yield _examples(family, stem)


def _verdict(outcome: Outcome) -> Finding:
    from symdrop.catalogue.outcomes import Verdict, status
    from symdrop.cli.reports import NO_REASON

    side = "refutation" if outcome.verdict in (Verdict.REFUTED, Verdict.NOT_REFUTED) else "proof"
    found = (", ".join(outcome.reasons) or NO_REASON) if outcome.proof else str(outcome.refutation or "")
    words = f"{outcome.verdict} in {outcome.seconds:.2f} s"
    return Finding(outcome.label, side, f"{words}; {found}" if found else words, outcome.explanation, status([outcome]))


def _neighbours(entry: Entry) -> Finding:
    """How many neighbours are refuted, and which of them are true as well."""
    from symdrop.errors import Disagreement, NotProved
    from symdrop.fuzzing.neighbours import EQUAL, NO_STATEMENT, REFUTED, judge, neighbours

    words_of = {EQUAL: TRUE_TOO, NO_STATEMENT: "not a statement"}
    counts: Counter[str] = Counter()
    true = []
    for each in neighbours(entry.theorem):
        try:
            verdict = judge(each).verdict
        except NotProved:
            verdict = "undetermined"
        except Disagreement as error:
            words = f"the deciders disagree about one: {each.description}"
            return Finding(entry.name, "neighbours", words, str(error), 1)
        counts[verdict] += 1
        if verdict == EQUAL:
            true.append(f"{TRUE_TOO}, {each.kind}: {each.description}")
    words = ", ".join(f"{number} {words_of.get(verdict, verdict)}" for verdict, number in counts.items())
    if counts[REFUTED]:
        return Finding(entry.name, "neighbours", words, "\n".join(true))
    return Finding(entry.name, "neighbours", f"none is refuted; {words or 'there are none'}", "\n".join(true), 1)


def _by_hand(family: str, stem: str, names: Sequence[str]) -> Iterator[Finding]:
    """What the tests say that compare the theorems with their claims by hand; mistakes have none."""
    from symdrop.files.contribution import ROOT
    from symdrop.theorems import FAMILIES

    side = "claim by hand"
    if family not in FAMILIES:
        return
    if not (ROOT / SWEEP).is_file():
        yield Finding(stem, side, "left out, as this is not a checkout of symdrop")
        return
    # The tests of a theorem are called test_...[NAME] and test_...[NAME-NEIGHBOUR].
    chosen = " or ".join(f"[{name}] or [{name}-" for name in names)
    command = [sys.executable, "-m", "pytest", SWEEP, "-q", "--no-header", "-p", "no:cacheprovider", "-k", chosen]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == NOTHING_COLLECTED:
        yield Finding(stem, side, f"there is none; write tests/theorems/{family}/claim_{stem}.py", status=1)
    elif done.returncode:
        yield Finding(stem, side, "fails", f"{done.stdout}{done.stderr}".strip(), 1)
    else:
        yield Finding(stem, side, f"holds; {done.stdout.strip().splitlines()[-1].partition(',')[0]}")


def _examples(family: str, stem: str) -> Finding:
    """Whether the examples in the docstrings of a file of the catalogue hold."""
    from symdrop.catalogue.entries import MISTAKEN

    folder = "symdrop.mistakes" if family == MISTAKEN else f"symdrop.theorems.{family}"
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        failed, tried = doctest.testmod(importlib.import_module(f"{folder}.{stem}"))
    if failed:
        return Finding(stem, "doctest", f"{failed} of {tried} examples fail", said.getvalue().strip(), 1)
    return Finding(stem, "doctest", f"{tried} examples hold" if tried else "there are no examples")
