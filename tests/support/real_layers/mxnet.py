"""Layers of MXNet, which is imported with the names that NumPy has no more: it passes them on, and layers need none."""

import numpy

from real_layers import Case
from symdrop.testing import Adapter

GONE = ("bool", "mirr", "npv", "pmt", "ppmt", "pv", "rate")
MISSING = [name for name in GONE if name not in vars(numpy)]
vars(numpy).update(dict.fromkeys(MISSING))
try:
    import mxnet as mx
finally:
    for each in MISSING:
        delattr(numpy, each)

APART = ()


def layer(rate):
    dropout = mx.gluon.nn.Dropout(rate)

    def plainly(x, training):
        with mx.autograd.record(training), mx.autograd.train_mode() if training else mx.autograd.predict_mode():
            return dropout(mx.nd.array(x, dtype="float32")).asnumpy()

    def gradient(x, c):
        value = mx.nd.array(x, dtype="float32")
        value.attach_grad()
        with mx.autograd.record():
            output = dropout(value)
        output.backward(mx.nd.array(c, dtype="float32"))
        return output.asnumpy(), value.grad.asnumpy()

    return Adapter("Dropout", lambda x: plainly(x, True), evaluate=lambda x: plainly(x, False), gradient=gradient)


CASES = {"Dropout": Case(layer, (16, 32), half=False)}
