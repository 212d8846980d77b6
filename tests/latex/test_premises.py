"""Every hypothesis in words and symbols, in all three ways of writing."""

import pytest

from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import Rational, Sum, family, index, scalar, size
from symdrop.latex.premises import LATEX, MARKDOWN, PLAIN, premises, summed_ranges
from symdrop.theorem import (
    Theorem,
    bernoulli,
    beta,
    covariance,
    dirichlet,
    exactly,
    exchangeable,
    gaussian,
    laplace,
    masks,
    multinomial,
    noise,
    nonzero,
    one_hot,
    poisson,
    rademacher,
    sampled,
    sphere,
    symmetric,
    uniform,
)

m, n = size("m n")
a = index("a", m)
j, k, l = index("j k l", n)
w, p, s, delta, z = family("w p s delta z", n)
X, R, P = family("X R P", m, n)
C = family("C", n, n)
t, q, b, d = scalar("t q b d")


def statement(*given, lhs=t, rhs=t):
    return Theorem(title="T", given=given, lhs=lhs, rhs=rhs)


@pytest.mark.parametrize(
    ("hypothesis", "latex", "plain"),
    [
        (
            bernoulli(delta[j], keep=p[j]),
            r"Let \(\delta_j \in \{0, 1\}\) be independent with \(\Pr(\delta_j = 1) = p_j\).",
            "Let delta_j in {0, 1} be independent with Pr(delta_j = 1) = p_j.",
        ),
        (
            bernoulli(R[a, j], keep=Rational(1, 2)),
            r"Let \(R_{a j} \in \{0, 1\}\) be independent with \(\Pr(R_{a j} = 1) = \frac{1}{2}\).",
            "Let R_{a,j} in {0, 1} be independent with Pr(R_{a,j} = 1) = 1/2.",
        ),
        (
            bernoulli(b, keep=1 - q),
            r"Let \(b \in \{0, 1\}\) with \(\Pr(b = 1) = 1 - q\).",
            "Let b in {0, 1} with Pr(b = 1) = 1 - q.",
        ),
        (
            gaussian(z[j], mean=1, variance=s[j]),
            r"Let \(z_j \sim \mathcal{N}(1, s_j)\) be independent.",
            "Let z_j ~ N(1, s_j) be independent.",
        ),
        (gaussian(b, mean=0, variance=q), r"Let \(b \sim \mathcal{N}(0, q)\).", "Let b ~ N(0, q)."),
        (
            noise(z[j], mean=p[j], variance=s[j]),
            r"Let \(z_j\) be pairwise uncorrelated with \(\mathbb{E}[z_j] = p_j\) "
            r"and \(\operatorname{Var}(z_j) = s_j\).",
            "Let z_j be pairwise uncorrelated with E[z_j] = p_j and Var(z_j) = s_j.",
        ),
        (
            noise(b, mean=0, variance=q),
            r"Let \(b\) have \(\mathbb{E}[b] = 0\) and \(\operatorname{Var}(b) = q\).",
            "Let b have E[b] = 0 and Var(b) = q.",
        ),
        (
            laplace(z[j], mean=0, scale=s[j]),
            r"Let \(z_j \sim \operatorname{Laplace}(0, s_j)\) be independent.",
            "Let z_j ~ Laplace(0, s_j) be independent.",
        ),
        (poisson(b, rate=q), r"Let \(b \sim \operatorname{Poisson}(q)\).", "Let b ~ Poisson(q)."),
        (
            uniform(z[j], low=-1, high=s[j]),
            r"Let \(z_j \sim \operatorname{Uniform}(-1, s_j)\) be independent, where \(1 + s_j \geq 0\).",
            "Let z_j ~ Uniform(-1, s_j) be independent, where 1 + s_j >= 0.",
        ),
        (
            noise(z[j], mean=0, variance=s[j], independent=True),
            r"Let \(z_j\) be independent with \(\mathbb{E}[z_j] = 0\) and \(\operatorname{Var}(z_j) = s_j\).",
            "Let z_j be independent with E[z_j] = 0 and Var(z_j) = s_j.",
        ),
        (
            noise(z[j], moments=[p[j], s[j], 0]),
            r"Let \(z_j\) be pairwise uncorrelated with \(\mathbb{E}[z_j] = p_j\), \(\mathbb{E}[z_j^2] = s_j\) "
            r"and \(\mathbb{E}[z_j^3] = 0\), where \(s_j - p_j^2 \geq 0\).",
            "Let z_j be pairwise uncorrelated with E[z_j] = p_j, E[z_j^2] = s_j and E[z_j^3] = 0, "
            "where s_j - p_j^2 >= 0.",
        ),
        (
            covariance(z[j], w[j], s[j]),
            r"Let \(\operatorname{Cov}(z_j, w_j) = s_j\), a value that two such entries can have, "
            "and let entries of the two at different indices be uncorrelated.",
            "Let Cov(z_j, w_j) = s_j, a value that two such entries can have, "
            "and let entries of the two at different indices be uncorrelated.",
        ),
        (
            covariance(b, d, q),
            r"Let \(\operatorname{Cov}(b, d) = q\), a value that two such entries can have.",
            "Let Cov(b, d) = q, a value that two such entries can have.",
        ),
        (
            exactly(delta[j], kept=q),
            r"Let \(\delta_j \in \{0, 1\}\) with exactly \(q\) entries equal to 1, \(q \leq n\), "
            "every choice equally likely.",
            "Let delta_j in {0, 1} with exactly q entries equal to 1, q <= n, every choice equally likely.",
        ),
        (
            sampled(delta[j], size=q),
            r"Let \(q\) of \(n\) indices be drawn without replacement, and let \(\delta_j\) be 1 for these, else 0, "
            r"where \(q \leq n\).",
            "Let q of n indices be drawn without replacement, and let delta_j be 1 for these, else 0, where q <= n.",
        ),
        (
            multinomial(z[j], draws=n),
            r"Let \(z_j\) count how often each of \(n\) indices comes in \(n\) independent draws with equal chances.",
            "Let z_j count how often each of n indices comes in n independent draws with equal chances.",
        ),
        (
            dirichlet(w[j]),
            r"Let the weights \(w_j \in [0, 1]\) add up to 1 and be uniform among all such weights.",
            "Let the weights w_j in [0, 1] add up to 1 and be uniform among all such weights.",
        ),
        (
            sphere(z[j]),
            r"Let \((z_j)\) be uniform on the unit sphere in \(n\) dimensions.",
            "Let (z_j) be uniform on the unit sphere in n dimensions.",
        ),
        (
            exchangeable(delta[j], means=[q, d]),
            r"Let \(\delta_j \in \{0, 1\}\) be exchangeable, with \(\mathbb{E}[\delta_j] = q\) and "
            r"\(\mathbb{E}[\delta_{j_1} \delta_{j_2}] = d\) for different indices.",
            "Let delta_j in {0, 1} be exchangeable, with E[delta_j] = q and E[delta_j1 delta_j2] = d "
            "for different indices.",
        ),
        (
            exchangeable(z[j], moments={(1,): 0, (2,): q, (1, 1): d}),
            r"Let \(z_j\) be exchangeable, with \(\mathbb{E}[z_j] = 0\), \(\mathbb{E}[z_{j_1} z_{j_2}] = d\) and "
            r"\(\mathbb{E}[z_j^2] = q\) for different indices.",
            "Let z_j be exchangeable, with E[z_j] = 0, E[z_j1 z_j2] = d and E[z_j^2] = q for different indices.",
        ),
        (
            rademacher(z[j]),
            r"Let \(z_j \in \{-1, 1\}\) be independent with \(\Pr(z_j = 1) = \tfrac{1}{2}\).",
            "Let z_j in {-1, 1} be independent with Pr(z_j = 1) = 1/2.",
        ),
        (beta(b, q, d), r"Let \(b \sim \operatorname{Beta}(q, d)\).", "Let b ~ Beta(q, d)."),
        (
            noise(z[k], mean=0, covariance=C[k, l]),
            r"Let \(z_k\) have \(\mathbb{E}[z_k] = 0\) and \(\operatorname{Cov}(z_k, z_l) = C_{k l}\).",
            "Let z_k have E[z_k] = 0 and Cov(z_k, z_l) = C_{k,l}.",
        ),
        (
            gaussian(z[k], mean=p[k], covariance=C[k, l]),
            r"Let \(z_k\) be jointly normal with \(\mathbb{E}[z_k] = p_k\) "
            r"and \(\operatorname{Cov}(z_k, z_l) = C_{k l}\).",
            "Let z_k be jointly normal with E[z_k] = p_k and Cov(z_k, z_l) = C_{k,l}.",
        ),
        (symmetric(C), r"Let \(C\) be symmetric.", "Let C be symmetric."),
        (
            masks(delta[j], z[j], keep=(p[j], s[j]), both=w[j]),
            r"Let \(\delta_j, z_j \in \{0, 1\}\) have \(\Pr(\delta_j = 1) = p_j\), \(\Pr(z_j = 1) = s_j\) "
            r"and \(\Pr(\delta_j = z_j = 1) = w_j\), and let those at different indices be independent.",
            "Let delta_j, z_j in {0, 1} have Pr(delta_j = 1) = p_j, Pr(z_j = 1) = s_j and "
            "Pr(delta_j = z_j = 1) = w_j, and let those at different indices be independent.",
        ),
        (
            masks(b, d, table={(1, 0): q, (0, 1): 1 - q}),
            r"Let \(b, d \in \{0, 1\}\) have \(\Pr((b, d) = (0, 1)) = 1 - q\) and \(\Pr((b, d) = (1, 0)) = q\).",
            "Let b, d in {0, 1} have Pr((b, d) = (0, 1)) = 1 - q and Pr((b, d) = (1, 0)) = q.",
        ),
        (
            one_hot(R[a, j], chance=p[j]),
            r"Let \(R_{a j} \in \{0, 1\}\) with \(\Pr(R_{a j} = 1) = p_j\), of which at most one is 1 for each \(a\), "
            r"and let those at different \(a\) be independent, where \(\sum_{j=1}^{n} p_j \leq 1\).",
            "Let R_{a,j} in {0, 1} with Pr(R_{a,j} = 1) = p_j, of which at most one is 1 for each a, "
            "and let those at different a be independent, where sum_j p_j <= 1.",
        ),
        (
            one_hot(z[j], chance=p[j]),
            r"Let \(z_j \in \{0, 1\}\) with \(\Pr(z_j = 1) = p_j\), of which at most one is 1, "
            r"where \(\sum_{j=1}^{n} p_j \leq 1\).",
            "Let z_j in {0, 1} with Pr(z_j = 1) = p_j, of which at most one is 1, where sum_j p_j <= 1.",
        ),
        (nonzero(p), r"Let no entry of \(p\) be zero.", "Let no entry of p be zero."),
        (nonzero(p[j]), r"Let \(p_j \neq 0\) for all \(j\).", "Let p_j != 0 for all j."),
        (nonzero(X[a, j]), r"Let \(X_{a j} \neq 0\) for all \(a, j\).", "Let X_{a,j} != 0 for all a, j."),
        (nonzero(1 - d), r"Let \(1 - d \neq 0\).", "Let 1 - d != 0."),
    ],
)
def test_a_hypothesis_is_a_sentence(hypothesis, latex, plain):
    assert premises(statement(hypothesis), LATEX) == rf"{latex} Then for all real \(t\),"
    assert premises(statement(hypothesis), MARKDOWN) == (
        f"{latex} Then for all real \\(t\\),".replace(r"\(", "$`").replace(r"\)", "`$")
    )
    assert premises(statement(hypothesis), PLAIN) == f"{plain} Then for all real t,"


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        (w[k], "For every n and every k in {1, ..., n},"),
        (w[k] * w[l], "For every n and all k, l in {1, ..., n},"),
        (X[a, k], "For every m, every n, every a in {1, ..., m} and every k in {1, ..., n},"),
        (Sum(w[j], j), "For every n,"),
        (n * t, "For every n,"),
        (t * q, "For all real q, t,"),
        (Rational(1), "Without exception,"),
    ],
)
def test_the_scope_names_sizes_and_free_indices(line, plain):
    assert premises(statement(lhs=line, rhs=line), PLAIN) == plain


def test_a_random_scalar_is_not_among_all_reals():
    assert premises(statement(bernoulli(b, keep=q), lhs=b * t), PLAIN).endswith("Then for all real t,")


def test_families_with_laws_are_told_to_be_independent():
    given = [bernoulli(delta[j], keep=p[j]), gaussian(z[j], mean=0, variance=1), noise(b, mean=0, variance=1)]
    assert "delta, z and b are independent of each other." in premises(statement(*given), PLAIN)
    assert "independent of each other" not in premises(statement(given[0], nonzero(p)), PLAIN)


def test_masks_with_a_joint_law_are_not_told_to_be_independent_of_each_other():
    pair = masks(delta[j], w[j], keep=(p[j], s[j]), both=b)
    assert "independent of each other" not in premises(statement(pair), PLAIN)
    text = premises(statement(pair, rademacher(z[j])), PLAIN)
    assert "(delta, w) and z are independent of each other." in text


def test_ranges_of_sums_are_told_where_there_are_several_sizes():
    line = Sum(X[a, j] * w[j], a, j)
    assert summed_ranges(statement(lhs=line), PLAIN) == "Sums run over a in {1, ..., m} and j in {1, ..., n}."
    assert summed_ranges(statement(lhs=Sum(w[j], j)), PLAIN) == ""
    assert summed_ranges(statement(lhs=X[a, j]), PLAIN) == ""


def test_families_with_a_covariance_are_not_said_to_be_independent():
    given = [noise(z[j], mean=0, variance=1), noise(w[j], mean=0, variance=1), covariance(z[j], w[j], s[j])]
    assert "independent" not in premises(statement(*given), PLAIN)
    third = premises(statement(*given, bernoulli(delta[j], keep=p[j])), PLAIN)
    assert "(z, w) and delta are independent of each other." in third


def test_what_hangs_together_by_way_of_another_is_not_called_independent_in_any_order_of_the_hypotheses():
    """Not even where the covariances stand before the laws."""
    laws = [noise(each[j], mean=0, variance=1) for each in (w, s, z)]
    tied = [covariance(w[j], s[j], p[j]), covariance(s[j], z[j], p[j])]
    for given in ([*laws, *tied], [*tied, *laws], [tied[0], *laws, tied[1]]):
        assert "of each other" not in premises(statement(*given), PLAIN)
    assert "w, s and z are independent of each other." in premises(statement(*laws), PLAIN)
    assert "(w, s) and z are independent of each other." in premises(statement(tied[0], *laws), PLAIN)


def test_a_statement_says_what_its_functions_are_and_no_other_does():
    both = statement(lhs=logistic(t), rhs=Sum(softplus(w[j]), j)).statement
    told = premises(both, LATEX)
    assert r"Here \(\sigma(z) = \frac{1}{1 + e^{-z}}\) is the logistic function and" in told
    assert told.count(r" and \(\operatorname{softplus}(z) = \log(1 + e^z)\).") == 1
    assert "Here $`\\sigma(z) = \\frac{1}{1 + e^{-z}}`$ is the logistic function and $`" in premises(both, MARKDOWN)
    assert premises(both, PLAIN) == (
        "Here logistic(z) = 1/(1 + exp(-z)) is the logistic function and softplus(z) = log(1 + exp(z)). "
        "Then for every n,"
    )
    assert premises(statement(lhs=exp(t), rhs=Prod(w[j], j)), PLAIN) == "For every n,"


def test_the_letter_that_explains_a_function_is_no_name_of_the_statement():
    told = premises(statement(lhs=logistic(z[k]), rhs=Prod(logistic(scalar("x")), j)), PLAIN)
    assert told.startswith("Here logistic(u) = 1/(1 + exp(-u)) is")


def test_ranges_are_told_of_products_too():
    both = statement(lhs=Prod(Sum(X[a, j], a), j), rhs=t).statement
    assert summed_ranges(both, PLAIN) == "Sums and products run over a in {1, ..., m} and j in {1, ..., n}."
