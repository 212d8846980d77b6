"""What the hypotheses of one statement promise, as data. TRUSTED."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from symdrop.axioms import Reason
from symdrop.deciders.kernel.algebra import Algebra
from symdrop.deciders.kernel.factors import Frozen, LinearCombination
from symdrop.statements.hypotheses import Covariance, Hypothesis
from symdrop.statements.laws import Law, Masks


@dataclass(frozen=True)
class Memo:
    """What one set of reasons has opened before, at the law's own indices, and which reasons were `asked` for.

    `moments` are those of one entry to a power, by name and power, None where nothing is promised; `cumulants` those
    of several powers of entries at the same indices, by names and powers, `joints` those of exchangeable entries, by
    name and blocks.
    """

    moments: dict[tuple[str, int], LinearCombination | None] = field(default_factory=dict)
    cumulants: dict[tuple[tuple[str, int], ...], LinearCombination] = field(default_factory=dict)
    joints: dict[tuple[str, tuple[tuple[int, ...], ...]], LinearCombination] = field(default_factory=dict)
    asked: set[Reason] = field(default_factory=set)


@dataclass(frozen=True)
class Context:
    """What the hypotheses of one statement promise, and the algebra it is computed in.

    `laws` maps the name of a random family or scalar to its law, `covariances` to the covariance or joint law that it
    is part of, and `symbols_of_law` to every name that its law or covariance mentions. The statement may divide by
    entries of the families in `nonzero_families`, each with what is added to them, and by products of
    `nonzero_polynomials`, which are irreducible. `totals` are sums without free indices that it may divide by, such as
    sum_i x_i, each by a name for one over it, which stands in lines like a scalar. `given` are the hypotheses as they
    were written, for what they say of signs.

    Two parts grow while the statement is read and its lines are worked on: `names`, the things that a name has stood
    for, and `memos`, by the reasons in use.
    """

    algebra: Algebra
    laws: Mapping[str, Law]
    covariances: Mapping[str, Covariance | Masks]
    symbols_of_law: Mapping[str, frozenset[str]]
    nonzero_families: frozenset[tuple[str, Frozen]]
    nonzero_polynomials: frozenset[Any]
    totals: Mapping[str, LinearCombination] = field(default_factory=dict)
    given: tuple[Hypothesis, ...] = ()
    names: dict[str, object] = field(default_factory=dict)
    memos: dict[tuple[frozenset[Reason], frozenset[Reason]], Memo] = field(default_factory=dict)
