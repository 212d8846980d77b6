"""Poisson regression under blankout in plain arithmetic: the points of the exponential loss, with its rate."""

from arithmetic.exponential_loss import POINTS

__all__ = ["POINTS"]
