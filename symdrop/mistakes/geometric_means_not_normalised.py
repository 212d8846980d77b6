r"""The geometric mean of a softmax output over all masks is taken to be the softmax output at the mean scores.

It is proportional to it. The geometric means of the outputs of all classes add up to less than 1 where masks matter:
only divided by their sum are they the softmax of the mean scores.

Met where "geometric mean" stands for the normalised one.
"""

from symdrop.definitions.logistic_unit import b, c, class_score, delta, geometric_mean, j, p
from symdrop.functions import exp
from symdrop.language import E, Sum
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.logistic_unit.softmax_at_the_mean_scores import theorem as truth

mistake = Mistake(
    title="Geometric means that are not normalised",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=geometric_mean(c) * Sum(exp(E(class_score(b))), b),
    rhs=exp(E(class_score(c))),
    instead=truth,
)
