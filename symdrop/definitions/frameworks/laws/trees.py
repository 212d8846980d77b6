"""What a round of DART does to the weights of trees; the parameter is the learning rate.

Of n trees k_drop are left out of the prediction while a new one is fitted. The mask is 1 for a tree that stays, and 0
for one that is left out for this round: its weight is multiplied by a number below 1, and it comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from symdrop.definitions.frameworks.laws.layer_law import LayerLaw, Mask, may_divide, number_of_entries

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.statements.hypotheses import Hypothesis

DROPPED = ("k_drop", "the number of trees that are left out, one at least")


@dataclass(frozen=True)
class TreeWeights(LayerLaw):
    """The new tree weighs as much as each of those that were left out: xgboost's normalize_type "tree"."""

    word: ClassVar[str] = "weights of trees"
    words: ClassVar[str] = (
        "k_drop of the n trees are left out for a round, every choice equally likely. With the learning rate eta they "
        "weigh after it k_drop / (k_drop + eta) times what they did, and the new tree eta / (k_drop + eta)."
    )
    rescaled = False
    names = (DROPPED,)

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.language import scalar
        from symdrop.statements.laws.exactly import exactly

        size, dropped = number_of_entries(mask[0], self.word), scalar("k_drop")
        rate = may_divide(self.divisor(dropped, parameter))
        return [exactly(mask[0], kept=size - dropped), *may_divide(size - 1), *rate]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        from symdrop.language import scalar

        return (mask[0] + (1 - mask[0]) * self.returning(scalar("k_drop"), parameter)) * x

    def divisor(self, dropped: Expr, rate: Expr) -> Expr:
        """What the weights are divided by."""
        return dropped + rate

    def returning(self, dropped: Expr, rate: Expr) -> Expr:
        """By what the weight of a tree is multiplied that was left out."""
        return dropped / self.divisor(dropped, rate)

    def newcomer(self, dropped: Expr, rate: Expr) -> Expr:
        """The weight of the new tree."""
        return rate / self.divisor(dropped, rate)


@dataclass(frozen=True)
class ForestWeights(TreeWeights):
    """The new tree weighs as much as all together that were left out: xgboost's normalize_type "forest"."""

    word = "weights of a forest"
    words = (
        "k_drop of the n trees are left out for a round, every choice equally likely. With the learning rate eta they "
        "weigh after it 1 / (1 + eta) times what they did, and the new tree eta / (1 + eta)."
    )

    def divisor(self, dropped: Expr, rate: Expr) -> Expr:
        return 1 + rate

    def returning(self, dropped: Expr, rate: Expr) -> Expr:
        return 1 / self.divisor(dropped, rate)


@dataclass(frozen=True)
class LevelLosingWeights(TreeWeights):
    """LightGBM's own weights: as with a learning rate of 1, although the new tree is shrunk by it."""

    word = "weights that lose the level"
    words = (
        "k_drop of the n trees are left out for a round, every choice equally likely. With the learning rate eta they "
        "weigh after it k_drop / (k_drop + 1) times what they did, and the new tree eta / (k_drop + 1)."
    )

    def divisor(self, dropped: Expr, rate: Expr) -> Expr:
        return 1 + dropped
