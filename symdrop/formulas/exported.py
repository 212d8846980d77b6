"""What stands at the head of a module of exported formulas, which quotes it: how a function checks its arguments."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy

from symdrop.numeric.values import computed, measured_sizes, of_one_kind, read_value


def checked(*shapes: tuple[str, ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Check the arguments of a function: arrays of these shapes, by the names of their sizes, or numbers.

    >>> @checked(("n",), ("n",))
    ... def weighted(w, p):
    ...     return w @ p
    >>> float(weighted([1, 2], 0.5))
    1.5
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(function)
        accepted_shapes = dict(zip(signature.parameters, shapes, strict=True))

        @functools.wraps(function)
        def called(*positional: Any, **named: Any) -> Any:
            given = signature.bind(*positional, **named).arguments
            values = of_one_kind({name: read_value(name, given[name]) for name in accepted_shapes})
            sizes = measured_sizes(accepted_shapes, values, sorted({size for shape in shapes for size in shape}))
            kinds = [value.dtype for value in values.values() if isinstance(value, numpy.ndarray)]
            filled = []
            for name, shape in accepted_shapes.items():
                value = values[name]
                if shape and not isinstance(value, numpy.ndarray):
                    # A Python float leaves the precision of the arrays beside it alone.
                    kind = object if isinstance(value, Fraction) else numpy.result_type(*kinds, value)
                    value = numpy.full([sizes[size] for size in shape], value, dtype=kind)
                filled.append(value)
            return computed(function, filled)

        return called

    return decorate
