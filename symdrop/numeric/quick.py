"""The quickest way into a formula: a `__call__` with its parameters written out, which looks at types, then at shapes.

Calls with NumPy arrays of one precision and Python's floats go this way, without any copy; all others go the long way,
which converts, and says what is wrong. A Python function with its parameters written out takes arguments by name as
quickly as by position.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from symdrop.numeric.signature import MISSING, Argument, Pattern

# Functions by the types of all arguments.
Known = dict[tuple[type, ...], Callable[..., Any]]


def entrance(name: str, parameters: Sequence[str], known: Known, long_way: Callable[..., Any]) -> Callable[..., Any]:
    """The `__call__` of a formula: a function that is known for these types, or else the long way.

    `long_way` takes the formula, what is given by position and what is given by name.
    """
    formula, more, named, found, missing, kind, functions, whole = _free(
        parameters, ("formula", "more", "named", "found", "missing", "kind", "functions", "whole")
    )
    text = f"""
def {name}({formula}, /, {"".join(f"{each}={missing}, " for each in parameters)}*{more}, **{named}):
    {found} = {functions}(({"".join(f"{kind}({each}), " for each in parameters)}))
    if {found} is not None and not {more} and not {named}:
        return {found}({", ".join(parameters)})
    return {whole}({formula}, ({"".join(f"{each}, " for each in parameters)}*{more}), {named})
"""
    space: dict[str, Any] = {missing: MISSING, kind: type, functions: known.get, whole: long_way}
    exec(text, space)
    made: Callable[..., Any] = space[name]
    return made


def guarded(
    arguments: Sequence[Argument],
    parameters: Sequence[str],
    values: Sequence[Any],
    pattern: Pattern,
    function: Callable[..., Any],
    long_way: Callable[..., Any],
) -> Callable[..., Any] | None:
    """The function of a pattern behind a look at types of entries and at shapes, for values of the same types.

    None where there is no quick way: for other types, without arrays, or where a size is shown by none of them.
    """
    given = list(zip(arguments, parameters, values, strict=True))
    shown = [(each, name) for each, name, _ in given if each.given(pattern).sizes]
    wanted = [np.ndarray if each.given(pattern).sizes else float for each in arguments]
    sizes = {size for each in arguments for size in each.sizes}
    if (
        not shown
        or [type(value) for value in values] != wanted
        or sizes != {s for each, _ in shown for s in each.sizes}
    ):
        return None
    arrays = [name for _, name in shown]
    double, single, length, compiled, whole, *lengths = _free(
        parameters,
        ["double", "single", "length", "compiled", "whole", *(f"shape{place}" for place in range(len(shown)))],
    )
    kinds = " is ".join(f"{name}.dtype" for name in arrays)
    tests, places = [f"({double} is {kinds} or {single} is {kinds})"], dict[str, str]()
    alike: dict[tuple[str, ...], list[str]] = {}
    for each, name in shown:
        alike.setdefault(each.sizes, []).append(name)
    for shape, (own, names) in zip(lengths, alike.items(), strict=False):
        tests.append(f"{length}({shape} := {names[0]}.shape) == {len(own)}")
        tests += [f"{shape} == {name}.shape" for name in names[1:]]
        for axis, size in enumerate(own):
            tests.append(f"{shape}[{axis}] == {places[size]}" if size in places else f"{shape}[{axis}]")
            places.setdefault(size, f"{shape}[{axis}]")
    inside = ", ".join(parameters)
    text = f"""
def guarded({inside}):
    if {" and ".join(tests)}:
        try:
            return {compiled}({inside})
        except ZeroDivisionError:
            pass
    return {whole}({inside})
"""
    space: dict[str, Any] = {double: np.dtype(np.float64), single: np.dtype(np.float32), length: len}
    space |= {compiled: function, whole: long_way}
    exec(text, space)
    made: Callable[..., Any] = space["guarded"]
    return made


def _free(parameters: Sequence[str], names: Sequence[str]) -> list[str]:
    """These names, with underscores where a parameter has one of them."""
    found = []
    for name in names:
        while name in parameters:
            name += "_"
        found.append(name)
    return found
