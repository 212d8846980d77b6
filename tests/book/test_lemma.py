"""The lemma of the book is that of the module which relies on it."""

from symdrop.book.lemma import cutoff_lemma
from symdrop.book.prose import BELIEF
from symdrop.deciders.instances import cutoff
from symdrop.latex.remarks import MARK


def test_every_formula_of_the_docstring_is_in_the_book():
    text = " ".join(cutoff_lemma().split())
    quoted = " ".join(cutoff.__doc__.partition("**Setting.**")[2].partition(" QED.")[0].split())
    formulas = [found["formula"] for found in MARK.finditer(quoted) if found["formula"]]
    assert len(formulas) > 50
    assert all(rf"\({formula}\)" in text for formula in formulas)
    assert text.count(r"\(") == len(formulas)
    assert not set(text) & set("$`*")


def test_setting_lemma_and_proof_stand_in_this_order_where_the_book_says_why_to_believe_it():
    text = cutoff_lemma()
    marks = [r"\item call", r"\emph{protected}", r"\begin{lemma}", r"\end{lemma}", r"\begin{proof}", r"\end{proof}"]
    assert sorted(marks, key=text.index) == marks
    assert "QED" not in text
    assert BELIEF.count("LEMMA") == 1


def test_a_formula_that_is_lost_is_missed(monkeypatch):
    monkeypatch.setattr(cutoff, "__doc__", cutoff.__doc__.replace("$r$ classes", "$r classes"))
    assert r"\$r classes" in cutoff_lemma()
