"""Commands that prove, show, start and derive theorems, and that attack what proves them."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from symdrop.cli.session import json_option, judged, misused, names_argument, refuse

if TYPE_CHECKING:
    from symdrop.catalogue.outcomes import Outcome


@click.command()
@names_argument
@json_option
@click.option("--work", type=click.IntRange(min=1), default=1, metavar="N", help="Allow N times the usual work.")
@click.option("--steps", "all_steps", is_flag=True, help="Of a theorem that is refused, show every step that fails.")
def prove(names: Sequence[str], as_json: bool, work: int, all_steps: bool) -> None:
    """Prove the catalogue, or what is named: one row each, and every refusal in full."""
    from symdrop.catalogue.outcomes import status
    from symdrop.cli.reports import explain, explain_steps, print_outcomes, print_records, print_summary
    from symdrop.files.requests import requested

    things = list(requested(names))
    if as_json:
        outcomes = print_records(things, work)
    else:
        outcomes = print_outcomes(things, work)
        (explain_steps if all_steps else explain)(outcomes)
        print_summary(outcomes)
    sys.exit(status(outcomes))


@click.command("list")
@json_option
def list_theorems(as_json: bool) -> None:
    """List the theorems of the catalogue: name, title and source."""
    from symdrop.catalogue import Entry
    from symdrop.catalogue.outcomes import judge
    from symdrop.cli.tables import print_rows
    from symdrop.files.requests import requested

    things = list(requested(()))
    rows = [(each.name, each.claim.title, each.claim.source) for each in things if isinstance(each, Entry)]
    if as_json:
        for row in rows:
            click.echo(json.dumps(dict(zip(("name", "title", "source"), row, strict=True))))
    else:
        print_rows(("theorem", "title", "source"), rows)
    refuse(judge(each) for each in things if not isinstance(each, Entry))


@click.command("mistakes")
@json_option
def list_mistakes(as_json: bool) -> None:
    """Refute what is commonly claimed and false: one row each, with the counterexample that was found."""
    from symdrop.catalogue import mistakes
    from symdrop.catalogue.outcomes import status
    from symdrop.cli.reports import explain, print_outcomes, print_records

    things = list(mistakes())
    outcomes = print_records(things) if as_json else print_outcomes(things)
    if not as_json:
        explain(outcomes)
    sys.exit(status(outcomes))


@click.command()
@click.argument("names", metavar="NAME | FILE.py[:NAME] ...", nargs=-1, required=True)
def show(names: Sequence[str]) -> None:
    """Prove what is named and print its derivation as text, or of a mistake its counterexample."""
    from symdrop.latex import mistake_plain, plain
    from symdrop.theorem import Mistake

    def text(outcome: Outcome) -> str:
        if outcome.proof:
            return plain(outcome.proof).rstrip("\n")
        statement = getattr(outcome.thing, "claim", None)
        return mistake_plain(statement) if isinstance(statement, Mistake) else ""

    outcomes = judged(names)
    texts = [text(outcome) for outcome in outcomes if outcome.holds]
    if texts:
        click.echo("\n\n\n".join(texts))
    refuse(outcomes)


@click.command()
@click.argument("name", metavar="FILE.py | FAMILY/NAME", required=False)
@click.option("--from", "source", metavar="NAME", help="Copy a theorem of the catalogue, to rename and to edit.")
def new(name: str | None, source: str | None) -> None:
    """Write FILE.py, a proof to start from: it proves as it stands, and its comments say what to change.

    Folders that are missing are made. A file that exists is left as it is, and the status is 2.

    With --from NAME the file states that theorem of the catalogue, with its declarations and steps; without FILE.py it
    is proof_NAME.py in this folder.

    In a checkout of symdrop, FAMILY/NAME starts a theorem of the catalogue: its file, its claim by hand among the
    tests, and its name at the end of the family's list. `symdrop check NAME` then looks at it from every side.
    """
    from symdrop.files.starter import starting_file

    if source is not None:
        _copy(source, name)
        return
    if name is None:
        misused("symdrop new takes FILE.py, FAMILY/NAME, or --from NAME")
    family, slash, stem = name.rpartition("/")
    if slash and stem and "." not in stem:
        _contribute(family, stem)
        return
    path = Path(name)
    _check_free(path)
    _start_proof(path, starting_file(path.stem))


def _copy(source: str, name: str | None) -> None:
    from symdrop.files.copies import copy_of, original

    entry = original(source)
    path = Path(name or f"proof_{entry.alone}.py")
    _check_free(path)
    _start_proof(path, copy_of(entry))


def _start_proof(path: Path, text: str) -> None:
    """Write a proof file to start from, and say what to do with it."""
    _write_proof(path, text)
    if not path.match("proof_*.py"):
        click.echo(f"pytest collects proof_*.py only, and would pass over {path.name}")
    typed = shlex.quote(f"./{path}" if str(path).startswith("-") else str(path))
    click.echo(f"next:\n  symdrop prove {typed}\n  symdrop show {typed}")


@click.command()
@click.argument("place", metavar="FILE.py[:NAME]")
@click.option(
    "-o",
    "--output",
    metavar="FILE.py",
    type=click.Path(path_type=Path),
    help="The proof file to write; by default proof_FILE_NAME.py in this folder.",
)
def derive(place: str, output: Path | None) -> None:
    """Print what FILE.py derives, and write it as a proof file that spells out its steps.

    FILE.py binds names to `derive(E(...), given=[...])`; NAME is one of them, and may be left out where there is one.
    The file that is written states the theorem as an author would. A file that exists is left as it is.
    """
    from symdrop.catalogue.outcomes import judge
    from symdrop.files.requests import derivation_in
    from symdrop.files.source_code import manuscript
    from symdrop.latex import plain

    entry = derivation_in(place)
    path = output or Path(f"proof_{entry.name.replace('.', '_').removeprefix('proof_')}.py")
    _check_free(path)
    outcome = judge(entry)
    refuse([outcome])
    if outcome.proof:
        click.echo(plain(outcome.proof))
    _write_proof(path, manuscript(entry.theorem.statement, f"{entry.theorem.title}."))


@click.command()
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), required=True, help="How long to try.")
@click.option("--seed", type=click.IntRange(min=0), help="What to draw from; the same seed tries the same statements.")
def fuzz(minutes: float, seed: int | None) -> None:
    """Try random statements: kernel and instances must say the same of each.

    It needs Hypothesis: pip install 'symdrop[testing]'. The report says how many statements were tried for each axiom
    and each rule of the kernel. Exit status: 0 when nothing was found, 1 with the smallest statement found when the
    deciders disagree.
    """
    from secrets import randbelow

    from symdrop.cli.reports import print_campaign

    try:
        from symdrop.fuzzing.campaign import rounds
    except ImportError as error:
        if "symdrop[testing]" not in str(error):
            raise
        misused("`symdrop fuzz` needs Hypothesis: pip install 'symdrop[testing]'")
    chosen = randbelow(10**9) if seed is None else seed
    sys.exit(1 if print_campaign(rounds(minutes, chosen), minutes, chosen) else 0)


def _contribute(family: str, stem: str) -> None:
    from symdrop.files.contribution import ROOT, contribution

    for path, text in contribution(family, stem, ROOT).items():
        _write_proof(path, text)
    click.echo(f"next:\n  symdrop check {stem}")
    click.echo(f"once it says what it should:\n  symdrop tex\n  python tests/support/pins.py {stem}")


def _check_free(path: Path) -> None:
    """Leave unless the path is a name for a proof file that does not exist."""
    if path.suffix != ".py":
        misused(f"{path} is not the name of a proof file; it must end in .py, such as proof_mine.py")
    try:
        if path.exists() or path.is_symlink():
            misused(f"{path} exists and is left as it is; choose another name")
    except OSError as error:
        misused(f"{path} cannot be written: {error.strerror}")


def _write_proof(path: Path, text: str) -> None:
    from symdrop.files.writing import write

    try:
        write(path, text)
    except OSError as error:
        misused(f"{path} cannot be written: {error.strerror}")
    click.echo(f"wrote {path}")
