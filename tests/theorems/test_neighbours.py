"""Every neighbour of every theorem is refuted, or is true as well for a reason given in its claim, or says nothing.

What is pinned in `pins.json` is how many neighbours there are and which of them are not refuted: a generator that makes
fewer false ones, or a decider that accepts one, is noticed. How many are true, and why, is written by hand beside the
claim by hand, in `also_true`.
"""

import re
from collections import Counter
from fractions import Fraction
from itertools import product

import pytest
from claims import all_claims, number, value
from pins import differences, judged, kept, pins
from sympy import Indexed

from symdrop.catalogue import catalogue
from symdrop.deciders.instances import Agreement, compare, evaluate
from symdrop.deciders.kernel.check import Proof
from symdrop.definitions.linear_unit import I, delta, dropout_loss, dropout_penalty, i, j, k, p, regular_loss, t, w
from symdrop.errors import Unknown
from symdrop.fuzzing.neighbours import EQUAL, REFUTED, judge, neighbours
from symdrop.language import D, E, Family, Scalar, Sum
from symdrop.statements.expressions import indices_of, name_of
from symdrop.statements.hypotheses import Nonnegative, Nonzero, Symmetric
from symdrop.statements.laws import laws_in

PINS = pins()
CLAIMS = all_claims()
ENTRIES = {entry.name: entry for entry in catalogue()}
# Hypotheses that no values satisfy: the variance (-1 - p) / p is negative at every keep probability p.
VACUOUS = {"gaussian_dropout.same_as_inverted_dropout": ["law of xi: 1 becomes -1 in 1 - p[j]"]}


def of_one_rate(*masks):
    """Two masks that are kept with 1 - r: with another chance for one of them they have few values in common."""
    changes = ("1 becomes -1", "1 is dropped from 1 - r", "-r becomes r", "1 becomes 2")
    return [f"law of {mask}: {each}{'' if ' from ' in each else ' in 1 - r'}" for mask in masks for each in changes]


# The variance of the sum of all factors, which is 0, would be negative.
SUM_OF_NEGATIVE_VARIANCE = [
    "law of delta: 1 becomes 2",
    "law of delta: 1 becomes v_z + 1",
    "law of delta: 1 becomes -1 in -v_z/(n - 1) + 1",
    "law of delta: 1 is dropped from -v_z/(n - 1) + 1",
    "law of delta: 1 becomes 1/2 in -v_z/(n - 1) + 1",
    "law of delta: 1/(n - 1) is dropped from -v_z/(n - 1) in -v_z/(n - 1) + 1",
    "law of delta: -1 becomes -2 in -v_z/(n - 1)",
    "law of delta: 1/(n - 1) becomes n - 1 in -v_z/(n - 1)",
    "law of delta: 1 becomes -1 in v_z + 1",
    "law of delta: 1 is dropped from v_z + 1",
    "law of delta: v_z is dropped from v_z + 1",
    "law of delta: 1 becomes 1/2 in v_z + 1",
]
# More trees would stay than there are, or fewer than none.
IMPOSSIBLE_NUMBERS = [
    "law of delta: -k_drop becomes k_drop in -k_drop + n",
    "law of delta: n becomes -n in -k_drop + n",
    "law of delta: n is dropped from -k_drop + n",
]
# True, but the kernel has no rule for it: a mask inside a softplus that is averaged is its own square.
SQUARE_IN_A_FUNCTION = "{}: delta[i] becomes delta[i]**2 in delta[i]*w[i]*x[i]"
# Neighbours of which no counterexample is found: their laws have few values, or promise too little.
UNDECIDED = {
    "dart_keeps_level": IMPOSSIBLE_NUMBERS,
    "dart_keeps_level.forest_keeps_level": IMPOSSIBLE_NUMBERS,
    "dart_keeps_level.level_is_lost": IMPOSSIBLE_NUMBERS,
    "doubled_edges_vary_twice.single_directions": of_one_rate("delta", "epsilon"),
    "fixed_sum_correlates.realised_covariance": SUM_OF_NEGATIVE_VARIANCE,
    "rank_dropout_penalises_spread": SUM_OF_NEGATIVE_VARIANCE,
    "recurrent_mask_grows.fresh_masks": of_one_rate("gamma", "delta"),
    "shared_heads_add_up": of_one_rate("delta", "R"),
    "shared_nodes_correlate_edges": of_one_rate("delta", "gamma"),
    "shared_nodes_correlate_edges.summed_variance": of_one_rate("delta", "gamma"),
    "geometric_mean_is_the_unit_at_the_mean": [
        SQUARE_IN_A_FUNCTION.format("left side"),
        SQUARE_IN_A_FUNCTION.format("right side"),
        SQUARE_IN_A_FUNCTION.format("right side") + " (2)",
    ],
    "geometric_mean_is_the_unit_at_the_mean.ratio": [
        SQUARE_IN_A_FUNCTION.format("left side"),
        SQUARE_IN_A_FUNCTION.format("right side"),
    ],
    "gated_pair": [
        "left side: g_u becomes u in g_u*u",
        "left side: g_u becomes v in g_u*u",
        "left side: u becomes u**2 in g_u*u",
        "left side: g_v becomes u in g_v*v",
        "left side: g_v becomes v in g_v*v",
        "left side: v becomes v**2 in g_v*v",
    ],
    "gated_pair.gated_correlation": [
        "left side: g_u becomes u in g_u*g_v*u*v",
        "left side: g_u becomes v in g_u*g_v*u*v",
        "left side: g_v becomes u in g_u*g_v*u*v",
        "left side: g_v becomes v in g_u*g_v*u*v",
        "left side: u becomes u**2 in g_u*g_v*u*v",
        "left side: v becomes v**2 in g_u*g_v*u*v",
        "right side: g_u becomes v in g_u**2",
        "right side: g_v becomes u in g_v**2",
        "law of u: V_u becomes 0",
        "law of v: V_v becomes 0",
    ],
    "label_smoothing.disturbed_label": ["law of z: 1/C becomes 1", "law of z: 1/C becomes C"],
    "rounded_inputs": ["law of rho: rho[i] becomes x[i]"],
}
# True, but the kernel has no rule for it: what is random in a function that is averaged, or an average of what is not
# random in a logarithm; and of `at_the_mean_score` it takes no factor out of a sum in a logarithm without steps.
UNDECIDED_KINDS = {
    "softmax_at_the_mean_scores": {"exponent"},
    "cross_entropy_of_the_geometric_mean": {"exponent", "expectation"},
    "cross_entropy_of_the_geometric_mean.at_the_mean_score": {
        "exponent",
        "expectation",
        "name",
        "hypothesis",
        "complement",
    },
    "cross_entropy_of_the_geometric_mean.never_above": {"exponent"},
}
SAYS_NOTHING = (
    "has an exponential, a product or a function inside",
    "is a logarithm of what may be zero or negative",
    "divides by .*; accepted next to products and exponentials",
    "has a sum, a product or a size in it and depends on",
    "is random: add a law",
    "differentiates in the random",
    "divides by .*; declare nonzero",
    "different ones; declare nonzero",
    "has two laws",
    "has a covariance but no law",
    "mentions an index that is not its own",
    "is not symmetric; declare symmetric",
    "it must be deterministic",
    "cannot divide by",
    "is zero; nonzero",
    "speaks of a random entry",
    "is not exact",
    "is squared in an exponent",
    "stands in an exponent that is averaged",
    "in the exponent .*, the random",
)


@pytest.fixture(autouse=True)
def _short_refusals(monkeypatch):
    """The text of a residual takes longer than the refusal, and is not looked at here."""
    monkeypatch.setattr("symdrop.deciders.kernel.check.shown_residual", lambda *_: (None, ""))


def unknown(entry, places):
    """An entry as the values of a counterexample name it."""
    return Unknown(name_of(entry), tuple(places[index.name] for index in indices_of(entry)))


def fixed(quantity, places, given, point):
    """The value of a quantity at the point, in a list; an empty one where the point leaves it open."""
    if (
        quantity.has(Sum)
        or not {unknown(each, places) for each in quantity.atoms(Indexed, Scalar)} <= point.values.keys()
    ):
        return []
    declared = [each for each in given if isinstance(each, Nonzero)]
    return [evaluate(declared, quantity, point.sizes, places, point.values)]


def law_values(law, quantities, given, point):
    """The values of quantities in the indices of a law, wherever the point fixes them."""
    ranges = [range(1, point.sizes.get(index.size.name, 0) + 1) for index in law.indices]
    for values in product(*ranges):
        places = dict(zip((index.name for index in law.indices), values, strict=True))
        for quantity in quantities:
            yield from fixed(quantity, places, given, point)


def entries_of(family, point):
    """The values at the point of the entries of a family, by their places."""
    return {each.subscripts: value for each, value in point.values.items() if each.name == str(family)}


def declared_values(quantity, given, point):
    """The values at the point of what is declared non-zero: entries of a family, or a scalar expression."""
    families = {quantity} if isinstance(quantity, Family) else quantity.atoms(Family)
    if families:
        return [value for each, value in point.values.items() if each.name in map(str, families)]
    return fixed(quantity, {}, given, point)


def assert_it_refutes(point, given, statement):
    """The sides differ at the point by the definition of every word, and the hypotheses allow it."""
    sides = [value(given, side, point) for side in (statement.lhs, statement.rhs)]
    assert sides == [number(point.left), number(point.right)]
    assert sides[0] != sides[1]
    for law in laws_in(given):
        assert all(each >= 0 for each in law_values(law, law.nonnegative, given, point))
        assert all(0 <= each <= 1 for each in law_values(law, law.probabilities, given, point))
    for hypothesis in given:
        if isinstance(hypothesis, Nonzero):
            assert all(declared_values(hypothesis.quantity, given, point))
        elif isinstance(hypothesis, Nonnegative):
            assert all(value >= 0 for value in declared_values(hypothesis.quantity, given, point))
        elif isinstance(hypothesis, Symmetric):
            entries = entries_of(hypothesis.family, point)
            assert all(entries.get((j, i), value) == value for (i, j), value in entries.items())


def _takes_long(name):
    """The neighbours of a file's further theorems, and of those of which they are many or hard to refute."""
    hard = {
        "blankout_makes_a_product",
        "cross_entropy_of_the_geometric_mean",
        "curvature_of_the_logistic_loss",
        "dart_keeps_level",
        "expected_loss",
        "factorization_machine",
        "fixed_number_kept",
        "geometric_mean_is_the_unit_at_the_mean",
        "gradient_second_moment",
        "logistic_loss_is_bounded",
        "minibatch_covariance",
        "penalty_is_exact",
        "rank_dropout_penalises_spread",
        "shared_heads_add_up",
        "shared_nodes_correlate_edges",
        "shared_weight_noise",
        "softmax_at_the_mean_scores",
    }
    return "." in name or name in hard


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=[pytest.mark.large] * _takes_long(each)) for each in ENTRIES]
)
def test_every_neighbour_is_refuted_or_true_or_no_statement(name):
    theorem = ENTRIES[name].theorem
    own = (theorem.given, theorem.lhs, theorem.rhs)
    seen, words, true = set(), set(), Counter()
    found = judged(theorem)
    for neighbour, judgement in found:
        statement = neighbour.theorem
        changed = (statement.given, statement.lhs, statement.rhs)
        assert changed != own
        assert changed not in seen
        assert neighbour.description not in words
        seen.add(changed)
        words.add(neighbour.description)
        if judgement is None:
            told = neighbour.description in [*VACUOUS.get(name, ()), *UNDECIDED.get(name, ())]
            assert told or neighbour.kind in UNDECIDED_KINDS.get(name, ())
        elif judgement.verdict == REFUTED:
            assert_it_refutes(judgement.found, judgement.given, statement)
        elif judgement.verdict == EQUAL:
            true[neighbour.kind] += 1
            assert isinstance(judgement.found, Proof)
            assert isinstance(compare(statement.given, (statement.lhs, statement.rhs)), Agreement)
        else:
            assert any(re.search(each, str(judgement.found)) for each in SAYS_NOTHING), judgement.found
    assert list(differences(PINS[ENTRIES[name].family][name]["neighbours"], kept(found))) == []
    assert true == {kind: number for kind, (number, _) in CLAIMS[name].also_true.items()}
    assert all(reason for _, reason in CLAIMS[name].also_true.values())
    kinds = UNDECIDED_KINDS.get(name, set())
    undecided = [each for each, judgement in found if judgement is None]
    assert kinds == {each.kind for each in undecided if each.description not in UNDECIDED.get(name, ())} & kinds
    assert [each.description for each in undecided if each.kind not in kinds] == [
        *VACUOUS.get(name, ()),
        *UNDECIDED.get(name, ()),
    ]
    assert sum(judgement is not None and judgement.verdict == REFUTED for _, judgement in found) >= 12


def test_the_vacuous_neighbour_has_no_values():
    """(-1 - p) / p is at most -2 wherever 0 < p <= 1; at 0 it is not defined."""
    (description,) = VACUOUS["gaussian_dropout.same_as_inverted_dropout"]
    theorem = ENTRIES["gaussian_dropout.same_as_inverted_dropout"].theorem
    (vacuous,) = [each for each in neighbours(theorem) if each.description == description]
    normal, mask, declared = vacuous.theorem.given
    assert normal.variance == (-1 - p[j]) / p[j]
    assert mask.keep == p[j]
    for top in range(1, 11):
        assert evaluate([declared], normal.variance, {"n": 1}, {"j": 1}, {"p[1]": Fraction(top, 10)}) <= -2


RIDGE = p[k] * (1 - p[k]) * w[k] * I[k] ** 2
CLAIM = E(D(dropout_loss(w[j]), w[k]))
DETERMINISTIC = D(regular_loss(p[j] * w[j]), w[k])


@pytest.mark.parametrize(
    ("name", "lhs", "rhs"),
    [
        ("expected_dropout_gradient", CLAIM, DETERMINISTIC),
        ("expected_dropout_gradient", CLAIM, RIDGE),
        ("expected_dropout_gradient", CLAIM, DETERMINISTIC - RIDGE),
        ("expected_dropout_gradient", CLAIM, DETERMINISTIC + p[k] ** 2 * w[k] * I[k] ** 2),
        ("expected_dropout_gradient", CLAIM, DETERMINISTIC + (1 - p[k]) ** 2 * w[k] * I[k] ** 2),
        ("expected_dropout_gradient", CLAIM, DETERMINISTIC + p[k] * w[k] * I[k] ** 2),
        ("expected_dropout_gradient", CLAIM, DETERMINISTIC + p[k] * (1 - p[k]) * w[k] * I[k]),
        ("expected_dropout_gradient", CLAIM, D(regular_loss((1 - p[j]) * w[j]), w[k]) + RIDGE),
        ("expected_dropout_gradient", CLAIM, D(regular_loss(w[j]), w[k]) + RIDGE),
        ("expected_dropout_gradient", E(D((t - Sum(delta[j] * w[j] * I[j], j)) ** 2, w[k])), DETERMINISTIC + RIDGE),
        ("expected_dropout_gradient", D(dropout_loss(w[j]), w[k]), DETERMINISTIC + RIDGE),
        ("expected_dropout_loss", E(dropout_loss(w[j])), regular_loss(p[j] * w[j]) + 2 * dropout_penalty(w[i])),
        ("expected_dropout_loss", E(dropout_loss(w[j])), regular_loss(p[j] * w[j])),
        ("factored_gradient", CLAIM, -I[k] * (t - Sum(p[j] * w[j] * I[j], j)) + RIDGE),
    ],
    ids=[
        "no ridge",
        "ridge alone",
        "ridge negative",
        "p^2 for p (1 - p)",
        "(1 - p)^2 for p (1 - p)",
        "p for p (1 - p)",
        "input not squared",
        "drop for keep probability",
        "weights not scaled",
        "no half in the loss",
        "no expectation",
        "no half in the penalty",
        "no penalty",
        "no chain factor",
    ],
)
def test_the_well_known_mistakes_are_neighbours_and_are_refuted(name, lhs, rhs):
    theorem = ENTRIES[name].theorem
    found = [
        each
        for each in neighbours(theorem)
        if each.theorem.given == theorem.given
        and all(
            isinstance(compare(theorem.given, pair), Agreement)
            for pair in ((each.theorem.lhs, lhs), (each.theorem.rhs, rhs))
            if pair[0] != pair[1]
        )
    ]
    assert found
    verdicts = {judge(each).verdict for each in found}
    assert REFUTED in verdicts
    assert EQUAL not in verdicts
