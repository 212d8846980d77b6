"""Hypothesis strategies and assertions for the tests of users: points of a theorem, proofs, functions, layers by hand.

Needs Hypothesis, which comes with the extra `testing`: `pip install 'symdrop[testing]'`.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401
except ModuleNotFoundError as error:
    raise ImportError("symdrop.testing needs Hypothesis; install it with: pip install 'symdrop[testing]'") from error

from symdrop.testing.assertions import assert_proved, assert_refuted
from symdrop.testing.draws.adapters.adapter import Adapter
from symdrop.testing.draws.assertion import assert_draws
from symdrop.testing.draws.identification import Identified, identify
from symdrop.testing.draws.trial import Held, WrongLaw
from symdrop.testing.implementation import assert_implements
from symdrop.testing.point import Point
from symdrop.testing.strategies import numbers, points, probabilities, sizes

__all__ = [
    "Adapter",
    "Held",
    "Identified",
    "Point",
    "WrongLaw",
    "assert_draws",
    "assert_implements",
    "assert_proved",
    "assert_refuted",
    "identify",
    "numbers",
    "points",
    "probabilities",
    "sizes",
]
