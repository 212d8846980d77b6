"""What is no expression is refused by name wherever one belongs."""

import numpy
import pytest
import sympy

from symdrop.errors import BadStatement
from symdrop.language import Sum, family, index, scalar, size
from symdrop.theorem import Inequality, Theorem, bernoulli, gaussian, noise, nonnegative, nonzero, step

n = size("n")
j = index("j", n)
w, d = family("w d", n)
t = scalar("t")
THINGS = {
    "nan": float("nan"),
    "SymPy's nan": sympy.nan,
    "an array": numpy.array([1, 2]),
    "a relation": t < 1,
    "a matrix": sympy.Matrix([[1]]),
    "a matrix that stays": sympy.ImmutableMatrix([[t]]),
    "a lambda": sympy.Lambda(sympy.Symbol("x"), sympy.Symbol("x")),
    "a function": abs,
    "a text": "t",
    "a truth value": True,
}
PLACES = {
    "keep": lambda thing: bernoulli(d[j], keep=thing),
    "variance": lambda thing: gaussian(d[j], mean=0, variance=thing),
    "moments": lambda thing: noise(d[j], moments=[0, thing]),
    "nonnegative": nonnegative,
    "nonzero": nonzero,
    "step": step,
    "left side": lambda thing: Theorem(title="T", lhs=thing, rhs=t),
    "right side": lambda thing: Theorem(title="T", lhs=t, rhs=thing),
    "remainder": lambda thing: Inequality(title="T", lhs=0 * t, rhs=t**2, remainder=thing),
    "what is summed": lambda thing: Sum(thing, j),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", THINGS)
def test_it_is_refused(name, place):
    with pytest.raises(BadStatement, match=r"is not an expression|is not a number"):
        PLACES[place](THINGS[name])
