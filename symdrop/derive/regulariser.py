"""What the noise adds, as a person would print it: like terms together, coefficients factored, sums nested.

Terms are grouped by what they hold besides the parameters of the laws: for a mask with keep probability p the terms
p_i w_i^2 and -p_i^2 w_i^2 share w_i^2, and their parameters make the factor p_i (1 - p_i). Each group becomes a
product of sums; products that share all but scalars and sums at the mean of the noise are put together once more, so
that a residual t - sum_j p_j w_j is seen again. Nothing here is trusted: what is written is checked like any line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations, product
from math import prod
from typing import Any

from sympy import (
    QQ,
    Add,
    Expr,
    Indexed,
    Integer,
    Mul,
    Poly,
    Pow,
    Rational,
    Sum,
    Symbol,
    cancel,
    fraction,
    prime,
    together,
)
from sympy.polys.rings import sring

from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import (
    BRACKET,
    Factor,
    LinearCombination,
    Monomial,
    Place,
    places,
    renaming,
    summed,
)
from symdrop.deciders.kernel.residuals import fresh_index
from symdrop.language import Bracket, Index, Scalar, Size
from symdrop.statements.components import components

MOST_ORDERS = 5
MOST_SQUARED = 40
Skeleton = tuple[tuple[str, ...], tuple[Factor, ...]]


@dataclass(frozen=True)
class Part:
    """A factor to be written: an expression in entries at places, and the places it hangs on."""

    write: Any
    at: frozenset[Place]


@dataclass
class Group:
    """Terms that agree in everything but the parameters of the laws; `polynomial` is made of those."""

    skeleton: Skeleton
    polynomial: Expr = field(default_factory=lambda: Integer(0))
    symbols: dict[Symbol, Factor] = field(default_factory=dict)


def regulariser_expression(
    context: Context, combination: LinearCombination, parameters: set[str], means: set[Expr]
) -> Expr:
    """The combination as a sum of factored terms.

    `parameters` are the names in the parameters of the laws, `means` the sums in the model at the mean of the noise.
    """
    groups: dict[Skeleton, Group] = {}
    for monomial, coefficient in sorted(combination.items()):
        skeleton, choices = _split(monomial, parameters, context.algebra.symmetric)
        group = groups.setdefault(skeleton, Group(skeleton))
        products = [Mul(*(_symbol(group, factor) for factor in own)) for own in choices]
        group.polynomial += coefficient.as_expr() * Add(*products) / len(products)
    writer = _Writer(context, combination)
    products = [
        writer.group(replace(group, polynomial=part))
        for group in groups.values()
        for part in _parts(group.polynomial, parameters)
    ]
    return _collected(products, means, parameters)


def _parts(polynomial: Expr, parameters: set[str]) -> list[Expr]:
    """A polynomial cut by its powers of scalars that are not parameters: these are collected afresh over all groups."""
    numerator, denominator = _fraction(polynomial)
    scalars = [each for each in numerator.free_symbols if isinstance(each, Scalar) and each.name not in parameters]
    if not scalars:
        return [polynomial]
    cut = Poly(numerator, *sorted(scalars, key=str))
    return [coefficient * Mul(*map(Pow, cut.gens, powers)) / denominator for powers, coefficient in cut.terms()]


def _collected(products: Sequence[Expr], means: set[Expr], parameters: set[str]) -> Expr:
    """The sum of the products; what they differ in by numbers, scalars and sums at the mean is factored."""
    stand_ins = {each: Symbol(f"mean_{number}") for number, each in enumerate(sorted(means, key=str))}
    shared: dict[Expr, Expr] = {}
    for written in products:
        rest, factor = [], Integer(1)
        for part in Mul.make_args(written):
            base, exponent = part.as_base_exp()
            if part.is_Rational or (isinstance(base, Scalar) and base.name not in parameters):
                factor *= part
            elif base in stand_ins and exponent.is_Integer and exponent > 0:
                factor *= stand_ins[base] ** exponent
            else:
                rest.append(part)
        shared[Mul(*rest)] = shared.get(Mul(*rest), Integer(0)) + factor
    back = {symbol: each for each, symbol in stand_ins.items()}
    terms = [_without_sign(Mul(rest, *_written_back(factor, back))) for rest, factor in shared.items()]
    squared = _as_square(Add(*terms))
    return _with_common_factor(terms) if squared == Add(*terms) else squared


def _with_common_factor(terms: Sequence[Expr]) -> Expr:
    """The sum of the terms; those whose coefficients differ by a single product stand in one with what they share.

    So s (n - s)/(n (n - 1)) (sum a_i^2 - (sum a_i)^2/n) is one regulariser, and not the difference of two.
    """
    split = [term.as_independent(Sum, Indexed, as_Add=False) for term in terms]
    groups = {}
    for at, (base, _) in enumerate(split):
        ratios = {other: cancel(each / base) for other, (each, _) in enumerate(split)} if _is_fraction(base) else {}
        # A size may be divided by, whatever the hypotheses are.
        alike = {other: ratio for other, ratio in ratios.items() if _is_product(ratio)}
        if len(alike) > 1 and set(alike.values()) != {1}:
            groups[at] = alike
    if not groups:
        return Add(*terms)
    at, alike = min(groups.items(), key=lambda item: (-len(item[1]), _number_of_sums(split[item[0]][1]), item[0]))
    inside = Add(*(ratio * split[other][1] for other, ratio in alike.items()))
    shared = Mul(*(Pow(base, exponent) for base, exponent in _factored(split[at][0])))
    shared = _without_sign(shared)
    if shared.could_extract_minus_sign() and any(term.could_extract_minus_sign() for term in inside.args):
        # A difference of sums takes up the sign, too.
        shared, inside = -shared, Add(*(-term for term in inside.args))
    return Add(Mul(shared, inside), *(term for other, term in enumerate(terms) if other not in alike))


def _is_product(ratio: Expr) -> bool:
    """Whether a ratio of coefficients is a product, with nothing but sizes below."""
    return not ratio.has(Add) and all(isinstance(each, Size) for each in fraction(ratio)[1].free_symbols)


def _is_fraction(coefficient: Expr) -> bool:
    """Whether a coefficient is too long to be written twice."""
    return bool(coefficient.has(Add) or fraction(coefficient)[1].has(Size))


def _number_of_sums(product: Expr) -> int:
    return sum(int(each.exp) if each.is_Pow else 1 for each in Mul.make_args(product) if each.has(Sum))


def _without_sign(term: Expr) -> Expr:
    """The term; a difference of names in it, or in a sum in it, takes up its sign: n - s for -(s - n).

    A residual such as t - sum_j p_j w_j stays as it is, and so does 1 - p.
    """
    number, product = term.as_coeff_Mul()
    opposite = _opposite(product) if number < 0 else None
    return term if opposite is None else Mul(-number, opposite)


def _opposite(product: Expr) -> Expr | None:
    factors = Mul.make_args(product)
    for at, factor in enumerate(factors):
        inside = _opposite(factor.function) if isinstance(factor, Sum) else None
        if _is_difference(factor):
            turned = Add(*(-term for term in factor.args))
        elif inside is not None:
            turned = Sum(inside, *factor.limits)
        else:
            continue
        return Mul(*factors[:at], turned, *factors[at + 1 :])
    return None


def _is_difference(base: Expr) -> bool:
    """Whether a factor is a sum of names in which as many are taken away as are added, or more."""
    if not base.is_Add or base.as_coeff_Add()[0] or base.has(Sum):
        return False
    return bool(2 * sum(term.could_extract_minus_sign() for term in base.args) >= len(base.args))


def _is_residual(base: Expr) -> bool:
    """Whether a sum at the mean of the noise stands in it, by a symbol."""
    return any(each.name.startswith("mean_") for each in base.free_symbols if isinstance(each, Symbol))


def _as_square(total: Expr) -> Expr:
    """The sum as a product with a square of sums in it, where it is one: `var (s - sum_i w_i)^2`."""
    if not 3 <= len(Add.make_args(total)) <= MOST_SQUARED:
        return total
    ordered = sorted(total.atoms(Sum), key=str)
    stand_ins = {each: Symbol(f"sum_{number}") for number, each in enumerate(ordered)}
    plain = total.xreplace(stand_ins)
    factors = _factored(plain) if _may_hold_a_square(plain) else []
    if not any(base.is_Add and exponent > 1 for base, exponent in factors):
        return total
    back = {symbol: each for each, symbol in stand_ins.items()}
    return Mul(*(Pow(base.xreplace(back), exponent) for base, exponent in factors))


def _may_hold_a_square(total: Expr) -> bool:
    """Whether a square of a sum may be a factor: one is left with numbers for all unknowns but one.

    It costs little where SymPy's factors of a polynomial in many unknowns take seconds.
    """
    ring, numerator = sring(_fraction(total)[0])
    primes = [prime(20 + at) for at in range(len(ring.gens))]
    for at, degree in enumerate(numerator.degrees()):
        numbers = [*primes[:at], 1, *primes[at + 1 :]]
        single: dict[int, Any] = {}
        for powers, coefficient in numerator.terms() if degree > 1 else ():
            value = prod((each**power for each, power in zip(numbers, powers, strict=True)), start=coefficient)
            single[powers[at]] = single.get(powers[at], 0) + value
        if len(single) > 1 and _has_a_square(single):
            return True
    return False


def _has_a_square(coefficients: Mapping[int, Any]) -> bool:
    """Whether a polynomial in one unknown, by powers, has a factor with a power above one beside the unknown itself."""
    lowest = min(coefficients)
    shifted = {power - lowest: QQ(each) for power, each in coefficients.items()}
    polynomial = Poly.from_dict(shifted, Symbol("x"), domain=QQ)
    return not polynomial.is_sqf


def _written_back(factor: Expr, back: Mapping[Symbol, Expr]) -> list[Expr]:
    return [Pow(base.xreplace(dict(back)), exponent) for base, exponent in _factored(factor)]


def _split(
    monomial: Monomial, parameters: set[str], symmetric: Collection[str]
) -> tuple[Skeleton, list[tuple[Factor, ...]]]:
    """The least numbering of a term's factors without parameters, and its parameters in every such numbering."""
    sizes, factors = monomial
    found: dict[Skeleton, list[tuple[Factor, ...]]] = {}
    for order in _orders(sizes):
        number = {Place.summed(0, old): Place.summed(0, new) for new, old in enumerate(order)}
        renamed = [_renamed(factor, number, symmetric) for factor in factors]
        own = tuple(sorted(factor for factor in renamed if factor.name in parameters))
        others = tuple(sorted(factor for factor in renamed if factor.name not in parameters))
        found.setdefault((tuple(sizes[old] for old in order), others), []).append(own)
    skeleton = min(found)
    return skeleton, found[skeleton]


def _orders(sizes: Sequence[str]) -> Iterable[Sequence[int]]:
    """The numberings in which indices over one size stand together, the sizes in their order."""
    if len(sizes) > MOST_ORDERS:
        return [range(len(sizes))]
    alike = [permutations(at for at, each in enumerate(sizes) if each == size) for size in sorted(set(sizes))]
    return ([at for part in order for at in part] for order in product(*alike))


def _renamed(factor: Factor, number: Mapping[Place, Place], symmetric: Collection[str]) -> Factor:
    moved = tuple(map(renaming(number), factor.indices))
    ordered = factor.kind == BRACKET or factor.name in symmetric
    return factor._replace(indices=tuple(sorted(moved)) if ordered else moved)


def _symbol(group: Group, factor: Factor) -> Expr:
    """A symbol for an entry of a parameter, to its power."""
    symbol = Symbol(f"{factor.name}_{'_'.join(f'{place.level}.{place.label}' for place in factor.indices)}")
    group.symbols[symbol] = Factor.entry(factor.name, factor.indices)
    return Pow(symbol + _added(factor), factor.power)


def _added(factor: Factor) -> Expr:
    """The number that is added to an entry where it is divided by."""
    return factor.inside[0][1].as_expr() if factor.inside else Integer(0)


class _Writer:
    """Writes groups with the statement's own symbols; `taken` are the names of its free indices."""

    def __init__(self, context: Context, combination: LinearCombination) -> None:
        self.names = context.names
        factors = [factor for monomial in combination for factor in monomial.factors]
        self.taken = {place.label for factor in factors for place in places(factor) if place.is_free}

    def group(self, group: Group) -> Expr:
        """One group as a product of nested sums."""
        sizes, factors = group.skeleton
        binders = summed(sizes, 0)
        parts = [self._part(factor) for factor in factors]
        for base, exponent in _factored(group.polynomial):
            symbols = base.free_symbols & group.symbols.keys()
            at = frozenset(place for symbol in symbols for place in group.symbols[symbol].indices if place in binders)
            parts.append(Part(self._polynomial(base, exponent, group), at))
        return self._product(parts, binders, {})

    def _part(self, factor: Factor) -> Part:
        at = frozenset(place for place in places(factor) if place.level == 0)
        return Part(lambda scope: self._entry(factor, scope), at)

    def _entry(self, factor: Factor, scope: Mapping[Place, Index]) -> Expr:
        indices: list[Any] = [self.names[p.label] if p.is_free else scope[p] for p in factor.indices]
        if factor.kind == BRACKET:
            return Pow(Bracket(*indices), factor.power)
        base: Any = self.names[factor.name]
        return Pow((base[tuple(indices)] if indices else base) + _added(factor), factor.power)

    def _polynomial(self, base: Expr, exponent: int, group: Group) -> Any:
        def write(scope: Mapping[Place, Index]) -> Expr:
            own = base.free_symbols & group.symbols.keys()
            return Pow(base.xreplace({each: self._entry(group.symbols[each], scope) for each in own}), exponent)

        return write

    def _product(self, parts: Sequence[Part], binders: Mapping[Place, str], scope: Mapping[Place, Index]) -> Expr:
        """Parts under sums: what hangs on no summed index outside, and each component of the rest a sum of its own."""
        outside = [part.write(scope) for part in parts if not part.at & binders.keys()]
        sums = [self._sum(own, {p: binders[p] for p in group}, scope) for group, own in _components(parts, binders)]
        unused = [self.names[size] for place, size in binders.items() if not any(place in part.at for part in parts)]
        return Mul(*outside, *sums, *unused)

    def _sum(self, parts: Sequence[Part], binders: Mapping[Place, str], scope: Mapping[Place, Index]) -> Expr:
        """One component: summed last over an index without which the rest falls into several, if there is one."""
        split = {place: len(_components(parts, {p: s for p, s in binders.items() if p != place})) for place in binders}
        outer = max(sorted(split), key=lambda place: split[place])
        if split[outer] < 2:
            inner = dict(scope)
            for place in sorted(binders):
                inner[place] = self._fresh(binders[place], inner)
            return Sum(Mul(*(part.write(inner) for part in parts)), *((inner[p], 1, inner[p].size) for p in binders))
        chosen = self._fresh(binders[outer], scope)
        rest = {place: size for place, size in binders.items() if place != outer}
        return Sum(self._product(parts, rest, {**scope, outer: chosen}), (chosen, 1, chosen.size))

    def _fresh(self, size: str, scope: Mapping[Place, Index]) -> Index:
        return fresh_index(self.names, size, {str(each) for each in scope.values()} | self.taken)


def _components(parts: Sequence[Part], binders: Mapping[Place, str]) -> list[tuple[set[Place], list[Part]]]:
    """The parts that hang on summed indices, those that share one together."""
    bound = [part for part in parts if part.at & binders.keys()]
    groups = components(bound, lambda part: part.at & binders.keys())
    return sorted(groups, key=lambda group: min(group[0]))


def _fraction(polynomial: Expr) -> tuple[Expr, Expr]:
    """Numerator and denominator, which is 1 where only numbers are divided by: bringing together takes long."""
    inverses = any(each.exp.could_extract_minus_sign() for each in polynomial.atoms(Pow))
    return fraction(together(polynomial)) if inverses else (polynomial, Integer(1))


def _prime_factors(polynomial: Expr) -> tuple[Expr, list[tuple[Expr, int]]]:
    """A number and the factors of a polynomial with their powers."""
    if not polynomial.free_symbols:
        return polynomial, []
    number, factors = Poly(polynomial).factor_list()
    return number, [(base.as_expr(), exponent) for base, exponent in factors]


def _factored(polynomial: Expr) -> list[tuple[Expr, int]]:
    """The factors of a rational function with their powers, each written with a positive constant where it has one."""
    numerator, denominator = _fraction(polynomial)
    sign, found = Integer(1), []
    for top, side in ((1, numerator), (-1, denominator)):
        number, factors = _prime_factors(side)
        sign *= Pow(number, top)
        for base, exponent in factors:
            flipped = _is_to_be_flipped(base)
            sign *= (-1) ** exponent if flipped else 1
            found.append((Add(*(-term for term in base.as_ordered_terms())) if flipped else base, top * exponent))
    return [(Rational(sign), 1), *found] if sign != 1 else found


def _is_to_be_flipped(base: Expr) -> bool:
    """Whether a factor such as p - 1 reads better as 1 - p."""
    constant, rest = base.as_coeff_Add()
    terms = Add.make_args(base)
    negative = sum(term.could_extract_minus_sign() for term in terms)
    if constant and 2 * negative != len(terms):
        return bool(2 * negative > len(terms))
    if constant:
        # Sizes are at least 1: n - 1 reads better than 1 - n, as 1 - p does than p - 1.
        return bool((constant < 0) != all(isinstance(each, Size) for each in rest.free_symbols))
    if not _is_residual(rest) and 2 * negative != len(terms):
        return bool(2 * negative > len(terms))
    leading = min(rest.as_ordered_terms(), key=lambda term: str(term.as_coeff_Mul()[1]).startswith("mean_"))
    return bool(leading.could_extract_minus_sign())
