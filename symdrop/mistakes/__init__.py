"""What is claimed in print or in code and is false, each claim with a smallest counterexample and the true theorem."""

HEADING = "Common mistakes"
MISTAKES = (
    "missing_half",
    "missing_chain_factor",
    "mean_is_enough",
    "keep_for_drop",
    "gaussian_with_mask_variance",
    "rescaled_least_squares",
    "connection_masks_correlate",
)
