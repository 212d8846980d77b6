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
    "weight_noise_as_decay",
    "pairwise_for_mutual",
    "independent_for_fixed_number",
    "finite_population_factor",
    "shift_without_the_mean",
    "gated_value_not_centred",
    "mixup_without_mean_residual",
    "rounded_mean",
)
