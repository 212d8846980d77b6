"""What the commands share: the group that they belong to, what is asked of them, and how they end."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from symdrop.errors import SymdropError

if TYPE_CHECKING:
    from symdrop.catalogue.outcomes import Outcome

MISUSED = 2
INTERRUPTED = 130


class Commands(click.Group):
    """The commands; an interruption has the shell's own status, as it is not a verdict."""

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
            misused(str(error))


names_argument = click.argument("names", metavar="[NAME | FILE.py[:NAME]]...", nargs=-1)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object per theorem, one per line.")


def misused(message: str) -> NoReturn:
    """Leave with the status for a misuse, and say what was wrong."""
    click.echo(f"symdrop: {message}", err=True)
    sys.exit(MISUSED)


def judged(names: Sequence[str]) -> list[Outcome]:
    """What the names mean, judged; the whole catalogue where there are none."""
    from symdrop.catalogue.outcomes import judge
    from symdrop.files.requests import requested

    return [judge(each) for each in requested(names)]


def refuse(outcomes: Iterable[Outcome]) -> None:
    """Leave with the reasons on standard error unless everything is proved."""
    from symdrop.catalogue.outcomes import status
    from symdrop.cli.reports import explain

    refused = [outcome for outcome in outcomes if not outcome.holds]
    explain(refused, err=True)
    if refused:
        sys.exit(status(refused))
