"""The order in which an author wrote terms and factors. SymPy sorts them; a document need not.

It is for the eye alone: nothing is decided by it, and two statements that differ in it are equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from sympy import Expr

# A sum with its terms as they were written, the first of them or all; a product, without its number, with its factors.
Written = Mapping[Expr, tuple[Expr, ...]]
_RECORD: ContextVar[Written] = ContextVar("written")


def as_written() -> Written:
    """What is written down while a file is run; nothing elsewhere.

    >>> from symdrop.language import scalar
    >>> g, w = scalar("g w")
    >>> with writing({w + g: (w, g)}):
    ...     as_written()[g + w]
    (w, g)
    >>> as_written()
    {}
    """
    return _RECORD.get({})


@contextmanager
def writing(record: Written) -> Iterator[None]:
    """What is stated within has its order from this record, which may still grow."""
    token = _RECORD.set(record)
    try:
        yield
    finally:
        _RECORD.reset(token)
