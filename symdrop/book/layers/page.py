"""The page on the web with the whole table: what each layer draws, the laws, and each layer in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from symdrop.book.layers.chapter import HEADING
from symdrop.book.layers.laws import Drawing, drawings
from symdrop.book.layers.report import SHARED, facts, parts, widest
from symdrop.book.layers.table import HEADER, row
from symdrop.book.prose import WEB_MARK
from symdrop.definitions.frameworks import entries
from symdrop.definitions.frameworks.layer import Layer
from symdrop.derive import DerivedTheorem
from symdrop.latex.derivation import statement_display
from symdrop.latex.document import GITHUB
from symdrop.latex.premises import premises
from symdrop.latex.words import markdown_words

OPENING = (
    "Which law does your layer draw? Whether `p` is the probability to drop or to keep, whether what is kept is "
    "rescaled, which entries share a mask and what evaluation does differs from layer to layer. The table says it of "
    "{layers} layers; below it are the [laws](#the-laws), with mean, variance, covariance and the penalty that each "
    "implies for a linear unit, derived and proved, and [each layer](#the-layers) with what it does at 0, at 1 and in "
    "16 bits, its seed, when the real layer was held against its law by a test and in which versions, the version that "
    "was looked at first, and its pitfalls. `symdrop layers NAME` prints the same in a terminal."
)
OF_THE_LAWS = (
    "Here `x` are inputs and `w` weights, `t` is the target of a linear unit behind the layer. `q` is the probability "
    "to keep, whatever a layer calls its argument; `sigma` is a standard deviation, `eta` a learning rate."
)


def page() -> str:
    """The page in GitHub Markdown."""
    blocks = [
        WEB_MARK,
        f"# {HEADING}",
        OPENING.format(layers=len(entries())),
        "\n".join(_table()),
        "## The laws",
        OF_THE_LAWS,
        *(block for drawing in drawings() for block in _law(drawing)),
        "## The layers",
        *(block for layer in entries() for block in _layer(layer)),
        "[All derivations](README.md)",
    ]
    return "\n\n".join(blocks) + "\n"


def _table() -> Iterator[str]:
    yield f"| {' | '.join(HEADER)} |"
    yield f"|{' --- |' * len(HEADER)}"
    for layer in entries():
        name, argument, law, *others = row(layer)
        cells = [_link(f"`{name}`", name), markdown_words(argument), _link(law, law), *map(markdown_words, others)]
        yield f"| {' | '.join(cells)} |"


def _law(drawing: Drawing) -> Iterator[str]:
    law = drawing.law
    yield f"### {law.word.capitalize()}"
    named = "".join(f" Here `{name}` is {markdown_words(words)}." for name, words in law.names)
    yield markdown_words(law.words) + named
    own, shared = parts(drawing.found)
    yield from _stated(own)
    if shared:
        yield SHARED
        yield from _stated(shared)
    yield f"Drawn by {', '.join(_link(f'`{layer.name}`', layer.name) for layer in drawing.layers)}."


def _stated(theorems: dict[str, DerivedTheorem]) -> Iterator[str]:
    yield premises(widest(theorems), GITHUB.script)
    for theorem in theorems.values():
        yield GITHUB.block(statement_display(theorem.statement, GITHUB.script, GITHUB.column))


def _layer(layer: Layer) -> Iterator[str]:
    yield f"### {layer.name}"
    known = [
        f"- {name}: {f'`{words}`' if name == 'written' else markdown_words(words)}" for name, words in facts(layer)
    ]
    pitfalls = [f"- mind: {markdown_words(each)}" for each in layer.pitfalls]
    yield "\n".join([f"- law: {_link(layer.law.word, layer.law.word)}", *known, *pitfalls])


def _link(words: str, heading: str) -> str:
    """A link to the heading of this text on the same page, as GitHub names it."""
    return f"[{words}](#{re.sub(r'[^a-z0-9_ -]', '', heading.lower()).replace(' ', '-')})"
