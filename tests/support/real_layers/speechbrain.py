"""Layers of SpeechBrain, which imports torchaudio: where that fits no torch for CPUs, an empty module stands for it."""

import sys
from types import ModuleType

from real_layers import Case

try:
    import torchaudio  # noqa: F401
except OSError:
    sys.modules["torchaudio"] = ModuleType("torchaudio")

from speechbrain.nnet.dropout import Dropout2d

APART = ()
CASES = {"Dropout2d": Case(Dropout2d, (6, 4, 16, 3))}
