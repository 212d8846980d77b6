"""A line as a tree of data, between the expression and the program: sums of products over axes, and nothing of SymPy.

Sum_i w_i^2 x_i is `Total((Term(factors=((Entry("w", ("n",), (0,)), 2), (Entry("x", ("n",), (0,)), 1)), summed={0}),))`.
Here axis 0 is that of i. Every binder has an axis of its own, whatever its index is called.
"""

from __future__ import annotations

from dataclasses import dataclass

# A number that stands for an index; that of an outer index is the smaller one.
Axis = int
Pair = tuple[Axis, Axis]


@dataclass(frozen=True)
class Entry:
    """An entry of an argument: which axis each of its indices is; one that is repeated stands for a diagonal."""

    name: str
    sizes: tuple[str, ...] = ()
    axes: tuple[Axis, ...] = ()


@dataclass(frozen=True)
class Length:
    """The number of units of a size."""

    size: str


@dataclass(frozen=True)
class Term:
    """A rational number times powers of nodes, summed over axes; zero unless the two axes of each pair are equal."""

    numerator: int = 1
    denominator: int = 1
    factors: tuple[tuple[Node, int], ...] = ()
    summed: frozenset[Axis] = frozenset()
    equal: tuple[Pair, ...] = ()


@dataclass(frozen=True)
class Cases:
    """One node where two axes are equal, and another one where they are not."""

    axes: Pair
    equal: Node
    different: Node


@dataclass(frozen=True)
class Total:
    """The sum of nodes."""

    terms: tuple[Node, ...]


@dataclass(frozen=True)
class Function:
    """A function, such as `exp`, of a node."""

    name: str
    argument: Node


@dataclass(frozen=True)
class Power:
    """A node to a power that is an integer made of sizes."""

    base: Node
    exponent: Node


@dataclass(frozen=True)
class Multiplied:
    """The product of a node over an axis."""

    factor: Node
    axis: Axis


@dataclass(frozen=True)
class Others:
    """For each index along the axis `but` the product of a node, which has not that axis, over all others of `axis`."""

    factor: Node
    axis: Axis
    but: Axis


Node = Entry | Length | Term | Cases | Total | Function | Power | Multiplied | Others


@dataclass(frozen=True)
class Tree:
    """A line: its node, the axes of the result, and for all axes, in order, the names of their sizes.

    `families` are the arguments that have indices, as entries without axes. `leading` are the sizes that come first in
    families of several indices and nowhere else in them, such as the number of samples.
    """

    node: Node
    result: tuple[Axis, ...]
    sizes: tuple[str, ...]
    families: tuple[Entry, ...] = ()
    leading: frozenset[str] = frozenset()


def axes_in(node: Node) -> frozenset[Axis]:
    """The axes on which the value of a node depends.

    >>> sorted(axes_in(Others(Entry("X", ("m", "n"), (0, 1)), 1, 2)))
    [0, 2]
    """
    match node:
        case Entry():
            return frozenset(node.axes)
        case Length():
            return frozenset()
        case Term():
            parts = [axes_in(each) for each, _ in node.factors] + [frozenset(pair) for pair in node.equal]
            return frozenset().union(*parts) - node.summed
        case Cases():
            return axes_in(node.equal) | axes_in(node.different) | frozenset(node.axes)
        case Total():
            return frozenset().union(*map(axes_in, node.terms))
        case Function():
            return axes_in(node.argument)
        case Power():
            return axes_in(node.base) | axes_in(node.exponent)
        case Multiplied():
            return axes_in(node.factor) - {node.axis}
        case Others():
            return (axes_in(node.factor) - {node.axis}) | {node.but}
