"""Functions of tinygrad, whose CPU is driven by clang."""

from tinygrad import Context, Tensor

from real_layers import Case
from symdrop.testing import Adapter

APART = ()


def layer(p):
    def call(x, training):
        with Context(TRAINING=int(training)):
            return x.dropout(p)

    def plainly(x, training):
        return call(Tensor(x.astype("float32")), training).numpy()

    def gradient(x, c):
        value = Tensor(x.astype("float32"))
        output = call(value, True).contiguous()
        (slope,) = (output * Tensor(c.astype("float32"))).sum().gradient(value)
        Tensor.realize(output, slope)
        return output.numpy(), slope.numpy()

    return Adapter("dropout", lambda x: plainly(x, True), evaluate=lambda x: plainly(x, False), gradient=gradient)


CASES = {"dropout": Case(layer, (16, 32), draws=100_000, half=False)}
