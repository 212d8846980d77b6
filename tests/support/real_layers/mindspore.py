"""Layers and functions of MindSpore."""

import mindspore as ms
from mindspore import nn, ops

from real_layers import Case
from symdrop.testing import Adapter

APART = ()
ms.set_device("CPU")


def held(call):
    """A function of a tensor that says whether it trains, with its gradient."""

    def plainly(x, training):
        return call(ms.Tensor(x, ms.float32), training).asnumpy()

    def gradient(x, c):
        weights = ms.Tensor(c, ms.float32)

        def weighted(value):
            output = call(value, True)
            return (output * weights).sum(), output

        (_, output), slope = ms.value_and_grad(weighted, has_aux=True)(ms.Tensor(x, ms.float32))
        return output.asnumpy(), slope.asnumpy()

    return Adapter("dropout", lambda x: plainly(x, True), evaluate=lambda x: plainly(x, False), gradient=gradient)


def layer(**argument):
    cell = nn.Dropout(**argument)
    return held(lambda x, training: cell.set_train(training)(x))


SHAPE, FEW = (16, 32), 100_000
CASES = {
    "Dropout": Case(lambda p: layer(p=p), SHAPE, draws=FEW, half=False),
    "DropoutKeep": Case(lambda keep: layer(keep_prob=keep), SHAPE, values=(0.9, 0.5), draws=FEW, half=False),
    "dropout": Case(
        lambda p: held(lambda x, training: ops.dropout(x, p, training=training)), SHAPE, draws=FEW, half=False
    ),
}
