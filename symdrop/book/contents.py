"""The files that derivations are written to: those of the book, and those of single theorems in other forms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from symdrop import formulas
from symdrop.book import nonlinear_units
from symdrop.book.api import api
from symdrop.book.chapters import Chapter, book, page, references, theorem_file
from symdrop.book.figures import numbers
from symdrop.book.layers.chapter import HEADING, OPENING, chapter
from symdrop.book.layers.page import page as layers_page
from symdrop.book.pieces import macros, standalone
from symdrop.catalogue import Entry
from symdrop.catalogue.bibliography import WORKS
from symdrop.catalogue.entries import file_entries
from symdrop.errors import BadStatement
from symdrop.latex.columns import PAPER, Column
from symdrop.latex.derivation import too_wide
from symdrop.latex.document import DOLLARS, GITHUB, OF_A_PAPER, PARTS
from symdrop.latex.premises import LATEX
from symdrop.latex.renaming import check_renaming
from symdrop.latex.rewording import kept
from symdrop.statements.statement import Statement
from symdrop.theorem import Mistake

FORMS = ("fragment", "standalone", "macros", "markdown")
ENDINGS = {"fragment": ".tex", "markdown": ".md"}
DIALECTS = {"github": GITHUB, "dollars": DOLLARS}


def functions() -> dict[str, str]:
    """How the functions of the catalogue are called, by the names that their theorems have alone.

    >>> functions()["expected_dropout_gradient"]
    'symdrop.formulas.expected_dropout_gradient(w, I, t, p)'
    """
    return {each.name: f"{formulas.__name__}.{each!r}" for each in formulas.named().values()}


def whole(entries: Iterable[Entry]) -> dict[str, str]:
    """The files of the book of these theorems, by relative path, the numbers of its figures, and the public names.

    Before the theorems on exponentials stands what is exact for units that are not linear, and behind all of them
    what the layers of frameworks draw.
    """
    layers = Chapter("layers", HEADING, OPENING, chapter(), layers_page())
    units = Chapter(
        nonlinear_units.NAME,
        nonlinear_units.HEADING,
        nonlinear_units.OPENING,
        nonlinear_units.chapter(),
        nonlinear_units.page(),
        nonlinear_units.BEFORE,
    )
    return {**book(entries, functions(), [units, layers]), **numbers(), "api.md": api()}


def pieces(
    entries: Iterable[Entry],
    form: str = "fragment",
    parts: Collection[str] = OF_A_PAPER,
    column: Column = PAPER,
    math: str = "github",
    renamed: Mapping[str, str] | None = None,
    picked: Collection[Entry] = (),
) -> dict[str, str]:
    """The files of these theorems alone, by relative path, in one of the `FORMS`.

    A "fragment" is in `stem.tex`, to be read by `\\input`: these parts of all theorems that a file states, with lines
    broken for this column. Where one cites, `references.bib` with all works that are known comes along. The article of
    a file that is "standalone" is in `stem-standalone.tex`, the commands for its lines are in `stem-macros.tex`.
    A page in "markdown" is in `stem.md`, its formulas marked in one of the `DIALECTS`. Quantities are printed by the
    names that `renamed` has for theirs; what speaks of them in the author's words, prose and functions, is left out.
    Those that are `picked` from their file have files of their own, `stem.variable.tex` and so on.
    Raises `BadStatement` where two files would have one name, for parts that are none, for names that are unknown or
    would clash, and for `macros` of mistakes alone.

    >>> from symdrop.catalogue import find
    >>> list(pieces(find("expected_dropout_output")))
    ['expected_dropout_output.tex']
    >>> list(pieces(find("expected_dropout_output"), parts=["statement", "source"]))
    ['expected_dropout_output.tex', 'references.bib']
    >>> list(pieces(find("expected_dropout_output"), "macros"))
    ['expected_dropout_output-macros.tex']
    """
    if form not in FORMS:
        raise BadStatement(f"{form!r} is not a form; the forms are {', '.join(FORMS)}")
    if strange := [part for part in parts if part not in PARTS]:
        raise BadStatement(f"{strange[0]!r} is no part of a fragment; the parts are {', '.join(PARTS)}")
    files = [*by_file(each for each in entries if each not in picked), *([each] for each in picked)]
    if renamed:
        check_renaming(renamed, (statement for own in files for entry in own for statement in _stated(entry)))
    style = _Style(form, parts, column, math, tuple((renamed or {}).items()))
    texts: dict[str, str] = {}
    for own in files:
        first = own[0]
        stem = f"{first.stem}.{first.variable}" if first in picked else first.stem
        name = stem + ENDINGS.get(form, f"-{form}.tex")
        if name in texts:
            where = first.path or f"{first.family}/{first.stem}"
            raise BadStatement(f"{where} and another file would both be written to {name}; write one of them elsewhere")
        texts[name] = style.written(own)
    if form == "fragment" and any(r"\cite" in text for text in texts.values()):
        # All that are known, so that another fragment in this folder finds its own here, too.
        texts["references.bib"] = references(WORKS)
    return texts


def by_file(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries by the file that states them, in order of appearance; of a file of the catalogue all come along."""
    files: dict[tuple[str, str, Path | None], list[Entry]] = {}
    for entry in entries:
        files.setdefault(entry.file, []).append(entry)
    return [own if path else file_entries(family, stem) for (family, stem, path), own in files.items()]


@dataclass(frozen=True)
class _Style:
    """How a file is written: its form, and all that is asked of it."""

    form: str
    parts: Collection[str]
    column: Column
    math: str
    renamed: tuple[tuple[str, str], ...]

    def written(self, own: Sequence[Entry]) -> str:
        """The text of these entries of one file."""
        script = replace(LATEX, renamed=self.renamed)
        known = {} if self.renamed else functions()
        parts = [part for part in PARTS if part != "prose"] if self.renamed else PARTS
        if self.form == "fragment":
            return theorem_file(own, known, self.parts, self.column, script=script)
        if self.form == "markdown":
            web = DIALECTS[self.math]
            return page(own, known, replace(web, script=replace(web.script, renamed=self.renamed)), parts)
        return macros(own, script) if self.form == "macros" else standalone([own], known, parts, script)


def _stated(entry: Entry) -> list[Statement]:
    """What is printed of an entry: its statement, and of a mistake what is true instead."""
    instead = entry.claim.instead if isinstance(entry.claim, Mistake) else None
    return [entry.claim.statement, *([instead.statement] if instead is not None else [])]


def left_as_typed(entries: Iterable[Entry], renamed: Mapping[str, str]) -> list[str]:
    """Where the words of these theorems speak of what is `renamed` by the name that it had."""
    pairs = tuple(renamed.items())
    return [f"{entry.name}, {line}" for entry in entries for stated in _stated(entry) for line in kept(stated, pairs)]


def misfits(entries: Iterable[Entry], column: Column, renamed: Mapping[str, str] | None = None) -> list[str]:
    """What of these theorems does not fit into the column, as far as its width can be estimated."""
    script = replace(LATEX, renamed=tuple((renamed or {}).items()))
    return [
        f"{entry.name}: {where} is about {width:.0f}pt wide and has no place to break it in a column of "
        f"{column.width:.0f}pt; give shorter names, smaller steps, or a larger --width"
        for entry in entries
        if not isinstance(entry.claim, Mistake)
        for where, width in too_wide(entry.proof, script, column)
    ]
