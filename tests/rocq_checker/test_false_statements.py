"""Rocq itself: it accepts theorems and the cut-off lemma, and nothing that is false.

`pytest tests/rocq_checker` runs it; it needs coqc.
"""

import random
import subprocess
from dataclasses import replace

from symdrop.catalogue import Entry, catalogue, find, mistakes
from symdrop.errors import NotProved
from symdrop.functions import Prod, exp
from symdrop.fuzzing.neighbours import REFUTED, judge, neighbours
from symdrop.language import Cov, D, E, Sum, Var, family, index, scalar, size
from symdrop.rocq.checker import checked
from symdrop.rocq.folder import library, written
from symdrop.theorem import Inequality, Theorem, bernoulli, gaussian

NEIGHBOURS = 50
DIFFERENT = ('Unable to unify "true" with "false"', "the opened lines differ")
# Not stated in Rocq are logarithms, exponentials of counts, and some functions of a noisy score.
NOT_STATED = {
    "mean_cross_entropy_at_the_mean_score",
    "geometric_means_not_normalised",
    "logistic_loss_as_its_bound",
    "counts_as_normal_noise",
}


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


n = size("n")
i, j, k = index("i j k", n)
x, z, p, b, w, g = family("x z p b w g", n)
t = scalar("t")
masked = [bernoulli(b[j], keep=p[j])]
OPENED = {
    "covariance": Theorem(
        title="The covariance of two products",
        given=masked,
        lhs=Cov(Prod(b[i] * x[i], i), Prod(b[i] * z[i], i)),
        rhs=Prod(p[i] * x[i] * z[i], i) - Prod(p[i] * x[i], i) * Prod(p[i] * z[i], i),
    ),
    "constant_beside": Theorem(
        title="The mean of an exponential with a constant in it",
        given=masked,
        lhs=t * E(exp(Sum(b[i] * x[i], i) + t)),
        rhs=t * exp(t) * Prod(1 - p[i] + p[i] * exp(x[i]), i),
    ),
    "variance": Theorem(
        title="The variance of an exponential",
        given=masked,
        lhs=Var(exp(Sum(b[i] * x[i], i))),
        rhs=Prod(1 - p[i] + p[i] * exp(2 * x[i]), i) - Prod(1 - p[i] + p[i] * exp(x[i]), i) ** 2,
    ),
    "normal": Theorem(
        title="The generating function at one place",
        given=[gaussian(g[j], mean=w[j], variance=1)],
        lhs=E(exp(t * g[k])),
        rhs=exp(t * w[k] + t**2 / 2),
    ),
    "slope": Theorem(
        title="The derivative of the mean of a product",
        given=masked,
        lhs=D(E(Prod(1 + b[i] * x[i], i)), x[k]),
        rhs=p[k] * Prod(1 + p[i] * x[i], i, but=k),
    ),
}


def test_what_is_opened_is_found_in_one_step():
    files = [written(Entry(name, "", name, "", theorem)) for name, theorem in OPENED.items()]
    assert {each.name: each.verdict for each in checked(files)} == dict.fromkeys(OPENED, "checked")


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
