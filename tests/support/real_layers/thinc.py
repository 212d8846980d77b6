"""Layers of Thinc."""

from thinc.api import Dropout

from real_layers import Case
from symdrop.testing import Adapter

APART = ()


def layer(rate):
    model = Dropout(rate)
    single = "float32"

    def gradient(x, c):
        output, back = model(x.astype(single), is_train=True)
        return output, back(c.astype(single))

    return Adapter(
        "Dropout",
        lambda x: model(x.astype(single), is_train=True)[0],
        evaluate=lambda x: model(x.astype(single), is_train=False)[0],
        gradient=gradient,
    )


CASES = {"Dropout": Case(layer, (16, 32), half=False)}
