"""Rocq itself: it accepts theorems and the cut-off lemma, and nothing that is false.

`pytest tests/rocq_checker` runs it; it needs coqc.
"""

import random
import subprocess
from dataclasses import replace

from symdrop.catalogue import Entry, catalogue, find, mistakes
from symdrop.errors import NotProved
from symdrop.fuzzing.neighbours import REFUTED, judge, neighbours
from symdrop.rocq.checker import checked
from symdrop.rocq.folder import library, written
from symdrop.theorem import Inequality

NEIGHBOURS = 50
DIFFERENT = ('Unable to unify "true" with "false"', "the opened lines differ")
# The mean of softplus of something random, beside a logistic function of it, is not stated in Rocq.
NOT_STATED = {"mean_cross_entropy_at_the_mean_score"}


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
    assert {each.name for each in found if each.verdict == "no proof known"} == NOT_STATED
    refused = [each for each in found if each.name not in NOT_STATED]
    assert {each.verdict for each in refused} == {"not checked"}
    # It is the normal forms or the opened lines that differ; nothing else went wrong.
    assert all(any(words in each.message.replace("\n", " ") for words in DIFFERENT) for each in refused)


def test_the_proof_of_one_statement_is_none_of_another():
    file = written(find("expected_dropout_gradient")[0])
    head, theorem, proof = file.text.partition("\nTheorem ")
    wrong = replace(file, stem="wrong", text=head + theorem + proof.replace("(1 - p k)", "p k", 1))
    assert wrong.text != file.text
    assert [next(checked([each])).verdict for each in (file, wrong)] == ["checked", "not checked"]


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


def compiled(folder, text):
    """Whether coqc accepts the text, and what it prints."""
    (folder / "cut_off.v").write_text(text, encoding="utf-8")
    ended = subprocess.run(
        ["coqc", "-q", "-w", "none", "cut_off.v"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return ended.returncode == 0, ended.stdout.strip()


def test_the_cut_off_lemma_rests_on_nothing_and_one_size_less_is_not_accepted(tmp_path):
    text = library()["cut_off.v"]
    assert compiled(tmp_path, text) == (True, "Closed under the global context")
    fewer = text.replace("\\sum_(a < m) (B a).+1", "(\\sum_(a < m) (B a).+1).-1")
    assert fewer != text
    assert not compiled(tmp_path, fewer)[0]
