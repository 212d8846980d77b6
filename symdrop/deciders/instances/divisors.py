"""What a statement divides by: the factors of a product, and the primes of a scalar expression."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import comb

from sympy import QQ, Add, Expr, Indexed, Integer, Mul, Pow, Rational, Sum
from sympy.polys.fields import field as fraction_field

from symdrop.errors import BadStatement, LimitReached
from symdrop.language import Index, Scalar, Size

MOST_FACTORED = 500


def powers(node: Expr, power: int) -> Iterator[tuple[Expr, int]]:
    """node**power as a product of powers of things that are not products.

    >>> from symdrop.language import scalar
    >>> s, t = scalar("s t")
    >>> sorted(powers(s / t**2, -3), key=str)
    [(s, -3), (t, 6)]
    """
    if isinstance(node, Mul):
        for part in node.args:
            yield from powers(part, power)
    elif isinstance(node, Pow) and isinstance(node.exp, Integer):
        yield from powers(node.base, power * int(node.exp))
    else:
        yield node, power


def pole(part: Expr) -> tuple[str, Fraction] | None:
    """The size whose multiple plus a number this is, by name, and the number at which that is zero; None for others.

    >>> from symdrop.language import scalar, size
    >>> n = size("n")
    >>> pole(2 * n - 3), pole(n), pole(n - scalar("t")), pole(n**2 - 1)
    (('n', Fraction(3, 2)), ('n', Fraction(0, 1)), None, None)
    """
    number, rest = part.as_coeff_Add()
    factor, over = rest.as_coeff_Mul()
    if not isinstance(over, Size) or not isinstance(factor, Rational) or not isinstance(number, Rational):
        return None
    zero = -number / factor
    return over.name, Fraction(int(zero.p), int(zero.q))


def shift(part: Expr) -> tuple[Indexed, Fraction] | None:
    """The entry whose multiple, or multiple plus a number, this is, and what is added to it; None for others.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); k = index("k", n); p = family("p", n)
    >>> shift(2 - 4 * p[k]), shift(p[k]), shift(p[k] ** 2)
    ((p[k], Fraction(-1, 2)), (p[k], Fraction(0, 1)), None)
    """
    number, rest = part.as_coeff_Add()
    factor, entry = rest.as_coeff_Mul()
    if not isinstance(entry, Indexed):
        return None
    added = number / factor
    return entry, Fraction(int(added.p), int(added.q))


def spelled(total: Expr, places: Mapping[Index, str] | None = None) -> str:
    """A text for a sum that is the same whatever its indices are called, and whatever number it is multiplied by.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i, j = index("i j", n); x = family("x", n)
    >>> spelled(Sum(x[i], i)) == spelled(Sum(-2 * x[j], j)), spelled(Sum(x[i], i)) == spelled(Sum(x[i] ** 2, i))
    (True, False)
    """
    places = places or {}
    if isinstance(total, Sum):
        inside = dict(places)
        for index, *_ in total.limits:
            inside[index] = f"{index.size}:{len(inside)}"
        return f"Sum({spelled(total.function, inside)}, {sorted(inside[each[0]] for each in total.limits)})"
    if isinstance(total, Index):
        return places.get(total, str(total))
    if isinstance(total, Indexed):
        return f"{total.base}{[spelled(each, places) for each in total.indices]}"
    number, rest = total.as_coeff_Mul()
    if isinstance(rest, Mul):
        return "*".join(sorted(spelled(each, places) for each in rest.args))
    if isinstance(rest, Add):
        parts = sorted(f"{each.as_coeff_Mul()[0]}*{spelled(each, places)}" for each in rest.primitive()[1].args)
        return f"({' + '.join(parts)})"
    if isinstance(rest, Pow):
        return f"{spelled(rest.base, places)}**{rest.exp}"
    return spelled(rest, places) if number != 1 else str(rest)


def number_at(part: Expr, sizes: Mapping[str, int]) -> Fraction:
    """The value of a number, or of a multiple of a size plus a number, at these sizes.

    >>> from symdrop.language import size
    >>> number_at(2 * size("n") - 3, {"n": 5})
    Fraction(7, 1)
    """
    number, rest = part.as_coeff_Add()
    factor, over = rest.as_coeff_Mul()
    fixed, steep = (Fraction(int(each.p), int(each.q)) for each in (number, factor))
    return fixed + steep * (sizes[over.name] if isinstance(over, Size) else 1)


def primes(quantity: Expr) -> set[Expr]:
    """The prime factors of the numerator of a scalar expression."""
    scalars = sorted(quantity.atoms(Scalar), key=str)
    value = fraction_field(scalars, QQ)[0].from_expr(quantity) if scalars else quantity
    if not value:
        raise BadStatement(f"{quantity} is zero; it can be neither divided by nor declared non-zero")
    if not scalars:
        return set()
    variables = sum(degree > 0 for degree in value.numer.degrees())
    if comb(variables + max(map(sum, value.numer.itermonoms()), default=0), variables) > MOST_FACTORED:
        raise LimitReached("a divisor is too large to be factored; declare its factors one by one and divide by them")
    return {prime.monic().as_expr() for prime, _ in value.numer.factor_list()[1]}
