"""What the compiled functions need that array libraries do not have under one name: brackets, functions, products.

Each takes the functions of the array library first. `like` is an array whose type of number and device are taken.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Iterable
from typing import Any

import numpy


def add_diagonal(xp: Any, matrix: Any, diagonal: Any) -> Any:
    """A square matrix with a vector added on its diagonal; a NumPy array is changed and returned.

    >>> add_diagonal(numpy, numpy.ones((2, 2)), numpy.array([1.0, 2.0])).tolist()
    [[2.0, 1.0], [1.0, 3.0]]
    """
    if xp is numpy and matrix.dtype == diagonal.dtype:
        numpy.einsum("ii->i", matrix)[...] += diagonal
        return matrix
    return matrix + xp.diag(diagonal)


def diagonal_matrix(xp: Any, diagonal: Any) -> Any:
    """A square matrix with a vector on its diagonal, and zeros elsewhere; with fractions these are fractions as well.

    >>> diagonal_matrix(numpy, numpy.array([3.0, 2.0])).tolist()
    [[3.0, 0.0], [0.0, 2.0]]
    """
    if diagonal.dtype == object:
        shape = 2 * diagonal.shape
        return where_equal(xp, diagonal[:, None], 0, (0, 1), shape, diagonal)
    return xp.diag(diagonal)


def set_diagonal(xp: Any, matrix: Any, diagonal: Any) -> Any:
    """A square matrix with a vector in place of its diagonal; a NumPy array is changed and returned.

    >>> set_diagonal(numpy, numpy.ones((2, 2)), numpy.array([3.0, 2.0])).tolist()
    [[3.0, 1.0], [1.0, 2.0]]
    """
    if xp is numpy and matrix.dtype == diagonal.dtype:
        numpy.einsum("ii->i", matrix)[...] = diagonal
        return matrix
    return where_equal(xp, diagonal[:, None], matrix, (0, 1), matrix.shape, matrix)


def where_equal(xp: Any, values: Any, others: Any, axes: tuple[int, int], shape: tuple[int, ...], like: Any) -> Any:
    """An array of a shape: the values where two axes have the same index, and elsewhere the others.

    >>> where_equal(numpy, 2.0, 0, (0, 1), (2, 2), numpy.ones(2)).tolist()
    [[2.0, 0.0], [0.0, 2.0]]
    """
    length = shape[axes[0]]
    places = xp.arange(length, device=like.device) if hasattr(like, "is_cuda") else xp.arange(length)
    first, second = (xp.reshape(places, (-1, *[1] * (len(shape) - 1 - axis))) for axis in axes)
    return xp.where(first == second, spread(xp, values, shape, like), spread(xp, others, shape, like))


def spread(xp: Any, values: Any, shape: tuple[int, ...], like: Any) -> Any:
    """A new array of a shape, with the values repeated along the axes that they lack; a number is taken as in `like`.

    >>> spread(numpy, 2, (2,), numpy.ones(2, dtype=numpy.float32)).dtype
    dtype('float32')
    """
    if not hasattr(values, "shape"):
        # A whole number beside fractions must become one, for it may be divided later.
        values = values + 0 * (like.reshape(-1)[0] if hasattr(like, "shape") else like)
    return copied(xp, xp.broadcast_to(values, shape))


def copied(xp: Any, array: Any) -> Any:
    """A new array with the same entries, which shares no memory with it.

    >>> copied(numpy, numpy.ones(2)).tolist()
    [1.0, 1.0]
    """
    return array.copy() if xp is numpy else 1 * array


def products_of_others(xp: Any, factors: Any) -> Any:
    """For each place along the last axis the product of the factors at all other places; nothing is divided.

    >>> products_of_others(numpy, numpy.array([2.0, 0.0, 5.0])).tolist()
    [0.0, 10.0, 0.0]
    """
    one = xp.ones_like(factors[..., :1])
    before = xp.concat([one, xp.cumprod(factors[..., :-1], -1)], axis=-1)
    after = xp.concat([one, xp.cumprod(xp.flip(factors[..., 1:], axis=-1), -1)], axis=-1)
    return before * xp.flip(after, axis=-1)


def softplus(xp: Any, value: Any) -> Any:
    """log(1 + e^z) of an array, or of a number of Python's.

    >>> softplus(numpy, 1000.0), softplus(numpy, -1000.0)
    (1000.0, 0.0)
    """
    if not hasattr(value, "shape"):
        return float(numpy.logaddexp(value, 0.0))
    return xp.logaddexp(value, xp.zeros_like(value))


def logistic(xp: Any, value: Any) -> Any:
    """1/(1 + e^(-z)) of an array, or of a number of Python's.

    >>> logistic(numpy, 0.0), logistic(numpy, -1000.0)
    (0.5, 0.0)
    """
    return exponential(xp, -softplus(xp, -value))


def exponential(xp: Any, value: Any) -> Any:
    """e^z of an array, or of a number of Python's.

    >>> exponential(numpy, 0.0)
    1.0
    """
    return xp.exp(value) if hasattr(value, "shape") else float(numpy.exp(value))


def logarithm(xp: Any, value: Any) -> Any:
    """The natural logarithm of an array, or of a number of Python's.

    >>> logarithm(numpy, 1)
    0.0
    """
    if hasattr(value, "shape"):
        return xp.log(value)
    # A whole number of Python's may be too large for a float.
    return math.log(value) if isinstance(value, int) and value > 0 else float(numpy.log(value))


HELPERS = {
    each.__name__: each
    for each in (
        diagonal_matrix,
        add_diagonal,
        set_diagonal,
        where_equal,
        spread,
        copied,
        products_of_others,
        logistic,
        softplus,
        exponential,
        logarithm,
    )
}


def reached(names: Iterable[str]) -> dict[str, str]:
    """The text of the helpers of these names and of those that they call, which stand behind them.

    >>> list(reached(["spread"]))
    ['spread', 'copied']
    """
    found: dict[str, str] = {}
    wanted = set(names)
    for name, helper in HELPERS.items():
        if name in wanted or any(f"{name}(" in text for text in found.values()):
            found[name] = inspect.getsource(helper)
    return found
