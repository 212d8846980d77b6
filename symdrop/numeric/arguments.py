"""What a formula is called with: arrays of one library and numbers, brought to one kind; or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from symdrop.numeric.compilation import library_name
from symdrop.numeric.signature import Argument, Pattern
from symdrop.numeric.values import axes_of, float_value, measured_sizes, of_one_kind, read_number, read_value


@dataclass(frozen=True)
class Prepared:
    """Arguments that can be computed with: `library` has the functions, `sizes` are the lengths of all sizes."""

    library: Any
    values: tuple[Any, ...]
    pattern: Pattern
    sizes: Mapping[str, int]


def prepared(
    arguments: Sequence[Argument],
    values: Sequence[Any],
    given: Mapping[str, int],
    sizes: Sequence[str],
    exact: bool = True,
) -> Prepared:
    """The values as arrays of one library; each of `sizes` must be `given`, or found in the shapes.

    Without `exact` fractions become floats. Raises `ValueError` for a wrong shape or type of number, and `TypeError`
    for arrays of two libraries.

    >>> ready = prepared([Argument("w", ("n",)), Argument("p", ("n",))], [[1, 2], 0.5], {}, ["n"])
    >>> [each.tolist() for each in ready.values[:1]], sorted(ready.pattern.constant)
    ([[1.0, 2.0]], ['p'])
    """
    named = {argument.name: value for argument, value in zip(arguments, values, strict=True)}
    foreign = [name for name, value in named.items() if is_foreign(value)]
    named = {name: value if name in foreign else read_value(name, value) for name, value in named.items()}
    library: Any = np
    if foreign:
        library = _library(named, foreign)
        named = _of_one_precision(named, foreign, library)
    else:
        named = of_one_kind(named, exact)
    shapes = {each.name: each.sizes for each in arguments}
    lengths = measured_sizes(shapes, named, given, sizes)
    named = _shown(shapes, named, lengths, library)
    constant = frozenset(name for name, own in shapes.items() if own and not axes_of(own, named[name]))
    batched = frozenset(name for name, own in shapes.items() if len(axes_of(own, named[name])) > len(own))
    return Prepared(library, tuple(named.values()), Pattern(constant, batched), lengths)


def is_foreign(value: Any) -> bool:
    """Whether this is an array of another library than NumPy."""
    if type(value).__module__.partition(".")[0] in ("builtins", "numpy", "fractions", "decimal", "sympy"):
        return False
    from array_api_compat import is_array_api_obj

    return bool(is_array_api_obj(value)) and not isinstance(value, np.ndarray | np.generic)


def _library(named: Mapping[str, Any], foreign: Sequence[str]) -> Any:
    """The functions of the library whose arrays are given, which must be one."""
    from array_api_compat import array_namespace

    kinds: dict[Any, str] = {}
    for name, value in named.items():
        if name in foreign:
            kinds.setdefault(array_namespace(value), name)
        elif isinstance(value, np.ndarray) and value.ndim:
            kinds.setdefault(np, name)
    if len(kinds) > 1:
        (first, one), (second, other), *_ = kinds.items()
        raise TypeError(
            f"{one} is an array of {library_name(first)}, and {other} of {library_name(second)}; give all arrays in "
            "one of them; lists count as NumPy's"
        )
    return next(iter(kinds))


def _of_one_precision(named: Mapping[str, Any], foreign: Sequence[str], library: Any) -> dict[str, Any]:
    """Floats, and arrays of the widest precision among those given; integers and truth values adapt to it.

    Where no array has floats it is the usual precision of the library.
    """
    for name in foreign:
        if not library.isdtype(named[name].dtype, ("bool", "integral", "real floating")):
            raise ValueError(f"{name} has the type {named[name].dtype}; accepted are real numbers")
    kinds = [named[name].dtype for name in foreign if library.isdtype(named[name].dtype, "real floating")]
    kind = kinds[0] if kinds else library.asarray(1.0).dtype
    for each in kinds[1:]:
        kind = library.result_type(kind, each)
    found: dict[str, Any] = {}
    for name, value in named.items():
        if name not in foreign:
            found[name] = float(float_value(name, read_number(value), np.dtype(float)))
        else:
            found[name] = value if value.dtype == kind else library.astype(value, kind)
    return found


def _shown(
    shapes: Mapping[str, Sequence[str]], named: Mapping[str, Any], lengths: Mapping[str, int], library: Any
) -> dict[str, Any]:
    """The values where every size that a family has is shown by an array: else a number becomes one."""
    values = dict(named)
    seen = {size for name, sizes in shapes.items() for size in axes_of(sizes, values[name])}
    for name, sizes in shapes.items():
        if set(sizes) - seen and not axes_of(sizes, values[name]):
            seen |= set(sizes)
            values[name] = _filled(values[name], tuple(lengths[size] for size in sizes), named, library)
    return values


def _filled(value: Any, shape: tuple[int, ...], named: Mapping[str, Any], library: Any) -> Any:
    """An array of one number, of the type and on the device of the others."""
    like = next((each for each in named.values() if hasattr(each, "dtype")), np.float64(0))
    if library is np:
        return np.full(shape, value, dtype=object if isinstance(value, Fraction) else like.dtype)
    return library.broadcast_to(like.reshape(-1)[:1] * 0 + value, shape)
