"""One proof as a document: the lead theorem word for word, and what holds of every theorem of the catalogue."""

import re
from fractions import Fraction

import pytest

from symdrop.axioms import moments
from symdrop.catalogue import catalogue, find
from symdrop.errors import BadStatement
from symdrop.language import E, Sum, family, index, scalar, size
from symdrop.latex import latex, markdown, plain
from symdrop.latex.columns import BOOK, PAPER, Column
from symdrop.latex.derivation import derivation, too_wide
from symdrop.latex.document import PARTS
from symdrop.latex.premises import LATEX as SCRIPT
from symdrop.latex.widths import width
from symdrop.theorem import Theorem, bernoulli, step

ENTRIES = list(catalogue())
each_theorem = pytest.mark.parametrize("found", ENTRIES, ids=lambda found: found.name)

n = size("n")
j, k = index("j k", n)
w, p, delta = family("w p delta", n)
t = scalar("t")
mask = bernoulli(delta[j], keep=p[j])


def proof(name):
    return find(name)[0].theorem.proof


def in_book(name, *arguments):
    return latex(proof(name), *arguments, parts=PARTS, column=BOOK)


def small(**changes):
    parts = {"title": "Small", "given": [mask], "lhs": E(Sum(delta[j], j)), "rhs": Sum(p[j], j)}
    return Theorem(**parts | changes).proof


LATEX = r"""\begin{theorem}[{The expected output of a dropout unit}]\label{thm:expected_dropout_output}
\emergencystretch=3em
Let \(\delta_j \in \{0, 1\}\) be independent with \(\Pr(\delta_j = 1) = p_j\). Then for every \(n\),
\begin{equation}\label{eq:expected_dropout_output}
\mathbb{E}\left[\sum_{j=1}^{n} \delta_j w_j I_j\right] = \sum_{j=1}^{n} p_j w_j I_j.
\end{equation}
\end{theorem}
\begin{proof}
\allowdisplaybreaks
\begin{align*}
& \mathbb{E}\left[\sum_{j=1}^{n} \delta_j w_j I_j\right] \\*
&= \sum_{j=1}^{n} \mathbb{E}[\delta_j] w_j I_j && FIRST \\
&= \sum_{j=1}^{n} p_j w_j I_j. && SECOND
\end{align*}
{\small\raggedright\noindent
Axioms used: linearity of the expectation, the mean.
In NumPy: \texttt{output(w, I, p)}.
Source: \cite{ranjan2019}; \cite{baldi2013}.
\ifdefined\qedhere\qedhere\fi\par}
\end{proof}
"""
REASON = r"\parbox[t]{36mm}{\raggedright\footnotesize %s} \tag{\theequation %s}"
REASON += r"\label{eq:expected_dropout_output:%s}"
LATEX = LATEX.replace("FIRST", REASON % ("linearity of the expectation", "a", 1))
LATEX = LATEX.replace("SECOND", REASON % ("the mean", "b", 2))
MARKDOWN = r"""### The expected output of a dropout unit

`expected_dropout_output`

Let $`\delta_j \in \{0, 1\}`$ be independent with $`\Pr(\delta_j = 1) = p_j`$. Then for every $`n`$,

```math
\begin{aligned}
\mathbb{E}\left[\sum_{j=1}^{n} \delta_j w_j I_j\right] = \sum_{j=1}^{n} p_j w_j I_j.
\end{aligned}
```

Proof.

```math
\begin{aligned}
& \mathbb{E}\left[\sum_{j=1}^{n} \delta_j w_j I_j\right] \\
&= \sum_{j=1}^{n} \mathbb{E}[\delta_j] w_j I_j && \text{linearity of the expectation} \\
&= \sum_{j=1}^{n} p_j w_j I_j. && \text{the mean}
\end{aligned}
```

Axioms used:

- linearity of the expectation: $`"""


def test_a_small_theorem_in_latex_word_for_word():
    assert in_book("expected_dropout_output", "expected_dropout_output", "output(w, I, p)") == LATEX


def test_a_small_theorem_in_markdown_word_for_word():
    written = markdown(proof("expected_dropout_output"), "expected_dropout_output", "output(w, I, p)")
    assert written.startswith(MARKDOWN)
    closing = (
        "(\\mathbb{E}[\\delta_i] = p_i)`$\n\nAs a NumPy function: `output(w, I, p)`\n\nSource: ranjan2019; baldi2013.\n"
    )
    assert written.endswith(closing)


def test_the_lead_theorem_reads_as_in_the_article():
    rows = [row.strip() for row in in_book("expected_dropout_gradient").splitlines() if row.startswith("&")]
    masked, loss = (
        rf"\frac{{\partial}}{{\partial w_k}} \frac{{1}}{{2}} \left(t - \sum_{{j=1}}^{{n}} {factor} w_j I_j\right)^2"
        for factor in (r"\delta_j", "p_j")
    )
    assert rows[0] == rf"& \mathbb{{E}}\left[{masked}\right] \\*"
    assert rows[-1].startswith(rf"&= {loss} + p_k (1 - p_k) w_k I_k^2. && ")


@each_theorem
def test_every_axiom_that_a_proof_rests_on_is_named_and_on_a_page_with_its_identity(found):
    text = " ".join(latex(found.theorem.proof, parts=["axioms"]).split())
    web = markdown(found.theorem.proof)
    names = ", ".join(reason.words for reason in found.theorem.proof.reasons)
    assert f"Axioms used: {names or 'none but those of a commutative ring'}. " in text
    for reason in found.theorem.proof.reasons:
        assert f"- {reason.words}: {', '.join(f'$`{identity}`$' for identity in reason.identities)}" in web
    assert web.count("\n- ") == len(found.theorem.proof.reasons)


@each_theorem
def test_every_stated_line_is_printed_with_its_reasons(found):
    stated = found.theorem.proof.statement.steps
    lines = derivation(found.theorem.proof)
    assert lines[0] == (found.theorem.lines[0], "")
    assert [line for line, _ in lines[1 : len(stated) + 1]] == [each.line for each in stated]
    assert lines[-1][0] == found.theorem.lines[-1]
    for each, (_, words) in zip(stated, lines[1:], strict=False):
        assert len(words.split(", ")) == max(len(each.reasons), 1)
        for reason in set(each.reasons) - {moments}:
            assert reason.words in words.split(", ")
        assert each.reasons or words == "algebra"
        assert rf"\text{{{words}}}" in markdown(found.theorem.proof)
        assert words in " ".join(plain(found.theorem.proof).split())


@each_theorem
def test_delimiters_are_balanced(found):
    for text in (latex(found.theorem.proof), *re.findall(r"```math(.*?)```", markdown(found.theorem.proof), re.DOTALL)):
        bare = re.sub(r"\\[{}]", "", text)
        assert bare.count("{") == bare.count("}")
        begun, ended = (re.findall(rf"\\{word}\{{(\w+\*?)\}}", text) for word in ("begin", "end"))
        assert sorted(begun) == sorted(ended)
        assert text.count(r"\biggl(") == text.count(r"\biggr)")
        for row in text.split("\\\\"):
            assert row.count(r"\left") == row.count(r"\right")


@each_theorem
def test_no_row_is_wider_than_the_page(found):
    """By the estimate that rows are broken with; that it is right is for `.ci/latex` to see, which sets all of them."""
    rows = 0
    for row in latex(found.theorem.proof, parts=PARTS, column=BOOK).splitlines():
        formula = row.partition(" && ")[0].removesuffix(r" \\").removesuffix(r" \\*")
        if row.startswith("&") and not row.startswith("&&&"):
            rows += 1
            beside = " && " in row
            assert width(formula.removeprefix("&").replace(r"\rlap{\(\displaystyle", "").removesuffix(r"\)}")) <= (
                BOOK.line + 30 if beside else BOOK.most
            )
    assert rows >= 2


@each_theorem
def test_the_web_form_uses_nothing_that_katex_rejects(found):
    blocks = re.findall(r"```math(.*?)```", markdown(found.theorem.proof, found.name), re.DOTALL)
    # The claim and its proof.
    assert len(blocks) >= 2
    for block in blocks:
        assert not re.search(r"\\label|\\intertext|\\tag|\\parbox|\\rlap|\\qedhere|align\*|\\\(|\\Declare", block)


@each_theorem
def test_the_plain_form_is_ascii_and_fits_a_terminal(found):
    written = plain(found.theorem.proof)
    assert written.isascii()
    assert not written.endswith("\n\n")
    assert max(map(len, written.splitlines())) <= 120


def test_a_sum_over_the_others_is_printed_so_everywhere():
    found = proof("dropout_gradient")
    assert r"\sum_{j \neq k} \delta_j \delta_k w_j I_j I_k" in latex(found)
    assert r"\sum_{j \neq k} \delta_j \delta_k w_j I_j I_k" in markdown(found)
    assert "sum_{j != k} delta_j delta_k w_j I_j I_k" in plain(found)


def test_without_a_name_there_is_no_label():
    assert r"\label" not in latex(proof("expected_dropout_output"))
    assert "`expected_dropout_output`" not in markdown(proof("expected_dropout_output"))


def test_hostile_titles_and_sources_are_escaped():
    found = small(title="50% ]{ of\n\\dropout_ & $", source="a_b #1")
    assert latex(found).startswith("\\begin{theorem}[{50\\% ]\\{ of \\textbackslash{}dropout\\_ \\& \\$}]\n")
    assert "Source: a\\_b \\#1.\n" in latex(found, parts=["source"])
    assert markdown(found).startswith("### 50% \\]\\{ of \\\\dropout\\_ \\& \\$\n")
    assert plain(found).startswith("50% ]{ of \\dropout_ & $\n\n")


def test_without_steps_the_one_line_bears_all_reasons():
    assert plain(small()) == (
        "Small\n\nLet delta_j in {0, 1} be independent with Pr(delta_j = 1) = p_j. Then for every n,\n\n"
        "    E[sum_j delta_j] = sum_j p_j\n\n"
        "Proof.\n    E[sum_j delta_j]\n    = sum_j p_j    by linearity of the expectation, the mean\n"
    )


def test_a_right_side_written_otherwise_than_the_last_step_is_a_line_of_algebra():
    found = small(given=[], lhs=t * (w[k] + p[k]), rhs=t * w[k] + t * p[k], steps=[step(t * (p[k] + w[k]))])
    assert [words for _, words in derivation(found)] == ["", "algebra", "algebra"]
    assert "Axioms used: none but those of a commutative ring." in latex(found, parts=PARTS)
    assert "Axioms used: none but those of a commutative ring." in markdown(found)
    assert "Source" not in latex(found, parts=PARTS) + markdown(found) + plain(found)


@pytest.mark.parametrize("write", [latex, markdown, plain])
@pytest.mark.parametrize("thing", [None, True, "proof", Fraction(1, 2), find("expected_dropout_output")[0].theorem])
def test_only_a_proof_is_written(write, thing):
    with pytest.raises(BadStatement, match="must be proved first: give theorem"):
        write(thing)


def test_an_expression_alone_is_printed_for_mathematics_mode():
    assert latex((1 - p[k]) * p[k]) == "p_k (1 - p_k)"


def test_a_fragment_for_a_paper_holds_statement_and_proof_alone():
    written = latex(proof("expected_dropout_output"), "x", "output(w, I, p)")
    assert not re.search(r"\\cite|\\tag\{[^}]*\\ref|\*\}|Axioms|NumPy|Source|paragraph", written)
    assert (r"\begin{theorem}" in written, r"\begin{proof}" in written) == (True, True)
    alone = latex(proof("expected_dropout_output"), "x", parts=["proof"])
    # The number that the steps would share is that of the statement.
    assert not re.search(r"\\tag|\\label|\\begin\{theorem\}", alone)
    assert latex(proof("expected_dropout_output"), "x", "f(w)", ["function"]) == (
        "{\\small\\raggedright\\noindent\nIn NumPy: \\texttt{f(w)}.\n\\par}\n"
    )


@each_theorem
@pytest.mark.parametrize("column", [PAPER, Column(229, 10), Column(229, 12)], ids=["paper", "two", "two-12"])
def test_every_row_fits_into_a_narrow_column_and_no_delimiter_is_parted(found, column):
    wide = too_wide(found.theorem.proof, SCRIPT, column)
    # One exponential of the mean of softplus is wider than a column of 229 points in 12 points.
    assert [where for where, _ in wide if column.font != 12 or not found.name.startswith("geometric_mean")] == []
    for row in re.split(r"\\\\\*?\n", latex(found.theorem.proof, "x", column=column)):
        assert row.count(r"\left") == row.count(r"\right")
        assert "rlap" not in row


def test_what_cannot_be_broken_is_told_with_its_width():
    name = scalar("a_name_that_is_wider_than_any_column_of_any_paper_could_be")
    ((where, wide),) = too_wide(small(given=[], lhs=name, rhs=name), SCRIPT, Column(230, 10))[1:2]
    assert where == "line 1 of the proof"
    assert wide > 230
