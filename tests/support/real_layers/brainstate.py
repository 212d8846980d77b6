"""Layers of BrainState, in the environment that says whether they are fitted."""

import brainstate

from real_layers import Case

APART = ()


def layer(kind):
    def make(prob):
        dropout = kind(prob)

        def call(x, key, training):
            brainstate.random.seed(key)
            with brainstate.environ.context(fit=training):
                return dropout(x)

        return call

    return make


CASES = {
    "Dropout": Case(layer(brainstate.nn.Dropout), (16, 32), values=(0.9, 0.5), draws=40_000),
    "AlphaDropout": Case(layer(brainstate.nn.AlphaDropout), (16, 32), values=(0.9, 0.5), draws=40_000),
}
