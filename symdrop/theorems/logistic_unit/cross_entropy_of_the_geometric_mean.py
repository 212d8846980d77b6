r"""The cross entropy of the normalised geometric mean falls short of the mean cross entropy by a known amount.

With the geometric means $G$ of the output and $G'$ of what is missing to 1, the normalised one is $N = G / (G + G')$:
$\log N = \log G - \log(G + G')$, and likewise for $1 - N$. So whatever the target is, the cross entropy of $N$ is the
mean cross entropy of all masked units plus $\log(G + G')$. In `at_the_mean_score` $N$ is the unit at its mean score.
$G + G'$ is at most 1, so that the network with rescaled weights is never worse than the masked networks are on the
average: `never_above`, by the inequality of Jensen.

A consequence of baldi2014.
"""

from symdrop.axioms import exponential, linearity, logarithm, reflection
from symdrop.definitions.logistic_unit import G, G_prime, S, cross_entropy, delta, j, kept, missing, named_score, p, t
from symdrop.functions import exp, log, softplus
from symdrop.language import E
from symdrop.theorem import Inequality, Theorem, bernoulli, define, step

given = [bernoulli(delta[j], keep=p[j])]
total = log(kept + missing)
scores = [define(named_score, S)]
means = [*scores, define(G, kept), define(G_prime, missing)]
at_mean = softplus(E(S)) - E(softplus(S))

theorem = Theorem(
    title="The cross entropy of the normalised geometric mean",
    source="baldi2014",
    given=given,
    lhs=total - t * log(kept) - (1 - t) * log(missing),
    rhs=E(cross_entropy(S)) + total,
    steps=[
        step(t * E(softplus(-S)) + (1 - t) * E(softplus(S)) + total, logarithm),
        step(E(cross_entropy(S)) + total, linearity),
    ],
    where=means,
)

at_the_mean_score = Theorem(
    title="The cross entropy at the mean score",
    source="baldi2014",
    given=given,
    lhs=cross_entropy(E(S)),
    rhs=E(cross_entropy(S)) + total,
    steps=[
        step(E(cross_entropy(S)) + at_mean, linearity, reflection),
        step(E(cross_entropy(S)) + log(missing * (1 + exp(E(S)))), logarithm),
        step(E(cross_entropy(S)) + total, linearity, exponential, reflection),
    ],
    where=means,
)

never_above = Inequality(
    title="The cross entropy at the mean score is not above the mean cross entropy",
    source="baldi2014",
    given=given,
    lhs=cross_entropy(E(S)),
    rhs=E(cross_entropy(S)),
    remainder=E(softplus(S)) - softplus(E(S)),
    steps=[
        step(cross_entropy(E(S)) + E(softplus(S)) - softplus(E(S)), linearity, reflection),
    ],
    where=scores,
)
