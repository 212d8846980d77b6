r"""A Poisson regression under blankout; its rate is the exponential of the score.

`beta[i]` are the coefficients and `x[i]` the features. `delta[j]` is the mask; a feature is dropped with the
probability `d`, and divided by `1 - d` otherwise.
"""

from __future__ import annotations

from symdrop.language import family, index, scalar, size

n = size("n")
i, j = index("i j", n)
beta, x, delta = family("beta x delta", n)
d = scalar("d")
