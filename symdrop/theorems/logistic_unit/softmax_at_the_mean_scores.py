r"""The normalised geometric means of softmax outputs over all masks are the softmax of the mean scores.

The output of a class is $e^{S_c} / Z$, with $Z$ the sum of $e^{S_b}$ over all classes $b$, so that its logarithm is
$S_c - \log Z$ and its geometric mean is `geometric_mean(c)`. Divided by the sum of the geometric means of all classes
it is $e^{\mathbb{E} S_c}$ divided by the sum of these; here the equation is multiplied by both divisors. Whatever $Z$
is, it is the same for all classes and goes out. Nothing is used of the law of the mask.

From baldi2014 and goodfellow2016.
"""

from symdrop.axioms import linearity
from symdrop.definitions.logistic_unit import Z, b, c, class_score, delta, geometric_mean, j, normaliser, p
from symdrop.functions import exp, log
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, define, step

theorem = Theorem(
    title="The normalised geometric means of softmax outputs",
    source="baldi2014; goodfellow2016",
    given=[bernoulli(delta[j], keep=p[j])],
    lhs=geometric_mean(c) * Sum(exp(E(class_score(b))), b),
    rhs=exp(E(class_score(c))) * Sum(geometric_mean(b), b),
    steps=[
        step(exp(E(class_score(c)) - E(log(normaliser))) * Sum(exp(E(class_score(b))), b), linearity),
        step(exp(E(class_score(c))) * Sum(exp(E(class_score(b)) - E(log(normaliser))), b)),
        step(exp(E(class_score(c))) * Sum(geometric_mean(b), b), linearity),
    ],
    where=[define(Z, normaliser)],
)
