"""Steps with products over an index and exponentials: what is known of functions, and which tactic checks a step."""

from __future__ import annotations

from collections.abc import Sequence

from symdrop.errors import NoProofKnown
from symdrop.rocq.groups import Group, Masked
from symdrop.rocq.hypotheses import Assumption
from symdrop.rocq.terms import Slope, Term, holds

EXPONENTIAL = Assumption("exp_exponential", "exponential exp")
CONVEX = Assumption("exp_above", "forall z, 1 + z <= exp z")
REFLECTED = Assumption("softplus_reflected", "forall z, softplus z - softplus (- z) = z")
RATIO = Assumption("logistic_ratio", "forall z, logistic z = exp z * (1 - logistic z)")


def spoken_of(names: Sequence[str]) -> list[str]:
    """The functions that a file with these speaks of: the derivative of softplus is the logistic function."""
    return [*names, *(["logistic"] if "softplus" in names and "logistic" not in names else [])]


def of_functions(names: Sequence[str], signs: bool) -> list[Assumption]:
    """What has to be believed of functions: only what makes an exponential one, and what joins it to the others."""
    found = []
    if "exp" in names:
        found.append(EXPONENTIAL)
        found += [CONVEX] if signs else []
        found += [REFLECTED] if "softplus" in names else []
        found += [RATIO] if "logistic" in names else []
    return found


def convexity(groups: Sequence[Group]) -> str:
    """The tactic that proves a mean exponential not below the exponential of the mean, over masks."""
    match groups:
        case [Masked()]:
            return "by_convexity"
    raise NoProofKnown("an inequality of exponentials under other noise than one family of masks")


def tactic(before: Term, after: Term) -> str:
    """The tactic of the library that proves two lines with products or exponentials equal."""
    if holds(before, Slope) and holds(after, Slope):
        return "by_opening_slopes"
    if holds(before, Slope):
        return "by_slopes_of_products"
    return "by_opening"
