r"""Alpha dropout penalises the distance of each input from the saturation, and not its size.

Behind alpha dropout a linear unit sees $a_p (1 - r) x_j$ on average, not $x_j$: for given inputs the layer is no
identity in expectation. An input that has the saturated value $\alpha'$ already costs nothing, since dropping does not
change it, while an input of 0 costs as much as $\alpha'^2$. So the weights of units that are off are penalised, which
under ordinary dropout they are not.

A consequence of klambauer2017; the law is that of torch.nn.AlphaDropout.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.layers import a_p, alpha, alpha_mask, alpha_prime, delta, j, r, t, w, x
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, step

output = Sum(alpha(delta[j], x[j]) * w[j], j)
at_mean = t - Sum(a_p * (1 - r) * x[j] * w[j], j)
penalty = a_p**2 * r * (1 - r) * Sum(w[j] ** 2 * (x[j] - alpha_prime) ** 2, j)
centred = Sum(E((delta[j] - (1 - r)) ** 2) * (w[j] * (x[j] - alpha_prime)) ** 2, j)

theorem = Theorem(
    title="The expected loss behind alpha dropout",
    source="klambauer2017",
    given=alpha_mask,
    lhs=E((t - output) ** 2),
    rhs=at_mean**2 + penalty,
    steps=[
        step(E((at_mean - a_p * Sum((delta[j] - (1 - r)) * w[j] * (x[j] - alpha_prime), j)) ** 2)),
        step(at_mean**2 + a_p**2 * centred, sift, linearity, independent, mean),
        step(at_mean**2 + penalty, linearity, idempotent, mean),
    ],
)
