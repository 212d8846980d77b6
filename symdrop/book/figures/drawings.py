"""The drawings: vector graphics that matplotlib makes of files of numbers, in the font of the book."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

from symdrop.book.figures.numbers import columns
from symdrop.errors import NotInstalled

INSTALL = "the figures are drawn by matplotlib: pip install 'symdrop[figures]'"
SIZE = (4.6, 2.7)
STYLE: dict[str, Any] = {
    "axes.formatter.use_mathtext": True,
    "axes.linewidth": 0.5,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.unicode_minus": False,
    "font.family": "cmr10",
    "font.size": 9,
    "legend.frameon": False,
    "lines.linewidth": 1.2,
    "mathtext.fontset": "cm",
    # Outlines; publishers refuse fonts of type 3.
    "pdf.fonttype": 42,
    "xtick.major.width": 0.5,
    "ytick.major.width": 0.5,
}
# These two are told apart on a black and white page and by those who see no red or no green; so are dashes.
DARK, BRIGHT, PALE = "#1b3a5c", "#d1772c", "#b9cde0"
NOTHING_OF_THE_DAY = {"CreationDate": None, "Creator": None, "Producer": None}

Columns = Mapping[str, list[float]]


def drawn(texts: Mapping[str, str]) -> dict[str, bytes]:
    """The drawing of each file of numbers among the texts, as a PDF with the same name beside it.

    Raises `NotInstalled` where matplotlib is missing.
    """
    asked = {path: name for path in texts if path.endswith(".csv") and (name := PurePosixPath(path).stem) in DRAWINGS}
    if not asked:
        return {}
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        raise NotInstalled(INSTALL) from None
    found = {}
    for path, name in asked.items():
        style: Any = {**matplotlib.rcParamsDefault, **STYLE, "backend": "agg"}
        with matplotlib.rc_context(style):
            figure = Figure(figsize=SIZE, layout="constrained")
            DRAWINGS[name](figure.subplots(), columns(texts[path]))
            content = io.BytesIO()
            with _quiet():
                figure.savefig(content, format="pdf", metadata=NOTHING_OF_THE_DAY)
        found[str(PurePosixPath(path).with_suffix(".pdf"))] = content.getvalue()
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """The fonts that matplotlib brings have a date that the library which embeds them warns of."""
    logger = logging.getLogger("fontTools")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _coefficients(axes: Any, numbers: Columns) -> None:
    axes.plot(numbers["keep"], numbers["plain"], color=DARK, label=r"plain dropout, $p\,(1 - p)$")
    axes.plot(numbers["keep"], numbers["inverted"], color=BRIGHT, dashes=(5, 2), label=r"inverted, $(1 - p)\,/\,p$")
    axes.set(xlabel=r"keep probability $p$", ylabel="coefficient of the ridge", xlim=(0, 1), ylim=(0, 2))
    axes.legend()


def _gradients(axes: Any, numbers: Columns) -> None:
    passes = numbers["passes"]
    axes.fill_between(passes, numbers["low"], numbers["high"], color=PALE, linewidth=0, label="95% confidence")
    axes.plot(passes, numbers["mean"], color=DARK, label="mean of the passes")
    axes.plot(passes, numbers["proven"], color=BRIGHT, dashes=(5, 2), label="proven expectation")
    axes.set_xscale("log", base=2)
    axes.set(xlabel="dropout passes", ylabel="gradient", xlim=(passes[0], passes[-1]))
    axes.legend()


def _duplicates(axes: Any, numbers: Columns) -> None:
    scale = numbers["scale"]
    axes.plot(scale, numbers["dropout_first"], color=DARK, label="dropout, either copy")
    axes.plot(scale, numbers["ridge_first"], color=BRIGHT, dashes=(5, 2), label="L2, first copy")
    axes.plot(scale, numbers["ridge_second"], color=BRIGHT, dashes=(1, 1), label="L2, second copy")
    axes.set_xscale("log", base=2)
    axes.set(xlabel="unit of the second copy", ylabel=r"share of the output, $w_i I_i$", xlim=(scale[0], scale[-1]))
    axes.set_ylim(0, 1)
    axes.legend()


DRAWINGS: Mapping[str, Callable[[Any, Columns], None]] = {
    "coefficients": _coefficients,
    "gradients": _gradients,
    "duplicates": _duplicates,
}
