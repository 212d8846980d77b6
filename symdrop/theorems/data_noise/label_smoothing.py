r"""A cross-entropy against smoothed labels is a mixture of that against the labels and that against all classes alike.

The smoothed label gives every class the share $\epsilon / C$ and keeps $1 - \epsilon$ for the label. A cross-entropy is
linear in the label, so that nothing is asked of the losses. `disturbed_label` replaces the label at random with the
chance $\epsilon$, by a class that is drawn from all $C$, the true one included: on average this is label smoothing.

From szegedy2016 and xie2016.
"""

from symdrop.axioms import independent, linearity, mean
from symdrop.definitions.data_noise import C, c, d, disturbed, eps, loss, q, z
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, bernoulli, one_hot, step

mixture = (1 - eps) * Sum(q[c] * loss[c], c) + eps * Sum(loss[c] / C, c)

theorem = Theorem(
    title="The cross-entropy against smoothed labels",
    source="szegedy2016",
    lhs=Sum(((1 - eps) * q[c] + eps / C) * loss[c], c),
    rhs=mixture,
    steps=[
        step(Sum((1 - eps) * q[c] * loss[c], c) + Sum(eps / C * loss[c], c)),
        step(mixture),
    ],
)

disturbed_label = Theorem(
    title="The expected cross-entropy against disturbed labels",
    source="xie2016",
    given=[bernoulli(disturbed, keep=eps), one_hot(z[d], chance=1 / C)],
    lhs=E(Sum(((1 - disturbed) * q[c] + disturbed * z[c]) * loss[c], c)),
    rhs=mixture,
    steps=[
        step(Sum((1 - E(disturbed)) * q[c] * loss[c] + E(disturbed * z[c]) * loss[c], c), linearity),
        step(Sum((1 - eps) * q[c] * loss[c] + eps / C * loss[c], c), independent, mean),
        step(mixture),
    ],
)
