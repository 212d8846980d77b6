"""Division by a size less a number: the sample variance, with the sizes at which it has no meaning left out."""

import pytest
from hypothesis import given, settings

from symdrop import derive
from symdrop.deciders.instances import violation
from symdrop.errors import BadStatement, LimitReached, NotProved, OutsideFragment
from symdrop.language import E, Sum, index, scalar, size
from symdrop.language import family as declare
from symdrop.latex import latex, plain
from symdrop.testing import points
from symdrop.theorem import Inequality, Mistake, Theorem, gaussian, noise, nonnegative, nonzero

m, n = size("m n")
i, j = index("i j", m)
x = declare("x", m)
mu, v, t = scalar("mu v t")
NORMAL = gaussian(x[i], mean=mu, variance=v)
SPREAD = Sum((x[i] - Sum(x[j], j) / m) ** 2, i) / (m - 1)
TWO = nonzero(m - 1)


def reasons(lhs, rhs, *hypotheses):
    return Theorem(title="", given=hypotheses, lhs=lhs, rhs=rhs).proof.reasons


def test_the_sample_variance_is_unbiased_and_its_variance_is_known():
    assert reasons(E(SPREAD), v, NORMAL, TWO)
    assert reasons(E(SPREAD), v, noise(x[i], mean=mu, variance=v), nonzero(2 - 2 * m))
    assert reasons(E(SPREAD**2) - v**2, 2 * v**2 / (m - 1), NORMAL, TWO)
    found = derive(E(SPREAD), given=[NORMAL, TWO])
    assert found.rhs == v
    assert found.proof


def test_false_neighbours_are_refuted_at_sizes_that_are_allowed():
    for wrong in (v * m / (m - 1), v * (m - 1) / m, v + 1):
        with pytest.raises(NotProved) as refusal:
            reasons(E(SPREAD), wrong, NORMAL, TWO)
        assert refusal.value.counterexample.sizes["m"] >= 2
    claim = Mistake(title="", given=[nonzero(m - 2), nonzero(m - 3)], lhs=m, rhs=m**2)
    assert claim.refutation.sizes == {"m": 4}
    # Both sides agree at 3 and 4 alone.
    gap = 6 / m - 6 / (m - 1) + 1 / (m - 2)
    assert Mistake(title="", given=[TWO, nonzero(m - 2)], lhs=gap, rhs=0).refutation.sizes["m"] >= 5


@pytest.mark.parametrize(
    ("line", "hypotheses", "kind", "words"),
    [
        (1 / (m - 1), (), BadStatement, r"declare nonzero\(m - 1\)"),
        (1 / (m - 2), (TWO,), BadStatement, r"declare nonzero\(m - 2\)"),
        (1 / (m - n), (nonzero(m - n),), OutsideFragment, "declare a family or a scalar of its own"),
        (1 / (m - t), (nonzero(m - t),), OutsideFragment, "declare a family or a scalar of its own"),
        (1 / (t - x[i]), (nonzero(t - x[i]),), OutsideFragment, "declare a family or a scalar of its own"),
        (
            1 / (Sum(x[j], j) - x[i]),
            (nonzero(Sum(x[j], j) - x[i]),),
            OutsideFragment,
            "declare a family or a scalar of its own",
        ),
    ],
)
def test_other_divisors_are_refused_with_what_to_do(line, hypotheses, kind, words):
    with pytest.raises(kind, match=words):
        reasons(line, line, *hypotheses)


def test_the_condition_is_stated():
    theorem = Theorem(title="", given=[NORMAL, TWO, nonzero(m - 2)], lhs=E(SPREAD), rhs=v)
    assert "Let m >= 2." in plain(theorem.proof)
    assert "Let m - 2 != 0." in plain(theorem.proof)
    assert r"m \geq 2" in latex(theorem.proof)


def test_inequalities_and_hypotheses_that_hold_from_some_size_on():
    assert Inequality(title="", given=[TWO, nonnegative(m - 1)], lhs=0, rhs=SPREAD, remainder=SPREAD).proof
    assert Inequality(title="", given=[TWO, nonnegative(m - 2)], lhs=0, rhs=m - 2, remainder=m - 2).proof


@settings(max_examples=5, deadline=None, database=None)
@given(points(Theorem(title="", given=[NORMAL, TWO], lhs=E(SPREAD), rhs=v), largest=3))
def test_points_have_sizes_that_are_allowed(point):
    assert point.sizes["m"] >= 2
    assert point.value(E(SPREAD)) == point.value(v)


def test_points_beyond_the_sizes_asked_for_are_refused():
    with pytest.raises(BadStatement, match="no size to draw"):
        points(Theorem(title="", given=[nonzero(m - 1)], lhs=1 / (m - 1), rhs=1 / (m - 1)), largest=1)


def test_the_next_sizes_are_drawn_and_searched_where_the_smallest_are_not_allowed():
    five, three = Sum(x[i], i) / (m - 5), [nonzero(m - at) for at in (1, 2, 3)]
    theorem = Theorem(title="", given=[nonzero(m - 5)], lhs=five, rhs=five)
    seen = set()

    @settings(max_examples=40, deadline=None, database=None)
    @given(points(theorem, largest=6))
    def drawn(point):
        seen.add(point.sizes["m"])

    drawn()
    assert seen <= {1, 2, 3, 4, 6}
    assert len(seen) > 3
    assert violation(three, t**2 + 0 * m, t / (m - 3)).sizes == {"m": 4}


def test_sizes_that_are_far_out_are_not_written_out():
    far = 10**12
    with pytest.raises(LimitReached, match="the limit is 5000"):
        reasons(1 / (m - far), 1 / (m - far) + 0 * t, nonzero(m - far))
