r"""The expectation of dropout is the identity, also in 16 bits.

The factor of what is kept is $1 / (1 - p)$ only up to rounding. At $p = 1/10$ the nearest number of bfloat16 to $10/9$
is $71/64$, so that the mean of the output is $639/640$ of the input; twelve layers one behind another lose two parts in
a hundred, and evaluation, which is the identity, does not.

Met wherever a mean is taken to be the input whatever the precision, as in tests that compare the two in 32 bits alone.
"""

from symdrop.definitions.frameworks import torch
from symdrop.definitions.layers import delta, j, w, x
from symdrop.language import E, Rational, Sum
from symdrop.theorem import Mistake
from symdrop.theorems.layers.rounding_shifts_mean import theorem as truth

drop = torch.Dropout(p=Rational(1, 10), precision="bfloat16")

mistake = Mistake(
    title="The mean of dropout in bfloat16 is the input",
    source="srivastava2014",
    given=drop.given(delta[j]),
    lhs=E(Sum(drop(delta[j], x[j]) * w[j], j)),
    rhs=Sum(w[j] * x[j], j),
    instead=truth,
)
