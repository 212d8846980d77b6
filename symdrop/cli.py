"""The command line: `symdrop prove`, `symdrop list`, `symdrop show` and `symdrop tex`.

The status of a command is 0 when everything it was asked about is proved, 1 when something is not, and 2 when a
statement is bad or the command is misused; 2 wins over 1. The commands import what they need when they run, so
that `symdrop --help` does not wait for SymPy.
"""

from __future__ import annotations

import io
import json
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

import click

from symdrop import __version__
from symdrop.verdicts import BadStatement, SymdropError

if TYPE_CHECKING:
    from symdrop.catalogue import Entry, Unreadable
    from symdrop.outcomes import Outcome

COLOURS = {
    "proved": "green",
    "not proved": "red",
    "outside fragment": "yellow",
    "bad statement": "magenta",
    "disagreement": "bold red",
}
NO_REASON = "algebra alone"
NARROWEST = 20
GAP = 3
MISUSED = 2
INTERRUPTED = 130

Row = tuple[str, ...]


class Commands(click.Group):
    """The commands; an interruption has the shell's own status and is no verdict."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except SymdropError as error:
            _misused(str(error))


names_argument = click.argument("names", metavar="[NAME | FILE.py]...", nargs=-1)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object per theorem, one per line.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="symdrop")
def main() -> None:
    """Prove identities about randomly masked models, for every size at once.

    NAME is a theorem or a family of the catalogue, as `symdrop list` prints them; FILE.py is a file of your own.

    Exit status: 0 all proved, 1 something is not proved, 2 a bad statement or usage.
    """


@main.command()
@names_argument
@json_option
def prove(names: Sequence[str], as_json: bool) -> None:
    """Prove the catalogue, or what is named: one row each, and every refusal in full."""
    from symdrop.catalogue import requested
    from symdrop.outcomes import judge, status

    things = list(requested(names))
    if as_json:
        outcomes = [_print_record(judge(each)) for each in things]
    elif sys.stdout.isatty():
        outcomes = _prove_on_terminal(things)
    else:
        widths = (max(len(each.name) for each in things), max(map(len, COLOURS)))
        outcomes = [_print_row(judge(each), widths) for each in things]
    if not as_json:
        _explain(outcomes)
        proved = sum(outcome.proof is not None for outcome in outcomes)
        click.echo(f"{proved} of {len(outcomes)} proved in {sum(each.seconds for each in outcomes):.2f} s")
    sys.exit(status(outcomes))


@main.command("list")
@json_option
def list_theorems(as_json: bool) -> None:
    """List the theorems of the catalogue: name, title and source."""
    from symdrop.catalogue import Entry, requested
    from symdrop.outcomes import judge

    things = list(requested(()))
    rows = [(each.name, each.theorem.title, each.theorem.source) for each in things if isinstance(each, Entry)]
    if as_json:
        for row in rows:
            click.echo(json.dumps(dict(zip(("name", "title", "source"), row, strict=True))))
    elif sys.stdout.isatty():
        _print_table(("theorem", "title", "source"), rows)
    else:
        _print_lines(rows)
    _refuse(judge(each) for each in things if not isinstance(each, Entry))


@main.command()
@click.argument("names", metavar="NAME | FILE.py ...", nargs=-1, required=True)
def show(names: Sequence[str]) -> None:
    """Prove what is named and print its derivation as text."""
    from symdrop.latex import plain

    outcomes = _judged(names)
    texts = [plain(outcome.proof).rstrip("\n") for outcome in outcomes if outcome.proof]
    if texts:
        click.echo("\n\n\n".join(texts))
    _refuse(outcomes)


@main.command()
@names_argument
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="derivations",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 unless the folder is as it would be written.")
def tex(names: Sequence[str], output: Path, check: bool) -> None:
    """Prove what is named and write its derivation as LaTeX.

    Without names this is the whole book: every theorem, main.tex that holds them all, and README.md with the
    statements. With names it is one file each, to be read by \\input where amsmath, amssymb, amsthm and
    \\newtheorem{theorem}{Theorem} are. Nothing is written unless everything is proved.
    """
    from symdrop.catalogue import Entry
    from symdrop.documents import changed, foreign, pieces, stale, write
    from symdrop.latex import book

    outcomes = _judged(names)
    _refuse(outcomes)
    entries = [outcome.thing for outcome in outcomes if isinstance(outcome.thing, Entry)]
    try:
        texts = pieces(entries) if names else book(entries)
        pending = changed(output, texts)
        left_over = [] if names else stale(output, texts)
        if check:
            sys.exit(_report(output, pending, left_over))
        for path in foreign(pending):
            raise BadStatement(f"{path} was not written by symdrop; move it away, or choose another DIR")
        for path, text in pending.items():
            write(path, text)
            click.echo(f"wrote {path}")
    except OSError as error:
        _misused(f"{error.filename}: {error.strerror}")
    for path in left_over:
        click.echo(f"{path} belongs to no theorem; delete it")
    click.echo(f"{len(texts)} files in {output}, {len(pending)} of them new")


def _report(output: Path, pending: Iterable[Path], left_over: Iterable[Path]) -> int:
    """What keeps the folder from being current, and the status."""
    lines = [f"{path} {'differs' if path.exists() else 'is missing'}" for path in pending]
    lines += [f"{path} belongs to no theorem; delete it" for path in left_over]
    for line in lines or [f"{output} is current"]:
        click.echo(line)
    return 1 if lines else 0


def _misused(message: str) -> NoReturn:
    click.echo(f"symdrop: {message}", err=True)
    sys.exit(MISUSED)


def _judged(names: Sequence[str]) -> list[Outcome]:
    from symdrop.catalogue import requested
    from symdrop.outcomes import judge

    return [judge(each) for each in requested(names)]


def _refuse(outcomes: Iterable[Outcome]) -> None:
    """Leave with the reasons on standard error unless everything is proved."""
    from symdrop.outcomes import status

    refused = [outcome for outcome in outcomes if outcome.proof is None]
    _explain(refused, err=True)
    if refused:
        sys.exit(status(refused))


def _explain(outcomes: Iterable[Outcome], err: bool = False) -> None:
    for outcome in outcomes:
        if outcome.proof is None:
            message = textwrap.indent(outcome.message, "  ")
            click.echo(f"\n{outcome.label}: {outcome.verdict}\n{message}", err=err)


def _row(outcome: Outcome) -> Row:
    """Name, verdict, time and the reasons used."""
    used = ", ".join(outcome.reasons) or NO_REASON
    time = f"{outcome.seconds * 1000:.1f} ms"
    return outcome.thing.name, outcome.verdict, time, used if outcome.proof is not None else ""


def _print_record(outcome: Outcome) -> Outcome:
    click.echo(json.dumps(outcome.record()))
    return outcome


def _print_row(outcome: Outcome, widths: tuple[int, int]) -> Outcome:
    """One whole line of a report that is not read on a terminal, as soon as it is known."""
    name, verdict, time, used = _row(outcome)
    click.echo(f"{name:<{widths[0]}}  {verdict:<{widths[1]}}  {time:>10}  {used}".rstrip())
    return outcome


def _prove_on_terminal(things: Sequence[Entry | Unreadable]) -> list[Outcome]:
    from rich.console import Console
    from rich.progress import track

    from symdrop.outcomes import judge

    outcomes = [judge(each) for each in track(things, "proving", console=Console(), transient=True)]
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
        table.add_row(*(Text(cell, style=COLOURS.get(cell, "")) for cell in row))
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
