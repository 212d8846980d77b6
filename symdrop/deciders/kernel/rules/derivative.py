"""The product and chain rule, and the exchange of a derivative with an expectation. TRUSTED.

    D(f^a g) = a f^(a-1) D(f) g + f^a D(g),    D(w_i, w_k) = [i = k]     by `derivative`; a may be negative
    D(E[X]) = E[D(X)]   where no law of what is random in X mentions the variable, by `linearity`

>>> from symdrop.axioms import derivative, linearity
>>> from symdrop.deciders.kernel.residuals import normal_form
>>> from symdrop.language import D, E, family, index, scalar, size
>>> from symdrop.theorem import bernoulli
>>> n = size("n"); i, j, k = index("i j k", n); w, x, delta, p = family("w x delta p", n); t = scalar("t")
>>> normal_form([], D(t * w[i] ** 2 * x[k], w[k]), derivative)
2*t*Bracket(i, k)*w[i]*x[k]
>>> mask = bernoulli(delta[j], keep=p[j])
>>> normal_form([mask], D(E(w[k] * delta[k]), w[k]), linearity)
E(D(delta[k]*w[k], w[k]))
>>> normal_form([mask], D(E(p[k] * delta[k]), p[k]), linearity)
D(E(delta[k])*p[k], p[k])
"""

from __future__ import annotations

from typing import Any

from symdrop import axioms
from symdrop.deciders.kernel.factors import (
    EXPECTATION,
    FAMILY,
    OPERATORS,
    Factor,
    LinearCombination,
    Place,
    names_in,
    thaw,
)
from symdrop.deciders.kernel.rules.grounds import Grounds
from symdrop.deciders.kernel.rules.moments import at_indices


def derived(
    grounds: Grounds, name: str, indices: tuple[Place, ...], combination: LinearCombination, level: int
) -> LinearCombination:
    """D(combination, name[indices]) at `level`, by the product rule for each term."""
    algebra = grounds.algebra
    total: LinearCombination = {}
    for monomial, coefficient in combination.items():
        binders, factors = algebra.open_binders(monomial, level)
        product = product_rule(grounds, name, indices, coefficient, factors, level)
        total = algebra.combine(total, algebra.bind(product, binders, level))
    return total


def product_rule(
    grounds: Grounds, name: str, indices: tuple[Place, ...], coefficient: Any, factors: list[Factor], level: int
) -> LinearCombination:
    """D(coefficient * factors, name[indices]) at `level`: the sum over the factors that may depend on the variable.

    An entry becomes the bracket of its indices with those of the variable, an E or D that may depend on it a new D.
    """
    algebra = grounds.algebra
    total: LinearCombination = {}
    if not indices and name in algebra.generators:
        total = algebra.term(*factors, coefficient=coefficient.diff(algebra.generators[name]))
    for position, factor in enumerate(factors):
        if factor.kind == FAMILY and factor.name == name:
            inner = [Factor.bracket(*pair) for pair in zip(factor.indices, indices, strict=True)]
        elif factor.kind == FAMILY and factor.name in grounds.context.totals:
            # 1/S to a power r: its derivative is -r/S^(r + 1) D(S).
            total_at = at_indices(algebra, grounds.context.totals[factor.name], (), level)
            slope = derived(grounds, name, indices, total_at, level)
            changed = [*factors[:position], *factors[position + 1 :], factor.to_the(factor.power + 1)]
            changed_term = algebra.term(*changed, coefficient=coefficient * -factor.power)
            total = algebra.combine(total, algebra.multiply(changed_term, slope, level))
            continue
        elif factor.kind in OPERATORS and _depends(grounds, factor, name):
            inside = algebra.term(*algebra.enter([factor.to_the(1)], level))
            inner = [Factor.derivative(inside, name, indices)]
        else:
            continue
        others = [*factors[:position], *factors[position + 1 :], factor.to_the(factor.power - 1)]
        total = algebra.combine(total, algebra.term(*others, *inner, coefficient=coefficient * factor.power))
    return total


def may_exchange(grounds: Grounds, name: str, combination: LinearCombination) -> bool:
    """Whether a derivative may pass what it is taken of: one E, over laws that do not mention the variable."""
    if [(each.kind, each.power) for each in grounds.algebra.single_product(combination)] != [(EXPECTATION, 1)]:
        return False
    return not _is_in_laws(grounds, name, combination) and grounds.cites(axioms.linearity)


def exchange(grounds: Grounds, name: str, indices: tuple[Place, ...], combination: LinearCombination) -> Factor:
    """E(D(X)) for D(E(X)), where the combination is E(X) and `may_exchange` allows it."""
    ((_, (expectation,)),) = combination
    return Factor.expectation(grounds.algebra.term(Factor.derivative(thaw(expectation.inside), name, indices)))


def _depends(grounds: Grounds, factor: Factor, name: str) -> bool:
    """Whether a closed E or D may depend on a name, directly or through the law of a random entry."""
    names = names_in([factor])
    if (
        name in names
        or names & grounds.context.totals.keys()
        or _is_in_laws(grounds, name, grounds.algebra.term(factor))
    ):
        return True
    return name in grounds.algebra.generators and _has_generator(factor, grounds.algebra.generators[name])


def _is_in_laws(grounds: Grounds, name: str, combination: LinearCombination) -> bool:
    """Whether the law of a random entry in the combination mentions a name."""
    random = names_in(factor for monomial in combination for factor in monomial.factors) & grounds.laws.keys()
    return any(name in grounds.context.symbols_of_law[each] for each in random)


def _has_generator(factor: Factor, generator: Any) -> bool:
    """Whether a scalar occurs in the coefficients inside a factor, at any depth."""
    return any(
        coefficient.diff(generator) or any(_has_generator(each, generator) for each in monomial.factors)
        for monomial, coefficient in factor.inside
    )
