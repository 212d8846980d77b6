r"""Random directions in n dimensions: signs, normal vectors, points on the sphere, and what they measure.

`z[i]` is a random vector: of signs, or normal with the variances `s[i]`; `v[i]` is uniform on the unit sphere. `A[i,
j]` is a matrix of which the trace is wanted, `x[i]` a vector that is projected by the m rows `R[c, i]` of signs, and
`J[i, l]` the Jacobian of a function with o inputs and n outputs, transposed to none. `a[i]` are the weights and `t` the
offset of a linear function. The indices i, j, k and l count dimensions, c and d rows, e inputs of the Jacobian.
"""

from __future__ import annotations

from symdrop.language import Sum, family, index, scalar, size

n, m, o = size("n m o")
i, j, k, l = index("i j k l", n)
c, d = index("c d", m)
e = index("e", o)
z, v, x, a, s = family("z v x a s", n)
A = family("A", n, n)
R = family("R", m, n)
J = family("J", n, o)
t = scalar("t")

# The quadratic form in the random vector, the mean square of the rows at x, and the linear function.
form = Sum(z[i] * A[i, j] * z[j], i, j)
projected = Sum(Sum(R[c, i] * x[i], i) ** 2, c) / m
linear = t + Sum(z[i] * a[i], i)
