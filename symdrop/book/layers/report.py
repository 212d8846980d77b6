"""One layer in full: its law, what it does else, what follows from the law, in text and LaTeX, and its pitfalls."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sympy import Expr

from symdrop.book.layers.consequences import Consequences, of_layer
from symdrop.book.layers.table import entries_of_the_mask, record
from symdrop.definitions.frameworks.layer import Layer
from symdrop.definitions.frameworks.runs import held_words
from symdrop.derive import DerivedTheorem
from symdrop.latex.columns import BOOK
from symdrop.latex.derivation import statement_display
from symdrop.latex.document import display
from symdrop.latex.premises import LATEX, PLAIN, premises
from symdrop.latex.terminal import claim
from symdrop.statements.statement import Statement

COLUMNS, INDENT = 100, "    "
SHARED = "Of entries that share one of the mask, that at the place c:"


def report(layer: Layer) -> str:
    """A layer in full as text. Raises what `derive` raises.

    >>> from symdrop.definitions.frameworks import find
    >>> print(report(find("torch.nn.Dropout")).splitlines()[0])
    torch.nn.Dropout(p)
    """
    found = of_layer(layer)
    paragraphs = [
        [f"{layer.name}({layer.argument.name})", *_lines([*_law(layer), *facts(layer)])],
        ["What follows from the law, derived and proved:", *_stated(found, _claims)],
        ["The same in LaTeX:", *_stated(found, _displays)],
        ["Pitfalls:", *(_filled(f"- {each}", "  ") for each in layer.pitfalls)],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if len(lines) > 1)


def full_record(layer: Layer) -> dict[str, Any]:
    """A layer as data for programs, with what follows from its law, in text and LaTeX. Raises what `derive` raises.

    >>> from symdrop.definitions.frameworks import find
    >>> full_record(find("torch.nn.Dropout"))["penalty"]["text"]
    '(p/(1 - p)) sum_j w_j^2 x_j^2'
    """
    found = of_layer(layer)
    known = record(layer)
    statement = found.loss.statement
    known["law"] |= {"output": _both(found.output, statement), "given": _premises(statement)}
    known |= {name: _both(theorem.rhs, theorem.statement) for name, theorem in found.theorems.items()}
    known["penalty"] = _both(found.loss.regulariser, statement)
    if (shared := found.shared_loss) is not None:
        known["shared_penalty"] = _both(shared.regulariser, shared.statement)
    return known


def facts(layer: Layer) -> list[tuple[str, str]]:
    """What is known of a layer besides its law, each fact with its name.

    >>> from symdrop.definitions.frameworks import find
    >>> facts(find("torch.nn.Dropout"))[0]
    ('argument', 'p, the probability to drop')
    """
    at = [("at 0", layer.at_zero), ("at 1", layer.at_one)] if layer.argument.meaning.is_probability else []
    found = [
        ("argument", layer.argument.words),
        ("written", layer.written),
        ("mask", f"{entries_of_the_mask(layer)}; of the {layer.axes.tensor}"),
        ("evaluation", str(layer.evaluation)),
        ("switch", layer.switch),
        *at,
        ("16 bits", layer.half_precision.words),
        ("seed", layer.seed),
        ("held", held_words(layer)),
        ("known", f"{layer.source}, {layer.versions}"),
    ]
    return [(name, words) for name, words in found if words]


def parts(found: Consequences) -> tuple[dict[str, DerivedTheorem], dict[str, DerivedTheorem]]:
    """The theorems on entries with masks of their own, and those on entries that share one, each by its name."""
    shared = {name: theorem for name, theorem in found.theorems.items() if name.startswith("shared")}
    return {name: theorem for name, theorem in found.theorems.items() if name not in shared}, shared


def widest(theorems: Mapping[str, DerivedTheorem]) -> Statement:
    """The statement whose premises hold for all: that of the covariance, which has the most indices."""
    return next(theorem.statement for name, theorem in theorems.items() if "covariance" in name)


def _law(layer: Layer) -> list[tuple[str, str]]:
    return [("law", f"{layer.law.word}. {layer.law.words}"), *layer.law.names]


def _lines(named: Sequence[tuple[str, str]]) -> Iterator[str]:
    across = max(len(name) for name, _ in named) + 2
    return (_filled(f"{name:<{across}}{words}", " " * across) for name, words in named)


def _stated(found: Consequences, written: Callable[[dict[str, DerivedTheorem]], Iterator[str]]) -> Iterator[str]:
    """What follows, first for masks of one's own; `written` makes the lines of theorems."""
    own, shared = parts(found)
    yield from written(own)
    if shared:
        yield f"{INDENT}{SHARED}"
        yield from written(shared)


def _claims(theorems: dict[str, DerivedTheorem]) -> Iterator[str]:
    yield _filled(premises(widest(theorems), PLAIN))
    for name, theorem in theorems.items():
        yield from claim(theorem.statement)
        if "loss" in name:
            yield f"{INDENT}of which the penalty: {PLAIN.of(theorem.statement).write(theorem.regulariser)}"


def _displays(theorems: dict[str, DerivedTheorem]) -> Iterator[str]:
    yield _filled(premises(widest(theorems), LATEX))
    for theorem in theorems.values():
        rows = display(statement_display(theorem.statement, LATEX, BOOK), column=BOOK)
        yield textwrap.indent("\n".join(rows), INDENT)


def _filled(text: str, hanging: str = "") -> str:
    return textwrap.fill(text, COLUMNS, initial_indent=INDENT, subsequent_indent=INDENT + hanging)


def _premises(statement: Statement) -> dict[str, str]:
    return {"text": premises(statement, PLAIN), "latex": premises(statement, LATEX)}


def _both(expression: Expr, statement: Statement) -> dict[str, str]:
    return {"text": PLAIN.of(statement).write(expression), "latex": LATEX.of(statement).write(expression)}
