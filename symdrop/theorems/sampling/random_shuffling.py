r"""The squared norm of a minibatch's gradient exceeds that of the full gradient by a share of the spread.

Under random shuffling all $n$ items are put in a random order and cut into minibatches of $b$. Each minibatch, at
whatever place, is then a sample without replacement, so the mean over all minibatches of an epoch has the same
expectation as one of them, which is what is stated. The squared norm of the mean gradient is the noiseless term; the
rest is the squared distance of the single gradients from it, averaged over the items, with the factor
$(n - b) / (b (n - 1))$ of `minibatch_covariance`. This is why small steps over shuffled minibatches follow the gradient
flow of the loss plus a penalty on the spread of the gradients: for the full batch it vanishes.

From smith2021.
"""

from symdrop.axioms import exchangeability, linearity, sift
from symdrop.definitions.sampling import G, b, chosen, i, j, l, n
from symdrop.language import E, Sum, bracket
from symdrop.theorem import Theorem, nonzero, sampled, step

full = Sum(G[j, l], j) / n
both = b * (b - 1) / (n * (n - 1))
squared_norm = Sum(full**2, l)
distance = Sum((G[i, l] - full) ** 2, i, l) / n

theorem = Theorem(
    title="The expected squared gradient under random shuffling",
    source="smith2021",
    given=[sampled(chosen[j], size=b), nonzero(b), nonzero(n - 1)],
    lhs=E(Sum((Sum(chosen[i] * G[i, l], i) / b) ** 2, l)),
    rhs=squared_norm + (n - b) / ((n - 1) * b) * distance,
    steps=[
        step(Sum(E(chosen[i] * chosen[j]) * G[i, l] * G[j, l], i, j, l) / b**2, linearity),
        step(
            Sum(G[i, l] ** 2, i, l) / (n * b) + both / b**2 * Sum((1 - bracket(i, j)) * G[i, l] * G[j, l], i, j, l),
            exchangeability,
            sift,
        ),
        step(squared_norm + (n - b) / ((n - 1) * b) * (Sum(G[i, l] ** 2, i, l) / n - squared_norm), sift),
        step(squared_norm + (n - b) / ((n - 1) * b) * distance),
    ],
)
