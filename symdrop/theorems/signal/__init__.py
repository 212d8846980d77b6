"""What dropout does to the variance of a signal, and what the spread of several masked outputs says.

The mean of a signal returns in the variance of the masked signal, and the variance of an ensemble is exactly what its
mean gains over its members.
"""

HEADING = "Signal and spread"
THEOREMS = (
    "variance_shift",
    "predictive_variance",
    "ambiguity",
    "ensemble_variance",
)
