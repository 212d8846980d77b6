"""Commands that write what is proved: as LaTeX, as a PDF, as a module of array code."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from symdrop.cli.session import judged, misused, names_argument, refuse
from symdrop.errors import BadStatement, NotInstalled

if TYPE_CHECKING:
    from symdrop.catalogue import Entry
    from symdrop.deciders.kernel.check import Proof


POINTS = {"pt": 1.0, "mm": 72.27 / 25.4, "cm": 72.27 / 2.54, "in": 72.27}
LENGTH = re.compile(rf"(\d+(?:\.\d+)?) ?({'|'.join(POINTS)})")


def _parts(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    return None if value is None else tuple(part.strip() for part in value.split(","))


def _length(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    """A length in points."""
    if value is None:
        return None
    found = LENGTH.fullmatch(value.strip())
    points = float(found[1]) * POINTS[found[2]] if found else 0.0
    if not 100 <= points <= 2000:
        raise click.BadParameter(f"{value!r} is no width of a column; write it as 241pt or 85mm, 100pt to 2000pt")
    return points


@click.command()
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
    type=click.Choice(["fragment", "standalone", "macros", "markdown"]),
    help="A fragment for \\input, an article that stands alone, a command for each stated line, or a page in Markdown.",
)
@click.option(
    "--parts",
    metavar="PART,...",
    callback=_parts,
    help="What a fragment holds: statement, proof, axioms, source, function, prose.  [default: statement,proof]",
)
@click.option(
    "--width",
    metavar="LENGTH",
    callback=_length,
    help="The width of the column that a fragment is for, as 241pt or 85mm.  [default: 280pt]",
)
@click.option("--font", type=click.Choice(["8", "9", "10", "11", "12"]), help="Its size in points.  [default: 10]")
@click.option(
    "--math",
    type=click.Choice(["github", "dollars"]),
    help="How Markdown marks formulas: as GitHub reads them, or by dollar signs alone.  [default: github]",
)
@click.option(
    "--rename", multiple=True, metavar="OLD=NEW", help="Print a quantity by another name; may be given several times."
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 unless the folder is as it would be written.")
def tex(
    names: Sequence[str],
    output: Path,
    form: str | None,
    parts: tuple[str, ...] | None,
    width: float | None,
    font: str | None,
    math: str | None,
    rename: Sequence[str],
    check: bool,
) -> None:
    """Prove what is named and write its derivation as LaTeX.

    Without names this is the whole book: every theorem in LaTeX and Markdown, main.tex that holds them all, their
    references.bib, and README.md with the statements. With names it is one file each, for FILE.py:NAME the file
    FILE.NAME.tex, to be read by \\input where amsmath, amssymb, amsthm and \\newtheorem{theorem}{Theorem} are, or of
    another form. Nothing is written unless everything is proved. What does not fit into the column is told.
    """
    from symdrop.book.contents import left_as_typed, misfits, pieces, whole
    from symdrop.catalogue import Entry, mistakes
    from symdrop.files.requests import picked
    from symdrop.files.writing import changed, foreign, stale, write
    from symdrop.latex.columns import PAPER, Column
    from symdrop.latex.document import OF_A_PAPER
    from symdrop.latex.renaming import parsed

    is_book = not names and form is None
    kind = "book" if is_book else form or "fragment"
    for options, wanted in (((parts, width, font), "fragment"), ((math,), "markdown")):
        if kind != wanted and any(option is not None for option in options):
            misused(f"--{'math is' if wanted == 'markdown' else 'parts, --width and --font are'} for --form {wanted}")
    if rename and is_book:
        misused("--rename is for theorems that are named; name those in which it is to be done")
    if rename and (spoken := {"prose", "function"} & {*(parts or ())}):
        misused(f"--parts {min(spoken)} speaks of the names of the file, which --rename leaves as they are; choose one")
    renamed = parsed(rename)
    column = Column(PAPER.width if width is None else width, PAPER.font if font is None else float(font))
    outcomes = judged(names)
    refuse(outcomes)
    entries = [each.thing for each in outcomes if isinstance(each.thing, Entry)]
    try:
        texts = (
            whole([*entries, *mistakes()])
            if is_book
            else pieces(entries, kind, parts or OF_A_PAPER, column, math or "github", renamed, picked(names, entries))
        )
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
        misused(f"{error.filename}: {error.strerror}")
    for path in left_over:
        click.echo(_left_over(path))
    for line in left_as_typed(entries, renamed) if kind != "macros" else []:
        click.echo(f"not renamed: {line}", err=True)
    for line in misfits(entries, column, renamed) if kind == "fragment" else []:
        click.echo(f"too wide: {line}", err=True)
    click.echo(f"{len(texts)} files in {output}, {len(pending)} of them new")


@click.command()
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
    from symdrop.book.contents import by_file, functions, whole
    from symdrop.book.figures import drawn
    from symdrop.book.pdf import check_installed
    from symdrop.book.pdf import pdf as typeset
    from symdrop.book.pieces import standalone
    from symdrop.catalogue import Entry, mistakes
    from symdrop.cli.reports import working
    from symdrop.files.writing import is_pdf, write

    check_installed()
    outcomes = judged(names)
    refuse(outcomes)
    entries = [each.thing for each in outcomes if isinstance(each.thing, Entry)]
    texts = {"main.tex": standalone(by_file(entries), functions())} if names else whole([*entries, *mistakes()])
    drawings: dict[str, bytes] = {}
    try:
        drawings = drawn(texts)
    except NotInstalled as error:
        click.echo(f"without figures: {error}", err=True)
    try:
        if output.exists() and not is_pdf(output):
            raise BadStatement(f"{output} is not a PDF; move it away, or choose another FILE.pdf")
        with working("setting the pages"):
            content = typeset({**texts, **drawings}, "main.tex")
        write(output, content)
    except OSError as error:
        misused(f"{error.filename}: {error.strerror}")
    click.echo(f"wrote {output}")


@click.command()
@names_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE.py",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The module to write.",
)
@click.option("--regulariser", is_flag=True, help="Write the regularisers of what is derived, without the rest.")
def export(names: Sequence[str], output: Path, regulariser: bool) -> None:
    """Prove what is named and write it as a module of array code that needs NumPy alone.

    Without names these are all formulas of symdrop.formulas. Each function names its theorem and what the proof rests
    on. A theorem that has no array code, such as one without a line free of E and D, is left out and told. With
    --regulariser what a file derives is written without its deterministic part. A file that symdrop did not write is
    left as it is.
    """
    from symdrop.catalogue import Entry
    from symdrop.files.writing import changed, foreign, write
    from symdrop.formulas.export import exported_names, module

    if output.suffix != ".py":
        misused(f"{output} is not the name of a module; it must end in .py")
    outcomes = judged(names or exported_names())
    refuse(outcomes)
    found = [(each.thing, each.proof) for each in outcomes if isinstance(each.thing, Entry) and each.proof is not None]
    if not names:
        found = [(entry, proof) for entry, proof in found if entry.alone in exported_names()]
    proofs = _regularisers(entry for entry, _ in found) if regulariser else found
    made = module(proofs)
    for name, error in made.left_out.items():
        click.echo(f"left out {name}: {error}", err=True)
    if not made.functions:
        misused("there is nothing to export; name theorems with a line free of E and D")
    try:
        if foreign([output]):
            misused(f"{output} was not written by symdrop; move it away, or choose another name")
        if changed(output.parent, {output.name: made.text}):
            write(output, made.text)
    except OSError as error:
        misused(f"{output} cannot be written: {error.strerror}")
    click.echo(f"{len(made.functions)} functions in {output}")


def _regularisers(entries: Iterable[Entry]) -> list[tuple[Entry, Proof]]:
    """What is derived among these, each as the theorem about its regulariser alone."""
    from symdrop.derive import DerivedTheorem

    found = []
    for entry in entries:
        if isinstance(entry.claim, DerivedTheorem):
            alone = replace(entry, name=f"{entry.name}_regulariser", claim=entry.claim.regulariser_theorem)
            found.append((alone, alone.proof))
        else:
            click.echo(f"left out {entry.name}: it is not derived, and has no regulariser of its own", err=True)
    return found


def _left_over(path: Path) -> str:
    return f"{path} does not belong to a theorem; delete it"


def _report(output: Path, pending: Iterable[Path], left_over: Iterable[Path]) -> int:
    """What keeps the folder from being current, and the status."""
    lines = [f"{path} {'differs' if path.exists() else 'is missing'}" for path in pending]
    lines += map(_left_over, left_over)
    for line in lines or [f"{output} is current"]:
        click.echo(line)
    return 1 if lines else 0
