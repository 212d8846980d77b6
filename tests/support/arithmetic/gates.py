"""Gates in plain arithmetic over all their outcomes; nothing here is symbolic."""

from fractions import Fraction

from arithmetic import Point, points_of

NUMBERS = (
    {
        "p": ("1/3", "3/4", "1/5"),
        "q": ("1/4", "2/3", "5/6"),
        "a": ("2", "-3", "5/2"),
        "b": ("3", "1/2", "-2"),
        "x": ("-1/2", "4", "3"),
        "F": ("5", "-1/3", "2"),
        "h": ("2", "-1", "1/3"),
        "W": (("2", "-3", "5/2"), ("1/3", "4", "-1")),
        "t": ("7/3", "-1"),
        "eta": ("2", "1/3", "5"),
        "s": ("3", "1/4", "-2"),
        "mu": "2",
        "nu": "-1",
        "V_u": "3",
        "V_v": "2",
        "C": "1",
        "p_u": "1/3",
        "p_v": "3/4",
    },
    {
        "p": ("2/5", "1", "5/6"),
        "q": ("3/7", "1/8", "1"),
        "a": ("0", "-7/2", "1"),
        "b": ("5", "-1", "4/3"),
        "x": ("6", "0", "-1/3"),
        "F": ("1", "3", "-2"),
        "h": ("-2", "3", "1/4"),
        "W": (("0", "-7/2", "1"), ("5", "2", "-4/3")),
        "t": ("-4", "1/3"),
        "eta": ("1/2", "3", "1"),
        "s": ("1/2", "-1", "4"),
        "mu": "-1/2",
        "nu": "0",
        "V_u": "1/4",
        "V_v": "5",
        "C": "-1",
        "p_u": "4/5",
        "p_v": "1/2",
    },
)
SHAPES = {**dict.fromkeys("pqabxFhs", "n"), "eta": "n", "W": "on", "t": "o"}
SIZES = ({"n": 3, "o": 2}, {"n": 2, "o": 1})


class Gates(Point):
    """What a point of this family can do besides; units are counted from 0."""

    def total(self, term):
        """The sum of term(i) over all units."""
        return sum((term(i) for i in range(self.n)), Fraction(0))

    def gated(self, keeps, value):
        """The average of value(gates) over all outcomes of gates that are kept with these chances."""
        return self.expectation([((1, keep), (0, 1 - keep)) for keep in keeps], value)

    def variance(self, keeps, value):
        """The average squared distance from the average."""
        mean = self.gated(keeps, value)
        return self.gated(keeps, lambda gates: (value(gates) - mean) ** 2)


# Three units or two; in PLACES there is every k.
POINTS = points_of(Gates, NUMBERS, SHAPES, SIZES, {})
PLACES = points_of(Gates, NUMBERS, SHAPES, SIZES, {"k": "n"})
