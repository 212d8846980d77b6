"""A round of DART by hand: trees that stay, trees that were left out and come back, and the new one."""

from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.layers import eta, g, k_drop, n
from symdrop.theorems.layers.dart_keeps_level import level


def total(at):
    return at.total(lambda j: at.x[j])


def after(at, returning, newcomer):
    """What the trees predict after the round on average; the new one predicts the part g of what was missing."""

    def predicted(mask):
        missing = at.total(lambda j: (1 - mask[j]) * at.x[j])
        return at.total(lambda j: (1 if mask[j] else returning) * at.x[j]) + newcomer * at.g * missing

    return at.choices(at.n - at.k_drop, predicted)


def by_tree(at):
    return after(at, at.k_drop / (at.k_drop + at.eta), at.eta / (at.k_drop + at.eta))


def by_forest(at):
    return after(at, 1 / (1 + at.eta), at.eta / (1 + at.eta))


def losing(at):
    return after(at, at.k_drop / (at.k_drop + 1), at.eta / (at.k_drop + 1))


def right(at, weight):
    return (1 - weight * at.k_drop / at.n) * total(at)


CLAIMS = {
    "dart_keeps_level": Claim(
        left=by_tree,
        right=lambda at: right(at, (1 - at.g) * at.eta / (at.k_drop + at.eta)),
        false={
            "the level kept by any tree": Wrong(level, total),
            "all of what is missing": Wrong((1 - k_drop / n) * level, lambda at: right(at, 1)),
            "one tree left out": Wrong(
                (1 - (1 - g) * eta / (k_drop + eta) / n) * level,
                lambda at: (1 - (1 - at.g) * at.eta / (at.k_drop + at.eta) / at.n) * total(at),
            ),
        },
        also_true={
            "exponent": (3, SQUARE),
            "expectation": (3, LINEAR),
            "hypothesis": (1, "a mean alone does not divide by n - 1"),
            "sign": (2, "a mean alone does not divide by n - 1"),
            "term": (2, "a mean alone does not divide by n - 1"),
            "coefficient": (2, "a mean alone does not divide by n - 1"),
        },
    ),
    "dart_keeps_level.forest_keeps_level": Claim(
        left=by_forest,
        right=lambda at: right(at, (1 - at.g) * at.eta / (1 + at.eta)),
        false={
            "the level kept by any tree": Wrong(level, total),
            "all of what is missing": Wrong((1 - k_drop / n) * level, lambda at: right(at, 1)),
        },
        also_true={
            "exponent": (3, SQUARE),
            "expectation": (3, LINEAR),
            "hypothesis": (1, "a mean alone does not divide by n - 1"),
            "sign": (2, "a mean alone does not divide by n - 1"),
            "term": (2, "a mean alone does not divide by n - 1"),
            "coefficient": (2, "a mean alone does not divide by n - 1"),
        },
    ),
    "dart_keeps_level.level_is_lost": Claim(
        left=losing,
        right=lambda at: right(at, (1 - at.g * at.eta) / (at.k_drop + 1)),
        false={
            "the level kept by any tree": Wrong(level, total),
            "the learning rate forgotten": Wrong(
                (1 - (1 - g) / (k_drop + 1) * k_drop / n) * level, lambda at: right(at, (1 - at.g) / (at.k_drop + 1))
            ),
        },
        also_true={
            "exponent": (3, SQUARE),
            "expectation": (3, LINEAR),
            "hypothesis": (1, "a mean alone does not divide by n - 1"),
            "sign": (2, "a mean alone does not divide by n - 1"),
            "term": (2, "a mean alone does not divide by n - 1"),
            "coefficient": (2, "a mean alone does not divide by n - 1"),
        },
    ),
}
