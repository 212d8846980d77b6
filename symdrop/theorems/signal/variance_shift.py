r"""Dropout in training gives a signal a larger variance than it has at test time.

The value $x$ has the mean $c$ and the variance $v$, and the mask is divided by its keep probability $p$, so that the
mean stays as it is. The variance does not: a value that is large on average is sometimes 0, and so the square of the
mean enters, by `masked_value_variance`. The shift is the difference of the variance in training and the variance $v$ at
test time. It is not $(1 - p) / p$ times $v$, unless the mean is 0, and it does not vanish for a value that does not
vary at all. A normalisation whose statistics are collected behind dropout in training is out of scale at test time for
this reason.

From li2019.
"""

from symdrop.axioms import idempotent, independent, linearity, mean, moments, variance
from symdrop.definitions.signal import c, delta, p, v, x
from symdrop.language import E, Var
from symdrop.theorem import Theorem, bernoulli, noise, nonzero, step

given = [noise(x, mean=c, variance=v), bernoulli(delta, keep=p), nonzero(p)]
masked = delta * x / p

masked_value_variance = Theorem(
    title="The variance of a masked value",
    source="li2019",
    given=given,
    lhs=Var(masked),
    rhs=(c**2 + v) / p - c**2,
    steps=[
        step(Var(delta * x) / p**2, variance, linearity),
        step((E(delta**2) * E(x**2) - E(delta) ** 2 * E(x) ** 2) / p**2, variance, independent),
        step(E(x**2) / p - c**2, idempotent, mean),
        step((c**2 + v) / p - c**2, moments),
    ],
)

theorem = Theorem(
    title="The shift of the variance from training to test",
    source="li2019",
    given=given,
    lhs=Var(masked) - Var(x),
    rhs=(1 - p) / p * (c**2 + v),
    steps=[
        step(Var(delta * x) / p**2 - Var(x), variance, linearity),
        step((E(delta**2) * E(x**2) - E(delta) ** 2 * E(x) ** 2) / p**2 - (E(x**2) - E(x) ** 2), variance, independent),
        step((1 - p) / p * E(x**2), idempotent, mean),
        step((1 - p) / p * (c**2 + v), moments),
    ],
)
