"""Random features: averages over normal numbers that make a kernel, and how much they vary."""

HEADING = "Random features"
THEOREMS = ("positive_features_are_unbiased",)
