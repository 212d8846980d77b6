"""Poisson regression under blankout: the one generalised linear model whose penalty is not quadratic and yet exact."""

HEADING = "Poisson regression"
THEOREMS = ("penalty_is_exact",)
