"""What the indices of a sum or a product over an index run over: the whole range, or all of it but some values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sympy import Add, Expr, Mul, Product, Sum

from symdrop.language import Bracket, Index


@dataclass(frozen=True)
class Range:
    """What one bound index runs over: 1..size without the indices that it must differ from."""

    index: Index
    excluded: tuple[Index, ...]


def ranges(total: Sum | Product) -> tuple[list[Range], Expr]:
    """What each index of a sum or a product runs over, and the summand or factor.

    Factors `1 - [j = k]` of a summand become `j` other than `k`; so does what `Prod` writes for `but=k`.

    >>> from symdrop.functions import Prod
    >>> from symdrop.language import Sum, bracket, family, index, size
    >>> n = size("n"); j, k = index("j k", n); w = family("w", n)
    >>> ranges(Sum((1 - bracket(j, k)) * w[j], j))
    ([Range(index=j, excluded=(k,))], w[j])
    >>> ranges(Prod(1 + w[j], j, but=k))
    ([Range(index=j, excluded=(k,))], w[j] + 1)
    """
    indices = [limits[0] for limits in total.limits]
    excluded: dict[Index, list[Index]] = {index: [] for index in indices}
    if isinstance(total, Product):
        body = total.function
        while found := _left_out(body, indices):
            bracket, body = found
            _exclude(excluded, indices, bracket.args)
    else:
        body = _summand(total, excluded)
    return [Range(index, tuple(sorted(excluded[index], key=lambda each: str(each.name)))) for index in indices], body


def multiplied(factor: Expr, over: Sequence[Range]) -> Product:
    """The product of a factor over ranges: what `ranges` reads.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); j, k = index("j k", n); w = family("w", n)
    >>> ranges(multiplied(w[j], [Range(j, (k,))]))
    ([Range(index=j, excluded=(k,))], w[j])
    """
    for each in over:
        for other in each.excluded:
            factor = (1 - Bracket(each.index, other)) * factor + Bracket(each.index, other)
    return Product(factor, *((each.index, 1, each.index.size) for each in over))


def exclusion(factor: Expr) -> tuple[Expr, tuple[Index, ...]]:
    """Number and indices of `number * (1 - [i = j])`; any other factor as it is, without indices.

    >>> from symdrop.language import bracket, index, size
    >>> exclusion(2 - 2 * bracket(*index("i j", size("n"))))
    (2, (i, j))
    """
    if not (isinstance(factor, Add) and len(factor.args) == 2):
        return factor, ()
    number, rest = factor.as_coeff_Add()
    opposite, bracket = rest.as_coeff_Mul()
    if number == 0 or number != -opposite or not isinstance(bracket, Bracket):
        return factor, ()
    return number, bracket.args


def _summand(total: Sum, excluded: dict[Index, list[Index]]) -> Expr:
    """The summand without what leaves out values of an index, which is noted."""
    kept: list[Expr] = []
    for factor in Mul.make_args(total.function):
        number, places = exclusion(factor)
        is_bound = _exclude(excluded, list(excluded), places)
        kept.append(number if is_bound else factor)
    return _product(kept) if any(excluded.values()) else total.function


def _exclude(excluded: dict[Index, list[Index]], indices: list[Index], places: tuple[Index, ...]) -> bool:
    """Note that a bound index differs from the other one, if one of the two is bound."""
    bound = [index for index in indices if index in places] if len(set(places)) > 1 else []
    if bound:
        excluded[bound[-1]].extend(place for place in places if place != bound[-1])
    return bool(bound)


def _left_out(body: Expr, indices: list[Index]) -> tuple[Bracket, Expr] | None:
    """A bracket with a bound index where the factor is 1, and the factor elsewhere: of `(1 - [i = k]) f + [i = k]`."""
    if not (isinstance(body, Add) and len(body.args) == 2):
        return None
    number, rest = body.as_coeff_Add()
    share, bracket = rest.as_coeff_Mul()
    if number != 0 and share == 1 - number and _binds(bracket, indices):
        return bracket, number
    for bracket, rest in (body.args, body.args[::-1]):
        factors = Mul.make_args(rest)
        if _binds(bracket, indices) and 1 - bracket in factors:
            return bracket, _product([each for each in factors if each != 1 - bracket])
    return None


def _binds(bracket: Expr, indices: list[Index]) -> bool:
    return isinstance(bracket, Bracket) and len(set(bracket.args)) > 1 and any(i in bracket.args for i in indices)


def _product(factors: list[Expr]) -> Expr:
    """The product; evaluation would cancel what the author of an unevaluated one wants to be seen."""
    factors = [factor for factor in factors if factor != 1]
    return Mul(*factors, evaluate=any(factor.is_Number for factor in factors))
