"""Tables: as wide as a terminal, whole lines in columns in a pipe. Nothing here imports SymPy."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Literal

import click

NARROWEST = 20
GAP = 3

Row = tuple[str, ...]


def print_rows(header: Row, rows: Sequence[Row]) -> None:
    """A table on a terminal, lines in columns in a pipe."""
    if sys.stdout.isatty():
        print_table(header, rows)
    else:
        _print_lines(rows)


def print_table(header: Row, rows: Sequence[Row], styles: Mapping[str, str] | None = None) -> None:
    """A table as wide as the terminal; no word of it is cut off. `styles` are those of cells that say a known word."""
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
        table.add_row(*(Text(cell, style=(styles or {}).get(cell, "")) for cell in row))
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
