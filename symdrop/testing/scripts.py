"""A statement as a program, to be pasted and run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Rational

from symdrop.hypotheses import Hypothesis, Nonzero
from symdrop.kernel.check import Statement
from symdrop.kernel.residuals import Typist
from symdrop.language import Family, Index, Scalar, Size

KINDS = (Size, Index, Family, Scalar)


class _Script(Typist):
    """Prints numbers so that Python reads them back as they are."""

    def _print_Rational(self, number: Rational) -> str:
        return f"Rational({number.p}, {number.q})"


def script(statement: Statement) -> str:
    """A statement as a program that states it and asks for its proof.

    >>> from symdrop.testing.aims import E, delta, k, p
    >>> from symdrop.testing.statements import hypotheses
    >>> print(script(Statement("A mean", "", hypotheses([delta[k]]), E(delta[k]), p[k] / 2, ())))
    from symdrop import *
    n = size('n')
    j, k = index('j k', n)
    delta, p = family('delta p', n)
    theorem = Theorem(
        title='A mean',
        given=[bernoulli(delta[j], keep=p[j])],
        lhs=E(delta[k]),
        rhs=p[k]/2,
        steps=[],
    )
    theorem.proof
    """
    text = _Script().doprint
    steps = [f"step({', '.join([text(each.line), *map(repr, each.reasons)])})" for each in statement.steps]
    laws = [_hypothesis(each, text) for each in statement.given]
    return "\n".join(
        [
            "from symdrop import *",
            *_declarations(statement),
            "theorem = Theorem(",
            f"    title={statement.title!r},",
            f"    given=[{', '.join(laws)}],",
            f"    lhs={text(statement.lhs)},",
            f"    rhs={text(statement.rhs)},",
            f"    steps=[{', '.join(steps)}],",
            ")",
            "theorem.proof",
        ]
    )


def _hypothesis(each: Hypothesis, text: Callable[[Any], str]) -> str:
    if isinstance(each, Nonzero):
        return f"nonzero({text(each.quantity)})"
    values = {name: text(value) for name, value in vars(each).items()}
    entry = values.pop("entry")
    return (
        f"{type(each).__name__.lower()}({', '.join([entry, *(f'{name}={value}' for name, value in values.items())])})"
    )


def _declarations(statement: Statement) -> list[str]:
    """The lines that declare what a statement mentions: sizes, indices, families and scalars."""
    said = [*statement.lines]
    for each in statement.given:
        said += [each.quantity] if isinstance(each, Nonzero) else [each.entry, *each.parameters]
    things = set().union(*(each.atoms(Size, Index, Family, Scalar) for each in said))
    lines: dict[tuple[str, ...], list[str]] = {}
    for thing in sorted(things, key=lambda each: (KINDS.index(type(each)), str(each))):
        sizes = [str(thing.size)] if isinstance(thing, Index) else map(str, getattr(thing, "shape", ()))
        lines.setdefault((type(thing).__name__.lower(), *sizes), []).append(str(thing))
    return [
        f"{', '.join(names)} = {kind}({', '.join([repr(' '.join(names)), *sizes])})"
        for (kind, *sizes), names in lines.items()
    ]
