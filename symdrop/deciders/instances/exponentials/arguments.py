"""From which size on the arguments of softplus and logistic functions are equal only where they always are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sympy import Expr

from symdrop.deciders.instances.cutoff import Counter
from symdrop.deciders.instances.exponentials.exponents import ranges
from symdrop.deciders.instances.signature import Signature
from symdrop.errors import OutsideFragment
from symdrop.functions import logistic, softplus
from symdrop.language import Expectation, Size
from symdrop.statements.expressions import free_indices


def summed_arguments(lines: Iterable[Expr]) -> Iterator[Expr]:
    """The arguments of softplus and logistic functions in which something is summed or a size stands, each once."""
    found = {node.args[0] for line in lines for node in line.atoms(softplus, logistic) if ranges(node.args[0])}
    return iter(sorted(found, key=str))


def apart(read: Signature, size: Size, lines: Iterable[Expr]) -> int:
    """The number of index values over a size that two arguments may touch; 0 where none has a sum."""
    place = [*read.sizes].index(size.name)
    free, sums = [0], [0]
    for argument in summed_arguments(lines):
        # Random entries are drawn, and are entries like others, where no expectation is taken.
        drawn = read if argument.has(Expectation) else replace(read, laws={})
        count = Counter(drawn).count(argument, frozenset())
        if count.degree[place] > 0 or any(count.divided):
            raise OutsideFragment(
                f"in softplus or logistic, {argument} has a sum of which not every term has an entry at the index, or "
                f"the size {size}, or is divided by one; accepted are sums such as Sum(w[i]*x[i], i)"
            )
        free.append(sum(index.size == size for index in free_indices(argument)))
        sums.append(count.sums[place])
    return 2 * max(free) + max(sums)
