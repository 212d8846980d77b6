"""A round of DART by hand: trees that stay, trees that were left out and come back, and the new one."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.layers import eta, k_drop, n
from symdrop.theorems.layers.dart_keeps_level import level, left_out


def total(at):
    return at.total(lambda j: at.x[j])


def missing(at, mask):
    return at.total(lambda j: (1 - mask[j]) * at.x[j])


def after(at, mask, returning, newcomer):
    """What the trees predict after the round, where the new one predicts what was missing."""
    return total(at) - missing(at, mask) + (returning + newcomer) * missing(at, mask)


def by_tree(at):
    k = at.k_drop
    return after(at, at.delta, k / (k + at.eta), at.eta / (k + at.eta))


def by_forest(at):
    return after(at, at.delta, 1 / (1 + at.eta), at.eta / (1 + at.eta))


def losing(at):
    k = at.k_drop
    return at.choices(at.n - k, lambda mask: after(at, mask, k / (k + 1), at.eta / (k + 1)))


def losing_right(at):
    k = at.k_drop
    return (1 - (1 - at.eta) / (k + 1) * k / at.n) * total(at)


CLAIMS = {
    "dart_keeps_level": Claim(
        left=by_tree,
        right=total,
        false={
            "without what was left out": Wrong(level - left_out, lambda at: total(at) - missing(at, at.delta)),
            "counted twice": Wrong(level + left_out, lambda at: total(at) + missing(at, at.delta)),
        },
    ),
    "dart_keeps_level.forest_keeps_level": Claim(
        left=by_forest,
        right=total,
        false={
            "without what was left out": Wrong(level - left_out, lambda at: total(at) - missing(at, at.delta)),
            "counted twice": Wrong(level + left_out, lambda at: total(at) + missing(at, at.delta)),
        },
    ),
    "dart_keeps_level.level_is_lost": Claim(
        left=losing,
        right=losing_right,
        false={
            "the level kept": Wrong(level, total),
            "all of what was left out": Wrong((1 - k_drop / n) * level, lambda at: (1 - at.k_drop / at.n) * total(at)),
            "the learning rate lost": Wrong(
                (1 - eta / (k_drop + 1) * k_drop / n) * level,
                lambda at: (1 - at.eta / (at.k_drop + 1) * at.k_drop / at.n) * total(at),
            ),
        },
    ),
}
