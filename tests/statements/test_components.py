"""Things that share something hang together, directly or by way of others, in whatever order they come."""

from itertools import permutations

import pytest

from symdrop.statements.components import components


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ([], []),
        (["ab"], [["ab"]]),
        (["ab", "cd", "ef"], [["ab"], ["cd"], ["ef"]]),
        (["ab", "bc", "cd"], [["ab", "bc", "cd"]]),
        (["ab", "cd", "bc", "ef"], [["ab", "cd", "bc"], ["ef"]]),
        (["a", "xy", "b", "yz", "ba"], [["a", "b", "ba"], ["xy", "yz"]]),
        (["", "", "a"], [[""], [""], ["a"]]),
    ],
)
def test_what_shares_a_letter_is_in_one_group(words, groups):
    found = components(words, set)
    assert [group for _, group in found] == groups
    assert [ties for ties, _ in found] == [set("".join(group)) for group in groups]


def test_the_order_does_not_matter_for_what_hangs_together():
    words = ["ab", "bc", "de", "ea", "xy"]
    expected = {frozenset(words[:4]), frozenset(words[4:])}
    for order in permutations(words):
        assert {frozenset(group) for _, group in components(order, set)} == expected
