"""The derivation on a terminal: reasons beside the lines where they fit, below them where they do not."""

from symdrop.catalogue import find
from symdrop.language import Sum, family, index, scalar, size
from symdrop.latex import plain
from symdrop.theorem import Theorem

LEAD = """\
The expected dropout gradient

Let delta_j in {0, 1} be independent with Pr(delta_j = 1) = p_j. Then for every n and every
k in {1, ..., n},

    E[d/dw_k 1/2 (t - sum_j delta_j w_j I_j)^2]
    = d/dw_k 1/2 (t - sum_j p_j w_j I_j)^2 + p_k (1 - p_k) w_k I_k^2

Proof.
    E[d/dw_k 1/2 (t - sum_j delta_j w_j I_j)^2]
    = E[-delta_k I_k (t - sum_j delta_j w_j I_j)]
            by product and chain rule, sifting
"""


def test_the_lead_theorem_word_for_word():
    assert plain(find("expected_dropout_gradient")[0].theorem.proof).startswith(LEAD)


def test_reasons_stand_in_one_column_where_all_of_them_fit():
    text = plain(find("half_is_largest")[0].theorem.proof)
    assert "    = p_k - p_k^2            by algebra\n    = 1/4 - (p_k - 1/2)^2    by algebra\n" in text


def test_a_long_line_goes_on_in_the_next_row():
    text = plain(find("expected_dropout_loss")[0].theorem.proof)
    assert "E[delta_i^2] w_i^2 I_i^2\n        + 1/2 sum_i sum_{j != i} E[delta_i delta_j]" in text


def test_with_several_sizes_the_ranges_of_sums_are_told():
    m, n = size("m n")
    a, i, X, t = index("a", m), index("i", n), family("X", m, n), scalar("t")
    theorem = Theorem(title="Sums", lhs=t * Sum(X[a, i], a, i), rhs=Sum(t * X[a, i], i, a))
    assert plain(theorem.proof) == (
        "Sums\n\nFor every m and every n,\n\n    t sum_a sum_i X_{a,i} = sum_i sum_a t X_{a,i}\n\n"
        "Sums run over a in {1, ..., m} and i in {1, ..., n}.\n\n"
        "Proof.\n    t sum_a sum_i X_{a,i}\n    = sum_i sum_a t X_{a,i}    by algebra\n"
    )
