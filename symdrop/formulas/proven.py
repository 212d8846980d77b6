"""A theorem of the catalogue as a function, and what may be given to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, SupportsFloat, TypeAlias

from symdrop.numeric import Argument, Formula

if TYPE_CHECKING:
    from symdrop.catalogue import Entry
    from symdrop.deciders.kernel.check import Proof


class Array(Protocol):
    """An array of any library, to type checkers.

    >>> import numpy
    >>> given: Array = numpy.ones(2)
    """

    @property
    def shape(self) -> Any:
        """The lengths of its axes."""


# What type checkers accept for an argument: a number, an array, or lists of numbers.
Value: TypeAlias = SupportsFloat | Array | list[Any] | tuple[Any, ...]


class ProvenFormula(Formula):
    """A theorem of the catalogue as a function, proved and compiled when it is first called.

    `name` is the theorem's. An argument is its name with the names of its sizes, or its name alone for a number.
    Calling the formula raises `ValueError` for a wrong shape or type, and whatever `theorem.proof` raises should the
    theorem not be proved.

    >>> from symdrop.formulas import expected_dropout_output
    >>> float(expected_dropout_output(w=[1.0, 2.0], I=[3.0, 4.0], p=0.5))
    5.5
    """

    def __init__(self, name: str, arguments: Sequence[str | tuple[str, ...]], value: str) -> None:
        given = [Argument(each) if isinstance(each, str) else Argument(each[0], each[1:]) for each in arguments]
        shown = " ".join(f"{each.name}[{', '.join(each.sizes)}]" if each.sizes else each.name for each in given)
        documentation = f"{value}\n\nArguments: {shown}, as proved by the theorem {name}."
        super().__init__(name, given, documentation, self._proved)
        self.__module__ = "symdrop.formulas"

    def displayed(self) -> Any:
        """What a notebook shows: the proof once there is one, else the statement, which is not proved for this."""
        return self.proof if self.is_compiled else self._entry().claim

    def __reduce__(self) -> tuple[Any, ...]:
        """A formula of `symdrop.formulas` is pickled as its name there, as a function is."""
        from symdrop import formulas

        if vars(formulas).get(self.name) is self:
            return _called, (self.name,)
        return super().__reduce__()

    def _proved(self) -> Proof:
        return self._entry().proof

    def _entry(self) -> Entry:
        from symdrop.catalogue import find

        return next(entry for entry in find(self.name) if entry.alone == self.name)


def _called(name: str) -> ProvenFormula:
    """The formula of `symdrop.formulas` that is called so."""
    from symdrop import formulas

    return formulas.named()[name]
