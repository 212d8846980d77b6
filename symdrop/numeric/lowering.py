"""Stated lines as programs: a sum is a contraction, a free index an axis, a bracket a choice of entries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Rational, Sum

from symdrop.language import Bracket, D, E, Index, Scalar, Size
from symdrop.numeric.contraction import order
from symdrop.numeric.products import Axis, Factor, Product, Scope, products
from symdrop.numeric.program import Assignments, Kind, Operation, Program
from symdrop.verdicts import OutsideFragment

# Lengths that stand for large ones when an order of contraction is chosen: of first axes, such as samples, and others.
FIRST, OTHER = 3000, 1000
MATRIX = 2


@dataclass(frozen=True)
class Piece:
    """An assignment with the axes that it has, in order, and what has not been done to it yet.

    That is: a sign; a division by an assignment `under`, made of sizes and numbers; and two axes `equal`, of which the
    piece has the first alone, and outside of whose diagonal it is zero.
    """

    number: int
    axes: tuple[Axis, ...] = ()
    sign: int = 1
    under: int | None = None
    equal: tuple[tuple[Axis, Axis], ...] = ()


def lowered(line: Expr, free: Sequence[Index], constant: Collection[str] = ()) -> Program:
    """The program of a line, with one axis of the result for each free index in this order.

    The families named in `constant` are given by one number each. Raises `OutsideFragment` for an E or a D.
    """
    first = _Lowering(line, constant).program(line, free)
    grams = {each.operands[0] for each in first.assignments if _is_gram(each)}
    return _Lowering(line, constant, grams).program(line, free) if grams else first


def _is_gram(operation: Operation) -> bool:
    """Whether an operation multiplies a matrix with itself to a square one."""
    twice = operation.kind == "contract" and len(operation.shape) == MATRIX and len(set(operation.operands)) == 1
    return twice and operation.layouts in (((0, 2), (1, 2)), ((2, 0), (2, 1)))


class _Lowering:
    def __init__(self, line: Expr, constant: Collection[str], grams: Collection[int] = ()) -> None:
        self.assignments = Assignments()
        # Arguments come first, so that their numbers are the same each time: of these the products are needed anyway.
        self.grams = grams
        self.constant = constant
        self.sizes: list[str] = []
        self.first = {each.base.shape[0].name for each in line.atoms(Indexed) if len(each.indices) > 1}
        self.whole: set[int] = set()
        # Pairs of axes whose indices are taken to be different.
        self.apart: frozenset[tuple[Axis, Axis]] = frozenset()
        # Every argument is there, whether it is needed or not: the program's promises are measured by them.
        for each in sorted(line.atoms(Indexed), key=str):
            self._input(each.base.name, [size.name for size in each.base.shape])

    def program(self, line: Expr, free: Sequence[Index]) -> Program:
        scope = {index: self._fresh(index.size) for index in free}
        axes = tuple(scope.values())
        piece = self._plain(self._piece(line, scope))
        if set(piece.axes) != set(axes):
            piece = self._spread(piece, axes)
        if piece.axes != axes:
            piece = self._transposed(piece, axes)
        return self.assignments.program(piece.number)

    def _piece(self, node: Any, scope: Scope) -> Piece:
        if isinstance(node, Scalar):
            return Piece(self._input(node.name, ()))
        if isinstance(node, Size):
            return self._whole("size", node.name)
        if isinstance(node, Indexed):
            return self._entry(node, [scope[index] for index in node.indices])
        if isinstance(node, Add):
            return self._sum([self._piece(term, scope) for term in node.as_ordered_terms()])
        if isinstance(node, Rational | Mul | Sum | Bracket) or (
            isinstance(node, Pow) and isinstance(node.exp, Integer)
        ):
            return self._sum([self._product(each) for each in products(node, scope, self._fresh)])
        if isinstance(node, E | D):
            raise OutsideFragment(f"{node} cannot be computed: state a line without E and D")
        raise OutsideFragment(f"{node} is a {type(node).__name__}, which has no array code")

    # Assignments

    def _fresh(self, size: Size) -> Axis:
        self.sizes.append(size.name)
        return len(self.sizes) - 1

    def _shape(self, axes: Iterable[Axis]) -> tuple[str, ...]:
        return tuple(self.sizes[axis] for axis in axes)

    def _input(self, name: str, shape: Sequence[str]) -> int:
        return self.assignments.number(Operation("input", () if name in self.constant else tuple(shape), detail=name))

    def _whole(self, kind: Kind, detail: Any) -> Piece:
        """A size or a number: Python divides such by one another as floats, so they are multiplied first."""
        number = self.assignments.number(Operation(kind, detail=detail))
        self.whole.add(number)
        return Piece(number)

    def _integer(self, piece: Piece) -> int | None:
        """The number that a piece is, if it is one without its sign."""
        operation = self.assignments.written[piece.number]
        return int(operation.detail) if operation.kind == "number" and piece.under is None else None

    def _done(self, kind: Kind, axes: Sequence[Axis], pieces: Sequence[Piece], detail: Any = None) -> Piece:
        """The operation on these pieces, whose axes are found among those of the result."""
        axes = tuple(axes)
        layouts = tuple(tuple(axes.index(axis) for axis in piece.axes) for piece in pieces)
        numbers = tuple(piece.number for piece in pieces)
        number = self.assignments.number(Operation(kind, self._shape(axes), numbers, layouts, detail))
        if all(each in self.whole for each in numbers) and kind not in ("spread", "where_equal"):
            self.whole.add(number)
        return Piece(number, axes)

    def _elementwise(self, kind: Kind, pieces: Sequence[Piece], detail: Any = None) -> Piece:
        axes = _union(pieces)
        aligned = [self._transposed(each, tuple(axis for axis in axes if axis in each.axes)) for each in pieces]
        return self._done(kind, axes, aligned, detail)

    def _transposed(self, piece: Piece, axes: tuple[Axis, ...]) -> Piece:
        if piece.axes == axes:
            return piece
        detail = tuple(piece.axes.index(axis) for axis in axes)
        return replace(self._done("transpose", axes, [piece], detail), sign=piece.sign, equal=piece.equal)

    def _spread(self, piece: Piece, axes: Sequence[Axis]) -> Piece:
        kept = tuple(axis for axis in axes if axis in piece.axes)
        return self._done("spread", axes, [self._transposed(piece, kept)])

    def _entry(self, node: Indexed, axes: Sequence[Axis]) -> Piece:
        """An entry of a family; where an index is repeated, of its diagonal."""
        family = node.base
        number = self._input(family.name, [size.name for size in family.shape])
        if family.name in self.constant:
            return Piece(number)
        piece, left = Piece(number, tuple(axes)), list(axes)
        while len(set(left)) < len(left):
            first, second = next((p, q) for q, axis in enumerate(left) for p in range(q) if left[p] == axis)
            left = [axis for place, axis in enumerate(left) if place not in (first, second)] + [left[first]]
            shape = self._shape(left)
            diagonal = Operation("diagonal", shape, (piece.number,), ((),), (first, second))
            piece = Piece(self.assignments.number(diagonal), tuple(left))
        return piece

    # Sums

    def _plain(self, piece: Piece) -> Piece:
        """The piece with everything done to it."""
        if piece.equal:
            piece = self._square(piece)
        if piece.under is not None:
            below = Piece(piece.under)
            piece = replace(self._elementwise("divide", [Piece(piece.number, piece.axes), below]), sign=piece.sign)
        if piece.sign < 0:
            piece = self._done("negate", piece.axes, [piece])
        return piece

    def _square(self, piece: Piece) -> Piece:
        """The array that is zero outside of the diagonals of the piece."""
        whole, pairs = piece, piece.equal
        piece = replace(piece, under=None, equal=())
        for first, second in pairs:
            axes = tuple(sorted({*piece.axes, first, second}))
            places = axes.index(first), axes.index(second)
            piece = self._where(axes, [piece, self._whole("number", 0)], places)
        if whole.under is not None:
            piece = self._over(piece, Piece(whole.under))
        return replace(piece, sign=whole.sign)

    def _where(self, axes: Sequence[Axis], pieces: Sequence[Piece], places: tuple[int, int]) -> Piece:
        aligned = [self._transposed(each, tuple(axis for axis in axes if axis in each.axes)) for each in pieces]
        return self._done("where_equal", axes, aligned, places)

    def _sum(self, terms: Sequence[Piece]) -> Piece:
        zero = self._whole("number", 0)
        terms = [term for term in terms if term.number != zero.number] or [zero]
        if len(terms) == 1:
            return terms[0]
        unders = list(dict.fromkeys(term.under for term in terms if term.under is not None))
        if unders:
            scaled = [self._scaled(term, [each for each in unders if each != term.under]) for term in terms]
            return self._over(self._sum(scaled), self._multiplied([Piece(each) for each in unders]))
        return self._added([term for term in terms if not term.equal], [term for term in terms if term.equal])

    def _scaled(self, term: Piece, factors: Sequence[int]) -> Piece:
        wholes = [Piece(each) for each in factors]
        product = self._multiplied([*wholes, Piece(term.number, term.axes)])
        return replace(term, number=product.number, axes=product.axes, under=None)

    def _over(self, piece: Piece, below: Piece) -> Piece:
        if piece.number in self.whole and not piece.equal:
            return replace(piece, under=below.number)
        divided = self._elementwise("divide", [Piece(piece.number, piece.axes), below])
        return replace(piece, number=divided.number, axes=divided.axes)

    def _added(self, terms: Sequence[Piece], diagonals: Sequence[Piece]) -> Piece:
        """Small arrays are added first, and what is on a diagonal alone is added there, if the rest is square."""
        pairs = dict.fromkeys(term.equal for term in diagonals)
        vectors = [self._combined([replace(t, equal=()) for t in diagonals if t.equal == pair]) for pair in pairs]
        on_pairs = list(zip(pairs, vectors, strict=True))
        if not terms and len(on_pairs) == 1:
            return replace(vectors[0], equal=on_pairs[0][0])
        whole = self._combined(terms) if terms else None
        left: list[Piece] = []
        for pair, vector in on_pairs:
            ((first, second), *more), axes = pair, whole.axes if whole else ()
            if whole and not more and set(axes) == {first, second} and set(vector.axes) <= {first}:
                whole = self._with_diagonal(whole, vector, first)
            else:
                left.append(self._square(replace(vector, equal=pair)))
        return self._combined([*([whole] if whole else []), *left])

    def _with_diagonal(self, matrix: Piece, vector: Piece, axis: Axis) -> Piece:
        vector = self._plain(vector if vector.axes else self._spread(self._plain(vector), (axis,)))
        matrix = self._plain(matrix)
        return self._on_diagonal("add_diagonal", matrix, vector)

    def _on_diagonal(self, kind: Kind, matrix: Piece, vector: Piece) -> Piece:
        numbers, layouts = (matrix.number, vector.number), ((0, 1), (0,))
        operation = Operation(kind, self._shape(matrix.axes), numbers, layouts)
        return Piece(self.assignments.number(operation), matrix.axes)

    def _joint(self, terms: Sequence[Piece]) -> list[Piece]:
        """Vectors times the same matrix are added before they are multiplied with it."""
        found: dict[Any, list[tuple[Piece, Operation]]] = {}
        for place, term in enumerate(terms):
            operation = self.assignments.written[term.number]
            matrix = None if term.under or term.equal else _matrix_beside_vector(operation)
            key: Any = place if matrix is None else (matrix, operation.operands[matrix], operation.layouts, term.axes)
            found.setdefault(key, []).append((term, operation))
        return [self._product_of_sum(group) if len(group) > 1 else group[0][0] for group in found.values()]

    def _product_of_sum(self, group: Sequence[tuple[Piece, Operation]]) -> Piece:
        first, operation = group[0]
        matrix = _matrix_beside_vector(operation) or 0
        vectors = [Piece(each.operands[1 - matrix], (0,), term.sign) for term, each in group]
        total = self._plain(self._combined(vectors)).number
        operands = (operation.operands[0], total) if matrix == 0 else (total, operation.operands[1])
        return Piece(self.assignments.number(replace(operation, operands=operands)), first.axes)

    def _combined(self, terms: Sequence[Piece]) -> Piece:
        terms = self._joint(terms)
        integers = [self._integer(term) for term in terms]
        total = sum(term.sign * (each or 0) for term, each in zip(terms, integers, strict=True))
        constant = [replace(self._whole("number", abs(total)), sign=1 if total > 0 else -1)] if total else []
        terms = [term for term, each in zip(terms, integers, strict=True) if each is None]
        terms = [*constant, *terms] or [self._whole("number", 0)]
        if len(terms) == 1:
            return terms[0]
        ordered = sorted(terms, key=lambda term: len(term.axes))
        return self._elementwise("add", ordered, tuple(term.sign for term in ordered))

    # Products

    def _product(self, product: Product) -> Piece:
        renamed, summed, equal = _joined(product)
        if any(pair in self.apart for pair in equal):
            return self._whole("number", 0)
        pair = self._undecided(product, renamed, summed)
        if pair:
            return self._two_cases(product, pair)
        sign, wholes, below = 1, [product.numerator], [product.denominator]
        factors: list[tuple[Piece, int]] = []
        above_whole: list[Piece] = []
        below_whole: list[Piece] = []
        for factor in product.factors:
            piece = self._base(factor, renamed)
            sign *= piece.sign ** abs(factor.exponent)
            if piece.under is not None or piece.number in self.whole:
                powers = self._powers(piece, factor.exponent)
                above_whole += powers[0]
                below_whole += powers[1]
            else:
                factors.append((replace(piece, sign=1), factor.exponent))
        if any(self._integer(piece) == 0 for piece in above_whole):
            return self._whole("number", 0)
        above_whole = [piece for piece in above_whole if self._integer(piece) != 1]
        factors = _collected(factors)
        held = {axis for piece, _ in factors for axis in piece.axes}
        above_whole += [self._whole("size", self.sizes[axis]) for axis in sorted(summed - held)]
        if wholes[0] < 0:
            sign, wholes = -sign, [-wholes[0]]
        above_whole = [self._whole("number", each) for each in wholes if each != 1] + above_whole
        below_whole = [self._whole("number", each) for each in below if each != 1] + below_whole
        outside = [(piece, power) for piece, power in factors if not summed & set(piece.axes)]
        for component in _components([each for each in factors if summed & set(each[0].axes)], summed):
            outside.append((self._contracted(component, summed), 1))
        piece = self._quotient(outside, above_whole, below_whole)
        return replace(piece, sign=sign, equal=tuple(equal))

    def _undecided(
        self, product: Product, renamed: Mapping[Axis, Axis], summed: Collection[Axis]
    ) -> tuple[Axis, Axis] | None:
        """Two axes that a bracket within a factor compares, and no sum does away with."""
        for factor in product.factors:
            for bracket in sorted(factor.base.atoms(Bracket), key=str):
                if all(index in factor.scope for index in bracket.args):
                    first, second = sorted(_renamed(factor.scope[index], renamed) for index in bracket.args)
                    if first != second and not {first, second} & set(summed) and (first, second) not in self.apart:
                        return first, second
        return None

    def _two_cases(self, product: Product, pair: tuple[Axis, Axis]) -> Piece:
        """The product for different indices, with that for equal ones put on the diagonal."""
        before, self.apart = self.apart, self.apart | {pair}
        off = self._plain(self._product(product))
        self.apart = before
        on = self._product(replace(product, brackets=(*product.brackets, pair)))
        on = self._plain(replace(on, equal=tuple(each for each in on.equal if each != pair)))
        axes = tuple(sorted({*off.axes, *on.axes, *pair}))
        if axes == pair and set(on.axes) <= {pair[0]}:
            on = on if on.axes else self._spread(on, pair[:1])
            off = off if set(off.axes) == set(pair) else self._spread(off, pair)
            return self._on_diagonal("set_diagonal", off, on)
        places = axes.index(pair[0]), axes.index(pair[1])
        return self._where(axes, [on, off], places)

    def _base(self, factor: Factor, renamed: Mapping[Axis, Axis]) -> Piece:
        scope = {index: _renamed(axis, renamed) for index, axis in factor.scope.items()}
        piece = self._piece(factor.base, scope)
        return self._square(piece) if piece.equal else piece

    def _powers(self, piece: Piece, exponent: int) -> tuple[list[Piece], list[Piece]]:
        """What stands above and below the fraction line in a power of sizes and numbers."""
        above = [Piece(piece.number)] * abs(exponent)
        below = [] if piece.under is None else [Piece(piece.under)] * abs(exponent)
        return (above, below) if exponent > 0 else (below, above)

    def _quotient(
        self, factors: Sequence[tuple[Piece, int]], whole: Sequence[Piece], below_whole: Sequence[Piece]
    ) -> Piece:
        """Factors over factors: those with the same axes are multiplied first, and the smallest take the numbers."""
        above = _by_axes([self._power(piece, power) for piece, power in factors if power > 0])
        below = _by_axes([self._power(piece, -power) for piece, power in factors if power < 0])
        if not above and not below:
            number = self._multiplied(whole)
            return replace(number, under=self._multiplied(below_whole).number) if below_whole else number
        if below_whole:
            below = {frozenset(): [*below_whole, *below.pop(frozenset(), [])]} | below
        if above:
            smallest = min(above, key=len)
            above[smallest] = [*whole, *above[smallest]]
        elif whole:
            above = {frozenset(): list(whole)}
        quotients = []
        taken: dict[frozenset[Axis] | None, list[Piece]] = {}
        for axes, pieces in below.items():
            taken.setdefault(_nearest(axes, above), []).extend(pieces)
        for axes, pieces in above.items():
            quotients.append(self._divided(self._multiplied(pieces), taken.get(axes, [])))
        if None in taken:
            quotients.append(self._divided(self._whole("number", 1), taken[None]))
        return self._multiplied(quotients)

    def _divided(self, above: Piece, below: Sequence[Piece]) -> Piece:
        return self._elementwise("divide", [above, self._multiplied(below)]) if below else above

    def _power(self, piece: Piece, exponent: int) -> Piece:
        """A power by squares and products: NumPy takes any other one by logarithms, many times as slowly."""
        if exponent == 1:
            return piece
        square = self._done("power", piece.axes, [self._power(piece, exponent // 2)], 2)
        return self._done("multiply", piece.axes, [square, piece]) if exponent % 2 else square

    def _multiplied(self, pieces: Sequence[Piece]) -> Piece:
        """The product: pieces with the same axes first, so that large arrays are multiplied once."""
        if not pieces:
            return self._whole("number", 1)
        groups = sorted(_by_axes(pieces).items(), key=lambda item: (len(item[0]), sorted(item[0])))
        parts = [group[0] if len(group) == 1 else self._elementwise("multiply", group) for _, group in groups]
        return parts[0] if len(parts) == 1 else self._elementwise("multiply", parts)

    # Contractions

    def _contracted(self, factors: Sequence[tuple[Piece, int]], summed: Collection[Axis]) -> Piece:
        operands = self._operands(factors)
        axes = {axis for operand in operands for axis in operand.axes}
        result = sorted(axes - set(summed))
        operands = self._weighted(operands, result)
        lengths = [FIRST if name in self.first else OTHER for name in self.sizes]
        for first, second in order([each.axes for each in operands], result, lengths) if len(operands) > 1 else []:
            pair = [operands[first], operands[second]]
            operands = [each for place, each in enumerate(operands) if place not in (first, second)]
            kept = {axis for each in operands for axis in each.axes} | set(result)
            operands.append(self._pair(pair, kept))
        return self._total(operands[0], set(result))

    def _weighted(self, operands: Sequence[Piece], result: Sequence[Axis]) -> list[Piece]:
        """Two matrices that would be multiplied entry by entry are summed with a vector's weights in one go."""
        twins = [each for each in operands if len(each.axes) == MATRIX]
        if len(twins) != MATRIX or set(twins[0].axes) != set(twins[1].axes):
            return list(operands)
        held = {axis for each in operands if each not in twins for axis in each.axes} | set(result)
        if not held >= set(twins[0].axes):
            return list(operands)
        for weight in (each for each in operands if len(each.axes) == 1):
            (axis,) = weight.axes
            others = [each for each in operands if each is not weight and each not in twins]
            if axis in twins[0].axes and not any(axis in each.axes for each in others) and axis not in result:
                return [*others, self._contract([weight, *twins], [each for each in twins[0].axes if each != axis])]
        return list(operands)

    def _contract(self, pieces: Sequence[Piece], axes: Sequence[Axis]) -> Piece:
        """The product of the pieces summed over all but these axes."""
        gone = sorted({axis for piece in pieces for axis in piece.axes} - set(axes))
        every = (*axes, *gone)
        layouts = tuple(tuple(every.index(axis) for axis in piece.axes) for piece in pieces)
        operation = Operation("contract", self._shape(axes), tuple(piece.number for piece in pieces), layouts)
        return Piece(self.assignments.number(operation), tuple(axes))

    def _operands(self, factors: Sequence[tuple[Piece, int]]) -> list[Piece]:
        """The arrays to contract: one for each set of axes, and two, not to be multiplied, for the largest."""
        groups: dict[frozenset[Axis], list[tuple[Piece, int]]] = {}
        for piece, power in factors:
            groups.setdefault(frozenset(piece.axes), []).append((piece, power))
        rank = max(map(len, groups))
        found: list[Piece] = []
        for axes, group in groups.items():
            found += self._halves(group) if len(axes) == rank else [self._quotient(group, (), ())]
        return found

    def _halves(self, group: Sequence[tuple[Piece, int]]) -> list[Piece]:
        """Two arrays whose product the group is, or one; squares are taken by multiplying with the same array."""
        squared = [piece for piece, power in group if power == 2]
        others = [(piece, power) for piece, power in group if power != 2]
        if squared:
            root = self._multiplied(squared)
            return [self._quotient([(root, 1), *others], (), ()) if others else root, root]
        above = [each for each in others if each[1] > 0]
        if len(above) < 2:
            return [self._quotient(others, (), ())]
        return [
            self._quotient([each for each in others if each is not above[-1]], (), ()),
            self._quotient([above[-1]], (), ()),
        ]

    def _pair(self, pair: Sequence[Piece], kept: Collection[Axis]) -> Piece:
        """Two arrays multiplied and summed over every axis that is not kept."""
        first, second = pair
        first = self._total(first, {*kept, *second.axes})
        second = self._total(second, {*kept, *first.axes})
        gone = [axis for axis in first.axes if axis in second.axes and axis not in kept]
        if not gone:
            return self._multiplied([first, second])
        own = [
            [axis for axis in each.axes if axis not in other.axes] for each, other in ((first, second), (second, first))
        ]
        if (own[0] and own[1] and own[0] > own[1]) or _is_matrix_on_right(first, second, gone):
            first, second, own = second, first, own[::-1]
        both = [axis for axis in first.axes if axis in second.axes and axis in kept]
        if first.number == second.number and first.number in self.grams and len(both) == len(gone) == 1:
            return self._gram_diagonal(first, both[0])
        return self._contract([first, second], (*both, *own[0], *own[1]))

    def _gram_diagonal(self, matrix: Piece, axis: Axis) -> Piece:
        """Sums of squares along the other axis, where the sums of all products are computed anyway."""
        place = matrix.axes.index(axis)
        layout = (0, 2) if place == 0 else (2, 0)
        gram = Operation("contract", self._shape((axis, axis)), (matrix.number,) * 2, (layout, _moved(layout)))
        diagonal = Operation("diagonal", self._shape((axis,)), (self.assignments.number(gram),), ((),), (0, 1))
        return Piece(self.assignments.number(diagonal), (axis,))

    def _total(self, piece: Piece, kept: Collection[Axis]) -> Piece:
        gone = tuple(place for place, axis in enumerate(piece.axes) if axis not in kept)
        if not gone:
            return piece
        axes = tuple(axis for axis in piece.axes if axis in kept)
        operation = Operation("total", self._shape(axes), (piece.number,), (), gone)
        return Piece(self.assignments.number(operation), axes)


def _matrix_beside_vector(operation: Operation) -> int | None:
    """Which operand is the matrix, if an operation multiplies one with a vector."""
    ranks = [len(layout) for layout in operation.layouts]
    if operation.kind != "contract" or sorted(ranks) != [1, MATRIX] or len(operation.shape) != 1:
        return None
    return ranks.index(MATRIX)


def _moved(layout: Sequence[int]) -> tuple[int, ...]:
    """The layout of the second of two equal matrices whose product is square."""
    return tuple(1 if axis == 0 else axis for axis in layout)


def _is_matrix_on_right(first: Piece, second: Piece, gone: Sequence[Axis]) -> bool:
    """Whether a vector and a matrix read better the other way round, as no matrix is transposed then."""
    ranks = len(first.axes), len(second.axes)
    return len(gone) == 1 and (
        (ranks == (1, MATRIX) and second.axes[-1] in gone) or (ranks == (MATRIX, 1) and first.axes[0] in gone)
    )


def _joined(product: Product) -> tuple[dict[Axis, Axis], set[Axis], list[tuple[Axis, Axis]]]:
    """Which axes the brackets replace by which, the axes that are still summed, and the brackets that stay."""
    renamed: dict[Axis, Axis] = {}
    summed, equal = set(product.summed), []
    for bracket in product.brackets:
        first, second = sorted(_renamed(axis, renamed) for axis in bracket)
        if first == second:
            continue
        # A summed axis goes; of two that are not summed the first stands for both.
        gone, stays = (first, second) if first in summed and second not in summed else (second, first)
        renamed[gone] = stays
        if gone in summed:
            summed.remove(gone)
        else:
            equal.append((stays, gone))
    return renamed, summed, equal


def _collected(factors: Sequence[tuple[Piece, int]]) -> list[tuple[Piece, int]]:
    """Each piece once, to the power that it has in all."""
    powers: dict[Piece, int] = {}
    for piece, power in factors:
        powers[piece] = powers.get(piece, 0) + power
    return [(piece, power) for piece, power in powers.items() if power]


def _renamed(axis: Axis, renamed: Mapping[Axis, Axis]) -> Axis:
    while axis in renamed:
        axis = renamed[axis]
    return axis


def _components(factors: Sequence[tuple[Piece, int]], summed: Collection[Axis]) -> list[list[tuple[Piece, int]]]:
    """The factors in groups that share no summed axis with one another."""
    found: list[tuple[set[Axis], list[tuple[Piece, int]]]] = []
    for factor in factors:
        axes, group = set(factor[0].axes) & set(summed), [factor]
        for other in [each for each in found if each[0] & axes]:
            found.remove(other)
            axes, group = axes | other[0], [*other[1], *group]
        found.append((axes, group))
    return [group for _, group in found]


def _by_axes(pieces: Iterable[Piece]) -> dict[frozenset[Axis], list[Piece]]:
    groups: dict[frozenset[Axis], list[Piece]] = {}
    for piece in pieces:
        groups.setdefault(frozenset(piece.axes), []).append(piece)
    return groups


def _nearest(axes: frozenset[Axis], groups: Collection[frozenset[Axis]]) -> frozenset[Axis] | None:
    """The group that is best divided by an array with these axes: its own, a larger one, a smaller one."""
    if axes in groups:
        return axes
    larger = [each for each in groups if axes < each]
    smaller = [each for each in groups if each < axes]
    return min(larger, key=len) if larger else max(smaller, key=len, default=None)


def _union(pieces: Sequence[Piece]) -> tuple[Axis, ...]:
    """All axes: in the order of the largest piece if that has them all, else that of the binders."""
    largest = max(pieces, key=lambda piece: len(piece.axes)).axes
    every = {axis for piece in pieces for axis in piece.axes}
    return largest if len(largest) == len(every) else tuple(sorted(every))
