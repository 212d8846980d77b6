"""A line as a straight-line program: assignments in order, each computed from earlier ones, and none of them twice.

An operation knows its operands by their positions in the program and, for each, which axis of its own result every axis
of the operand is. Names of indices do not occur, so that two sums that differ in these alone are one assignment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "input",  # an argument; `detail` is its name
    "size",  # the number of units of a size; `detail` is its name
    "number",  # `detail`, an integer
    "add",  # the sum; `detail` is the sign of each operand
    "multiply",
    "divide",
    "power",  # `detail`, an integer of 2 or more
    "raise",  # to a power made of sizes, which is the second operand
    "function",  # `detail`, entry by entry
    "product",  # along the axis `detail`
    "others",  # for each place along the last axis the product along all others
    "negate",
    "contract",  # the sum of a product of two, over the axes whose numbers are beyond those of the result
    "total",  # the sum along the axes `detail`
    "transpose",  # the axes in the order `detail`
    "diagonal",  # along the two axes `detail`; the diagonal becomes the last axis
    "where_equal",  # the first operand where the two axes `detail` of the result have one index, else the second
    "diagonal_matrix",  # a square array with a vector on its diagonal, and zeros elsewhere
    "add_diagonal",  # a square array with a vector added on its diagonal
    "set_diagonal",  # a square array with a vector in place of its diagonal
    "spread",  # repeated along the axes that the operand lacks
]
ATOMS = frozenset({"input", "size", "number"})
# The results of these share memory with their operand.
VIEWS = frozenset({"input", "transpose", "diagonal"})


@dataclass(frozen=True)
class Operation:
    """One assignment: what is done to which earlier ones, and the sizes of the axes of what comes out."""

    kind: Kind
    shape: tuple[str, ...] = ()
    operands: tuple[int, ...] = ()
    layouts: tuple[tuple[int, ...], ...] = ()
    detail: Any = None


@dataclass(frozen=True)
class Program:
    """The assignments of one line in order; the value is that of number `result`."""

    assignments: tuple[Operation, ...]
    result: int

    @property
    def needed(self) -> list[int]:
        """The assignments that the result is computed from, in order."""
        found = {self.result}
        for number in range(self.result, -1, -1):
            if number in found:
                found.update(self.assignments[number].operands)
        return sorted(found)

    @property
    def uses(self) -> Counter[int]:
        """How often each assignment is an operand."""
        return Counter(operand for number in self.needed for operand in self.assignments[number].operands)

    @property
    def is_exact(self) -> bool:
        """Whether fractions give a fraction."""
        return not any(self.assignments[number].kind == "function" for number in self.needed)

    @property
    def oversized(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of arrays on the way that may be larger than every argument and the result; best is none."""
        bounds = [each.shape for each in self.assignments if each.kind == "input"]
        bounds.append(self.assignments[self.result].shape)
        shapes = dict.fromkeys(self.assignments[number].shape for number in self.needed)
        return tuple(shape for shape in shapes if not any(_within(shape, bound) for bound in bounds))

    @property
    def largest(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of the largest arrays that occur, arguments and result among them."""
        shapes = dict.fromkeys(each.shape for each in self.assignments if each.kind == "input")
        shapes |= dict.fromkeys(self.assignments[number].shape for number in self.needed)
        classes = {tuple(sorted(shape)): shape for shape in shapes}
        return tuple(
            shape
            for each, shape in classes.items()
            if not any(each != other and _within(each, other) for other in classes)
        )


def _within(shape: Sequence[str], bound: Sequence[str]) -> bool:
    """Whether an array of the first shape has at most as many entries as one of the second, for all sizes."""
    return Counter(shape) <= Counter(bound)
