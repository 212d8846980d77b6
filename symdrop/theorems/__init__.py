"""The proven theorems: one folder per family, in reading order; one file per theorem."""

FAMILIES = (
    "linear_unit",
    "linear_regression",
    "linear_layer",
    "matrix_factorization",
    "deep_linear",
    "glm",
    "denoising_autoencoder",
)
