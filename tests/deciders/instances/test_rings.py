"""The instances are the same by python-flint and by SymPy: verdicts, counterexamples, and the work that is counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.catalogue import catalogue, mistakes
from symdrop.deciders.instances import comparison, polynomials, rings
from symdrop.deciders.instances.signature import signature_of
from symdrop.errors import SymdropError
from symdrop.fuzzing.statements import aimed_lines, hypotheses
from symdrop.language import Sum, family, index, size

RINGS = (rings._SymPyRing, rings._FlintRing)
CLAIMS = [entry.claim for entry in (*catalogue(), *mistakes())]


def verdicts(monkeypatch, given, lines):
    """What the instances say by either ring, and how much work was left each time."""
    for ring in RINGS:
        monkeypatch.setattr("symdrop.deciders.instances.polynomials.polynomial_ring", ring)
        left = []
        monkeypatch.setattr(comparison, "Work", lambda allowed, left=left: left.append(Counted(allowed)) or left[-1])
        try:
            found = comparison.compare(given, lines)
        except SymdropError as error:
            found = error
        yield str(found), [work.left for work in left]


class Counted(comparison.Work):
    """Work that is looked at afterwards."""


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.title)
def test_a_claim_of_the_catalogue_is_the_same_by_both(monkeypatch, claim):
    lines = (claim.lhs, *(each.line for each in getattr(claim, "steps", ())), claim.rhs)
    by_sympy, by_flint = verdicts(monkeypatch, claim.given, lines)
    assert by_sympy == by_flint


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(("cut-off", "moments", "coefficients", "derivative", "correlated")).flatmap(aimed_lines))
def test_a_random_line_is_the_same_by_both(line):
    with pytest.MonkeyPatch.context() as monkeypatch:
        by_sympy, by_flint = verdicts(monkeypatch, hypotheses([line]), (line, 2 * line + 1))
    assert by_sympy == by_flint


@pytest.mark.parametrize("ring", RINGS)
def test_a_large_product_is_formed_in_pieces_between_which_an_interruption_is_noticed(monkeypatch, ring):
    monkeypatch.setattr(polynomials, "polynomial_ring", ring)
    n = size("n")
    i, (w, x) = index("i", n), family("w x", n)
    lines = [Sum(w[i] * (1 + w[i]), i), Sum(x[i] * (2 + x[i]), i)]
    evaluator = polynomials.PolynomialEvaluator(signature_of((), lines), {"n": 3}, comparison.Work(10_000))
    first, second = (evaluator.value(line, {}) for line in lines)
    product, cube = first * second, first**3
    pieces, whole = [], evaluator.ring.polynomial
    monkeypatch.setattr(polynomials, "MOST_AT_ONCE", 7)
    monkeypatch.setattr(evaluator.ring, "polynomial", lambda terms: pieces.append(len(terms)) or whole(terms))
    assert evaluator.product([first, second]) == product
    # Six terms by six: three and three, then one and two of each, and two by six are more than seven still.
    assert sorted(pieces) == [1, 1, 1, 1, 1, 1, 2, 2, 3, 3]
    assert evaluator.raised(first, 3) == cube
