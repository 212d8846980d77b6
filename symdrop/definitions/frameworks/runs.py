"""When the entries were held against real layers by `assert_draws`, and of which versions: in CI, or by hand.

An entry says which versions its facts were first seen in; here stands in which its law was tested, with a false alarm
in 10^9 runs at most. `untested` are the entries for which no test is written.
"""

from __future__ import annotations

from dataclasses import dataclass

CI = ".ci/layers"
BY_HAND = "by hand"


@dataclass(frozen=True)
class Run:
    """One framework's entries, held against its layers: `room` is its file, `date` the day of the last run.

    >>> RUNS[0].room, RUNS[0].how
    ('torch', '.ci/layers')
    """

    room: str
    versions: tuple[str, ...]
    date: str
    how: str = CI
    untested: tuple[str, ...] = ()


DAY = "2026-11-28"
RUNS = (
    Run("torch", ("torch==2.13.0",), DAY),
    Run("torchvision", ("torchvision==0.28.0", "torch==2.13.0"), DAY),
    Run("timm", ("timm==1.0.31", "torch==2.13.0"), DAY),
    Run("keras", ("keras==3.15.1", "torch==2.13.0"), DAY),
    Run("keras", ("keras==3.15.1", "jax==0.10.2"), DAY),
    Run("keras", ("keras==3.15.1", "tensorflow-cpu==2.21.0"), DAY, BY_HAND),
    Run("flax_linen", ("flax==0.12.8", "jax==0.10.2"), DAY),
    Run("flax_nnx", ("flax==0.12.8", "jax==0.10.2"), DAY),
    Run("equinox", ("equinox==0.13.8", "jax==0.10.2"), DAY),
    Run("haiku", ("dm-haiku==0.0.17", "jax==0.10.2"), DAY),
    Run("stax", ("jax==0.10.2",), DAY),
    Run("onnx", ("onnx==1.23.2", "onnxruntime==1.32.0"), DAY),
    Run("xgboost", ("xgboost-cpu==3.2.0",), DAY),
    Run("lightgbm", ("lightgbm==4.7.0",), DAY),
    Run("transformers", ("transformers==5.24.0", "torch==2.13.0"), DAY, BY_HAND, ("BartLayerDrop",)),
    Run("efficientnet_pytorch", ("efficientnet-pytorch==0.7.1", "torch==2.13.0"), DAY, BY_HAND),
    Run("torch_geometric", ("torch-geometric==2.8.1", "torch==2.13.0"), DAY, BY_HAND, ("dropout_node", "APPNP")),
    Run("spikingjelly", ("spikingjelly==2.0.0", "torch==2.13.0"), DAY, BY_HAND),
    Run("monai", ("monai==1.6.1", "torch==2.13.0"), DAY, BY_HAND, ("RandGaussianNoise",)),
    Run("tensorflow", ("tensorflow-cpu==2.21.0",), DAY, BY_HAND, ("RNNCellDropoutWrapper",)),
    Run("paddle", ("paddlepaddle==3.3.1",), DAY, BY_HAND, ("MultiHeadAttention",)),
    Run("thinc", ("thinc==9.1.1",), DAY, BY_HAND),
)
