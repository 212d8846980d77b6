"""The files that `symdrop new` writes: a small theorem that proves as it stands, with comments on what to change."""

from __future__ import annotations

LONGEST_TITLE = 60
UNTITLED = "My claim"
HEAD = '''\
"""The expected square of a masked sum is the square of its mean plus a penalty for the noise.

The penalty is the variance of the mask, $p_j (1 - p_j)$, and not its mean, $p_j$.
"""

from symdrop import E, Sum, Theorem, bernoulli, family, index, size, step
from symdrop.axioms import idempotent, independent, linearity, mean, sift

'''
CATALOGUE_HEAD = '''\
r"""The expected square of a masked sum is the square of its mean plus a penalty for the noise.

The penalty is the variance of the mask, p_j (1 - p_j), and not its mean, p_j.

Where the claim is from: a key of symdrop/catalogue/bibliography.py, with the number of the equation.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.language import E, Sum, family, index, size
from symdrop.theorem import Theorem, bernoulli, step

'''
BODY = """\
# The symbols. Each size is symbolic, so that what is proved holds for every number of units. An index runs over
# 1..size, a family has one entry per index. A number without an index is declared by scalar("t").
n = size("n")
j, k = index("j k", n)
v, p, delta = family("v p delta", n)

# Parts that occur more than once are ordinary Python variables.
mean_sum = Sum(p[j] * v[j], j)
penalty = Sum(p[j] * (1 - p[j]) * v[j] ** 2, j)

theorem = Theorem(
    title="{title}",
    # A key such as "baldi2013, Eq. 6", or words.
    source="",
    # What is random and how, and what is not zero: bernoulli, gaussian, noise, nonzero. All else is fixed.
    given=[bernoulli(delta[j], keep=p[j])],
    # The claim: the two sides are equal for every size.
    lhs=E(Sum(delta[j] * v[j], j) ** 2),
    rhs=mean_sum**2 + penalty,
    # Each step is a whole line, with the reasons that carry the line before it into this one: derivative, sift,
    # linearity, independent, uncorrelated, idempotent, mean, moments. Algebra needs no reason. Without steps the
    # claim is decided with every reason allowed: leave them out until the claim is proved, then state them.
    steps=[
        step(Sum(E(delta[j] * delta[k]) * v[j] * v[k], j, k), linearity),
        step(mean_sum**2 + penalty, independent, idempotent, mean, sift),
    ],
)
"""
TEXT = HEAD + BODY
CLAIM = '''\
"""The expected square of a masked sum by hand: the average over all masks.

Both sides are functions of a point, exact numbers for the names of the theorem. They are written from the source, in
plain fractions and without symdrop; `tests/theorems/test_by_hand.py` compares them with the theorem.
"""

from arithmetic import Point, points_of
from claims import SQUARE, Claim, Wrong

from symdrop.theorems.{family}.{stem} import mean_sum

# Two sets of numbers, cut to n = 2 and n = 3. Without `points` the claim is compared at those of the family.
NUMBERS = (
    {"v": ("2", "-3", "5/2"), "p": ("1/3", "3/4", "1/5")},
    {"v": ("0", "-7/2", "1"), "p": ("2/5", "1", "5/6")},
)
POINTS = points_of(Point, NUMBERS, {"v": "n", "p": "n"}, [{"n": 2}, {"n": 3}], {})


def left(at):
    return at.mask_expectation(lambda mask: sum(bit * v for bit, v in zip(mask, at.v, strict=True)) ** 2)


def mean_of_sum(at):
    return sum(p * v for p, v in zip(at.p, at.v, strict=True))


def right(at):
    return mean_of_sum(at) ** 2 + sum(p * (1 - p) * v**2 for p, v in zip(at.p, at.v, strict=True))


CLAIMS = {
    "{stem}": Claim(
        left=left,
        right=right,
        # What one might claim by mistake: the side as the theorem would state it, and the same by hand.
        false={"no penalty": Wrong(mean_sum**2, lambda at: mean_of_sum(at) ** 2)},
        # What differs in one place and is true as well, as `symdrop check` lists it: how often, by kind, and why.
        also_true={"exponent": (1, SQUARE)},
        points=POINTS,
    ),
}
'''


def starting_file(stem: str) -> str:
    """The text of a proof file, its theorem titled after the stem of the file's name.

    >>> [line.strip() for line in starting_file("proof_two_layers").splitlines() if "title=" in line]
    ['title="Two layers",']
    """
    return TEXT.replace("{title}", title(stem))


def starting_theorem(stem: str) -> str:
    """The text of a theorem of the catalogue to start from: the same claim, with the imports of the catalogue."""
    return (CATALOGUE_HEAD + BODY).replace("{title}", title(stem))


def starting_claim(family: str, stem: str) -> str:
    """The text of the claim by hand that belongs to `starting_theorem`."""
    return CLAIM.replace("{family}", family).replace("{stem}", stem)


def title(stem: str) -> str:
    """The stem in words: its letters and digits, and for anything else a space.

    >>> title("proof_two_layers"), title("2-layers"), title("proof_")
    ('Two layers', '2 layers', 'My claim')
    """
    letters = "".join(each if each.isalnum() else " " for each in stem.removeprefix("proof_"))
    words = " ".join(letters.split())[:LONGEST_TITLE].strip()
    return words[:1].upper() + words[1:] if words else UNTITLED
