r"""The book: LaTeX and Markdown for each theorem file, a document that holds them all, its works, and an index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from symdrop.axioms import REASONS, Reason, sign
from symdrop.book.lemma import cutoff_lemma, product_lemma
from symdrop.book.prose import (
    AXIOMS,
    BELIEF,
    BIBLIOGRAPHY,
    FIGURE,
    FRONT,
    MARK,
    NOTATION,
    PREAMBLE,
    TITLE,
    WEB_MARK,
)
from symdrop.catalogue.bibliography import WORKS, Work
from symdrop.catalogue.entries import Entry, captions, heading, introduction
from symdrop.latex.columns import BOOK, PAPER, Column
from symdrop.latex.document import GITHUB, OF_A_PAPER, PARTS, Web, latex, proof_markdown, statement_markdown
from symdrop.latex.mistakes import mistake_latex, mistake_markdown
from symdrop.latex.premises import LATEX, Script
from symdrop.latex.remarks import (
    DOLLARS_PROSE,
    HEADING,
    MARKDOWN_PROSE,
    SECTION,
    latex_remarks,
    markdown_remarks,
    prose,
)
from symdrop.latex.sources import bibliography, cited
from symdrop.latex.widths import width
from symdrop.latex.words import fill, latex_words, markdown_words
from symdrop.theorem import Mistake

INDEX_MARK = "Written by `symdrop tex`."
CHAPTER = r"""\chapterbreak
\section{HEADING}
"""


@dataclass(frozen=True)
class Chapter:
    """A chapter that is no family of theorems: its LaTeX and its page in Markdown are files of this `name`.

    It stands `before` the chapter of a family, or else behind all of them.
    """

    name: str
    heading: str
    opening: str
    latex: str
    page: str
    before: str = ""


Files = Mapping[str, Sequence[Entry]]
Functions = Mapping[str, str]


def book(
    entries: Iterable[Entry], functions: Functions | None = None, further: Sequence[Chapter] = ()
) -> dict[str, str]:
    """The files of the book by their relative paths: each file's LaTeX and Markdown, and those that hold them together.

    `functions` says by the names of the theorems how the NumPy functions that they give are called; `further` chapters
    stand before or behind those of the theorems. Proves every theorem that is not proved yet, and raises what its
    `proof` raises.

    >>> from symdrop.catalogue import find
    >>> list(book(find("expected_dropout_output")))[:2]
    ['linear_unit/expected_dropout_output.tex', 'linear_unit/expected_dropout_output.md']
    >>> list(book(find("expected_dropout_output")))[2:]
    ['main.tex', 'references.bib', 'README.md']
    """
    files: dict[str, list[Entry]] = {}
    for entry in entries:
        files.setdefault(f"{entry.family}/{entry.stem}", []).append(entry)
    texts: dict[str, str] = {}
    for place, own in files.items():
        texts[f"{place}.tex"] = theorem_file(own, functions, PARTS, BOOK, SECTION)
        texts[f"{place}.md"] = theorem_page(own, functions, home="../README.md")
    for chapter in further:
        texts |= {f"{chapter.name}.tex": chapter.latex, f"{chapter.name}.md": chapter.page}
    main, index = _main(files, further), _index(files, further)
    return {**texts, "main.tex": main, "references.bib": references(WORKS), "README.md": index}


def theorem_file(
    entries: Sequence[Entry],
    functions: Functions | None = None,
    parts: Collection[str] = OF_A_PAPER,
    column: Column = PAPER,
    heading: str = HEADING,
    script: Script = LATEX,
) -> str:
    """What one file states in LaTeX, of each theorem and each mistake these parts; its prose stands before them."""
    remarks = [latex_remarks(entries[0].remarks, heading)] if "prose" in parts and entries[0].remarks.strip() else []
    return "\n".join(
        [MARK, *remarks, *(_entry_latex(entry, functions or {}, parts, column, script) for entry in entries)]
    )


def references(works: Iterable[str]) -> str:
    """The works with these keys as a file that is read by BibTeX."""
    return f"{MARK}\n\n{bibliography(works)}"


def theorem_page(entries: Sequence[Entry], functions: Functions | None = None, home: str = "") -> str:
    """The same as a page in GitHub Markdown that stands in the book, whose index is at `home`."""
    links = f"[LaTeX]({PurePosixPath(entries[0].stem).name}.tex) · [All derivations]({home})"
    return f"{page(entries, functions, GITHUB)}\n{links}\n"


def page(
    entries: Sequence[Entry], functions: Functions | None = None, web: Web = GITHUB, parts: Collection[str] = PARTS
) -> str:
    """The same as a page in Markdown by itself, its formulas marked for one kind of reader; prose may be no part."""
    dialect = MARKDOWN_PROSE if web.opening == GITHUB.opening else DOLLARS_PROSE
    remarks = markdown_remarks(entries[0].remarks, dialect) if "prose" in parts and entries[0].remarks.strip() else ""
    parts = [WEB_MARK, remarks, *(_entry_markdown(entry, functions or {}, web) for entry in entries)]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def works_of(entries: Iterable[Entry]) -> dict[str, Work]:
    """The works that the theorems and their remarks name."""
    known = list(entries)
    return cited((entry.claim.source for entry in known), (entry.remarks for entry in known))


def axiom(reason: Reason) -> str:
    """The axiom with its identities in a display."""
    whole = r" \qquad ".join(reason.identities)
    rows = " \\\\\n".join(f"& {identity}" for identity in reason.identities)
    lines = whole if width(whole) < BOOK.statement else f"\\begin{{aligned}}\n{rows}\n\\end{{aligned}}"
    words = latex_words(reason.words)
    return (
        f"\\subsection*{{\\normalsize {words[:1].upper()}{words[1:]}}}\n"
        f"\\begin{{equation}}\\label{{eq:axiom:{reason.name}}}\n{lines}\n\\end{{equation}}"
    )


def _entry_latex(entry: Entry, functions: Functions, parts: Collection[str], column: Column, script: Script) -> str:
    if isinstance(entry.claim, Mistake):
        return mistake_latex(entry.claim, entry.name, parts, column, script)
    function = functions.get("" if entry.path else entry.alone, "")
    return latex(entry.proof, entry.name, function, parts, column, script)


def _entry_markdown(entry: Entry, functions: Functions, web: Web) -> str:
    if isinstance(entry.claim, Mistake):
        return f"### {markdown_words(entry.claim.title).strip()}\n\n{mistake_markdown(entry.claim, web)}"
    return proof_markdown(entry.proof, web, entry.name, functions.get("" if entry.path else entry.alone, ""))


def _main(files: Files, further: Sequence[Chapter]) -> str:
    parts = [f"{MARK}\n{PREAMBLE}", FRONT, NOTATION]
    for each in _ordered(files, further):
        opening = each.opening if isinstance(each, Chapter) else introduction(each)
        parts.append(CHAPTER.replace("HEADING", latex_words(_heading(each))) + prose(opening) + "\n")
        places = [each.name] if isinstance(each, Chapter) else _families(files)[each]
        parts.extend(rf"\input{{{place}}}" + "\n" + _figure(place) for place in places)
    parts += [
        BELIEF.replace("LEMMA", cutoff_lemma()).replace("PRODUCTS", product_lemma()),
        AXIOMS,
        *map(axiom, (*REASONS, sign)),
        "",
        *([BIBLIOGRAPHY] if _works(files) else []),
    ]
    return "\n".join([*parts, r"\end{document}"]) + "\n"


def _figure(place: str) -> str:
    """The drawing that stands behind this file, if there is one."""
    family, _, stem = place.partition("/")
    known = captions(family)
    if stem not in known:
        return ""
    name, caption = known[stem]
    return "\n" + FIGURE.replace("NAME", name).replace("CAPTION", fill(caption))


def _index(files: Files, further: Sequence[Chapter]) -> str:
    parts = [
        "# Derivations",
        f"{TITLE}. Each title leads to its proof; the LaTeX of the same proof stands beside it, and `main.tex` holds "
        f"them all: `symdrop pdf` sets it. [Public names](api.md) says how each function is called. {INDEX_MARK}",
        "\n".join(f"- [{markdown_words(_heading(each))}]({_target(each)})" for each in _ordered(files, further)),
    ]
    for family, places in _families(files).items():
        parts += [f"## {markdown_words(heading(family))}", prose(introduction(family), MARKDOWN_PROSE)]
        for place in places:
            parts += [f"{_linked(entry, place)}\n\n{_stated(entry)}" for entry in files[place]]
    if works := _works(files):
        items = "\n".join(f"- **{key}** {markdown_words(work.reference)}" for key, work in works.items())
        parts += ["## Sources", items]
    return "\n\n".join(part for part in parts if part) + "\n"


def _ordered(files: Files, further: Sequence[Chapter]) -> list[str | Chapter]:
    """The families and the further chapters, in the order of the book."""
    families = _families(files)
    ordered: list[str | Chapter] = []
    for family in families:
        ordered += [*(each for each in further if each.before == family), family]
    return ordered + [each for each in further if each.before not in families]


def _heading(chapter: str | Chapter) -> str:
    return chapter.heading if isinstance(chapter, Chapter) else heading(chapter)


def _target(chapter: str | Chapter) -> str:
    """Where the index leads to: the page of a chapter, or the place on its own page where a family begins."""
    return f"{chapter.name}.md" if isinstance(chapter, Chapter) else f"#{heading(chapter).lower().replace(' ', '-')}"


def _stated(entry: Entry) -> str:
    if isinstance(entry.claim, Mistake):
        return mistake_markdown(entry.claim)
    return statement_markdown(entry.proof.statement)


def _linked(entry: Entry, place: str) -> str:
    source = f" ({markdown_words(entry.claim.source).strip()})" if entry.claim.source.strip() else ""
    title = markdown_words(entry.claim.title).strip()
    return f"### [{title}]({place}.md)\n\n`{entry.name}`{source} · [LaTeX]({place}.tex)"


def _families(files: Files) -> dict[str, list[str]]:
    return {family: list(places) for family, places in groupby(files, key=lambda place: place.partition("/")[0])}


def _works(files: Files) -> dict[str, Work]:
    return works_of(entry for entries in files.values() for entry in entries)
