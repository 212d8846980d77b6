"""Every neighbour of every theorem is refuted, or is true as well for a reason that is given here, or says nothing.

What is pinned is how many neighbours there are and which of them are true: a generator that makes fewer false ones,
or a decider that accepts one, is noticed.
"""

import re
from collections import Counter
from fractions import Fraction
from itertools import product

import pytest
from sympy import Indexed

from symdrop.catalogue import catalogue
from symdrop.deciders.instances import Agreement, compare, evaluate
from symdrop.deciders.kernel.check import Proof
from symdrop.definitions.linear_unit import I, delta, dropout_loss, dropout_penalty, i, j, k, p, regular_loss, t, w
from symdrop.errors import NotProved, Unknown
from symdrop.fuzzing.neighbours import EQUAL, NO_STATEMENT, REFUTED, judge, neighbours
from symdrop.language import D, E, Family, Scalar, Sum
from symdrop.statements.expressions import indices_of, name_of
from symdrop.statements.hypotheses import Nonzero
from symdrop.statements.laws import Law

ENTRIES = {entry.name: entry for entry in catalogue()}
SQUARE = "a mask is its own square"
LINEAR = "the output is linear in the noise"
ANY_LAW = "E and D commute whatever the law"
ANY_VARIANCE = "the expected output does not depend on the variance"
SYMMETRIC = "(p - 1/2)^2 is the same at 1 - p"
TIED = "where it is differentiated, i = k"
SAME_ZEROS = "a number and its square are zero alike"
FIRST_ORDER = "the term of first order has mean zero"
NO_TARGET = "no target is left in the second derivative, nor the sign of the weights"
OF_NO_WEIGHT = "a factor that p cancels is constant in p"
# Per theorem: its neighbours, how many of them are no statement, and how many of each kind are true, with the reason.
PINNED = {
    "dropout_gradient": (102, 0, {}),
    "regular_gradient": (102, 0, {}),
    "expected_dropout_output": (44, 7, {"exponent": (1, SQUARE), "expectation": (1, LINEAR)}),
    "dropout_output_variance": (
        87,
        8,
        {
            "exponent": (2, SQUARE),
            "expectation": (1, "the inner expectation is linear in the mask"),
            "complement": (1, "p (1 - p) is the same at 1 - p"),
        },
    ),
    "expected_dropout_gradient": (120, 13, {"exponent": (1, SQUARE)}),
    "expected_dropout_loss": (113, 10, {"exponent": (1, SQUARE)}),
    "expected_dropout_loss.never_below": (113, 10, {"exponent": (1, SQUARE)}),
    "gradient_of_expected_loss": (
        89,
        20,
        {"exponent": (3, f"{SQUARE}; {ANY_LAW}"), "name": (2, ANY_LAW), "complement": (1, ANY_LAW)},
    ),
    "gradient_of_expected_loss.penalised_gradient": (137, 0, {"index": (3, TIED)}),
    "factored_gradient.own_gradient": (49, 0, {}),
    "factored_gradient.chain_rule": (69, 0, {}),
    "factored_gradient": (124, 12, {"exponent": (1, SQUARE)}),
    "half_is_largest": (35, 0, {"complement": (1, SYMMETRIC)}),
    "half_is_largest.penalty_below_half": (71, 0, {"complement": (1, SYMMETRIC)}),
    "half_is_largest.at_most_at_half": (83, 0, {"complement": (1, SYMMETRIC)}),
    "deployed_weights": (115, 16, {"exponent": (1, SQUARE)}),
    "deployed_weights.penalty_falls": (
        62,
        4,
        {
            "factor": (1, OF_NO_WEIGHT),
            "coefficient": (2, OF_NO_WEIGHT),
            "sign": (1, OF_NO_WEIGHT),
            "index": (2, TIED),
        },
    ),
    "inverted_dropout": (115, 16, {"exponent": (1, SQUARE)}),
    "gaussian_dropout.unchanged_output": (
        42,
        7,
        {
            "expectation": (1, LINEAR),
            "name": (2, ANY_VARIANCE),
            "exponent": (1, ANY_VARIANCE),
            "hypothesis": (1, ANY_VARIANCE),
        },
    ),
    "gaussian_dropout": (96, 10, {}),
    "gaussian_dropout.same_as_inverted_dropout": (125, 35, {"exponent": (1, SQUARE)}),
    "noisy_unit": (112, 13, {}),
    "duplicate_inputs_share": (117, 0, {}),
    "duplicate_inputs_share.loss_of_two_copies": (250, 9, {"exponent": (2, SQUARE)}),
    "duplicate_inputs_share.sharing_is_optimal": (140, 0, {"hypothesis": (2, "the identity itself holds at every p")}),
    "penalty_is_scale_free": (93, 6, {}),
    "gradient_second_moment": (387, 6, {"exponent": (2, SQUARE)}),
    "gradient_second_moment.covariance": (633, 22, {"exponent": (4, SQUARE)}),
    "expected_step": (152, 14, {"exponent": (1, SQUARE)}),
    "row_masks": (69, 5, {"exponent": (1, SQUARE)}),
    "shared_mask": (69, 5, {"exponent": (1, SQUARE)}),
    "shared_mask.same_as_row_masks": (54, 10, {"exponent": (2, SQUARE)}),
    "unitwise_keep": (76, 5, {"exponent": (1, SQUARE)}),
    "inverted_row_masks": (73, 8, {"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")}),
    "normal_equations": (86, 9, {"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")}),
    "normal_equations.normal_matrix": (
        80,
        9,
        {
            "sign": (2, NO_TARGET),
            "term": (1, NO_TARGET),
            "exponent": (3, f"{NO_TARGET}; {SQUARE}; {SAME_ZEROS}"),
            "index": (1, "beside [k = j] the two indices are one"),
        },
    ),
    "additive_noise": (68, 7, {"sign": (1, "minus the noise has the same mean and variance")}),
    "corrupted_features": (56, 10, {}),
    "corrupted_features.blankout": (102, 34, {"exponent": (2, f"{SQUARE}; where q is not 1, 1 - q^2 need not divide")}),
    "corrupted_features.gaussian_features": (51, 7, {}),
    "corrupted_features.laplace_features": (55, 7, {}),
    "corrupted_features.poisson_features": (48, 7, {}),
    "unit_masks_correlate_outputs": (
        98,
        9,
        {"exponent": (4, SQUARE), "expectation": (2, LINEAR), "complement": (1, "p (1 - p) is the same at 1 - p")},
    ),
    "connection_masks_do_not": (
        107,
        9,
        {
            "exponent": (4, SQUARE),
            "expectation": (2, LINEAR),
            "complement": (1, "p (1 - p) is the same at 1 - p"),
            "index": (3, "beside [k = l] the two indices are one"),
        },
    ),
    "dropconnect_matches_dropout": (62, 14, {"exponent": (2, SQUARE)}),
    "dropconnect_matches_dropout.dropconnect_loss": (82, 8, {"exponent": (1, SQUARE)}),
    "factor_masks": (68, 7, {"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")}),
    "penalty_is_rescaling_free.unchanged_product": (18, 1, {}),
    "penalty_is_rescaling_free": (24, 1, {}),
    "splitting_halves.unchanged_product": (22, 1, {"exponent": (1, SAME_ZEROS)}),
    "splitting_halves": (35, 1, {"coefficient": (1, "the column is squared"), "exponent": (1, SAME_ZEROS)}),
    "splitting_halves.many_copies": (31, 1, {"exponent": (1, SAME_ZEROS)}),
    "expected_output": (59, 4, {"exponent": (2, SQUARE), "expectation": (2, LINEAR), "name": (2, LINEAR)}),
    "expected_output.common_rates": (48, 0, {"exponent": (2, SQUARE), "expectation": (2, LINEAR)}),
    "expected_loss": (209, 6, {"exponent": (2, SQUARE)}),
    "expected_loss.common_rates": (201, 2, {"exponent": (2, SQUARE)}),
    "quadratic_penalty": (
        110,
        5,
        {
            "sign": (1, FIRST_ORDER),
            "term": (1, FIRST_ORDER),
            "factor": (3, FIRST_ORDER),
            "name": (2, FIRST_ORDER),
            "expectation": (1, FIRST_ORDER),
            "exponent": (6, f"{FIRST_ORDER}; {SQUARE}; {SAME_ZEROS}"),
        },
    ),
    "linear_is_exact": (69, 7, {"exponent": (2, f"{SQUARE}; {SAME_ZEROS}")}),
    "second_moments": (66, 1, {"exponent": (2, SQUARE), "index": (2, "beside [i = j] the two indices are one")}),
    "second_moments.cross_moment": (33, 3, {"exponent": (1, SQUARE), "expectation": (1, LINEAR)}),
    "expected_reconstruction": (81, 5, {"exponent": (1, SQUARE)}),
    "expected_reconstruction.reconstruction_gradient": (
        122,
        6,
        {"exponent": (1, SQUARE), "index": (3, "beside [i = j], and where it is differentiated, two indices are one")},
    ),
}
# Hypotheses that no values satisfy: the variance (-1 - p) / p is negative at every keep probability p.
VACUOUS = {"gaussian_dropout.same_as_inverted_dropout": ["law of xi: 1 becomes -1 in 1 - p[j]"]}
SAYS_NOTHING = (
    "averages nothing random",
    "differentiates in the random",
    "divides by .*; declare nonzero",
    "has two laws",
    "its parameters must be deterministic",
    "is no divisor",
    "is zero; nonzero",
    "speaks of a random entry",
    "is not exact",
)


@pytest.fixture(autouse=True)
def _short_refusals(monkeypatch):
    """The text of a residual takes longer than the refusal, and is not looked at here."""
    monkeypatch.setattr("symdrop.deciders.kernel.check.residual_text", lambda *_: "")


def unknown(entry, places):
    """An entry as the values of a counterexample name it."""
    return Unknown(name_of(entry), tuple(places[index.name] for index in indices_of(entry)))


def fixed(quantity, places, given, point):
    """The value of a quantity at the point, in a list; an empty one where the point leaves it open."""
    if not {unknown(each, places) for each in quantity.atoms(Indexed, Scalar)} <= point.values.keys():
        return []
    declared = [each for each in given if isinstance(each, Nonzero)]
    return [evaluate(declared, quantity, point.sizes, places, point.values)]


def law_values(law, given, point):
    """The last parameter of a law, a keep probability or a variance, wherever the point fixes it."""
    ranges = [range(1, point.sizes.get(index.size.name, 0) + 1) for index in law.indices]
    for values in product(*ranges):
        places = dict(zip((index.name for index in law.indices), values, strict=True))
        yield from fixed(law.parameters[-1], places, given, point)


def declared_values(quantity, given, point):
    """The values at the point of what is declared non-zero: entries of a family, or a scalar expression."""
    families = {quantity} if isinstance(quantity, Family) else quantity.atoms(Family)
    if families:
        return [value for each, value in point.values.items() if each.name in map(str, families)]
    return fixed(quantity, {}, given, point)


def assert_it_refutes(point, given, statement):
    """The sides differ at the point by the definition of every word, and the hypotheses allow it."""
    sides = [evaluate(given, side, point.sizes, point.indices, point.values) for side in (statement.lhs, statement.rhs)]
    assert sides == [point.left, point.right]
    assert sides[0] != sides[1]
    for hypothesis in given:
        if isinstance(hypothesis, Law):
            values = list(law_values(hypothesis, given, point))
            assert all(value >= 0 for value in values)
            assert not hypothesis.probabilities or all(value <= 1 for value in values)
        else:
            assert all(declared_values(hypothesis.quantity, given, point))


def test_every_theorem_is_pinned():
    assert list(PINNED) == list(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_every_neighbour_is_refuted_or_true_or_no_statement(name):
    theorem = ENTRIES[name].theorem
    own = (theorem.given, theorem.lhs, theorem.rhs)
    seen, words, verdicts, true = set(), set(), Counter(), Counter()
    for neighbour in neighbours(theorem):
        statement = neighbour.theorem
        changed = (statement.given, statement.lhs, statement.rhs)
        assert changed != own
        assert changed not in seen
        assert neighbour.description not in words
        seen.add(changed)
        words.add(neighbour.description)
        if neighbour.description in VACUOUS.get(name, ()):
            with pytest.raises(NotProved):
                judge(neighbour)
            continue
        judgement = judge(neighbour)
        verdicts[judgement.verdict] += 1
        if judgement.verdict == REFUTED:
            assert_it_refutes(judgement.found, judgement.given, statement)
        elif judgement.verdict == EQUAL:
            true[neighbour.kind] += 1
            assert isinstance(judgement.found, Proof)
            assert isinstance(compare(statement.given, (statement.lhs, statement.rhs)), Agreement)
        else:
            assert any(re.search(each, str(judgement.found)) for each in SAYS_NOTHING), judgement.found
    count, nothing, reasons = PINNED[name]
    assert len(seen) == count
    assert verdicts[NO_STATEMENT] == nothing
    assert true == {kind: number for kind, (number, _) in reasons.items()}
    assert verdicts[REFUTED] == count - nothing - sum(true.values()) - len(VACUOUS.get(name, ()))
    assert verdicts[REFUTED] >= 17


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
