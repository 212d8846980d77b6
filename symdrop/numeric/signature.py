"""What a formula is called with, as data: the names of its arguments and of their sizes."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# What the length of the extra first axis of a batch is called, beside the names of sizes.
BATCH = "the batch"
# Stands for an argument that is not given.
MISSING = object()


@dataclass(frozen=True)
class Pattern:
    """Which arguments of a call are not arrays of their own shape.

    `constant` families are one number each, `batched` arguments have an axis in front of their own.
    """

    constant: frozenset[str] = frozenset()
    batched: frozenset[str] = frozenset()


PLAIN = Pattern()


@dataclass(frozen=True)
class Argument:
    """One argument of a formula: its name, and the names of its sizes (none for a number).

    >>> print(Argument("X", ("m", "n")))
    X: array of shape (m, n), or a number
    """

    name: str
    sizes: tuple[str, ...] = ()

    def given(self, pattern: Pattern) -> Argument:
        """The argument with the axes that it has in a call."""
        if self.name in pattern.batched:
            return Argument(self.name, (BATCH, *self.sizes))
        return Argument(self.name) if self.name in pattern.constant else self

    @property
    def description(self) -> str:
        """The name, and the shape of the array that is given for it, or that it is a number."""
        return f"{self.name}: array of shape {written_shape(self.sizes)}" if self.sizes else f"{self.name}: a number"

    def __str__(self) -> str:
        return accepted(self.name, self.sizes)


def parameter_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names as parameters of a function: a word of Python's grammar gets underscores until nothing else has it.

    >>> parameter_names(["lambda", "lambda_", "t"])
    ('lambda__', 'lambda_', 't')
    """
    found = list(names)
    for place, name in enumerate(names):
        while keyword.iskeyword(found[place]) or (found[place] != name and found[place] in names):
            found[place] += "_"
    return tuple(found)


def accepted(name: str, sizes: Sequence[str]) -> str:
    """What may be given for an argument.

    >>> accepted("w", ["n"]), accepted("t", [])
    ('w: array of shape (n,), or a number', 't: a number')
    """
    return f"{name}: array of shape {written_shape(sizes)}, or a number" if sizes else f"{name}: a number"


def written_shape(sizes: Sequence[str]) -> str:
    """A shape as Python writes it.

    >>> written_shape(["m", "n"]), written_shape(["n"])
    ('(m, n)', '(n,)')
    """
    return f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})"


def bound(
    function: str, parameters: Sequence[str], optional: Sequence[str], args: Sequence[Any], named: Mapping[str, Any]
) -> dict[str, Any]:
    """The values of all parameters; `optional` ones go by name alone. Raises `TypeError` that says all that is wrong.

    >>> bound("f", ["w", "t"], ["n"], [1], {"t": 2})
    {'w': 1, 't': 2, 'n': None}
    >>> bound("f", ["w", "t"], ["n"], [1], {"x": 2})
    Traceback (most recent call last):
    ...
    TypeError: f() got an unexpected 'x', and lacks 't'; it takes w, t, and by name alone n
    """
    values = {**dict(zip(parameters, args, strict=False)), **named}
    if len(args) + len(named) == len(values) == len(parameters) and all(name in values for name in parameters):
        return {**values, **dict.fromkeys(optional)}
    listed = [
        ("was given more than it takes", [repr(each)[:40] for each in args[len(parameters) :]]),
        ("got twice", [repr(each) for each in parameters[: len(args)] if each in named]),
        ("got an unexpected", [repr(each) for each in named if each not in (*parameters, *optional)]),
        ("lacks", [repr(each) for each in parameters if each not in values]),
    ]
    wrong = [f"{what} {', '.join(names)}" for what, names in listed if names]
    if wrong:
        alone = f", and by name alone {', '.join(optional)}" if optional else ""
        raise TypeError(f"{function}() {', and '.join(wrong)}; it takes {', '.join(parameters) or 'none'}{alone}")
    return {name: values.get(name) for name in (*parameters, *optional)}
