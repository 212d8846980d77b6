"""Which argument goes into which parameter, and what is said where they do not match."""

import re

import pytest

from symdrop import BadStatement
from symdrop.numeric import Argument
from symdrop.testing.parameters import matched

ARGUMENTS = [Argument("v", ("n",)), Argument("t"), Argument("lambda", ("m", "n"))]
VALUES = {"v": 1, "t": 2, "lambda": 3, "m": 4, "n": 5}


def call(function, renamed=None, needed=()):
    return matched(function, ARGUMENTS, ["m", "n"], needed, renamed)(VALUES)


def test_parameters_are_found_by_name():
    assert call(lambda t, lambda_, v: (v, t, lambda_)) == (1, 2, 3)
    assert call(lambda *, v, t, lambda_: (v, t, lambda_)) == (1, 2, 3)
    assert call(lambda v, t, lambda_, eps=9: (v, t, lambda_, eps)) == (1, 2, 3, 9)
    assert call(lambda v, t, *rest, lambda_: (v, t, lambda_, rest)) == (1, 2, 3, ())


def test_parameters_are_renamed():
    assert call(lambda x, y, z: (x, y, z), {"x": "lambda", "y": "t", "z": "v"}) == (3, 2, 1)
    # A name that stands for another argument is taken at its word.
    assert call(lambda t, x, v: (t, x, v), {"t": "lambda", "x": "t"}) == (3, 2, 1)


def test_parameters_by_place_only():
    def function(x, t, /, lambda_):
        return x, t, lambda_

    assert call(function, {"x": "v"}) == (1, 2, 3)


def test_sizes_are_given_to_parameters_named_after_them():
    assert call(lambda n, v, t, lambda_: (n, v)) == (5, 1)
    assert call(lambda units, v, t, lambda_: (units, v), {"units": "n"}) == (5, 1)


def test_whatever_is_taken_is_given():
    assert call(lambda **rest: rest) == {"v": 1, "t": 2, "lambda_": 3}
    assert call(lambda t, **rest: rest) == {"v": 1, "lambda_": 3}
    assert call(lambda **rest: rest, {"x": "v"}) == {"x": 1, "t": 2, "lambda_": 3}


LISTED = "v: array of shape (n,); t: a number; lambda: array of shape (m, n); m: a size; n: a size"


@pytest.mark.parametrize(
    ("function", "renamed", "needed", "said"),
    [
        (
            lambda v, t, lambda_, extra: 0,
            {},
            [],
            f"the parameter extra of <lambda> is not an argument of the theorem: {LISTED}.",
        ),
        (lambda v, t, lambda_, extra: 0, {}, [], "say which: arguments={'extra': ...}; if not, give it a default"),
        (
            lambda t, lambda_: 0,
            {},
            [],
            "<lambda> has no parameter for v: array of shape (n,); its parameters are: t, lambda_.",
        ),
        (lambda t, lambda_: 0, {}, [], "say which: arguments={'its name': 'v'}"),
        (lambda: 0, {}, [], "its parameters are: none"),
        (
            lambda x, t, lambda_: 0,
            {"y": "v"},
            [],
            "arguments names 'y', but the parameters of <lambda> are: x, t, lambda_",
        ),
        (
            lambda x, t, lambda_: 0,
            {"x": "J"},
            [],
            f"arguments maps x to 'J', but the theorem's arguments are: {LISTED}",
        ),
        (lambda v, t, lambda_: 0, {}, ["n"], "<lambda> has no parameter for n: a size"),
        (lambda v, t, lambda_: 0, {"t": "v"}, [], "the parameter v of <lambda> is not an argument"),
        (max, {}, [], "max does not show its parameters; wrap it in a def or a lambda"),
        (3.5, {}, [], "3.5 is not a function; pass the function itself, not its value"),
        (None, {}, [], "None is not a function"),
    ],
)
def test_what_does_not_match_is_told(function, renamed, needed, said):
    with pytest.raises(BadStatement, match=re.escape(said)):
        matched(function, ARGUMENTS, ["m", "n"], needed, renamed)
