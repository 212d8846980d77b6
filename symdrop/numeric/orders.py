"""In which order arrays are contracted, two at a time. opt_einsum chooses, for sizes that stand for large ones."""

from __future__ import annotations

from collections.abc import Sequence

Axes = Sequence[int]


def order(operands: Sequence[Axes], result: Axes, lengths: Sequence[int]) -> list[tuple[int, ...]]:
    """Positions to contract, each result put behind the operands that are left; one alone is only summed.

    `lengths[axis]` stands for the length of an axis. No array on the way is larger than the largest operand where an
    order without one is found.

    >>> order([[0, 1], [1, 2], [2]], [0], [1000, 1000, 1000])
    [(1, 2), (0, 1)]
    """
    if len(operands) <= 2:
        return [tuple(range(len(operands)))]
    # Imported when it is needed: a call of most formulas does not need it, and begins the sooner.
    from opt_einsum import contract_path, get_symbol

    def letters(axes: Axes) -> str:
        return "".join(map(get_symbol, axes))

    equation = ",".join(letters(axes) for axes in operands) + "->" + letters(result)
    shapes = [tuple(lengths[axis] for axis in axes) for axes in operands]
    for limit in ("max_input", None):
        path, _ = contract_path(equation, *shapes, shapes=True, optimize="dp", memory_limit=limit)
        if all(len(step) <= 2 for step in path):
            break
    return [tuple(sorted(step)) for step in path]
