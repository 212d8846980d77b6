"""A proven line as a function of arrays: it is proved and compiled when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

from symdrop.errors import BadStatement
from symdrop.numeric.signature import MISSING, PLAIN, Argument, Pattern, bound, parameter_names
from symdrop.numeric.tensors import called_while_compiling, is_tensor, kind_of
from symdrop.statements.display import Displayed

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.deciders.kernel.check import Proof
    from symdrop.language import Index
    from symdrop.numeric.compilation import Compiled
    from symdrop.numeric.printer import Text
    from symdrop.numeric.program import Program
    from symdrop.numeric.quick import Known
    from symdrop.statements.statement import Statement


class Formula(Displayed):
    """A proven line as a function: call it with arrays of NumPy, torch, JAX or dask, with lists, or with numbers.

    Made by `compile_proof`, or found in `symdrop.formulas`. Index 1 of the mathematics is entry 0 of an array. `prove`
    is called for the proof when that is first needed, and what it raises is raised then.

    >>> from symdrop.formulas import expected_dropout_output
    >>> print(expected_dropout_output.arguments[0])
    w: array of shape (n,), or a number
    """

    def __init__(
        self,
        name: str,
        arguments: Sequence[Argument],
        documentation: str,
        prove: Callable[[], Proof],
        counts: Sequence[str] = (),
    ) -> None:
        self.name, self.arguments, self.counts = name, tuple(arguments), tuple(counts)
        self.__name__ = self.__qualname__ = parameter_names([name.replace(".", "_")])[0]
        self.__doc__ = documentation
        self._parameters = parameter_names([*(argument.name for argument in self.arguments), *self.counts])
        shown = dict.fromkeys(size for argument in self.arguments for size in argument.sizes)
        self._optional = tuple(size for size in shown if size not in self._parameters)
        given = [Parameter(each, Parameter.POSITIONAL_OR_KEYWORD) for each in self._parameters]
        given += [Parameter(each, Parameter.KEYWORD_ONLY, default=None) for each in self._optional]
        self.__signature__ = Signature(given)
        self._prove = prove
        self._made: Compiled | None = None
        self._logarithm: Formula | None = None
        self._of: Formula | None = None
        self._texts: dict[Pattern, Text] = {}
        self._functions: dict[tuple[Pattern, Any], Callable[..., Any]] = {}
        self._known: Known = {}
        self._tensor_ways: list[Callable[..., Any]] = []
        numbers: dict[Any, int] = {}

        def tensor_way(kinds: tuple[Any, ...]) -> int:
            if kinds not in numbers:
                self._tensor_ways.append(self._for_tensors(kinds))
                numbers[kinds] = len(self._tensor_ways) - 1
            return numbers[kinds]

        self._tensor_way = called_while_compiling(tensor_way)

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
    def logarithm(self) -> Formula:
        """The natural logarithm of the value as a formula of the same arguments, for values that over- or underflow.

        It is computed without the value: of a product over an index as the sum of logarithms, of an exponential as its
        exponent. Raises `OutsideFragment` where the line is neither, or has a factor that may be zero or negative.
        """
        if self._logarithm is None:
            from symdrop.numeric.compilation import logarithm_of

            made = logarithm_of(self._compiled())
            documentation = f"The natural logarithm of {self.__name__}.\n\n{self.__doc__}"
            found = Formula(f"log_{self.name}", self.arguments, documentation, self._prove, self.counts)
            found._made, found._of = made, self
            self._logarithm = found
        return self._logarithm

    @property
    def source(self) -> str:
        """The text of the function that runs where an array is given for every family."""
        return self.text.source

    @property
    def text(self) -> Text:
        """The same text, with the names by which it calls the array library and the helpers that it uses."""
        return self._text(PLAIN)

    @property
    def program(self) -> Program:
        """What the function does, step by step."""
        return self._compiled().program

    @property
    def largest(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of the largest arrays that occur, by the names of their sizes, arguments and result included."""
        return self._compiled().program.largest

    @property
    def oversized(self) -> tuple[tuple[str, ...], ...]:
        """The shapes of arrays on the way that may be larger than every argument and the result; best is none."""
        return self._compiled().program.oversized

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        """The value of the line: one axis for each free index, or a number without any.

        Arrays may be of any one library; the value is of that library and on the same device. Its precision is the
        widest among arrays and NumPy's numbers; integers, truth values and Python's numbers adapt to it. Where all
        numbers are fractions and integers the value is exact, unless the line has a function such as an exponential. A
        size may be given by its name, and must be where no array shows it. Arrays may have one axis more than their
        own, in front of them and of one length, for a batch; then the value has it, too.

        Raises `ValueError` for a wrong shape or type of number, and where numbers that are not NumPy's are divided by
        zero; `TypeError` for a missing or unknown argument, for arrays of two libraries, or of a library that lacks
        what is needed.
        """
        return _the_long_way(self, args, kwargs)

    def __get__(self, instance: Any, owner: Any = None) -> Formula:
        """The formula itself: as an attribute of a class it takes no `self`. This also makes `help` show a function."""
        return self

    def __copy__(self) -> Formula:
        return self

    def __deepcopy__(self, memo: Any) -> Formula:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """What is pickled is the statement; it is proved again where the formula is first called."""
        if self._of is not None:
            return _logarithm_again, (self._of,)
        return _proved_again, (self.theorem, [each.name for each in self.arguments], self.name)

    def __repr__(self) -> str:
        return f"{self.__name__}({', '.join(self._parameters)})"

    def displayed(self) -> Any:
        """What a notebook shows: the proof."""
        return self.proof

    def _value(self, given: dict[str, Any]) -> Any:
        """The value for all that a call may be given, which is looked at and converted."""
        import numpy as np

        from symdrop.numeric.arguments import prepared
        from symdrop.numeric.values import computed, given_sizes

        values = [given[name] for name in self._parameters[: len(self.arguments)]]
        sizes = given_sizes({size: given[name] for size, name in self._sizes().items()})
        made = self._compiled()
        ask = prepared(self.arguments, values, sizes, made.sizes, made.program.is_exact)
        function = self._function(ask.pattern, ask.library, ask.values)
        passed = [*ask.values, *(ask.sizes[size] for size in self.counts)]
        try:
            if ask.library is not np:
                return function(*passed)
            self._remember(values, ask.pattern, function)
            return computed(function, passed)
        except ZeroDivisionError:
            numbers = [
                f"{name} = {value}" for name, value in given.items() if isinstance(value, int | float | Fraction)
            ]
            place = f" at {', '.join(numbers)}" if numbers else ""
            raise ValueError(f"{self.__name__} divides by zero{place}; give other numbers") from None

    def _remember(self, values: Sequence[Any], pattern: Pattern, function: Callable[..., Any]) -> None:
        """Take the quick way from now on for arguments of these types, if there is one."""
        from symdrop.numeric.quick import entrance, guarded

        kinds = tuple(map(type, values))
        if kinds in self._known or pattern.batched or self.counts:
            return

        def long_way(*given: Any) -> Any:
            return _the_long_way(self, given, {})

        quick = guarded(self.arguments, self._parameters, values, pattern, function, long_way)
        if quick is None:
            return
        if not self._known:
            way = entrance(self.__name__, self._parameters, self._known, _the_long_way)
            # Python looks for the `__call__` of an object in its class.
            self.__class__ = type(type(self).__name__, (type(self),), {"__call__": way})
        self._known[kinds] = quick

    def _for_tensors(self, kinds: tuple[Any, ...]) -> Callable[..., Any]:
        """What computes with tensors and numbers of these kinds."""
        from symdrop.numeric.tensors import way

        self._compiled()
        return way(self.arguments, self.counts, self._optional, kinds, self._function, self._value)

    def _sizes(self) -> dict[str, str]:
        """The parameters that are sizes, by the names of the sizes."""
        return dict(zip(self.counts, self._parameters[len(self.arguments) :], strict=True)) | {
            name: name for name in self._optional
        }

    def _compiled(self) -> Compiled:
        from symdrop.numeric.compilation import arguments_of, compiled

        if self._made is None:
            made = compiled(self._prove())
            if arguments_of(made.line, [argument.name for argument in self.arguments]) != self.arguments:
                wanted = "; ".join(map(str, arguments_of(made.line)))
                raise BadStatement(f"the sizes of the arguments of {self!r} are not those of the line: {wanted}")
            self._made = made
        return self._made

    def _function(self, pattern: Pattern, library: Any, values: Sequence[Any] = ()) -> Callable[..., Any]:
        from symdrop.numeric.compilation import executed

        key = pattern, library
        if key not in self._functions:
            arrays = [each for each in values if hasattr(each, "shape")]
            self._functions[key] = executed(self._text(pattern), self.__name__, library, arrays)
        return self._functions[key]

    def _text(self, pattern: Pattern) -> Text:
        from symdrop.numeric.compilation import text

        if pattern not in self._texts:
            self._texts[pattern] = text(self._compiled(), self.__name__, self.arguments, pattern)
        return self._texts[pattern]


def _the_long_way(formula: Formula, args: Sequence[Any], named: Mapping[str, Any]) -> Any:
    """The value for what is given by position and by name, whatever that is."""
    parameters, optional = formula._parameters, formula._optional
    if any(each is MISSING for each in args):
        named = {name: each for name, each in zip(parameters, args, strict=False) if each is not MISSING} | dict(named)
        args = args[len(parameters) :]
    given = bound(formula.__name__, parameters, optional, args, named)
    values = [given[name] for name in parameters]
    if any(is_tensor(each) for each in values):
        number = formula._tensor_way(tuple(kind_of(each) for each in values))
        return formula._tensor_ways[number](given, values)
    return formula._value(given)


def _proved_again(statement: Statement, arguments: Sequence[str], name: str) -> Formula:
    """The formula of a statement, which is proved when the formula is first called."""
    from symdrop.deciders.agreement import prove

    return _formula(statement, lambda: prove(statement), arguments, name)


def _logarithm_again(formula: Formula) -> Formula:
    """The logarithm of a formula, as it is when it is first needed."""
    return formula.logarithm


def _formula(statement: Statement, proof: Callable[[], Proof], arguments: Sequence[str] | None, name: str) -> Formula:
    from symdrop.numeric.compilation import arguments_of, compiled_line, counts_of, free_of, returned

    line = compiled_line(statement)
    given, counts = arguments_of(line, arguments), counts_of(line)
    told = [statement.title, "", *map(str, given), *(f"{size}: a size" for size in counts)]
    return Formula(name, given, "\n".join([*told, f"Returns {returned(free_of(line))}."]), proof, counts)


def compile_proof(proof: Proof, arguments: Sequence[str] | None = None, name: str = "formula") -> Formula:
    """Compile the right side of a proof, or the line nearest to it that is free of E and D, as it is stated.

    `arguments` orders the arguments by name; without it they come in alphabetical order, and behind them the sizes that
    no argument has. The free indices become the axes of the result, in alphabetical order. `name` is what the function
    is called in its text and in tracebacks; a word of Python gets an underscore.

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
    from symdrop.numeric.compilation import compiled

    if not name.isidentifier():
        raise BadStatement(f"{name!r} is not a name for a function; give letters, digits and underscores")
    made = compiled(proof)
    formula = _formula(proof.statement, lambda: proof, arguments, name)
    formula._made = made
    return formula
