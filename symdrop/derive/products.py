"""Derived theorems with products over an index, exponentials and functions: the stages, written from spread forms."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Add, Expr, Mul, factor

from symdrop.axioms import (
    REASONS,
    Reason,
    derivative,
    exponential,
    independent,
    linearity,
    product,
    sift,
    variance,
)
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.reading import read_hypotheses
from symdrop.deciders.kernel.spread.calculus import Around
from symdrop.deciders.kernel.spread.constants import constants_in
from symdrop.deciders.kernel.spread.decision import ALWAYS_ON, Lines, check_line, ways
from symdrop.deciders.kernel.spread.reading import Spreader
from symdrop.deciders.kernel.spread.terms import ENTRY, EXPECTATION, ONE, Form, Term, atoms_of
from symdrop.deciders.kernel.spread.writing import written
from symdrop.errors import OutsideFragment
from symdrop.functions import goes_beyond_polynomials
from symdrop.statements.expressions import free_indices
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.statement import Step

# A line with more terms than these does not help a reader.
MOST_TERMS_SHOWN = 6
OPENED = frozenset((derivative, sift, product, exponential))
STAGES = (OPENED, OPENED | {variance, linearity, independent}, frozenset(REASONS))


def stages(given: Sequence[Hypothesis], quantity: Expr) -> list[Step]:
    """The stages in which an expectation is opened, each a line with the reasons that carry the one before into it.

    The last one has no expectation. Raises `OutsideFragment` where the hypotheses do not determine it, or two free
    indices over one size may coincide.

    >>> from symdrop.functions import exp
    >>> from symdrop.language import E, Sum, family, index, size
    >>> from symdrop.theorem import bernoulli
    >>> n = size("n"); j = index("j", n); w, p, delta = family("w p delta", n)
    >>> [step.reasons for step in stages([bernoulli(delta[j], keep=p[j])], E(exp(Sum(delta[j] * w[j], j))))]
    [(independent, exponential, product), (product, values)]
    """
    free = sorted(free_indices(quantity), key=str)
    if len({index.size for index in free}) < len(free):
        several = ", ".join(map(str, free))
        raise OutsideFragment(
            f"{several} may coincide; derive has one free index over a size next to products, so state it"
        )
    check_line(quantity, "the quantity")
    context = read_hypotheses(given, [quantity], with_quotients=True)
    (way,) = ways([quantity])
    around = constants_in(way)
    forms = [Spreader(context, reasons).read(quantity, way, around) for reasons in STAGES]
    if unopened := _unopened(forms[-1]):
        left = written(context, {unopened: context.algebra.one}, around)
        raise OutsideFragment(f"{left} is not determined by the hypotheses; add a law that gives it, or state it")
    shown = [written(context, form, around, len(form)) for form in forms[:-1] if len(form) <= MOST_TERMS_SHOWN]
    return _steps(given, quantity, [*shown, _factored(context, forms[-1], around)])


def _factored(context: Context, form: Form, around: Around) -> Expr:
    """A form as an expression, what stands before one product or sum in factors."""
    groups: dict[tuple[object, object], Form] = {}
    for term, coefficient in form.items():
        groups.setdefault((term.marks, term.backgrounds), {})[term] = coefficient
    parts = []
    for (marks, _), own in groups.items():
        if marks or len(own) == 1:
            parts.append(written(context, own, around, len(own)))
            continue
        before = {term._replace(backgrounds=()): coefficient for term, coefficient in own.items()}
        behind = {term._replace(monomial=ONE): context.algebra.one for term in list(own)[:1]}
        parts.append(_in_factors(context, before, around) * written(context, behind, around))
    return Add(*parts)


def _in_factors(context: Context, form: Form, around: Around) -> Expr:
    """A form without marks in factors; where it has none, by the exponentials and functions in its terms."""
    whole = factor(written(context, form, around, len(form)))
    if not isinstance(whole, Add):
        return _without_minus(whole)
    groups: dict[object, Form] = {}
    for term, coefficient in form.items():
        functions = tuple(pair for pair in term.monomial.factors if pair[0].kind != ENTRY)
        groups.setdefault((functions, term.monomial.exponent), {})[term] = coefficient
    return Add(*(_without_minus(factor(written(context, own, around, len(own)))) for own in groups.values()))


def _without_minus(line: Expr) -> Expr:
    """A product with 1 - p for -(p - 1)."""
    number, factors = line.as_coeff_mul()
    turned = [each for each in factors if isinstance(each, Add) and each.as_coeff_Add()[0] < 0]
    if number > 0 or not turned:
        return line
    chosen = min(turned, key=goes_beyond_polynomials)
    return Mul(-number, *(-each if each is chosen else each for each in factors))


def _unopened(form: Form) -> Term | None:
    """A term of a form in which an expectation is left."""
    for term in form:
        bodies = (monomial for _, body in term.backgrounds for monomial, _ in body)
        if any(atom.kind == EXPECTATION for monomial in (term.monomial, *bodies) for atom in atoms_of(monomial)):
            return term
    return None


def _steps(given: Sequence[Hypothesis], quantity: Expr, lines: Sequence[Expr]) -> list[Step]:
    steps: list[Step] = []
    last = quantity
    for line in lines:
        context = read_hypotheses(given, [last, line], with_quotients=True)
        reasons: tuple[Reason, ...] = Lines(context, last, line).fewest()
        if {*reasons} <= {*ALWAYS_ON} and line is not lines[-1]:
            continue
        steps.append(Step(line, reasons))
        last = line
    return steps
