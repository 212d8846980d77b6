"""The command that states theorems for Rocq, and has them checked there."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from symdrop.cli.session import json_option, judged, misused, names_argument, refuse
from symdrop.errors import BadStatement

if TYPE_CHECKING:
    from symdrop.rocq.checker import Checked
    from symdrop.rocq.folder import Written


@click.command()
@names_argument
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="derivations/rocq",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.",
)
@click.option("--check", is_flag=True, help="Write nothing; have every file checked by coqc, and print a row for each.")
@click.option("--current", is_flag=True, help="Write nothing; exit with 1 unless the folder is as it would be written.")
@json_option
def rocq(names: Sequence[str], output: Path, check: bool, current: bool, as_json: bool) -> None:
    """Prove what is named, and state and prove it again for Rocq, a proof checker that others wrote.

    A file for each theorem beside the library on which they rest; where no proof is known, the shape that is missing is
    told. With --check the status is 0 when Rocq accepts all without an axiom, 1 when it does not accept something, and
    3 when of something no proof is known.
    """
    from symdrop.catalogue import Entry
    from symdrop.rocq.checker import check_installed, checked
    from symdrop.rocq.folder import texts, written

    if check:
        check_installed()
    outcomes = judged(names)
    refuse(outcomes)
    files = [written(each.thing) for each in outcomes if isinstance(each.thing, Entry) and each.proof]
    if check:
        records = {each.thing.name: each.record() for each in outcomes}
        sys.exit(_report(checked(files), records if as_json else None))
    try:
        sys.exit(_write(output, texts(files), files, current, whole=not names))
    except OSError as error:
        misused(f"{error.filename}: {error.strerror}")


def _write(output: Path, found: dict[str, str], files: Sequence[Written], current: bool, whole: bool) -> int:
    from symdrop.files.writing import changed, foreign, write

    pending = changed(output, found)
    known = {output / name for name in found}
    left_over = [path for path in sorted(output.glob("*.v")) if path not in known] if whole else []
    if current:
        for path in (*pending, *left_over):
            click.echo(f"not current: {path}")
        return int(bool(pending or left_over))
    for path in foreign(pending):
        raise BadStatement(f"{path} was not written by symdrop; move it away, or choose another DIR")
    for path, text in pending.items():
        write(path, text)
        click.echo(f"wrote {path}")
    for path in left_over:
        click.echo(f"left over: {path} is no longer written; delete it")
    for each in files:
        if each.missing:
            click.echo(f"{each.entry.name}: no proof known for {each.missing}", err=True)
    click.echo(f"{len(found)} files in {output}, {len(pending)} of them new")
    return 0


def _report(found: Iterable[Checked], records: Mapping[str, dict[str, Any]] | None) -> int:
    """Print a row for each, what is not checked in full, and how many are, or the records of `prove`; the status."""
    from symdrop.rocq.checker import Verdict

    status = {Verdict.CHECKED: 0, Verdict.NOT_CHECKED: 1, Verdict.NO_PROOF_KNOWN: 3}
    seen = []
    for each in found:
        seen.append(each)
        if records is not None:
            known = records.get(each.name, {})
            click.echo(json.dumps({**known, "rocq": each.verdict, "message": each.message}))
        else:
            axioms = "axioms: none" if each.verdict == Verdict.CHECKED else each.message.splitlines()[0]
            click.echo(f"{each.name:<50}  {each.verdict:<14}  {each.seconds:>6.1f} s  {axioms}".rstrip())
    if records is None:
        for each in seen:
            if each.verdict == Verdict.NOT_CHECKED:
                click.echo(f"\n{each.name}: {each.verdict}\n{textwrap.indent(each.message, '  ')}")
        number = sum(each.verdict == Verdict.CHECKED for each in seen)
        seconds = sum(each.seconds for each in seen)
        click.echo(f"{number} of {len(seen)} checked by Rocq in {seconds:.0f} s")
    verdicts = {each.verdict for each in seen}
    return 1 if Verdict.NOT_CHECKED in verdicts else max((status[each] for each in verdicts), default=0)
