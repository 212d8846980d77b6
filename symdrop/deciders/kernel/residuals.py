"""Linear combinations back in the author's notation, for messages; nothing is decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count, islice
from typing import Any

from sympy import Add, Expr, Mul, Pow, Product, Sum
from sympy.printing.str import StrPrinter

from symdrop.axioms import Reason
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import (
    BRACKET,
    COVARIANCE,
    EXPECTATION,
    FAMILY,
    Factor,
    LinearCombination,
    Monomial,
    Place,
    places,
    summed,
    thaw,
)
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.language import Bracket, Cov, D, E, Index, Size, Var, index
from symdrop.statements.hypotheses import Hypothesis

MOST_WRITTEN = 200

Scope = dict[Place, Index]


def normal_form(given: Sequence[Hypothesis], line: Expr, *reasons: Reason) -> Expr:
    """What the kernel makes of a line by these reasons, as an expression. Raises as `read_statement` does.

    >>> from symdrop.axioms import linearity, mean
    >>> from symdrop.language import E, family, index, scalar, size
    >>> from symdrop.theorem import bernoulli
    >>> n = size("n"); j, k = index("j k", n); delta, p = family("delta p", n); t = scalar("t")
    >>> normal_form([bernoulli(delta[j], keep=p[j])], E(t * delta[k] + 1), linearity, mean)
    t*p[k] + 1
    """
    context, (combination,) = read_statement(given, [line])
    return residual_expression(context, Normaliser(context, frozenset(reasons)).normal(combination))


def shown_residual(context: Context, combination: LinearCombination) -> tuple[Expr, str]:
    """The combination as an expression, the first terms of many, and as an author would type it.

    The text says how many terms are left out. Sums run over indices that the statement names.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i, k = index("i k", n); w = family("w", n)
    >>> context, (line,) = read_statement([], [Sum(w[i], i) ** 2 - w[k]])
    >>> shown_residual(context, line)[1]
    '-w[k] + Sum(w[i]*w[j], i, j)'
    """
    shown = dict(sorted(combination.items())[:MOST_WRITTEN])
    expression = residual_expression(context, shown)
    try:
        text = str(ResidualPrinter().doprint(expression))
    except ValueError:  # Python writes no number of more than 4300 digits.
        return expression, f"{len(combination)} terms with numbers too long to be written"
    left_out = len(combination) - len(shown)
    return expression, f"{text} + {left_out} more terms" if left_out else text


def residual_expression(context: Context, combination: LinearCombination) -> Expr:
    """The combination as an expression in the words of `symdrop.language`; read again, it is the same.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i, k = index("i k", n); w = family("w", n)
    >>> context, (line,) = read_statement([], [Sum(w[i] + w[k], i)])
    >>> residual_expression(context, line)
    n*w[k] + Sum(w[i], (i, 1, n))
    """
    return _Writer(context, combination).combination(combination, 0, {})


def fresh_index(names: Mapping[str, object], size: str, used: set[str]) -> Index:
    """An index of the statement over this size that is not in use, or else a new one; `names` are all that it has."""
    for name, thing in sorted(names.items()):
        if isinstance(thing, Index) and str(thing.size) == size and name not in used:
            return thing
    # Letters are dealt out to the sizes, so that two lines never use one for two of them.
    sizes = sorted(name for name, thing in names.items() if isinstance(thing, Size))
    unknown = (letter for letter in chain("ijklhr", (f"i{number}" for number in count(1))) if letter not in names)
    own = islice(unknown, sizes.index(size), None, len(sizes))
    return index(next(letter for letter in own if letter not in used), names[size])  # type: ignore[arg-type, no-any-return]


class _Writer:
    """Writes linear combinations as SymPy expressions; `taken` are the names of free indices."""

    def __init__(self, context: Context, combination: LinearCombination) -> None:
        self.names = context.names
        factors = [factor for monomial in combination for factor in monomial.factors]
        self.taken = {place.label for factor in factors for place in places(factor) if place.is_free}

    def combination(self, combination: LinearCombination, level: int, scope: Scope) -> Expr:
        """The terms, which stand inside `level` E and D; `scope` has the indices of the sums around them."""
        return Add(*(self._term(each, coefficient, level, scope) for each, coefficient in sorted(combination.items())))

    def _term(self, monomial: Monomial, coefficient: Any, level: int, scope: Scope) -> Expr:
        """One term: factors that no sum binds outside, and one sum over all indices for the rest."""
        own = summed(monomial.sizes, level)
        inner = dict(scope)
        for place, size in own.items():
            inner[place] = fresh_index(self.names, size, {str(each) for each in inner.values()} | self.taken)
        written = [(places(factor) & own.keys(), self._factor(factor, level, inner)) for factor in monomial.factors]
        summand = [factor for bound, factor in written if bound]
        outside = [factor for bound, factor in written if not bound]
        total = Sum(Mul(*summand), *(inner[place] for place in own)) if own else 1
        return Mul(_written(coefficient), *outside, total)

    def _factor(self, factor: Factor, level: int, scope: Scope) -> Expr:
        """One factor: an entry, a bracket, an E or a D, to its power."""
        if factor.kind == FAMILY:
            base = self._entry(factor, scope) + self.combination(thaw(factor.inside), 0, {})
        elif factor.kind == BRACKET:
            base = Bracket(*(self._index(place, scope) for place in factor.indices))
        elif factor.kind == COVARIANCE:
            first, second = (self.combination(each, level + 1, scope) for each in factor.sides())
            base = Var(first) if first == second else Cov(first, second)
        else:
            body = self.combination(thaw(factor.inside), level + 1, scope)
            base = E(body) if factor.kind == EXPECTATION else D(body, self._entry(factor, scope))
        return Pow(base, factor.power)

    def _entry(self, factor: Factor, scope: Scope) -> Any:
        """The entry or the scalar that a factor names."""
        if not factor.indices:
            return self.names[factor.name]
        return self.names[factor.name][tuple(self._index(place, scope) for place in factor.indices)]  # type: ignore[index]

    def _index(self, place: Place, scope: Scope) -> Any:
        """The index at a place: that of the sum that binds it, or the free one of that name."""
        return scope[place] if place in scope else self.names[place.label]


def _written(coefficient: Any) -> Expr:
    """A coefficient with its denominator as a product, each factor of which may be declared non-zero."""
    if len(getattr(coefficient, "denom", ())) < 2:
        return coefficient.as_expr()
    number, primes = coefficient.denom.factor_list()
    inverses = (Pow(prime.as_expr(), -power) for prime, power in primes)
    return Mul(coefficient.numer.as_expr(), *inverses) / coefficient.denom.ring.domain.to_sympy(number)


class ResidualPrinter(StrPrinter):  # type: ignore[misc]
    """Prints sums and brackets in the words of `symdrop.language`."""

    def _print_Sum(self, expression: Sum) -> str:
        indices = ", ".join(str(limits[0]) for limits in expression.limits)
        return f"Sum({self._print(expression.function)}, {indices})"

    def _print_Product(self, expression: Product) -> str:
        index, others, factor = expression.limits[0][0], [], expression.function
        # Where the index is another one, the factor is 1.
        while brackets := [each for each in factor.args if isinstance(factor, Add) and isinstance(each, Bracket)]:
            others.append(next(place for place in brackets[0].args if place != index))
            factor = Add(factor, -brackets[0]) / (1 - brackets[0])
        without = (
            f", but={others[0]}" if len(others) == 1 else f", but=({', '.join(map(str, others))})" if others else ""
        )
        return f"Prod({self._print(factor)}, {index}{without})"

    def _print_Bracket(self, expression: Bracket) -> str:
        return f"bracket({', '.join(map(str, expression.args))})"
