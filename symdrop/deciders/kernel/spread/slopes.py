"""The derivative of an expression by the product and chain rule, word by word. TRUSTED."""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add, Expr, Indexed, Integer, Mul, Pow, Product, S, Sum, exp, log

from symdrop.errors import OutsideFragment
from symdrop.functions import Prod, logistic, logit, softened, softplus
from symdrop.language import Bracket, Cov, D, E, Index, Scalar, Size, Var
from symdrop.statements.expressions import with_value

Enters = Callable[[Expr, Expr], bool]


def slope(node: Expr, variable: Expr, may_enter: Enters) -> Expr:
    """The derivative of `node` in an entry or a scalar; `may_enter` says of an E, Var or Cov whether a derivative
    in a variable goes inside.

    >>> from symdrop.language import family, index, size
    >>> n = size("n"); i, k = index("i k", n); w = family("w", n)
    >>> slope(exp(w[i] ** 2), w[k], lambda node, variable: False)
    2*exp(w[i]**2)*Bracket(i, k)*w[i]
    """
    if isinstance(node, Indexed):
        return _entry(node, variable)
    if isinstance(node, Scalar):
        return Integer(int(node == variable))
    if node.is_Rational or isinstance(node, Size | Bracket) or node is S.Exp1:
        return Integer(0)
    if isinstance(node, Add):
        return Add(*(slope(part, variable, may_enter) for part in node.args))
    if isinstance(node, Mul):
        return Add(
            *(Mul(slope(part, variable, may_enter), *_others(node.args, at)) for at, part in enumerate(node.args))
        )
    if isinstance(node, Pow):
        return _power(node, variable, may_enter)
    if isinstance(node, Sum):
        return Sum(slope(node.function, variable, may_enter), *node.limits)
    if isinstance(node, Product):
        return _product(node, variable, may_enter)
    if isinstance(node, exp):
        return node * slope(node.args[0], variable, may_enter)
    if isinstance(node, softplus):
        return logistic(node.args[0]) * slope(node.args[0], variable, may_enter)
    if isinstance(node, logistic):
        return node * (1 - node) * slope(node.args[0], variable, may_enter)
    if isinstance(node, log):
        return _logarithm(node.args[0], variable, may_enter)
    if is_closed(node, variable, may_enter):
        return D(node, variable)
    if isinstance(node, E):
        return E(slope(node.args[0], variable, may_enter))
    if isinstance(node, Var | Cov):
        first, second = (*node.args, *node.args)[:2]
        return slope(E(first * second) - E(first) * E(second), variable, may_enter)
    if isinstance(node, D):
        return slope(slope(node.args[0], node.args[1], may_enter), variable, may_enter)
    raise OutsideFragment(f"D of {node} is not decided next to products and exponentials")


def is_closed(node: Expr, variable: Expr, may_enter: Enters) -> bool:
    """Whether an expression is an E, Var or Cov that its derivative may not enter, or such a derivative of one."""
    if isinstance(node, D):
        # What it is differentiated in decides, not what its derivative will be.
        return is_closed(node.args[0], node.args[1], may_enter)
    return isinstance(node, E | Var | Cov) and not may_enter(node, variable)


def _entry(node: Indexed, variable: Expr) -> Expr:
    """1 where the entry is the one that is differentiated in."""
    if not isinstance(variable, Indexed) or node.base != variable.base:
        return Integer(0)
    pairs = zip(node.indices, variable.indices, strict=True)
    return Mul(*(Integer(1) if here == there else Bracket(here, there) for here, there in pairs))


def _power(node: Pow, variable: Expr, may_enter: Enters) -> Expr:
    """The derivative of a power with a whole exponent, or of a**n, which is a product where a may be zero."""
    number, rest = node.exp.as_coeff_Add()
    times, size = rest.as_coeff_Mul()
    if isinstance(size, Size) and times.is_Integer and times > 0 and number <= 0:
        product = Prod(node.base**times, Index("*", (1, size)))
        return slope(product, variable, may_enter) * node.base**number + node.base**rest * slope(
            node.base**number, variable, may_enter
        )
    return node.exp * Pow(node.base, node.exp - 1) * slope(node.base, variable, may_enter)


def _logarithm(inner: Expr, variable: Expr, may_enter: Enters) -> Expr:
    """The derivative of log(1 + e^z), which is that of softplus(z), or of another logarithm of what is positive."""
    exponent, score = softened(inner), logit(inner)
    if exponent is not None:
        return logistic(exponent) * slope(exponent, variable, may_enter)
    if score is not None:
        return logistic(-score) * slope(score, variable, may_enter)
    if isinstance(inner, Product):
        return slope(Sum(log(inner.function, evaluate=False), *inner.limits), variable, may_enter)
    return slope(inner, variable, may_enter) / inner


def _product(node: Product, variable: Expr, may_enter: Enters) -> Expr:
    """The sum over the index of the factor's derivative times all other factors."""
    (index, *_), *more = node.limits
    if more:
        raise OutsideFragment(f"{node} is a product over several indices; state it with one index")
    # An author's name begins with no star: the new one is bound nowhere around.
    names = {each.name for each in node.atoms(Index)}
    other = next(each for each in (f"*{index.name}{number}" for number in range(len(names) + 1)) if each not in names)
    place = Index(other, (1, index.size))
    # What is bound inside has other names, as an index is bound once.
    steep = with_value(slope(node.function, variable, may_enter), index, place)
    return Sum(steep * Prod(node.function, index, but=place), place)


def _others(parts: tuple[Expr, ...], at: int) -> list[Expr]:
    return [part for number, part in enumerate(parts) if number != at]
