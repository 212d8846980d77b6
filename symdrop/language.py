"""The words of a statement: sizes, indices, families, scalars, expectation, derivative, bracket.

All of them build plain SymPy expressions; nothing is evaluated, decided or simplified here. `Rational` is
SymPy's own, and so is what `Sum(w[i]*x[i], i)` returns, with the range 1..n that the index knows.

>>> n = size("n")
>>> i, k = index("i k", n)
>>> w, x = family("w x", n)
>>> D(E(Sum(w[i] * x[i], i)), w[k])
D(E(Sum(w[i]*x[i], (i, 1, n))), w[k])
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import sympy
from sympy import Expr, Idx, Indexed, IndexedBase, Lambda, Rational, Symbol, SympifyError, nan, sympify

from symdrop.advice import instead_of, instead_of_subscript, written
from symdrop.errors import BadStatement
from symdrop.spelling import Operator, Spelled, spelled

__all__ = [
    "Bracket",
    "Cov",
    "D",
    "E",
    "Expectation",
    "Family",
    "Index",
    "Rational",
    "Scalar",
    "Size",
    "Sum",
    "Var",
    "bracket",
    "check_subscripts",
    "expression",
    "family",
    "index",
    "scalar",
    "size",
]

# A number with these bits has about 1200 digits; Python writes none of more than 4300.
MOST_BITS = 4096
LONGEST_NAME = 80
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class Size(Spelled, Symbol):  # type: ignore[misc]
    """A symbolic number of units: a positive integer. Made by `size`.

    >>> isinstance(size("n"), Size)
    True
    """

    __slots__ = ("_spelled",)


class Scalar(Spelled, Symbol):  # type: ignore[misc]
    """A real number with a name and no index. Made by `scalar`.

    >>> isinstance(scalar("t"), Scalar)
    True
    """

    __slots__ = ("_spelled",)


class Index(Spelled, Idx):  # type: ignore[misc]
    """An index that runs over 1..size. Made by `index`.

    >>> index("i", size("n")).size
    n
    """

    @property
    def size(self) -> Size:
        """The size whose range 1..size this index runs over."""
        if len(self.args) != 2:
            raise BadStatement(f"{self} does not run over 1..size; make it with index(name, size)")
        limits: tuple[Any, Size] = self.args[1]
        return limits[1]


class Family(Spelled, IndexedBase):  # type: ignore[misc]
    """Real numbers with one or more indices, such as weights `w[i]`. Made by `family`.

    >>> n = size("n")
    >>> family("w", n)[index("k", n)]
    w[k]
    """

    def __getitem__(self, subscripts: Any, **_: Any) -> Indexed:
        subscripts = subscripts if isinstance(subscripts, tuple) else (subscripts,)
        check_subscripts(self, subscripts)
        return Indexed(self, *subscripts)


class Bracket(Operator, Expr):  # type: ignore[misc]
    """The Kronecker bracket [i = j]: 1 where the two indices agree, else 0. Made by `bracket`.

    Raises `BadStatement` for anything that is not an index, or for indices over different sizes.

    >>> i, j = index("i j", size("n"))
    >>> Bracket(j, i)
    Bracket(i, j)
    """

    is_commutative = True

    def __new__(cls, first: Index, second: Index) -> Bracket:
        for place in (first, second):
            if not isinstance(place, Index):
                raise BadStatement(f"bracket takes two indices, got {place!r}; declare it with index(name, size)")
        if first.size != second.size:
            raise BadStatement(
                f"bracket({first}, {second}) compares an index over {first.size} with one over {second.size}; "
                "both must run over the same size"
            )
        made: Bracket = Expr.__new__(cls, *sorted((first, second), key=str))
        return made


class Expectation(Operator, Expr):  # type: ignore[misc]
    """What is averaged over all random families of a statement: `E`, `Var` and `Cov`.

    >>> isinstance(E(family("delta", size("n"))[index("k", size("n"))]), Expectation)
    True
    """

    is_commutative = True


class E(Expectation):
    """The expectation over all random families of a statement; it stays unevaluated.

    Takes one expression. Raises `BadStatement` for anything that is not one.

    >>> n = size("n")
    >>> E(family("delta", n)[index("k", n)])
    E(delta[k])
    """

    @written("E", "write E(x)")
    def __new__(cls, inner: Any) -> E:
        made: E = Expr.__new__(cls, expression(inner))
        return made


class Var(Expectation):
    """The variance E[x^2] - E[x]^2 over all random families of a statement; it stays unevaluated.

    Takes one expression. Raises `BadStatement` for anything that is not one.

    >>> Var(scalar("delta"))
    Var(delta)
    """

    @written("Var", "write Var(x) for the variance of one expression, Cov(x, y) for the covariance of two")
    def __new__(cls, inner: Any) -> Var:
        made: Var = Expr.__new__(cls, expression(inner))
        return made


class Cov(Expectation):
    """The covariance E[x y] - E[x] E[y] over all random families of a statement; it stays unevaluated.

    Takes two expressions. Raises `BadStatement` for anything that is not one.

    >>> Cov(*scalar("delta t"))
    Cov(delta, t)
    """

    @written("Cov", "write Cov(x, y) for the covariance of two expressions, Var(x) for the variance of one")
    def __new__(cls, first: Any, second: Any) -> Cov:
        made: Cov = Expr.__new__(cls, expression(first), expression(second))
        return made


class D(Operator, Expr):  # type: ignore[misc]
    """The partial derivative of an expression in one entry `w[k]` or one scalar; it stays unevaluated.

    Raises `BadStatement` when the second argument is neither.

    >>> t = scalar("t")
    >>> D(t**2, t)
    D(t**2, t)
    """

    is_commutative = is_open = True

    @written("D", "write D(x, w[k]) for the derivative of x in w[k], and D(D(x, w[k]), w[l]) for a second one")
    def __new__(cls, inner: Any, variable: Any) -> D:
        if not isinstance(variable, Indexed | Scalar):
            raise BadStatement(f"D(..., {variable}) differentiates in {variable!r}; accepted: w[k] or a scalar")
        made: D = Expr.__new__(cls, expression(inner), variable)
        return made


def size(names: str, *, latex: str | None = None) -> Any:
    """Declare sizes, symbolic positive integers: one for a single name, a tuple for several.

    `latex` is how a single name is printed, as for `family`. Raises `BadStatement` for a text that is not a list of
    names, and for TeX that is not accepted.

    >>> size("m n")
    (m, n)
    """
    return _declare(names, lambda name: Size(name, integer=True, positive=True), latex)


def scalar(names: str, *, latex: str | None = None) -> Any:
    r"""Declare scalars, real numbers without an index: one for a single name, a tuple for several.

    `latex` is how a single name is printed, as for `family`. Raises `BadStatement` for a text that is not a list of
    names, and for TeX that is not accepted.

    >>> scalar("t")
    t
    >>> scalar("q", latex=r"q_0") == scalar("q")
    True
    """
    return _declare(names, lambda name: Scalar(name, real=True), latex)


def index(names: str, over: Size, *, latex: str | None = None) -> Any:
    """Declare indices that run over 1..size: one for a single name, a tuple for several.

    `latex` is how a single name is printed, as for `family`. Raises `BadStatement` when `over` is not a size, and for
    TeX that is not accepted.

    >>> index("i j", size("n"))
    (i, j)
    """
    _check_size(over, f"index({names!r}, {over})")
    return _declare(names, lambda name: Index(name, (1, over)), latex)


def family(names: str, *over: Size, latex: str | None = None) -> Any:
    r"""Declare families of real numbers, one index per size given: `family("X", m, n)` has entries `X[a, i]`.

    One family for a single name, a tuple for several. `latex` is how a single name is printed in TeX, in whatever is
    stated where the family is bound to a variable; it is no part of what the family is. Raises `BadStatement` without a
    size, for anything that is not a size, and for TeX that is not mathematics on one line.

    >>> m, n = size("m n")
    >>> family("X", m, n)[index("a", m), index("i", n)]
    X[a, i]
    >>> from symdrop.latex import latex
    >>> a, u = index("a", m), family("u_hat", m, latex=r"\hat U")
    >>> latex(u[a] ** 2)
    '\\hat{U}_a^2'
    """
    if not over:
        raise BadStatement(f"family({names!r}) has no size; give one per index, or declare a scalar({names!r})")
    for each in over:
        _check_size(each, f"family({names!r}, ...)")
    return _declare(names, lambda name: Family(name, shape=over), latex)


@written("bracket", "write bracket(i, j) for two indices")
def bracket(first: Index, second: Index) -> Bracket:
    """The Kronecker bracket [first = second] of two indices over the same size.

    Raises `BadStatement` for anything that is not an index, or for indices over different sizes.

    >>> i, j = index("i j", size("n"))
    >>> bracket(j, i)
    Bracket(i, j)
    """
    return Bracket(first, second)


@written("Sum", "write Sum(w[i], i), and Sum(X[a, i], a, i) for a sum over two indices")
def Sum(summand: Any, *over: Any, but: Any = ()) -> sympy.Sum:
    """SymPy's own `Sum` of the summand over the whole range 1..size of each index given.

    The range may be written out, `(i, 1, n)`. With `but=k` the one index given is not k, nor any of `but=(k, l)`: the
    summand is multiplied by 1 - [i = k]. Raises `BadStatement` for any other range, and for anything that is not a
    declared index.

    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> Sum(w[i], i)
    Sum(w[i], (i, 1, n))
    >>> k = index("k", n)
    >>> Sum(w[i], i, but=k)
    Sum((1 - Bracket(i, k))*w[i], (i, 1, n))
    """
    if not over:
        raise BadStatement(f"Sum({summand}) names no index; write Sum({summand}, i)")
    for limits in over:
        place, *bounds = limits if isinstance(limits, tuple | sympy.Tuple) else (limits,)
        if not isinstance(place, Index):
            raise BadStatement(f"Sum(..., {limits}) does not name an index; declare it with index(name, size)")
        if bounds and bounds != [1, place.size]:
            raise BadStatement(f"Sum(..., {limits}) is not over the whole range 1..{place.size}; sum over {place}")
    excluded = but if isinstance(but, tuple) else (but,)
    if excluded and len(over) > 1:
        raise BadStatement(f"Sum(..., but={but}) leaves out values of one index; sum over one index at a time")
    place = over[0][0] if isinstance(over[0], tuple | sympy.Tuple) else over[0]
    return sympy.Sum(sympy.Mul(*(1 - Bracket(place, other) for other in excluded), expression(summand)), *over)


def expression(value: Any) -> Expr:
    """The SymPy expression that `value` stands for; numbers are exact.

    Raises `BadStatement` for texts, truth values and whatever else is not an expression.

    >>> from fractions import Fraction
    >>> expression(Fraction(1, 2))
    1/2
    """
    try:
        read = sympify(value, strict=True)
    except (SympifyError, TypeError, ValueError, AttributeError):
        read = None
    if not isinstance(read, Expr) or isinstance(read, IndexedBase | Lambda) or read.is_Matrix:
        raise BadStatement(f"{value!r} is not an expression; {instead_of(read)}")
    if read is nan:
        raise BadStatement("nan is not a number; give an exact one, such as Rational(1, 2)")
    if isinstance(read, Rational) and max(read.p.bit_length(), read.q.bit_length()) > MOST_BITS:
        raise BadStatement("a number has more than 1200 digits; give a shorter one")
    return read


def check_subscripts(base: Family, subscripts: tuple[Any, ...]) -> None:
    """Raise `BadStatement` unless the subscripts are declared indices over the sizes of the family, in order.

    >>> check_subscripts(family("w", size("n")), (index("k", size("m")),))
    Traceback (most recent call last):
    ...
    symdrop.errors.BadStatement: w[k]: k runs over m, not over n
    """
    if len(subscripts) != len(base.shape):
        raise BadStatement(f"{base}{list(subscripts)} has {len(subscripts)} subscripts; {base} takes {len(base.shape)}")
    for subscript, over in zip(subscripts, base.shape, strict=True):
        if not isinstance(subscript, Index):
            raise BadStatement(
                f"{base}{list(subscripts)}: {subscript!r} is not an index; {instead_of_subscript(subscript, over)}"
            )
        if subscript.size != over:
            raise BadStatement(f"{base}{list(subscripts)}: {subscript} runs over {subscript.size}, not over {over}")


def _check_size(over: Any, where: str) -> None:
    if not isinstance(over, Size):
        raise BadStatement(f"{where} needs a size, got {over!r}; declare it with size(name)")


def _declare(names: str, make: Callable[[str], Any], latex: str | None) -> Any:
    words = names.replace(",", " ").split() if isinstance(names, str) else []
    if not words:
        raise BadStatement(f"{names!r} is not a list of names; write one text such as 'i j k'")
    for word in words:
        if len(word) > LONGEST_NAME:
            raise BadStatement(f"the name {word[:LONGEST_NAME]}.. has more than {LONGEST_NAME} characters; shorten it")
        if not NAME.fullmatch(word):
            raise BadStatement(f"{word!r} is not a name; write a letter followed by letters, digits or underscores")
    made = tuple(make(word) for word in words)
    if latex is not None and len(made) > 1:
        raise BadStatement(f"latex={latex!r} is for one name, not for {names!r}; declare them one by one")
    declared = made[0] if len(made) == 1 else made
    return declared if latex is None else spelled(declared, latex)
