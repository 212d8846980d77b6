r"""Normal noise on the inputs is taken to add a ridge penalty to the exponential loss, as it does to the squared loss.

It multiplies the loss by the exponential of a ridge term. To first order in the variance, and where the loss is 1, the
two agree.

Met where the second-order penalty is called exact for every loss.
"""

from symdrop.definitions.exponential_loss import i, j, v, w, x, xi, y
from symdrop.functions import exp
from symdrop.language import E, Sum
from symdrop.theorem import Mistake, gaussian
from symdrop.theorems.exponential_loss.gaussian_noise_multiplies import theorem as truth

mistake = Mistake(
    title="An additive ridge for the exponential loss",
    given=[gaussian(xi[j], mean=x[j], variance=v)],
    lhs=E(exp(-y * Sum(w[i] * xi[i], i))),
    rhs=exp(-y * Sum(w[i] * x[i], i)) + y**2 * v / 2 * Sum(w[i] ** 2, i),
    instead=truth,
)
