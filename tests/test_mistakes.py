"""Every mistake of the catalogue is false, at a smallest point that the program finds, and what it names is true."""

import importlib
from pathlib import Path

import pytest
from claims import number

from symdrop.catalogue.entries import MISTAKEN, find, mistakes, stems
from symdrop.deciders.instances import evaluate
from symdrop.deciders.instances.exponentials.numbers import ExponentialNumber
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
        number(evaluate(mistake.given, side, found.sizes, found.indices, found.values))
        for side in (mistake.lhs, mistake.rhs)
    ]
    assert sides == [number(found.left), number(found.right)]
    assert sides[0] != sides[1]
    probabilities = [value for entry, value in found.values.items() if str(entry).startswith("p")]
    assert all(0 < value < 1 for value in probabilities)
    assert max(found.sizes.values(), default=0) <= 2


@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_true_instead_is_proved_and_is_not_the_claim(name):
    mistake = ENTRIES[name].claim
    assert isinstance(mistake, Mistake)
    assert isinstance(mistake.instead, Theorem)
    assert isinstance(mistake.instead.proof, Proof)
    said = [(each.given, each.lhs, each.rhs) for each in (mistake.instead, mistake)]
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
        for side in (mistake.refutation.left, mistake.refutation.right):
            assert isinstance(side, ExponentialNumber) or str(side).split(" (")[0] in text
    assert rf"\label{{mis:{name}}}" in mistake_latex(mistake, name)


def test_it_is_found_by_name():
    (entry,) = find("missing_half")
    assert entry.claim is ENTRIES["missing_half"].claim
    assert entry.variable == "mistake"


def test_numbers_with_exponentials_and_with_digits_are_written_as_formulas():
    exact, close = (ENTRIES[each].claim for each in ("exponential_at_the_mean", "mean_cross_entropy_at_the_mean_score"))
    assert r"the left side is \(\frac{1}{3} + \frac{2}{3} e^{-4}\), the right" in " ".join(mistake_latex(exact).split())
    assert "the left side is 1/3 + 2/3 exp(-4), the right side exp(-8/3)." in mistake_plain(exact)
    assert r"\(0.243149012132..\) (to 12 digits), the right" in " ".join(mistake_latex(close).split())
