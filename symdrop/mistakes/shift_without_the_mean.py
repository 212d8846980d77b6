r"""The variance shift of dropout is given with the variance of the signal alone.

The mask moves a value between 0 and a multiple of itself, and how far that is depends on the value, not on how it
varies. The second moment of the value is shifted, and it has the square of the mean in it.

Met where the shift is worked out for a normalised signal and used for one behind a rectifier.
"""

from symdrop.definitions.signal import c, delta, p, v, x
from symdrop.language import Var
from symdrop.theorem import Mistake, bernoulli, noise, nonzero
from symdrop.theorems.signal.variance_shift import masked
from symdrop.theorems.signal.variance_shift import theorem as truth

mistake = Mistake(
    title="The variance shift without the mean",
    source="li2019",
    given=[noise(x, mean=c, variance=v), bernoulli(delta, keep=p), nonzero(p)],
    lhs=Var(masked) - Var(x),
    rhs=(1 - p) / p * v,
    instead=truth,
)
