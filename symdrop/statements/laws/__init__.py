"""Laws of noise as data, one a file: what each promises of the random entries of one family. TRUSTED.

A file in this folder is a law: its class, and the word by which an author states it. Nothing else lists the laws.
"""

from importlib import import_module
from pkgutil import iter_modules

from symdrop.statements.laws.law import Law

LAWS: tuple[type[Law], ...] = tuple(
    kind
    for file in sorted(each.name for each in iter_modules(__path__))
    for kind in vars(import_module(f"{__name__}.{file}")).values()
    if isinstance(kind, type) and issubclass(kind, Law) and kind.__module__ == f"{__name__}.{file}"
)

__all__ = ["LAWS", "Law"]
