"""Layers of real frameworks, each by the law that it draws from, which is not always the dropout of the books.

What is dropped may become another number than 0, what is kept may not be rescaled, or by a rounded factor, and masks
may be shared or have a fixed sum. Here $r$ is the probability to drop, as the layers have it. What each layer draws
stands in the chapter on what the layers of frameworks draw, and `symdrop layers` prints it.
"""

HEADING = "Layers of frameworks"
THEOREMS = (
    "downscaled_losses_differ",
    "rounding_shifts_mean",
    "alpha_dropout_keeps_variance_one",
    "alpha_dropout_penalty",
    "fixed_sum_correlates",
    "rank_dropout_penalises_spread",
    "shared_heads_add_up",
    "batch_mask_does_not_average",
    "recurrent_mask_grows",
    "doubled_edges_vary_twice",
    "shared_nodes_correlate_edges",
    "noisy_weights_penalise_inputs",
    "dart_keeps_level",
)
