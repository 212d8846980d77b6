"""A proven line as a function of arrays: it is proved and compiled when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature
from operator import is_
from typing import TYPE_CHECKING, Any

from symdrop.errors import BadStatement
from symdrop.numeric.signature import Argument
from symdrop.statements.display import Displayed

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.deciders.kernel.check import Proof
    from symdrop.language import Index
    from symdrop.numeric.compilation import Compiled
    from symdrop.statements.statement import Statement

# How many combinations of types and shapes of arguments a formula remembers as right.
REMEMBERED = 1000


class Formula(Displayed):
    """A proven line as a function: call it with arrays of NumPy, torch, JAX or dask, with lists, or with numbers.

    Made by `compile_proof`, or found in `symdrop.formulas`. Index 1 of the mathematics is entry 0 of an array. `prove`
    is called for the proof when that is first needed, and what it raises is raised then.

    >>> from symdrop.formulas import expected_dropout_output
    >>> print(expected_dropout_output.arguments[0])
    w: array of shape (n,), or a number
    """

    def __init__(
        self, name: str, arguments: Sequence[Argument], documentation: str, prove: Callable[[], Proof]
    ) -> None:
        self.name, self.__name__ = name, name.replace(".", "_")
        self.arguments = tuple(arguments)
        self.__doc__ = documentation
        self._parameters = tuple(argument.parameter for argument in self.arguments)
        kind = Parameter.POSITIONAL_OR_KEYWORD
        self.__signature__ = Signature([Parameter(name, kind) for name in self._parameters])
        self._prove = prove
        self._made: Compiled | None = None
        self._texts: dict[frozenset[str], str] = {}
        self._functions: dict[tuple[frozenset[str], Any], Callable[..., Any]] = {}
        # Functions by the types and shapes of arguments that can be computed with as they are, and how these are found.
        self._ready: dict[tuple[Any, ...], Callable[..., Any]] = {}
        self._kinds: Callable[[Sequence[Any]], tuple[Any, ...]] = tuple

    @property
    def is_compiled(self) -> bool:
        """Whether the line has been proved and compiled."""
        return self._made is not None

    @property
    def proof(self) -> Proof:
        """The proof that the formula is compiled from."""
        return self._compiled().proof

    @property
    def theorem(self) -> Statement:
        """The statement that is proved."""
        return self.proof.statement

    @property
    def latex(self) -> str:
        """The derivation as LaTeX."""
        from symdrop.latex import latex

        return latex(self.proof)

    @property
    def line(self) -> Expr:
        """The line that is compiled."""
        return self._compiled().line

    @property
    def free(self) -> tuple[Index, ...]:
        """The free indices of the line, which are the axes of the result in this order."""
        return self._compiled().free

    @property
    def source(self) -> str:
        """The text of the function that runs where an array is given for every family."""
        return self._text(frozenset())

    @property
    def largest(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of the largest arrays that occur, by the names of their sizes, arguments and result included."""
        return self._compiled().program.largest

    @property
    def oversized(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of arrays on the way that may be larger than every argument and the result; best is none."""
        return self._compiled().program.oversized

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value of the line: one axis for each free index, or a number without any.

        Arrays may be of any one library; the value is of that library, on the same device, of the same precision. Where
        all numbers are fractions and integers the value is exact.

        Raises `ValueError` for a wrong shape or type of number, and where numbers that are not NumPy's are divided by
        zero; `TypeError` for a missing or unknown argument or
        for arrays of two libraries.
        """
        if kwargs or len(args) != len(self._parameters):
            args = self._ordered(args, kwargs)
        function = self._ready.get(self._kinds(args)) if self._ready else None
        try:
            return self._checked(args) if function is None else function(*args)
        except ZeroDivisionError:
            raise ValueError(self._zero(args)) from None

    def __repr__(self) -> str:
        return f"{self.__name__}{self.__signature__}"

    def displayed(self) -> Any:
        """What a notebook shows: the proof."""
        return self.proof

    def _ordered(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, ...]:
        """All arguments by position."""
        names = self._parameters[len(args) :]
        if len(args) + len(kwargs) == len(self._parameters) and all(name in kwargs for name in names):
            return (*args, *[kwargs[name] for name in names])
        return self.__signature__.bind(*args, **kwargs).args

    def _zero(self, args: tuple[Any, ...]) -> str:
        """What to say of numbers that make it divide by zero."""
        from symdrop.numeric.values import is_number

        numbers = [f"{name} = {value}" for name, value in zip(self._parameters, args, strict=True) if is_number(value)]
        place = f" at {', '.join(numbers)}" if numbers else ""
        return f"{self.__name__} divides by zero{place}; give other numbers"

    def _checked(self, args: tuple[Any, ...]) -> Any:
        """The value at arguments of types and shapes that have not been seen yet, or that need to be converted."""
        import numpy as np

        from symdrop.numeric.arguments import kinds, prepared
        from symdrop.numeric.values import computed

        ask = prepared(self.arguments, args, self._compiled().sizes)
        function = self._function(ask.constant, ask.library)
        value = computed(function, ask.values)
        if {type(each) for each in args} <= {float, np.ndarray} and all(map(is_, args, ask.values)):
            if len(self._ready) >= REMEMBERED:
                self._ready.clear()
            numbers = all(type(each) is float for each in args)
            self._kinds = kinds
            self._ready[kinds(args)] = (lambda *values: computed(function, values)) if numbers else function
        return value

    def _compiled(self) -> Compiled:
        from symdrop.numeric.compilation import arguments_of, compiled

        if self._made is None:
            made = compiled(self._prove())
            if arguments_of(made.line, [argument.name for argument in self.arguments]) != self.arguments:
                wanted = "; ".join(map(str, arguments_of(made.line)))
                raise BadStatement(f"the sizes of the arguments of {self!r} are not those of the line: {wanted}")
            self._made = made
        return self._made

    def _function(self, constant: frozenset[str], library: Any) -> Callable[..., Any]:
        from symdrop.numeric.compilation import executed

        key = constant, library
        if key not in self._functions:
            self._functions[key] = executed(self._text(constant), self.__name__, library)
        return self._functions[key]

    def _text(self, constant: frozenset[str]) -> str:
        from symdrop.numeric.compilation import text

        if constant not in self._texts:
            self._texts[constant] = text(self._compiled(), self.__name__, self.arguments, constant)
        return self._texts[constant]


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
    from symdrop.numeric.compilation import arguments_of, compiled, returned

    if not name.isidentifier():
        raise BadStatement(f"{name!r} is not a name for a function; give letters, digits and underscores")
    made = compiled(proof)
    given = arguments_of(made.line, arguments)
    documentation = [made.proof.statement.title, "", *map(str, given), f"Returns {returned(made.free)}."]
    formula = Formula(name, given, "\n".join(documentation), lambda: proof)
    formula._made = made
    return formula
