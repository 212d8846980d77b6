r"""The definition in a group ring: sums of polynomials times exponentials of polynomials.

A value maps exponents to coefficients. It is zero as a function exactly when all coefficients are, as long as the
exponents are different: at a rational point at which they differ, exponentials of different rational numbers are
linearly independent over the rationals (F. Lindemann 1882, K. Weierstrass 1885).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sympy import Expr, Indexed, Pow, Product, S, exp, log

from symdrop.deciders.instances.evaluator import Evaluator, Places, Work
from symdrop.deciders.instances.exponentials.averages import average
from symdrop.deciders.instances.exponentials.conditions import drawn_names, is_cleared
from symdrop.deciders.instances.exponentials.exponents import ranges
from symdrop.deciders.instances.exponentials.functions import (
    LOGARITHM,
    LOGISTIC,
    PLAIN,
    RAISED,
    SOFTPLUS,
    FunctionPolynomials,
    Named,
)
from symdrop.deciders.instances.exponentials.reading import is_beyond, size_powers
from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import BadStatement, OutsideFragment, Unknown
from symdrop.functions import logistic, softplus
from symdrop.language import Scalar, Size

# Exponents by number, with their coefficients; the exponent 0 has the number 0.
Value = Mapping[int, Any]


class GroupEvaluator(Evaluator):
    """The sum of exponentials that an expression is at concrete sizes."""

    def __init__(self, signature: Signature, sizes: Mapping[str, int], work: Work, spare: int) -> None:
        super().__init__(signature, sizes, work)
        self.polynomials = FunctionPolynomials(signature, sizes, work, spare)
        self.exponents: list[Any] = []
        self.numbers: dict[frozenset[Any], int] = {}
        self.sums: dict[tuple[int, int], int] = {}
        self.beyond: dict[Expr, bool] = {}
        self.functions: dict[Expr, Named] = {}
        self.number_of(self.polynomials.ring.zero)

    def number_of(self, exponent: Any) -> int:
        """The number of an exponent."""
        key = self.polynomials.key_of(exponent)
        if key not in self.numbers:
            self.numbers[key] = len(self.exponents)
            self.exponents.append(exponent)
        return self.numbers[key]

    def value(self, node: Expr, places: Places) -> Any:
        """The value of an expression; see `Evaluator`."""
        if node not in self.beyond:
            self.beyond[node] = is_beyond([node])
        if not self.beyond[node]:
            return self.polynomial(self.polynomials.value(node, places))
        if isinstance(node, Product):
            return self.product([self.value(node.function, inner) for inner in self.range(node, places)])
        if isinstance(node, exp):
            return self.exponential(self._without_exponentials(node.args[0], places))
        if node is S.Exp1:
            return self.exponential(self.polynomials.ring.one)
        if isinstance(node, softplus | logistic):
            return self._function(node, places)
        if isinstance(node, log):
            return self._logarithm(node, places)
        if isinstance(node, Pow) and node.exp.atoms(Size):
            return self._size_power(node, places)
        return super().value(node, places)

    def polynomial(self, value: Any) -> Value:
        """A polynomial as a value."""
        return {0: value} if value else {}

    def exponential(self, exponent: Any, coefficient: Any = None) -> Value:
        """The exponential of a polynomial, times another; exp(softplus(q)) is 1 + exp(q)."""
        polynomials = self.polynomials
        factors: list[Value] = [{0: polynomials.ring.one if coefficient is None else coefficient}]
        for named in polynomials.names_in(exponent):
            alone = tuple(int(at == named.position) for at in range(len(polynomials.ring.generators)))
            times = next((value for monomial, value in polynomials.ring.terms(exponent) if tuple(monomial) == alone), 0)
            power = polynomials.ring.fraction(times) if times else 0
            if named.kind != SOFTPLUS or named.is_name or not power or power.denominator > 1:
                continue
            exponent = exponent - polynomials.ring.constant(int(power), 1) * polynomials.generator(named)
            one_more = self.total([{0: polynomials.ring.one}, self.exponential(named.argument)])
            less = {0: polynomials.ring.one - polynomials.function(LOGISTIC, named.argument, named)}
            factors += [one_more if power > 0 else less] * abs(int(power))
        number = self.number_of(exponent)
        return self.product([*factors, {number: polynomials.ring.one}])

    def number(self, numerator: int, denominator: int) -> Any:
        return self.polynomial(self.polynomials.number(numerator, denominator))

    def entry(self, key: Unknown) -> Any:
        return {0: self.polynomials.entry(key)}

    def total(self, values: Iterable[Value]) -> Value:
        found: dict[int, list[Any]] = {}
        for value in values:
            for number, coefficient in value.items():
                found.setdefault(number, []).append(coefficient)
        summed = {
            number: parts[0] if len(parts) == 1 else self.polynomials.total(parts) for number, parts in found.items()
        }
        return {number: coefficient for number, coefficient in summed.items() if coefficient}

    def product(self, values: Sequence[Value]) -> Value:
        result, *others = sorted(values, key=len) if values else [{0: self.polynomials.ring.one}]
        for other in others:
            result = self.total(
                {self._sum(a, b): self.polynomials.product([first, second])}
                for a, first in result.items()
                for b, second in other.items()
            )
        return result

    def power(self, base: Expr, exponent: int, places: Places) -> Value:
        if exponent < 0:
            raise OutsideFragment(f"cannot divide by {base}; state the equation multiplied by it")
        return self.product([self.value(base, places)] * exponent)

    def expectation(self, inner: Expr, places: Places) -> Value:
        return average(self, self.value(inner, places))

    def derivative(self, inner: Expr, key: Unknown, places: Places) -> Value:
        """The derivative of c e^r is (c' + c r') e^r."""
        polynomials = self.polynomials
        found: list[Value] = []
        for number, coefficient in self.value(inner, places).items():
            found.append({number: polynomials.differential(coefficient, key)})
            slope = self._lifted(polynomials.differential(self.exponents[number], key))
            found.append(self.product([{number: coefficient}, slope]))
        return self.total(found)

    def _lifted(self, value: Any) -> Value:
        """A polynomial in which exponentials are names, as the exponentials that they are."""
        polynomials = self.polynomials
        raised = [named for named in polynomials.names_in(value) if named.kind == RAISED]
        if not raised:
            return self.polynomial(value)
        grouped = polynomials.grouped(value, [named.position for named in raised])
        return self.total(
            self.product([self.polynomial(part), *map(self._power_of, raised, powers)])
            for powers, part in grouped.items()
        )

    def _power_of(self, named: Named, times: int) -> Value:
        """A power of an exponential that is a name."""
        exponent = self.polynomials.product([self.polynomials.ring.constant(times, 1), named.argument])
        return {self.number_of(exponent): self.polynomials.ring.one}

    def with_value(self, value: Value, key: Unknown, number: int) -> Value:
        """A value with a whole number for an entry."""
        return self.total(
            self.exponential(
                self.polynomials.with_value(self.exponents[at], key, number),
                self.polynomials.with_value(part, key, number),
            )
            for at, part in value.items()
        )

    def _sum(self, first: int, second: int) -> int:
        """The number of the sum of two exponents."""
        if not first or not second:
            return first or second
        pair = (first, second) if first < second else (second, first)
        if pair not in self.sums:
            self.sums[pair] = self.number_of(self.exponents[first] + self.exponents[second])
        return self.sums[pair]

    def _without_exponentials(self, node: Expr, places: Places) -> Any:
        """The polynomial that an exponent or an argument is, in which an exponential is a name."""
        polynomials = self.polynomials
        return polynomials.total(
            polynomials.product([coefficient, polynomials.function(RAISED, self.exponents[number], PLAIN)])
            for number, coefficient in self.value(node, places).items()
        )

    def _logarithm(self, node: log, places: Places) -> Value:
        if not ranges(node.args[0]):
            argument = self._without_exponentials(node.args[0], places)
            return self.polynomial(self.polynomials.function(LOGARITHM, argument, PLAIN))
        return self.polynomial(self.polynomials.whole(node, drawn_names(self.signature, node)))

    def _function(self, node: Expr, places: Places) -> Value:
        if node not in self.functions:
            kind, argument = SOFTPLUS if isinstance(node, softplus) else LOGISTIC, node.args[0]
            is_name = bool(ranges(argument))
            families = frozenset(map(name_of, argument.atoms(Indexed, Scalar))) & {*self.signature.laws}
            is_clear = not is_name or is_cleared(self.signature, argument)
            self.functions[node] = Named(kind, 0, None, is_name, is_clear, families)
        like = self.functions[node]
        argument = self._without_exponentials(node.args[0], places)
        return self.polynomial(self.polynomials.function(like.kind, argument, like))

    def _size_power(self, node: Pow, places: Places) -> Value:
        powers = size_powers(node.exp) or {}
        exponent = sum(factor * (self.sizes[over.name] if over else 1) for over, factor in powers.items())
        if node.base.is_Rational and node.base:
            number = node.base**exponent
            return self.polynomial(self.polynomials.number(number.p, number.q))
        if exponent < 0:
            where = ", ".join(f"{name} = {number}" for name, number in self.sizes.items())
            raise BadStatement(
                f"{node} has a negative exponent at {where}; state it with exponents that are not negative"
            )
        return self.power(node.base, exponent, places)

    def range(self, node: Product, places: Places) -> Iterator[Places]:
        """The places at which the factors of a product stand."""
        return self._range(node, places)
