"""Random directions that measure a matrix, a length or a gradient without looking at every entry.

Each estimate is right in expectation, since a random direction has the identity as its second moments. How much it
varies is told by its fourth moments, which are not the same for signs and for normal numbers.
"""

HEADING = "Random projections"
THEOREMS = (
    "trace_estimate",
    "sign_projection",
    "jacobian_norm",
    "stein_identity",
)
