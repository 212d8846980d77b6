"""Hostile titles and sources arrive as words, in LaTeX and in Markdown."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symdrop.latex.words import GREEK_CHARACTERS, fill, label, latex_words, markdown_words, one_line


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("50% & $5 #1", r"50\% \& \$5 \#1"),
        ("w_k^2 ~ x", r"w\_k\textasciicircum{}2 \textasciitilde{} x"),
        (r"\end{theorem}", r"\textbackslash{}end\{theorem\}"),
        ("] [a] {b}", r"] [a] \{b\}"),
        ("a < b > c | d", r"a \textless{} b \textgreater{} c \textbar{} d"),
        ('say "so", `now`', "say ''so'', {`}now{`}"),
        ("two\n\nparagraphs\tof\x07 it", "two paragraphs of it"),
        ("na\u00efve caf\u00e9, Sa\u00df, \u0141\u00f3d\u017a", r"na\"{\i}ve caf\'{e}, Sa\ss{}, \L{}\'{o}d\'{z}"),
        ("cafe\u0301", r"caf\'{e}"),
        ("\u201cdropout\u201d \u2013 it\u2019s", "``dropout'' -- it's"),
        ("\u03b4 and \u039b", r"\(\delta\) and \(\Lambda\)"),
        ("\u4e2d \U0001f600", r"\texttt{U+4E2D} \texttt{U+1F600}"),
    ],
)
def test_words_are_escaped_for_latex(text, latex):
    assert latex_words(text) == latex


@given(st.text())
def test_no_text_breaks_out_of_latex(text):
    written = latex_words(text)
    assert "\n" not in written
    plain = re.sub(r"\\[A-Za-z]+(?:\{\})?|\\[^A-Za-z]|\{`\}", "", written)
    assert not set(plain) & set('#$%&_^~\\"<>|')
    assert written.isascii()
    depth = 0
    for each in re.sub(r"\\[{}]", "", written):
        depth += (each == "{") - (each == "}")
        assert depth >= 0
    assert depth == 0


def test_letters_and_digits_stay_as_they_are():
    assert latex_words(string.ascii_letters + string.digits + ",.;:!?()+-=/*'@") == (
        string.ascii_letters + string.digits + ",.;:!?()+-=/*'@"
    )


def test_every_greek_letter_that_latex_has_a_name_for_is_known():
    assert len(GREEK_CHARACTERS) == 34
    assert GREEK_CHARACTERS["\u03c9"] == "omega"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("w_k * 2 `x`", r"w\_k \* 2 \`x\`"),
        ("[a](b) <b> # $5 | ~ & !", r"\[a\]\(b\) \<b\> \# \$5 \| \~ \& \!"),
        ("back\\slash\n{x}", r"back\\slash \{x\}"),
    ],
)
def test_words_are_escaped_for_markdown(text, markdown):
    assert markdown_words(text) == markdown


def test_a_label_holds_nothing_that_tex_would_read():
    assert label("my_proof.first") == "thm:my_proof.first"
    assert label("a b#{c}%\u00e9") == "thm:a-20-b-23--7b-c-7d--25--e9-"
    assert label("x", "eq") == "eq:x"
    assert label("th\u00e9") != label("th\u00e8")


def test_one_line_is_one_line():
    assert one_line(" a\r\n b\u2028c\x00 ") == " a b c "


def test_filled_text_keeps_its_words():
    text = "word " * 60 + r"\(p_k-\)"
    assert fill(text).split() == text.split()
    assert max(map(len, fill(text).splitlines())) <= 116
