"""One proof as text: LaTeX, GitHub Markdown and plain ASCII.

A theorem is written from its `Proof`, which the kernel alone makes, so that nothing unproved is written as proved; a
mistake from its counterexample. The text depends on these and nothing else, down to the byte.
"""

from symdrop.latex.document import latex, markdown, plain
from symdrop.latex.mistakes import mistake_latex, mistake_markdown, mistake_plain

__all__ = [
    "latex",
    "markdown",
    "mistake_latex",
    "mistake_markdown",
    "mistake_plain",
    "plain",
]
