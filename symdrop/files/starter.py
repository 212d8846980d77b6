"""The file that `symdrop new` writes: a small theorem that proves as it stands, with comments on what to change."""

from __future__ import annotations

LONGEST_TITLE = 60
UNTITLED = "My claim"
TEXT = '''\
"""The expected square of a masked sum is the square of its mean plus a penalty for the noise.

What could be misread: the penalty is the variance of the mask, $p_j (1 - p_j)$, and not its mean, $p_j$.
Source: where the claim is from: author, year, number of the equation.
"""

from symdrop import E, Sum, Theorem, bernoulli, family, index, size, step
from symdrop.axioms import idempotent, independent, linearity, mean, sift

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
'''


def starting_file(stem: str) -> str:
    """The text of a proof file, its theorem titled after the stem of the file's name.

    >>> [line.strip() for line in starting_file("proof_two_layers").splitlines() if "title=" in line]
    ['title="Two layers",']
    """
    return TEXT.replace("{title}", title(stem))


def title(stem: str) -> str:
    """The stem in words: its letters and digits, and for anything else a space.

    >>> title("proof_two_layers"), title("2-layers"), title("proof_")
    ('Two layers', '2 layers', 'My claim')
    """
    letters = "".join(each if each.isalnum() else " " for each in stem.removeprefix("proof_"))
    words = " ".join(letters.split())[:LONGEST_TITLE].strip()
    return words[:1].upper() + words[1:] if words else UNTITLED
