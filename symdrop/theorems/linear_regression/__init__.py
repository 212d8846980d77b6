"""Linear regression whose inputs are masked or corrupted, on a whole batch of samples.

Every theorem here has one proof: the residual is split into its mean and the noise around it, the mixed term averages
to nothing, and of the square of the noise only the diagonal is left. So noise on the inputs is a ridge penalty,
in which each weight is weighed with the variance of its input's noise; under dropout that is the diagonal of the Gram
matrix.
"""

THEOREMS = (
    "row_masks",
    "shared_mask",
    "unitwise_keep",
    "inverted_row_masks",
    "normal_equations",
    "additive_noise",
    "corrupted_features",
)
