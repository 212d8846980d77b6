"""Noise on the data in the place of the model: mixed samples, smoothed, wrong or noisy labels, rounded inputs.

Where the loss is linear in the noisy thing only its mean matters; where it is a square, its variance adds a penalty.
"""

HEADING = "Noise on the data"
THEOREMS = (
    "mixup",
    "mixed_points_shrink",
    "label_smoothing",
    "label_noise",
    "rounded_inputs",
)
