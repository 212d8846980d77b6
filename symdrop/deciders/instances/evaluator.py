"""The definition of every word at concrete sizes, over whatever values an arithmetic provides.

A sum is the sum over 1..size, one index value after another; a bracket is 1 or 0; a size is its number. What an
entry, an expectation, a derivative and an inverse are is left to the arithmetic: polynomials in all entries
(`symdrop.deciders.instances.polynomials`) or exact fractions (`symdrop.deciders.instances.points`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from sympy import Add, Expr, Indexed, Mul, Pow, Rational, Sum

from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import ALLOW_MORE, LimitReached, OutsideFragment, Unknown
from symdrop.language import Bracket, Cov, D, E, Index, Size, Var
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws import Masks
from symdrop.statements.laws.law import Correlated, Exchangeable, Law
from symdrop.statements.laws.one_hot import OneHot

HIGHEST_MOMENT = 64

Places = Mapping[Index, int]
# Random entries with their powers.
Drawn = tuple[tuple[Unknown, int], ...]


class Unpromised(OutsideFragment):
    """An expectation needs a moment on which the hypotheses are silent."""


class Work:
    """The products of terms that may still be formed, so that no input runs for ever."""

    def __init__(self, allowed: int) -> None:
        self.allowed = self.left = allowed

    def spend(self, amount: int) -> None:
        """Take from what is left; raises `LimitReached` when it is used up."""
        self.left -= amount
        if self.left < 0:
            raise LimitReached(f"its instances need more than {self.allowed} products of terms; {ALLOW_MORE}")


class Evaluator:
    """The value of expressions at concrete sizes; `places` maps each index around an expression to 1..size."""

    def __init__(self, signature: Signature, sizes: Mapping[str, int], work: Work) -> None:
        self.signature = signature
        self.sizes = sizes
        self.work = work
        self.expected_powers: dict[tuple[Unknown, int], Any] = {}
        self.expected_joints: dict[tuple[str, tuple[int, ...]], Any] = {}
        self.averages: dict[Drawn, Any] = {}

    def value(self, node: Expr, places: Places) -> Any:
        """The value of an expression that `symdrop.deciders.instances.signature` has read."""
        if isinstance(node, Indexed):
            return self.entry(self.key(node, places))
        if isinstance(node, Mul):
            return self.product(self.parts(node.args, places))
        if isinstance(node, Rational):
            return self.number(int(node.p), int(node.q))
        if isinstance(node, Add):
            return self.total(self.value(part, places) for part in node.args)
        if isinstance(node, Pow):
            return self.power(node.base, int(node.exp), places)
        if isinstance(node, Sum):
            return self.total(self.value(node.function, inner) for inner in self._range(node, places))
        if isinstance(node, E):
            return self.expectation(node.args[0], places)
        if isinstance(node, Cov | Var):
            first, second = (*node.args, *node.args)[:2]
            means = [self.expectation(part, places) for part in (first, second)]
            return self.total(
                iter((self.expectation(first * second, places), self.product([self.number(-1, 1), *means])))
            )
        if isinstance(node, D):
            return self.derivative(node.args[0], self.key(node.args[1], places), places)
        if isinstance(node, Bracket):
            return self.number(int(places[node.args[0]] == places[node.args[1]]), 1)
        if isinstance(node, Size):
            return self.number(self.sizes[node.name], 1)
        return self.entry(Unknown(node.name))

    def parts(self, nodes: Sequence[Expr], places: Places) -> list[Any]:
        """The values of factors, or of products of several of them."""
        return [self.value(part, places) for part in nodes]

    def key(self, node: Expr, places: Places) -> Unknown:
        """Which entry `w[k]` is at these places; a scalar has no subscripts."""
        indices = node.indices if isinstance(node, Indexed) else ()
        return self.own_key(Unknown(name_of(node), tuple([places[index] for index in indices])))

    def own_key(self, key: Unknown) -> Unknown:
        """The entry itself, or where it is one of a symmetric family, the one above the diagonal that it equals."""
        symmetric = self.signature.symmetric
        return Unknown(key.name, tuple(sorted(key.subscripts))) if symmetric and key.name in symmetric else key

    def at(self, law: Law | Covariance, key: Unknown) -> Places:
        """The places at which the parameters of a law, or a covariance, speak of one entry."""
        return dict(zip(law.indices, key.subscripts, strict=True))

    def pairs(self) -> Iterator[tuple[Unknown, Unknown, Expr, Places]]:
        """Every two entries that have a covariance, if both families occur: its expression, and the places in it."""
        for name, pair in self.signature.joint.items():
            if isinstance(pair, Masks):
                continue
            first, second = name_of(pair.first), name_of(pair.second)
            known = self.signature.families.keys() | self.signature.scalars.keys()
            for key in self.keys(first) if name == first and {first, second} <= known else ():
                yield key, Unknown(second, key.subscripts), pair.value, self.at(pair, key)

    def is_promised(self, powers: Mapping[Unknown, int]) -> bool:
        """Whether the hypotheses promise an expectation beyond single entries.

        Entries of one family need its independence, or are two to the first power; so are two of families that have
        a covariance. Other families are independent.
        """
        joint = self.signature.joint
        for key in powers:
            partner = joint.get(key.name)
            group = {
                k: p for k, p in powers.items() if k.name == key.name or (partner and joint.get(k.name) == partner)
            }
            law = self.signature.laws[key.name]
            if isinstance(law, OneHot) or isinstance(partner, Masks):
                continue
            if isinstance(law, Exchangeable):
                if len(group) > 1 and law.joint_again(tuple(sorted(group.values(), reverse=True))) is None:
                    return False
                continue
            if isinstance(law, Correlated):
                if not law.normal and sum(group.values()) > 2:
                    return False
                continue
            dependent = len({name for name, _ in group}) > 1 or not law.independent
            if dependent and len(group) > 1 and sorted(group.values()) != [1, 1]:
                return False
        return True

    def keys(self, name: str) -> Iterator[Unknown]:
        """Every entry of a family, or the scalar of that name."""
        family = self.signature.families.get(name)
        ranges = (range(1, self.sizes[over.name] + 1) for over in family.shape) if family else ()
        return iter(dict.fromkeys(self.own_key(Unknown(name, subscripts)) for subscripts in product(*ranges)))

    def unpromised(self, powers: Mapping[Unknown, int]) -> Unpromised:
        """The error for an expectation that no hypothesis promises."""
        written = "*".join(str(key) if power == 1 else f"{key}**{power}" for key, power in powers.items())
        return Unpromised(f"the hypotheses do not promise the expectation of {written}")

    def averaged(self, drawn: Drawn) -> Any:
        """E of a product of different random entries to powers; raises `Unpromised` where nothing is known."""
        if not drawn:
            return self.number(1, 1)
        if drawn not in self.averages:
            *others, last = drawn
            if self._is_alone(last[0].name):
                # What is averaged alone is a factor, of an expectation that is often asked for as well.
                factors = [self.averaged(tuple(others)), self.expected_power(*last)]
            else:
                factors = list(self._averaged_parts(self._promised(dict(drawn))))
            self.averages[drawn] = self.product(factors)
        return self.averages[drawn]

    def _is_alone(self, name: str) -> bool:
        """Whether the entries of a family are independent of each other and of all others."""
        return self.signature.laws[name].independent and name not in self.signature.joint and not self.group(name)

    def _promised(self, powers: dict[Unknown, int]) -> dict[Unknown, int]:
        """The powers, of which the hypotheses promise the expectation."""
        binary = {key for key in powers if self.signature.laws[key.name].binary}
        if not self.is_promised({key: 1 if key in binary else power for key, power in powers.items()}):
            raise self.unpromised(powers)
        return powers

    def _averaged_parts(self, powers: dict[Unknown, int]) -> Iterator[Any]:
        """Factors of an expectation, each of entries that are independent of the others."""
        together: dict[str, dict[Unknown, int]] = {}
        for key, power in list(powers.items()):
            if key not in powers:
                continue
            pair = self.signature.joint.get(key.name)
            partner = self._partner(key, pair) if isinstance(pair, Covariance) else None
            if isinstance(pair, Covariance) and partner in powers:
                means = [self.expected_power(each, powers.pop(each)) for each in (key, partner)]
                yield self.total(iter((self.product(means), self.value(pair.value, self.at(pair, key)))))
            elif shared := self.group(key.name):
                together.setdefault(shared, {})[key] = power
            else:
                yield self.expected_power(key, power)
        for name, orders in together.items():
            yield self.expected_together(name, orders)

    def _partner(self, key: Unknown, pair: Covariance) -> Unknown:
        """The entry that has a covariance with this one."""
        names = [name_of(pair.first), name_of(pair.second)]
        return Unknown(names[key.name == names[0]], key.subscripts)

    def expected_power(self, key: Unknown, order: int) -> Any:
        """E[z^order] of one random entry by the recurrence of its law; raises `Unpromised` where nothing is known."""
        if (key, order) not in self.expected_powers:
            recurrence = self.signature.recurrence(key.name, order) if order <= HIGHEST_MOMENT else None
            if recurrence is None:
                raise self.unpromised({key: order})
            places = self.at(self.signature.laws[key.name], key)
            terms = [
                self.product([self.value(coefficient, places), *([self.expected_power(key, lower)] if lower else [])])
                for coefficient, lower in recurrence
            ]
            self.expected_powers[key, order] = self.total(iter(terms))
        return self.expected_powers[key, order]

    def group(self, name: str) -> str | None:
        """A name shared by all entries that those of a family are averaged with; None where each is alone."""
        joint = self.signature.joint.get(name)
        if isinstance(joint, Masks):
            return str(joint.random[0].name)
        return name if self.signature.laws[name].together else None

    def expected_together(self, name: str, powers: Mapping[Unknown, int]) -> Any:
        """E of a product of entries that are averaged together."""
        if isinstance(joint := self.signature.joint.get(name), Masks):
            return self._expected_masks(joint, powers)
        if isinstance(self.signature.laws[name], OneHot):
            rows = Counter(key.subscripts[:-1] for key in powers)
            # Two different entries of one row are not 1 together.
            if max(rows.values()) > 1:
                return self.number(0, 1)
            return self.product([self.expected_power(key, power) for key, power in powers.items()])
        if self.signature.laws[name].exchangeable:
            return self.expected_joint(name, list(powers.values()))
        return self._expected_paired([key for key, power in powers.items() for _ in range(power)])

    def _expected_masks(self, joint: Masks, powers: Mapping[Unknown, int]) -> Any:
        """The sum over all outcomes of the masks at each place, weighted by their chances."""
        names = [base.name for base in joint.random]
        factors = []
        for subscripts in dict.fromkeys(key.subscripts for key in powers):
            orders = [powers.get(Unknown(name, subscripts), 0) for name in names]
            places = dict(zip(joint.indices, subscripts, strict=True))
            chances = [
                self.value(chance, places)
                for outcome, chance in joint.table
                if all(value or not order for value, order in zip(outcome, orders, strict=True))
            ]
            factors.append(self.total(iter(chances)))
        return self.product(factors)

    def _expected_paired(self, keys: Sequence[Unknown]) -> Any:
        """E[z_a f] = E[z_a] E[f] + the sum over b of Cov(z_a, z_b) E[df/dz_b], C. Stein's identity for normal entries.

        For two entries it is the definition of the covariance.
        """
        if not keys:
            return self.number(1, 1)
        first, *others = keys
        law = self.signature.laws[first.name]
        if not isinstance(law, Correlated) or (len(keys) > 2 and not law.normal):
            raise self.unpromised({key: keys.count(key) for key in keys})
        terms = [self.product([self.expected_power(first, 1), self._expected_paired(others)])]
        for at, other in enumerate(others):
            places = dict(zip(law.pair, (*first.subscripts, *other.subscripts), strict=True))
            rest = self._expected_paired([*others[:at], *others[at + 1 :]])
            terms.append(self.product([self.value(law.covariance, places), rest]))
        return self.total(iter(terms))

    def expected_joint(self, name: str, powers: Sequence[int]) -> Any:
        """E of different exchangeable entries to these powers; raises `Unpromised` where nothing is known."""
        key, law = (name, tuple(sorted(powers, reverse=True))), self.signature.laws[name]
        if key not in self.expected_joints:
            value = law.joint_again(key[1]) if isinstance(law, Exchangeable) and sum(powers) <= HIGHEST_MOMENT else None
            if value is None:
                raise self.unpromised({Unknown(name, (at,)): power for at, power in enumerate(powers, 1)})
            self.expected_joints[key] = self.value(value, {})
        return self.expected_joints[key]

    def _range(self, node: Sum, places: Places) -> Iterator[Places]:
        # The first limits of a Sum are the innermost: they win where an index is summed twice.
        indices = [limits[0] for limits in reversed(node.limits)]
        cost = 1 + (len(indices) + len(places)) // 16
        ranges = (range(1, self.sizes[index.size.name] + 1) for index in indices)
        for values in product(*ranges):
            self.work.spend(cost)
            yield {**places, **dict(zip(indices, values, strict=True))}

    def number(self, numerator: int, denominator: int) -> Any:
        raise NotImplementedError

    def entry(self, key: Unknown) -> Any:
        raise NotImplementedError

    def total(self, values: Iterator[Any]) -> Any:
        raise NotImplementedError

    def product(self, values: Sequence[Any]) -> Any:
        raise NotImplementedError

    def power(self, base: Expr, exponent: int, places: Places) -> Any:
        raise NotImplementedError

    def expectation(self, inner: Expr, places: Places) -> Any:
        raise NotImplementedError

    def derivative(self, inner: Expr, key: Unknown, places: Places) -> Any:
        raise NotImplementedError
