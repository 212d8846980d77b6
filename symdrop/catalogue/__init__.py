"""The statements that symdrop comes with, by name, and what becomes of each when it is checked.

The names below are fetched from their module on first use: whoever wants the works alone, which are in
`symdrop.catalogue.bibliography`, does not load the theorems.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symdrop.catalogue.entries import Entry, Unreadable, catalogue, find, mistakes

__all__ = ["Entry", "Unreadable", "catalogue", "find", "mistakes"]

if not TYPE_CHECKING:

    def __getattr__(name):
        if name in __all__:
            value = globals()[name] = getattr(import_module("symdrop.catalogue.entries"), name)
            return value
        raise AttributeError(f"module 'symdrop.catalogue' has no attribute {name!r}")
