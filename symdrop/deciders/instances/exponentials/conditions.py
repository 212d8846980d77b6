"""The conditions under which finitely many sizes decide statements with products and exponentials.

They are read off the words. A product over n and an exponential of a sum over n must be made of one function f of the
entries that carry one index value: then the lemma in `symdrop.deciders.instances.exponentials.counting` counts it as
one background. Whatever breaks a condition is refused, and the message names the condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NoReturn

from sympy import Expr, Indexed, Pow, Product, S, Sum, exp, log

from symdrop.deciders.instances.exponentials.exponents import ranges, terms
from symdrop.deciders.instances.exponentials.reading import is_beyond, size_powers
from symdrop.deciders.instances.signature import Signature, name_of
from symdrop.errors import OutsideFragment
from symdrop.functions import logistic, softplus
from symdrop.language import Bracket, D, E, Expectation, Index, Scalar, Size
from symdrop.statements.expressions import free_indices
from symdrop.statements.hypotheses import Covariance
from symdrop.statements.laws.law import Exchangeable
from symdrop.statements.laws.poisson import Poisson


def check(read: Signature, lines: Sequence[Expr]) -> None:
    """Raise `OutsideFragment` where a line breaks a condition, or a law has no place beside products."""
    _check_laws(read)
    for line in lines:
        _Checker(read).walk(line, frozenset())


def _check_laws(read: Signature) -> None:
    for law in read.laws_in_use():
        if isinstance(law, Exchangeable):
            raise OutsideFragment(
                f"{law.entry} has a law of all entries together, beside a product or an exponential; accepted there "
                "are laws of independent entries, such as bernoulli and gaussian"
            )
        joint = read.joint.get(name_of(law.entry))
        written = [*law.parameters, *([joint.value] if isinstance(joint, Covariance) else [])]
        for parameter in written:
            if ranges(parameter):
                raise OutsideFragment(
                    f"the law of {law.entry} has {parameter}, beside a product or an exponential; accepted there are "
                    "parameters without sums and sizes: name it by a scalar"
                )


def has_names(read: Signature, lines: Sequence[Expr]) -> bool:
    """Whether something is a generator of its own: a function, or an exponential in an exponent.

    The law of Poisson counts brings one into an exponent.
    """
    if any(isinstance(law, Poisson) for law in read.laws_in_use()):
        return True
    exponents = (each.args[0] for line in lines for each in line.atoms(exp))
    return any(line.has(log, softplus, logistic) for line in lines) or any(each.has(exp, S.Exp1) for each in exponents)


def is_cleared(read: Signature, argument: Expr) -> bool:
    """Whether exp of the argument of a logistic function obeys the conditions, so that 1 + exp may be cleared.

    It must be one function, not one for each value of an index that is bound around it.
    """
    if not free_indices(argument) <= {*read.free.values()}:
        return False
    try:
        _Checker(read).exponent(argument, frozenset())
    except OutsideFragment:
        return False
    return not _is_random(read, argument)


def drawn_names(read: Signature, node: Expr) -> frozenset[str]:
    """The names of what is random in an expression, outside every expectation."""
    if isinstance(node, Indexed | Scalar):
        return frozenset({name_of(node)} & {*read.laws})
    parts = () if isinstance(node, Expectation) else node.args
    return frozenset(name for part in parts for name in drawn_names(read, part))


def _is_random(read: Signature, node: Expr) -> bool:
    return bool(drawn_names(read, node))


def _outside_logarithms(node: Expr, kinds: tuple[type, ...]) -> Iterator[Expr]:
    """The parts of these kinds that stand in no logarithm."""
    if isinstance(node, log):
        return
    if isinstance(node, kinds):
        yield node
    for part in node.args:
        yield from _outside_logarithms(part, kinds)


def _whole(node: Expr) -> Iterator[Expr]:
    """The functions of what is summed or multiplied over an index, outside every other expectation."""
    if isinstance(node, log | softplus | logistic) and ranges(node.args[0]):
        yield node
    elif not isinstance(node, Expectation):
        for part in node.args:
            yield from _whole(part)


class _Checker:
    """Walks lines; `outside` are the indices that are bound around an expression."""

    def __init__(self, read: Signature) -> None:
        self.read = read

    def walk(self, node: Expr, outside: frozenset[Index]) -> None:
        """Check every product, exponential and function in an expression."""
        if not is_beyond([node]):
            return
        inner = outside
        if isinstance(node, Sum | Product):
            inner = outside | {limits[0] for limits in node.limits}
        if isinstance(node, Product):
            for number, (index, *_) in enumerate(node.limits):
                around = inner - {limits[0] for limits in node.limits[: number + 1]}
                body = Product(node.function, *node.limits[:number]) if number else node.function
                self.body(body, index, index.size, around, f"Prod(.., {index})")
        elif isinstance(node, exp):
            self.exponent(node.args[0], outside)
        elif isinstance(node, softplus | logistic) and node.args[0].has(Product, exp, log, softplus, logistic):
            raise OutsideFragment(
                f"{node} has an exponential, a product or a function inside; accepted there are polynomials and sums"
            )
        elif isinstance(node, log):
            self.logarithm(node, outside)
        elif isinstance(node, D) and any(ranges(each.args[0]) for each in node.args[0].atoms(log)):
            raise OutsideFragment(
                f"{node} is a derivative of a logarithm of what is summed or multiplied; accepted is log(1 + exp(z))"
            )
        elif isinstance(node, E) and any(_is_random(self.read, each) for each in _whole(node.args[0])):
            self.beside(node.args[0])
        elif isinstance(node, Pow) and node.exp.atoms(Size):
            for over in size_powers(node.exp) or ():
                if over is not None:
                    self.body(node.base, None, over, outside, f"the power {node}")
        for part in (node.function,) if isinstance(node, Sum | Product) else node.args:
            self.walk(part, inner)

    def exponent(self, node: Expr, outside: frozenset[Index]) -> None:
        """Check the exponent of an exponential."""
        for each in _outside_logarithms(node, (exp, Product)):
            if isinstance(each, Product) or ranges(each.args[0]) or each.args[0].has(exp, Product, log):
                raise OutsideFragment(
                    f"exp({node}) has {each} in its exponent; accepted there are polynomials, sums, logarithms, "
                    "softplus, logistic, and exponentials of what has no sum and no exponential: name what stands in "
                    "it by a family or a scalar"
                )
        for size in ranges(node):
            for term in terms(node, size):
                own = term.over if isinstance(term.over, Index) else None
                for factor, averaged in term.factors if term.over is not None else ():
                    self.body(factor, own, size, outside, f"the exponent {node}", averaged)

    def logarithm(self, node: log, outside: frozenset[Index]) -> None:
        """Check a logarithm of what is summed or multiplied: it is one function of the free indices."""
        bound = sorted(map(str, free_indices(node) & outside))
        if bound and ranges(node.args[0]):
            raise OutsideFragment(
                f"{node} has a sum, a product or a size in it and depends on {bound[0]}, which is bound outside; "
                "accepted are logarithms that depend on free indices alone"
            )

    def beside(self, inner: Expr) -> None:
        """Check that no product stands beside a function of what is random and summed, under one expectation."""
        for each in _outside_logarithms(inner, (Product, exp, Pow)):
            if each.exp.atoms(Size) if isinstance(each, Pow) else ranges(each):
                raise OutsideFragment(
                    f"{each} stands beside a function of a random sum under one E; state the two apart"
                )

    def body(
        self, node: Expr, own: Index | None, size: Size, outside: frozenset[Index], where: str, averaged: bool = False
    ) -> None:
        """Check what is multiplied over `own`, an index over the size: it is a function of the entries there."""
        if isinstance(node, Sum | Product):
            for index, *_ in node.limits:
                if index.size == size:
                    _refuse(where, f"a sum or product over {size} stands inside", f"take {node} out, or name it")
            self.body(node.function, own, size, outside, where, averaged)
        elif node == size:
            _refuse(where, f"the size {size} stands inside", f"name 1/{size} or the like by a scalar")
        elif isinstance(node, Indexed | Scalar):
            self._entry(node, own, size, outside, where, averaged)
        elif isinstance(node, Bracket):
            if node.args[0].size == size and own not in node.args and outside & {*node.args}:
                _refuse(where, f"{node} does not compare with {own}", "take it out of the product")
        else:
            averaged = averaged or isinstance(node, Expectation)
            for part in node.args:
                self.body(part, own, size, outside, where, averaged)

    def _entry(
        self, node: Expr, own: Index | None, size: Size, outside: frozenset[Index], where: str, averaged: bool
    ) -> None:
        indices = node.indices if isinstance(node, Indexed) else ()
        for index in indices:
            if index.size == size and index != own and index in outside:
                told = f"{index}, which is bound outside, selects {node}"
                _refuse(where, told, f"{index} may only stand in a bracket with {own}: take {node} out")
        law = self.read.laws.get(name_of(node))
        if law is None or averaged:
            return
        if own not in indices:
            _refuse(where, f"the random {node} does not stand at {own or size}", "average it for itself, or name it")
        if not law.independent or name_of(node) in self.read.joint:
            _refuse(where, f"the entries of {node.base} are not independent", "give them an independent law")


def _refuse(where: str, told: str, instead: str) -> NoReturn:
    raise OutsideFragment(f"in {where}, {told}; {instead}")
