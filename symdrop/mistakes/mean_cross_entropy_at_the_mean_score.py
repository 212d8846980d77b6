r"""The mean cross entropy of a masked logistic unit is taken to be the cross entropy at its mean score.

The output at the mean score is the normalised geometric mean of the outputs. Its cross entropy is below the mean of the
cross entropies, by the inequality of Jensen, and only that mean is what training with dropout minimises.

Met where the network with rescaled weights is said to have the mean loss of the masked networks.
"""

from symdrop.definitions.logistic_unit import S, delta, j, p, t
from symdrop.functions import softplus
from symdrop.language import E
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.logistic_unit.geometric_mean_is_the_unit_at_the_mean import theorem as truth

mistake = Mistake(
    title="The mean cross entropy as that of the geometric mean",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=E(t * softplus(-S) + (1 - t) * softplus(S)),
    rhs=t * softplus(-E(S)) + (1 - t) * softplus(E(S)),
    instead=truth,
)
