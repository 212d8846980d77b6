r"""A mistake as text: what is claimed, the point at which it fails, and what is true instead."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sympy import Add, Rational, exp

from symdrop.deciders.agreement import Refutation, refutes
from symdrop.deciders.instances.exponentials.numbers import ExponentialNumber
from symdrop.errors import Unknown
from symdrop.latex.columns import PAPER, Column
from symdrop.latex.derivation import statement_display
from symdrop.latex.document import GITHUB, OF_A_PAPER, Web, display
from symdrop.latex.premises import LATEX, PLAIN, Script, premises
from symdrop.latex.sources import latex_source
from symdrop.latex.terminal import claim
from symdrop.latex.words import fill, label, latex_words, one_line
from symdrop.theorem import Mistake


def mistake_latex(
    mistake: Mistake,
    name: str | None = None,
    parts: Collection[str] = OF_A_PAPER,
    column: Column = PAPER,
    script: Script = LATEX,
) -> str:
    r"""The claim, its counterexample and the true statement in LaTeX; raises what `mistake.refutation` raises.

    Besides what `latex` needs the text needs `\newtheorem{mistake}{Claimed, and false}`; a `name` gives it the label
    `mis:name`, and its equations `eq:name` and `eq:name:instead`.

    >>> from symdrop.catalogue import mistakes
    >>> print(mistake_latex(next(mistakes()).claim).splitlines()[0])
    \begin{mistake}[{The penalty without its half}]
    """
    found = _found(mistake)
    claimed = found.statement
    parts = [
        rf"\begin{{mistake}}[{{{latex_words(claimed.title).strip()}}}]"
        + (rf"\label{{{label(name, 'mis')}}}" if name else ""),
        r"\emergencystretch=3em",
        fill(premises(claimed, script)),
        *display(statement_display(claimed, script, column), name and label(name, "eq"), column),
        r"\end{mistake}",
        fill(rf"\noindent {_failure(found, script)}"),
    ]
    if mistake.instead is not None:
        true = mistake.instead.statement
        parts += [
            fill(f"True instead: {premises(true, script)}"),
            *display(statement_display(true, script, column), name and f"{label(name, 'eq')}:instead", column),
        ]
    if "source" in parts and mistake.source.strip():
        parts.append(rf"\par\noindent See {latex_source(mistake.source)}.")
    return "\n".join(parts) + "\n"


def mistake_markdown(mistake: Mistake, web: Web = GITHUB) -> str:
    """The same in GitHub Markdown, without the title; raises what `mistake.refutation` raises.

    >>> from symdrop.catalogue import mistakes
    >>> mistake_markdown(next(mistakes()).claim)[:13]
    'Claimed: Let '
    """
    found = _found(mistake)
    parts = [
        f"Claimed: {premises(found.statement, web.script)}",
        web.block(statement_display(found.statement, web.script, web.column)),
        _failure(found, web.script),
    ]
    if mistake.instead is not None:
        true = mistake.instead.statement
        title = web.words(true.title).strip()
        parts += [f"True instead ({title}): {premises(true, web.script)}"]
        parts += [web.block(statement_display(true, web.script, web.column))]
    return "\n\n".join(parts)


def mistake_plain(mistake: Mistake) -> str:
    """The same as plain ASCII for a terminal.

    >>> from symdrop.catalogue import mistakes
    >>> print(mistake_plain(next(mistakes()).claim).splitlines()[-5])
    It fails at n = 1, I_1 = 1, p_1 = 1/3, t = 0, w_1 = 1: the left side is 1/6, the right side 5/18.
    """
    found = _found(mistake)
    parts = [
        one_line(found.statement.title).strip(),
        "\n".join(["Claimed:", *claim(found.statement)]),
        _failure(found, PLAIN),
    ]
    if mistake.instead is not None:
        parts.append("\n".join(["True instead:", *claim(mistake.instead.statement)]))
    return "\n\n".join(parts)


def _found(mistake: Mistake) -> Refutation:
    """The refutation of the mistake; what a class puts in its place is refused."""
    found = mistake.refutation
    if not refutes(found, mistake):
        raise TypeError(f"{found!r} is not a refutation of {mistake.title!r}")
    return found


def _failure(found: Refutation, script: Script) -> str:
    """At which point the claim fails, and how."""
    script = script.of(found.statement)
    numbers = [(Unknown(name), number) for name, number in (*found.sizes.items(), *found.indices.items())]
    where = ", ".join(
        script.formula(f"{_symbol(each, script)} = {value}") for each, value in (*numbers, *found.values.items())
    )
    left, right = (_number(side, script) for side in (found.left, found.right))
    return f"It fails at {where}: the left side is {left}, the right side {right}."


def _number(side: Any, script: Script) -> str:
    """The value of a side: what is known to some digits only says so beside the formula."""
    if isinstance(side, ExponentialNumber):
        return script.formula(script.write(Add(*(Rational(each) * exp(Rational(at)) for at, each in side.terms))))
    digits, _, remark = str(side).partition(" (to")
    return script.formula(digits) + (f" (to{remark}" if remark else "")


def _symbol(each: Unknown, script: Script) -> str:
    """A size, an index, a scalar, or an entry such as `X[1,2]` in symbols."""
    printer = script.printer()
    letter = printer.name(each.name)
    return str(printer.subscripted(letter, [*map(str, each.subscripts)]) if each.subscripts else letter)
