"""The comparison of what is pinned with what is true today: nothing that changes goes by it."""

import copy

import pytest
from pins import PATH, differences, pins, rewritten

from symdrop.catalogue import find

NAME = "expected_dropout_loss"


@pytest.fixture
def changed():
    return copy.deepcopy(pins())


def test_what_is_the_same_has_no_differences(changed):
    assert list(differences(pins(), changed)) == []


def test_one_more_axiom_is_a_difference(changed):
    changed["linear_unit"][NAME]["axioms"].append("moments")
    (line,) = differences(pins(), changed)
    assert line.startswith(f"linear_unit: {NAME}: axioms: sift, linearity")
    assert line.endswith(", moments")


def test_a_neighbour_that_is_no_longer_refuted_is_a_difference(changed):
    changed["linear_unit"][NAME]["neighbours"]["not refuted"]["equal"]["sign"] = ["left side: t becomes -t"]
    expected = f"linear_unit: {NAME}: neighbours: not refuted: equal: sign: nothing -> left side: t becomes -t"
    assert list(differences(pins(), changed)) == [expected]


def test_a_neighbour_that_changes_place_with_another_is_a_difference(changed):
    nothing_said = changed["linear_unit"][NAME]["neighbours"]["not refuted"]["no statement"]
    nothing_said["name"][0] += " (2)"
    assert len(list(differences(pins(), changed))) == 1


def test_a_generator_that_makes_fewer_neighbours_is_a_difference(changed):
    changed["linear_unit"][NAME]["neighbours"]["number"] -= 1
    assert len(list(differences(pins(), changed))) == 1


def test_a_theorem_that_is_missing_or_moved_is_a_difference(changed):
    gone = changed["linear_unit"].pop(NAME)
    assert list(differences(pins(), changed)) == [f"linear_unit: {NAME}: all that is pinned -> nothing"]
    assert list(differences(changed, pins())) == [f"linear_unit: {NAME}: nothing -> all that is pinned"]
    changed["linear_unit"][NAME] = gone
    assert list(differences(pins(), changed)) == ["linear_unit: in another order"]


def test_only_what_is_chosen_or_new_is_worked_out_again(changed):
    entries = find("expected_dropout_output")
    spoilt = {"linear_unit": {"expected_dropout_output": {}, "gone": {}}}
    assert rewritten(spoilt, entries, ["another"]) == {"linear_unit": {"expected_dropout_output": {}}}
    now = {"linear_unit": {"expected_dropout_output": changed["linear_unit"]["expected_dropout_output"]}}
    assert rewritten(spoilt, entries, ["expected_dropout_output"]) == now
    assert rewritten(spoilt, entries, []) == now
    assert rewritten({}, entries, ["another"]) == now


def test_the_file_is_written_as_the_program_writes_it():
    text = PATH.read_text(encoding="utf-8")
    assert text.isascii()
    assert text.endswith("}\n")
