r"""The chapter of the book on what the layers of frameworks draw: the laws, and under each the layers."""

from __future__ import annotations

from collections.abc import Iterator

from symdrop.book.layers.laws import Drawing, drawings
from symdrop.book.layers.report import SHARED, facts, parts, widest
from symdrop.book.prose import MARK
from symdrop.definitions.frameworks.layer import NOT_KNOWN, Layer
from symdrop.derive import DerivedTheorem
from symdrop.latex.columns import BOOK
from symdrop.latex.derivation import statement_display
from symdrop.latex.document import display
from symdrop.latex.premises import LATEX, premises
from symdrop.latex.words import fill, label, latex_words

HEADING = "What the layers of frameworks draw"
OPENING = (
    "A theorem is of use to an engineer where its hypothesis is what the layer draws. Here are the laws of the layers "
    "of real frameworks. Each law says which masks or noise are drawn, and what stands before an input $x$ of weight "
    "$w$; $t$ is the target of a linear unit behind it, whose squared error has a penalty beside that at the mean. "
    "The letter $q$ is the probability to keep, whatever a layer calls its argument. The formulas are derived from the "
    "law, and proved. Under each law stand the layers that draw so."
)


def chapter() -> str:
    """The chapter in LaTeX, to be read by the book."""
    return "\n".join([MARK, *(line for drawing in drawings() for line in _section(drawing))]) + "\n"


def _section(drawing: Drawing) -> Iterator[str]:
    law = drawing.law
    yield rf"\subsection{{{latex_words(law.word).capitalize()}}}"
    named = "".join(f" Here {name} is {words}." for name, words in law.names)
    yield fill(latex_words(law.words + named)) + "\n"
    own, shared = parts(drawing.found)
    yield from _stated(own, law.word)
    if shared:
        yield fill(latex_words(SHARED))
        yield from _stated(shared, law.word)
    yield r"\begin{itemize}"
    for layer in drawing.layers:
        yield from _item(layer)
    yield "\\end{itemize}\n"


def _stated(theorems: dict[str, DerivedTheorem], law: str) -> Iterator[str]:
    yield fill(premises(widest(theorems), LATEX))
    for name, theorem in theorems.items():
        mark = label(f"law.{law.replace(' ', '_')}.{name}", "eq")
        yield "\n".join(display(statement_display(theorem.statement, LATEX, BOOK), mark, BOOK))
    yield ""


def _item(layer: Layer) -> Iterator[str]:
    """A layer with what is known of it, and its pitfalls."""
    known = [f"{name}: {words}" for name, words in facts(layer) if words != NOT_KNOWN]
    sentences = [*known, *(f"mind: {each}" for each in layer.pitfalls)]
    yield rf"\item \nolinkurl{{{layer.name}}}."
    yield fill(" ".join(f"{text[:1].upper()}{text[1:]}." for text in map(latex_words, sentences)))
