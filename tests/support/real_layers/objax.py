"""Layers of Objax."""

import objax

from real_layers import Case

APART = ()
CASES = {
    "Dropout": Case(
        # What gives the layer its keys is a function of no arguments.
        lambda keep: lambda x, key, training: objax.nn.Dropout(keep, generator=lambda: key)(x, training),
        (16, 32),
        values=(0.9, 0.5),
    )
}
