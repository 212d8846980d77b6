r"""The cut-off lemma: finitely many sizes decide a statement for every size.

**Setting.** Multiplied out, a line is a sum of *terms*: a coefficient, which is a polynomial in the scalars (a
rational function, where scalars are divided by) times powers of the sizes and of sizes less a number, and under some
sums a product of entries and brackets. Ring laws, differentiation and expectation all lead there. A derivative by
$w_k$ takes one entry of $w$ out of a product and puts in a bracket. An expectation takes the random entries out and
puts in, for every way in which their indices may coincide, brackets and a product of moments or a covariance; a moment
of order $r$ is a polynomial with at least one and at most $r$ copies of the parameters of the law in a term, so each
random entry brings in at most the sums of one parameter or of its covariance. The derivative of one over a sum brings
in the sum once more, and one more power to divide by. Neither adds a sum in any other way.
Where entries are exchangeable, an expectation of powers of different ones is a rational function of the size and the
parameters: it has at most so many copies of these as there are entries, and a denominator with the factor $n - c$ (or
$n + c$, as the law has it) at most $r / (c + 1)$ times for $r$ entries, also in a product of expectations.

Let $P$ be the difference of two lines at sizes $N$ and at given values of the free indices. It is a polynomial in the
entries, with negative powers of entries, and of entries plus a number, of families that are divided by; entries of a
mask outside every expectation are reduced by $\delta^2 = \delta$, so that $P$ is zero as a function exactly when it is
zero as a polynomial. Where $x + c$ is divided by for one number $c$ or several, write what contains an entry $x$ in
partial fractions: powers of $x$ and of each $1 / (x + c)$ are linearly independent, and below a *monomial* is a product
of one such power for each entry. For each size $s$

- let $F_s$ be the number of free indices over $s$ and $B_s$ the largest number of sums over $s$ in one term, and let
  $K_s = F_s + B_s$;
- call a summed index *protected* if in every term it selects an entry of a family that is not random, nowhere divided
  by, and not differentiated by in a derivative around it; such an entry survives all rules, and nothing cancels it. It
  is protected, too, if it selects a random entry of which every parameter, and the covariance if there is one, is zero
  or such a product of entries at that index: a term of a moment has one of these that is not zero, and where indices
  coincide, the bracket gives it to all of them. Call all other summed indices *bare*;
- let the *degree* of a term be the number of its bare indices over $s$ and of positive powers of $s$, less the powers
  of $s$ and of $s - c$, for every number $c$, that it is divided by. A parameter that an expectation puts in, perhaps
  less often than the entry occurs, counts if its degree is positive; denominators of exchangeable laws do not count;
- let $d_s$ be the largest degree of a term, plus the largest power of $s$ that is divided by, plus for every number $c$
  the largest power of $s - c$ that is divided by, plus, for each exchangeable law and the largest number $r$ of
  exchangeable entries in a term, the whole parts of $r$, $r / 2$, $r / 3$, ..;
- let $c_s$ be the least number beyond all those that $s$ may not be.

**Lemma.** If $P = 0$ for all sizes in the grid $f_s \le N_s \le f_s + d_s$ with $f_s = \max(1, K_s, c_s)$ and for every
way in which the free indices may coincide, then $P = 0$ for all sizes that are allowed and all values of the free
indices.

**Proof.** Multiply $P$ by the largest powers of the sizes, and of sizes less a number, that are divided by: they are
not zero at sizes that are allowed, nor on the grid. Each term is left with the powers that it lacked of these; with its
own powers of $s$ and its bare indices they are at most $d_s$. Where sums such as $\sum_i x_i$ are divided by, multiply
by their largest powers, too, of which $K_s$ and $d_s$ count the indices: nothing in them is divided by. Fix a monomial
$M$ in the entries and values of the free indices, and let $U_s$ be the set of the index values over $s$ that occur in
$M$ or are the value of a free index. If $M$ arises from no term at any size, its coefficient is zero throughout.
Otherwise every value in $U_s$ is that of a free index or of a sum of one term, so that $|U_s| \le K_s$.

Renaming the index values by a permutation of $1, \dots, N_s$ carries $P$ over into $P$ at the renamed free indices,
because no word of the language singles out a value. So we may take $U_s = \{1, \dots, u_s\}$ with $u_s \le K_s$.

A term contributes to the coefficient of $M$ its own coefficient times the number of ways to give its summed indices
values that satisfy the brackets and multiply up to $M$. A protected index can only take values in $U_s$, as its entry
shows in $M$. A bare index takes a value in $U_s$ or outside. Sort the ways by what each index does: which value in
$U_s$ it takes, or else which other indices it agrees with outside. The values in $U_s$ and the agreements settle the
brackets and the product, and with it how often $M$ is in it, so that all ways of a sort count alike. If the indices
form $r$ classes outside $U_s$, there are $(N_s - u_s) (N_s - u_s - 1) \cdots (N_s - u_s - r + 1)$ ways, a polynomial in
$N_s$ of degree $r$, which is right for all $N_s \ge u_s$. As $r$ is at most the number of bare indices, the coefficient
of $M$ is, for $N_s \ge u_s$, a polynomial of degree at most $d_s$ in each $N_s$. By hypothesis it vanishes at
$d_s + 1$ consecutive places in each direction, all of which are at least $u_s$, and hence identically. Where some
$N_s < u_s$, the monomial does not occur. QED.

Of `Noise` and of families with a covariance, expectations are promised only for one or two entries; where one needs
more, the instance cannot be evaluated. Whether it needs more is whether a coefficient inside the expectation, with all
entries kept, is zero: by the same argument it is zero at all sizes as soon as it is on the grid.

The numbers below are bounds read off the expression, never smaller than what the lemma asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from operator import add

from sympy import Add, Expr, Indexed, Mul, Pow, Sum

from symdrop.deciders.instances.divisors import pole, powers
from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import BadStatement
from symdrop.language import Cov, D, E, Index, Scalar, Size, Var
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws.law import Exchangeable

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Count:
    """Bounds for every term of an expression, one number per size, and the indices that every term protects.

    `sums` are the sums, `degree` the degree, `divided` powers of what is divided by, one number per size, and one per
    size less a number; `drawn` are the entries of each exchangeable family.
    """

    sums: Numbers
    degree: Numbers
    divided: Numbers
    protected: frozenset[Index] = frozenset()
    drawn: Numbers = ()

    def times(self, other: Count) -> Count:
        """The bounds for a product."""
        return Count(
            tuple(map(add, self.sums, other.sums)),
            tuple(map(add, self.degree, other.degree)),
            tuple(map(add, self.divided, other.divided)),
            self.protected | other.protected,
            tuple(a + b for a, b in zip(self.drawn, other.drawn, strict=True)),
        )

    def plus(self, other: Count) -> Count:
        """The bounds for a sum."""
        return Count(
            tuple(map(max, self.sums, other.sums)),
            tuple(map(max, self.degree, other.degree)),
            tuple(map(max, self.divided, other.divided)),
            self.protected & other.protected,
            tuple(max(a, b) for a, b in zip(self.drawn, other.drawn, strict=True)),
        )

    def repeated(self, exponent: int) -> Count:
        """The bounds for a power with a positive exponent."""
        return Count(
            tuple(exponent * number for number in self.sums),
            tuple(exponent * number for number in self.degree),
            tuple(exponent * number for number in self.divided),
            self.protected,
            tuple(exponent * number for number in self.drawn),
        )


def sizes_to_check(signature: Signature, lines: Sequence[Expr]) -> Mapping[str, range]:
    """The sizes at which the lines must agree pairwise, for all free indices, to agree at every size.

    >>> from symdrop.deciders.instances.signature import signature_of
    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i, k = index("i k", n); w = family("w", n)
    >>> lines = [w[k] * Sum(w[i], i) ** 2, n * w[k]]
    >>> sizes_to_check(signature_of((), lines), lines)
    {'n': range(3, 5)}
    """
    counter = _Counter(signature)
    counts = [counter.count(line, frozenset()) for line in lines]
    drawn = tuple(max(numbers) for numbers in zip(*(count.drawn for count in counts), strict=True))
    _check_numbers(signature, drawn)
    cleared = counter.cleared(counts)
    ranges = {}
    for place, name in enumerate(signature.sizes):
        free = sum(index.size.name == name for index in signature.free.values())
        more, bare = (sum(own[place] for own in bounds) for bounds in cleared)
        first = max(signature.beyond(name), free + more + max(count.sums[place] for count in counts))
        own = (column for column, (over, _) in enumerate(counter.poles) if over == name)
        divided = sum(max(count.divided[column] for count in counts) for column in own)
        degree = bare + max(count.degree[place] for count in counts) + divided + _denominators(signature, name, drawn)
        ranges[name] = range(first, first + max(0, degree) + 1)
    return ranges


def _denominators(signature: Signature, name: str, drawn: Numbers) -> int:
    """The factors with this size in the denominators of expectations of exchangeable entries, at most."""
    laws = zip(_exchangeable(signature), drawn, strict=True)
    most = [number for law, number in laws if law.divides and law.number.name == name]
    return sum(number // each for number in most for each in range(1, number + 1))


def _check_numbers(signature: Signature, drawn: Numbers) -> None:
    """Raise `BadStatement` unless there are as many entries as stand in a product, where a law asks for that."""
    for law, number in zip(_exchangeable(signature), drawn, strict=True):
        for less in range(1, number) if law.different else ():
            if not signature.excludes(law.number.name, Fraction(less)):
                needed = f"a product of {number} entries of {law.base} may be of {number} different ones"
                raise BadStatement(f"{needed}; declare nonzero({law.number} - {less}) among the hypotheses")


def _exchangeable(signature: Signature) -> list[Exchangeable]:
    return [law for law in signature.laws_in_use() if isinstance(law, Exchangeable)]


class _Counter:
    """Counts once for each expression and each set of names that the D around it differentiate in."""

    def __init__(self, signature: Signature) -> None:
        self.signature = signature
        zero = (0,) * len(signature.sizes)
        at_zero = [(name, Fraction(0)) for name in signature.sizes]
        self.poles = [*at_zero, *(each for each in signature.poles if each not in at_zero)]
        self.totals = [each for each in signature.divisors if each.has(Sum)]
        self.exchangeable = [name_of(law.entry) for law in _exchangeable(signature)]
        divided, drawn = (0,) * (len(self.poles) + len(self.totals)), (0,) * len(self.exchangeable)
        self.nothing = Count(zero, zero, divided, drawn=drawn)
        self.counts: dict[tuple[Expr, frozenset[str]], Count] = {}

    def cleared(self, counts: Sequence[Count]) -> tuple[list[Numbers], list[Numbers]]:
        """The sums, and those over bare indices, that multiplying by the totals brings that are divided by."""
        columns = enumerate(self.totals, len(self.poles))
        powers = [(total, max(count.divided[column] for count in counts)) for column, total in columns]
        bounds = [self.count(total, frozenset()).repeated(power) for total, power in powers]
        return [each.sums for each in bounds], [each.degree for each in bounds]

    def count(self, node: Expr, differentiated: frozenset[str]) -> Count:
        if (node, differentiated) not in self.counts:
            self.counts[node, differentiated] = self._counted(node, differentiated)
        return self.counts[node, differentiated]

    def _counted(self, node: Expr, differentiated: frozenset[str]) -> Count:
        if isinstance(node, Indexed | Scalar):
            return self._entry(node, differentiated)
        if isinstance(node, Mul):
            return self._product(self.count(part, differentiated) for part in node.args)
        if isinstance(node, Add):
            return reduce(Count.plus, (self.count(part, differentiated) for part in node.args))
        if isinstance(node, Pow):
            return self._power(node, differentiated)
        if isinstance(node, Sum):
            return self._sum(node, differentiated)
        if isinstance(node, Cov | Var):
            return self._product(self.count(part, differentiated) for part in (*node.args, *node.args)[:2])
        if isinstance(node, E):
            return self.count(node.args[0], differentiated)
        if isinstance(node, D):
            return self._slope(self.count(node.args[0], differentiated | {name_of(node.args[1])}))
        if isinstance(node, Size):
            return replace(self.nothing, degree=self._one(node))
        return self.nothing

    def _slope(self, inner: Count) -> Count:
        """The bounds for a derivative: that of 1/S is -D(S)/S^2, with one more power of a sum, and its sums."""
        columns = enumerate(self.totals, len(self.poles))
        bounds = [inner]
        for column, total in columns:
            if inner.divided[column]:
                raised = tuple(number + (at == column) for at, number in enumerate(inner.divided))
                bounds.append(replace(inner.times(self.count(total, frozenset())), divided=raised))
        return reduce(Count.plus, bounds)

    def _entry(self, node: Expr, differentiated: frozenset[str]) -> Count:
        name = name_of(node)
        if name in self.signature.laws:
            return self._random_entry(node, name, differentiated)
        if isinstance(node, Indexed) and name not in differentiated and not self.signature.divides_by(name):
            return replace(self.nothing, protected=frozenset(node.indices))
        return self.nothing

    def _random_entry(self, node: Expr, name: str, differentiated: frozenset[str]) -> Count:
        """The bounds for a parameter of its law or its covariance, whichever a term of its moments may have."""
        law, joint = self.signature.laws[name], self.signature.joint.get(name)
        written = [*law.written, *([(joint.value, joint.indices)] if isinstance(joint, Covariance) else [])]
        counts = []
        for parameter, own in ((each, own) for each, own in written if each != 0):
            count = self.count(parameter, differentiated)
            # The second index of a covariance is that of another random entry.
            at = dict(zip(own, node.indices if isinstance(node, Indexed) else (), strict=False))
            whole = len(own) == len(at) or count.protected >= {*own}
            protected = frozenset(at[index] for index in count.protected if whole and index in at)
            # It may be put in less often than the entry occurs: what it is divided by is no credit.
            degree = tuple(max(0, number) for number in count.degree)
            counts.append(replace(count, degree=degree, protected=protected))
        total = reduce(Count.plus, counts) if counts else self.nothing
        return replace(total, protected=frozenset(), drawn=self._one_entry(name)) if law.exchangeable else total

    def _power(self, node: Pow, differentiated: frozenset[str]) -> Count:
        if node.exp > 0:
            count = self.count(node.base, differentiated).repeated(int(node.exp))
            if self._is_mask(node.base) and any(count.drawn):
                return replace(count, drawn=self._one_entry(name_of(node.base)))
            return count
        return self._product(
            self.count(part, differentiated).repeated(power) if power > 0 else self._inverse(part, power)
            for part, power in powers(node, 1)
        )

    def _one_entry(self, name: str) -> Numbers:
        return tuple(int(name == each) for each in self.exchangeable)

    def _is_mask(self, node: Expr) -> bool:
        """Whether the node is an entry that is its own square."""
        law = self.signature.laws.get(name_of(node)) if isinstance(node, Indexed) else None
        return law is not None and law.binary

    def _inverse(self, part: Expr, power: int) -> Count:
        at = pole(part)
        divided = (*(-power * (at == each) for each in self.poles), *(-power * (part == each) for each in self.totals))
        degree = tuple(power * (at is not None and name == at[0]) for name in self.signature.sizes)
        return replace(self.nothing, degree=degree, divided=divided)

    def _sum(self, node: Sum, differentiated: frozenset[str]) -> Count:
        count = self.count(node.function, differentiated)
        for index, *_ in node.limits:
            one = self._one(index.size)
            bare = self.nothing.degree if index in count.protected else one
            count = count.times(replace(self.nothing, sums=one, degree=bare))
            count = replace(count, protected=count.protected - {index})
        return count

    def _product(self, counts: Iterable[Count]) -> Count:
        return reduce(Count.times, counts, self.nothing)

    def _one(self, size: Size) -> Numbers:
        return tuple(int(name == size.name) for name in self.signature.sizes)
