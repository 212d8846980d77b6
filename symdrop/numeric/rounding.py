"""How exact the result of a formula is.

With fractions, exactly what is proved. With floats of precision u, 2^-52 for float64 and 2^-23 for float32, a result
differs from the exact one by at most `roundings(sizes)` u M. Here M is the sum of the absolute values of all terms of
the line when it is multiplied out, in which a quotient 1/x counts as the magnitude of x over x^2
(`symdrop.testing.Point.magnitudes`). That holds while every number which the function computes on the way, as its
`source` shows it, is zero or neither overflows nor falls below the smallest normal float: w * I * I can be fine where
I**2 is not.
"""

from __future__ import annotations

from collections.abc import Iterable

# On the way to one number: in products, and in sums for each unit of the sizes.
IN_PRODUCTS, PER_UNIT = 32, 4


def roundings(sizes: Iterable[int]) -> int:
    """How many roundings on the way to a result are allowed for, where these are the sizes of the line.

    >>> roundings([3, 5])
    64
    """
    return IN_PRODUCTS + PER_UNIT * sum(sizes)
