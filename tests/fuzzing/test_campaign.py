"""A campaign finds what is planted, says so in a form to be pasted, and can be repeated."""

from dataclasses import replace
from itertools import islice, product

import pytest
import sympy
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from symdrop.axioms import linearity
from symdrop.deciders.instances import Agreement, compare
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.rules import independent, sift
from symdrop.errors import Disagreement
from symdrop.files.source_code import manuscript
from symdrop.fuzzing import models
from symdrop.fuzzing.aims import AIMS, GIVEN, C, alpha, beta, delta, h, i, j, k, kappa, l, p, w, x, z
from symdrop.fuzzing.campaign import DECIDED, REFUSED, UNDETERMINED, attack, examine, rounds
from symdrop.fuzzing.equalities import RULES, Around
from symdrop.fuzzing.statements import Trial, _statement, aimed_lines, trials
from symdrop.fuzzing.trees import free_indices, nodes, replaced
from symdrop.fuzzing.weights import is_light
from symdrop.language import D, E, Sum, bracket
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws import Law
from symdrop.statements.statement import Step

LAWS = [each for each in GIVEN if isinstance(each, Law)]
QUICK = settings(
    max_examples=30,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def trial(left, right, *steps, right_steps=True):
    return Trial(_statement(sympy.sympify(left), sympy.sympify(right), *steps), frozenset(), right_steps)


def test_outcomes():
    assert examine(trial(E(delta[k]), p[k])) == DECIDED
    assert examine(trial(E(delta[k]), p[l])) == DECIDED
    assert examine(trial(E(z[k] ** 3), w[k])) == UNDETERMINED
    assert examine(trial(E(w[k]), w[k])) == REFUSED


def test_steps_are_judged():
    cited = Step(p[k] * w[k], (linearity,))
    with pytest.raises(Disagreement, match="exactly what it needs is refused"):
        examine(trial(E(delta[k] * w[k]), p[k] * w[k], cited))
    assert examine(trial(E(delta[k] * w[k]), p[k] * w[k], cited, right_steps=False)) == DECIDED
    with pytest.raises(Disagreement, match="too little or too much is accepted"):
        examine(trial(w[k] + w[k], 2 * w[k], Step(2 * w[k], ()), right_steps=False))


def test_a_seed_tries_the_same_statements(monkeypatch):
    drawn = []

    def noted(each):
        drawn[-1].append(each)
        return DECIDED

    monkeypatch.setattr("symdrop.fuzzing.campaign.examine", noted)
    for seed in (3, 3, 4):
        drawn.append([])
        for _ in islice(rounds(5, seed, ("brackets",)), 1):
            pass
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[0]) > 30


def test_a_campaign_stops_at_what_it_finds(monkeypatch):
    monkeypatch.setattr(sift, "representatives", lambda *_: {})
    monkeypatch.setattr(independent, "cumulant", lambda powers: {(sum(powers),): 1})
    (*_, campaign) = rounds(1, 1, ("independent",))
    assert campaign.finding is not None
    assert campaign.finding.aim == "independent"
    assert str(campaign.finding.error) in campaign.finding.description
    assert campaign.trials() == campaign.trials("independent")


@pytest.mark.parametrize("name", ["steps", "cut-off", "coefficients", "mean"])
@settings(QUICK, max_examples=15)
@given(data=st.data())
def test_a_script_states_the_same(name, data):
    drawn = data.draw(trials(name))
    assume(examine(drawn) != REFUSED)
    statement, stated = drawn.statement, {}
    exec(manuscript(statement, "A claim."), stated)
    theorem = stated["theorem"]
    assert theorem.given == statement.given
    assert [step.reasons for step in theorem.steps] == [step.reasons for step in statement.steps]
    # SymPy multiplies a sign out when an expression is built again.
    _, tables = read_statement(statement.given, [*statement.lines, *theorem.lines])
    assert tables[: len(statement.lines)] == tables[len(statement.lines) :]


@pytest.mark.parametrize("name", AIMS)
@settings(QUICK, max_examples=10)
@given(data=st.data())
def test_lines_are_light_and_keep_their_parts(name, data):
    line = data.draw(aimed_lines(name))
    assert is_light(line)
    for path, node, _ in nodes(line):
        assert replaced(line, path, node) == line


REWRITTEN = {
    "rename_sum": Sum(w[i], i),
    "exchange": Sum(C[i, j] * w[j], i, j),
    "rotate": Sum(C[i, j] * C[j, h] * w[h], i, j, h),
    "empty_sum": Sum(w[k], i),
    "plain_bracket": bracket(k, k),
    "split_quotient": w[k] / p[k] / (1 - p[k]),
    "split_sum": Sum(w[i] + x[i], i),
    "reorder_sums": Sum(Sum(C[i, j], i), j),
    "factor_out": Sum(w[k] * w[i], i),
    "factor_in": w[k] * Sum(w[i], i),
    "multiply_out": (w[k] + x[k]) * x[l],
    "open_power": Sum(w[i], i) ** 3,
    "split_by_bracket": w[k] * w[l],
    "average_of_sum": E(w[k] * (delta[k] + 1) * delta[l]),
    "average_of_mask": E(delta[k] * delta[l]),
    "derive": D(w[k] ** 2, w[l]),
    "sift_sum": Sum(bracket(i, k) * w[i], i),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_makes_another_line_of_the_same_value(rule):
    line = REWRITTEN[rule.__name__]
    made = rule(line, Around(line, free_indices(line), LAWS))
    assert made != line
    assert isinstance(compare(GIVEN, [line, made]), Agreement)


def test_the_model_is_uncorrelated_and_not_independent():
    law = next(each for each in LAWS if each.base == z)
    laws = {"z": law}
    mean, square = law.moment(1), law.moment(2)
    for unit in models.UNITS:
        at = {k: unit, law.indices[0]: unit}
        assert models.value(E(z[k]), laws, at) == models.value(mean, laws, at)
        assert models.value(E(z[k] ** 2), laws, at) == models.value(square, laws, at)
    assert models.value(E(z[k] * z[l]) - E(z[k]) * E(z[l]), laws, {k: 1, l: 2}) == 0
    assert models.value(E(z[k] ** 2 * z[l]) - E(z[k] ** 2) * E(z[l]), laws, {k: 1, l: 2}) != 0
    assert models.has_model(E(Sum(z[i], i)), laws)
    assert not models.has_model(E(z[k] * delta[k]), laws)
    assert not models.has_model(E(z[k] * alpha[k]), laws)


def test_in_the_model_two_noises_have_their_covariance_and_promise_no_more():
    (joint,) = [each for each in GIVEN if isinstance(each, Covariance)]
    laws = {each.base.name: each for each in LAWS if each.base in (alpha, beta)}
    for one, other in product(models.UNITS, repeat=2):
        at = {k: one, l: other, j: one}
        covariance = models.value(E(alpha[k] * beta[l]) - E(alpha[k]) * E(beta[l]), laws, at)
        assert covariance == (models.value(joint.value, laws, at) if one == other else 0)
    assert models.value(E(alpha[k] ** 2 * beta[l]) - E(alpha[k] ** 2) * E(beta[l]), laws, {k: 1, l: 2}) != 0


def test_nothing_is_tried_when_time_is_up():
    assert list(rounds(0, 1)) == []
    outcomes, finding = attack("sift", 5, 1, until=lambda: True)
    assert (outcomes.total(), finding) == (0, None)


def test_a_failure_is_shrunk(monkeypatch):
    monkeypatch.setattr(independent, "moment", lambda grounds, *_: grounds.algebra.term())
    _, finding = attack("mean", 60, 1)
    assert finding is not None
    assert len(str(replace(finding.trial.statement, steps=()).lhs)) < 60


def test_more_entries_than_there_are_said_to_be_are_refused_and_are_no_finding():
    line = E(kappa[k] * Sum(kappa[i] * w[i], i) * Sum(kappa[i] * x[i], i) * kappa[l])
    assert examine(trial(line, line)) == REFUSED
