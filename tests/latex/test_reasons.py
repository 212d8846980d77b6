"""What stands beside a step: the author's own words, or what his reasons are called for what they do there."""

import pytest

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, moments, sift, variance
from symdrop.errors import BadStatement
from symdrop.files.source_code import manuscript
from symdrop.language import Cov, D, E, Sum, Var, family, index, scalar, size
from symdrop.latex import latex, markdown, plain
from symdrop.latex.derivation import derivation
from symdrop.theorem import Theorem, bernoulli, gaussian, noise, step

n = size("n")
j, k = index("j k", n)
w, p, delta, z, s, v = family("w p delta z s v", n)
t = scalar("t")
MASK = bernoulli(delta[j], keep=p[j])


def worded(**words):
    steps = [step(Sum(E(delta[j]) * w[j], j), linearity, **words), step(Sum(p[j] * w[j], j), mean)]
    return Theorem(title="T", given=[MASK], lhs=E(Sum(delta[j] * w[j], j)), rhs=Sum(p[j] * w[j], j), steps=steps)


def test_own_words_stand_in_place_of_the_names_of_the_reasons():
    proof = worded(words="a 50% mask keeps $p_j$ & `w`").proof
    assert [words for _, words in derivation(proof)] == ["", "a 50% mask keeps $p_j$ & `w`", "the mean"]
    for printed in (latex(proof), markdown(proof), plain(proof)):
        assert "linearity" not in printed.partition("Axioms used")[0]
        assert "the mean" in printed
    assert r"a 50\% mask keeps \(p_j\) \& \texttt{w}" in latex(proof)
    assert r"\text{a 50$\%$ mask keeps $p_j$ $\&$ w}" in markdown(proof)
    assert "w_j    a 50% mask keeps $p_j$ & `w`\n" in plain(proof)
    assert "by the mean" in plain(proof)
    assert "- linearity of the expectation" in markdown(proof)


def test_own_words_change_nothing_that_is_checked():
    assert worded(words="clear").proof.reasons == worded().proof.reasons == (linearity, mean)
    wrong = Theorem(title="F", given=[MASK], lhs=E(delta[k]), rhs=w[k], steps=[step(w[k], mean, words="clear")])
    with pytest.raises(Exception, match="step 1 does not follow"):
        wrong.proof  # noqa: B018
    with pytest.raises(BadStatement, match="words takes a text, got int"):
        step(w[k], words=3)


def test_blank_words_are_none_and_lines_of_words_are_one():
    assert derivation(worded(words=" ").proof) == derivation(worded().proof)
    assert derivation(worded(words="one\ntwo").proof)[1][1] == "one two"


def test_a_file_that_is_written_keeps_the_words():
    assert 'linearity, words="so \\"clear\\""),' in manuscript(worded(words='so "clear"'), "T.")


@pytest.mark.parametrize(
    ("law", "before", "after", "reasons", "words"),
    [
        (gaussian(z[j], mean=0, variance=s[j]), E(z[k] ** 2), s[k], [moments], "the variance"),
        (gaussian(z[j], mean=0, variance=s[j]), E(z[k] ** 2) * E(z[j] ** 2), s[k] * s[j], [moments], "the variance"),
        (gaussian(z[j], mean=0, variance=s[j]), E(z[k] ** 4), 3 * s[k] ** 2, [moments], "the higher moments"),
        (noise(z[j], moments=[0, v[j]]), E(z[k] ** 2), v[k], [moments], "the second moment"),
        (MASK, E(delta[k] ** 2), p[k], [moments], "the second moment"),
        (
            gaussian(z[j], mean=0, variance=s[j]),
            Var(z[k]) + Cov(z[k], t * z[k]),
            s[k] + t * s[k],
            [variance, linearity, mean, moments],
            "definition of the variance, linearity of the expectation, the mean, the variance",
        ),
        (
            gaussian(z[j], mean=0, variance=s[j]),
            Var(z[k] ** 2),
            2 * s[k] ** 2,
            [variance, moments],
            "definition of the variance, the higher moments",
        ),
        (
            gaussian(z[j], mean=0, variance=s[j]),
            E((t - Sum(z[j], j)) ** 2),
            t**2 + Sum(s[j], j),
            [linearity, independent, mean, moments, sift],
            "linearity of the expectation, independence, the mean, the variance, sifting",
        ),
        (
            gaussian(z[j], mean=0, variance=s[j]),
            D(E(t * z[k] ** 2), t),
            s[k],
            [derivative, linearity, moments],
            "product and chain rule, linearity of the expectation, the variance",
        ),
    ],
)
def test_a_moment_is_called_what_it_is(law, before, after, reasons, words):
    theorem = Theorem(title="T", given=[law], lhs=before, rhs=after, steps=[step(after, *reasons)])
    assert derivation(theorem.proof)[1][1] == words


def test_a_mask_beside_a_noise_does_not_hide_its_variance():
    given = [MASK, gaussian(z[j], mean=0, variance=s[j])]
    steps = [step(s[k] + p[k], linearity, idempotent, mean, moments)]
    theorem = Theorem(title="T", given=given, lhs=E(z[k] ** 2 + delta[k] ** 4), rhs=s[k] + p[k], steps=steps)
    assert derivation(theorem.proof)[1][1].endswith("the variance")
    alone = Theorem(title="T", given=given, lhs=E(z[k] ** 2 + delta[k] ** 4), rhs=s[k] + p[k])
    assert derivation(alone.proof)[1][1].endswith("the variance")
