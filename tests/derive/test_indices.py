"""What is derived is summed over the author's indices; a name that is taken is left alone."""

import pytest

from symdrop import derive
from symdrop.axioms import linearity
from symdrop.deciders.kernel.residuals import normal_form
from symdrop.derive.indices import Author
from symdrop.functions import Prod
from symdrop.language import E, Sum, bracket, family, index, size
from symdrop.latex.premises import PLAIN
from symdrop.theorem import bernoulli

m, n = size("m n")
a, b, i, j, k, r = index("a b i j k r", n)
c, u = index("c u", m)
w, p, delta = family("w p delta", n)
W, X = family("W", n, n), family("X", m, n)
R = family("R", m, n)


@pytest.mark.parametrize(
    ("quantity", "law", "lines"),
    [
        (
            Sum(delta[k] * w[k], k) ** 2,
            bernoulli(delta[i], keep=p[i]),
            ["sum_k sum_i E[delta_i delta_k] w_i w_k", "(sum_k p_k w_k)^2 + sum_k p_k (1 - p_k) w_k^2"],
        ),
        (
            Sum(delta[j] * W[j, i] * delta[i], j, i),
            bernoulli(delta[k], keep=p[k]),
            [
                "sum_j sum_i E[delta_i delta_j] W_{j,i}",
                "sum_j p_j (1 - p_j) W_{j,j} + sum_j sum_i p_i p_j W_{j,i}",
            ],
        ),
        (
            Sum(Sum(R[u, r] * w[r] * X[u, r], r) ** 2, u),
            bernoulli(R[c, i], keep=p[i]),
            [
                "sum_u sum_r sum_i E[R_{u,i} R_{u,r}] w_i w_r X_{u,i} X_{u,r}",
                "sum_u (sum_r p_r w_r X_{u,r})^2 + sum_u sum_r p_r (1 - p_r) w_r^2 X_{u,r}^2",
            ],
        ),
    ],
)
def test_the_author_s_indices_stand_in_the_result_and_in_the_steps(quantity, law, lines):
    found = derive(E(quantity), given=[law])
    assert [PLAIN.write(step.line) for step in found.steps] == lines
    assert found.is_decided


@pytest.mark.parametrize(
    "line",
    [
        w[k] * Sum(w[a] * W[a, k], a),
        Sum(w[a] * Sum(W[a, b] * w[b], b), a),
        Sum(Sum(W[a, k] * w[k], k) * w[a], a),
        Sum(W[j, i] * w[i] * w[r], i, j, r),
        Sum(bracket(i, k) * W[i, j], i, j),
        E(Sum(delta[i] * W[i, j] * Sum(W[j, r], r), i, j)),
        Sum(X[c, i] * Sum(X[c, j] * Sum(X[u, r], r, u), j), c, i),
    ],
)
@pytest.mark.parametrize("author", [Sum(W[k, a] * w[k], k, a), Sum(w[i] * Sum(W[i, i] * X[c, i], c), i), w[k]])
def test_a_line_with_other_indices_says_the_same(line, author):
    renamed = Author.of(author).renamed(line)
    assert normal_form([bernoulli(delta[i], keep=p[i])], renamed - line, linearity) == 0


def test_an_index_that_is_free_is_not_taken():
    assert Author.of(Sum(w[k], k)).renamed(w[k] * Sum(w[i] ** 2, i)) == w[k] * Sum(w[i] ** 2, i)
    assert Author.of(Sum(W[b, a], a, b)).renamed(Sum(W[i, j], i, j)) == Sum(W[b, a], a, b)


def test_what_a_product_binds_is_renamed_as_what_a_sum_binds():
    author = Author.of(Sum(w[i] * Prod(1 + p[j] * delta[j], j), i))
    assert author.renamed(Sum(w[a] * Prod(1 + p[b] * delta[b], b), a)) == Sum(w[i] * Prod(1 + p[j] * delta[j], j), i)
    # The index left out is bound outside, and the factor's own names are taken apart from it.
    found = author.renamed(Sum(w[a] * Prod(1 + p[b] * delta[b], b, but=a), a))
    assert found == Sum(w[i] * Prod(1 + p[j] * delta[j], j, but=i), i)
    assert author.renamed(Prod(p[b] * W[b, j], b)) == Prod(p[i] * W[i, j], i)
