"""What a law says of several entries at once, it says twice: both ways agree, and with the law's definition."""

from itertools import product

import pytest
import sympy
from joint_laws import JOINT, number_of
from sympy import Rational

from symdrop.statements.laws import LAWS
from symdrop.statements.laws.law import Exchangeable

EXCHANGEABLE = {name: case for name, case in JOINT.items() if isinstance(case.given[0], Exchangeable)}
ORDER = 5


def partitions(order, most=None):
    """The ways to write a number as a sum, the largest first."""
    if not order:
        yield ()
    for first in range(min(order, most or order), 0, -1):
        yield from ((first, *others) for others in partitions(order - first, first))


POWERS = [powers for order in range(1, ORDER + 1) for powers in partitions(order)]


def test_every_exchangeable_law_has_a_definition():
    assert {type(case.given[0]) for case in EXCHANGEABLE.values()} == {
        kind for kind in LAWS if issubclass(kind, Exchangeable)
    }


@pytest.mark.parametrize("powers", POWERS, ids=str)
@pytest.mark.parametrize("name", EXCHANGEABLE)
def test_both_ways_agree(name, powers):
    law = EXCHANGEABLE[name].given[0]
    closed, again = law.joint(powers), law.joint_again(powers)
    assert (closed is None) == (again is None)
    if closed is not None:
        assert sympy.cancel(closed - again) == 0
        # The same comparison sees a small difference.
        assert sympy.cancel(closed - again + Rational(1, 10**6)) != 0


@pytest.mark.parametrize("powers", POWERS, ids=str)
@pytest.mark.parametrize("name", EXCHANGEABLE)
def test_both_ways_are_those_of_the_definition(name, powers):
    case = EXCHANGEABLE[name]
    law = case.given[0]
    if law.joint(powers) is None:
        assert name.startswith("exchangeable")
        return
    # Of a law with a given number of ones there is none with fewer entries.
    smallest = max({"exactly": 2, "sampled": 3}.get(name, 1), len(powers))
    for number in range(smallest, 5):
        expected = case.expected(number, {("z", (at,)): power for at, power in enumerate(powers, 1)})
        for told in (law.joint(powers), law.joint_again(powers)):
            assert number_of(told, case.values(number), number) == expected


@pytest.mark.parametrize("name", EXCHANGEABLE)
def test_the_order_of_the_powers_does_not_matter(name):
    law = EXCHANGEABLE[name].given[0]
    for powers in product((1, 2, 3), repeat=2):
        if law.joint(powers) is not None:
            assert sympy.cancel(law.joint(powers) - law.joint(powers[::-1])) == 0
            assert sympy.cancel(law.joint_again(powers) - law.joint_again(powers[::-1])) == 0


@pytest.mark.parametrize("powers", POWERS, ids=str)
@pytest.mark.parametrize("name", EXCHANGEABLE)
def test_denominators_are_what_the_cut_off_lemma_counts(name, powers):
    """Of r factors, n - c or n + c, or another one for each c, divides at most r / (c + 1) times."""
    law = EXCHANGEABLE[name].given[0]
    for told in (law.joint(powers), law.joint_again(powers)):
        below = sympy.Poly(sympy.fraction(sympy.cancel(told or 0))[1], law.number)
        counted = sum(powers) if not law.binary else len(powers)
        assert below.degree() <= sum(counted // each for each in range(1, counted + 1))
        times = sorted((number for _, number in sympy.factor_list(below)[1]), reverse=True)
        assert all(own <= counted // place for place, own in enumerate(times, 1))
