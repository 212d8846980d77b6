"""An author's words follow a renaming where it is certain what they mean, and are told where it is not."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from symdrop import E, Sum, Theorem, bernoulli, family, index, linearity, mean, scalar, size, step
from symdrop.cli import main
from symdrop.latex import latex
from symdrop.latex.premises import LATEX
from symdrop.latex.rewording import kept, reworded

n = size("n")
j = index("j", n)
w, p, p_keep, delta, w_hat = family("w p p_keep delta w_hat", n)
E_D = scalar("E_D")


def stated(words="", keep=p, title="T", **more):
    steps = [step(Sum(E(delta[j]) * w[j], j), linearity, words=words), step(Sum(keep[j] * w[j], j), mean)]
    mask = bernoulli(delta[j], keep=keep[j])
    rhs = Sum(keep[j] * w[j], j)
    return Theorem(title=title, given=[mask], lhs=E(Sum(delta[j] * w[j], j)), rhs=rhs, steps=steps, **more)


@pytest.mark.parametrize(
    ("words", "renamed", "said"),
    [
        ("of $p_j$ and $p_j w_j$", {"p": "q"}, "of $q_j$ and $q_j w_j$"),
        ("of $p_jw$", {"p": "xi", "j": "alpha"}, r"of $\xi_\alpha w$"),
        ("of $p_j w_j$", {"p": "w", "w": "p"}, "of $w_j p_j$"),
        (r"of $\mathbb{E}[\delta_j] = p_j$", {"delta": "m"}, r"of $\mathbb{E}[m_j] = p_j$"),
        (r"the $5 of $\mathrm{mask}_j p$", {"p": "q"}, r"the $5 of $\mathrm{mask}_j q$"),
        ("a mask for a unit", {"p": "q"}, "a mask for a unit"),
        ("of `code` and *stress*", {"p": "q"}, "of `code` and *stress*"),
    ],
)
def test_formulas_in_words_follow(words, renamed, said):
    assert reworded(words, stated().statement, tuple(renamed.items())) == (said, ())


@pytest.mark.parametrize(
    ("words", "keep", "renamed", "doubted"),
    [
        ("with mean p_j, as $p_j$ is", p, {"p": "q"}, "p"),
        ("by the law of `delta`", p, {"delta": "m", "p": "q"}, "delta"),
        (r"with $\mathbf{p}$", p, {"p": "q"}, "p"),
        ("with $p_j$", p_keep, {"p_keep": "q"}, "p_keep"),
        (r"with $\hat{w}_j w_j$", w_hat, {"w": "v"}, "w"),
        (r"with $p_j'_j$, $\hat w p^2$", w_hat, {"w_hat": "v"}, "w_hat"),
        ("with $p_1$", p, {"p": "p_keep"}, "p"),
    ],
)
def test_what_is_in_doubt_stays_and_is_told(words, keep, renamed, doubted):
    statement = stated(words, keep).statement
    pairs = tuple(renamed.items())
    assert reworded(words, statement, pairs) == (words, (doubted,))
    assert kept(statement, pairs) == [f"the words of step 1: {doubted} is printed as it is typed there"]


def test_a_title_is_told():
    assert kept(stated(title="A mean of w").statement, (("w", "v"),)) == [
        "the title: w is printed as it is typed there"
    ]
    assert kept(stated(title="A mean").statement, (("w", "v"),)) == []


def test_documents_have_the_words_with_the_other_names():
    proof = stated("of $p_j$").proof
    assert r"of \(q_j\)" in latex(proof, script=replace(LATEX, renamed=(("p", "q"),)))


FILE = """
from symdrop import *
n = size("n"); j = index("j", n); w, p, delta = family("w p delta", n); E_D = scalar("E_D")
loss = Sum(delta[j] * w[j], j)
theorem = Theorem(title="The mean", given=[bernoulli(delta[j], keep=p[j])], lhs=E(loss), rhs=Sum(p[j] * w[j], j),
    where=[define(E_D, loss)], steps=[step(Sum(E(delta[j]) * w[j], j), linearity, words=WORDS),
    step(Sum(p[j] * w[j], j), mean)])
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [("sums, $p_j$", ""), ("sums with p_j", "not renamed: proof_it, the words of step 1: p is printed")],
)
def test_the_command_renames_names_that_are_defined_and_says_what_it_leaves(tmp_path, words, told):
    path = tmp_path / "proof_it.py"
    path.write_text(FILE.replace("WORDS", repr(words)))
    renaming = ["--rename", "E_D=L", "--rename", "p=q"]
    result = CliRunner().invoke(main, ["tex", str(path), "-o", str(tmp_path), *renaming])
    assert (result.exit_code, told in result.stderr, "not renamed" in result.stderr) == (0, True, bool(told)), (
        result.output
    )
    written = (tmp_path / "proof_it.tex").read_text()
    assert "where }L = " in written
    assert "E_D" not in written
    assert (r"sums, \(q_j\)" in written) is not bool(told)
    page = CliRunner().invoke(main, ["tex", str(path), "-o", str(tmp_path), "--form", "markdown", *renaming])
    assert (page.exit_code, page.stderr) == (0, result.stderr)
    assert ("sums, $q_j$" in (tmp_path / "proof_it.md").read_text()) is not bool(told)
    again = CliRunner().invoke(main, ["tex", str(path), "-o", str(tmp_path), "--rename", "E_D=w"])
    assert (again.exit_code, "E_D=w: the statement has w already" in again.output) == (2, True)
