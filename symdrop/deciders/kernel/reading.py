"""From SymPy expressions to linear combinations; whatever is not understood is refused. TRUSTED.

There is no other way in. `read_statement` collects the laws, collects the ring of coefficients, checks the hypotheses,
and reads the lines.

>>> from symdrop.deciders.kernel.factors import Factor, Place
>>> from symdrop.language import Sum, family, index, scalar, size
>>> n = size("n"); i, k = index("i k", n); w = family("w", n); C = family("C", n, n); t = scalar("t")
>>> _, [line] = read_statement([], [t * Sum(w[i] * C[i, k], i)])
>>> entries = Factor.entry("C", (Place.summed(0, 0), Place.free("k"))), Factor.entry("w", (Place.summed(0, 0),))
>>> list(line) == [(("n",), entries)], list(line.values())
(True, [t])
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sympy import QQ, Expr, Indexed, Mul, Pow, Symbol, Tuple, ring
from sympy import field as rational_functions

from symdrop.deciders.kernel.algebra import Algebra
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import (
    LinearCombination,
    names_in,
)
from symdrop.deciders.kernel.limits import Work, check_order
from symdrop.deciders.kernel.reader import Reader, prime_factors
from symdrop.errors import BadStatement
from symdrop.language import Family, Scalar, Size
from symdrop.statements.hypotheses import Covariance, Hypothesis, Nonnegative, Nonzero, Symmetric
from symdrop.statements.laws import Law, Masks, laws_in
from symdrop.statements.laws.law import Correlated, Exchangeable


def read_statement(
    given: Sequence[Hypothesis], lines: Sequence[Expr], work: int = 1, places: Sequence[str] = ()
) -> tuple[Context, list[LinearCombination]]:
    """The hypotheses as a context, and the lines as linear combinations in canonical form.

    `work` is how many times the usual work is allowed; `places` are what messages call the lines. Raises
    `BadStatement` or `OutsideFragment` for what is not a statement, and `LimitReached`.
    """
    context = read_hypotheses(given, lines, work)
    return context, _read_lines(lines, places, context)


def read_hypotheses(
    given: Sequence[Hypothesis], lines: Sequence[Expr], work: int = 1, with_quotients: bool = False
) -> Context:
    """The hypotheses as a context that has coefficients for all scalars and sizes of the lines; raises as above.

    `with_quotients` is whether coefficients are rational functions even where nothing is divided by.
    """
    laws = _collect_laws(given)
    covariances = _collect_covariances(given, laws)
    context = _collect_ring(given, lines, laws, covariances, Work(work), with_quotients)
    return _check_hypotheses(given, context)


def _collect_laws(given: Sequence[Hypothesis]) -> dict[str, Law]:
    """The law of each random family or scalar, by name."""
    laws: dict[str, Law] = {}
    for law in laws_in(given):
        if laws.setdefault(law.base.name, law) != law:
            raise BadStatement(f"{law.base} has two laws; give one")
    return laws


def _collect_covariances(given: Sequence[Hypothesis], laws: Mapping[str, Law]) -> dict[str, Covariance | Masks]:
    """For the name of each family that is part of a covariance, or of a joint law of masks, that hypothesis."""
    covariances: dict[str, Covariance | Masks] = {}
    for each in (each for each in given if isinstance(each, Covariance | Masks)):
        for base in each.random:
            if base.name not in laws:
                raise BadStatement(f"{base} has a covariance but no law; give its law, too")
            if base.name in covariances:
                raise BadStatement(f"{base} is part of two covariances or joint laws; give one")
            covariances[base.name] = each
    return covariances


def _collect_ring(
    given: Sequence[Hypothesis],
    lines: Sequence[Expr],
    laws: Mapping[str, Law],
    covariances: Mapping[str, Covariance | Masks],
    work: Work,
    with_quotients: bool,
) -> Context:
    """The context of a statement, of which only the sizes are known to be non-zero so far."""
    parameters = {name: [*law.parameters] for name, law in laws.items()}
    for name, pair in covariances.items():
        parameters[name] += [pair.value] if isinstance(pair, Covariance) else []
    declared = [each.quantity for each in given if isinstance(each, Nonzero | Nonnegative)]
    entries = [law.entry for law in laws.values()]
    written = [*lines, *(each for own in parameters.values() for each in own), *declared, *entries]
    algebra, sizes = _algebra(written, work, with_quotients or any(law.divides for law in laws.values()))
    symbols = {
        name: frozenset(str(each.name) for each in Tuple(*own).atoms(Symbol)) for name, own in parameters.items()
    }
    primes = frozenset(prime for size in sizes for prime in prime_factors(algebra.generators[size]))
    algebra = replace(algebra, symmetric=frozenset(each.family.name for each in given if isinstance(each, Symmetric)))
    return Context(algebra, laws, covariances, symbols, frozenset(), primes, given=tuple(given))


def _check_hypotheses(given: Sequence[Hypothesis], context: Context) -> Context:
    """The context with all that is declared non-zero; every law, covariance and declaration is read once."""
    for nonzero in (each for each in given if isinstance(each, Nonzero)):
        context = _declare_nonzero(context, nonzero.quantity)
    for divisor in (each for law in context.laws.values() for each in law.divisors):
        context = _declare_nonzero(context, divisor)
    for name, law in context.laws.items():
        Reader(context, f"the law of {name}").read(law.entry)
        for parameter, indices in law.written:
            Reader(context, f"the law of {name}").at_own_indices(indices, parameter)
        if isinstance(law, Correlated) and read_matrix(context, name) != read_matrix(context, name, -1):
            raise BadStatement(f"covariance={law.covariance} is not symmetric; declare symmetric(..) of its family")
        pair = context.covariances.get(name)
        if isinstance(pair, Covariance):
            Reader(context, f"the covariance of {name}").read(pair.first * pair.second)
            read_covariance(context, name)
    for base in (each.family for each in given if isinstance(each, Symmetric)):
        Reader(context, f"symmetric({base})").family(base)
        if base.name in context.laws:
            raise BadStatement(f"symmetric({base}) speaks of random entries; accepted are deterministic families")
    for each in (each for each in given if isinstance(each, Nonnegative)):
        Reader(context, f"nonnegative({each.quantity})").deterministic(each.quantity)
    return context


def _read_lines(lines: Sequence[Expr], places: Sequence[str], context: Context) -> list[LinearCombination]:
    """Each line, in which an index is free or summed, not both; a line that occurs again is read once."""
    named = dict(zip(lines, places, strict=False))
    memo = {line: Reader(context, named.get(line, line)).line(line) for line in dict.fromkeys(lines)}
    return [memo[line] for line in lines]


def read_moment(context: Context, name: str, order: int) -> LinearCombination | None:
    """E[z^order] at the indices of the law, `Place.of_law(0)` and on; None where it is not promised."""
    check_order(name, order)
    law = context.laws[name]
    value = law.moment(order)
    if value is None:
        return None
    return Reader(context, f"moment {order} of {name}").at_own_indices(law.indices, value)


def read_joint(context: Context, name: str, powers: Sequence[int]) -> LinearCombination | None:
    """E of different entries of an exchangeable family to these powers; None where it is not promised."""
    check_order(name, sum(powers))
    law = context.laws[name]
    value = law.joint(tuple(sorted(powers, reverse=True))) if isinstance(law, Exchangeable) else None
    if value is None:
        return None
    where = f"the expectation of a product of {len(powers)} entries of {name}"
    return Reader(context, where).at_own_indices(law.indices, value)


def read_matrix(context: Context, name: str, order: int = 1) -> LinearCombination:
    """The covariance of two correlated entries, at `Place.of_law(0)` and 1, or the other way round by -1."""
    law = context.laws[name]
    if not isinstance(law, Correlated):
        raise BadStatement(f"the law of {name} gives no covariance of two entries")
    return Reader(context, f"the covariance of {name}").at_own_indices(law.pair[::order], law.covariance)


def read_covariance(context: Context, name: str) -> LinearCombination:
    """The covariance of a family with its partner, at the indices of the covariance, `Place.of_law(0)` and on."""
    pair = context.covariances[name]
    if not isinstance(pair, Covariance):
        raise BadStatement(f"the law of {name} gives no covariance of two families")
    return Reader(context, f"the covariance of {name}").at_own_indices(pair.indices, pair.value)


def read_chance(context: Context, joint: Masks, names: Collection[str]) -> LinearCombination:
    """The chance that the masks of these names, two or more, are 1 together, at the indices of their law."""
    return Reader(context, f"the {joint.subject}").at_own_indices(joint.indices, joint.expectation(names))


def _declare_nonzero(context: Context, quantity: Expr | Family) -> Context:
    """The context in which the quantity, and so every factor of it, is known to be non-zero."""
    if isinstance(quantity, Mul) and not any(each.exp.could_extract_minus_sign() for each in quantity.atoms(Pow)):
        for part in quantity.args:
            context = _declare_nonzero(context, part.base if part.is_Pow and part.exp.is_Integer else part)
        return context
    reader = Reader(context, f"nonzero({quantity})")
    combination = reader.family(quantity) if isinstance(quantity, Family) else reader.read(quantity)
    if any(monomial.sizes for monomial in combination):
        name = f"1/({quantity})"
        context.names[name] = 1 / quantity
        return replace(context, totals={**context.totals, name: reader.total(quantity)[0]})
    factors, coefficient = reader.product(quantity, combination)
    if names_in(factors) & context.laws.keys():
        raise BadStatement(f"nonzero({quantity}) speaks of a random entry; accepted are deterministic quantities")
    if any(len(set(factor.indices)) < len(factor.indices) for factor in factors):
        raise BadStatement(f"nonzero({quantity}) repeats an index; declare every entry, with distinct indices")
    polynomials = context.nonzero_polynomials | prime_factors(coefficient)
    families = context.nonzero_families | {(each.name, each.inside) for each in factors}
    return replace(context, nonzero_families=families, nonzero_polynomials=polynomials)


def _algebra(expressions: Sequence[Expr], work: Work, divides: bool) -> tuple[Algebra, set[str]]:
    """The algebra over the scalars and sizes of the expressions, and the names of the sizes.

    Coefficients are polynomials, or rational functions where a law `divides` or the expressions do so by something
    other than an entry.
    """
    atoms = set().union(*(each.atoms(Scalar, Size, Pow) for each in expressions))
    divides = divides or any(
        p.exp.could_extract_minus_sign() and not isinstance(p.base, Indexed) for p in atoms if p.is_Pow
    )
    symbols = sorted((atom for atom in atoms if isinstance(atom, Symbol)), key=lambda symbol: symbol.name)
    domain, *generators = (rational_functions if divides else ring)(symbols, QQ)
    algebra = Algebra({symbol.name: each for symbol, each in zip(symbols, generators, strict=True)}, domain.one, work)
    return algebra, {atom.name for atom in atoms if isinstance(atom, Size)}
