"""A proven line as a NumPy function: which line is compiled, what its arguments are, and how they are checked."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Any

import numpy as np
from sympy import Expr, Sum, Symbol, lambdify

from symdrop.displays import Displayed
from symdrop.kernel.check import Proof, Statement
from symdrop.language import D, E, Family, Index, Scalar, Size
from symdrop.latex import latex
from symdrop.numeric.printer import ArrayPrinter
from symdrop.verdicts import BadStatement, OutsideFragment

FUNCTIONS = ("broadcast_to", "dot", "einsum", "eye")


@dataclass(frozen=True)
class Argument:
    """One argument of a formula: its name, and the names of its sizes (none for a number)."""

    name: str
    sizes: tuple[str, ...] = ()

    @property
    def parameter(self) -> str:
        """The name as a parameter of the function: a word of Python's grammar gets an underscore."""
        return f"{self.name}_" if keyword.iskeyword(self.name) else self.name

    def __str__(self) -> str:
        inside = ", ".join(self.sizes) + ("," if len(self.sizes) == 1 else "")
        return f"{self.name}: array of shape ({inside}), or a number" if self.sizes else f"{self.name}: a number"


class Formula(Displayed):
    """A proven line, compiled: call it with NumPy arrays, or numbers.

    Made by `compile_proof`. Index 1 of the mathematics is entry 0 of an array. `proof`, `theorem`, `latex` and
    `source` (the generated code) hang on it.
    """

    def __init__(self, proof: Proof, arguments: Sequence[str] | None = None) -> None:
        if not isinstance(proof, Proof):
            raise BadStatement(f"{proof!r} is not a Proof; pass theorem.proof")
        self.proof = proof
        self.line = compiled_line(proof.statement)
        self.free = _free_indices(self.line)
        self.arguments = _arguments(self.line, arguments)
        self.source, self._function, self._sizes = _compiled(self.line, self.free, self.arguments)
        self.__signature__ = signature([argument.parameter for argument in self.arguments])
        self.__doc__ = "\n".join([proof.statement.title, "", *map(str, self.arguments), f"Returns {self._returns()}."])

    @property
    def theorem(self) -> Statement:
        """The statement that is proved."""
        return self.proof.statement

    @property
    def latex(self) -> str:
        """The derivation as LaTeX."""
        return latex(self.proof)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value of the line: one axis for each free index, or a number without any.

        Raises `ValueError` for a wrong shape or type, and `TypeError` for a missing or unknown argument.
        """
        bound = self.__signature__.bind(*args, **kwargs).arguments
        values = {argument.name: _number_array(argument, bound[argument.parameter]) for argument in self.arguments}
        kinds = [value.dtype for value in values.values() if isinstance(value, np.ndarray)]
        kind = np.result_type(*kinds) if kinds else np.dtype(float)
        sizes = _sizes(self.arguments, values, self._sizes)
        filled = [_filled(argument, values[argument.name], sizes, kind) for argument in self.arguments]
        result = np.asarray(self._function(*filled, *(sizes[name] for name in self._sizes)))
        shared = not result.flags.owndata or any(result is each for each in filled)
        return result.astype(kind, copy=shared)[()]

    def displayed(self) -> Proof:
        """What a notebook shows: the proof."""
        return self.proof

    def _returns(self) -> str:
        if not self.free:
            return "a number"
        sizes = ", ".join(index.size.name for index in self.free)
        names = ", ".join(index.name for index in self.free)
        return f"an array of shape ({sizes}{',' if len(self.free) == 1 else ''}), one axis for each of {names}"


def compile_proof(proof: Proof, arguments: Sequence[str] | None = None) -> Formula:
    """Compile the right side of a proof, or the last of its lines that is free of E and D, as it is stated.

    `arguments` orders the arguments by name; without it they come in alphabetical order. The free indices become the
    axes of the result, in alphabetical order.

    Raises `BadStatement` for anything but a `Proof` or for a wrong list of arguments, and `OutsideFragment` when no
    line is free of E and D.

    >>> from symdrop.catalogue import find
    >>> proof = find("expected_dropout_output")[0].theorem.proof
    >>> formula = compile_proof(proof, ["w", "I", "p"])
    >>> float(formula([1.0, 2.0], [3.0, 4.0], 0.5))
    5.5
    >>> formula.source
    'dot(I * p, w)'
    """
    return Formula(proof, arguments)


def compiled_line(statement: Statement) -> Expr:
    """The line that is compiled: the right side, or else the last stated line, that is free of E and D."""
    for line in reversed(statement.lines):
        if not line.atoms(E, D):
            return line
    raise OutsideFragment(f"every line of {statement.title!r} has an E or a D; state one without, and then it compiles")


def signature(names: Sequence[str]) -> Signature:
    """The call signature with these arguments, by position or by name."""
    return Signature([Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in names])


def _arguments(line: Expr, order: Sequence[str] | None) -> list[Argument]:
    families = {each.name: Argument(each.name, tuple(s.name for s in each.shape)) for each in line.atoms(Family)}
    found = families | {each.name: Argument(each.name) for each in line.atoms(Scalar)}
    order = sorted(found, key=lambda name: (name.casefold(), name)) if order is None else order
    if sorted(order) != sorted(found):
        raise BadStatement(f"the arguments {list(order)} are not those of the line, {sorted(found)}")
    return [found[name] for name in order]


def _compiled(
    line: Expr, free: Sequence[Index], arguments: Sequence[Argument]
) -> tuple[str, Callable[..., Any], list[str]]:
    sizes = sorted({size.name for size in line.atoms(Size)})
    names: dict[str, str] = {}
    for name in [*(argument.name for argument in arguments), *sizes]:
        safe = name
        while safe in FUNCTIONS or keyword.iskeyword(safe) or safe in names.values():
            safe += "_"
        names[name] = safe
    printer = ArrayPrinter(free, names)
    function = lambdify([Symbol(names[name]) for name in names], line, modules="numpy", printer=printer)
    # SymPy lets the names of the line hide NumPy's; the arguments have other names, so NumPy's can come back.
    function.__globals__.update({name: getattr(np, name) for name in FUNCTIONS})
    return ArrayPrinter(free, names).doprint(line), function, sizes


def _free_indices(line: Expr) -> list[Index]:
    bound = {limits[0] for total in line.atoms(Sum) for limits in total.limits}
    return sorted(line.atoms(Index) - bound, key=lambda index: str(index.name))


def _number_array(argument: Argument, value: Any) -> Any:
    """The value as a float array, or a Python number that takes the precision of the arrays beside it."""
    if type(value) in (int, float):
        return float(value)
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError(f"{argument.name} is not an array: {error}") from None
    if array.dtype.kind not in "fiu":
        raise ValueError(f"{argument.name} has the type {array.dtype}; accepted are real numbers")
    if array.ndim not in {0, len(argument.sizes)}:
        raise ValueError(f"{argument.name} has the shape {array.shape}; accepted is {argument}")
    return array if array.dtype.kind == "f" else array.astype(float)


def _sizes(arguments: Sequence[Argument], values: Mapping[str, Any], names: Sequence[str]) -> dict[str, int]:
    """The number for each size, read off the shapes; all must agree."""
    found: dict[str, tuple[int, str]] = {}
    for argument in arguments:
        shape = np.shape(values[argument.name])
        for name, length in zip(argument.sizes, shape, strict=False):
            known, where = found.setdefault(name, (length, argument.name))
            if length != known or length == 0:
                told = f"but {where} says {name} = {known}" if length else f"and {name} is at least 1"
                raise ValueError(f"{argument.name} has the shape {shape}, {told}")
    for name in names:
        if name not in found:
            carriers = [argument.name for argument in arguments if name in argument.sizes]
            raise ValueError(f"the size {name} is not told: pass an array for one of {', '.join(carriers)}")
    return {name: length for name, (length, _) in found.items()}


def _filled(argument: Argument, value: Any, sizes: Mapping[str, int], kind: Any) -> Any:
    """A number that stands for a family becomes a constant array."""
    if not argument.sizes or np.ndim(value):
        return value
    return np.full([sizes[name] for name in argument.sizes], value, dtype=kind)
