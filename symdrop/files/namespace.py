"""The names of an author's file while it runs: which statements they were bound to, and which of these are lost."""

from __future__ import annotations

import sys
from collections import UserDict
from collections.abc import Iterator
from types import FrameType
from typing import Any, NamedTuple

from symdrop.theorem import Mistake, Theorem


class Lost(NamedTuple):
    """A statement that had a name of the file, and that no name of it holds at the end.

    `lines` are those on which the name was bound, also to other things, or unbound, in the order of execution.
    """

    name: str
    lines: tuple[int, ...]
    claim: Theorem | Mistake


class Namespace(UserDict[str, Any]):
    """The names that a file binds at its top level, kept in the dictionary `names` of its module.

    Code that runs with it as its local names binds them through it, and the dictionary is always up to date. What is
    bound elsewhere, by a function that declares a name `global`, is not seen; what its name held before is lost then.

    >>> names = {}
    >>> namespace = Namespace(names, "mine.py")
    >>> text = "from symdrop import Theorem\\nt = Theorem(title='One', lhs=1, rhs=1)\\nt = None"
    >>> exec(compile(text, "mine.py", "exec"), names, namespace)
    >>> [(each.name, each.lines, each.claim.title) for each in namespace.lost()]
    [('t', (2, 3), 'One')]
    """

    def __init__(self, names: dict[str, Any], file: str) -> None:
        super().__init__()
        self.data, self._file = names, file
        self._lines: dict[str, list[int]] = {}
        self._bound: list[tuple[str, Theorem | Mistake]] = []

    def __setitem__(self, name: str, value: Any) -> None:
        self._note(name, value)
        super().__setitem__(name, value)

    def __delitem__(self, name: str) -> None:
        self._note(name)
        super().__delitem__(name)

    def lost(self) -> Iterator[Lost]:
        """The statements that had a name and have none any more, in the order in which they were bound."""
        held = {id(value) for value in list(self.data.values())}
        for name, statement in self._bound:
            if id(statement) not in held:
                held.add(id(statement))
                yield Lost(name, tuple(self._lines[name]), statement)

    def _note(self, name: str, value: Any = None) -> None:
        self._lines.setdefault(name, []).append(self._line())
        # A look-alike may claim to be an instance.
        if issubclass(type(value), Theorem | Mistake):
            self._bound.append((name, value))

    def _line(self) -> int:
        """The line of the file that is running."""
        frame: FrameType | None = sys._getframe()
        while frame and frame.f_code.co_filename != self._file:
            frame = frame.f_back
        return frame.f_lineno if frame else 0
