"""Polynomials in entries and in names for functions: softplus(q), logistic(q), log(q), e^q, and expectations of these.

Each name is a generator. There is one for each argument up to its sign: softplus(-q) is softplus(q) - q, and
logistic(-q) is 1 - logistic(q). Their slopes are those of the functions, so that derivatives need no words. A function
of what is summed is a name that nothing looks behind (`is_name`), as the lemma of `counting` has it. e^q is a
name where it stands in an exponent or a logarithm. The logarithm of one term is the sum of those of the sizes of its
factors.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Indexed, Rational, factorrat

from symdrop.deciders.instances.evaluator import Work
from symdrop.deciders.instances.polynomials import PolynomialEvaluator
from symdrop.deciders.instances.rings import Monomial
from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import OutsideFragment, Unknown
from symdrop.language import Scalar
from symdrop.statements.laws.gaussian import Gaussian
from symdrop.statements.laws.rademacher import Rademacher

SOFTPLUS, LOGISTIC, MEAN, RAISED, LOGARITHM = "softplus", "logistic", "mean", "exp", "log"


# Primes beyond this stay in the numbers whose logarithms are named.
MOST_TRIED = 1000


class MoreNames(Exception):
    """There are more functions than generators that were set aside."""


@dataclass(frozen=True)
class Named:
    """What a generator stands for: a function of an argument, or the mean of random entries and functions.

    `families` are the random names in the words of the argument, `is_cleared` tells whether 1 + exp(q) may be cleared.
    Of a mean, `argument` is the polynomial that is averaged, one monomial.
    """

    kind: str
    position: int
    argument: Any = field(compare=False)
    is_name: bool = False
    is_cleared: bool = True
    families: frozenset[str] = frozenset()


# A function of entries like any other.
PLAIN = Named("", 0, None, is_name=False, is_cleared=False)


class FunctionPolynomials(PolynomialEvaluator):
    """Polynomials in entries and names."""

    def __init__(self, signature: Signature, sizes: Mapping[str, int], work: Work, spare: int) -> None:
        super().__init__(signature, sizes, work, spare)
        self.spare = spare
        self.named: list[Named] = []
        self.known: dict[Hashable, Named] = {}

    def key_of(self, value: Any) -> frozenset[tuple[Monomial, Any]]:
        """What is equal for equal polynomials."""
        return frozenset(self.ring.terms(value))

    def generator(self, named: Named) -> Any:
        """The generator that stands for a function."""
        return self.ring.generators[named.position]

    def function(self, kind: str, argument: Any, like: Named) -> Any:
        """A function of a polynomial; `like` has what else is known of the argument."""
        argument = self.settled(argument)
        if kind == RAISED:
            return self._name(kind, argument, PLAIN) if argument else self.ring.one
        if kind == LOGARITHM:
            return self._logarithm(argument)
        if not argument:
            return self.ring.constant(1, 2) if kind == LOGISTIC else self._logarithm(self.ring.constant(2, 1))
        if self._is_opposite(argument):
            opposite = self._name(kind, -argument, like)
            return self.ring.one - opposite if kind == LOGISTIC else self.total([opposite, argument])
        return self._name(kind, argument, like)

    def settled(self, value: Any) -> Any:
        """The polynomial, with the square of a mask entry its own first power."""
        masks = [self.positions[key] for key in self.random_keys(value) if self.signature.laws[key.name].binary]
        if not masks:
            return value
        return self.total(
            self.product([part, self.ring.monomial(dict(zip(masks, powers, strict=True)))])
            for powers, part in self.grouped(value, masks, set(masks)).items()
        )

    def names_in(self, value: Any) -> list[Named]:
        """The functions and means that occur in a polynomial."""
        if not self.named:
            return []
        degrees = self.ring.degrees(value)
        return [named for named in self.named if degrees[named.position]]

    def drawn_in(self, named: Named) -> list[Unknown]:
        """The random entries in the argument of a function; none in a mean, which is a number."""
        if named.kind == MEAN:
            return []
        inside = (key for inner in self.names_in(named.argument) for key in self.drawn_in(inner))
        return [*dict.fromkeys([*self.random_keys(named.argument), *inside])]

    def with_value(self, value: Any, key: Unknown, number: int) -> Any:
        """The polynomial with a whole number for an entry, in the arguments of functions that are no names as well."""
        for named in self.names_in(value):
            if not named.is_name and key in self.drawn_in(named):
                moved = self.function(named.kind, self.with_value(named.argument, key, number), named)
                parts = self.split(value, named.position)
                value = self.total(self.product([part, self.raised(moved, power)]) for power, part in parts.items())
        if not self.ring.degrees(value)[self.positions[key]]:
            return value
        parts = self.split(value, self.positions[key])
        return self.total(part * self.ring.constant(number**power, 1) for power, part in parts.items())

    def mean(self, value: Any) -> Any:
        """The average of a polynomial; functions of what is random stay under a mean."""
        random = [named for named in self.names_in(value) if self.drawn_in(named)]
        if not random:
            return super().mean(value)
        found = []
        for powers, part in self.grouped(value, [named.position for named in random]).items():
            chosen = {named: power for named, power in zip(random, powers, strict=True) if power}
            found += list(self._means(part, chosen)) if chosen else [super().mean(part)]
        return self.total(found)

    def differential(self, value: Any, key: Unknown) -> Any:
        """The partial derivative in one entry: softplus' = logistic, logistic' = logistic (1 - logistic)."""
        parts = [super().differential(value, key)]
        for named in self.names_in(value):
            outer = self.ring.derivative(value, named.position)
            parts.append(self.product([outer, self._slope(named, key)]))
        return self.total(parts)

    def _slope(self, named: Named, key: Unknown) -> Any:
        if named.kind == MEAN:
            self._check_slope(named, key)
            return self.mean(self.differential(named.argument, key))
        inner = self.differential(named.argument, key)
        if not inner:
            return inner
        if named.kind == RAISED:
            return self.product([self.generator(named), inner])
        if named.kind == LOGARITHM:
            raise OutsideFragment(
                f"a derivative of a logarithm in {key.name}; accepted is that of log(1 + exp(z)), or of softplus(z)"
            )
        logistic = self._name(LOGISTIC, named.argument, named)
        return self.product([logistic if named.kind == SOFTPLUS else logistic - logistic**2, inner])

    def _check_slope(self, named: Named, key: Unknown) -> None:
        """Refuse a derivative in a parameter of a law that is averaged over."""
        names = {each.name for each in self.random_keys(named.argument)}
        names |= {each.name for inner in self.names_in(named.argument) for each in self.drawn_in(inner)}
        parameters = {
            name_of(entry)
            for name in names
            for parameter in self.signature.laws[name].parameters
            for entry in parameter.atoms(Indexed, Scalar)
        }
        if key.name in parameters:
            raise OutsideFragment(
                f"a derivative in {key.name}, a parameter of the law that softplus or logistic is averaged over; "
                "accepted are derivatives in what stands in the argument"
            )

    def whole(self, word: Hashable, families: frozenset[str]) -> Any:
        """A name for the logarithm of what is summed or multiplied; one for each word, which nothing looks behind."""
        if (LOGARITHM, word) not in self.known:
            drawn = [self.generators[key] for key in self.random if key.name in families]
            like = Named(LOGARITHM, 0, None, is_name=True, is_cleared=False, families=families)
            self.known[LOGARITHM, word] = self._new(LOGARITHM, self.total(drawn), like)
        return self.generator(self.known[LOGARITHM, word])

    def _logarithm(self, argument: Any) -> Any:
        """log of a polynomial that is positive: of one term it is the sum of those of its factors, of their size."""
        terms = [*self.ring.terms(argument)]
        if len(terms) != 1 or (sum(terms[0][0]) == 1 and terms[0][1] == 1) or terms[0][1] < 0:
            raised = next((each for each in self.names_in(argument) if each.kind == RAISED), None)
            is_alone = raised is not None and argument == self.generator(raised)
            if argument == self.ring.one:
                return self.ring.zero
            return raised.argument if raised and is_alone else self._name(LOGARITHM, argument, PLAIN)
        ((monomial, number),) = terms
        parts = [
            self.product([self.ring.constant(times, 1), self._name(LOGARITHM, self.ring.constant(prime, 1), PLAIN)])
            for prime, times in factorrat(Rational(self.ring.fraction(number)), limit=MOST_TRIED).items()
        ]
        for position, power in enumerate(monomial):
            if power:
                part = self._logarithm(self.ring.generators[position])
                parts.append(self.product([self.ring.constant(int(power), 1), part]))
        return self.total(parts)

    def _means(self, part: Any, chosen: Mapping[Named, int]) -> Iterator[Any]:
        """The averages of the terms of a product with these functions, by what is random in them."""
        families = frozenset(
            name
            for named in chosen
            for name in (named.families if named.is_name else {key.name for key in self.drawn_in(named)})
        )
        if any(name in self.signature.joint for name in families):
            raise OutsideFragment(
                "softplus or logistic of a random entry with a joint law is averaged; accepted are independent laws"
            )
        for named in chosen:
            self._check_averaged(named)
        keys = [key for key in self.random_keys(part) if key.name in families]
        functions = self.product([self.raised(self.generator(named), power) for named, power in chosen.items()])
        binary = {self.positions[key] for key in keys if self.signature.laws[key.name].binary}
        for powers, rest in self.grouped(part, [self.positions[key] for key in keys], binary).items():
            drawn = {self.positions[key]: power for key, power in zip(keys, powers, strict=True) if power}
            self._check_promised({key: power for key, power in zip(keys, powers, strict=True) if power}, chosen)
            averaged = self.product([functions, self.ring.monomial(drawn)])
            yield self.product([super().mean(rest), self._name(MEAN, averaged, None)])

    def _check_averaged(self, named: Named) -> None:
        """Refuse the mean of a function of which it is not known whether it has one."""
        laws = [self.signature.laws[key.name] for key in self.drawn_in(named)]
        unknown = [law for law in laws if not (law.binary or isinstance(law, Gaussian | Rademacher))]
        if named.kind == LOGARITHM and unknown:
            raise OutsideFragment(
                f"a logarithm of {unknown[0].entry} is averaged; accepted are masks, random signs and gaussian noise"
            )
        if named.kind == RAISED or any(inner.kind == RAISED for inner in self._inner(named)):
            raise OutsideFragment(
                f"the random {laws[0].entry} stands in an exponential inside a function that is averaged; accepted "
                "there are masks and random signs that are independent"
            )

    def _inner(self, named: Named) -> Iterator[Named]:
        if named.is_name:
            return
        for inner in self.names_in(named.argument):
            yield inner
            yield from self._inner(inner)

    def _check_promised(self, powers: Mapping[Unknown, int], chosen: Mapping[Named, int]) -> None:
        """Raise `Unpromised` unless the moments exist that bound such a mean; softplus grows as its argument."""
        grows = sum(power for named, power in chosen.items() if named.kind == SOFTPLUS)
        for key in {key for named in chosen for key in self.drawn_in(named)} | {*powers}:
            order = grows + powers.get(key, 0)
            if order and self.signature.recurrence(key.name, order) is None:
                raise self.unpromised({key: order})

    def _name(self, kind: str, argument: Any, like: Named | None) -> Any:
        flags = (kind, *((like.is_name, like.is_cleared) if like else (True, False)))
        key = (*flags, self.key_of(argument))
        if key not in self.known:
            self.known[key] = self._equal(flags, argument) or self._new(kind, argument, like)
        return self.generator(self.known[key])

    def _new(self, kind: str, argument: Any, like: Named | None) -> Named:
        if len(self.named) == self.spare:
            raise MoreNames
        position = self.count + len(self.named)
        if like is None:
            named = Named(kind, position, argument, is_name=True, is_cleared=False)
        else:
            named = Named(kind, position, argument, like.is_name, like.is_cleared, like.families)
        self.named.append(named)
        return named

    def _equal(self, flags: tuple[str, bool, bool], argument: Any) -> Named | None:
        """A name of the same function of an argument that is equal where what is divided by is not zero."""
        for named in self.named if self.inverses else ():
            if (named.kind, named.is_name, named.is_cleared) == flags:
                difference = argument - named.argument
                if not difference or not self.cleared_of_denominators(difference):
                    return named
        return None

    def _is_opposite(self, value: Any) -> bool:
        """Whether the leading coefficient is negative."""
        return bool(value) and max(self.ring.terms(value), key=lambda term: tuple(term[0]))[1] < 0
