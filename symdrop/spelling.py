r"""How what is declared looks when it is printed: by `symdrop.latex`, and with the TeX that an author gave for a name.

That TeX is no part of what a name is: `scalar("q", latex="q_0")` equals `scalar("q")`. SymPy keeps one object for equal
expressions, so an expression cannot say which of the two it was built from. The TeX of a name is therefore looked up
where the name is bound: among the variables of the file, the function or the notebook that states or prints something.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import FrameType
from typing import Any

import sympy
from sympy import Symbol
from sympy.printing.pretty.stringpict import prettyForm

from symdrop.errors import BadStatement

# Whose own variables say nothing of how an author writes: SymPy, and our machinery, but not our theorems.
OURS = os.path.dirname(__file__)
MACHINERY = (os.path.join(OURS, ""), os.path.join(os.path.dirname(sympy.__file__), ""))
AUTHORS = tuple(os.path.join(OURS, room, "") for room in ("definitions", "theorems", "mistakes"))
LONGEST = 80
NAMELESS = ("<lambda>", "<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
# A longer list holds data.
MOST_IN_A_LIST = 100

Notation = tuple[tuple[str, str], ...]


class Spelled:
    """Something declared or written in our words, which SymPy's printers print as a derivation shows it."""

    __slots__ = ()
    name: Any

    @property
    def latex(self) -> str:
        """The TeX that was given for its name, and nothing where none was."""
        return str(getattr(self, "_spelled", ""))

    def _latex(self, printer: Any) -> str:
        from symdrop.latex.document import latex

        return latex(self)


class Operator(Spelled):
    """The same for E, D and brackets, which the printer for a terminal shows so, too."""

    __slots__ = ()
    # Whether what stands behind it would seem to belong to it.
    is_open = False

    def _latex(self, printer: Any) -> str:
        text = super()._latex(printer)
        return rf"\left({text}\right)" if self.is_open and printer._print_level > 1 else text

    def _pretty(self, printer: Any) -> prettyForm:
        from symdrop.latex.document import plain

        return prettyForm(plain(self), binding=prettyForm.OPEN if self.is_open else prettyForm.ATOM)


def spelled(thing: Any, latex: str) -> Any:
    r"""An object that is equal to what is declared, with TeX for its name.

    Raises `BadStatement` for what is not mathematics that TeX and web pages set without error.
    """
    from symdrop.latex.mathematics import is_mathematics

    if not isinstance(latex, str) or len(latex) > LONGEST or not is_mathematics(latex):
        raise BadStatement(
            f"latex={latex!r} for {thing} is not accepted; write letters, accents and scripts of mathematics mode, "
            rf"with balanced braces, on one line and at most {LONGEST} characters, such as latex=r'\hat w_0'"
        )
    # SymPy would give the object that another declaration of the name has made.
    own = Symbol.__xnew__(type(thing), thing.name, **thing._assumptions_orig) if isinstance(thing, Symbol) else thing
    own._spelled = latex
    return own


def notation() -> Notation:
    """The names with TeX of their own where we are called from, in alphabetical order.

    It is the nearest function or file outside of our own machinery that has a variable for something declared. Raises
    `BadStatement` where one name is given two different texts there.
    """
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if not _is_machinery(frame.f_code.co_filename):
            scopes = [list(_bound(scope)) for scope in _scopes(frame)]
            if any(scopes):
                return _agreed(scopes)
        frame = frame.f_back
    return ()


def _is_machinery(file: str) -> bool:
    return file.startswith(MACHINERY) and not file.startswith(AUTHORS)


def _scopes(frame: FrameType) -> Iterator[Mapping[str, Any]]:
    """The variables of a function and of its file; what has no name of its own stands in the function around it."""
    around: FrameType | None = frame
    while around is not None and around.f_code.co_name in NAMELESS and around.f_globals is frame.f_globals:
        yield around.f_locals
        around = around.f_back
    if around is not None and around.f_globals is frame.f_globals and around.f_locals is not frame.f_globals:
        yield around.f_locals
    yield frame.f_globals


def _bound(namespace: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of what is declared with their TeX; a notebook's own variables for what was shown are left out."""
    for variable, value in list(namespace.items()):
        kind = type(value)
        if kind in (list, tuple, dict) and len(value) <= MOST_IN_A_LIST:
            several = list(value.values() if kind is dict else value)
        elif issubclass(kind, Spelled):
            several = [value]
        else:
            continue
        if isinstance(variable, str) and not variable.startswith("_"):
            yield from ((str(each.name), each.latex) for each in several if _is_declared(type(each)))


def _is_declared(kind: type) -> bool:
    return issubclass(kind, Spelled) and not issubclass(kind, Operator)


def _agreed(scopes: Iterable[Sequence[tuple[str, str]]]) -> Notation:
    """What is bound in these, the nearest first: a name that is bound there is not looked up further away."""
    found: dict[str, str] = {}
    for bound in scopes:
        own: dict[str, str] = {}
        for name, latex in bound:
            known = own.get(name) or latex
            if name not in found and latex and known != latex:
                raise BadStatement(
                    f"{name} is declared with latex={known!r} and with latex={latex!r}; give it one of the two"
                )
            own[name] = known
        found |= {name: latex for name, latex in own.items() if name not in found}
    return tuple(sorted((name, latex) for name, latex in found.items() if latex))
