r"""One attention mask for all heads costs more than a mask for each by the products of what two heads take from a key.

By default Flax draws one mask over queries and keys for the whole batch and all heads; torch draws one for each head.
$A_{aj}$ is what key $j$ adds to the output through head $a$: weight, value and all that stands behind. Under one mask
the errors of two heads are wholly correlated: the penalty is that of the sums over the heads, `shared_loss`, and the
heads do not average it out. With equal heads it is as many times larger as there are heads. It is smaller only where
heads disagree about a key. Under either mask the mean is the same.

A consequence of srivastava2014 for the attention of vaswani2017.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, sift
from symdrop.definitions.layers import A, R, a, b, delta, head_masks, i, j, one_head_mask, one_mask, own_masks, r, t
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, step

shared = Sum(one_mask(delta[j], A[a, j]), a, j)
separate = Sum(own_masks(R[a, j], A[a, j]), a, j)
whole = Sum(A[a, j], a, j)
together = Sum(Sum(A[a, j], a) ** 2, j)

theorem = Theorem(
    title="What one attention mask for all heads costs more than one for each",
    source="srivastava2014; vaswani2017",
    given=head_masks,
    lhs=E((t - shared) ** 2) - E((t - separate) ** 2),
    rhs=r / (1 - r) * (together - Sum(A[a, j] ** 2, a, j)),
    steps=[
        step(
            Sum(E(delta[i] * delta[j]) / (1 - r) ** 2 * A[a, i] * A[b, j], a, b, i, j)
            - Sum(E(R[a, i] * R[b, j]) / (1 - r) ** 2 * A[a, i] * A[b, j], a, b, i, j),
            linearity,
            mean,
        ),
        step(
            Sum((bracket(i, j) - bracket(i, j) * bracket(a, b)) * r / (1 - r) * A[a, i] * A[b, j], a, b, i, j),
            independent,
            idempotent,
            mean,
        ),
        step(r / (1 - r) * (together - Sum(A[a, j] ** 2, a, j)), sift),
    ],
)

shared_loss = Theorem(
    title="The expected loss with one attention mask for all heads",
    source="srivastava2014; vaswani2017",
    given=one_head_mask,
    lhs=E((t - shared) ** 2),
    rhs=(t - whole) ** 2 + r / (1 - r) * together,
    steps=[
        step(
            t**2
            - 2 * t * Sum(E(delta[j]) / (1 - r) * A[a, j], a, j)
            + Sum(E(delta[i] * delta[j]) / (1 - r) ** 2 * A[a, i] * A[b, j], a, b, i, j),
            linearity,
        ),
        step(
            (t - whole) ** 2 + Sum(bracket(i, j) * r / (1 - r) * A[a, i] * A[b, j], a, b, i, j),
            independent,
            idempotent,
            mean,
        ),
        step((t - whole) ** 2 + r / (1 - r) * together, sift),
    ],
)
