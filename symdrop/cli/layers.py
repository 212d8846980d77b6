"""The command that says what the layers of frameworks draw."""

from __future__ import annotations

import json

import click

from symdrop.cli.tables import print_rows


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per layer, one per line.")
def layers(name: str | None, as_json: bool) -> None:
    """Say what the layers of frameworks draw: torch, keras, flax and others.

    Without NAME it is a table of all. NAME is a layer as one imports it, such as torch.nn.AlphaDropout, or the last
    part of that, or a framework; where it stands for several it is the table of these. Of one layer it prints the law,
    what is shared, what evaluation does, and what follows from the law: mean, variance, covariance and the penalty for
    a linear unit, which are derived and proved. No framework is imported.
    """
    from symdrop.book.layers.table import HEADER, record, row
    from symdrop.definitions.frameworks import entries, matching

    found = matching(name) if name is not None else entries()
    if len(found) == 1:
        from symdrop.book.layers.report import full_record, report

        click.echo(json.dumps(full_record(found[0])) if as_json else report(found[0]))
    elif as_json:
        for layer in found:
            click.echo(json.dumps(record(layer)))
    else:
        print_rows(HEADER, [row(layer) for layer in found])
