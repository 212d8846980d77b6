r"""The normalised geometric mean of a logistic unit over all masks is the unit at its mean score.

The geometric mean of the output is $G = \exp \mathbb{E} \log \sigma(S)$, that of what is missing to 1 is
$G' = \exp \mathbb{E} \log (1 - \sigma(S))$. Their `ratio` is the exponential of the mean score, because
$\log \sigma(S) - \log (1 - \sigma(S)) = S$, and so $G / (G + G') = \sigma(\mathbb{E} S)$. Nothing is used of the law of
the mask.

From baldi2014.
"""

from symdrop.axioms import exponential, linearity, reflection
from symdrop.definitions.logistic_unit import S, delta, j, kept, missing, p
from symdrop.functions import exp, logistic, softplus
from symdrop.language import E
from symdrop.theorem import Theorem, bernoulli, step

given = [bernoulli(delta[j], keep=p[j])]

theorem = Theorem(
    title="The normalised geometric mean of a logistic unit",
    source="baldi2014",
    given=given,
    lhs=kept,
    rhs=(kept + missing) * logistic(E(S)),
    steps=[
        step(
            kept * logistic(E(S)) + missing * exp(E(S)) * (1 - logistic(E(S))),
            linearity,
            exponential,
            reflection,
        ),
        step((kept + missing) * logistic(E(S)), reflection),
    ],
)

ratio = Theorem(
    title="The ratio of the geometric means of a logistic unit",
    source="baldi2014",
    given=given,
    lhs=kept,
    rhs=missing * exp(E(S)),
    steps=[
        step(exp(E(S - softplus(S))), linearity, reflection),
        step(missing * exp(E(S)), linearity, exponential),
    ],
)
