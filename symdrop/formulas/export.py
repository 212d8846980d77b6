"""Proven formulas as the text of a Python module that needs NumPy and nothing else."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence

from symdrop import formulas
from symdrop.catalogue import Entry
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement
from symdrop.files.writing import MARK
from symdrop.formulas.exported import checked
from symdrop.numeric import Formula, compile_proof
from symdrop.numeric.operations import HELPERS
from symdrop.numeric.signature import accepted, written_shape
from symdrop.numeric.values import (
    computed,
    exact_value,
    float_value,
    is_exact,
    is_number,
    measured_sizes,
    of_one_kind,
    read_value,
)

OPENING = f'''"""Formulas that symdrop proved for every size, as array code that needs NumPy alone.

{MARK} export`. Above each function stands the theorem that it computes, what its proof
rests on, and the command that proves it again where symdrop is installed. Index 1 of the mathematics is entry 0 of an
array; a number may stand for an array of equal entries, as long as another array has the size. The functions accept
what those of symdrop accept of NumPy, and refuse what they refuse.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy
import numpy as xp
'''
# The checks of arguments, each after those that it calls.
CHECKS = {
    each.__name__: each
    for each in (
        written_shape,
        accepted,
        is_number,
        read_value,
        is_exact,
        exact_value,
        float_value,
        of_one_kind,
        measured_sizes,
        computed,
        checked,
    )
}
# Names that a function of the module cannot have.
RESERVED = {
    "xp",
    "numpy",
    "functools",
    "inspect",
    "Callable",
    "Mapping",
    "Sequence",
    "Fraction",
    "Any",
    *CHECKS,
    *HELPERS,
}


def module(proofs: Sequence[tuple[Entry, Proof]]) -> str:
    """The text of a module with a function for each of these theorems, which are proved.

    A function has the name of its theorem, with an underscore for a dot. Raises `BadStatement` where two would have one
    name, and `OutsideFragment` for a theorem without a line free of E and D.

    >>> from symdrop.catalogue import find
    >>> (entry,) = find("expected_dropout_output")
    >>> text = module([(entry, entry.proof)])
    >>> print(text[text.index("# Theorem"):])  # doctest: +ELLIPSIS
    # Theorem: expected_dropout_output, The expected output of a dropout unit
    # Source: ranjan2019; baldi2013
    # Rests on: linearity, mean
    # Prove it again: symdrop prove expected_dropout_output
    @checked(("n",), ("n",), ("n",))
    def expected_dropout_output(w, I, p):
    ...
        return (I * p) @ w
    <BLANKLINE>
    """
    texts: dict[str, str] = {}
    for entry, proof in proofs:
        name = re.sub(r"\W", "_", entry.name)
        if name in texts or name in RESERVED:
            raise BadStatement(f"{name} would be the name of two functions; export {entry.name} to a file of its own")
        texts[name] = _function(entry, compile_proof(proof, _order(entry), name))
    parts = [OPENING, *map(inspect.getsource, CHECKS.values()), *_helpers("\n".join(texts.values())), *texts.values()]
    return "\n\n".join(part.rstrip("\n") + "\n" for part in parts)


def exported_names() -> list[str]:
    """The theorems of all formulas of `symdrop.formulas`, in the order in which they stand there.

    >>> exported_names()[:2]
    ['dropout_gradient', 'regular_gradient']
    """
    return [each.name for each in formulas.named().values()]


def _order(entry: Entry) -> list[str] | None:
    """The order of arguments that the formula has in `symdrop.formulas`, if it is there."""
    if entry.path:
        return None
    own = [each for each in formulas.named().values() if each.name == entry.name]
    return [argument.name for argument in own[0].arguments] if own else None


def _function(entry: Entry, formula: Formula) -> str:
    statement, place = formula.theorem, entry.path.name if entry.path else entry.name
    shapes = ", ".join(str(each.sizes).replace("'", '"') for each in formula.arguments)
    said = [
        f"Theorem: {entry.name}, {statement.title}",
        *([f"Source: {statement.source}"] if statement.source else []),
        f"Rests on: {', '.join(map(repr, formula.proof.reasons)) or 'the laws of rings and finite sums alone'}",
        f"Prove it again: symdrop prove {place}",
    ]
    comments = "".join(f"# {line}\n" for text in said for line in text.splitlines())
    return f"{comments}@checked({shapes})\n{formula.source}"


def _helpers(text: str) -> Iterable[str]:
    """The functions that are called, and those that these call, which stand behind them in `HELPERS`."""
    for name, helper in HELPERS.items():
        if f"{name}(" in text:
            source = inspect.getsource(helper)
            text += source
            yield source
