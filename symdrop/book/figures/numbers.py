"""The numbers of each figure as a text file: columns with names, one row for each point."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from math import sqrt
from typing import Any

import numpy as np

from symdrop import formulas

MARK = "# Written by `symdrop tex`."
Rows = list[tuple[float, ...]]

# One linear unit with three inputs, at which dropout is played.
WEIGHTS, INPUTS, TARGET, KEEP = (1.0, -0.5, 2.0), (1.0, 2.0, 0.5), 1.5, 0.6
SEED, MOST_PASSES, PLACES = 2013, 4096, 49
# 95 in 100 of a normal distribution are not further than this from its mean, in standard deviations.
CONFIDENCE = 1.96
RIDGE = 0.5
SCALES = tuple(2 ** (place / 10) for place in range(-20, 21))


def numbers() -> dict[str, str]:
    """The files of numbers by their relative paths.

    >>> print(*numbers()["figures/coefficients.csv"].splitlines()[:3], sep="\\n")
    # Written by `symdrop tex`.
    keep,plain,inverted
    0.05,0.0475,19
    """
    return {f"figures/{name}.csv": _text(columns, rows()) for name, (columns, rows) in FIGURES.items()}


def columns(text: str) -> dict[str, list[float]]:
    """The columns of such a file by their names.

    >>> columns("# Written by `symdrop tex`.\\nx,y\\n1,2\\n3,4\\n")
    {'x': [1.0, 3.0], 'y': [2.0, 4.0]}
    """
    names, *rows = (line.split(",") for line in text.splitlines() if not line.startswith("#"))
    return {name: [float(row[place]) for row in rows] for place, name in enumerate(names)}


def coefficients() -> Rows:
    """What multiplies `w^2 I^2` in the penalty, twice: at the trained weights, and under inverted dropout."""
    keeps = [place / 100 for place in range(5, 101)]
    plain = [formulas.dropout_output_variance([1.0], [1.0], keep) for keep in keeps]
    # At this point the regular loss is zero, and the penalty has the factor one half.
    inverted = [2 * formulas.inverted_dropout([1.0], [1.0], 1.0, keep) for keep in keeps]
    return list(zip(keeps, plain, inverted, strict=True))


def gradients() -> Rows:
    """The mean of the first entry of the gradient over more and more masks, with its confidence band.

    The last column is the proven expectation.
    """
    draw = random.Random(SEED).random
    masks = [[float(draw() < KEEP) for _ in WEIGHTS] for _ in range(MOST_PASSES)]
    passes = [float(formulas.dropout_gradient(WEIGHTS, INPUTS, TARGET, mask)[0]) for mask in masks]
    totals, squares = list(accumulate(passes)), list(accumulate(value**2 for value in passes))
    proven = float(formulas.expected_dropout_gradient(WEIGHTS, INPUTS, TARGET, KEEP)[0])
    rows: Rows = []
    for count in sorted({round(2 ** (3 + 9 * place / (PLACES - 1))) for place in range(PLACES)}):
        mean = totals[count - 1] / count
        spread = CONFIDENCE * sqrt((squares[count - 1] - count * mean**2) / (count - 1) / count)
        rows.append((float(count), mean, mean - spread, mean + spread, proven))
    return rows


def duplicates() -> Rows:
    """How two copies of one input share the output, the second in another unit: what each adds at the minimum.

    The minimum is that of the expected dropout loss, and that of the regular loss with an L2 penalty.
    """
    return [(scale, *_shares(_dropout, scale), *_shares(_ridge, scale)) for scale in SCALES]


def _dropout(weights: Any, inputs: Any) -> Any:
    return formulas.expected_dropout_gradient(weights, inputs, 1.0, 0.5)


def _ridge(weights: Any, inputs: Any) -> Any:
    return formulas.regular_gradient(weights, inputs, 1.0, 1.0) + RIDGE * weights


def _shares(gradient: Callable[[Any, Any], Any], scale: float) -> Iterator[float]:
    """What the two inputs add to the output where a gradient that is linear in the weights vanishes."""
    inputs = np.array([1.0, scale])
    start = gradient(np.zeros(2), inputs)
    matrix = np.column_stack([gradient(unit, inputs) - start for unit in np.eye(2)])
    yield from np.linalg.solve(matrix, -start) * inputs


FIGURES: dict[str, tuple[Sequence[str], Callable[[], Rows]]] = {
    "coefficients": (("keep", "plain", "inverted"), coefficients),
    "gradients": (("passes", "mean", "low", "high", "proven"), gradients),
    "duplicates": (("scale", "dropout_first", "dropout_second", "ridge_first", "ridge_second"), duplicates),
}


def _text(names: Sequence[str], rows: Rows) -> str:
    lines = [",".join(_rounded(float(value)) for value in row) for row in rows]
    return "\n".join([MARK, ",".join(names), *lines]) + "\n"


def _rounded(value: float) -> str:
    """Six digits, which is more than a drawing shows and less than processors differ by; no minus before a zero."""
    return f"{round(value, 9) + 0.0:.6g}"
