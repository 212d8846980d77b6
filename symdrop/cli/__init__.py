"""The commands of `symdrop`, as `symdrop --help` lists them.

The status of a command is 0 when everything it was asked about is proved, 1 when something is not, and 2 when a
statement is bad or the command is misused; 2 wins over 1. The commands import what they need when they run, so
that `symdrop --help` does not wait for SymPy.
"""

from __future__ import annotations

import click

from symdrop import __version__
from symdrop.cli.checker import rocq
from symdrop.cli.checks import check
from symdrop.cli.documents import export, pdf, tex
from symdrop.cli.layers import layers
from symdrop.cli.proofs import derive, fuzz, list_mistakes, list_theorems, new, prove, show
from symdrop.cli.session import Commands

__all__ = ["main"]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="symdrop")
def main() -> None:
    """Prove identities about randomly masked models, for every size at once.

    NAME is a theorem or a family of the catalogue, as `symdrop list` prints them; FILE.py is a file of your own, and
    FILE.py:NAME one statement of it.

    Exit status: 0 all proved, 1 something is not proved, 2 a bad statement or usage.
    """


for command in (
    *(prove, list_theorems, list_mistakes, layers, show, tex, pdf, export),
    *(rocq, new, check, derive, fuzz),
):
    main.add_command(command)
