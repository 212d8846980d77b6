"""The types (f, B) of expressions: what is known of a background f, and how types add and multiply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Product, Sum

from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import LimitReached
from symdrop.language import Bracket, Index, Scalar
from symdrop.statements.hypotheses import Covariance

MOST_BACKGROUNDS = 256


@dataclass(frozen=True, order=True)
class Factor:
    """A factor of a background: equal texts are equal functions.

    `entries` are the names it depends on, each with whether it does so only at the index that is multiplied over;
    `indices` are the names of the indices that are bound around it, or free; `random` is whether it is random.
    """

    text: str
    entries: frozenset[tuple[str, bool]] = field(compare=False)
    indices: frozenset[str] = field(compare=False)
    random: bool = field(compare=False)

    def mentions_index(self, index: Index) -> bool:
        """Whether it depends on the value of an index."""
        return str(index.name) in self.indices

    def bound(self, index: Index, where: str) -> Factor:
        """The factor, with an index that is bound there."""
        if not self.mentions_index(index):
            return self
        return replace(self, text=f"{self.text} at {index} of {where}", indices=self.indices - {str(index.name)})

    def averaged(self, read: Signature) -> Factor:
        """Its expectation, which depends on the parameters of the laws as well."""
        if not self.random:
            return self
        entries = set(self.entries)
        for name in sorted({name for name, _ in self.entries} & {*read.laws}):
            law, joint = read.laws[name], read.joint.get(name)
            written = [*law.parameters, *([joint.value] if isinstance(joint, Covariance) else [])]
            for entry in (each for parameter in written for each in parameter.atoms(Indexed, Scalar)):
                # A parameter at the one index of its law stands where the random entry does.
                alone = isinstance(entry, Indexed) and len(law.indices) == 1
                entries.add((name_of(entry), alone and all(own for each, own in self.entries if each == name)))
        return replace(self, text=f"E({self.text})", entries=frozenset(entries), random=False)

    @classmethod
    def joined(cls, factors: Sequence[Factor], text: str) -> Factor:
        """One factor that is made of several."""
        entries = frozenset(each for one in factors for each in one.entries)
        indices = frozenset(each for one in factors for each in one.indices)
        return cls(text, entries, indices, any(one.random for one in factors))


# The factors of a product; the function 1 has none.
Background = tuple[Factor, ...]


def texts(factors: Iterable[Factor]) -> list[str]:
    """The texts of factors."""
    return [each.text for each in factors]


@dataclass(frozen=True)
class Types:
    """Bounds for the types of an expression.

    `bounds` maps a background to the largest B and to how many functions it stands for, one for each value of indices
    over other sizes. `cleared` are the quantities that are divided by, with the largest power.
    """

    bounds: Mapping[Background, tuple[int, int]]
    cleared: Mapping[Expr, int] = field(default_factory=dict)

    def plus(self, other: Types) -> Types:
        """The types of a sum."""
        bounds = dict(self.bounds)
        for key, bound in other.bounds.items():
            bounds[key] = _larger(bound, bounds.get(key, bound))
        cleared = {
            each: max(self.cleared.get(each, 0), other.cleared.get(each, 0))
            for each in {**self.cleared, **other.cleared}
        }
        return _limited(bounds, cleared)

    def times(self, other: Types) -> Types:
        """The types of a product."""
        bounds: dict[Background, tuple[int, int]] = {}
        for key, (most, number) in self.bounds.items():
            for another, (more, times) in other.bounds.items():
                both = tuple(sorted(key + another))
                bound = most + more, number * times
                bounds[both] = _larger(bound, bounds.get(both, bound))
        cleared = {
            each: self.cleared.get(each, 0) + other.cleared.get(each, 0) for each in {**self.cleared, **other.cleared}
        }
        return _limited(bounds, cleared)

    def raised(self, power: int) -> Types:
        """The types of a power."""
        found = ONE
        for _ in range(power):
            found = found.times(self)
        return found

    def more(self, marks: int) -> Types:
        """The types with so many more marks."""
        return replace(self, bounds={key: (most + marks, number) for key, (most, number) in self.bounds.items()})

    def averaged(self, read: Signature) -> Types:
        """The types of an expectation."""
        bounds: dict[Background, tuple[int, int]] = {}
        for key, bound in self.bounds.items():
            random = [each for each in key if each.random]
            rest = [each for each in key if not each.random]
            one = [Factor.joined(random, "*".join(texts(random))).averaged(read)] if random else []
            mean = tuple(sorted([*rest, *one]))
            bounds[mean] = _larger(bound, bounds.get(mean, bound))
        return replace(self, bounds=bounds)

    def differentiated(self, name: str, own: bool) -> Types:
        """The types of the derivative of what is multiplied, in an entry of that name.

        `own` is whether the entry has an index over the size: then only one place of the product changes.
        """

        def marks(key: Background) -> int:
            return int(any(each == name and not (own and at) for factor in key for each, at in factor.entries))

        return replace(self, bounds={key: (most + marks(key), each) for key, (most, each) in self.bounds.items()})

    def number(self) -> int:
        """How many sizes in a row the lemma asks for."""
        return sum((most + 1) * number for most, number in self.bounds.values())


ONE = Types({(): (0, 1)})


def _larger(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int]:
    return max(first[0], second[0]), max(first[1], second[1])


def _limited(bounds: dict[Background, tuple[int, int]], cleared: dict[Expr, int]) -> Types:
    if len(bounds) > MOST_BACKGROUNDS:
        raise LimitReached(f"its instances have more than {MOST_BACKGROUNDS} backgrounds; state smaller parts")
    return Types(bounds, cleared)


def generic(node: Expr, index: Index) -> Expr:
    """What an expression is where an index agrees with no other."""
    if isinstance(node, Bracket):
        return Integer(node.args[0] == node.args[1]) if index in node.args else node
    if not node.has(Bracket):
        return node
    if isinstance(node, Sum | Product):
        return node.func(generic(node.function, index), *node.limits)
    return node.func(*(generic(part, index) if isinstance(part, Expr) else part for part in node.args))


def factor(read: Signature, parts: Sequence[tuple[Expr, bool]], own: Index | None, power: str = "") -> Factor:
    """The factor of a background that is this product at the index `own`, or the same everywhere.

    Each part has with it whether it is averaged.
    """
    places = {own: "_"} if own is not None else {}
    entries: set[tuple[str, bool]] = set()
    indices: set[str] = set()
    random = False
    for part, averaged in parts:
        for entry in part.atoms(Indexed, Scalar):
            entries.add((name_of(entry), isinstance(entry, Indexed) and own in entry.indices))
            random = random or (name_of(entry) in read.laws and not averaged)
        indices |= {str(each.name) for each in part.atoms(Index) if each != own}
    written = "*".join(
        sorted(f"E({text(part, places)})" if averaged else text(part, places) for part, averaged in parts)
    )
    size = own.size if own is not None else ""
    return Factor(f"({written}){power}{size}", frozenset(entries), frozenset(indices), random)


def text(node: Expr, places: Mapping[Index, str]) -> str:
    """A text for an expression that is the same whatever its bound indices are called."""
    if isinstance(node, Index):
        return places.get(node, str(node))
    if isinstance(node, Indexed):
        return f"{node.base}[{','.join(text(each, places) for each in node.indices)}]"
    if isinstance(node, Sum | Product):
        inside = dict(places)
        for index, *_ in node.limits:
            inside[index] = f"{index.size}:{len(inside)}"
        return f"{node.func.__name__}({text(node.function, inside)},{[inside[each[0]] for each in node.limits]})"
    if not node.args:
        return str(node)
    parts = [text(part, places) for part in node.args]
    ordered = sorted(parts) if isinstance(node, Add | Mul | Bracket) else parts
    return f"{node.func.__name__}({','.join(ordered)})" if not isinstance(node, Pow) else f"({parts[0]})^({parts[1]})"
