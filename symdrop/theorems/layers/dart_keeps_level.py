r"""After a round of DART the trees add up to what they did before, if the new tree makes up for those left out.

A round leaves out $k$ of the $n$ trees, fits a new tree to what is missing, and weighs both so that they do not count
twice. Suppose that the new tree predicts the sum of what was left out, and $x_j$ is what tree $j$ predicts. With the
weights of XGBoost, normalize_type tree, and at any learning rate $\eta$, the level is then kept whatever was left out,
and with those of a forest, `forest_keeps_level`, too. LightGBM's own weights lose the part $(1 - \eta) / (k + 1)$ of
what was left out, so that on average the level falls in each round, `level_is_lost`; with $\eta = 1$ nothing is lost.

From vinayak2015; the weights are those of xgboost and lightgbm.
"""

from symdrop.axioms import linearity, mean
from symdrop.definitions.layers import (
    delta,
    eta,
    forest,
    forest_choice,
    j,
    k_drop,
    losing,
    losing_choice,
    n,
    tree,
    tree_choice,
    x,
)
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, step

level = Sum(x[j], j)
left_out = Sum((1 - delta[j]) * x[j], j)

theorem = Theorem(
    title="The level of the trees after a round of DART",
    source="vinayak2015",
    given=tree_choice,
    lhs=Sum(tree(delta[j], x[j]), j) + eta / (k_drop + eta) * left_out,
    rhs=level,
    steps=[
        step(level - left_out + (k_drop / (k_drop + eta) + eta / (k_drop + eta)) * left_out),
        step(level),
    ],
)

forest_keeps_level = Theorem(
    title="The level of the trees after a round of DART with the weights of a forest",
    source="vinayak2015",
    given=forest_choice,
    lhs=Sum(forest(delta[j], x[j]), j) + eta / (1 + eta) * left_out,
    rhs=level,
    steps=[
        step(level - left_out + (1 / (1 + eta) + eta / (1 + eta)) * left_out),
        step(level),
    ],
)

level_is_lost = Theorem(
    title="The level of the trees after a round of LightGBM",
    source="vinayak2015",
    given=losing_choice,
    lhs=E(Sum(losing(delta[j], x[j]), j) + eta / (k_drop + 1) * left_out),
    rhs=(1 - (1 - eta) / (k_drop + 1) * k_drop / n) * level,
    steps=[
        step(level - (1 - eta) / (k_drop + 1) * Sum((1 - E(delta[j])) * x[j], j), linearity),
        step((1 - (1 - eta) / (k_drop + 1) * k_drop / n) * level, mean),
    ],
)
