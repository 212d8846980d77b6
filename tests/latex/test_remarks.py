"""Formulas typed in a docstring are typeset; prose stays prose."""

import pytest

from symdrop.latex.remarks import MARKDOWN_PROSE, latex_remarks, markdown_remarks, prose


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("at w' = p w, where", r"at \(w' = p w\), where"),
        ("p_k (1 - p_k) w_k I_k^2.", r"\(p_k (1 - p_k) w_k I_k^2\)."),
        ("1/2 (t - sum_i v_i I_i)^2", r"\(1/2 (t - \sum_i v_i I_i)^2\)"),
        ("E[delta_j delta_k] != p^2", r"\(\mathbb{E}[\delta_j \delta_k] \neq p^2\)"),
        ("weights w'_i and X_ai * p", r"weights \(w'_i\) and \(X_{ai} \cdot p\)"),
        ("delta_i^12 <= mu", r"\(\delta_i^{12} \le \mu\)"),
        ("weights a and b, a + b and (a - b)^2", r"weights \(a\) and \(b\), \(a + b\) and \((a - b)^2\)"),
        ("(k and l are free)", r"(\(k\) and \(l\) are free)"),
        ("a mask of 0/1, (1 means kept)", "a mask of 0/1, (1 means kept)"),
        ("A unit's mask, i.e. the noise, e.g. I.", "A unit's mask, i.e. the noise, e.g. I."),
        ("it isn't - and 2 - 1 is one", "it isn't - and 2 - 1 is one"),
        ("the x-axis, co-adaptation", r"the \(x\)-axis, co-adaptation"),
        ("the mean p (of p_i", r"the mean \(p\) (of \(p_i\)"),
        ("see expected_dropout_loss, E. Smith", r"see \texttt{expected\_dropout\_loss}, E. Smith"),
        ("run `symdrop tex --check`", r"run \texttt{symdrop tex --check}"),
        ("regular_loss(p w)", r"\texttt{regular\_loss}\((p w)\)"),
        ("50% of {x}", r"50\% of \{\(x\)\}"),
    ],
)
def test_formulas_are_found_in_prose(text, latex):
    assert prose(text) == latex


def test_the_first_paragraph_is_the_heading():
    text = "Heading p_k.\n\nFirst\nparagraph.\n\nSecond."
    assert latex_remarks(text) == "\\paragraph{Heading \\(p_k\\)}\nFirst paragraph.\n\nSecond.\n"


def test_a_single_sentence_is_a_heading():
    assert latex_remarks("Only this.") == "\\paragraph{Only this}\n"


def test_a_known_work_is_cited_and_other_words_are_not():
    text = "From the article and wan2013, not swan2013, wan20133 or `wan2013`."
    assert prose(text) == r"From the article and \cite{wan2013}, not swan2013, wan20133 or \texttt{wan2013}."
    assert prose(text, MARKDOWN_PROSE) == "From the article and wan2013, not swan2013, wan20133 or `wan2013`."


def test_formulas_on_a_page_stand_between_dollar_signs_with_backticks():
    assert prose("50% of w' = p_k w * 2", MARKDOWN_PROSE) == r"50% of $`w' = p_k w \cdot 2`$"
    assert markdown_remarks("Mean p.\n\nUnits [of it].\n\nC.") == "**Mean $`p`$.**\n\nUnits \\[of it\\].\n\nC."
