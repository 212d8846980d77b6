"""Matrix factorisation in which pairs of columns of the two factors are dropped together.

In expectation this adds the product of the squared norms of each pair to the squared distance. The penalty does not
depend on how the size of a pair is shared between its two columns, but it can be lowered by splitting a pair into
copies: at a fixed keep probability dropout does not limit how many columns the factors have.
"""

HEADING = "Matrix factorisation"
THEOREMS = (
    "factor_masks",
    "penalty_is_rescaling_free",
    "splitting_halves",
    "tied_autoencoder",
    "factorization_machine",
)
