"""The operator Dropout of ONNX."""

import numpy as np
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

from real_layers import Case
from symdrop.testing import Adapter

APART = ()
SHAPE = (16, 32)


def model(seed=None):
    """The operator with its three inputs, on its own."""
    node = helper.make_node("Dropout", ["x", "ratio", "training"], ["y"], **({} if seed is None else {"seed": seed}))
    inputs = [("x", TensorProto.FLOAT, SHAPE), ("ratio", TensorProto.FLOAT, []), ("training", TensorProto.BOOL, [])]
    infos = [helper.make_tensor_value_info(*each) for each in inputs]
    graph = helper.make_graph([node], "dropout", infos, [helper.make_tensor_value_info("y", TensorProto.FLOAT, SHAPE)])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=10)


def adapter(name, run, ratio):
    def call(x, training):
        given = {"x": x.astype("float32"), "ratio": np.array(ratio, "float32"), "training": np.array(training)}
        return run(given)

    return Adapter(name, lambda x: call(x, True), evaluate=lambda x: call(x, False))


def reference(ratio):
    seeds = iter(range(10**6))
    return adapter("reference", lambda given: ReferenceEvaluator(model(next(seeds))).run(None, given)[0], ratio)


def session(seed=None):
    return onnxruntime.InferenceSession(model(seed).SerializeToString(), providers=["CPUExecutionProvider"])


def runtime(ratio):
    # A session for each call, with a seed far from the last one: the first entry hardly changes between near seeds.
    seeds = np.random.default_rng(0)
    return adapter("runtime", lambda given: session(int(seeds.integers(2**31))).run(None, given)[0], ratio)


CASES = {"reference": Case(reference, SHAPE), "runtime": Case(runtime, SHAPE, draws=100_000)}
