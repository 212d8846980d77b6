"""What the command line prints of outcomes: tables on a terminal, whole lines in a pipe, records for programs."""

from __future__ import annotations

import json
import sys
import textwrap
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Literal

import click

from symdrop.catalogue import Entry, Unreadable
from symdrop.catalogue.outcomes import Outcome, Verdict, judge, refused_steps

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
NO_REASON = "algebra alone"
NARROWEST = 20
GAP = 3

Row = tuple[str, ...]


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


def print_rows(header: Row, rows: Sequence[Row]) -> None:
    """A table on a terminal, lines in columns in a pipe."""
    if sys.stdout.isatty():
        _print_table(header, rows)
    else:
        _print_lines(rows)


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
    _print_table(("theorem", "verdict", "time", "reasons used"), [_row(outcome) for outcome in outcomes])
    return outcomes


def _print_table(header: Row, rows: Sequence[Row]) -> None:
    """A table as wide as the terminal; no word of it is cut off."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if _room(console.width, header, rows) < NARROWEST:
        rows = [(name.replace(".", "\n."), *rest) for name, *rest in rows]
    room = _room(console.width, header, rows)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for place, title in enumerate(header):
        last = room if title == header[-1] and room >= NARROWEST else None
        # rich breaks a column marked so only after all others, which keeps the names whole.
        whole = place == 0 and _width(header[0], rows, 0) * 2 <= console.width
        side: Literal["left", "right"] = "right" if title == "time" else "left"
        table.add_column(title, justify=side, overflow="fold", no_wrap=whole, max_width=last)
    for row in rows:
        table.add_row(*(Text(cell, style=COLOURS[Verdict(cell)] if cell in COLOURS else "") for cell in row))
    console.print(table)


def _room(width: int, header: Row, rows: Sequence[Row]) -> int:
    """The width that is left for the last column when the others stay in one piece."""
    return width - sum(_width(title, rows, place) + GAP for place, title in enumerate(header[:-1]))


def _width(title: str, rows: Sequence[Row], place: int) -> int:
    return max(len(line) for cell in (title, *(row[place] for row in rows)) for line in cell.split("\n"))


def _print_lines(rows: Sequence[Row]) -> None:
    """Whole lines in columns, for a pipe."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
