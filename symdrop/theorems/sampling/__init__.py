"""Sums of which some terms are drawn at random: a fixed number of inputs, a minibatch, a resampled data set.

The terms of such a sum are not independent, for the number of them is fixed; but every order of them is as likely, and
so two moments of the counts are enough. What is left of the noise is the spread of the terms around their mean, and not
their size: where all terms are alike, it does not matter which of them are drawn.
"""

HEADING = "Sampling"
THEOREMS = (
    "fixed_number_kept",
    "minibatch_covariance",
    "random_shuffling",
    "bootstrap_variance",
    "shared_weight_noise",
)
