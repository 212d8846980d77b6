"""The table of names: the documentation shows it as it is in the code, and shows every word that is in it."""

from itertools import permutations
from pathlib import Path

import pytest

from symdrop.latex.mathematics import is_mathematics
from symdrop.latex.names import ACCENTS, EXAMPLES, LETTERS, PRIMES, has_script, table, typeset

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_has_the_table_of_the_code():
    assert table() in README.read_text(encoding="utf-8")


def test_the_table_shows_every_word_with_a_meaning():
    shown = {word for names in EXAMPLES.values() for name in names for word in name.split("_")}
    assert {*ACCENTS, *PRIMES, "prime"} <= shown
    assert {"eps", "lam", "ell"} <= shown & LETTERS.keys()


@pytest.mark.parametrize("name", [name for names in EXAMPLES.values() for name in names] + sorted(LETTERS))
def test_what_is_written_is_set_by_tex_and_by_web_pages(name):
    assert is_mathematics(typeset(name))


@pytest.mark.parametrize("words", list(permutations(("hat", "prime", "bold", "out"))), ids="_".join)
def test_accents_primes_and_a_subscript_come_in_any_order(words):
    assert typeset("_".join(["w", *words])) == r"\hat{\boldsymbol{w}}_{\mathrm{out}}'"


def test_a_script_in_braces_is_not_one_of_the_whole():
    assert not has_script(r"\bar{w_1}", "_")
    assert not has_script(r"\mathrm{a}\_b", "_")
    assert has_script("w_1", "^_")
