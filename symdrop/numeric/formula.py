"""A proven line as a function of arrays: which line is compiled, what its arguments are, and how it is called."""

from __future__ import annotations

import linecache
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from inspect import Parameter, Signature
from typing import Any
from zlib import crc32

import numpy as np
from sympy import Expr, Sum

from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.language import D, E, Family, Index, Scalar, Size
from symdrop.latex import latex
from symdrop.numeric.arguments import Argument, fitting, prepared, written_shape
from symdrop.numeric.lowering import lowered
from symdrop.numeric.operations import HELPERS
from symdrop.numeric.printer import printed
from symdrop.numeric.program import Program
from symdrop.numeric.scheduling import scheduled
from symdrop.numeric.sharing import shared
from symdrop.statements.display import Displayed
from symdrop.statements.statement import Statement

Compiled = Callable[..., Any]


class Formula(Displayed):
    """A proven line, compiled: call it with arrays of NumPy, torch, JAX or dask, with lists, or with numbers.

    Made by `compile_proof`. Index 1 of the mathematics is entry 0 of an array. `proof`, `theorem`, `latex`, `source`
    (the text of the function that runs) and `oversized` hang on it.
    """

    def __init__(self, proof: Proof, arguments: Sequence[str] | None = None, name: str = "formula") -> None:
        if not isinstance(proof, Proof):
            raise BadStatement(f"{proof!r} is not a Proof; pass theorem.proof")
        if not name.isidentifier():
            raise BadStatement(f"{name!r} is no name for a function; give letters, digits and underscores")
        self.proof, self.name = proof, name
        self.line = compiled_line(proof.statement)
        self.free = _free_indices(self.line)
        self.arguments = _arguments(self.line, arguments)
        self.program = shared(scheduled(lowered(self.line, self.free)))
        self.__signature__ = signature([argument.parameter for argument in self.arguments])
        self.__doc__ = "\n".join([proof.statement.title, "", *map(str, self.arguments), f"Returns {self._returns()}."])
        self._sizes = sorted({size.name for size in self.line.atoms(Size)})
        self._texts: dict[frozenset[str], str] = {}
        self._functions: dict[tuple[frozenset[str], Any], Compiled] = {}
        self._ready: dict[tuple[type, ...], tuple[Compiled, Compiled]] = {}

    @property
    def theorem(self) -> Statement:
        """The statement that is proved."""
        return self.proof.statement

    @property
    def latex(self) -> str:
        """The derivation as LaTeX."""
        return latex(self.proof)

    @property
    def source(self) -> str:
        """The text of the function that runs where an array is given for every family."""
        return self._text(frozenset())

    @property
    def largest(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of the largest arrays that occur, by the names of their sizes, arguments and result included."""
        return self.program.largest

    @property
    def oversized(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of arrays on the way that may be larger than every argument and the result; best is none."""
        return self.program.oversized

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value of the line: one axis for each free index, or a number without any.

        Arrays may be of any one library; the value is of that library, on the same device, of the same precision. Where
        all numbers are fractions and integers the value is exact.

        Raises `ValueError` for a wrong shape or type of number, and `TypeError` for a missing or unknown argument or
        for arrays of two libraries.
        """
        if not kwargs:
            ready = self._ready.get(tuple(map(type, args)))
            if ready is not None and ready[0](*args):
                return ready[1](*args)
        bound = self.__signature__.bind(*args, **kwargs).arguments
        values = [bound[argument.parameter] for argument in self.arguments]
        ask = prepared(self.arguments, values, self._sizes)
        function = self._function(ask.constant, ask.library)
        if ask.library is np and all(type(value) is float for value in ask.values):
            function = _of_numbers(function)
        self._remember(values, ask.constant, function)
        return function(*ask.values)

    def _remember(self, values: Sequence[Any], constant: frozenset[str], function: Compiled) -> None:
        """Arguments of these types need no more than a look at shapes and types of number, if they are NumPy's."""
        kinds = tuple(map(type, values))
        arrays = [each.name for each, kind in zip(self.arguments, kinds, strict=True) if kind is np.ndarray]
        wanted = {each.name for each in self.arguments if each.sizes} - constant
        if kinds in self._ready or set(arrays) != wanted or not set(kinds) <= {np.ndarray, float}:
            return
        names = {"DOUBLE": np.dtype(np.float64), "SINGLE": np.dtype(np.float32)}
        fits = _executed(fitting(self.arguments, constant, arrays), "fits", f"{self.name} fits", names)
        self._ready[kinds] = fits, function

    def _function(self, constant: frozenset[str], library: Any) -> Compiled:
        key = constant, library
        if key not in self._functions:
            self._functions[key] = _executed(self._text(constant), self.name, self.name, {"xp": library, **HELPERS})
        return self._functions[key]

    def _text(self, constant: frozenset[str]) -> str:
        if constant not in self._texts:
            program = shared(scheduled(lowered(self.line, self.free, constant))) if constant else self.program
            given = [replace(each, sizes=()) if each.name in constant else each for each in self.arguments]
            self._texts[constant] = printed(program, self.name, given, self._docstring(program, given))
        return self._texts[constant]

    def _docstring(self, program: Program, given: Sequence[Argument]) -> list[str]:
        """What the function computes, by which theorem, of what."""
        statement = self.proof.statement
        lines = [f"{statement.title}.", ""]
        if statement.source:
            lines += [f"Source: {statement.source}", ""]
        lines += [*(each.description for each in given), f"Returns {self._returns()}."]
        if program.oversized:
            told = " and ".join(written_shape(shape) for shape in program.oversized)
            lines.append(f"On the way there are arrays of shape {told}, larger than any argument and the result.")
        return lines

    def displayed(self) -> Proof:
        """What a notebook shows: the proof."""
        return self.proof

    def _returns(self) -> str:
        if not self.free:
            return "a number"
        shape = written_shape([index.size.name for index in self.free])
        return f"an array of shape {shape}, one axis for each of {', '.join(index.name for index in self.free)}"


def compile_proof(proof: Proof, arguments: Sequence[str] | None = None, name: str = "formula") -> Formula:
    """Compile the right side of a proof, or the last of its lines that is free of E and D, as it is stated.

    `arguments` orders the arguments by name; without it they come in alphabetical order. The free indices become the
    axes of the result, in alphabetical order. `name` is what the function is called in its text and in tracebacks.

    Raises `BadStatement` for anything but a `Proof`, for a wrong list of arguments or for a name that is none, and
    `OutsideFragment` when no line is free of E and D.

    >>> from symdrop.catalogue import find
    >>> proof = find("expected_dropout_output")[0].theorem.proof
    >>> formula = compile_proof(proof, ["w", "I", "p"], "output")
    >>> float(formula([1.0, 2.0], [3.0, 4.0], 0.5))
    5.5
    >>> print(formula.source.splitlines()[0], formula.source.splitlines()[-1], sep="\\n")
    def output(w, I, p):
        return (I * p) @ w
    """
    return Formula(proof, arguments, name)


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


def _free_indices(line: Expr) -> list[Index]:
    bound = {limits[0] for total in line.atoms(Sum) for limits in total.limits}
    return sorted(line.atoms(Index) - bound, key=lambda index: str(index.name))


def _of_numbers(function: Compiled) -> Compiled:
    """The function for floats alone: NumPy's divide by zero as its arrays do."""
    return lambda *values: function(*map(np.float64, values))


def _executed(text: str, function: str, shown: str, names: Mapping[str, Any]) -> Compiled:
    """The function that a text defines; a traceback through it shows the text."""
    file = f"<symdrop {shown} {crc32(text.encode()):08x}>"
    linecache.cache[file] = len(text), None, text.splitlines(keepends=True), file
    namespace = dict(names)
    exec(compile(text, file, "exec"), namespace)
    made: Compiled = namespace[function]
    return made
