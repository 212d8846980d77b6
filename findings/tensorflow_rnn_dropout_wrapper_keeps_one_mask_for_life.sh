#!/usr/bin/env bash
# TensorFlow 2, tf.nn.RNNCellDropoutWrapper(variational_recurrent=True).
#
# One would guess what its documentation says: one mask for all time steps of a run, for each run another, and none in
# evaluation, as with the dropout of Keras' cells.
# What happens: the random numbers are drawn in the constructor. In TensorFlow 1 this made a node of a graph, which drew in
# each run; in TensorFlow 2 it makes numbers. The wrapper then multiplies by this one mask for the rest of its life, in all
# batches and epochs, the same for all samples of a batch, in tf.function as well. Half of the units are gone from the
# model for good; and since training=False is not heeded, they are gone in evaluation, too.
# Seen with tensorflow-cpu 2.21.0, input_keep_prob 0.5, 64 inputs of ones: 100 calls give one output, in tf.function the same
# again, and in evaluation. Without variational_recurrent all differ, in evaluation, too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet tensorflow-cpu==2.21.0
TF_CPP_MIN_LOG_LEVEL=3 "$work/v/bin/python" - <<'PYTHON' 2>/dev/null
import tensorflow as tf


class Cell:
    """It gives back its inputs."""

    state_size = output_size = 64

    def build(self, shape):
        pass

    def call(self, inputs, state):
        return inputs, state

    __call__ = call


x, state = tf.ones((8, 64)), tf.zeros((8, 64))
number = {}
for variational in (True, False):
    more = {"variational_recurrent": True, "dtype": tf.float32, "input_size": tf.TensorShape([64])} if variational else {}
    wrapper = tf.nn.RNNCellDropoutWrapper(Cell(), input_keep_prob=0.5, **more)
    traced = tf.function(lambda: wrapper(x, state)[0])
    outputs = [wrapper(x, state)[0] for _ in range(100)]
    outputs += [traced() for _ in range(10)] + [wrapper(x, state, training=False)[0] for _ in range(10)]
    number[variational] = len({each.numpy().tobytes() for each in outputs})
    alike = all(bool(tf.reduce_all(each == each[:1])) for each in outputs)
    print(f"variational_recurrent={variational}: {len(outputs)} calls, {number[variational]} outputs; samples alike: {alike}")
    assert alike == variational and not any(bool(tf.reduce_all(each == x)) for each in outputs)
assert number == {True: 1, False: 120}
PYTHON
