r"""A round of DART leaves the sum of the trees as it was, as far as the new tree makes up for those left out.

A round leaves out $k$ of the $n$ trees, fits a new tree to what is missing, and weighs both so that they do not count
twice. $x_j$ is what tree $j$ predicts, and $g$ the part of what is missing that the new tree predicts. With the weights
of XGBoost, normalize_type tree, the level is kept where $g = 1$, whatever the learning rate $\eta$ is; so it is with
those of a forest, `forest_keeps_level`. LightGBM's own weights, `level_is_lost`, need $g = 1 / \eta$: a tree that
predicts all that is missing leaves the level lower in each round by the part $(1 - \eta) / (k + 1)$ of $k / n$.

From vinayak2015; the weights are those of xgboost and lightgbm.
"""

from symdrop.axioms import linearity, mean
from symdrop.definitions.layers import (
    delta,
    eta,
    forest,
    forest_choice,
    g,
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
missing = Sum((1 - delta[j]) * x[j], j)
on_average = Sum((1 - E(delta[j])) * x[j], j)

theorem = Theorem(
    title="The level of the trees after a round of DART",
    source="vinayak2015",
    given=tree_choice,
    lhs=E(Sum(tree(delta[j], x[j]), j) + eta / (k_drop + eta) * g * missing),
    rhs=(1 - (1 - g) * eta / (k_drop + eta) * k_drop / n) * level,
    steps=[
        step(level - (1 - g) * eta / (k_drop + eta) * on_average, linearity),
        step((1 - (1 - g) * eta / (k_drop + eta) * k_drop / n) * level, mean),
    ],
)

forest_keeps_level = Theorem(
    title="The level of the trees after a round of DART with the weights of a forest",
    source="vinayak2015",
    given=forest_choice,
    lhs=E(Sum(forest(delta[j], x[j]), j) + eta / (1 + eta) * g * missing),
    rhs=(1 - (1 - g) * eta / (1 + eta) * k_drop / n) * level,
    steps=[
        step(level - (1 - g) * eta / (1 + eta) * on_average, linearity),
        step((1 - (1 - g) * eta / (1 + eta) * k_drop / n) * level, mean),
    ],
)

level_is_lost = Theorem(
    title="The level of the trees after a round of LightGBM",
    source="vinayak2015",
    given=losing_choice,
    lhs=E(Sum(losing(delta[j], x[j]), j) + eta / (k_drop + 1) * g * missing),
    rhs=(1 - (1 - g * eta) / (k_drop + 1) * k_drop / n) * level,
    steps=[
        step(level - (1 - g * eta) / (k_drop + 1) * on_average, linearity),
        step((1 - (1 - g * eta) / (k_drop + 1) * k_drop / n) * level, mean),
    ],
)
