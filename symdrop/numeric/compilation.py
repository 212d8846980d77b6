"""A proven line on its way to a function: which line is compiled, what its arguments are, and the passes in order."""

from __future__ import annotations

import linecache
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from sympy import Expr

from symdrop.deciders.instances.divisors import pole, powers
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.language import D, Expectation, Family, Index, Scalar, Size
from symdrop.numeric.lowering import lowered
from symdrop.numeric.operations import HELPERS, reached
from symdrop.numeric.printer import Text, printed
from symdrop.numeric.program import Program
from symdrop.numeric.scheduling import scheduled
from symdrop.numeric.sharing import shared
from symdrop.numeric.signature import PLAIN, Argument, Pattern, written_shape
from symdrop.statements.expressions import free_indices
from symdrop.statements.hypotheses import Nonzero
from symdrop.statements.statement import Statement


@dataclass(frozen=True)
class Compiled:
    """A proven line with its program; `free` are the indices that become axes, and `sizes` the sizes that occur."""

    proof: Proof
    line: Expr
    free: tuple[Index, ...]
    sizes: tuple[str, ...]
    program: Program


def compiled(proof: Proof) -> Compiled:
    """The line of a proof that is compiled, with its program for arrays everywhere.

    Raises `BadStatement` for anything but a `Proof`, and `OutsideFragment` when no line is free of E and D.
    """
    if type(proof) is not Proof:
        raise BadStatement(f"{proof!r} is not a Proof; pass theorem.proof")
    line = compiled_line(proof.statement)
    free = free_of(line)
    sizes = sorted({size.name for size in line.atoms(Size)})
    return Compiled(proof, line, free, tuple(sizes), program(line, free))


def free_of(line: Expr) -> tuple[Index, ...]:
    """The free indices of a line in alphabetical order, which are the axes of the result."""
    return tuple(sorted(free_indices(line), key=lambda index: str(index.name)))


def program(line: Expr, free: Sequence[Index], pattern: Pattern = PLAIN) -> Program:
    """The program of a line for the calls of a pattern.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n")
    >>> j, w = index("j", n), family("w", n)
    >>> [each.kind for each in program(Sum(w[j] ** 2, j), []).assignments]
    ['input', 'contract']
    """
    return shared(scheduled(lowered(line, free, pattern)))


def compiled_line(statement: Statement) -> Expr:
    """The line that is compiled: the right side, or else the stated line nearest to it, that is free of E and D."""
    # The lines of an inequality lead from its right side to the left one.
    for line in statement.lines if statement.remainder is not None else reversed(statement.lines):
        if not line.atoms(Expectation, D):
            return line
    raise OutsideFragment(
        f"every line of {statement.title!r} has an E, Var, Cov or D; state one without, and then it compiles"
    )


def arguments_of(line: Expr, order: Sequence[str] | None = None) -> tuple[Argument, ...]:
    """The arguments of a line in this order, or else in alphabetical order.

    Raises `BadStatement` where the names are not those of the line.
    """
    families = {each.name: Argument(each.name, tuple(s.name for s in each.shape)) for each in line.atoms(Family)}
    found = families | {each.name: Argument(each.name) for each in line.atoms(Scalar)}
    order = sorted(found, key=lambda name: (name.casefold(), name)) if order is None else order
    if sorted(order) != sorted(found):
        raise BadStatement(f"the arguments {list(order)} are not those of the line, {sorted(found)}")
    return tuple(found[name] for name in order)


def returned(free: Sequence[Index]) -> str:
    """What a function with these free indices returns, in words."""
    if not free:
        return "a number"
    shape = written_shape([index.size.name for index in free])
    return f"an array of shape {shape}, one axis for each of {', '.join(index.name for index in free)}"


def counts_of(line: Expr) -> tuple[str, ...]:
    """The sizes of a line that no argument has: their numbers are arguments themselves.

    >>> from symdrop.language import scalar, size
    >>> counts_of(size("n") * scalar("p"))
    ('n',)
    """
    shown = {size.name for each in line.atoms(Family) for size in each.shape}
    return tuple(sorted({size.name for size in line.atoms(Size)} - shown))


def text(made: Compiled, name: str, arguments: Sequence[Argument], pattern: Pattern = PLAIN) -> Text:
    """The text of the function for the calls of a pattern."""
    whole = program(made.line, made.free, pattern) if pattern != PLAIN else made.program
    given = [each.given(pattern) for each in arguments]
    excluded = [each for each in excluded_sizes(made.proof.statement) if each[0] in made.sizes]
    return printed(whole, name, given, counts_of(made.line), _docstring(made, whole, given), excluded)


def excluded_sizes(statement: Statement) -> list[tuple[str, int]]:
    """The sizes and numbers that the hypotheses rule out, as m = 1 by nonzero(m - 1).

    >>> from symdrop.language import size
    >>> from symdrop.theorem import Theorem, nonzero
    >>> m = size("m")
    >>> excluded_sizes(Theorem(title="One", given=[nonzero(2 * m - 2)], lhs=m / m, rhs=1).statement)
    [('m', 1)]
    """
    declared = [each.quantity for each in statement.given if isinstance(each, Nonzero)]
    parts = (part for quantity in declared if isinstance(quantity, Expr) for part, _ in powers(quantity, 1))
    places = dict.fromkeys(at for part in parts if (at := pole(part)))
    return [(size, int(number)) for size, number in places if number >= 1 and number.denominator == 1]


def _docstring(made: Compiled, whole: Program, given: Sequence[Argument]) -> list[str]:
    """What the function computes, by which theorem, of what."""
    statement = made.proof.statement
    lines = [f"{statement.title}.", ""]
    if statement.source:
        lines += [f"Source: {statement.source}", ""]
    lines += [each.description for each in given]
    lines += [f"{size}: a size" for size in counts_of(made.line)]
    lines.append(f"Returns {returned(made.free)}.")
    if whole.oversized:
        shapes = " and ".join(written_shape(shape) for shape in whole.oversized)
        lines.append(f"On the way there are arrays of shape {shapes}, larger than any argument and the result.")
    return lines


def executed(written: Text, name: str, library: Any, arrays: Sequence[Any] = ()) -> Callable[..., Any]:
    """The function of this name that a text defines, on arrays of a library; a traceback through it shows the text.

    Raises `TypeError` where the library has not what the function needs.
    """
    wanted = re.findall(rf"\b{written.library}\.(\w+)", written.source)
    for text in reached(written.helpers.values()).values():
        wanted += re.findall(r"\bxp\.(\w+)", text)
    missing = {each for each in wanted if not hasattr(library, each)}
    missing |= {"sum" for each in arrays if ".sum(" in written.source and not hasattr(each, "sum")}
    if missing:
        needed = f"{', '.join(sorted(missing))}, which {name} needs"
        raise TypeError(f"{library_name(library)} has no {needed}; give it arrays of NumPy, torch, JAX or dask")
    file = f"<symdrop {name} {crc32(written.source.encode()):08x}>"
    linecache.cache[file] = len(written.source), None, written.source.splitlines(keepends=True), file
    namespace: dict[str, Any] = {written.library: library}
    namespace |= {alias: HELPERS[helper] for alias, helper in written.helpers.items()}
    exec(compile(written.source, file, "exec"), namespace)
    made: Callable[..., Any] = namespace[name]
    return made


def library_name(library: Any) -> str:
    """What the library of these functions is called."""
    name: str = library.__name__
    return name.replace("array_api_compat.", "")
