"""Proven formulas as functions of arrays, one line each; a formula is proved and compiled when it is first called.

Arguments are float arrays of the shape shown, entry 0 for index 1; a number may stand for an array of equal
entries. The result has one axis for each free index of the theorem. `proof`, `theorem`, `latex` and `source` hang on
every formula. `__init__.pyi` beside this file tells type checkers and editors how each is called, and is written
by `python tests/support/stubs.py`. Importing this module imports neither SymPy nor NumPy.
"""

from __future__ import annotations

from symdrop.formulas.proven import ProvenFormula

dropout_gradient = ProvenFormula(
    "dropout_gradient", (("w", "n"), ("I", "n"), "t", ("delta", "n")), "dE_D/dw_k at one mask, shape (n,)."
)
regular_gradient = ProvenFormula(
    "regular_gradient", (("w", "n"), ("I", "n"), "t", ("p", "n")), "d/dw_k E_N(p w), shape (n,)."
)
expected_dropout_output = ProvenFormula(
    "expected_dropout_output", (("w", "n"), ("I", "n"), ("p", "n")), "E[output], a number."
)
dropout_output_variance = ProvenFormula(
    "dropout_output_variance", (("w", "n"), ("I", "n"), ("p", "n")), "Var(output), a number."
)
two_masks = ProvenFormula("two_masks", (("w", "n"), ("I", "n"), ("p", "n")), "E[(S - S')^2] of two passes, a number.")
complementary_masks = ProvenFormula(
    "complementary_masks", (("w", "n"), ("I", "n"), ("p", "n")), "Cov(S, S') of two complementary passes, a number."
)
masked_norm = ProvenFormula(
    "masked_norm", (("w", "n"), ("p", "n")), "E[half the squared norm of masked weights], a number."
)
expected_dropout_gradient = ProvenFormula(
    "expected_dropout_gradient", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[dE_D/dw_k], shape (n,)."
)
expected_dropout_loss = ProvenFormula(
    "expected_dropout_loss", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[E_D], a number."
)
factored_gradient = ProvenFormula(
    "factored_gradient", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[dE_D/dw_k], factored, shape (n,)."
)
deployed_weights = ProvenFormula(
    "deployed_weights", (("v", "n"), ("I", "n"), "t", ("p", "n")), "E[E_D] in the weights v = p w, a number."
)
inverted_dropout = ProvenFormula(
    "inverted_dropout", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[loss] under the mask delta / p, a number."
)
gaussian_dropout = ProvenFormula(
    "gaussian_dropout", (("w", "n"), ("I", "n"), "t", ("s", "n")), "E[loss] under noise N(1, s), a number."
)
noisy_unit = ProvenFormula(
    "noisy_unit", (("w", "n"), ("I", "n"), "t", ("mu", "n"), ("s", "n")), "E[loss] under uncorrelated noise, a number."
)
correlated_noise = ProvenFormula(
    "correlated_noise",
    (("w", "n"), ("I", "n"), "t", ("mu", "n"), ("C", "n", "n")),
    "E[loss] under correlated noise, C symmetric, a number.",
)
exchangeable_mask = ProvenFormula(
    "exchangeable_mask", (("w", "n"), ("I", "n"), "t", "q_1", "q_2"), "E[loss] under an exchangeable mask, a number."
)
parity_masks = ProvenFormula(
    "parity_masks", (("w", "n"), ("I", "n"), "t"), "E[squared residual] under three masks of given parity, a number."
)
weight_noise = ProvenFormula(
    "weight_noise", (("w", "n"), ("I", "n"), "t", ("s", "n")), "E[loss] under noise on the weights, a number."
)
duplicate_inputs_share = ProvenFormula(
    "duplicate_inputs_share", ("a", "b", "x", "p"), "The penalty of two copies, a number."
)
penalty_is_scale_free = ProvenFormula(
    "penalty_is_scale_free", (("w", "n"), ("I", "n"), ("p", "n")), "The dropout penalty, a number."
)
gradient_second_moment = ProvenFormula(
    "gradient_second_moment", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[g_k g_l], shape (n, n)."
)
gradient_covariance = ProvenFormula(
    "gradient_covariance", (("w", "n"), ("I", "n"), "t", ("p", "n")), "Cov(g_k, g_l), (n, n)."
)
expected_hessian = ProvenFormula("expected_hessian", (("I", "n"), ("p", "n")), "E[the Hessian of E_D], shape (n, n).")
expected_step = ProvenFormula(
    "expected_step", (("w", "n"), ("I", "n"), "t", ("p", "n"), "eta"), "E[w_k - eta dE_D/dw_k], shape (n,)."
)
row_masks = ProvenFormula(
    "row_masks", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "E[squared error] under row masks, a number."
)
shared_mask = ProvenFormula(
    "shared_mask", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "E[squared error] under one mask, a number."
)
unitwise_keep = ProvenFormula(
    "unitwise_keep",
    (("X", "m", "n"), ("y", "m"), ("w", "n"), ("p", "n")),
    "E[squared error], p for each input, a number.",
)
inverted_row_masks = ProvenFormula(
    "inverted_row_masks", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "E[error] under the mask R / p, a number."
)
normal_equations = ProvenFormula(
    "normal_equations", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "d/dw_k E[error] / 2, mask R / p, shape (n,)."
)
normal_matrix = ProvenFormula("normal_matrix", (("X", "m", "n"), "p"), "The normal matrix, mask R / p, (n, n).")
additive_noise = ProvenFormula(
    "additive_noise", (("X", "m", "n"), ("y", "m"), ("w", "n"), "s"), "E[squared error] / 2, noise added, a number."
)
corrupted_features = ProvenFormula(
    "corrupted_features", (("M", "m", "n"), ("V", "m", "n"), ("y", "m"), ("w", "n")), "E[squared error], a number."
)
blankout = ProvenFormula(
    "blankout", (("X", "m", "n"), ("y", "m"), ("w", "n"), "q"), "E[error], dropped with q, a number."
)
gaussian_features = ProvenFormula(
    "gaussian_features", (("X", "m", "n"), ("y", "m"), ("w", "n"), "s"), "E[error], a number."
)
laplace_features = ProvenFormula(
    "laplace_features", (("X", "m", "n"), ("y", "m"), ("w", "n"), "lambda"), "E[error], a number."
)
poisson_features = ProvenFormula("poisson_features", (("X", "m", "n"), ("y", "m"), ("w", "n")), "E[error], a number.")
unit_masks_correlate_outputs = ProvenFormula(
    "unit_masks_correlate_outputs",
    (("W", "o", "n"), ("I", "n"), ("p", "n")),
    "Cov(S_k, S_l) under masked inputs, shape (o, o).",
)
connection_masks_do_not = ProvenFormula(
    "connection_masks_do_not",
    (("W", "o", "n"), ("I", "n"), ("q", "o", "n")),
    "Cov(S_k, S_l) under masked connections, shape (o, o).",
)
dropconnect_loss = ProvenFormula(
    "dropconnect_loss",
    (("W", "o", "n"), ("I", "n"), ("t", "o"), ("q", "o", "n")),
    "E[loss] of DropConnect, a number.",
)
factor_masks = ProvenFormula(
    "factor_masks",
    (("Y", "m", "o"), ("U", "m", "h"), ("V", "o", "h"), "theta"),
    "E[loss] with dropped columns, a number.",
)
penalty_is_rescaling_free = ProvenFormula(
    "penalty_is_rescaling_free",
    (("U", "m", "h"), ("V", "o", "h")),
    "The penalty of dropped columns, to be weighted, a number.",
)
tied_autoencoder = ProvenFormula(
    "tied_autoencoder", (("U", "m", "h"), "theta"), "E[squared error] of a tied autoencoder, a number."
)
factorization_machine = ProvenFormula(
    "factorization_machine",
    (("w", "o"), ("V", "o", "h"), ("z", "o"), "beta", ("p", "o")),
    "E[the answer] with dropped features, a number.",
)
expected_output = ProvenFormula(
    "expected_output",
    (("W", "h", "n"), ("v", "h"), ("I", "n"), ("p", "n"), ("q", "h")),
    "E[output] of two linear layers, a number.",
)
expected_loss = ProvenFormula(
    "expected_loss",
    (("W", "h", "n"), ("v", "h"), ("I", "n"), "t", ("p", "n"), ("q", "h")),
    "E[loss] of two linear layers, a number.",
)
injected_noise = ProvenFormula(
    "injected_noise",
    (("W", "h", "n"), ("v", "h"), ("I", "n"), "t", "s_0", "s_1"),
    "E[loss] of two linear layers with noise added to each, a number.",
)
quadratic_penalty = ProvenFormula(
    "quadratic_penalty",
    (("X", "m", "n"), ("beta", "n"), ("A", "m"), ("A_double_prime", "m"), "p"),
    "E[sum of A] to second order, a number.",
)
linear_is_exact = ProvenFormula(
    "linear_is_exact",
    (("X", "m", "n"), ("beta", "n"), "p"),
    "E[half the squared scores] under the mask R / p, a number.",
)
second_moments = ProvenFormula(
    "second_moments", (("X", "m", "n"), ("q", "n")), "E[scatter of dropped features], shape (n, n)."
)
expected_reconstruction = ProvenFormula(
    "expected_reconstruction",
    (("X", "m", "n"), ("B", "n", "n"), ("q", "n")),
    "E[squared error of the reconstruction], a number.",
)
reconstruction_gradient = ProvenFormula(
    "reconstruction_gradient",
    (("X", "m", "n"), ("B", "n", "n"), ("q", "n")),
    "d/dB_jk of half of it, shape (n, n).",
)
fixed_number_kept = ProvenFormula(
    "fixed_number_kept", (("a", "n"), "t", "k"), "E[squared residual] with k inputs kept, a number."
)
fixed_number_variance = ProvenFormula(
    "fixed_number_variance", (("a", "n"), "k"), "Var(output) with k inputs kept, a number."
)
minibatch_covariance = ProvenFormula(
    "minibatch_covariance",
    (("g", "n"), ("h", "n"), "b"),
    "Cov of two means over b items without replacement, a number.",
)
minibatch_with_replacement = ProvenFormula(
    "minibatch_with_replacement", (("g", "n"), "b"), "Var of the mean of b draws with replacement, a number."
)
random_shuffling = ProvenFormula(
    "random_shuffling", (("G", "n", "o"), "b"), "E[squared norm of a minibatch's gradient], a number."
)
bootstrap_variance = ProvenFormula("bootstrap_variance", (("g", "n"),), "Var of a bootstrap mean, a number.")
bayesian_bootstrap = ProvenFormula(
    "bayesian_bootstrap", (("g", "n"),), "Var of a mean with Dirichlet weights, a number."
)
trace_estimate = ProvenFormula("trace_estimate", (("A", "n", "n"),), "E[z'Az] for signs z, the trace, a number.")
sign_trace_variance = ProvenFormula(
    "sign_trace_variance", (("A", "n", "n"),), "Var(z'Az) for signs z, A symmetric, a number."
)
normal_trace_variance = ProvenFormula(
    "normal_trace_variance", (("A", "n", "n"),), "Var(z'Az) for normal z, A symmetric, a number."
)
jacobian_norm = ProvenFormula(
    "jacobian_norm", (("J", "n", "o"),), "n E[squared length of J'v] on the sphere, a number."
)
stein_identity = ProvenFormula(
    "stein_identity", (("a", "n"), ("s", "n"), "t"), "E[z_k (t + a.z)^3] for normal z, shape (n,)."
)
masked_value_variance = ProvenFormula(
    "masked_value_variance", ("c", "v", "p"), "Var of a value under the mask delta / p, a number."
)
variance_shift = ProvenFormula("variance_shift", ("c", "v", "p"), "What the mask adds to the variance, a number.")
predictive_variance = ProvenFormula(
    "predictive_variance", (("y", "m"), "tau"), "The predictive variance of m passes, a number."
)
zoneout = ProvenFormula("zoneout", (("a", "n"), ("b", "n"), ("p", "n")), "E[state], shape (n,).")
zoneout_variance = ProvenFormula("zoneout_variance", (("a", "n"), ("b", "n"), ("p", "n")), "Var(state), shape (n,).")
swapout_variance = ProvenFormula(
    "swapout_variance", (("x", "n"), ("F", "n"), ("p", "n"), ("q", "n")), "Var(unit), shape (n,)."
)
adaptive_gates = ProvenFormula(
    "adaptive_gates", (("W", "o", "n"), ("h", "n"), ("t", "o"), ("p", "n")), "E[loss] behind gates, a number."
)
gated_variance = ProvenFormula("gated_variance", ("mu", "V_u", "p_u"), "Var of a gated value, a number.")
mixup = ProvenFormula("mixup", (("r", "m"), "alpha"), "E[mean squared residual] under mixup, a number.")
label_smoothing = ProvenFormula(
    "label_smoothing", (("q", "C"), ("L", "C"), "epsilon"), "The cross-entropy against smoothed labels, a number."
)
label_noise = ProvenFormula("label_noise", (("x", "n"), "s"), "Cov of the gradient under label noise, shape (n, n).")
label_noise_second_moment = ProvenFormula(
    "label_noise_second_moment", (("w", "n"), ("x", "n"), "t", "s"), "E[g_k g_l] under label noise, shape (n, n)."
)
rounded_inputs = ProvenFormula(
    "rounded_inputs", (("w", "n"), ("x", "n"), "t", "Delta"), "E[squared residual] with rounded inputs, a number."
)


def named() -> dict[str, ProvenFormula]:
    """Every formula of this module by the name that it is imported by, in the order in which they stand here.

    >>> list(named())[:2]
    ['dropout_gradient', 'regular_gradient']
    """
    return {name: each for name, each in globals().items() if isinstance(each, ProvenFormula)}
