"""Logistic units and softmax: what is exact for a unit that is not linear, and what is known to second order alone.

The mean output of a logistic unit over all masks has no closed form. Its normalised geometric mean has: it is the
output at the mean score, which is what the usual rescaling of weights computes. So has that of softmax
outputs. The cross entropy there is known, but for the mean cross entropy. The penalty on the logistic loss is
known to second order, by the curvature of softplus.
"""

HEADING = "The logistic unit"
THEOREMS = (
    "geometric_mean_is_the_unit_at_the_mean",
    "softmax_at_the_mean_scores",
    "cross_entropy_of_the_geometric_mean",
    "curvature_of_the_logistic_loss",
)
