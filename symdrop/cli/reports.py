"""What the command line prints of outcomes: tables on a terminal, whole lines in a pipe, records for programs."""

from __future__ import annotations

import json
import sys
import textwrap
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

import click

from symdrop.catalogue import Entry, Unreadable
from symdrop.catalogue.outcomes import Outcome, Verdict, judge, refused_steps
from symdrop.cli.tables import Row, print_rows, print_table

if TYPE_CHECKING:
    from symdrop.fuzzing.campaign import Campaign

COLOURS = {
    Verdict.PROVED: "green",
    Verdict.REFUTED: "green",
    Verdict.NOT_PROVED: "red",
    Verdict.NOT_REFUTED: "red",
    Verdict.OUTSIDE_FRAGMENT: "yellow",
    Verdict.BAD_STATEMENT: "magenta",
    Verdict.NOT_FOUND: "magenta",
    Verdict.DISAGREEMENT: "bold red",
}
STYLES = {str(verdict): colour for verdict, colour in COLOURS.items()}
NO_REASON = "algebra alone"


def print_records(things: Iterable[Entry | Unreadable], work: int = 1) -> list[Outcome]:
    """Judge the things, with this many times the usual work, and print one JSON object each as soon as it is known."""
    return [_print_record(judge(each, work)) for each in things]


def print_outcomes(things: Sequence[Entry | Unreadable], work: int = 1) -> list[Outcome]:
    """Judge the things and print a row each: a table with progress on a terminal, lines as they come in a pipe."""
    if sys.stdout.isatty():
        return _on_terminal(things, work)
    widths = (max(len(each.name) for each in things), max(map(len, COLOURS)))
    return [_print_row(judge(each, work), widths) for each in things]


def print_summary(outcomes: Sequence[Outcome]) -> None:
    """How many are proved, and how many mistakes are refuted, in how much time."""
    refuted = sum(outcome.refutation is not None for outcome in outcomes)
    proved = sum(outcome.proof is not None for outcome in outcomes)
    mistakes = f", {refuted} refuted as stated," if refuted else ""
    seconds = sum(each.seconds for each in outcomes)
    click.echo(f"{proved} of {len(outcomes) - refuted} proved{mistakes} in {seconds:.2f} s")


def explain(outcomes: Iterable[Outcome], err: bool = False) -> None:
    """Print in full why something does not hold, and what to try."""
    for outcome in outcomes:
        if not outcome.holds:
            message = textwrap.indent(outcome.explanation, "  ")
            click.echo(f"\n{outcome.label}: {outcome.verdict}\n{message}", err=err)


def explain_steps(outcomes: Iterable[Outcome]) -> None:
    """Print, for each statement that does not hold, every step of it that does not hold by itself."""
    for outcome in outcomes:
        explain(refused_steps(outcome.thing) or [outcome] if not outcome.holds else ())


@contextmanager
def working(words: str) -> Iterator[None]:
    """Say on a terminal that something is being done; in a pipe nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield


def print_campaign(rounds: Iterator[Campaign], minutes: float, seed: int) -> bool:
    """Follow a campaign, with progress on a terminal, and print what was tried; whether something was found."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(), transient=True) as progress:
            task, began = progress.add_task("trying", total=60 * minutes), monotonic()
            last = None
            for last in rounds:
                progress.update(task, completed=monotonic() - began, description=f"{last.trials()} tried")
    else:
        last = next(iter(deque(rounds, maxlen=1)), None)
    header = ("aim", "tried", "undetermined", "refused")
    aims = sorted({aim for aim, _ in last.tried}) if last else []
    rows = [(aim, *(str(last.trials(aim, outcome)) for outcome in (None, *header[2:]))) for aim in aims if last]
    print_rows(header, [header, *rows] if not sys.stdout.isatty() else rows)
    click.echo(f"{last.trials() if last else 0} statements tried with --seed {seed}")
    if last is None or last.finding is None:
        click.echo("no disagreement")
        return False
    click.echo(f"\nthe deciders disagree: {last.finding.description}\n\n{last.finding.script}")
    return True


def _row(outcome: Outcome) -> Row:
    """Name, verdict, time and the reasons used."""
    used = ", ".join(outcome.reasons) or NO_REASON
    time = f"{outcome.seconds * 1000:.1f} ms"
    return (
        outcome.thing.name,
        outcome.verdict,
        time,
        used if outcome.proof is not None else str(outcome.refutation or ""),
    )


def _print_record(outcome: Outcome) -> Outcome:
    click.echo(json.dumps(outcome.record()))
    return outcome


def _print_row(outcome: Outcome, widths: tuple[int, int]) -> Outcome:
    """One whole line of a report that is not read on a terminal, as soon as it is known."""
    name, verdict, time, used = _row(outcome)
    click.echo(f"{name:<{widths[0]}}  {verdict:<{widths[1]}}  {time:>10}  {used}".rstrip())
    return outcome


def _on_terminal(things: Sequence[Entry | Unreadable], work: int) -> list[Outcome]:
    from rich.console import Console
    from rich.progress import track

    outcomes = [judge(each, work) for each in track(things, "proving", console=Console(), transient=True)]
    print_table(("theorem", "verdict", "time", "reasons used"), [_row(outcome) for outcome in outcomes], STYLES)
    return outcomes
