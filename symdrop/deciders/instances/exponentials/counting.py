r"""The cut-off lemma for products and exponentials: how many sizes decide a statement for every size.

**Setting.** Fix the other sizes, and how the free indices over a size $n$ coincide; they have $F$ values. The values
of all entries on the index values of a set $I$ make a *structure* on $I$; random entries are entries as well. For a
set $I$ of index values other than the $F$, of $r = n - F$ elements, let $P(I)$ be what an expression is worth there.
It takes values in a commutative ring: functions of the entries, or polynomials in names that stand for such
functions.

$P$ is *of type* $(f, B)$ if

$$P(I) = \sum_{s \le B} \; \sum_{i_1, \dots, i_s \in I \text{ different}} g_s(i_1, \dots, i_s) \prod_{i \in I, \;
i \ne i_1, \dots, i_s} f(i),$$

where $f(i)$ depends on the entries that carry no index value but $i$ and the free ones, and $g_s$ on those that carry
none but $i_1, \dots, i_s$ and the free ones. The function $f$ is called its *background*.

**Lemma.** Let $P$ be a sum of functions of types $(f_1, B_1), \dots, (f_m, B_m)$, and $N = \sum_a (B_a + 1)$. If $P$
is zero for all structures of $r, r + 1, \dots, r + N - 1$ elements, it is zero for all larger ones.

**Proof.** For an element $y$ of $I$, let $R_y$ take $P$ to $P(I \setminus y)$. If $P$ is of type $(f, B)$, then $P -
f(y) R_y P$ keeps the terms in which $y$ is one of $i_1, \dots, i_s$; as a function of $I \setminus y$, for one $y$,
it is of type $(f, B - 1)$, and zero if $B = 0$. If $P$ is of type $(g, C)$, so is $P - f(y) R_y P$: of the terms
without $y$ there remains $g(y) - f(y)$ times what they are on $I \setminus y$, and of the others what was said. Take
$N$ different elements of $I$, and of these $B_a + 1$ for each $f_a$: the product of all $1 - f_a(y) R_y$ takes $P$ to
zero, since $f_a(y)$ does not change when another element is taken out. Multiplied out, it says that $P(I)$ is a
combination of $P(I \setminus T)$ for sets $T$ of one to $N$ of these elements. By induction all those are zero. QED

**What the words count.** A number, an entry at a free or bound index, a bracket and a scalar are of type $(1, 0)$;
the size $n$ is of type $(1, 1)$.

- Sum over an index over $n$: the value is that of a free index, another mark, or one of the marks that are there. The
  background stays, and $B$ goes up by one.
- A sum of expressions has the types of all. A product of types $(f, B)$ and $(g, C)$ is of type $(f g, B + C)$: the
  marks of one may or may not be marks of the other, and at its marks the background of the other is part of $g_s$.
- A product over an index over $n$, an exponential of a sum over $n$, or a power $a^n$: under the conditions that
  `symdrop.deciders.instances.exponentials.conditions` checks there is one function $f$ for all values that are
  neither free nor a mark around it, since there every bracket is zero; so the type is $(f, 0)$.
- Expectation: random entries at different index values are independent where there is a background other than 1, so
  it acts on $g_s$ and on each $f(i)$: $(\mathbb{E} f, B)$. Where the background is 1, it acts on $g_s$.
- Derivative in an entry at a free or bound index over $n$: only $g_s$ changes, if all that the background mentions of
  that family carries $i$. In a scalar or another entry that the background mentions, one more factor is singled out:
  $B + 1$.
- Division by $n - c$: multiply by its largest power, each time of type $(1, 1)$. Division by a sum: likewise.
- Over another size $t$, a sum of terms of which the backgrounds mention the index has as many as $t$; a product over
  $t$ of $M$ types has at most $M^t$, with $t$ times the largest $B$.

**Softplus and logistic functions** of what is not summed are functions of entries like any other. Of what is summed
they are names: one name for each argument, up to its sign, in a ring of polynomials. $\operatorname{softplus}(-q)$ is
$\operatorname{softplus}(q) - q$, so it has the types of $1$ and of $q$. $\sigma(q)$ is multiplied by $1 + e^q$ as
often as it occurs in a factor, which has the types $(1, 0)$ and that of $e^q$; a derivative may add one. Their
expectations are names as well: one for each product of random entries that stands beside them. That two arguments are
equal, up to the sign, must not be an accident of one size. Let no index in them be bare, in the sense of
`symdrop.deciders.instances.cutoff`; then, by the lemma there, it is none as soon as $n \ge 2 F' + B'$ for the largest
numbers $F'$ of indices and $B'$ of sums in one of them. The sizes that are counted start there.

**Logarithms** are functions of entries like any other as well, where nothing is summed or multiplied in the argument.
Otherwise they are names, one for each class of arguments that are equal at every size, which is decided by this lemma
for the arguments themselves. An argument mentions no index that is bound around it, so that its name is one element of
the ring at every size, of type $(1, 0)$. Names that are told apart although their arguments agree at some size do no
harm: what is zero whatever the names stand for is zero when two of them are equal. A product beside such a name under
one expectation is refused, and so is a derivative of it: neither has a type.

**An exponential in an exponent** has no sum in it. It is a function of the entries that its words mention, which obey
the conditions on what stands in a product: as a part of the summand of an exponent it is a part of $f(i)$, and else of
type $(1, 0)$. What the law of Poisson counts makes of $\mathbb{E} f(i)$ is such a function, too.

**Several sizes.** If the sizes can be ordered so that each number $N$ depends on the sizes before alone, a nested
grid decides: for sizes on the grid before, the last is decided by the lemma for all its values; with any such value
fixed, the one before is, and so on. All sizes below the first are looked at as well.

The numbers below are bounds, never smaller than what the lemma asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from math import comb

from sympy import Add, Expr, Indexed, Mul, Pow, Product, Sum, exp

from symdrop.deciders.instances.divisors import pole, powers
from symdrop.deciders.instances.exponentials.backgrounds import (
    ONE,
    Background,
    Factor,
    Types,
    factor,
    generic,
    text,
    texts,
)
from symdrop.deciders.instances.exponentials.conditions import is_cleared
from symdrop.deciders.instances.exponentials.exponents import ranges_over, terms
from symdrop.deciders.instances.exponentials.reading import size_powers
from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import OutsideFragment
from symdrop.functions import logistic, softplus
from symdrop.language import Cov, D, E, Index, Size, Var


class Dependent(Exception):
    """The count for one size depends on the number of another."""


class Counter:
    """Counts the types of expressions over one size; `known` are the numbers of the sizes before."""

    def __init__(self, read: Signature, size: Size, known: Mapping[str, int]) -> None:
        self.read, self.size, self.known = read, size, known
        self.counts: dict[Expr, Types] = {}
        self.columns: dict[str, Expr] = {}

    def number(self, lines: Iterable[Expr]) -> int:
        """How many sizes in a row decide whether the lines are equal."""
        found = reduce(Types.plus, map(self.count, lines))
        for column, power in [*found.cleared.items()]:
            found = found.times(self._column(column).raised(power))
        return found.number()

    def count(self, node: Expr) -> Types:
        """The types of an expression."""
        if node not in self.counts:
            self.counts[node] = self._counted(node)
        return self.counts[node]

    def _counted(self, node: Expr) -> Types:
        if isinstance(node, Add):
            return reduce(Types.plus, map(self.count, node.args))
        if isinstance(node, Mul):
            return reduce(Types.times, map(self.count, node.args))
        if isinstance(node, Pow):
            return self._power(node)
        if isinstance(node, Sum):
            return self._sum(node)
        if isinstance(node, Product):
            return self._product(node)
        if isinstance(node, exp):
            return self._exponential(node.args[0])
        if isinstance(node, softplus | logistic):
            return self._function(node)
        if isinstance(node, Cov | Var):
            first, second = (self.count(part) for part in (*node.args, *node.args)[:2])
            return (
                first.times(second)
                .averaged(self.read)
                .plus(first.averaged(self.read).times(second.averaged(self.read)))
            )
        if isinstance(node, E):
            return self.count(node.args[0]).averaged(self.read)
        if isinstance(node, D):
            return self._slope(node.args[0], node.args[1])
        return ONE.more(1) if node == self.size else ONE

    def _value(self, size: Size) -> int:
        if size.name not in self.known:
            raise Dependent(size.name)
        return self.known[size.name]

    def _power(self, node: Pow) -> Types:
        if node.exp.is_Integer:
            if node.exp > 0:
                return self.count(node.base).raised(int(node.exp))
            return reduce(Types.times, (self._part(part, power) for part, power in powers(node, 1)), ONE)
        multiples = size_powers(node.exp) or {}
        own = multiples.pop(self.size, 0)
        if own:
            # Where the base is zero, the power is not zero up to the size at which its exponent is.
            marks = -min(0, multiples.get(None, 0))
            return Types({(factor(self.read, [(node.base, False)], None, f"**{own}"),): (marks, 1)})
        base = self.count(node.base)
        if base == ONE:
            return ONE
        power = sum(each * (self._value(over) if over else 1) for over, each in multiples.items())
        return base.raised(max(0, power))

    def _part(self, part: Expr, power: int) -> Types:
        if power > 0:
            return self.count(part).raised(power)
        at = pole(part)
        if (at is not None and at[0] == self.size.name) or ranges_over(part, self.size):
            return Types(ONE.bounds, {part: -power})
        return ONE

    def _column(self, column: Expr) -> Types:
        """The types of what a line is multiplied by once."""
        if isinstance(column, logistic):
            return ONE.plus(self._exponential(column.args[0]))
        return self.count(column)

    def _sum(self, node: Sum) -> Types:
        found = self.count(node.function)
        for index, *_ in node.limits:
            found = found.more(1) if index.size == self.size else self._several(found, index, node)
            if index.size == self.size and any(each.mentions_index(index) for key in found.bounds for each in key):
                raise OutsideFragment(f"a background of {node} mentions {index}, which is summed; take it out")
        return found

    def _several(self, found: Types, index: Index, node: Sum) -> Types:
        """The types of a sum over another size: a background for each value, where it mentions the index."""
        bounds: dict[Background, tuple[int, int]] = {}
        for key, (most, number) in found.bounds.items():
            if any(each.mentions_index(index) for each in key):
                key = tuple(sorted(each.bound(index, str(node)) for each in key))
                number *= self._value(index.size)
            bounds[key] = (most, number)
        return Types(bounds, found.cleared)

    def _product(self, node: Product) -> Types:
        found = self.count(node.function)
        for number, (index, *_) in enumerate(node.limits):
            if index.size == self.size:
                body = Product(node.function, *node.limits[:number]) if number else node.function
                found = Types({(factor(self.read, [(generic(body, index), False)], index),): (0, 1)})
            elif found != ONE:
                found = self._multiplied(found, index, node)
        return found

    def _multiplied(self, found: Types, index: Index, node: Product) -> Types:
        """The types of a product over another size."""
        keys = [each for key in found.bounds for each in key]
        mentions = any(each.mentions_index(index) for each in keys)
        most, number = max(most for most, _ in found.bounds.values()), sum(each for _, each in found.bounds.values())
        times = self._value(index.size) if number > 1 or most or found.cleared else 1
        number = number**times if mentions else comb(times + number - 1, number - 1)
        whole = Factor.joined(keys, f"Prod({'|'.join(texts(keys))}, {index})").bound(index, str(node))
        cleared = {each: power * times for each, power in found.cleared.items()}
        return Types({(whole,) if keys else (): (most * times, number if keys else 1)}, cleared)

    def _exponential(self, exponent: Expr) -> Types:
        summed = [term for term in terms(exponent, self.size) if term.over is not None]
        if not summed:
            return ONE
        factors = []
        for term in summed:
            own = term.over if isinstance(term.over, Index) else None
            inner = [(generic(each, own) if own else each, averaged) for each, averaged in term.factors]
            factors.append(factor(self.read, inner, own))
        return Types({(Factor.joined(factors, f"exp({' + '.join(sorted(texts(factors)))})"),): (0, 1)})

    def _function(self, node: Expr) -> Types:
        if not ranges_over(node.args[0], self.size):
            return ONE
        if isinstance(node, softplus):
            return ONE.plus(self.count(node.args[0]))
        if not is_cleared(self.read, node.args[0]):
            return ONE
        # Arguments that differ in the names of bound indices are one.
        return Types(ONE.bounds, {self.columns.setdefault(text(node, {}), node): 1})

    def _slope(self, inner: Expr, variable: Expr) -> Types:
        """The types of a derivative: as they are, with one more mark, or with the slope of a name or of a divisor."""
        own = isinstance(variable, Indexed) and any(index.size == self.size for index in variable.indices)
        start = self.count(inner)
        found = start.differentiated(name_of(variable), own)
        for node in sorted(inner.atoms(softplus, logistic), key=str):
            if ranges_over(node.args[0], self.size):
                slope = (
                    self.count(node.args[0])
                    .differentiated(name_of(variable), own)
                    .times(self._function(logistic(node.args[0])))
                )
                found = found.plus(start.times(slope))
        for column in [*start.cleared]:
            if not isinstance(column, logistic):
                found = found.plus(start.times(self.count(column)).times(Types(ONE.bounds, {column: 1})))
        return found
