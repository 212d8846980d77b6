"""Every mistake of the catalogue is false, at a smallest point that the program finds, and what it names is true."""

import importlib
from pathlib import Path

import pytest

from symdrop.catalogue.entries import MISTAKEN, find, mistakes, stems
from symdrop.deciders.instances import evaluate
from symdrop.deciders.kernel.check import Proof
from symdrop.latex import mistake_latex, mistake_markdown, mistake_plain
from symdrop.theorem import Mistake, Theorem

FOLDER = Path(importlib.import_module("symdrop.mistakes").__file__).parent
ENTRIES = {entry.name: entry for entry in mistakes()}


def test_every_file_states_one_mistake_and_is_listed():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert set(ENTRIES) == files == set(stems(MISTAKEN))
    assert len(ENTRIES) >= 14
    assert len({entry.claim.title for entry in ENTRIES.values()}) == len(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_it_fails_at_the_point_that_is_shown(name):
    mistake = ENTRIES[name].claim
    found = mistake.refutation
    sides = [
        evaluate(mistake.given, side, found.sizes, found.indices, found.values) for side in (mistake.lhs, mistake.rhs)
    ]
    # What has no exact form is shown by its digits.
    assert [*map(str, sides)] == [str(found.left), str(found.right)]
    assert str(found.left) != str(found.right)
    assert found.left != found.right
    probabilities = [value for entry, value in found.values.items() if str(entry).startswith("p")]
    assert all(0 < value < 1 for value in probabilities)
    assert max(found.sizes.values(), default=0) <= 2


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_true_instead_is_proved_and_is_not_the_claim(name):
    mistake = ENTRIES[name].claim
    assert isinstance(mistake, Mistake)
    assert isinstance(mistake.instead, Theorem)
    assert isinstance(mistake.instead.proof, Proof)
    said = [(each.given, each.lhs, each.rhs, each.remainder) for each in (mistake.instead, mistake)]
    assert said[0] != said[1]


@pytest.mark.parametrize("name", ENTRIES)
def test_its_docstring_says_the_claim_why_it_is_wrong_and_where_one_meets_it(name):
    claim, why, where = ENTRIES[name].remarks.split("\n\n")
    assert claim.endswith(".")
    assert "\n" not in claim
    assert why.endswith(".")
    assert where.startswith("Met ")


@pytest.mark.parametrize("name", ENTRIES)
def test_it_is_written_with_its_counterexample_and_the_truth(name):
    mistake = ENTRIES[name].claim
    for text in (mistake_latex(mistake, name), mistake_markdown(mistake), mistake_plain(mistake)):
        assert text.count("It fails at ") == 1
        assert text.index("It fails at ") < text.index("True instead")
        # For print an exponential is a power of e, and words stand outside the formula.
        for side in map(str, (mistake.refutation.left, mistake.refutation.right)):
            assert side in text or (text != mistake_plain(mistake) and not side.replace("/", "").isdigit())
    assert rf"\label{{mis:{name}}}" in mistake_latex(mistake, name)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("exponential_at_the_mean", (r"\(\frac{2}{3} + \frac{1}{3} e^{-1}\)", r"\(e^{-1/3}\)")),
        ("gradient_keeps_its_factor", (r"\(-\frac{1}{3} e^{-1}\)", r"\(-\frac{1}{9} e^{-2} - \frac{2}{9} e^{-1}\)")),
        (
            "mean_cross_entropy_at_the_mean_score",
            (r"\(0.243149012132\dots\) (to 12 digits)", r"431\dots\) (to 12 digits)."),
        ),
        ("missing_half", (r"\(1/6\)", r"\(5/18\)")),
    ],
)
def test_the_values_of_both_sides_are_mathematics(name, printed):
    text = " ".join(mistake_latex(ENTRIES[name].claim).split())
    told = text.partition("the left side is ")[2]
    left, _, right = told.partition(", the right side ")
    assert left == printed[0]
    assert printed[1] in right
    assert "exp(" not in text.partition("It fails at")[2].partition("True instead")[0]


def test_it_is_found_by_name():
    (entry,) = find("missing_half")
    assert entry.claim is ENTRIES["missing_half"].claim
    assert entry.variable == "mistake"
