"""The figures of the book: their numbers, which proven formulas give, and drawings that matplotlib makes of them.

The numbers are text files of the book, rounded so that they do not depend on the processor; `symdrop tex --check`
compares them. The drawings are made of these files when a PDF is set and are never kept: their bytes are the same in
every run of one version of matplotlib, but not of two.
"""

from symdrop.book.figures.drawings import drawn
from symdrop.book.figures.numbers import numbers

__all__ = ["drawn", "numbers"]
