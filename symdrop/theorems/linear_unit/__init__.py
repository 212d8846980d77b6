"""One linear unit under dropout: its gradient, its loss, and the ridge that the mask implies."""

THEOREMS = (
    "dropout_gradient",
    "regular_gradient",
    "expected_dropout_output",
    "dropout_output_variance",
    "expected_dropout_gradient",
    "expected_dropout_loss",
    "gradient_of_expected_loss",
    "factored_gradient",
    "half_is_largest",
    "deployed_weights",
    "inverted_dropout",
    "gaussian_dropout",
    "noisy_unit",
    "duplicate_inputs_share",
    "penalty_is_scale_free",
    "gradient_second_moment",
    "expected_step",
)
