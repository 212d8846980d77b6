r"""Normal noise on the inputs multiplies the exponential loss; it does not add a ridge penalty to it.

The inputs $\xi_j$ are normal around $x_j$ with the variance $v$. The factor that the noise brings is the exponential of
a ridge term, the same whatever the inputs are. The logarithm of the loss is what gets a ridge penalty.

From maaten2013.
"""

from symdrop.axioms import exponential, generating, independent
from symdrop.definitions.exponential_loss import i, j, v, w, x, xi, y
from symdrop.functions import Prod, exp
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, gaussian, step

theorem = Theorem(
    title="The expected exponential loss under normal noise",
    source="maaten2013",
    given=[gaussian(xi[j], mean=x[j], variance=v)],
    lhs=E(exp(-y * Sum(w[i] * xi[i], i))),
    rhs=exp(-y * Sum(w[i] * x[i], i) + y**2 * v / 2 * Sum(w[i] ** 2, i)),
    steps=[
        step(E(Prod(exp(-y * w[i] * xi[i]), i)), exponential),
        step(Prod(E(exp(-y * w[i] * xi[i])), i), independent),
        step(Prod(exp(-y * w[i] * x[i] + y**2 * v / 2 * w[i] ** 2), i), generating),
        step(exp(-y * Sum(w[i] * x[i], i) + y**2 * v / 2 * Sum(w[i] ** 2, i)), exponential),
    ],
)
