"""The sizes at which lines are compared, so that they agree at every size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sympy import Expr

from symdrop.deciders.instances.exponentials.arguments import apart
from symdrop.deciders.instances.exponentials.counting import Counter, Dependent
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import LimitReached, OutsideFragment
from symdrop.language import Size

MOST_SIZES = 40


def boxes(read: Signature, lines: Sequence[Expr]) -> list[dict[str, int]]:
    """The sizes at which two lines must agree, for all free indices, to agree at every size; the smallest first.

    >>> from symdrop.deciders.instances.exponentials.reading import signature_beyond
    >>> from symdrop.functions import Prod, exp
    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> lines = [exp(Sum(w[i], i)), Prod(exp(w[i]), i)]
    >>> boxes(signature_beyond((), lines), lines)
    [{'n': 1}, {'n': 2}]
    """
    order = _ordered(read, lines)
    first = {name: _first(read, size, lines) for name, size in read.sizes.items()}
    found = list(_nested(read, order, lines, first, {}))
    return sorted(found, key=lambda box: (sum(box.values()), *(box[name] for name in read.sizes)))


def _nested(
    read: Signature, order: Sequence[str], lines: Sequence[Expr], first: Mapping[str, int], known: dict[str, int]
) -> Iterator[dict[str, int]]:
    if not order:
        yield known
        return
    name, *others = order
    last = first[name] + _number(read, name, lines, known) - 1
    for number in (each for each in range(1, last + 1) if read.allows({name: each})):
        yield from _nested(read, others, lines, first, {**known, name: number})


def _number(read: Signature, name: str, lines: Sequence[Expr], known: Mapping[str, int]) -> int:
    number = Counter(read, read.sizes[name], known).number(lines)
    if number > MOST_SIZES:
        raise LimitReached(f"its instances need {number} sizes {name}; the limit is {MOST_SIZES}: state smaller parts")
    return number


def _ordered(read: Signature, lines: Sequence[Expr]) -> list[str]:
    """The sizes in an order in which the count for each depends on those before alone."""
    order: list[str] = []
    while waiting := [name for name in read.sizes if name not in order]:
        for name in waiting:
            try:
                Counter(read, read.sizes[name], dict.fromkeys(order, 2)).number(lines)
            except Dependent:
                continue
            order.append(name)
            break
        else:
            raise OutsideFragment(
                f"how many sizes {' and '.join(waiting)} decide the statement depends on each other, as in a product "
                "over one of sums over another; state it for one of these, with names for what the other does"
            )
    return order


def _first(read: Signature, size: Size, lines: Sequence[Expr]) -> int:
    """The size from which the sizes are counted."""
    free = sum(index.size == size for index in read.free.values())
    return max(1, free, read.beyond(size.name), apart(read, size, lines))
