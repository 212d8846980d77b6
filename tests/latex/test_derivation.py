"""How the lines of a derivation are broken into rows, and where their reasons stand."""

import re

import pytest

from symdrop.catalogue import find
from symdrop.language import Sum, family, index, scalar, size
from symdrop.latex.columns import BOOK, PAPER, Column
from symdrop.latex.derivation import _reasons, broken, conclusion, derivation, proof_display, statement_display
from symdrop.latex.notation import Piece
from symdrop.latex.premises import LATEX, MARKDOWN, PLAIN
from symdrop.theorem import Theorem, step

n = size("n")
j = index("j", n)
w = family("w", n)
t, x = scalar("t x")
unbreakable = scalar("a_very_long_name_of_a_scalar_that_takes_more_than_a_whole_line_of_the_page")


def test_a_line_is_filled_before_it_is_broken():
    line = t + x + t**2 + Sum(w[j], j)
    assert broken(line, PLAIN, len, 100) == (Piece(0, "t + x + t^2 + sum_j w_j"),)
    assert broken(line, PLAIN, len, 12) == (Piece(0, "t + x + t^2"), Piece(0, "+ sum_j w_j"))
    assert [row.text for row in broken(line, PLAIN, len, 1)] == ["t", "+ x", "+ t^2", "+ sum_j w_j"]


def test_reasons_of_a_wide_row_stand_beside_the_next_or_below():
    rows = proof_display(find("gradient_second_moment.gradient_covariance")[0].theorem.proof, LATEX, narrow=True)
    wide = [row for row in rows if r"\rlap" in row]
    assert wide
    assert not [row for row in wide if " && " in row]
    theorem = Theorem(title="Wide", lhs=unbreakable, rhs=unbreakable)
    *_, before, last = proof_display(theorem.proof, LATEX, narrow=True)
    assert (r"\rlap" in before, last) == (True, r"&&& \parbox[t]{36mm}{\raggedright\footnotesize algebra}")


def test_on_the_web_no_row_overlaps_and_reasons_stand_beside_the_first():
    rows = proof_display(find("gradient_second_moment.gradient_covariance")[0].theorem.proof, MARKDOWN, narrow=False)
    assert not [row for row in rows if r"\rlap" in row]
    assert all((" && " in row) == row.startswith("&= ") for row in rows)


def test_a_short_statement_is_one_row_and_a_long_one_is_several():
    assert statement_display(find("half_is_largest")[0].theorem, PLAIN) == ["p_k (1 - p_k) = 1/4 - (p_k - 1/2)^2."]
    rows = statement_display(find("gradient_second_moment")[0].theorem, LATEX)
    assert rows[0].startswith("& ")
    assert rows[1].startswith(r"&\quad = ")
    assert all(row.startswith(r"&\quad\quad") for row in rows[2:])


def test_steps_are_labelled_by_their_numbers_and_carry_letters():
    proof = find("expected_dropout_loss.never_below")[0].theorem.proof
    rows = proof_display(proof, LATEX, narrow=True, name="x.y")
    tags = re.findall(r"\\tag\{(.*?)\}\\label\{(.*?)\}", "\n".join(rows))
    assert tags == [(rf"\theequation {letter}", f"eq:x.y:{place}") for place, letter in enumerate("abcd", 1)]
    assert r"\geq" in rows[-1]
    assert len(tags) == len(derivation(proof)) - 1 + len(conclusion(proof.statement, LATEX))
    assert not re.search(r"\\tag|\\label", "".join(proof_display(proof, LATEX, narrow=True)))


def test_after_z_comes_aa():
    steps = [step(place * t) if place % 2 else step(t * place) for place in [1] * 28]
    rows = proof_display(Theorem(title="Long", lhs=t, rhs=t, steps=steps).proof, LATEX, narrow=True, name="x")
    assert [re.search(r"\\theequation ([a-z]+)\}\\label", row)[1] for row in rows[-3:]] == ["z", "aa", "ab"]


def stops(rows):
    """The rows whose mathematics ends in a full stop."""
    return [row for row in rows if re.match(r"[^&]*&*[^&]*\.( &&|\Z|\\\)\})", row)]


def test_a_display_ends_its_sentence_wherever_the_reasons_stand():
    narrow = Column(230, 10)
    for name in ("expected_dropout_gradient", "gradient_second_moment", "expected_dropout_loss.never_below"):
        proof = find(name)[0].theorem.proof
        for column in (BOOK, narrow):
            rows = statement_display(proof.statement, LATEX, column)
            assert stops(rows) == rows[-1:]
            derived = proof_display(proof, LATEX, narrow=True, name="x", column=column)
            (last,) = stops(derived)
            assert derived.index(last) >= len(derived) - 2
        (last,) = stops(proof_display(proof, MARKDOWN, narrow=False))
        assert statement_display(proof.statement, LATEX, narrow, end=",")[-1].endswith(",")


def test_a_row_ends_behind_a_short_difference_and_not_inside_it():
    statement = find("minibatch_covariance")[0].theorem.statement
    for column in (PAPER, Column(229, 10), Column(229, 12)):
        rows = "\n".join(statement_display(statement, LATEX, column))
        assert "(n - b)\n" in rows
    assert [row.text for row in broken(w[j] * (t - x) * Sum(w[j] * (t + x), j), PLAIN, len, 14)] == [
        "w_j (t - x)",
        "* sum_j w_j (t + x)",
    ]


def test_reasons_do_not_push_apart_the_rows_of_a_line_that_leaves_room_for_them():
    noisy = next(each for each in find("label_noise") if each.variable == "label_noise_second_moment")
    shown = [row for row in proof_display(noisy.proof, LATEX, narrow=True) if "parbox" in row]
    assert len(shown) == 4
    assert r"&= x_k x_l && \smash[b]{\parbox[t]{36mm}{\raggedright\footnotesize linearity" in shown[1]
    # With one row beside them they would run into the next line.
    assert [row for row in shown if "smash" in row] == [shown[1]]
    assert not any("smash" in row for row in proof_display(noisy.proof, LATEX, narrow=False))


@pytest.mark.parametrize(
    ("words", "beside", "smashed"),
    [
        ("sifting", ["a", "b", "c"], False),
        ("word " * 30, [r"\sum_{i}", r"\sum_{j}"], False),
        ("word " * 30, [r"\sum_{i}", r"\sum_{j}", r"\sum_{k}"], True),
        ("word " * 30, ["a", "b", "c"], False),
        ("word " * 30, [], False),
    ],
)
def test_reasons_take_no_more_room_than_the_rows_beside_them(words, beside, smashed):
    assert ("smash" in _reasons(words, narrow=True, beside=beside)) == smashed
