"""Stochastic depth: a chain of residual blocks, each of which may be skipped, as a product over the blocks."""

HEADING = "Residual blocks"
THEOREMS = ("depth_multiplies",)
