"""What all laws of layers have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.statements.hypotheses import Hypothesis

Mask = tuple[Any, ...]


@dataclass(frozen=True)
class LayerLaw:
    """The law of a layer: `given` are its hypotheses, `applied` is the output for an entry of the input.

    `word` is the law for a table, `words` a sentence. `rescaled`: whether the mean of the output is the input.
    `divides`: whether nothing stands before the input where nothing is kept. `masks`: how many entries of masks meet in
    one entry of the output. `names`: the names that it introduces, and what they are.

    >>> from symdrop.definitions.frameworks.laws import InvertedMask, RawMask
    >>> InvertedMask().word, InvertedMask().rescaled, RawMask().rescaled
    ('inverted mask', True, False)
    """

    word: ClassVar[str]
    words: ClassVar[str]
    rescaled: ClassVar[bool]
    divides: ClassVar[bool] = False
    masks: ClassVar[int] = 1
    names: ClassVar[tuple[tuple[str, str], ...]] = ()

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        """The hypotheses on the mask."""
        raise NotImplementedError

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        """What stands for the entry of the output."""
        raise NotImplementedError


def may_divide(quantity: Expr) -> list[Hypothesis]:
    """The hypothesis that this is not zero, where it is not a number."""
    from sympy import Number

    from symdrop.statements.hypotheses import nonzero

    return [] if isinstance(quantity, Number) else [nonzero(quantity)]


def number_of_entries(mask: Any, where: str) -> Expr:
    """The size over which the entries of a mask run; raises `BadStatement` unless it has one index."""
    from symdrop.errors import BadStatement
    from symdrop.statements.expressions import indices_of

    places = indices_of(mask)
    if len(places) != 1:
        raise BadStatement(f"{where} speaks of all entries of a mask together: give an entry with one index, as d[j]")
    return places[0].size
