r"""A generalised linear model whose m samples of n features are masked; its loss is taken to second order in the noise.

`X[a, i]` are the features and `beta` the coefficients, so that the score of sample a is $z_a = \sum_i X_{ai} \beta_i$.
The log-partition function and its first and second derivative at that score are the given numbers `A[a]`, `A_prime[a]`
and `A_double_prime[a]`: nothing is said of what they are as functions. `R[a, i]` is the mask of one entry, with the
keep probability `p`, by which the masked features are divided. The index a counts samples, i and j features.
"""

from __future__ import annotations

from symdrop.language import Sum, family, index, scalar, size

m, n = size("m n")
a = index("a", m)
i, j = index("i j", n)
X, R = family("X R", m, n)
A, A_prime, A_double_prime = family("A A_prime A_double_prime", m)
beta = family("beta", n)
p = scalar("p")

# The score of sample a, under the mask and without it, and what the mask adds to it.
score = Sum(X[a, i] * beta[i], i)
noisy_score = Sum(R[a, i] / p * X[a, i] * beta[i], i)
noise = Sum((R[a, i] / p - 1) * X[a, i] * beta[i], i)
