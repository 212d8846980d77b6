"""The proven theorems: one folder per family, in reading order; one file per theorem.

The package of a family holds its introduction, its `HEADING` in words, its `THEOREMS` in reading order and, where it
has figures, its `CAPTIONS`: by the name of a theorem file the name of its figure and the caption in LaTeX.
"""

FAMILIES = (
    "linear_unit",
    "linear_regression",
    "linear_layer",
    "matrix_factorization",
    "deep_linear",
    "glm",
    "denoising_autoencoder",
    "sampling",
    "projections",
    "signal",
    "gates",
    "data_noise",
    "layers",
)
