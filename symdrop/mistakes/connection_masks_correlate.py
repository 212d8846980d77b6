r"""The outputs of a layer are said to vary together under DropConnect as they do under dropout.

Under dropout two outputs share the mask of every input. Under DropConnect each connection has a mask of its own, two
different outputs share none, and their covariance is zero. The variance of one output is the same under both.

Met where DropConnect is analysed with the covariance that was worked out for dropped inputs.
"""

from symdrop.definitions.linear_layer import I, R, W, dropconnect_output, i, k, l, p
from symdrop.language import Cov, Sum
from symdrop.theorem import Mistake, bernoulli
from symdrop.theorems.linear_layer.connection_masks_do_not import theorem as truth

mistake = Mistake(
    title="Outputs correlated by masks that they do not share",
    source="wan2013",
    given=[bernoulli(R[l, i], keep=p[i])],
    lhs=Cov(dropconnect_output(k), dropconnect_output(l)),
    rhs=Sum(p[i] * (1 - p[i]) * W[k, i] * W[l, i] * I[i] ** 2, i),
    instead=truth,
)
