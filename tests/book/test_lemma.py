"""The lemmas of the book are those of the modules which rely on them."""

import re

import pytest

from symdrop.book.lemma import DISPLAY, cutoff_lemma, product_lemma
from symdrop.book.prose import BELIEF
from symdrop.deciders.instances import cutoff
from symdrop.deciders.instances.exponentials import counting
from symdrop.latex.remarks import MARK


@pytest.mark.parametrize(
    ("text", "docstring", "least"),
    [
        (cutoff_lemma(), cutoff.__doc__.partition(" QED.")[0], 50),
        (product_lemma(), counting.__doc__.partition("\n\nThe numbers below")[0].replace(" QED", ""), 80),
    ],
    ids=["polynomials", "products"],
)
def test_every_formula_of_the_docstring_is_in_the_book(text, docstring, least):
    text = " ".join(text.split())
    quoted = " ".join(docstring.partition("**Setting.**")[2].split())
    shown = re.findall(r"\$\$(.*?)\$\$", quoted)
    formulas = [found["formula"] for found in MARK.finditer(re.sub(r"\$\$.*?\$\$", "", quoted)) if found["formula"]]
    assert len(formulas) > least
    assert all(rf"\({formula}\)" in text for formula in formulas)
    assert text.count(r"\(") == len(formulas)
    assert text.count(r"\begin{equation}") == len(shown)
    assert all(each in text for each in shown)
    assert not set(text) & set("$`*")


def test_setting_lemma_and_proof_stand_in_this_order_where_the_book_says_why_to_believe_it():
    text = cutoff_lemma()
    marks = [r"\item call", r"\emph{protected}", r"\begin{lemma}", r"\end{lemma}", r"\begin{proof}", r"\end{proof}"]
    assert sorted(marks, key=text.index) == marks
    assert "QED" not in text
    assert BELIEF.count("LEMMA") == BELIEF.count("PRODUCTS") == 1
    assert BELIEF.index("LEMMA") < BELIEF.index("PRODUCTS")


def test_behind_the_lemma_for_products_stands_what_the_words_count():
    text = product_lemma()
    marks = [r"\emph{structure}", r"\begin{equation}", r"\begin{lemma}", r"\end{proof}"]
    marks += [r"\emph{What the words count.}", r"\begin{itemize}", r"\emph{Several sizes.}"]
    assert sorted(marks, key=text.index) == marks
    assert "QED" not in text
    assert "The numbers below" not in text


def test_a_display_stands_in_its_paragraph():
    assert DISPLAY.fullmatch("$$a$$")[1] == "a"
    before, _, after = product_lemma().partition("\\begin{equation}")
    assert before.endswith("if\n")
    assert "\\end{equation}\nwhere" in after


def test_a_formula_that_is_lost_is_missed(monkeypatch):
    monkeypatch.setattr(cutoff, "__doc__", cutoff.__doc__.replace("$r$ classes", "$r classes"))
    assert r"\$r classes" in cutoff_lemma()
