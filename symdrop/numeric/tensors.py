"""The way into a formula for torch's tensors, which `torch.compile` can follow.

It reads the code that runs on tensors, and can read neither proving nor compiling nor imports. So all of that happens
in one function that depends on types, ranks and types of entries alone, and that it is told to call in place of
reading it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from symdrop.numeric.signature import Argument, Pattern

Function = Callable[..., Any]


def called_while_compiling(function: Function) -> Function:
    """The function, marked as `torch.compiler.assume_constant_result` marks it: torch is not imported for this."""
    function._dynamo_marked_constant = True  # type: ignore[attr-defined]
    return function


def is_tensor(value: Any) -> bool:
    """Whether this is a tensor of torch, which is not imported for this."""
    return type(value) not in (int, float) and type(value).__module__.partition(".")[0] == "torch"


def kind_of(value: Any) -> tuple[Any, ...]:
    """The type of a value, and of a tensor its number of axes and the type of its entries.

    >>> kind_of(2.0)
    (<class 'float'>,)
    """
    return (type(value), len(value.shape), value.dtype) if is_tensor(value) else (type(value),)


def way(
    arguments: Sequence[Argument],
    counts: Sequence[str],
    optional: Sequence[str],
    kinds: Sequence[tuple[Any, ...]],
    compiled: Callable[[Pattern, Any], Function],
    long_way: Function,
) -> Function:
    """What computes with values of these kinds, or what goes the long way where that is not enough.

    `optional` are the sizes that may be given, `compiled` gives the function for a pattern and a library, and
    `long_way` says what is wrong with shapes.
    """
    from array_api_compat import torch as library

    torch: Any = library

    def other_way(given: dict[str, Any], values: list[Any]) -> Any:
        return long_way(given)

    tensors = [kind for kind in kinds if len(kind) > 1]
    if counts or any(not issubclass(kind[0], torch.Tensor) for kind in tensors):
        return other_way
    if any(kind[0] not in (int, float) for kind in kinds if len(kind) == 1) or any(
        kind[2].is_complex for kind in tensors
    ):
        return other_way
    ranks = [kind[1] if len(kind) > 1 else 0 for kind in kinds]
    known = {each.name: rank - len(each.sizes) for each, rank in zip(arguments, ranks, strict=True)}
    pattern = Pattern(
        frozenset(each.name for each, rank in zip(arguments, ranks, strict=True) if each.sizes and not rank),
        frozenset(each.name for each in arguments if known[each.name] == 1),
    )
    axes = [each.given(pattern).sizes for each in arguments]
    shown, wanted = ({size for each in sizes for size in each} for sizes in (axes, [each.sizes for each in arguments]))
    if [len(each) for each in axes] != ranks or wanted - shown:
        return other_way
    floats = [kind[2] for kind in tensors if kind[2].is_floating_point]
    precision = floats[0] if floats else torch.get_default_dtype()
    for each in floats[1:]:
        precision = torch.promote_types(precision, each)
    function, places = compiled(pattern, torch), range(len(arguments))
    moved = [place for place in places if len(kinds[place]) > 1 and kinds[place][2] != precision]

    def tensor_way(given: dict[str, Any], values: list[Any]) -> Any:
        lengths: dict[str, Any] = {}
        for place in places:
            for axis, size in enumerate(axes[place]):
                length = values[place].shape[axis]
                if lengths.setdefault(size, length) != length or length == 0:
                    return long_way(given)
        for size in optional:
            if given[size] is not None and given[size] != lengths[size]:
                return long_way(given)
        return function(*[values[place].to(precision) if place in moved else values[place] for place in places])

    return tensor_way
