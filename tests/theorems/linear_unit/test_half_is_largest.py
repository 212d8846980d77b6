"""That the maximum is where the theorem says, by trying keep probabilities."""

from fractions import Fraction


def test_no_keep_probability_beats_one_half():
    ridges = {Fraction(top, 24): Fraction(top, 24) * (1 - Fraction(top, 24)) for top in range(25)}
    assert [keep for keep, ridge in ridges.items() if ridge == max(ridges.values())] == [Fraction(1, 2)]
