"""Programs as the text of a Python function, which is the text that runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from symdrop.numeric.operations import HELPERS
from symdrop.numeric.program import ATOMS, VIEWS, Operation, Program
from symdrop.numeric.signature import BATCH, Argument, parameter_names

ATOM, POWER, NEGATIVE, PRODUCT, MATRIX_PRODUCT, SUM = 6, 5, 4, 3, 2, 1
FLAT = 2
# What array libraries call by these names, and those of ours that take a number of Python's as well.
OF_LIBRARIES = {"exp": "exponential", "log": "logarithm"}


@dataclass(frozen=True)
class Code:
    """An expression and how tightly its outermost operator binds."""

    text: str
    binding: int = ATOM

    def within(self, binding: int) -> str:
        """The text, in parentheses where an operator that binds like this stands beside it."""
        return self.text if self.binding > binding else f"({self.text})"


@dataclass(frozen=True)
class Text:
    """The text of a function, and what it calls the array library and those of `symdrop.numeric.operations` it uses."""

    source: str
    library: str
    helpers: Mapping[str, str]


def printed(
    program: Program,
    name: str,
    arguments: Sequence[Argument],
    counts: Sequence[str],
    docstring: Sequence[str],
    excluded: Sequence[tuple[str, int]] = (),
) -> Text:
    """The text of a function of these arguments, and behind them of these sizes; it refuses sizes that are excluded."""
    return _Printer(program, arguments, counts).text(name, docstring, excluded)


class _Printer:
    def __init__(self, program: Program, arguments: Sequence[Argument], counts: Sequence[str]) -> None:
        self.program = program
        self.uses = program.uses
        self.parameters = parameter_names([*(each.name for each in arguments), *counts])
        self.taken = set(self.parameters)
        self.names = dict(zip((each.name for each in arguments), self.parameters, strict=False))
        # What is called differently where an argument has the name.
        self.library = self._free("xp")
        self.helpers = {name: self._free(name) for name in HELPERS}
        self.sizes = dict(zip(counts, self.parameters[len(arguments) :], strict=True))
        self.read: dict[str, str] = {}
        for each in arguments:
            for axis, size in enumerate(each.sizes):
                self.read.setdefault(size, f"{self.names[each.name]}.shape[{axis}]")
        self.sizes |= {size: self._free("batch" if size == BATCH else size) for size in self.read}
        ranked = sorted(arguments, key=lambda each: not each.sizes)
        self.like = self.names[ranked[0].name] if ranked else f"{self.library}.ones(1)"
        self.assigned: dict[int, str] = {}
        self.used: set[str] = set()
        self.called: set[str] = set()

    def text(self, name: str, docstring: Sequence[str], excluded: Sequence[tuple[str, int]]) -> Text:
        source = self._source(name, docstring, excluded)
        return Text(source, self.library, {self.helpers[each]: each for each in HELPERS if each in self.called})

    def _source(self, name: str, docstring: Sequence[str], excluded: Sequence[tuple[str, int]]) -> str:
        body = [line for size, number in excluded for line in self._guard(name, size, number)]
        for number in self.program.needed[:-1]:
            operation = self.program.assignments[number]
            if self.uses[number] > 1 and not self._is_cheap(operation):
                code = self._code(number)
                self.assigned[number] = self._free(f"part{len(self.assigned) + 1}")
                body.append(f"{self.assigned[number]} = {code.text}")
        result = self._fresh(self.program.result, 0)
        sizes = [f"{self.sizes[size]} = {self.read[size]}" for size in self.read if size in self.used]
        lines = [*_quoted(docstring), *sizes, *body, f"return {result}"]
        return f"def {name}({', '.join(self.parameters)}):\n" + "".join(f"    {line}".rstrip() + "\n" for line in lines)

    def _guard(self, name: str, size: str, number: int) -> list[str]:
        told = f"{name} is not defined at {size} = {number}: its theorem assumes that {size} - {number} is not zero"
        return [f"if {self._length(size)} == {number}:", f'    raise ValueError("{told}")']

    def _free(self, name: str) -> str:
        while name in self.taken:
            name += "_"
        self.taken.add(name)
        return name

    def _is_cheap(self, operation: Operation) -> bool:
        """Whether the text is as good as a name for it."""
        return operation.kind in ATOMS or (operation.kind == "transpose" and len(operation.shape) == FLAT)

    def _length(self, size: str) -> str:
        self.used.add(size)
        return self.sizes[size]

    def _shape(self, operation: Operation) -> str:
        inside = ", ".join(self._length(size) for size in operation.shape)
        return f"({inside},)" if len(operation.shape) == 1 else f"({inside})"

    def _fresh(self, number: int, uses: int) -> str:
        """The text of an array that nothing else refers to."""
        operation = self.program.assignments[number]
        code = self._code(number)
        shared = operation.kind in VIEWS or self.uses[number] > uses
        return self._call("copied", code.text).text if shared and operation.shape else code.text

    def _call(self, helper: str, *inside: str) -> Code:
        self.called.add(helper)
        return Code(f"{self.helpers[helper]}({', '.join([self.library, *inside])})")

    def _code(self, number: int) -> Code:
        if number in self.assigned:
            return Code(self.assigned[number])
        operation = self.program.assignments[number]
        code: Code = getattr(self, f"_{operation.kind}")(operation)
        return code

    def _operands(self, operation: Operation) -> list[Code]:
        """The operands, with an axis of length 1 for each axis that one lacks, where broadcasting needs one."""
        rank = len(operation.shape)
        return [
            _aligned(self._code(number), layout, rank)
            for number, layout in zip(operation.operands, operation.layouts, strict=True)
        ]

    def _input(self, operation: Operation) -> Code:
        return Code(self.names[operation.detail])

    def _size(self, operation: Operation) -> Code:
        return Code(self._length(operation.detail))

    def _number(self, operation: Operation) -> Code:
        return Code(str(operation.detail))

    def _add(self, operation: Operation) -> Code:
        text = ""
        for code, sign in zip(self._operands(operation), operation.detail, strict=True):
            if text:
                text += f" {'+' if sign > 0 else '-'} {code.within(SUM)}"
            else:
                text = code.within(SUM - 1) if sign > 0 else f"-{code.within(MATRIX_PRODUCT)}"
        return Code(text, SUM)

    def _multiply(self, operation: Operation) -> Code:
        first, *others = self._operands(operation)
        return Code(" * ".join([first.within(MATRIX_PRODUCT), *(each.within(PRODUCT) for each in others)]), PRODUCT)

    def _divide(self, operation: Operation) -> Code:
        above, below = self._operands(operation)
        return Code(f"{above.within(MATRIX_PRODUCT)} / {below.within(PRODUCT)}", PRODUCT)

    def _power(self, operation: Operation) -> Code:
        (base,) = self._operands(operation)
        return Code(f"{base.within(POWER)}**{operation.detail}", POWER)

    def _raise(self, operation: Operation) -> Code:
        base, exponent = (self._code(number) for number in operation.operands)
        return Code(f"{base.within(POWER)}**{exponent.within(POWER)}", POWER)

    def _function(self, operation: Operation) -> Code:
        (number,), name = operation.operands, operation.detail
        if name in OF_LIBRARIES and self._is_array(number):
            return Code(f"{self.library}.{name}({self._code(number).text})")
        return self._call(OF_LIBRARIES.get(name, name), self._code(number).text)

    def _is_array(self, number: int) -> bool:
        """Whether this is surely an array of the library, and no number of Python's."""
        operation = self.program.assignments[number]
        return bool(operation.shape) or any(map(self._is_array, operation.operands))

    def _product(self, operation: Operation) -> Code:
        along = f"axis={operation.detail}" if operation.shape else ""
        return Code(f"{self._code(operation.operands[0]).within(POWER)}.prod({along})")

    def _others(self, operation: Operation) -> Code:
        return self._call("products_of_others", self._code(operation.operands[0]).text)

    def _negate(self, operation: Operation) -> Code:
        (code,) = self._operands(operation)
        return Code(f"-{code.within(MATRIX_PRODUCT)}", NEGATIVE)

    def _transpose(self, operation: Operation) -> Code:
        code = self._code(operation.operands[0])
        if len(operation.shape) == FLAT:
            return Code(f"{code.within(POWER)}.T")
        before = "".join(ascii_lowercase[axis] for axis in range(len(operation.detail)))
        return Code(
            f"{self.library}.einsum('{before}->{''.join(before[axis] for axis in operation.detail)}', {code.text})"
        )

    def _diagonal(self, operation: Operation) -> Code:
        (number,), (first, second) = operation.operands, operation.detail
        axes = f", 0, {first}, {second}" if len(operation.shape) > 1 else ""
        return Code(f"{self.library}.diagonal({self._code(number).text}{axes})")

    def _total(self, operation: Operation) -> Code:
        axes = operation.detail
        along = f"axis={axes[0] if len(axes) == 1 else axes}" if operation.shape else ""
        return Code(f"{self._code(operation.operands[0]).within(POWER)}.sum({along})")

    def _contract(self, operation: Operation) -> Code:
        rank = len(operation.shape)
        arrays, layouts = [self._code(number) for number in operation.operands], operation.layouts
        gone = sorted({axis for layout in layouts for axis in layout if axis >= rank})
        both = [axis for axis in range(rank) if all(axis in layout for layout in layouts)]
        if (
            len(arrays) == FLAT
            and len(gone) == 1
            and len(both) <= 1
            and all(len(each) <= FLAT + len(both) for each in layouts)
        ):
            sides = self._matrices(arrays, layouts, both, gone[0])
            if sides:
                return Code(f"{sides[0].within(PRODUCT)} @ {sides[1].within(PRODUCT)}", MATRIX_PRODUCT)
        inside = ", ".join(code.text for code in arrays)
        if len(arrays) == FLAT and rank and not both:
            axes = ", ".join(str([layout.index(axis) for axis in gone]) for layout in layouts)
            return Code(f"{self.library}.tensordot({inside}, ({axes}))")
        equation = ",".join("".join(ascii_lowercase[axis] for axis in layout) for layout in layouts)
        return Code(f"{self.library}.einsum('{equation}->{ascii_lowercase[:rank]}', {inside})")

    def _matrices(
        self, arrays: Sequence[Code], layouts: Sequence[Sequence[int]], both: Sequence[int], gone: int
    ) -> list[Code]:
        """The two sides of a matrix product, or nothing where there is none."""
        sides = []
        for code, layout, place in zip(arrays, layouts, (-1, 0), strict=True):
            inner = [axis for axis in layout if axis not in both]
            if both and (layout[0] != both[0] or len(inner) < FLAT):
                return []
            if len(inner) == 1 or inner[place] == gone:
                sides.append(code)
            elif both:
                sides.append(Code(f"{self.library}.swapaxes({code.text}, 1, 2)"))
            else:
                sides.append(Code(f"{code.within(POWER)}.T"))
        return sides

    def _where_equal(self, operation: Operation) -> Code:
        values = ", ".join(code.text for code in self._operands(operation))
        return self._call("where_equal", values, str(operation.detail), self._shape(operation), self.like)

    def _spread(self, operation: Operation) -> Code:
        (code,) = self._operands(operation)
        return self._call("spread", code.text, self._shape(operation), self.like)

    def _diagonal_matrix(self, operation: Operation) -> Code:
        return self._call("diagonal_matrix", self._code(operation.operands[0]).text)

    def _add_diagonal(self, operation: Operation) -> Code:
        return self._on_diagonal(operation)

    def _set_diagonal(self, operation: Operation) -> Code:
        return self._on_diagonal(operation)

    def _on_diagonal(self, operation: Operation) -> Code:
        matrix, vector = operation.operands
        return self._call(operation.kind, self._fresh(matrix, 1), self._code(vector).text)


def _aligned(code: Code, layout: Sequence[int], rank: int) -> Code:
    if not layout or len(layout) == rank - layout[0]:
        return code
    places = ", ".join(":" if axis in layout else "None" for axis in range(layout[0], rank))
    return Code(f"{code.within(POWER)}[{places}]")


def _quoted(lines: Iterable[str]) -> list[str]:
    """The lines of a docstring, whatever they say."""
    text = "\n".join(lines).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""{text}\n"""'.split("\n")
