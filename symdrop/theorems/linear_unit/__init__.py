"""One linear unit under dropout: its gradient, its loss, and the ridge that the mask implies."""

HEADING = "Linear unit"
THEOREMS = (
    "dropout_gradient",
    "regular_gradient",
    "expected_dropout_output",
    "dropout_output_variance",
    "two_masks",
    "masked_norm",
    "expected_dropout_gradient",
    "expected_dropout_loss",
    "gradient_of_expected_loss",
    "factored_gradient",
    "half_is_largest",
    "deployed_weights",
    "inverted_dropout",
    "gaussian_dropout",
    "noisy_unit",
    "correlated_noise",
    "parity_masks",
    "weight_noise",
    "duplicate_inputs_share",
    "penalty_is_scale_free",
    "gradient_second_moment",
    "expected_hessian",
    "expected_step",
)
# The figures that stand behind theorem files, each with its caption in LaTeX.
CAPTIONS = {
    "deployed_weights": (
        "coefficients",
        r"What multiplies \(w_k^2 I_k^2\) in the penalty, but for the factor \(\frac12\). At fixed weights it is"
        r" largest at one half (Theorem~\ref{thm:half_is_largest}); in the weights that are deployed, and under"
        r" inverted dropout, it falls all the way (Theorems~\ref{thm:deployed_weights}"
        r" and~\ref{thm:inverted_dropout}).",
    ),
    "gradient_second_moment": (
        "gradients",
        r"The gradient of the loss by the first of three weights, averaged over more and more masks, and its"
        r" expectation by Theorem~\ref{thm:expected_dropout_gradient}. Each pass is the gradient of"
        r" Theorem~\ref{thm:dropout_gradient} at one mask; the keep probability is \(0.6\).",
    ),
    "penalty_is_scale_free": (
        "duplicates",
        r"Two copies of one input, the second measured in another unit, and how much of the output each of them makes"
        r" once the weights are fitted. Under dropout (here \(p = \frac12\)) they share it equally"
        r" (Theorem~\ref{thm:duplicate_inputs_share}), whatever the unit (Theorem~\ref{thm:penalty_is_scale_free}); an"
        r" L2 penalty (here with the factor \(\frac12\)) prefers the copy with the larger numbers.",
    ),
}
