"""Every theorem by hand: both sides and every stated line at exact points, and false neighbours that are refuted.

The claims are `CLAIMS` of `tests/theorems/FAMILY/claim_NAME.py`, written without symdrop in plain fractions.
"""

from functools import cache

import pytest
from claims import all_claims, claim_file, claim_files, points_for, refusal, reverse_refusal, value

from symdrop.catalogue import catalogue
from symdrop.theorem import Inequality

ENTRIES = {entry.name: entry for entry in catalogue()}
CLAIMS = all_claims()
NEIGHBOURS = [
    pytest.param(name, neighbour, id=f"{name}-{neighbour}") for name in CLAIMS for neighbour in CLAIMS[name].false
]
INEQUALITIES = [name for name, claim in CLAIMS.items() if claim.remainder]


def points(name):
    return points_for(ENTRIES[name].family, CLAIMS[name])


@cache
def values(name):
    """The value of both sides and of every line of a theorem, by the definition, at each point."""
    theorem = ENTRIES[name].theorem
    parts = dict.fromkeys([theorem.lhs, theorem.rhs, *theorem.lines])
    return [{part: value(theorem.given, part, at) for part in parts} for at in points(name)]


@cache
def by_hand(name):
    """Both sides by hand at each point."""
    return [(CLAIMS[name].left(at), CLAIMS[name].right(at)) for at in points(name)]


def test_every_theorem_has_a_claim_by_hand_and_no_claim_is_of_nothing():
    assert set(CLAIMS) == set(ENTRIES)


def test_a_claim_stands_in_the_file_that_is_called_after_that_of_its_theorem():
    placed = [(*place, name) for place in claim_files() for name in claim_file(*place).CLAIMS]
    assert sorted(placed) == sorted((entry.family, entry.stem, entry.name) for entry in ENTRIES.values())


@pytest.mark.parametrize("name", CLAIMS)
def test_the_sides_are_equal_by_hand_or_the_left_one_is_smaller_by_the_remainder(name):
    remainder = CLAIMS[name].remainder
    assert len(by_hand(name)) >= 3
    assert isinstance(ENTRIES[name].theorem, Inequality) == bool(remainder)
    for at, (left, right) in zip(points(name), by_hand(name), strict=True):
        assert left <= right if remainder else left == right
        assert left + (remainder(at) if remainder else 0) == right


@pytest.mark.parametrize("name", CLAIMS)
def test_the_values_by_hand_are_not_all_alike(name):
    assert len(set(by_hand(name))) > 1


@pytest.mark.parametrize("name", CLAIMS)
def test_the_left_side_is_the_definition(name):
    theorem = ENTRIES[name].theorem
    assert [found[theorem.lhs] for found in values(name)] == [left for left, _ in by_hand(name)]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_right_side_is_the_closed_form(name):
    theorem = ENTRIES[name].theorem
    assert [found[theorem.rhs] for found in values(name)] == [right for _, right in by_hand(name)]


@pytest.mark.parametrize("name", CLAIMS)
def test_every_stated_line_has_the_value_found_by_hand(name):
    lines = ENTRIES[name].theorem.lines
    assert [{found[line] for line in lines} for found in values(name)] == [{right} for _, right in by_hand(name)]


@pytest.mark.parametrize(("name", "neighbour"), NEIGHBOURS)
def test_a_false_neighbour_is_refused_where_it_differs_by_hand(name, neighbour):
    claim = CLAIMS[name]
    wrong = claim.false[neighbour]
    at, found = refusal(ENTRIES[name].theorem, type(points(name)[0]), wrong)
    left, right = ((wrong.left or claim.left)(at), (wrong.right or claim.right)(at))
    assert left != right
    assert (found.left, found.right) == (left, right)


@pytest.mark.parametrize("name", CLAIMS)
def test_every_equation_has_a_false_neighbour(name):
    assert CLAIMS[name].remainder or CLAIMS[name].false


@pytest.mark.parametrize("name", INEQUALITIES)
def test_the_remainder_of_an_inequality_has_the_value_found_by_hand(name):
    theorem = ENTRIES[name].theorem
    found = [value(theorem.given, theorem.remainder, at) for at in points(name)]
    assert found == [CLAIMS[name].remainder(at) for at in points(name)]
    assert min(found) >= 0


@pytest.mark.parametrize("name", INEQUALITIES)
def test_the_reverse_of_an_inequality_is_refused(name):
    found = reverse_refusal(ENTRIES[name].theorem)
    assert found.left > found.right
