"""Two linear layers with dropout in both: how the keep probabilities of different layers combine.

Averages multiply along a path from an input to the output. The penalty has one part for the masks of each layer and
one for both at once: where one layer is averaged, the other acts as if it alone were masked.
"""

HEADING = "Two linear layers"
THEOREMS = (
    "expected_output",
    "expected_loss",
    "injected_noise",
)
