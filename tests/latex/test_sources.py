"""Works are found by their keys, as whole words."""

from symdrop.latex.sources import WORKS, cited


def test_only_what_is_named_is_listed():
    assert list(cited(["baldi2013, Eq. 4; article"])) == ["article", "baldi2013"]
    assert cited(["articles by baldi, baldi20133"]) == {}
    assert cited([]) == {}


def test_works_are_in_the_order_of_their_keys():
    assert list(WORKS) == sorted(WORKS)
