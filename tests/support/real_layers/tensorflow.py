"""Functions of TensorFlow."""

import itertools

import tensorflow as tf

from real_layers import Case
from symdrop.testing import Adapter


def function(call):
    """A function of a value and a tensor, as what is held: with gradient."""

    def make(value):
        counter = itertools.count()

        def draw(x):
            return call(tf.constant(x, tf.float32), value, next(counter)).numpy()

        def gradient(x, c):
            at = tf.constant(x, tf.float32)
            with tf.GradientTape() as tape:
                tape.watch(at)
                output = call(at, value, next(counter))
            return output.numpy(), tape.gradient(output, at, tf.constant(c, tf.float32)).numpy()

        return Adapter("function", draw, gradient=gradient)

    return make


class Cell:
    """A cell that gives back its inputs, and keeps its state."""

    state_size = output_size = 32

    def call(self, inputs, state):
        return inputs, state

    def build(self, shape):
        """It has no weights."""

    __call__ = call


def wrapped(keep):
    cell = tf.nn.RNNCellDropoutWrapper(Cell(), input_keep_prob=keep)
    return function(lambda x, _, call: cell(x, tf.zeros_like(x))[0])(keep)


APART = ()
CASES = {
    "dropout": Case(function(lambda x, rate, _: tf.nn.dropout(x, rate)), (16, 32), half=False),
    "stateless_dropout": Case(
        function(lambda x, rate, call: tf.nn.experimental.stateless_dropout(x, rate, seed=[0, call])),
        (16, 32),
        half=False,
    ),
    "dropout_v1": Case(
        function(lambda x, keep, _: tf.compat.v1.nn.dropout(x, keep)), (16, 32), values=(0.9, 0.5), half=False
    ),
    "RNNCellDropoutWrapper": Case(wrapped, (16, 32), values=(0.9, 0.5), half=False),
}
