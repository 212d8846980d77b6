"""softplus, logistic and log as atoms of spread forms, and what the reasons say of them. TRUSTED."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sympy import Expr, Indexed, Integer, Mul, Pow, Product, Rational, S, Sum, exp, factorrat, log

from symdrop import axioms
from symdrop.deciders.kernel.factors import Place
from symdrop.deciders.kernel.signs import Signs, inside
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.constants import Scope, constants_in
from symdrop.deciders.kernel.spread.terms import LOGARITHM, LOGISTIC, ONE, SOFTPLUS, Form, Term
from symdrop.errors import BadStatement
from symdrop.functions import logistic, logit, softened, softplus
from symdrop.language import Bracket, Cov, D, E, Index, Scalar, Size, Var
from symdrop.statements.expressions import free_indices, indices_of, name_of, with_value
from symdrop.statements.laws.law import Law
from symdrop.statements.laws.rademacher import Rademacher

# A prime beyond this is left in a number, which costs a proof and no more.
MOST_TRIED = 1000
# The term of a form that is a number.
NUMBER = Term((), ONE, ())
# Each of these doubles the work.
MOST_MASKS = 4

if TYPE_CHECKING:
    from symdrop.deciders.kernel.spread.reading import Spreader


def of_two_values(spreader: Spreader, node: Expr, scope: Scope, around: Around) -> Form | None:
    """f(d) as (1 - d) f(0) + d f(1) for a mask d in the argument, and so for a random sign; None without one.

    Of an average inside no value of a mask is put in; a sum inside has all values of its index.
    """
    if not spreader.cites(axioms.values):
        return None
    free, laws = free_indices(node), spreader.context.laws
    averaged = set().union(*(each.atoms(Indexed, Scalar) for each in node.atoms(E, Var, Cov, D)))
    drawn = (each for each in node.atoms(Indexed, Scalar) - averaged if name_of(each) in laws)
    masks = [each for each in drawn if {*indices_of(each)} <= free and _is_of_two_values(laws[name_of(each)])]
    if not masks or len(masks) > MOST_MASKS:
        return None
    mask = min(masks, key=str)
    low = 0 if laws[name_of(mask)].binary else -1
    dropped, kept = (with_value(node, mask, value) for value in (low, 1))
    return spreader.read(((1 - mask) * dropped + (mask - low) * kept) / (1 - low), scope, around)


def _is_of_two_values(law: Law) -> bool:
    return law.binary or isinstance(law, Rademacher)


def read_function(spreader: Spreader, node: softplus | logistic, scope: Scope, around: Around) -> Form:
    """softplus or logistic of a form, or of what has the opposite sign by reflection."""
    kind = SOFTPLUS if isinstance(node, softplus) else LOGISTIC
    own = {index: scope[index] for index in free_indices(node)}
    at_zero = axioms.logarithm if kind == SOFTPLUS else axioms.reflection
    if spreader.cites(at_zero) and not spreader.read(node.args[0], own, constants_in(own)):
        if kind == LOGISTIC:
            return spreader.term(coefficient=spreader.one / 2)
        return _unopened(spreader, Integer(2), {})
    is_reflected = spreader.cites(axioms.reflection)
    is_reversed = is_reflected and _is_reversed(spreader.read(node.args[0], own, constants_in(own)))
    sign = -1 if is_reversed else 1
    closed = spreader.closed(kind, node.args, scope, sign)
    if is_reflected and kind == LOGISTIC:
        ((atom, _),) = next(iter(closed)).monomial.factors
        spreader.arguments[atom] = (node.args[0], own, sign)
    if not is_reversed:
        return closed
    if kind == LOGISTIC:
        return spreader.plus(spreader.term(), closed, -1)
    return spreader.plus(closed, spreader.read(node.args[0], scope, around))


def _is_reversed(argument: Form) -> bool:
    """Whether of a form and its opposite the opposite is the one to be kept."""
    if not argument:
        return False
    lead = argument[min(argument)]
    return bool(lead.numer.LC < 0)


def read_logarithm(spreader: Spreader, node: log, scope: Scope, around: Around) -> Form:
    """log of what is positive; by the reason `logarithm` those of its factors, of which each must be positive."""
    inner = _without_brackets(spreader, node.args[0], scope)
    if not spreader.cites(axioms.logarithm):
        return _unopened(spreader, inner, scope)
    if isinstance(inner, exp):
        return spreader.read(inner.args[0], scope, around)
    if inner is S.Exp1:
        return spreader.term()
    exponent, score = softened(inner), logit(inner)
    if exponent is not None:
        return read_function(spreader, softplus(exponent), scope, around)
    if score is not None:
        return spreader.plus({}, read_function(spreader, softplus(-score), scope, around), -1)
    signs, places = Signs(spreader.context, spreader.context.given), spreader.places(scope)
    if isinstance(inner, Product) and signs.is_positive(inner, places):
        return spreader.read(Sum(log(inner.function, evaluate=False), *inner.limits), scope, around)
    parts = [
        (part, power) if signs.is_positive(part, places) else (part**power, S.One) for part, power in _factors(inner)
    ]
    if parts == [(inner, 1)] or not all(signs.is_positive(part, places) for part, _ in parts):
        return _unopened(spreader, inner, scope)
    total: Form = {}
    for part, power in parts:
        # Said anew, as log(e^z) is z to SymPy.
        form = read_logarithm(spreader, log(part, evaluate=False), scope, around)
        total = spreader.plus(total, spreader.times(spreader.read(power, scope, around), form, around))
    return total


def _unopened(spreader: Spreader, inner: Expr, scope: Scope) -> Form:
    """The logarithm of what stays as it is; of a number, those of its primes."""
    own = {index: scope[index] for index in free_indices(inner)}
    form = spreader.read(inner, own, constants_in(own))
    number = form[NUMBER].as_expr() if [*form] == [NUMBER] else None
    if not isinstance(number, Rational) or number <= 0:
        return spreader.closed(LOGARITHM, (inner,), scope)
    total: Form = {}
    for prime, times in factorrat(number, limit=MOST_TRIED).items():
        total = spreader.plus(total, spreader.closed(LOGARITHM, (Integer(prime),), {}), int(times))
    return total


def _without_brackets(spreader: Spreader, node: Expr, scope: Scope) -> Expr:
    """The node with 1 or 0 for each [i = j] in it of which both indices have their spots."""
    for bracket in sorted(node.atoms(Bracket), key=str):
        if all(index in scope for index in bracket.args):
            first, second = (spreader.spot(index, scope) for index in bracket.args)
            node = with_value(node, bracket, int(first == second))
    return node


def check_logarithms(signs: Signs, node: Expr, where: str, around: Mapping[Index, Place]) -> None:
    """Refuse a logarithm of what is not seen to be positive; raises `BadStatement`."""
    if isinstance(node, log) and not signs.is_positive(node.args[0], around):
        raise BadStatement(
            f"{node} in {where} is a logarithm of what may be zero or negative; declare nonnegative(...) and "
            "nonzero(...) of what stands in it, or write it with exponentials"
        )
    inner = inside(node, around) if isinstance(node, Sum | Product) else around
    for part in (node.function,) if isinstance(node, Sum | Product) else node.args:
        if isinstance(part, Expr):
            check_logarithms(signs, part, where, inner)


def _factors(node: Expr) -> list[tuple[Expr, Expr]]:
    """The factors of a product with their powers, whole or of a size."""
    found: list[tuple[Expr, Expr]] = []
    for part in Mul.make_args(node):
        base, power = part.as_base_exp() if isinstance(part, Pow) else (part, Integer(1))
        found.append((base, power) if isinstance(power, Integer) or power.has(Size) else (part, Integer(1)))
    return found


def without_logistics(spreader: Spreader, form: Form, around: Around) -> Form:
    """A form that is zero where the given one is: times 1 + e^z, where logistic(z) (1 + e^z) = e^z."""
    for atom, (node, own, sign) in sorted(spreader.arguments.items(), key=lambda pair: pair[0]):
        most = max((dict(term.monomial.factors).get(atom, 0) for term in form), default=0)
        if not most:
            continue
        # It may have been read under a sum: here it stands among all constants of the form, and no others.
        argument = spreader.plus({}, spreader.read(node, own, around), sign)
        if any(term.backgrounds or term.monomial.exponent for term in argument):
            continue
        if any(term.marks for term in argument) and not spreader.cites(axioms.exponential):
            continue
        raised = spreader.exponential(argument, around)
        cleared: Form = {}
        for term, coefficient in form.items():
            factors = dict(term.monomial.factors)
            power = factors.pop(atom, 0)
            rest = {term._replace(monomial=term.monomial._replace(factors=tuple(sorted(factors.items())))): coefficient}
            up = spreader.power(raised, power, around)
            over = spreader.power(spreader.plus(spreader.term(), raised), most - power, around)
            cleared = spreader.plus(cleared, spreader.times(rest, spreader.times(up, over, around), around))
        form = cleared
    return form
