r"""The penalty does not see how the size of a pair of columns is shared between the two.

Column $c$ of $U$ is multiplied by $s_c$, which is not zero, and column $c$ of $V$ is divided by it. By
`unchanged_product` every entry of the product stays as it is, and so does the penalty; the L2 penalty, the sum of the
squares of both factors, does not: it is lowest where the two columns of each pair have equal norms.

From cavazza2018 and mianjy2018.
"""

from symdrop.definitions.matrix_factorization import U, V, a, c, column_penalty, entry_of_column, l, s
from symdrop.language import Sum
from symdrop.theorem import Theorem, nonzero, step

unchanged_product = Theorem(
    title="Rescaled pairs of columns have the same product",
    source="cavazza2018; mianjy2018",
    given=[nonzero(s)],
    lhs=Sum(entry_of_column(s[c] * U[a, c], V[l, c] / s[c]), c),
    rhs=Sum(U[a, c] * V[l, c], c),
    steps=[
        step(Sum(U[a, c] * V[l, c], c)),
    ],
)

theorem = Theorem(
    title="The penalty of dropped columns is free of rescaling",
    source="cavazza2018; mianjy2018",
    given=[nonzero(s)],
    lhs=Sum(column_penalty(s[c] * U[a, c], V[l, c] / s[c]), c),
    rhs=Sum(column_penalty(U[a, c], V[l, c]), c),
    steps=[
        step(Sum(column_penalty(U[a, c], V[l, c]), c)),
    ],
)
