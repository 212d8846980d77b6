"""When the entries were held against real layers by `assert_draws`, and of which versions: in CI, or by hand.

An entry says which versions its facts were first seen in; here stands in which its law was tested, with a false alarm
in 10^9 runs at most. `untested` are the entries for which no test is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from symdrop.definitions.frameworks import FRAMEWORKS
from symdrop.definitions.frameworks.layer import Evidence, Layer

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

    @property
    def words(self) -> str:
        """What was held against what, when and how.

        >>> RUNS[0].words
        'against torch==2.13.0 on 2026-11-28 by .ci/layers'
        """
        how = self.how if self.how == BY_HAND else f"by {self.how}"
        return f"against {' and '.join(self.versions)} on {self.date} {how}"


@dataclass(frozen=True)
class Hindrance:
    """Why the entries of a framework were held against no layer: `room` is its file."""

    room: str
    why: str


def runs_of(layer: Layer) -> tuple[Run, ...]:
    """The runs in which a layer of a framework was held against its entry.

    >>> from symdrop.definitions.frameworks import find
    >>> [run.versions[-1] for run in runs_of(find("keras.layers.Dropout"))]
    ['torch==2.13.0', 'jax==0.10.2', 'tensorflow-cpu==2.21.0']
    """
    room, called = _places()[layer.name]
    return tuple(run for run in RUNS if run.room == room and called not in run.untested)


def hindrance(layer: Layer) -> str:
    """Why a layer was held against its entry in no run; empty where it was.

    >>> from symdrop.definitions.frameworks import find
    >>> hindrance(find("torch.nn.Dropout"))
    ''
    """
    if runs_of(layer):
        return ""
    room, _ = _places()[layer.name]
    return next((each.why for each in HINDRANCES if each.room == room), "no test is written")


def held_words(layer: Layer) -> str:
    """When a layer was held against its entry, and of which versions, or that it was not and why.

    >>> from symdrop.definitions.frameworks import find
    >>> held_words(find("jax.example_libraries.stax.Dropout"))
    'against jax==0.10.2 on 2026-11-28 by .ci/layers'
    """
    if runs := runs_of(layer):
        return "; ".join(run.words for run in runs)
    origin = "is from its source" if layer.source is Evidence.READ else "was seen in a trial without a test"
    return f"by no test, since {hindrance(layer)}; the law {origin}"


@cache
def _places() -> dict[str, tuple[str, str]]:
    """By the name of a layer the file that it stands in, and what it is called there."""
    return {
        layer.name: (room, called)
        for room in FRAMEWORKS
        for called, layer in vars(import_module(f"symdrop.definitions.frameworks.{room}")).items()
        if isinstance(layer, Layer)
    }


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
HINDRANCES = tuple(
    Hindrance(room, "its package was not installed")
    for room in (
        "peft",
        "fastai",
        "torchrl",
        "flair",
        "speechbrain",
        "keras_cv",
        "objax",
        "brainstate",
        "mlx",
        "mindspore",
        "mxnet",
        "tinygrad",
    )
)
