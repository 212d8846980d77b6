"""Gates in the place of masks: what is not kept is replaced by something else, or is kept with a chance of its own.

The variance of a gated value is always the variance of the gate times the square of the difference that the gate makes.
"""

HEADING = "Gates"
THEOREMS = (
    "zoneout",
    "swapout",
    "adaptive_gates",
    "gated_pair",
    "reweighted_penalty",
)
