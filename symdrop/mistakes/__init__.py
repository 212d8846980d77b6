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
    "exponential_at_the_mean",
    "drop_for_keep_in_each_factor",
    "gradient_keeps_its_factor",
    "ridge_added_to_the_exponential_loss",
    "variance_adds_over_blocks",
    "mean_cross_entropy_at_the_mean_score",
    "geometric_means_not_normalised",
    "logistic_loss_as_its_bound",
    "counts_as_normal_noise",
)
