"""The instances are the same by python-flint and by SymPy: verdicts, counterexamples, and the work that is counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symdrop.catalogue import catalogue, mistakes
from symdrop.deciders.instances import comparison, rings
from symdrop.errors import SymdropError
from symdrop.fuzzing.statements import aimed_lines, hypotheses

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
