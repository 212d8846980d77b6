"""Claims by hand as data: what each theorem says, in plain fractions over all masks, and what it must not say.

`tests/theorems/FAMILY/claim_NAME.py` holds `CLAIMS`, one `Claim` for each theorem of `symdrop/theorems/FAMILY/NAME.py`
by its name in the catalogue; `tests/theorems/test_by_hand.py` compares them all with the theorems.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from arithmetic import Point
from arithmetic.exponentials import Close, Exponentials

from symdrop.deciders.instances import evaluate
from symdrop.deciders.instances.exponentials.numbers import Decimals, ExponentialNumber
from symdrop.errors import NotProved
from symdrop.theorem import Inequality, Theorem

FOLDER = Path(__file__).parents[1] / "theorems"
# Why a false-looking neighbour is true as well, where several theorems have the same reason.
SQUARE = "a mask is its own square"
LINEAR = "the output is linear in the noise"
SAME_ZEROS = "a number and its square are zero alike"
TIED = "where it is differentiated, i = k"

ByHand = Callable[[Any], Any]


@dataclass(frozen=True)
class Wrong:
    """A false neighbour of a theorem: the sides or hypotheses that it has instead, and such a side by hand.

    What is left out is as in the theorem. With other hypotheses `left` and `right` are the sides under these.
    """

    rhs: Any = None
    right: ByHand | None = None
    lhs: Any = None
    left: ByHand | None = None
    given: Sequence[Any] | None = None


@dataclass(frozen=True)
class Claim:
    """What a theorem says at a point: the left side by its definition, the right side by the closed form.

    `left`, `right` and `remainder` take a point and return a number, a fraction or one of `arithmetic.exponentials`,
    written from the source without the words of symdrop. A claim with a `remainder` is `left <= right`, and the
    remainder is what the right side has more. `false` are false neighbours by name; an inequality needs none, as its
    reverse is one. `points` are the `POINTS` of `arithmetic.FAMILY` unless others are given. `also_true` counts, by the
    kind of change, the statements that differ from the theorem in one place and are true as well, and says why they
    are: `tests/theorems/test_neighbours.py` finds them.
    """

    left: ByHand
    right: ByHand
    false: Mapping[str, Wrong] = field(default_factory=dict)
    points: Sequence[Point] = ()
    remainder: ByHand | None = None
    also_true: Mapping[str, tuple[int, str]] = field(default_factory=dict)


@cache
def claim_file(family: str, stem: str) -> ModuleType:
    """The module of one claim file."""
    path = FOLDER / family / f"claim_{stem}.py"
    found = importlib.util.spec_from_file_location(f"claim_{stem}", path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def claim_files() -> list[tuple[str, str]]:
    """The family and stem of every claim file."""
    return [(path.parent.name, path.stem.removeprefix("claim_")) for path in sorted(FOLDER.glob("*/claim_*.py"))]


@cache
def all_claims() -> Mapping[str, Claim]:
    """Every claim by the name of its theorem."""
    return {name: claim for place in claim_files() for name, claim in claim_file(*place).CLAIMS.items()}


def points_for(family: str, claim: Claim) -> Sequence[Point]:
    """The points at which a claim is compared with its theorem."""
    return claim.points or importlib.import_module(f"arithmetic.{family}").POINTS


def value(given: Sequence[Any], expression: Any, at: Point) -> Any:
    """The value of an expression at a point, by the definition, as a number of the claims."""
    return number(evaluate(given, expression, at.sizes, at.indices, at.values))


def number(found: Any) -> Any:
    """What symdrop gives as a value, as a number of the claims: a fraction, an exact one, or one of 60 digits."""
    if isinstance(found, ExponentialNumber):
        return Exponentials(dict(found.terms))
    return Close(str(found.bounds(80).low)) if isinstance(found, Decimals) else found


def line_values(theorem: Theorem, at: Point) -> list[Any]:
    """The values of all lines of a theorem at a point, by the definition."""
    return [value(theorem.given, line, at) for line in theorem.lines]


def refusal(theorem: Theorem, kind: type[Point], wrong: Wrong) -> tuple[Point, Any]:
    """The point at which a false neighbour is refused, and the counterexample; fails where it is not refused."""
    neighbour = Theorem(
        title="A false neighbour",
        given=theorem.given if wrong.given is None else wrong.given,
        lhs=theorem.lhs if wrong.lhs is None else wrong.lhs,
        rhs=theorem.rhs if wrong.rhs is None else wrong.rhs,
    )
    with pytest.raises(NotProved) as caught:
        neighbour.proof  # noqa: B018
    found = caught.value.counterexample
    assert found is not None
    return kind(found.sizes, found.indices, found.values), _in_numbers(found)


def reverse_refusal(theorem: Inequality) -> Any:
    """The counterexample to the reverse of an inequality; fails where it is not refused."""
    reverse = Inequality(
        title="The reverse", given=theorem.given, lhs=theorem.rhs, rhs=theorem.lhs, remainder=-theorem.remainder
    )
    with pytest.raises(NotProved, match="may be negative") as caught:
        reverse.proof  # noqa: B018
    return _in_numbers(caught.value.counterexample)


def _in_numbers(found: Any) -> Any:
    """A counterexample with its sides as numbers of the claims."""
    return replace(found, left=number(found.left), right=number(found.right))
