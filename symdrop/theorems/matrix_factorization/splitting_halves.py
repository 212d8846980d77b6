r"""Splitting a pair of columns into two copies leaves the product as it is and halves the penalty of the pair.

Each copy has column $c$ of $U$ divided by $2 b$ and that of $V$ multiplied by $b$, with $b$ any number but zero. The
source divides both columns by the root of 2, which is the case $b^2 = 1/2$. The two copies have masks of their own:
they are two columns, and not one counted twice. `unchanged_product` says that the copies add up to the pair, and
`many_copies` that $N$ copies leave an $N$-th of its penalty. So a penalty with a fixed keep probability can be made as
small as one likes by adding columns, and does not limit their number.

From cavazza2018.
"""

from symdrop.definitions.matrix_factorization import N, U, V, a, b, c, column_penalty, e, entry_of_column, l
from symdrop.language import Rational, Sum
from symdrop.theorem import Theorem, nonzero, step

half = Rational(1, 2)

unchanged_product = Theorem(
    title="Copies of a pair of columns add up to the pair",
    source="cavazza2018",
    given=[nonzero(b)],
    lhs=Sum(entry_of_column(U[a, c] / (N * b), b * V[l, c]), e),
    rhs=U[a, c] * V[l, c],
    steps=[
        step(U[a, c] * V[l, c]),
    ],
)

theorem = Theorem(
    title="Two copies of a pair of columns have half its penalty",
    source="cavazza2018",
    given=[nonzero(b)],
    lhs=2 * column_penalty(half * U[a, c] / b, b * V[l, c]),
    rhs=half * column_penalty(U[a, c], V[l, c]),
    steps=[
        step(half * column_penalty(U[a, c], V[l, c])),
    ],
)

many_copies = Theorem(
    title="N copies of a pair of columns have an Nth of its penalty",
    source="cavazza2018",
    given=[nonzero(b)],
    lhs=Sum(column_penalty(U[a, c] / (N * b), b * V[l, c]), e),
    rhs=1 / N * column_penalty(U[a, c], V[l, c]),
    steps=[
        step(1 / N * column_penalty(U[a, c], V[l, c])),
    ],
)
