"""What an author marks in a docstring is typeset; everything else is words."""

import re

import pytest

from symdrop.catalogue.entries import MISTAKEN, catalogue, introduction, mistakes
from symdrop.latex.remarks import MARK, MARKDOWN_PROSE, SECTION, latex_remarks, markdown_remarks, prose
from symdrop.latex.words import latex_words, markdown_words
from symdrop.theorems import FAMILIES


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("at $w' = p w$, where", r"at \(w' = p w\), where"),
        (r"$\delta_i^{12} \le \mu$", r"\(\delta_i^{12} \le \mu\)"),
        ("the numbers $A'_a$ and $A''_a$", r"the numbers \(A'_a\) and \(A''_a\)"),
        ("is $w^T G w$", r"is \(w^T G w\)"),
        ("an input, a and b, w_k", r"an input, a and b, w\_k"),
        ("it isn't - and 2 - 1 is one", "it isn't - and 2 - 1 is one"),
        (
            "see `expected_dropout_loss`, E. Smith",
            r"see \texttt{expected\_\allowbreak dropout\_\allowbreak loss}, E. Smith",
        ),
        ("run `symdrop tex --check`", r"run \texttt{symdrop tex --check}"),
        ("a *bare* index, w * x * y, a*b*c", r"a \emph{bare} index, w * x * y, a*b*c"),
        ("50% of {x}", r"50\% of \{x\}"),
    ],
)
def test_what_is_marked_is_mathematics_code_or_stressed(text, latex):
    assert prose(text) == latex


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $6",
        "for $5",
        "$ p $",
        "$$",
        "$p$2",
        r"$\input{x}$",
        "$w_a_b$",
        "${$",
        "$}$",
        "$x^$",
        "$x'^2$",
        r"$\frac{1}$",
        r"$\text{a_b}$",
        "$a & b$",
        "$50%$",
        "$\u03b4$",
        f"${'{' * 99}x{'}' * 99}$",
    ],
)
def test_what_is_not_set_without_error_is_printed_as_it_is_typed(text):
    assert prose(text) == latex_words(text)
    assert prose(text, MARKDOWN_PROSE) == markdown_words(text)


def test_a_dollar_without_a_partner_does_not_hide_the_formula_behind_it():
    assert prose("costs $5, at $p$") == r"costs \$5, at \(p\)"


def docstrings():
    """What is typeset of the package: the introductions of the families and the remarks of their files."""
    remarks = dict.fromkeys(entry.remarks for entry in (*catalogue(), *mistakes()))
    return [*map(introduction, (*FAMILIES, MISTAKEN)), *remarks]


@pytest.mark.parametrize("text", docstrings(), ids=lambda text: text.partition("\n")[0])
def test_every_formula_and_every_name_of_the_catalogue_is_marked(text):
    words = " ".join(MARK.split(" ".join(text.split()))[:: MARK.groups + 1])
    assert not set(words) & set("$`*_^\\=[]{}<>+")
    assert not re.search(r"(?<!')\b[b-zB-Z]\b|''|\w\(", words)
    assert r"\$" not in prose(text)


def test_the_first_paragraph_is_the_heading():
    text = "Heading $p$.\n\nFirst\nparagraph.\n\nSecond."
    assert latex_remarks(text) == "\\par\\medskip\\noindent\\textbf{Heading \\(p\\).}\nFirst paragraph.\n\nSecond.\n"


def test_the_outline_of_a_pdf_shows_the_source_of_a_formula_that_it_cannot_set():
    first, second = latex_remarks("With $w^T G w$.").splitlines()
    assert first == r"\providecommand{\texorpdfstring}[2]{#1}"
    assert second == r"\par\medskip\noindent\textbf{With \texorpdfstring{\(w^T G w\)}{w\textasciicircum{}T G w}.}"


def test_a_single_sentence_is_a_heading():
    assert latex_remarks("Only this.") == "\\par\\medskip\\noindent\\textbf{Only this.}\n"
    assert latex_remarks("Only this.", SECTION) == "\\subsection{Only this}\n"


def test_a_known_work_is_cited_and_other_words_are_not():
    text = "From the article and wan2013, not swan2013, wan20133 or `wan2013`."
    assert prose(text) == r"From the article and \cite{wan2013}, not swan2013, wan20133 or \texttt{wan2013}."
    assert prose(text, MARKDOWN_PROSE) == "From the article and wan2013, not swan2013, wan20133 or `wan2013`."


def test_formulas_on_a_page_stand_between_dollar_signs_with_backticks():
    assert prose(r"50% of $w' = p_k w \cdot 2$", MARKDOWN_PROSE) == r"50% of $`w' = p_k w \cdot 2`$"
    assert markdown_remarks("Mean $p$.\n\nUnits [of it].\n\nC.") == "**Mean $`p`$.**\n\nUnits \\[of it\\].\n\nC."
