"""What a formula is called with, as data: the names of its arguments and of their sizes."""

from __future__ import annotations

import keyword
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Argument:
    """One argument of a formula: its name, and the names of its sizes (none for a number).

    >>> print(Argument("X", ("m", "n")))
    X: array of shape (m, n), or a number
    >>> Argument("lambda").parameter
    'lambda_'
    """

    name: str
    sizes: tuple[str, ...] = ()

    @property
    def parameter(self) -> str:
        """The name as a parameter of the function: a word of Python's grammar gets an underscore."""
        return f"{self.name}_" if keyword.iskeyword(self.name) else self.name

    @property
    def description(self) -> str:
        """The name, and the shape of the array that is given for it, or that it is a number."""
        return f"{self.name}: array of shape {written_shape(self.sizes)}" if self.sizes else f"{self.name}: a number"

    def __str__(self) -> str:
        return accepted(self.name, self.sizes)


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
