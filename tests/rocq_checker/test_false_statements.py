"""Rocq itself: it accepts theorems, and nothing that is false. `pytest tests/rocq_checker` runs it; it needs coqc."""

import random
from dataclasses import replace

import pytest

from symdrop.catalogue import Entry, catalogue, find, mistakes
from symdrop.errors import NotProved
from symdrop.fuzzing.neighbours import REFUTED, judge, neighbours
from symdrop.rocq.checker import checked
from symdrop.rocq.folder import written
from symdrop.theorem import Inequality

NEIGHBOURS = 50


def is_false(neighbour):
    try:
        return judge(neighbour).verdict == REFUTED
    except NotProved:
        return False


def false_neighbours(numbers):
    """Fifty statements that differ from a theorem in one place and are refuted, each of another theorem."""
    entries = list(catalogue())
    numbers.shuffle(entries)
    for entry in entries:
        changed = list(neighbours(entry.theorem))
        numbers.shuffle(changed)
        for each in changed[:4]:
            file = written(Entry(f"neighbour_of_{entry.stem}", entry.family, entry.stem, "", each.theorem))
            if file.text and is_false(each):
                yield each.description, file
                break


def test_no_false_neighbour_is_accepted():
    found = [each for each, _ in zip(false_neighbours(random.Random(17)), range(NEIGHBOURS), strict=False)]
    assert len(found) == NEIGHBOURS
    accepted = [
        f"{file.stem}: {words}"
        for (words, file), outcome in zip(found, checked([file for _, file in found]), strict=True)
        if outcome.verdict == "checked"
    ]
    assert accepted == []


def test_no_mistake_is_accepted():
    found = list(checked(written(each) for each in mistakes()))
    assert {each.verdict for each in found} == {"not checked"}
    # It is the normal forms that differ; nothing else went wrong.
    assert all('Unable to unify "true" with "false"' in each.message.replace("\n", " ") for each in found)


@pytest.mark.parametrize("name", ["expected_dropout_gradient", "parity_masks", "fixed_number_kept"])
def test_a_theorem_is_accepted_and_not_without_its_last_proof(name):
    file = written(find(name)[0])
    wrong = replace(file, text=file.text.replace("p k * w k", "w k").replace("3%:R", "2%:R").replace("b^-1", "b"))
    right, other = checked([file, replace(wrong, stem="wrong")])
    assert right.verdict == "checked"
    assert other.verdict == "not checked" or file.text == wrong.text


def test_an_inequality_is_not_accepted_the_other_way_round():
    theorem = find("expected_dropout_loss.never_below")[0].theorem
    turned = Inequality(
        title="The other way round",
        given=theorem.given,
        lhs=theorem.rhs,
        rhs=theorem.lhs,
        remainder=theorem.lhs - theorem.rhs,
    )
    (found,) = checked([written(Entry("turned", "linear_unit", "turned", "", turned))])
    assert found.verdict == "not checked"
