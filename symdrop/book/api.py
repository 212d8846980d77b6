"""The page of every public name: how it is called, and what its docstring says, with its example.

It is the same to the byte for every version of Python and needs no extra, for names, signatures and docstrings are read
from the sources, as `symdrop.book.signatures` says. Axioms and formulas are values, which are asked for what they are.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from symdrop.axioms import REASONS, Reason, sign
from symdrop.book.signatures import Definition, Source, Sources, documented, method_signature, signature
from symdrop.catalogue import find
from symdrop.formulas import named
from symdrop.formulas.proven import ProvenFormula
from symdrop.latex.document import GITHUB
from symdrop.latex.words import markdown_words

# The modules whose names are public, in the order of the page.
PUBLIC = (
    "symdrop",
    "symdrop.language",
    "symdrop.axioms",
    "symdrop.theorem",
    "symdrop.errors",
    "symdrop.derive",
    "symdrop.formulas",
    "symdrop.formulas.proven",
    "symdrop.formulas.regression",
    "symdrop.formulas.export",
    "symdrop.latex",
    "symdrop.numeric",
    "symdrop.testing",
)
ERRORS = "symdrop.errors"
TITLE = "Public names"
OPENING = f"""<!-- Written by `symdrop tex`. -->

# {TITLE}

Each module that you import from, and each of its names: how it is called, what it is, what it takes and gives back,
the errors that it raises, and an example. What is not here may change at any time. The theorems are in
[Derivations](README.md)."""


@dataclass(frozen=True)
class Page:
    """What the page is written from: the sources, the places of all names, and the anchors of the places."""

    sources: Sources
    places: Mapping[tuple[str, str], str]
    anchors: Mapping[str, str]

    def link(self, place: str, shown: str = "") -> str:
        """A name as code that leads to its place; one that stands in a list leads to its module."""
        anchor = self.anchors.get(place) or self.anchors[place.rpartition(".")[0]]
        return f"[`{shown or place}`](#{anchor})"


def api() -> str:
    """The page as GitHub Markdown.

    >>> api().splitlines()[2]
    '# Public names'
    """
    sources = Sources()
    places = _places(sources)
    page = Page(sources, places, _anchors([TITLE, *_headings(sources, places)]))
    contents = "\n".join(f"- {page.link(module)}: {', '.join(_index(page, module))}" for module in PUBLIC)
    return "\n\n".join([OPENING, contents, *(part for module in PUBLIC for part in _section(page, module))]) + "\n"


def _places(sources: Sources) -> dict[tuple[str, str], str]:
    """Where each definition stands: with the first module after `symdrop` that exports it, or else with `symdrop`."""
    places: dict[tuple[str, str], str] = {}
    for module in (*PUBLIC[1:], PUBLIC[0]):
        for name in sources[module].public:
            found = sources.home(module, name)
            places.setdefault((found.module, found.name), f"{module}.{name}")
    return places


def _headings(sources: Sources, places: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The modules, each followed by the names that have a heading there; formulas stand in a list."""
    for module in PUBLIC:
        yield module
        for name in sources[module].public:
            found = sources.home(module, name)
            if places[found.module, found.name] == f"{module}.{name}" and (module, name) not in _formulas():
                yield f"{module}.{name}"


def _formulas() -> dict[tuple[str, str], ProvenFormula]:
    return {("symdrop.formulas", name): formula for name, formula in named().items()}


def _anchors(headings: Iterable[str]) -> dict[str, str]:
    """The anchors that GitHub gives these headings: in small letters, with a number where one comes again."""
    seen: Counter[str] = Counter()
    anchors = {}
    for heading in headings:
        stem = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        anchors[heading] = f"{stem}-{seen[stem]}" if seen[stem] else stem
        seen[stem] += 1
    return anchors


def _index(page: Page, module: str) -> list[str]:
    """All names that a module exports, each with the way to its place."""
    homes = {name: page.sources.home(module, name) for name in page.sources[module].public}
    return [page.link(page.places[found.module, found.name], name) for name, found in homes.items()]


def _section(page: Page, module: str) -> Iterator[str]:
    source = page.sources[module]
    yield f"## `{module}`"
    yield from _prose(page, documented(source.tree))
    for name in source.public:
        found = page.sources.home(module, name)
        place = f"{module}.{name}"
        if place in page.anchors and page.places[found.module, found.name] == place:
            yield f"### `{place}`"
            yield from _entry(page, found)
    if own := [formula for (home, _), formula in _formulas().items() if home == module]:
        yield "\n".join(map(_formula, own))


def _entry(page: Page, found: Definition) -> Iterator[str]:
    """One name: its signature, its docstring and, for a class, its methods."""
    reasons = {each.name: each for each in (*REASONS, sign)}
    if not found.module.startswith("symdrop"):
        yield f"The same as `{found.module}.{found.name}`."
    elif isinstance(found.node, ast.Assign) and found.module == Reason.__module__:
        yield from _axiom(reasons[found.name])
    else:
        yield _code(signature(page.sources, found))
        yield from _prose(page, found.docstring)
    if isinstance(found.node, ast.ClassDef):
        yield from _methods(page, page.sources[found.module], found.node)


def _axiom(reason: Reason) -> Iterator[str]:
    yield f"{markdown_words(reason.words[:1].upper() + reason.words[1:])}."
    yield GITHUB.block([f"& {identity}" for identity in reason.identities])


def _methods(page: Page, source: Source, node: ast.ClassDef) -> Iterator[str]:
    methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
    for each in methods:
        if documented(each) and (each.name == "__call__" or not each.name.startswith("_")):
            yield f"#### `{node.name}.{each.name}`"
            yield _code(method_signature(source, each))
            yield from _prose(page, documented(each))


def _formula(formula: ProvenFormula) -> str:
    """A formula with its arguments, and the page of the theorem that it comes from."""
    (entry,) = (each for each in find(formula.name) if each.alone == formula.name)
    words = markdown_words(" ".join((formula.__doc__ or "").split()))
    return f"- `{formula!r}`: {words} [Derivation]({entry.family}/{entry.stem}.md)"


def _prose(page: Page, docstring: str) -> Iterator[str]:
    """The paragraphs of a docstring as Markdown, its examples as code."""
    for filled, lines in groupby(docstring.splitlines(), key=lambda line: bool(line.strip())):
        block = list(lines)
        if filled:
            yield _code("\n".join(block)) if block[0].startswith(">>>") else _paragraph(page, block)


def _paragraph(page: Page, lines: Sequence[str]) -> str:
    """What stands between backquotes is code, and leads to the error if it names one; all else reads as written."""
    pieces = re.split(r"(`[^`]+`)", " ".join(line.strip() for line in lines))
    return "".join(_piece(page, each) for each in pieces if each)


def _piece(page: Page, text: str) -> str:
    if not text.startswith("`"):
        return markdown_words(text)
    place = f"{ERRORS}.{text.strip('`')}"
    return page.link(place, text.strip("`")) if place in page.anchors else text


def _code(text: str) -> str:
    return f"```python\n{text}\n```"
