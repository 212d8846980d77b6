"""A `Proof` as text: LaTeX, GitHub Markdown, plain ASCII, and the book of all theorems.

Only what is proved can be written: every function takes a `Proof`, which the kernel alone makes. The text depends on
the proof and nothing else, down to the byte.
"""

from symdrop.latex.book import book
from symdrop.latex.document import expression, latex, markdown, plain
from symdrop.latex.mistakes import mistake_latex, mistake_markdown, mistake_plain
from symdrop.latex.pieces import macros, standalone

__all__ = [
    "book",
    "expression",
    "latex",
    "macros",
    "markdown",
    "mistake_latex",
    "mistake_markdown",
    "mistake_plain",
    "plain",
    "standalone",
]
