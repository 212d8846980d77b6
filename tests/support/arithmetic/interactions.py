"""Interactions of masked inputs in plain arithmetic: the points of the residual blocks."""

from arithmetic.residual_blocks import POINTS

__all__ = ["POINTS"]
