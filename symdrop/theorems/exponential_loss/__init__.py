"""The exponential loss under noise: an expectation that is exact, and that is a product over the inputs.

The exponential of a sum is a product of exponentials. The inputs are masked independently, so that the expectation
goes into the product, where each factor has two values. What comes out is no loss with a ridge penalty: noise on the
inputs changes every factor by itself.
"""

HEADING = "The exponential loss"
THEOREMS = (
    "mask_makes_a_product",
    "blankout_makes_a_product",
    "gaussian_noise_multiplies",
    "poisson_counts_make_a_product",
    "logistic_loss_is_bounded",
)
