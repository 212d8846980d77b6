"""The commands of `symdrop`, as `symdrop --help` lists them.

The status of a command is 0 when everything it was asked about is proved, 1 when something is not, and 2 when a
statement is bad or the command is misused; 2 wins over 1. The commands import what they need when they run, so
that `symdrop --help` does not wait for SymPy.
"""

from __future__ import annotations

import io
import json
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from symdrop import __version__
from symdrop.verdicts import BadStatement, NotInstalled, SymdropError

if TYPE_CHECKING:
    from symdrop.outcomes import Outcome

MISUSED = 2
INTERRUPTED = 130


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
    from symdrop.outcomes import status
    from symdrop.reports import explain, print_outcomes, print_records, print_summary

    things = list(requested(names))
    if as_json:
        outcomes = print_records(things)
    else:
        outcomes = print_outcomes(things)
        explain(outcomes)
        print_summary(outcomes)
    sys.exit(status(outcomes))


@main.command("list")
@json_option
def list_theorems(as_json: bool) -> None:
    """List the theorems of the catalogue: name, title and source."""
    from symdrop.catalogue import Entry, requested
    from symdrop.outcomes import judge
    from symdrop.reports import print_rows

    things = list(requested(()))
    rows = [(each.name, each.statement.title, each.statement.source) for each in things if isinstance(each, Entry)]
    if as_json:
        for row in rows:
            click.echo(json.dumps(dict(zip(("name", "title", "source"), row, strict=True))))
    else:
        print_rows(("theorem", "title", "source"), rows)
    _refuse(judge(each) for each in things if not isinstance(each, Entry))


@main.command("mistakes")
@json_option
def list_mistakes(as_json: bool) -> None:
    """Refute what is commonly claimed and false: one row each, with the counterexample that was found."""
    from symdrop.catalogue import mistakes
    from symdrop.outcomes import status
    from symdrop.reports import explain, print_outcomes, print_records

    things = list(mistakes())
    outcomes = print_records(things) if as_json else print_outcomes(things)
    if not as_json:
        explain(outcomes)
    sys.exit(status(outcomes))


@main.command()
@click.argument("names", metavar="NAME | FILE.py ...", nargs=-1, required=True)
def show(names: Sequence[str]) -> None:
    """Prove what is named and print its derivation as text, or of a mistake its counterexample."""
    from symdrop.latex import mistake_plain, plain
    from symdrop.theorem import Mistake

    def text(outcome: Outcome) -> str:
        if outcome.proof:
            return plain(outcome.proof).rstrip("\n")
        statement = getattr(outcome.thing, "statement", None)
        return mistake_plain(statement) if isinstance(statement, Mistake) else ""

    outcomes = _judged(names)
    texts = [text(outcome) for outcome in outcomes if outcome.holds]
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
@click.option(
    "--form",
    type=click.Choice(["fragment", "standalone", "macros"]),
    help="A fragment for \\input (as in the book), an article that stands alone, or a command for each stated line.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 unless the folder is as it would be written.")
def tex(names: Sequence[str], output: Path, form: str | None, check: bool) -> None:
    """Prove what is named and write its derivation as LaTeX.

    Without names this is the whole book: every theorem in LaTeX and Markdown, main.tex that holds them all, their
    references.bib, and README.md with the statements. With names it is one file each, to be read by \\input where
    amsmath, amssymb, amsthm and \\newtheorem{theorem}{Theorem} are, or of another form. Nothing is written unless
    everything is proved.
    """
    from symdrop.catalogue import Entry, mistakes
    from symdrop.documents import changed, foreign, pieces, stale, whole, write

    outcomes = _judged(names)
    _refuse(outcomes)
    entries = [each.thing for each in outcomes if isinstance(each.thing, Entry)]
    is_book = not names and form is None
    try:
        texts = whole([*entries, *mistakes()]) if is_book else pieces(entries, form or "fragment")
        pending = changed(output, texts)
        left_over = stale(output, texts) if is_book else []
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


@main.command()
@names_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE.pdf",
    default="derivations.pdf",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
def pdf(names: Sequence[str], output: Path) -> None:
    """Prove what is named and set its derivation as a PDF; without names the whole book, with figures.

    The figures need matplotlib: pip install 'symdrop[figures]'; without it they are left out. The pages need TeX
    with pdflatex and bibtex; where these are missing, it says what to install, and the status is 2. The bytes of the
    PDF are the same in every run.
    """
    from symdrop.catalogue import Entry, mistakes
    from symdrop.documents import by_file, functions, is_pdf, whole, write
    from symdrop.figures import drawn
    from symdrop.latex import standalone
    from symdrop.reports import working
    from symdrop.typesetting import check_installed
    from symdrop.typesetting import pdf as typeset

    check_installed()
    outcomes = _judged(names)
    _refuse(outcomes)
    entries = [each.thing for each in outcomes if isinstance(each.thing, Entry)]
    texts = {"main.tex": standalone(by_file(entries), functions())} if names else whole([*entries, *mistakes()])
    drawings: dict[str, bytes] = {}
    try:
        drawings = drawn(texts)
    except NotInstalled as error:
        click.echo(f"without figures: {error}", err=True)
    try:
        if output.exists() and not is_pdf(output):
            raise BadStatement(f"{output} is no PDF; move it away, or choose another FILE.pdf")
        with working("setting the pages"):
            content = typeset({**texts, **drawings}, "main.tex")
        write(output, content)
    except OSError as error:
        _misused(f"{error.filename}: {error.strerror}")
    click.echo(f"wrote {output}")


@main.command()
@click.argument("names", metavar="[NAME | FILE.py[:NAME]]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="FILE.py",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The module to write.",
)
def export(names: Sequence[str], output: Path) -> None:
    """Prove what is named and write it as a module of array code that needs NumPy alone.

    Without names these are all formulas of symdrop.formulas. Each function tells its theorem and what the proof rests
    on. A theorem without a line free of E and D is left out. A file that symdrop did not write is left as it is.
    """
    from symdrop.catalogue import Entry
    from symdrop.documents import changed, foreign, write
    from symdrop.export import exported_names, module
    from symdrop.numeric.formula import compiled_line
    from symdrop.verdicts import OutsideFragment

    if output.suffix != ".py":
        _misused(f"{output} is no name for a module; it must end in .py")
    wanted = exported_names()
    outcomes = [outcome for name in names or wanted for outcome in _judged_at(name)]
    _refuse(outcomes)
    proofs = []
    entries = {id(each.thing.statement): each for each in outcomes if isinstance(each.thing, Entry)}
    for entry, proof in ((each.thing, each.proof) for each in entries.values()):
        if not isinstance(entry, Entry) or proof is None or not (names or entry.name in wanted):
            continue
        try:
            compiled_line(proof.statement)
            proofs.append((entry, proof))
        except OutsideFragment as error:
            click.echo(f"left out {entry.name}: {error}", err=True)
    if not proofs:
        _misused("there is nothing to export; name theorems with a line free of E and D")
    text = module(proofs)
    try:
        if foreign([output]):
            _misused(f"{output} was not written by symdrop; move it away, or choose another name")
        if changed(output.parent, {output.name: text}):
            write(output, text)
    except OSError as error:
        _misused(f"{output} cannot be written: {error.strerror}")
    click.echo(f"{len(proofs)} functions in {output}")


@main.command()
@click.argument("path", metavar="FILE.py", type=click.Path(path_type=Path))
def new(path: Path) -> None:
    """Write FILE.py, a proof to start from: it proves as it stands, and its comments say what to change.

    Folders that are missing are made. A file that exists is left as it is, and the status is 2.
    """
    from symdrop.template import starting_file

    _check_free(path)
    _write_proof(path, starting_file(path.stem))
    if not path.match("proof_*.py"):
        click.echo(f"pytest collects proof_*.py only, and would pass over {path.name}")
    typed = shlex.quote(f"./{path}" if str(path).startswith("-") else str(path))
    click.echo(f"next:\n  symdrop prove {typed}\n  symdrop show {typed}")


@main.command()
@click.argument("place", metavar="FILE.py[:NAME]")
@click.option(
    "-o",
    "--output",
    metavar="FILE.py",
    type=click.Path(path_type=Path),
    help="The proof file to write; by default proof_NAME.py in this folder.",
)
def derive(place: str, output: Path | None) -> None:
    """Print what FILE.py derives, and write it as a proof file that spells out its steps.

    FILE.py binds names to `derive(E(...), given=[...])`; NAME is one of them, and may be left out where there is one.
    The file that is written states the theorem as an author would. A file that exists is left as it is.
    """
    from symdrop.catalogue import derivation_in
    from symdrop.latex import plain
    from symdrop.manuscript import manuscript
    from symdrop.outcomes import judge

    entry = derivation_in(place)
    path = output or Path(f"proof_{entry.name.replace('.', '_')}.py")
    _check_free(path)
    outcome = judge(entry)
    _refuse([outcome])
    if outcome.proof:
        click.echo(plain(outcome.proof))
    _write_proof(path, manuscript(entry.theorem, f"{entry.theorem.title}, as symdrop derived it."))


@main.command()
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), required=True, help="How long to try.")
@click.option("--seed", type=click.IntRange(min=0), help="What to draw from; the same seed tries the same statements.")
def fuzz(minutes: float, seed: int | None) -> None:
    """Try random statements: kernel and instances must say the same of each.

    It needs Hypothesis: pip install 'symdrop[test]'. The report says how many statements were tried for each axiom
    and each rule of the kernel. Exit status: 0 when nothing was found, 1 with the smallest statement found when the
    deciders disagree.
    """
    from secrets import randbelow

    from symdrop.reports import print_campaign

    try:
        from symdrop.testing.campaign import rounds
    except ImportError as error:
        if "symdrop[test]" not in str(error):
            raise
        _misused("`symdrop fuzz` needs Hypothesis: pip install 'symdrop[test]'")
    chosen = randbelow(10**9) if seed is None else seed
    sys.exit(1 if print_campaign(rounds(minutes, chosen), minutes, chosen) else 0)


def _check_free(path: Path) -> None:
    """Leave unless the path is a name for a proof file that does not exist."""
    if path.suffix != ".py":
        _misused(f"{path} is no name for a proof file; it must end in .py, such as proof_mine.py")
    try:
        if path.exists() or path.is_symlink():
            _misused(f"{path} exists and is left as it is; choose another name")
    except OSError as error:
        _misused(f"{path} cannot be written: {error.strerror}")


def _write_proof(path: Path, text: str) -> None:
    from symdrop.documents import write

    try:
        write(path, text)
    except OSError as error:
        _misused(f"{path} cannot be written: {error.strerror}")
    click.echo(f"wrote {path}")


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


def _judged_at(place: str) -> list[Outcome]:
    """What a name, a file or one theorem of a file, FILE.py:NAME, means; judged."""
    from symdrop.catalogue import Entry

    file, colon, name = place.rpartition(":")
    if not (colon and file.endswith(".py")):
        return _judged([place])
    outcomes = _judged([file])
    chosen = [each for each in outcomes if isinstance(each.thing, Entry) and each.thing.variable == name]
    if not chosen:
        _refuse(outcomes)
        known = ", ".join(each.thing.variable for each in outcomes if isinstance(each.thing, Entry))
        _misused(f"{file} states no theorem {name!r}; those that it states are: {known}")
    return chosen


def _refuse(outcomes: Iterable[Outcome]) -> None:
    """Leave with the reasons on standard error unless everything is proved."""
    from symdrop.outcomes import status
    from symdrop.reports import explain

    refused = [outcome for outcome in outcomes if not outcome.holds]
    explain(refused, err=True)
    if refused:
        sys.exit(status(refused))
