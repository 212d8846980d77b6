r"""A gate is said to multiply the variance of any value by its keep probability.

This is so for a value of mean 0. The gate sets a value to 0 with some probability, and if 0 is not its mean this is a
jump of its own: the variance of the gate times the square of the mean is added.

Met where activations behind a rectifier, which are never centred, are treated as if they were normalised.
"""

from symdrop.definitions.gates import gate_u, keep_u, mu, u, var_u
from symdrop.language import Var
from symdrop.theorem import Mistake, bernoulli, noise
from symdrop.theorems.gates.gated_pair import gated_variance as truth

mistake = Mistake(
    title="A gated value that is not centred",
    source="chen2019",
    given=[noise(u, mean=mu, variance=var_u), bernoulli(gate_u, keep=keep_u)],
    lhs=Var(gate_u * u),
    rhs=keep_u * var_u,
    instead=truth,
)
