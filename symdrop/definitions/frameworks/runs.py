"""When the entries were held against real layers by `assert_draws`, and of which versions: in CI, or by hand.

An entry says which versions its facts were first seen in; here stands in which its law was tested, with a false alarm
in 10^9 runs at most. Every entry has a test; tests of their own hold what is no law of one entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from symdrop.definitions.frameworks import FRAMEWORKS, of_framework
from symdrop.definitions.frameworks.layer import Layer

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

    @property
    def words(self) -> str:
        """What was held against what, when and how.

        >>> RUNS[0].words
        'against torch==2.13.0 on 2026-11-28 by .ci/layers'
        """
        how = self.how if self.how == BY_HAND else f"by {self.how}"
        return f"against {' and '.join(self.versions)} on {self.date} {how}"


def runs_of(layer: Layer) -> tuple[Run, ...]:
    """The runs in which a layer of a framework was held against its entry.

    >>> from symdrop.definitions.frameworks import find
    >>> [run.versions[-1] for run in runs_of(find("keras.layers.Dropout"))]
    ['torch==2.13.0', 'jax==0.10.2', 'tensorflow-cpu==2.21.0']
    """
    room = _rooms()[layer.name]
    return tuple(run for run in RUNS if run.room == room)


def held_words(layer: Layer) -> str:
    """When a layer was held against its entry, and of which versions.

    >>> from symdrop.definitions.frameworks import find
    >>> held_words(find("jax.example_libraries.stax.Dropout"))
    'against jax==0.10.2 on 2026-11-28 by .ci/layers'
    """
    return "; ".join(run.words for run in runs_of(layer))


@cache
def _rooms() -> dict[str, str]:
    """By the name of a layer the file that it stands in."""
    return {layer.name: room for room in FRAMEWORKS for layer in of_framework(room)}


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
    Run("transformers", ("transformers==5.24.0", "torch==2.13.0"), DAY, BY_HAND),
    Run("efficientnet_pytorch", ("efficientnet-pytorch==0.7.1", "torch==2.13.0"), DAY, BY_HAND),
    Run("torch_geometric", ("torch-geometric==2.8.1", "torch==2.13.0"), DAY, BY_HAND),
    Run("spikingjelly", ("spikingjelly==2.0.0", "torch==2.13.0"), DAY, BY_HAND),
    Run("monai", ("monai==1.6.1", "torch==2.13.0"), DAY, BY_HAND),
    Run("tensorflow", ("tensorflow-cpu==2.21.0",), DAY, BY_HAND),
    Run("paddle", ("paddlepaddle==3.3.1",), DAY, BY_HAND),
    Run("thinc", ("thinc==9.1.1",), DAY, BY_HAND),
    Run("peft", ("peft==0.21.2", "torch==2.13.0"), DAY, BY_HAND),
    Run("fastai", ("fastai==2.8.12", "torchvision==0.28.0", "torch==2.13.0"), DAY, BY_HAND),
    Run("torchrl", ("torchrl==0.14.1", "torch==2.13.0"), DAY, BY_HAND),
    Run("flair", ("flair==0.15.1", "transformers==4.57.6", "torch==2.13.0"), DAY, BY_HAND),
    Run("speechbrain", ("speechbrain==1.1.2", "torch==2.13.0"), DAY, BY_HAND),
    Run("keras_cv", ("keras-cv==0.9.0", "keras==3.15.1", "tensorflow-cpu==2.21.0"), DAY, BY_HAND),
    Run("objax", ("objax==1.8.0", "jax==0.10.2"), DAY, BY_HAND),
    Run("brainstate", ("brainstate==0.5.4", "jax==0.10.2"), DAY, BY_HAND),
    Run("mlx", ("mlx[cpu]==0.32.4",), DAY, BY_HAND),
    Run("mindspore", ("mindspore==2.10.0", "numpy==1.26.4"), DAY, BY_HAND),
    Run("mxnet", ("mxnet==1.9.1", "numpy==1.26.4"), DAY, BY_HAND),
    Run("tinygrad", ("tinygrad==0.14.0",), DAY, BY_HAND),
)
