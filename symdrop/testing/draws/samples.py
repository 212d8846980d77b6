"""What a layer gave when it was called: outputs in training, one in evaluation, and a gradient."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from symdrop.errors import BadStatement
from symdrop.testing.draws.adapters.adapter import Adapter


@dataclass
class Samples:
    """The outputs of a layer at one input; `draw` makes more of them."""

    adapter: Adapter
    x: Any
    outputs: list[Any] = field(default_factory=list)

    def draw(self, calls: int) -> Any:
        """The outputs of so many calls in all, of the shape (calls, *shape of the input)."""
        while len(self.outputs) < calls:
            self.outputs.append(self._checked(self.adapter.draw(self.x.copy()), "training"))
        return np.stack(self.outputs[:calls])

    def evaluation(self) -> Any:
        """The outputs of two calls in evaluation, or None where the layer has no such mode."""
        if self.adapter.evaluate is None:
            return None
        evaluate = self.adapter.evaluate
        return np.stack([self._checked(evaluate(self.x.copy()), "evaluation") for _ in range(2)])

    def gradients(self, calls: int) -> Any:
        """Outputs of a few calls, and the derivatives of their entries by the input; None where there are none."""
        if self.adapter.gradient is None:
            return None
        weights = np.where(np.arange(self.x.size) % 3 == 0, 2.0, -1.0).reshape(self.x.shape)
        pairs = [self.adapter.gradient(self.x.copy(), weights.copy()) for _ in range(calls)]
        outputs = np.stack([self._checked(output, "training") for output, _ in pairs])
        return outputs, np.stack([np.asarray(slope, dtype=float) / weights for _, slope in pairs])

    def _checked(self, output: Any, mode: str) -> Any:
        array = np.asarray(output)
        if array.shape != self.x.shape or array.dtype.kind not in "fiub":
            raise BadStatement(
                f"in {mode} {self.adapter.name} gives {array.dtype} of shape {array.shape} for an input of shape "
                f"{self.x.shape}; what is held against a law maps numbers to as many of them: wrap it so that it does"
            )
        return array.astype(float)
