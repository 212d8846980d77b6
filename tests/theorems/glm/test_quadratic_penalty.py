"""Where the quadratic penalty stops."""

from arithmetic.glm import POINTS


def test_it_is_only_of_second_order():
    """For A(z) = z^3 the average is not that of the Taylor polynomial: the remainder is the third moment."""
    exact = [at.average(lambda scores: sum(z**3 for z in scores)) for at in POINTS]
    second_order = [
        sum(z**3 for z in at.noiseless()) + (1 - at.p) / (2 * at.p) * at.squares([6 * z for z in at.noiseless()])
        for at in POINTS
    ]
    assert all(one != other for one, other in zip(exact, second_order, strict=True))
