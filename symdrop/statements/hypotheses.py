"""The hypotheses of a statement as data: covariances of two families, and what is not zero or not negative. TRUSTED.

Laws of noise, the other hypotheses, are in `symdrop.statements.laws`, one law a file. A law speaks of one family, or of
one scalar. Different families are independent of each other, unless `covariance` says otherwise of two of them. Each
hypothesis says for itself which expressions stand in it, how an author writes it, and how it reads in a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Indexed, Number

from symdrop.errors import BadStatement
from symdrop.language import Family, Index, Scalar, Size, expression
from symdrop.statements.expressions import base_of, free_indices, indices_of, sizes_in
from symdrop.statements.premise import Formula, Premise, unequal_to_zero


@dataclass(frozen=True)
class Call:
    """How an author writes a hypothesis: a word, its positional and its named arguments, and truth values that are set.

    An argument that is a tuple is written as a list.
    """

    word: str
    positional: tuple[Any, ...]
    named: tuple[tuple[str, Any], ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hypothesis:
    """What a statement assumes; the common part of laws, covariances and declarations."""

    @property
    def expressions(self) -> tuple[Expr | Family, ...]:
        """Every expression that stands in it; a family stands for all its entries."""
        raise NotImplementedError

    @property
    def random(self) -> tuple[Family | Scalar, ...]:
        """The random families or scalars that it speaks of; several depend on each other."""
        return ()

    @property
    def subject(self) -> str:
        """What it is about, in a few words for a message."""
        raise NotImplementedError

    @property
    def call(self) -> Call:
        """How an author writes it."""
        raise NotImplementedError

    @property
    def premise(self) -> Premise:
        """The hypothesis as a sentence."""
        raise NotImplementedError

    @property
    def sizes(self) -> frozenset[Size]:
        """The sizes over which its entries run."""
        return frozenset(size for each in self.expressions for size in sizes_in(each))


@dataclass(frozen=True)
class Covariance(Hypothesis):
    """Two random families that are correlated at equal indices, and uncorrelated at different ones."""

    first: Expr
    second: Expr
    value: Expr

    def __post_init__(self) -> None:
        if self.indices != indices_of(self.second) or base_of(self.first) == base_of(self.second):
            raise BadStatement(
                f"covariance({self.first}, {self.second}) needs two families at the same indices, such as z[j], u[j]"
            )

    @property
    def indices(self) -> tuple[Index, ...]:
        """The indices at which the covariance is written."""
        return indices_of(self.first)

    @property
    def expressions(self) -> tuple[Expr | Family, ...]:
        return (self.first, self.second, self.value)

    @property
    def random(self) -> tuple[Family | Scalar, ...]:
        return (base_of(self.first), base_of(self.second))

    @property
    def subject(self) -> str:
        return f"covariance of {self.first} and {self.second}"

    @property
    def call(self) -> Call:
        return Call("covariance", self.expressions)

    @property
    def premise(self) -> Premise:
        formula = Formula(r"\operatorname{{Cov}}({}, {}) = {}", "Cov({}, {}) = {}", self.expressions)
        apart = ", and let entries of the two at different indices be uncorrelated" if self.indices else ""
        possible = ", a value that two such entries can have" if self.value.free_symbols else ""
        return Premise(f"Let {{}}{possible}{apart}.", (formula,))


@dataclass(frozen=True)
class Nonzero(Hypothesis):
    """A quantity by which the statement may divide: a scalar expression, or every entry of a family."""

    quantity: Expr | Family

    @property
    def expressions(self) -> tuple[Expr | Family, ...]:
        return (self.quantity,)

    @property
    def subject(self) -> str:
        return f"nonzero({self.quantity})"

    @property
    def call(self) -> Call:
        return Call("nonzero", (self.quantity,))

    @property
    def premise(self) -> Premise:
        if isinstance(self.quantity, Family):
            return Premise("Let no entry of {} be zero.", (Formula("{}", "{}", (self.quantity,)),))
        return _everywhere(unequal_to_zero(self.quantity))


@dataclass(frozen=True)
class Nonnegative(Hypothesis):
    """A quantity that is not negative, at whatever values of its indices."""

    quantity: Expr

    def __post_init__(self) -> None:
        check_not_negative("quantity", self.quantity)

    @property
    def expressions(self) -> tuple[Expr | Family, ...]:
        return (self.quantity,)

    @property
    def subject(self) -> str:
        return f"nonnegative({self.quantity})"

    @property
    def call(self) -> Call:
        return Call("nonnegative", (self.quantity,))

    @property
    def premise(self) -> Premise:
        return _everywhere(Formula(r"{} \geq 0", "{} >= 0", (self.quantity,)))


@dataclass(frozen=True)
class Symmetric(Hypothesis):
    """A family with two indices over one size that may be exchanged: C[i, j] = C[j, i]."""

    family: Family

    @property
    def expressions(self) -> tuple[Expr | Family, ...]:
        return (self.family,)

    @property
    def subject(self) -> str:
        return f"symmetric({self.family})"

    @property
    def call(self) -> Call:
        return Call("symmetric", (self.family,))

    @property
    def premise(self) -> Premise:
        return Premise("Let {} be symmetric.", (Formula("{}", "{}", (self.family,)),))


def covariance(first: Any, second: Any, value: Any) -> Covariance:
    """Hypothesis: two random families have this covariance at equal indices, and none at different ones.

    `first` and `second` are entries at the same distinct indices, or two scalars; `value` is an expression in those
    indices. Each family needs a law of its own among the hypotheses: both a `noise` with mean and variance, both
    `gaussian`, or both masks. Nothing is promised of their joint moments beyond E[first second]. Raises
    `BadStatement` for other entries.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j = index("j", n); z, u, c = family("z u c", n)
    >>> covariance(z[j], u[j], c[j]).value
    c[j]
    """
    return Covariance(random_entry(first), random_entry(second), expression(value))


def symmetric(family: Any) -> Symmetric:
    """Hypothesis: a family with two indices over one size is a symmetric matrix, C[i, j] = C[j, i].

    Raises `BadStatement` for anything else.

    >>> from symdrop.language import family, size
    >>> n = size("n"); C = family("C", n, n)
    >>> symmetric(C).family
    C
    """
    if not isinstance(family, Family) or len(family.shape) != 2 or family.shape[0] != family.shape[1]:
        raise BadStatement(f'symmetric({family}) takes a family with two indices over one size: family("C", n, n)')
    return Symmetric(family)


def nonzero(quantity: Any) -> Nonzero:
    """Hypothesis: the statement may divide by this: `nonzero(1 - d)`, or `nonzero(p[j])` for every entry of p.

    >>> from symdrop.language import scalar
    >>> nonzero(1 - scalar("d")).quantity
    1 - d
    """
    return Nonzero(quantity if isinstance(quantity, Family) else expression(quantity))


def nonnegative(quantity: Any) -> Nonnegative:
    """Hypothesis: this is not negative, at whatever values of its indices: `nonnegative(p[j])`, `nonnegative(1 - d)`.

    What a law implies (a keep probability p, 1 - p, a variance) needs no such hypothesis. Raises `BadStatement` for
    what is not an expression, or is a negative number.

    >>> from symdrop.language import scalar
    >>> nonnegative(1 - scalar("d")).quantity
    1 - d
    """
    return Nonnegative(expression(quantity))


def random_entry(entry: Any) -> Expr:
    """The entry, at distinct indices, or the scalar that a law speaks of; raises `BadStatement` for anything else."""
    if isinstance(entry, Scalar):
        return entry
    if not (isinstance(entry, Indexed) and isinstance(entry.base, Family)):
        raise BadStatement(f"expected an entry, as {getattr(entry, 'name', 'delta')}[j], or a scalar; got {entry!r}")
    if len(set(entry.indices)) != len(entry.indices):
        raise BadStatement(f"the law of {entry} covers the diagonal only; use distinct indices")
    return entry


def check_not_negative(what: str, value: Expr) -> None:
    """Raise `BadStatement` for a negative number."""
    if isinstance(value, Number) and value < 0:
        raise BadStatement(f"{what}={value} is negative")


def _everywhere(formula: Formula) -> Premise:
    """The formula, for all values of its free indices."""
    (quantity,) = formula.expressions
    indices = sorted(free_indices(quantity), key=lambda index: str(index.name))
    if not indices:
        return Premise("Let {}.", (formula,))
    places = ", ".join(["{}"] * len(indices))
    return Premise("Let {} for all {}.", (formula, Formula(places, places, tuple(indices))))
