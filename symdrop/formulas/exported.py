"""What stands at the head of a module of exported formulas, which quotes it: how a function checks its arguments."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from fractions import Fraction
from typing import Any, ParamSpec

import numpy

from symdrop.numeric.signature import BATCH, bound
from symdrop.numeric.values import axes_of, computed, given_sizes, measured_sizes, of_one_kind, read_value

P = ParamSpec("P")


def checked(*shapes: tuple[str, ...], exact: bool = True) -> Callable[[Callable[P, Any]], Callable[P, Any]]:
    """Check the arguments of a function: arrays of these shapes, by the names of their sizes, or numbers.

    The parameters behind them are sizes; those that go by name alone are found in the arrays, and may be given. Without
    `exact` fractions become floats.

    >>> @checked(("n",), ("n",))
    ... def weighted(w, p, *, n=None):
    ...     return w @ p
    >>> float(weighted([1, 2], 0.5))
    1.5
    >>> weighted([[1, 2], [3, 4]], 0.5).tolist()
    [1.5, 3.5]
    """

    def decorate(function: Callable[P, Any]) -> Callable[P, Any]:
        kinds = {name: each.kind for name, each in inspect.signature(function).parameters.items()}
        optional = [name for name, kind in kinds.items() if kind == inspect.Parameter.KEYWORD_ONLY]
        parameters = [name for name in kinds if name not in optional]
        accepted_shapes = dict(zip(parameters, shapes, strict=False))
        counts = parameters[len(shapes) :]
        wanted = sorted({size for shape in shapes for size in shape} | set(counts))

        @functools.wraps(function)
        def called(*positional: P.args, **named: P.kwargs) -> Any:
            given = bound(function.__name__, parameters, optional, positional, named)
            sizes = given_sizes({size: given[size] for size in (*counts, *optional)})
            values = of_one_kind({name: read_value(name, given[name]) for name in accepted_shapes}, exact)
            sizes = measured_sizes(accepted_shapes, values, sizes, wanted)
            batched = [
                name for name, shape in accepted_shapes.items() if len(axes_of(shape, values[name])) > len(shape)
            ]
            if batched:
                calls = [{**values, **{name: values[name][row] for name in batched}} for row in range(sizes[BATCH])]
                return numpy.stack([numpy.asarray(value(each, sizes)) for each in calls])
            return value(values, sizes)

        def value(values: dict[str, Any], sizes: dict[str, int]) -> Any:
            precisions = [each.dtype for each in values.values() if isinstance(each, numpy.ndarray | numpy.generic)]
            filled = []
            for name, shape in accepted_shapes.items():
                number = values[name]
                if shape and not axes_of(shape, number):
                    kind: Any = object if isinstance(number, Fraction) else precisions[0] if precisions else float
                    number = numpy.full([sizes[size] for size in shape], number, dtype=kind)
                filled.append(number)
            return computed(function, [*filled, *(sizes[size] for size in counts)])

        return called

    return decorate
