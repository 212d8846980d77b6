"""The definition at one point: sums of rational numbers times exponentials of rational numbers.

Masks are enumerated, and derivatives taken with an infinitesimal, as in `symdrop.deciders.instances.points`; here every
value is a sum of such numbers times exponentials. It shares no rule with the group ring of `evaluator`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import comb
from typing import Any

from sympy import Expr, Pow, Product, S, exp, log

from symdrop.deciders.instances.evaluator import Places
from symdrop.deciders.instances.exponentials.enclosures import check_positive, logarithm_of, number_of
from symdrop.deciders.instances.exponentials.reading import size_powers
from symdrop.deciders.instances.exponentials.spread import (
    CONSTANT,
    Exponent,
    Spread,
    coefficient_of,
    exponent_of,
    is_small,
    parted,
    series,
    spread,
    with_number,
)
from symdrop.deciders.instances.points import INFINITESIMAL, DualPolynomial, PointEvaluator
from symdrop.errors import BadStatement, OutsideFragment, Unknown
from symdrop.functions import logistic, softplus
from symdrop.language import Size
from symdrop.statements.laws.gaussian import Gaussian
from symdrop.statements.laws.poisson import Poisson
from symdrop.statements.laws.rademacher import Rademacher


class ExponentialPoints(PointEvaluator):
    """Values at one point, where exponentials, products over an index or functions stand."""

    def number_at(self, node: Expr, places: Places) -> Fraction:
        return self._polynomial(node, places).terms.get((), Fraction(0))

    def side(self, node: Expr, places: Places) -> Any:
        try:
            return number_of(spread(self.value(node, places)))
        except ZeroDivisionError:
            raise BadStatement(f"{node} divides by zero at this point") from None

    def value(self, node: Expr, places: Places) -> Any:
        """The value of an expression; see `Evaluator`."""
        if isinstance(node, Product):
            return self.product([self.value(node.function, inner) for inner in self._range(node, places)])
        if isinstance(node, exp):
            return self._exponential(self._with_exponentials(node.args[0], places))
        if isinstance(node, log):
            return self._logarithm(node, spread(self.value(node.args[0], places)))
        if node is S.Exp1:
            return self._exponential(DualPolynomial({(): Fraction(1)}))
        if isinstance(node, softplus | logistic):
            return self._function(node, self._polynomial(node.args[0], places))
        if isinstance(node, Pow) and node.exp.atoms(Size):
            terms = (size_powers(node.exp) or {}).items()
            return self.power(
                node.base, sum(each * (self.sizes[over.name] if over else 1) for over, each in terms), places
            )
        return super().value(node, places)

    def total(self, values: Iterable[Any]) -> Any:
        result = spread(Fraction(0))
        for value in values:
            self.work.spend(len(spread(value).terms))
            result = result + value
        return result

    def product(self, values: Sequence[Any]) -> Any:
        result = spread(Fraction(1))
        for value in values:
            self.work.spend(sum(len(each.terms) for each in result.terms.values()) * len(spread(value).terms))
            result = result * value
        return result

    def power(self, base: Expr, exponent: int, places: Places) -> Any:
        value = self.value(base, places)
        if exponent < 0:
            polynomial = self._alone(spread(value), base)
            if any(not is_small(monomial) for monomial in polynomial.terms if monomial):
                raise OutsideFragment(f"cannot divide by {base} at this point")
            value = polynomial.inverse()
        return self.product([value] * abs(exponent))

    def derivative(self, inner: Expr, key: Unknown, places: Places) -> Any:
        small = Unknown(INFINITESIMAL, (self.depth,))
        here = self._alone(spread(self.entry(key)), inner)
        moved = here + DualPolynomial({((small, 1),): Fraction(1)})
        nearby = self._inside({**self.drawn, key: moved}, averaging=self.averaging)
        nearby.depth = self.depth + 1
        found = spread(nearby.value(inner, places))
        return Spread({exponent: each.derivative(small) for exponent, each in found.terms.items()})

    def _polynomial(self, node: Expr, places: Places) -> DualPolynomial:
        return self._alone(spread(self.value(node, places)), node)

    def _alone(self, value: Spread, node: Expr) -> DualPolynomial:
        """What has no exponential."""
        if any(exponent and any(each.terms.values()) for exponent, each in value.terms.items()):
            raise OutsideFragment(f"an exponential stands in {node}; name it by a scalar")
        return value.terms.get(CONSTANT, DualPolynomial({}))

    def _exponential(self, exponent: DualPolynomial) -> Spread:
        large, small = parted(exponent)
        coefficient = DualPolynomial({})
        for power in series(small):
            coefficient = coefficient + power
        return Spread({exponent_of(large): coefficient})

    def _with_exponentials(self, node: Expr, places: Places) -> DualPolynomial:
        """What stands in an exponent: an exponential of a number there is a name."""
        total = DualPolynomial({})
        for exponent, coefficient in spread(self.value(node, places)).terms.items():
            total = total + coefficient * (
                self._raised(DualPolynomial(dict(exponent)), node) if exponent else Fraction(1)
            )
        return total

    def _raised(self, exponent: DualPolynomial, node: Expr) -> DualPolynomial:
        """e to a number, and to an infinitesimal."""
        large, small = parted(exponent)
        if set(large.terms) - {()}:
            raise OutsideFragment(f"{node} has no value at this point: an exponent in it is no rational number")
        height = DualPolynomial({((Unknown(f"exp {large.terms.get((), Fraction(0))}"), 1),): Fraction(1)})
        total = DualPolynomial({})
        for power in series(small):
            total = total + height * power
        return total

    def _logarithm(self, node: Expr, argument: Spread) -> DualPolynomial:
        """Taylor's formula at a number; without infinitesimals, a name for the logarithm of any number."""
        terms = {exponent: each for exponent, each in argument.terms.items() if any(each.terms.values())}
        smalls = DualPolynomial({})
        if set(terms) <= {CONSTANT}:
            large, smalls = parted(terms.get(CONSTANT, DualPolynomial({})))
            terms = {CONSTANT: large}
        names = {key for each, part in terms.items() for monomial in (*dict(each), *part.terms) for key, _ in monomial}
        if any(self._is_random(key) or key.name == INFINITESIMAL for key in names) or (names and smalls.terms):
            raise OutsideFragment(f"{node} has no value at this point: something in it is no number")
        check_positive(Spread(terms), node)
        total = DualPolynomial({((logarithm_of(Spread(terms)), 1),): Fraction(1)})
        if not smalls.terms:
            return total
        ratio = power = smalls * (1 / terms[CONSTANT].terms[()])
        order = 1
        while any(power.terms.values()):
            total = total + power * Fraction((-1) ** (order + 1), order)
            power, order = power * ratio, order + 1
        return total

    def _function(self, node: Expr, argument: DualPolynomial) -> DualPolynomial:
        """Taylor's formula at a number: the slopes of the logistic function are polynomials in it."""
        large, small = parted(argument)
        if any(large.terms) and set(large.terms) != {()}:
            raise OutsideFragment(f"{node} has no value at this point: what is random in it has infinitely many values")
        at = large.terms.get((), Fraction(0))
        height = DualPolynomial({((Unknown(f"logistic {at}"), 1),): Fraction(1)})
        value = (
            height if isinstance(node, logistic) else DualPolynomial({((Unknown(f"softplus {at}"), 1),): Fraction(1)})
        )
        found = DualPolynomial({})
        # The slope of order k, as coefficients of powers of the logistic function.
        slope: list[int] = [0, 1]
        for order, power in enumerate(series(small)):
            if order == 0:
                found = found + value * power
                slope = _next_slope(slope) if isinstance(node, logistic) else slope
            else:
                found = found + _evaluated(slope, height) * power
                slope = _next_slope(slope)
        return found

    def _expected(self, value: Any) -> Any:
        """A value with its random entries replaced by what their laws say."""
        total = spread(Fraction(0))
        waiting = list(spread(value).terms.items())
        while waiting:
            self.work.spend(1)
            exponent, coefficient = waiting.pop()
            random = {each for monomial, _ in exponent for each, _ in monomial if self._is_random(each)}
            # Counts come last: they ask for a number before them.
            counts = {each: isinstance(self.signature.laws[each.name], Poisson) for each in random}
            key = min(random, key=lambda each: (counts[each], each), default=None)
            if key is None:
                total = total + Spread({exponent: self._mean(coefficient)})
            else:
                waiting += self._drawn(key, DualPolynomial(dict(exponent)), coefficient)
        return total

    def _is_random(self, key: Unknown) -> bool:
        return key.name in self.signature.laws

    def _mean(self, coefficient: DualPolynomial) -> DualPolynomial:
        total = DualPolynomial({})
        for monomial, number in coefficient.terms.items():
            random = tuple(each for each in monomial if self._is_random(each[0]))
            rest = DualPolynomial({tuple(each for each in monomial if not self._is_random(each[0])): number})
            total = total + rest * (self._alone(spread(self.averaged(random)), S.One) if random else Fraction(1))
        return total

    def _counted(
        self, key: Unknown, law: Poisson, exponent: DualPolynomial, coefficient: DualPolynomial
    ) -> Iterator[tuple[Exponent, DualPolynomial]]:
        """E z^k e^{cz} = e^{r (e^c - 1)} E y^k, y of rate s = r e^c, for a count of rate r; E y f(y) = s E f(y + 1)."""
        rate = self._polynomial(law.rate, self.at(law, key))
        tilted = rate * self._raised(coefficient_of(exponent, key, 1), law.entry)
        moments = [DualPolynomial({(): Fraction(1)})]
        total = DualPolynomial({})
        for order in range(1 + max((dict(each).get(key, 0) for each in coefficient.terms), default=0)):
            if order:
                lower = (moments[at] * Fraction(comb(order - 1, at)) for at in range(order))
                moments.append(tilted * sum(lower, DualPolynomial({})))
            total = total + coefficient_of(coefficient, key, order) * moments[order]
        large, small = parted(coefficient_of(exponent, key, 0) + tilted + rate * Fraction(-1))
        for power in series(small):
            yield exponent_of(large), total * power

    def _drawn(
        self, key: Unknown, exponent: DualPolynomial, coefficient: DualPolynomial
    ) -> Iterator[tuple[Exponent, DualPolynomial]]:
        """E over one entry that stands in an exponent."""
        law = self.signature.laws[key.name]
        alone = law.independent and key.name not in self.signature.joint
        if alone and (law.binary or isinstance(law, Rademacher)):
            keep = self._alone(spread(self.expected_power(key, 1)), law.entry)
            half = DualPolynomial({(): Fraction(1, 2)})
            one_less = DualPolynomial({(): Fraction(1)}) + keep * Fraction(-1)
            for number, chance in ((0, one_less), (1, keep)) if law.binary else ((-1, half), (1, half)):
                yield exponent_of(with_number(exponent, key, number)), with_number(coefficient, key, number) * chance
            return
        degrees = {dict(monomial).get(key, 0) for monomial in exponent.terms}
        if alone and isinstance(law, Poisson) and max(degrees) <= 1:
            yield from self._counted(key, law, exponent, coefficient)
            return
        if not alone or not isinstance(law, Gaussian) or max(degrees) > 1:
            raise OutsideFragment(f"{law.entry} stands in an exponent that is averaged; it has no value at this point")
        mean, variance = (self._polynomial(each, self.at(law, key)) for each in (law.mean, law.variance))
        steep = coefficient_of(exponent, key, 1)
        tilted = mean + variance * steep
        moved = coefficient_of(exponent, key, 0) + steep * mean + steep * steep * variance * Fraction(1, 2)
        large, small = parted(moved)
        below, here = DualPolynomial({}), DualPolynomial({(): Fraction(1)})
        total = DualPolynomial({})
        for order in range(1 + max((dict(each).get(key, 0) for each in coefficient.terms), default=0)):
            total = total + coefficient_of(coefficient, key, order) * here
            below, here = here, tilted * here + variance * below * Fraction(order)
        for power in series(small):
            yield exponent_of(large), total * power


def _next_slope(slope: Sequence[int]) -> list[int]:
    """The derivative of a polynomial in s, where s' = s - s^2."""
    found = [0] * (len(slope) + 1)
    for power, number in enumerate(slope):
        found[power] += power * number
        found[power + 1] -= power * number
    return found


def _evaluated(slope: Sequence[int], height: DualPolynomial) -> DualPolynomial:
    total, power = DualPolynomial({}), DualPolynomial({(): Fraction(1)})
    for number in slope:
        total, power = total + power * Fraction(number), power * height
    return total
