"""Linear regression whose inputs are masked or corrupted, on a whole batch of samples.

The expectations are all found in one way: the residual is split into its mean and the noise around it, the mixed term
averages to nothing, and of the square of the noise only the diagonal is left. So noise on the inputs is a ridge
penalty that weighs each weight with the variance of its input's noise; under dropout this is the diagonal of the Gram
matrix.
"""

HEADING = "Linear regression"
THEOREMS = (
    "row_masks",
    "shared_mask",
    "unitwise_keep",
    "inverted_row_masks",
    "normal_equations",
    "additive_noise",
    "corrupted_features",
)
