r"""Dropping the features of a factorisation machine leaves its answer, on average, at the mean features.

The answer has products of features, and yet no penalty or shift appears: only products of two different features occur,
and the masks of these are independent. A model with the square of a feature would have the keep probability once, and
not twice, in front of it.

A consequence of rendle2010.
"""

from symdrop.axioms import independent, linearity, mean, sift
from symdrop.definitions.matrix_factorization import V, beta, c, delta, k, l, machine_output, p, w, z
from symdrop.language import E, Rational, Sum, bracket
from symdrop.theorem import Theorem, bernoulli, step

pairs = (1 - bracket(k, l)) * V[k, c] * V[l, c] * z[k] * z[l]

theorem = Theorem(
    title="The expected answer of a factorisation machine",
    source="rendle2010",
    given=[bernoulli(delta[l], keep=p[l])],
    lhs=E(machine_output(delta[l] * z[l], delta[k] * z[k])),
    rhs=machine_output(p[l] * z[l], p[k] * z[k]),
    steps=[
        step(
            beta + Sum(w[l] * E(delta[l]) * z[l], l) + Rational(1, 2) * Sum(pairs * E(delta[k] * delta[l]), k, l, c),
            linearity,
        ),
        step(machine_output(p[l] * z[l], p[k] * z[k]), independent, mean, sift),
    ],
)
