r"""Poisson corruption turns the exponential loss into a product over the inputs, of exponentials of exponentials.

The inputs $z_j$ are Poisson counts with the mean $x_j$. The moment generating function of such a count is the
exponential of $x_j (e^c - 1)$. What was a loss of the score is a loss of a sum of exponentials, one for each weight; to
first order in the weights it is the loss of the mean score.

From maaten2013.
"""

from symdrop.axioms import exponential, generating, independent
from symdrop.definitions.exponential_loss import i, j, w, x, y, z
from symdrop.functions import Prod, exp
from symdrop.language import E, Sum
from symdrop.theorem import Theorem, poisson, step

theorem = Theorem(
    title="The expected exponential loss of Poisson counts",
    source="maaten2013",
    given=[poisson(z[j], rate=x[j])],
    lhs=E(exp(-y * Sum(w[i] * z[i], i))),
    rhs=Prod(exp(x[i] * (exp(-y * w[i]) - 1)), i),
    steps=[
        step(E(Prod(exp(-y * w[i] * z[i]), i)), exponential),
        step(Prod(E(exp(-y * w[i] * z[i])), i), independent),
        step(Prod(exp(x[i] * (exp(-y * w[i]) - 1)), i), generating),
    ],
)
