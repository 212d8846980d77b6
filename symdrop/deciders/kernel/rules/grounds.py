"""On what grounds a rule may rewrite: the hypotheses of the statement, and the reasons in use. TRUSTED."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from symdrop import axioms
from symdrop.axioms import Reason
from symdrop.deciders.kernel.algebra import Algebra
from symdrop.deciders.kernel.context import Context, Memo
from symdrop.deciders.kernel.factors import DERIVATIVE, FAMILY, Factor
from symdrop.statements.laws import Law

# An opened expectation depends on these reasons: what is remembered under some of them is not used under others.
OPENING = frozenset(axioms.REASONS) - {axioms.derivative, axioms.sift, axioms.linearity}


@dataclass(frozen=True)
class Grounds:
    """The context of a statement and the reasons in use, of those cited; `memo` is what they have opened so far.

    Where `idempotent` is cited, powers of masks are reduced and `moments` says nothing of them, also while it is tried
    whether the step does without `idempotent`. Unless it `opens_families`, independence only takes families apart.
    """

    context: Context
    algebra: Algebra
    laws: Mapping[str, Law]
    reasons: frozenset[Reason]
    cited: frozenset[Reason]
    memo: Memo
    opens_families: bool = True

    def cites(self, reason: Reason) -> bool:
        """Whether a rule may rest on this reason; that it was asked for is noted."""
        self.memo.asked.add(reason)
        return reason in self.reasons

    @staticmethod
    def of(context: Context, reasons: frozenset[Reason], cited: frozenset[Reason]) -> Grounds:
        """The grounds that these reasons, of those that are cited, give in this context."""
        memo = context.memos.setdefault((reasons & OPENING, cited & {axioms.idempotent}), Memo())
        return Grounds(context, context.algebra, context.laws, reasons, cited, memo)

    def is_random(self, factor: Factor) -> bool:
        """Whether a factor inside an E is random: an entry with a law, or a D of something random; an E is not."""
        if factor.kind == FAMILY:
            return factor.name in self.laws
        return factor.kind == DERIVATIVE and any(
            self.is_random(each) for monomial, _ in factor.inside for each in monomial.factors
        )
