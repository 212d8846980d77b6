"""Laws of noise as data, one a file: what each promises of the random entries of one family. TRUSTED.

A file in this folder is a law: its class, and the word by which an author states it, which is the name of the file.
Nothing else lists the laws.
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from symdrop.statements.laws.law import Law

_FILES = {
    name: vars(import_module(f"{__name__}.{name}"))
    for name in sorted(each.name for each in iter_modules(__path__))
    if name != "law"
}
WORDS: dict[str, Callable[..., Law]] = {name: contents[name] for name, contents in _FILES.items()}
LAWS: tuple[type[Law], ...] = tuple(
    kind
    for name, contents in _FILES.items()
    for kind in contents.values()
    if isinstance(kind, type) and issubclass(kind, Law) and kind.__module__ == f"{__name__}.{name}"
)

__all__ = ["LAWS", "WORDS", "Law"]
