"""Laws of 0/1 masks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symdrop.definitions.frameworks.laws.layer_law import LayerLaw, Mask, may_divide, number_of_entries

if TYPE_CHECKING:
    from sympy import Expr

    from symdrop.statements.hypotheses import Hypothesis

# The bits of the significand, the leading one included.
BITS = (("bfloat16", 8), ("float16", 11))


def _bernoulli(mask: Mask, keep: Expr) -> list[Hypothesis]:
    """One hypothesis for each family among the entries."""
    from symdrop.statements.expressions import base_of
    from symdrop.statements.laws.bernoulli import bernoulli

    families = {base_of(entry): entry for entry in reversed(mask)}
    return [bernoulli(entry, keep=keep) for entry in reversed(families.values())]


@dataclass(frozen=True)
class InvertedMask(LayerLaw):
    """Independent 0/1 masks, divided by the probability to keep."""

    word = "inverted mask"
    words = "Each entry of the mask is kept with the keep probability, independently; what is kept is divided by it."
    rescaled = True
    divides = True

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        return [*_bernoulli(mask, parameter), *may_divide(parameter)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x / parameter


@dataclass(frozen=True)
class RawMask(LayerLaw):
    """Independent 0/1 masks and nothing else: what is kept is not rescaled."""

    word = "raw mask"
    words = "Each entry of the mask is kept with the keep probability, independently; what is kept is not rescaled."
    rescaled = False

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        return _bernoulli(mask, parameter)

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x


@dataclass(frozen=True)
class DoubledMask(LayerLaw):
    """Independent 0/1 masks; what is kept counts twice."""

    word = "raw mask, doubled"
    words = "Each edge is kept with the keep probability, independently, and what is kept is there in both directions."
    rescaled = False

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        return _bernoulli(mask, parameter)

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return 2 * mask[0] * x


@dataclass(frozen=True)
class PairOfMasks(LayerLaw):
    """What is between two nodes is kept where both are."""

    word = "product of two raw masks"
    words = "Each node is kept with the keep probability, independently; an edge is kept where both its nodes are."
    rescaled = False
    masks = 2

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        return _bernoulli(mask, parameter)

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * mask[1] * x


@dataclass(frozen=True)
class FixedCount(LayerLaw):
    """A fixed number of entries is kept, every choice of them equally likely, and not rescaled."""

    word = "fixed number kept"
    words = "A fixed number of entries is kept as it is, every choice of them equally likely; the others are left out."
    rescaled = False
    names = (("k_keep", "the number of entries that are kept"),)

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        from symdrop.language import scalar
        from symdrop.statements.laws.exactly import exactly

        size = number_of_entries(mask[0], self.word)
        return [exactly(mask[0], kept=scalar("k_keep")), *may_divide(size - 1)]

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        return mask[0] * x


@dataclass(frozen=True)
class AlphaMask(LayerLaw):
    """Alpha dropout: what is dropped becomes a number other than 0, and all is stretched and shifted by an affine map.

    With `a_p^2 (1 - p) (1 + p alpha_prime^2) = 1` an input with the mean 0 and the variance 1 keeps both.
    """

    word = "affine map of a mask"
    words = (
        "Each entry is kept with the keep probability, independently, and otherwise becomes alpha_prime; from the "
        "result alpha_prime times the drop probability is subtracted, and it is multiplied by a_p. The square of a_p "
        "is 1 / (q (1 + (1 - q) alpha_prime^2)), where q is the keep probability."
    )
    rescaled = False
    names = (
        ("alpha_prime", "the value of what is dropped, about -1.7581"),
        ("a_p", "the factor that restores the variance"),
    )

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        return _bernoulli(mask, parameter)

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        from symdrop.language import scalar

        a, alpha = scalar("a_p alpha_prime")
        return a * (mask[0] * x + (parameter - mask[0]) * alpha)


@dataclass(frozen=True)
class RoundedMask(LayerLaw):
    """An inverted mask in 16 bits: the factor is rounded, and the keep probability perhaps, too.

    `steps` is in how many steps the random numbers fall, where these are coarse, else 0: the drop probability is then
    rounded up to the next of them.

    >>> from symdrop.language import Rational, family, index, size
    >>> n = size("n"); d, x = family("d x", n); j = index("j", n)
    >>> RoundedMask("bfloat16").applied((d[j],), x[j], Rational(9, 10))
    71*d[j]*x[j]/64
    >>> RoundedMask("bfloat16", steps=128).given((d[j],), Rational(999, 1000))[0].keep
    127/128
    """

    precision: str
    steps: int = 0

    word = "inverted mask, rounded"
    words = (
        "Each entry of the mask is kept with a probability, independently; what is kept is multiplied by the rounded "
        "inverse of the keep probability that was asked for."
    )
    rescaled = False
    divides = True
    names = (
        ("r_p", "the inverse of the keep probability, rounded"),
        ("p_keep", "the probability to keep after rounding, where the random numbers are coarse"),
    )

    def given(self, mask: Mask, parameter: Expr) -> list[Hypothesis]:
        return _bernoulli(mask, self._keep(parameter))

    def applied(self, mask: Mask, x: Expr, parameter: Expr) -> Expr:
        from sympy import Number

        from symdrop.language import scalar

        scale = rounded(1 / parameter, dict(BITS)[self.precision]) if isinstance(parameter, Number) else scalar("r_p")
        return mask[0] * scale * x

    def _keep(self, parameter: Expr) -> Expr:
        from sympy import Number, ceiling

        from symdrop.language import scalar

        if not self.steps:
            return parameter
        is_number = isinstance(parameter, Number)
        return 1 - ceiling(self.steps * (1 - parameter)) / self.steps if is_number else scalar("p_keep")


def rounded(number: Expr, bits: int) -> Expr:
    """The nearest number with this many significant bits, of two the even one; for positive rationals.

    >>> from symdrop.language import Rational
    >>> rounded(Rational(10, 9), 8), rounded(Rational(1000, 999), 8)
    (71/64, 1)
    """
    from fractions import Fraction

    from sympy import Integer, Rational

    exponent = 0
    while Integer(2) ** exponent <= number:
        exponent += 1
    while Integer(2) ** (exponent - 1) > number:
        exponent -= 1
    unit = Integer(2) ** (exponent - bits)
    # Python rounds a fraction to the nearest integer, of two to the even one.
    scaled = Rational(number) / unit
    return round(Fraction(int(scaled.p), int(scaled.q))) * unit
