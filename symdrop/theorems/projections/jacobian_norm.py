r"""One random direction of the outputs measures the squared norm of the whole Jacobian, in expectation.

The direction $v$ is uniform on the unit sphere in the $n$ dimensions of the outputs. The gradient of $\sum_i v_i f_i$
is the Jacobian times $v$, at the price of one backward pass instead of $n$; its squared length must be multiplied by
$n$, because only one of $n$ orthogonal directions is looked at.

From hoffman2019.
"""

from symdrop.axioms import exchangeability, linearity, sift
from symdrop.definitions.projections import J, e, i, j, n, v
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, sphere, step

theorem = Theorem(
    title="The squared norm of a Jacobian by a random direction",
    source="hoffman2019",
    given=[sphere(v[i])],
    lhs=n * E(Sum(Sum(v[i] * J[i, e], i) ** 2, e)),
    rhs=Sum(J[i, e] ** 2, i, e),
    steps=[
        step(n * Sum(E(v[i] * v[j]) * J[i, e] * J[j, e], i, j, e), linearity),
        step(Sum(bracket(i, j) * J[i, e] * J[j, e], i, j, e), exchangeability),
        step(Sum(J[i, e] ** 2, i, e), sift),
    ],
)
