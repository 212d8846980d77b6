r"""The column that a text is set into: how much room its formulas have, and whether reasons stand beside them."""

from __future__ import annotations

from dataclasses import dataclass

# All in points of a 10pt font: the number of an equation; the reasons of a step with the number of that step.
NUMBER, REASONS = 40.0, 144.0
# Where less is left beside the reasons, they stand below their lines.
LEAST_BESIDE = 240.0
QUAD = 10.0
# What stands before a row: the sign of the relation or an indentation.
MARGIN = 24.0


@dataclass(frozen=True)
class Column:
    """A column `width` points wide, set in a font of `font` points.

    >>> BOOK.is_wide, Column(230, 10).is_wide
    (True, False)
    """

    width: float = 280.0
    font: float = 10.0

    @property
    def room(self) -> float:
        """The width in points of a 10pt font, as `symdrop.latex.widths` measures."""
        return 10 * self.width / self.font

    @property
    def is_wide(self) -> bool:
        """Whether reasons stand beside the lines."""
        return self.room - REASONS >= LEAST_BESIDE

    @property
    def statement(self) -> float:
        """How wide a statement on one line may be."""
        return self.room - NUMBER

    @property
    def line(self) -> float:
        """How wide one row of a derivation may be, without what stands before it."""
        return self.room - REASONS if self.is_wide else self.room - MARGIN - QUAD

    @property
    def most(self) -> float:
        """How wide a row may be that cannot be broken, where it pushes its reasons to the next row."""
        return self.statement if self.is_wide else self.line


# A text 160 mm wide at 11pt, as in the book, less what rounding takes.
BOOK = Column(453.2, 11)
# The narrowest text of one column among article, amsart, llncs, acmart and beamer, at 10 to 12 points: beamer's.
PAPER = Column()
