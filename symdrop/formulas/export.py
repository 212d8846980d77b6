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
from symdrop.numeric import Formula, compile_proof
from symdrop.numeric.operations import HELPERS

OPENING = f'''"""Formulas that symdrop proved for every size, as array code that needs NumPy alone.

{MARK} export`. Above each function stands the theorem that it computes, what its proof
rests on, and the command that proves it again where symdrop is installed. Index 1 of the mathematics is entry 0 of an
array; a number may stand for an array of equal entries, as long as another array tells the size.
"""

import functools
import inspect

import numpy
import numpy as xp


def _of(*shapes):
    """Check the arguments of a function: arrays of these shapes, by the names of their sizes, or numbers."""

    def decorate(function):
        signature = inspect.signature(function)

        @functools.wraps(function)
        def checked(*positional, **named):
            bound = signature.bind(*positional, **named).arguments
            names, arrays = list(signature.parameters), []
            for name in names:
                array = numpy.asarray(bound[name])
                if array.dtype.kind not in "fiuO":
                    raise ValueError(f"{{name}} has the type {{array.dtype}}; accepted are real numbers")
                arrays.append(array.astype(float) if array.dtype.kind in "iu" else array)
            sizes = {{}}
            for name, array, shape in zip(names, arrays, shapes):
                if array.ndim not in (0, len(shape)):
                    raise ValueError(f"{{name}} has the shape {{array.shape}}; accepted is {{shape}}, or a number")
                for size, length in zip(shape, array.shape):
                    if sizes.setdefault(size, length) != length or length == 0:
                        raise ValueError(f"{{name}} has the shape {{array.shape}}, accepted is {{shape}}: {{sizes}}")
            missing = [size for shape in shapes for size in shape if size not in sizes]
            if missing:
                raise ValueError(f"the size {{missing[0]}} is not told: pass an array that has it")
            kinds = [array.dtype for array in arrays if array.ndim]
            kind = numpy.result_type(*kinds) if kinds else None
            filled = [
                numpy.full([sizes[size] for size in shape], array, dtype=kind) if shape and not array.ndim else array
                for array, shape in zip(arrays, shapes)
            ]
            return function(*(array if array.ndim else _number(array, kind) for array in filled))

        return checked

    return decorate


def _number(array, kind):
    """A number that leaves the precision of the arrays beside it alone."""
    value = array[()]
    return value if kind is None or array.dtype.kind != "f" else float(value)
'''


def module(proofs: Sequence[tuple[Entry, Proof]]) -> str:
    """The text of a module with a function for each of these theorems, which are proved.

    A function has the name of its theorem, with an underscore for a dot. Raises `BadStatement` where two would have one
    name, and `OutsideFragment` for a theorem without a line free of E and D.

    >>> from symdrop.catalogue import find
    >>> (entry,) = find("expected_dropout_output")
    >>> text = module([(entry, entry.theorem.proof)])
    >>> print(text[text.index("# Theorem"):])  # doctest: +ELLIPSIS
    # Theorem: expected_dropout_output, The expected output of a dropout unit
    # Source: article; baldi2013
    # Rests on: linearity, mean
    # Prove it again: symdrop prove expected_dropout_output
    @_of(("n",), ("n",), ("n",))
    def expected_dropout_output(w, I, p):
    ...
        return (I * p) @ w
    <BLANKLINE>
    """
    texts: dict[str, str] = {}
    for entry, proof in proofs:
        name = re.sub(r"\W", "_", entry.name)
        if name in texts or name == "xp" or name in HELPERS:
            raise BadStatement(f"{name} would be the name of two functions; export {entry.name} to a file of its own")
        texts[name] = _function(entry, compile_proof(proof, _order(entry), name))
    parts = [OPENING, *_helpers("\n".join(texts.values())), *texts.values()]
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
    return own[0].order if own else None


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
    return f"{comments}@_of({shapes})\n{formula.source}"


def _helpers(text: str) -> Iterable[str]:
    """The functions that are called, and those that these call, which stand behind them in `HELPERS`."""
    for name, helper in HELPERS.items():
        if f"{name}(" in text:
            source = re.sub(
                r": (?:Any|tuple\[int, (?:int|\.\.\.)\])", "", inspect.getsource(helper).replace(" -> Any", "")
            )
            text += source
            yield source
