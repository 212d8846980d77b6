"""What all laws of noise have in common. TRUSTED.

A law states its moments twice, in two ways that come from two places in the literature, and each decider reads one of
them: the kernel `moment`, a closed form, and the instances `recurrence`, what the definition of the law says of one
moment by lower ones. Were one of the two wrong, the deciders would contradict each other.

In either way E[z^r] is a polynomial with at most r parameters in a term: the cut-off lemma of the instances counts so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sympy import Expr, Number, expand

from symdrop.errors import BadStatement
from symdrop.language import Family, Index, Scalar, Size, expression, index
from symdrop.statements.expressions import base_of, free_indices, indices_of
from symdrop.statements.hypotheses import Call, Hypothesis, random_entry
from symdrop.statements.premise import Formula, mean_is

Recurrence = tuple[tuple[Expr, int], ...]


@dataclass(frozen=True)
class Law(Hypothesis):
    """What is known of the random entries of one family, or of one random scalar.

    The parameters are expressions in the indices of `entry`. Within its family a law promises independence, or only
    that entries are pairwise uncorrelated. A scaled or shifted entry such as `delta / p` or `x + eps` needs no law.

    >>> from symdrop.language import family, index, size
    >>> from symdrop.theorem import bernoulli
    >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
    >>> law = bernoulli(delta[j], keep=p[j])
    >>> law.base, law.indices, law.moment(3)
    (delta, (j,), p[j])
    """

    entry: Expr

    def __post_init__(self) -> None:
        for each in (*self.nonnegative, *self.positive):
            value = expand(each)
            if isinstance(value, Number) and value < 0:
                is_negative = "is negative" if self._named(each) == str(value) else f"= {value} is negative"
                raise BadStatement(f"there is no such law of {self.entry}: {self._named(each)} {is_negative}")

    def _named(self, quantity: Expr) -> str:
        """What it is, of which the law asks that it is not negative."""
        return str(quantity)

    @property
    def base(self) -> Family | Scalar:
        """The random family, or the random scalar itself."""
        return base_of(self.entry)

    @property
    def indices(self) -> tuple[Index, ...]:
        """The indices at which the law's parameters are written."""
        return indices_of(self.entry)

    @property
    def parameters(self) -> tuple[Expr, ...]:
        """The expressions that fix the law."""
        return tuple(getattr(self, keyword) for keyword in self.keywords)

    @property
    def written(self) -> tuple[tuple[Expr, tuple[Index, ...]], ...]:
        """The parameters, each with the indices at which it is written."""
        return tuple((each, self.indices) for each in self.parameters)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The names of the parameters, as an author gives them."""
        return tuple(each.name for each in fields(self) if each.name not in ("entry", "independent"))

    @property
    def independent(self) -> bool:
        """Whether entries at different indices are independent, not merely uncorrelated."""
        return True

    @property
    def exchangeable(self) -> bool:
        """Whether E of powers of different entries is known, and depends on the powers alone: see `Exchangeable`."""
        return False

    @property
    def together(self) -> bool:
        """Whether E of a product of entries is known for all of them at once: `Exchangeable` or `Correlated`."""
        return False

    @property
    def divides(self) -> bool:
        """Whether its moments have denominators."""
        return False

    @property
    def divisors(self) -> tuple[Expr, ...]:
        """The quantities in these denominators that are no products of sizes, or sizes plus a number."""
        return ()

    @property
    def counts(self) -> tuple[Expr, ...]:
        """The parameters that are whole numbers, such as how many entries are kept."""
        return ()

    @property
    def binary(self) -> bool:
        """Whether every entry is 0 or 1."""
        return False

    @property
    def correlates(self) -> bool:
        """Whether a covariance may be given of two families that both have laws of this kind."""
        return False

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        """What cannot be negative when there is such a law: a variance, p and 1 - p."""
        raise NotImplementedError

    @property
    def positive(self) -> tuple[Expr, ...]:
        """What is asked to be positive, so that a law with these moments surely exists."""
        return ()

    @property
    def probabilities(self) -> tuple[Expr, ...]:
        """The parameters that lie between 0 and 1."""
        return ()

    @property
    def spreads(self) -> tuple[Expr, ...]:
        """The parameters that make the noise large or small, such as a variance; the last one where nothing is said."""
        return tuple(each for each in self.parameters[-1:] if each not in self.probabilities)

    @property
    def raw_moments(self) -> tuple[Expr, ...]:
        """The parameters that are raw moments, from the first on."""
        return ()

    @property
    def means_together(self) -> tuple[Expr, ...]:
        """The parameters that are E of one entry of a mask, of a product of two different ones, and so on."""
        return ()

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        """Between what every entry lies; None where there is no bound."""
        return (None, None)

    @property
    def whole(self) -> bool:
        """Whether every entry is an integer."""
        return self.binary

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers between the bounds that no entry is."""
        return ()

    def moment(self, order: int) -> Expr | None:
        """E[z^order] for order >= 1 at the law's own indices; None where the law does not promise it.

        For the kernel: a closed form.
        """
        raise NotImplementedError

    def recurrence(self, order: int) -> Recurrence | None:
        """E[z^order] for order >= 1 by lower moments: the sum of c * E[z^r] over pairs (c, r) with r < order.

        For the instances: what the definition of the law says, where E[z^0] = 1; None where nothing is promised.
        """
        raise NotImplementedError

    @property
    def expressions(self) -> tuple[Expr | Family, ...]:
        return (self.entry, *self.parameters)

    @property
    def random(self) -> tuple[Family | Scalar, ...]:
        return (self.base,)

    @property
    def subject(self) -> str:
        return f"law of {self.base}"

    @property
    def call(self) -> Call:
        return Call(type(self).__name__.lower(), (self.entry,), tuple(zip(self.keywords, self.parameters, strict=True)))

    def like(self, entry: Any, parameters: Sequence[Any]) -> Law:
        """A law of the same kind for another entry, with other parameters; raises as the word for it does.

        >>> from symdrop.language import family, index, size
        >>> from symdrop.theorem import bernoulli
        >>> n = size("n"); j = index("j", n); delta, p = family("delta p", n)
        >>> bernoulli(delta[j], keep=p[j]).like(delta[j], [1 - p[j]]).keep
        1 - p[j]
        """
        changed = dict(zip(self.keywords, map(expression, parameters), strict=True))
        return replace(self, entry=random_entry(entry), **changed)

    def _together(self) -> str:
        """What is said of entries at different indices, with a space before it; nothing of a scalar."""
        return " be independent" if self.indices else ""


@dataclass(frozen=True)
class Exchangeable(Law):
    """A law of a family with one index, of which every order of the entries is as likely.

    E of powers of different entries is told in two ways, as moments are: `joint` is for the kernel, `joint_again` for
    the instances. In a product of r entries, its denominators have at most r / (c + 1) times the factor `n - c`, and
    at most so often `n + c`, or another one for each c.
    """

    def __post_init__(self) -> None:
        if len(self.indices) != 1 or self.indices[0].size not in getattr(self.base, "shape", ()):
            raise BadStatement(f"{self.entry} needs one index; declare {self.base.name} as a family over one size")
        for each in self.parameters:
            if indices := free_indices(each):
                raise BadStatement(
                    f"{each} in the law of {self.entry} depends on {min(map(str, indices))}, but all entries have one "
                    "law together; accepted are scalars, sizes, numbers, and sums over an index"
                )
        super().__post_init__()

    @property
    def number(self) -> Size:
        """How many entries there are."""
        return self.indices[0].size

    @property
    def independent(self) -> bool:
        return False

    @property
    def exchangeable(self) -> bool:
        return True

    @property
    def together(self) -> bool:
        return True

    @property
    def different(self) -> bool:
        """Whether E of r different entries only has a meaning where there are r of them."""
        return False

    def joint(self, powers: tuple[int, ...]) -> Expr | None:
        """E of different entries to these powers, each at least 1; None where the law does not promise it."""
        raise NotImplementedError

    def joint_again(self, powers: tuple[int, ...]) -> Expr | None:
        """The same by another way from the definition."""
        raise NotImplementedError

    def possible(self, number: int) -> tuple[Expr, ...]:
        """What is not negative where there is such a law of this many entries."""
        return ()

    def attained(self, values: Sequence[Expr], number: int) -> tuple[Expr, ...] | None:
        """What is not negative where some of this many entries can have these values.

        None where they can have all that each can have, as long as nothing that the law asks for is zero.
        """
        return None

    def moment(self, order: int) -> Expr | None:
        return self.joint((order,))

    def recurrence(self, order: int) -> Recurrence | None:
        value = self.joint_again((order,))
        return None if value is None else ((value, 0),)


@dataclass(frozen=True)
class Correlated(Law):
    """A law of a family with one index, of which the covariance of every two entries is given, and perhaps all is.

    `covariance` is an expression in the index of the entry and one more over the same size.
    """

    mean: Expr
    covariance: Expr

    def __post_init__(self) -> None:
        others = self._others()
        if len(self.indices) != 1 or len(others) > 1 or any(each.size != self.indices[0].size for each in others):
            raise BadStatement(
                f"covariance={self.covariance} of {self.entry} is written at the index of the entry and one more over "
                "the same size, as in noise(z[i], mean=m[i], covariance=C[i, j])"
            )

    def _others(self) -> list[Index]:
        return sorted(free_indices(self.covariance) - {*self.indices}, key=str)

    @property
    def pair(self) -> tuple[Index, Index]:
        """The two indices of the covariance."""
        (own,) = self.indices
        return own, (self._others() or [index(f"{own.name}_", own.size)])[0]

    @property
    def written(self) -> tuple[tuple[Expr, tuple[Index, ...]], ...]:
        return ((self.mean, self.indices), (self.covariance, self.pair))

    @property
    def independent(self) -> bool:
        return False

    @property
    def together(self) -> bool:
        return True

    @property
    def normal(self) -> bool:
        """Whether the entries are jointly normal, so that every moment follows from the first two."""
        return False

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return ()

    @property
    def spreads(self) -> tuple[Expr, ...]:
        return ()

    def moment(self, order: int) -> Expr | None:
        """The mean; what has more factors is an expectation of entries together."""
        return self.mean if order == 1 else None

    def recurrence(self, order: int) -> Recurrence | None:
        return ((self.mean, 0),) if order == 1 else None


def mean_and_covariance(law: Correlated) -> tuple[Formula, Formula]:
    """`E[z_i] = m_i` and `Cov(z_i, z_j) = C_ij`."""
    other = law.base[law.pair[1]]
    covariance = Formula(r"\operatorname{{Cov}}({}, {}) = {}", "Cov({}, {}) = {}", (law.entry, other, law.covariance))
    return mean_is(law.entry, 1, law.mean), covariance


def adding_up(known: Expr, total: Expr, whole: bool) -> tuple[Expr, ...]:
    """What is not negative where terms that are not negative add up to a total, of which these are known, or all."""
    return (total - known, *([known - total] if whole else []))
