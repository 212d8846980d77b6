"""Stated lines as array code: a sum is a contraction, a free index an axis, a bracket picks entries.

Every expression prints as a `Piece`: code, and the indices that its axes stand for, in the order of `labels`.
Pieces multiply by broadcasting; a sum over an index contracts the pieces that have its axis and leaves the others
outside. The author's factoring is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import count
from string import ascii_letters
from typing import Any

from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational, S, Sum
from sympy.printing.numpy import NumPyPrinter
from sympy.printing.precedence import PRECEDENCE

from symdrop.language import Bracket, D, E, Index, Scalar, Size
from symdrop.verdicts import OutsideFragment

Label = int
Scope = Mapping[Index, Label]
ATOM = PRECEDENCE["Atom"]
NEGATIVE = (PRECEDENCE["Add"] + PRECEDENCE["Mul"]) // 2
# In Python -X @ w negates the whole of X: a matrix product beside a sign, or in a product, gets parentheses.
MATRIX_PRODUCT = NEGATIVE - 1


@dataclass(frozen=True)
class Piece:
    """Code of one array, the labels of its axes in ascending order, and the precedence of its outermost operator.

    `transposed` is the code of the same array with its two axes the other way round, where that is the shorter one;
    `positive` is the array without the minus sign that stands in front of it.
    """

    code: str
    axes: tuple[Label, ...] = ()
    precedence: int = ATOM
    transposed: str = ""
    positive: Piece | None = None

    def within(self, precedence: int) -> str:
        """The code, in parentheses where an operator of this precedence stands beside it."""
        return self.code if self.precedence > precedence else f"({self.code})"

    def aligned(self, axes: Sequence[Label]) -> Piece:
        """The same array with an axis of length 1 for each label that it lacks, where broadcasting needs one."""
        missing = [axis for axis in axes if self.axes and axis > self.axes[0] and axis not in self.axes]
        if not missing:
            return self
        if self.positive:
            return self.positive.aligned(axes).negated()
        kept = [axis for axis in axes if axis >= self.axes[0]]
        places = ", ".join(":" if axis in self.axes else "None" for axis in kept)
        return Piece(f"{self.within(ATOM - 1)}[{places}]", tuple(kept))

    def negated(self) -> Piece:
        """The array with a minus sign in front."""
        return Piece(f"-{self.within(NEGATIVE)}", self.axes, NEGATIVE, positive=self)


class ArrayPrinter(NumPyPrinter):  # type: ignore[misc]
    """Prints one line as NumPy code; `free` are its free indices, one axis of the result each, in this order."""

    def __init__(self, free: Sequence[Index], names: Mapping[str, str]) -> None:
        super().__init__({"fully_qualified_modules": False})
        self.free, self.names = tuple(free), names
        self.sizes: dict[Label, Size] = {}
        self.fresh = count()

    def doprint(self, expr: Any, assign_to: Any = None) -> str:
        """The code of the line, an array with one axis for each free index."""
        scope = {index: self._label(index.size) for index in self.free}
        result = self._piece(expr, scope)
        axes = tuple(scope.values())
        if result.axes == axes:
            return result.code
        shape = ", ".join(self._length(axis) for axis in axes)
        spread = self._module_format("numpy.broadcast_to")
        return f"{spread}({result.aligned(axes).code}, ({shape},)).copy()"

    def _label(self, size: Size) -> Label:
        label = next(self.fresh)
        self.sizes[label] = size
        return label

    def _length(self, label: Label) -> str:
        return self.names[self.sizes[label].name]

    def _piece(self, node: Any, scope: Scope) -> Piece:
        if isinstance(node, Rational):
            return self._number(node)
        if isinstance(node, Scalar | Size):
            return Piece(self.names[node.name])
        if isinstance(node, Indexed):
            return self._entry(self.names[node.base.name], [scope[index] for index in node.indices])
        if isinstance(node, Bracket):
            first, second = (scope[index] for index in node.args)
            eye = self._module_format("numpy.eye")
            return Piece(f"{eye}({self._length(first)})", (first, second)) if first != second else Piece("1")
        if isinstance(node, Add):
            return self._add([self._piece(part, scope) for part in node.as_ordered_terms()])
        if isinstance(node, Mul):
            return self._mul(node.args, scope)
        if isinstance(node, Pow) and isinstance(node.exp, Integer):
            return self._pow(self._piece(node.base, scope), int(node.exp))
        if isinstance(node, Sum):
            return self._sum(node.function, [limits[0] for limits in node.limits], scope)
        if isinstance(node, E | D):
            raise OutsideFragment(f"{node} cannot be computed: state a line without E and D")
        raise OutsideFragment(f"{node} is a {type(node).__name__}, which has no array code")

    def _number(self, value: Rational) -> Piece:
        if value.q == 1:
            return Piece(str(value.p), (), ATOM if value.p >= 0 else PRECEDENCE["Add"])
        return Piece(f"{value.p}/{value.q}", (), PRECEDENCE["Mul"] if value.p > 0 else PRECEDENCE["Add"])

    def _entry(self, name: str, labels: Sequence[Label]) -> Piece:
        """An entry of a family; a repeated index is a diagonal, another order of the axes a transposition."""
        axes = tuple(sorted(set(labels)))
        if tuple(labels) == axes:
            return Piece(name, axes)
        if sorted(labels) == list(axes) and len(axes) == 2:
            return Piece(f"{name}.T", axes, transposed=name)
        return Piece(self._einsum([(name, labels)], axes), axes)

    def _add(self, parts: Sequence[Piece]) -> Piece:
        axes = _union(parts)
        first, *others = (part.aligned(axes) for part in parts)
        code = first.code if first.precedence >= PRECEDENCE["Add"] else f"({first.code})"
        for part in others:
            minus = part.code.startswith("-") and part.precedence >= PRECEDENCE["Add"]
            code += f" - {part.code[1:]}" if minus else f" + {part.within(PRECEDENCE['Add'] - 1)}"
        return Piece(code, axes, PRECEDENCE["Add"])

    def _mul(self, factors: Sequence[Expr], scope: Scope) -> Piece:
        """A product; negative powers stand under a fraction line, a minus sign in front."""
        above = [each for each in factors if not _is_inverse(each)]
        below = [self._piece(1 / each, scope) for each in factors if _is_inverse(each)]
        pieces = [self._piece(each, scope) for each in above if each not in (S.One, S.NegativeOne)]
        product = self._product(pieces) if pieces else Piece("1")
        if below:
            product = self._quotient(product, self._product(below))
        return _signed(product, factors)

    def _factor(self, factor: Expr, scope: Scope) -> Piece:
        return self._pow(self._piece(1 / factor, scope), -1) if _is_inverse(factor) else self._piece(factor, scope)

    def _product(self, pieces: Sequence[Piece]) -> Piece:
        """Small pieces first, so that large arrays are multiplied once."""
        axes = _union(pieces)
        ordered = sorted(pieces, key=lambda piece: len(piece.axes))
        if len(ordered) == 1:
            return ordered[0]
        code = " * ".join(
            piece.aligned(axes).within(PRECEDENCE["Mul"] - (position == 0)) for position, piece in enumerate(ordered)
        )
        return Piece(code, axes, PRECEDENCE["Mul"])

    def _quotient(self, above: Piece, below: Piece) -> Piece:
        axes = _union((above, below))
        upper = above.aligned(axes).within(PRECEDENCE["Mul"] - 1)
        return Piece(f"{upper} / {below.aligned(axes).within(PRECEDENCE['Mul'])}", axes, PRECEDENCE["Mul"])

    def _pow(self, base: Piece, exponent: int) -> Piece:
        if exponent < 0:
            return self._quotient(Piece("1"), self._pow(base, -exponent))
        if exponent == 1:
            return base
        return Piece(f"{base.within(PRECEDENCE['Pow'])}**{exponent}", base.axes, PRECEDENCE["Pow"])

    def _sum(self, summand: Expr, over: Sequence[Index], scope: Scope) -> Piece:
        """The sum over the first index, innermost, then over the others."""
        if len(over) > 1:
            summand, over = Sum(summand, *((index, 1, index.size) for index in over[:-1])), over[-1:]
        index = over[0]
        terms = [self._sum_of_product(factors, index, scope) for factors in _products(summand, index)]
        return self._add(terms) if len(terms) > 1 else terms[0]

    def _sum_of_product(self, factors: Sequence[Expr], index: Index, scope: Scope) -> Piece:
        for position, factor in enumerate(factors):
            if isinstance(factor, Bracket) and index in factor.args:
                (other,) = set(factor.args) - {index} or {index}
                if other != index:
                    others = [*factors[:position], *factors[position + 1 :]]
                    return self._mul(others, {**scope, index: scope[other]})
        label = self._label(index.size)
        inner = {**scope, index: label}
        pieces = [self._factor(factor, inner) for factor in factors if factor not in (S.One, S.NegativeOne)]
        inside = [piece for piece in pieces if label in piece.axes]
        outside = [piece for piece in pieces if label not in piece.axes]
        total = self._contracted(inside, label) if inside else Piece(self._length(label))
        return _signed(self._product([*outside, total]), factors)

    def _contracted(self, pieces: Sequence[Piece], label: Label) -> Piece:
        """The sum along one axis of a product of arrays, by a matrix product where there is one."""
        alike: dict[tuple[Label, ...], list[Piece]] = {}
        for piece in pieces:
            alike.setdefault(piece.axes, []).append(piece)
        merged = sorted((self._product(group) for group in alike.values()), key=lambda piece: len(piece.axes))
        axes = tuple(axis for axis in _union(merged) if axis != label)
        if len(merged) == 1 and not axes:
            return self._dot(alike[merged[0].axes])
        if len(merged) == 1:
            place = merged[0].axes.index(label)
            return Piece(f"{merged[0].within(ATOM - 1)}.sum(axis={place})", axes)
        vector, matrix = merged[0], merged[-1]
        if len(merged) == 2 and len(vector.axes) == 1 and len(matrix.axes) == 2:
            first = matrix.axes[0] == label
            if matrix.transposed:
                matrix, first = Piece(matrix.transposed, matrix.axes[::-1]), not first
            left, right = (vector, matrix) if first else (matrix, vector)
            code = f"{left.within(PRECEDENCE['Mul'])} @ {right.within(PRECEDENCE['Mul'])}"
            return Piece(code, axes, MATRIX_PRODUCT)
        operands = [
            (each.transposed, each.axes[::-1]) if each.transposed else (each.code, each.axes) for each in merged
        ]
        return Piece(self._einsum(operands, axes), axes)

    def _dot(self, pieces: Sequence[Piece]) -> Piece:
        if len(pieces) == 1:
            return Piece(f"{pieces[0].within(ATOM - 1)}.sum()")
        *others, last = pieces
        return Piece(f"{self._module_format('numpy.dot')}({self._product(others).code}, {last.code})")

    def _einsum(self, operands: Sequence[tuple[str, Sequence[Label]]], axes: Sequence[Label]) -> str:
        labels = sorted({label for _, own in operands for label in own})
        letters = dict(zip(labels, ascii_letters, strict=False))
        inputs = ",".join("".join(letters[label] for label in own) for _, own in operands)
        arrays = ", ".join(code for code, _ in operands)
        output = "".join(letters[label] for label in axes)
        return f"{self._module_format('numpy.einsum')}('{inputs}->{output}', {arrays}, optimize=True)"


def _union(pieces: Sequence[Piece]) -> tuple[Label, ...]:
    return tuple(sorted({axis for piece in pieces for axis in piece.axes}))


def _signed(product: Piece, factors: Sequence[Expr]) -> Piece:
    if sum(factor is S.NegativeOne for factor in factors) % 2 == 0:
        return product
    return product.negated()


def _is_inverse(factor: Expr) -> bool:
    return isinstance(factor, Pow) and isinstance(factor.exp, Integer) and factor.exp < 0


def _products(summand: Expr, index: Index) -> Iterator[list[Expr]]:
    """The summand as a sum of products; only a factor with a bracket over `index` is multiplied out."""
    factors = list(summand.args) if isinstance(summand, Mul) else [summand]
    for position, factor in enumerate(factors):
        if isinstance(factor, Add) and any(index in bracket.args for bracket in factor.atoms(Bracket)):
            for part in factor.as_ordered_terms():
                rest = [*factors[:position], *factors[position + 1 :]]
                yield from _products(reduce(lambda x, y: Mul(x, y, evaluate=False), rest, part), index)
            return
        if isinstance(factor, Mul):
            flat = [*factors[:position], *factor.args, *factors[position + 1 :]]
            yield from _products(Mul(*flat, evaluate=False), index)
            return
        if isinstance(factor, Pow) and isinstance(factor.base, Bracket):
            yield from _products(Mul(*factors[:position], factor.base, *factors[position + 1 :], evaluate=False), index)
            return
    yield factors
