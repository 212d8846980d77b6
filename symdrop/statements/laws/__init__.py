"""Laws of noise as data, one a file: what each promises of the random entries of one family. TRUSTED.

A file in this folder is a law: its class, and the word by which an author states it, which is the name of the file.
Nothing else lists the laws.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules

from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.laws.law import Law
from symdrop.statements.laws.masks import Margin, Masks

_FILES = {
    name: vars(import_module(f"{__name__}.{name}"))
    for name in sorted(each.name for each in iter_modules(__path__))
    if name != "law"
}
WORDS: dict[str, Callable[..., Hypothesis]] = {name: contents[name] for name, contents in _FILES.items()}
LAWS: tuple[type[Law], ...] = tuple(
    kind
    for name, contents in _FILES.items()
    for kind in contents.values()
    if isinstance(kind, type) and issubclass(kind, Law) and kind.__module__ == f"{__name__}.{name}" and kind != Margin
)


def laws_in(given: Iterable[Hypothesis]) -> list[Law]:
    """The laws among the hypotheses, and those of each mask of several with a joint law.

    >>> from symdrop.language import scalar
    >>> d, e, p, q, r = scalar("d e p q r")
    >>> [law.keep for law in laws_in([WORDS["masks"](d, e, keep=(p, q), both=r)])]
    [p, q]
    """
    each_own = (each.margins if isinstance(each, Masks) else (each,) for each in given)
    return [law for own in each_own for law in own if isinstance(law, Law)]


__all__ = ["LAWS", "WORDS", "Law", "Masks", "laws_in"]
