r"""One mask at every step makes the mean of a linear recurrent state grow with the steps, though each step is inverted.

Keras keeps one mask of the state over all steps. Each step divides by the keep probability $1 - r$, and the mask is its
own square: after two steps what is kept was divided twice and dropped once, so that the mean is $1 / (1 - r)$ times
the one without dropout; after three, `three_steps`, it is the square of that. At $r = 1/2$ it doubles with every step.
A mask that is drawn anew in every step, `fresh_masks`, keeps the mean. $u$ is the recurrent weight, $x_i$ the first
state.

A consequence of semeniuta2016, where masks for a step and for a sequence are compared; the layer is that of
keras.layers.LSTM with recurrent_dropout, on a linear path.
"""

from symdrop.axioms import idempotent, independent, linearity, mean
from symdrop.definitions.layers import delta, gamma, i, r, recurrent, recurrent_mask, step_masks, u, x
from symdrop.language import E
from symdrop.theorem import Theorem, step

one = u * recurrent(gamma, x[i])
two = u * recurrent(gamma, one)

theorem = Theorem(
    title="The mean of a linear state after two steps under one mask",
    source="semeniuta2016",
    given=recurrent_mask,
    lhs=E(two),
    rhs=u**2 * x[i] / (1 - r),
    steps=[
        step(u**2 * x[i] / (1 - r) ** 2 * E(gamma**2), linearity),
        step(u**2 * x[i] / (1 - r), idempotent, mean),
    ],
)

three_steps = Theorem(
    title="The mean of a linear state after three steps under one mask",
    source="semeniuta2016",
    given=recurrent_mask,
    lhs=E(u * recurrent(gamma, two)),
    rhs=u**3 * x[i] / (1 - r) ** 2,
    steps=[
        step(u**3 * x[i] / (1 - r) ** 3 * E(gamma**3), linearity),
        step(u**3 * x[i] / (1 - r) ** 2, idempotent, mean),
    ],
)

fresh_masks = Theorem(
    title="The mean of a linear state after two steps under fresh masks",
    source="semeniuta2016",
    given=step_masks,
    lhs=E(u * recurrent(delta[i], one)),
    rhs=u**2 * x[i],
    steps=[
        step(u**2 * x[i] / (1 - r) ** 2 * E(gamma) * E(delta[i]), linearity, independent),
        step(u**2 * x[i], mean),
    ],
)
