"""What `symdrop new FAMILY/NAME` writes: a theorem, its claim by hand, and its name in the family's list."""

import pytest

from symdrop.errors import BadStatement
from symdrop.files.contribution import extended
from symdrop.files.starter import starting_claim, starting_file, starting_theorem
from symdrop.theorem import Theorem


def test_the_theorem_of_the_catalogue_says_the_same_as_the_file_of_ones_own():
    stated = []
    for text in (starting_file("two_layers"), starting_theorem("two_layers")):
        names = {}
        exec(compile(text, "proof", "exec"), names)
        stated.append(names["theorem"])
    assert isinstance(stated[1], Theorem)
    assert stated[0] == stated[1]


def test_the_claim_by_hand_is_of_the_theorem_that_it_is_written_for():
    text = starting_claim("glm", "two_layers")
    compile(text, "claim", "exec")
    assert "from symdrop.theorems.glm.two_layers import " in text
    assert '    "two_layers": Claim(\n' in text
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("text", ["", "OTHER = (\n)\n", 'THEOREMS = (\n    "a",\n)\nTHEOREMS = (\n    "b",\n)\n'])
def test_a_family_without_one_list_is_refused(text):
    with pytest.raises(BadStatement, match="one list THEOREMS"):
        extended(text, "two_layers")


def test_the_name_is_listed_last_whatever_stands_behind_the_list():
    text = 'HEADING = "A"\nTHEOREMS = (\n    "a",\n)\nCAPTIONS = {\n    "a": ("b", "c"),\n}\n'
    assert extended(text, "z") == text.replace('    "a",\n)', '    "a",\n    "z",\n)')
