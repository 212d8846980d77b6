"""Generalised linear models under dropout, to second order in the noise.

The loss of such a model is a log-partition function of the score less a term that is linear in it. Noise that keeps
the score's mean leaves the linear term as it is, so that all the penalty comes from the log-partition function; to
second order it is a ridge penalty, weighted with the curvature at each sample.
"""

HEADING = "Generalised linear models"
THEOREMS = (
    "quadratic_penalty",
    "linear_is_exact",
)
