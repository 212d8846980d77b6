"""Proven lines as functions of arrays, compiled as stated and not in normal form, and tested against instances.

How exact a result is: with fractions, exactly what is proved. With floats of precision u, 2^-52 for float64 and 2^-23
for float32, a result differs from the exact one by at most (32 + 4 s) u M. Here s is the sum of the sizes, and M the
sum of the absolute values of all terms of the line when it is multiplied out, in which a quotient 1/x counts as the
magnitude of x over x^2 (`symdrop.testing.Point.magnitudes`). That holds while every number which the function computes
on the way, as its `source` shows it, is zero or neither overflows nor falls below the smallest normal float: w * I * I
can be fine where I**2 is not.
"""

from symdrop.numeric.arguments import Argument
from symdrop.numeric.formula import Formula, compile_proof

__all__ = ["Argument", "Formula", "compile_proof"]
