"""A linear recurrent state by hand: one mask at every step, and a fresh one."""

from arithmetic.layers import ENTRIES
from claims import LINEAR, SQUARE, Claim, Wrong

from symdrop.definitions.layers import i, r, u, x


def after(at, steps, masks):
    """The mean of the state after so many steps, where masks says which of the masks each step takes."""

    def state(mask):
        value = at.x[at.i]
        for step in range(steps):
            value = at.u * value * mask[masks[step]] / at.keep
        return value

    return at.masked(state, len(set(masks)))


CLAIMS = {
    "recurrent_mask_grows": Claim(
        left=lambda at: after(at, 2, (0, 0)),
        right=lambda at: at.u**2 * at.x[at.i] / at.keep,
        points=ENTRIES,
        false={
            "the mean kept": Wrong(u**2 * x[i], lambda at: at.u**2 * at.x[at.i]),
            "the drop probability": Wrong(u**2 * x[i] * (1 - r), lambda at: at.u**2 * at.x[at.i] * at.keep),
        },
        also_true={"exponent": (3, f"{SQUARE}; where 1 - r^2 is not zero 1 - r is not")},
    ),
    "recurrent_mask_grows.three_steps": Claim(
        left=lambda at: after(at, 3, (0, 0, 0)),
        right=lambda at: at.u**3 * at.x[at.i] / at.keep**2,
        points=ENTRIES,
        false={
            "the mean kept": Wrong(u**3 * x[i], lambda at: at.u**3 * at.x[at.i]),
            "as after two": Wrong(u**3 * x[i] / (1 - r), lambda at: at.u**3 * at.x[at.i] / at.keep),
        },
        also_true={"exponent": (4, f"{SQUARE}; where 1 - r^2 is not zero 1 - r is not")},
    ),
    "recurrent_mask_grows.fresh_masks": Claim(
        left=lambda at: after(at, 2, (0, 1)),
        right=lambda at: at.u**2 * at.x[at.i],
        points=ENTRIES,
        false={
            "one mask": Wrong(u**2 * x[i] / (1 - r), lambda at: at.u**2 * at.x[at.i] / at.keep),
            "not rescaled": Wrong(u**2 * x[i] * (1 - r) ** 2, lambda at: at.u**2 * at.x[at.i] * at.keep**2),
        },
        also_true={"exponent": (3, f"{SQUARE}; where 1 - r^2 is not zero 1 - r is not"), "expectation": (2, LINEAR)},
    ),
}
