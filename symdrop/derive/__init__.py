"""From a left side alone to a theorem: the model at the mean of the noise, plus the regulariser that the noise implies.

The kernel opens every expectation; what is left after the model at the mean is taken off is grouped and factored by
`symdrop.derive.regulariser`. What comes back is stated like any author's theorem, with steps and their reasons, and
is proved before it is returned.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

from sympy import Add, Expr, Indexed, Mul, Sum

from symdrop.axioms import REASONS, Reason, derivative, idempotent, linearity, sift, variance
from symdrop.deciders.kernel.apart import apart
from symdrop.deciders.kernel.context import Context
from symdrop.deciders.kernel.factors import EXPECTATION, LinearCombination, Monomial
from symdrop.deciders.kernel.necessity import sufficient
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.residuals import residual_expression
from symdrop.derive.indices import Author
from symdrop.derive.regulariser import regulariser_expression
from symdrop.errors import BadStatement, LimitReached, OutsideFragment
from symdrop.language import D, E, Expectation, Index, Scalar, expression, index
from symdrop.statements.claim import Claim
from symdrop.statements.expressions import indices_of, name_of, names_in
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.laws import Law, laws_in
from symdrop.statements.statement import Step
from symdrop.theorem import Theorem

if TYPE_CHECKING:
    from symdrop.numeric import Formula

# A line with more sums than these does not help a reader.
MOST_SUMS_SHOWN = 4
STAGES: tuple[frozenset[Reason], ...] = (
    frozenset((derivative, sift)),
    frozenset((derivative, sift, variance)),
    frozenset((derivative, sift, variance, linearity)),
)


@dataclass(frozen=True)
class _Parts:
    """An expectation in two parts: the quantity at the mean of the noise, and what the noise adds."""

    deterministic: Expr
    regulariser: Expr


@dataclass(frozen=True, init=False)
class DerivedTheorem(Theorem, _Parts):
    """A theorem that `derive` found: its right side is `deterministic` + `regulariser`.

    >>> from symdrop.language import scalar
    >>> t = scalar("t")
    >>> DerivedTheorem(title="A square", lhs=t * t, deterministic=t**2, regulariser=expression(0)).rhs
    t**2
    """

    def __init__(self, *, deterministic: Expr, regulariser: Expr, **stated: Any) -> None:
        Theorem.__init__(self, rhs=deterministic + regulariser, **stated)
        if isinstance(self.rhs, Add) and deterministic in self.rhs.args:
            # The model is read before what the noise adds to it.
            written = {**self.written, self.rhs: (deterministic,)}
            Claim.__init__(self, replace(self.statement, written=written))
        _Parts.__init__(self, deterministic, regulariser)

    @cached_property
    def regulariser_theorem(self) -> Theorem:
        """What the noise adds, as a theorem of its own: the left side less the deterministic part.

        >>> from symdrop.language import E, scalar
        >>> from symdrop.theorem import bernoulli
        >>> delta, p, x = scalar("delta p x")
        >>> derive(E((delta * x) ** 2), given=[bernoulli(delta, keep=p)]).regulariser_theorem.proof.reasons
        (linearity, idempotent, mean)
        """
        return Theorem(
            title=f"{self.title}: the regulariser",
            source=self.source,
            given=self.given,
            lhs=self.lhs - self.deterministic,
            rhs=self.regulariser,
        )

    @property
    def regulariser_function(self) -> Formula:
        """The regulariser alone as a function of arrays; raises what `proof` raises.

        >>> from symdrop.language import E, scalar
        >>> from symdrop.theorem import bernoulli
        >>> delta, p, x = scalar("delta p x")
        >>> float(derive(E((delta * x) ** 2), given=[bernoulli(delta, keep=p)]).regulariser_function(p=0.5, x=2.0))
        1.0
        """
        return self.regulariser_theorem.function


def derive(
    quantity: Any, *, given: Sequence[Hypothesis] = (), title: str = "", source: str = "", work: int = 1
) -> DerivedTheorem:
    """The theorem that says what an expectation is: the same at the mean of the noise, plus what the noise adds.

    `quantity` is an expression with E, Var or Cov, such as `E(loss)`, `E(D(loss, w[k]))` or `Cov(s, r)`; every random
    entry stands inside one of them. It is the left side as it is given. The deterministic part is the quantity without
    E and with the mean in place of each random entry, and without Var and Cov, which are 0 at the mean; the regulariser
    is all the rest, summed over the indices of the quantity as far as they go. What comes back is proved, with `work`
    times the usual work. Raises `BadStatement` for a quantity without an expectation, `OutsideFragment` where the
    hypotheses do not promise an expectation that it needs, and `LimitReached`.

    >>> from symdrop.theorem import bernoulli
    >>> from symdrop.language import E, Sum, family, index, scalar, size
    >>> n = size("n"); j = index("j", n); w, p, delta = family("w p delta", n); t = scalar("t")
    >>> theorem = derive(E((t - Sum(delta[j] * w[j], j)) ** 2), given=[bernoulli(delta[j], keep=p[j])])
    >>> theorem.deterministic
    (t - Sum(p[j]*w[j], (j, 1, n)))**2
    >>> theorem.regulariser
    Sum((1 - p[j])*p[j]*w[j]**2, (j, 1, n))
    >>> theorem.proof.reasons
    (sift, linearity, independent, idempotent, mean)
    """
    lhs = expression(quantity)
    laws = {law.base.name: law for law in laws_in(given)}
    if not lhs.atoms(Expectation):
        raise BadStatement(f"{lhs} has no expectation; write E(...), Var(...) or Cov(..., ...) around what is random")
    deterministic = _at_the_mean(lhs, laws)
    context, (before, at_mean) = read_statement(given, [lhs, deterministic])
    opened = _normal(context, before, frozenset(REASONS))
    unopened = [(each, monomial.sizes) for monomial in opened for each in monomial.factors if each.kind == EXPECTATION]
    if unopened:
        (factor, sizes), *_ = unopened
        unknown = residual_expression(context, {Monomial(sizes, (factor,)): context.algebra.one})
        raise OutsideFragment(f"{unknown} is not determined by the hypotheses; add a law that gives it")
    model = _normal(context, at_mean, frozenset(REASONS))
    if not model:
        deterministic = expression(0)
    rest = context.algebra.combine(opened, model, -1)
    parameters = {name for law in laws.values() for parameter in law.parameters for name in names_in(parameter)}
    means = {total for each in lhs.atoms(Expectation) for total in _at_the_mean(each, laws).atoms(Sum)}
    written = Author.of(lhs).renamed(regulariser_expression(context, rest, parameters, means))
    regulariser = _in_order(written, context.algebra.symmetric)
    steps = _steps(given, context, lhs, before, deterministic + regulariser)
    words = {"title": title or "A derived expectation", "source": source}
    parts = {"deterministic": deterministic, "regulariser": regulariser}
    stated = DerivedTheorem(given=given, lhs=lhs, steps=steps, **words, **parts)
    try:
        stated.prove(work)
    except LimitReached:
        # A stage in the middle may be too large to be seen at instances where the two sides are not.
        stated = DerivedTheorem(given=given, lhs=lhs, **words, **parts)
        stated.prove(work)
    return stated


def _in_order(node: Expr, symmetric: Collection[str]) -> Expr:
    """The expression with the indices of symmetric families in alphabetical order."""
    entries = [each for each in node.atoms(Indexed) if name_of(each) in symmetric]
    return node.xreplace({each: each.base[tuple(sorted(each.indices, key=str))] for each in entries})


def _steps(
    given: Sequence[Hypothesis], context: Context, lhs: Expr, before: LinearCombination, rhs: Expr
) -> list[Step]:
    """The stages of the opening, each a line with just the reasons that carry the line before into it."""
    stages = [(_normal(context, before, stage), stage) for stage in STAGES]
    shown = [(each, reasons) for each, reasons in stages if _most_sums(each) <= MOST_SUMS_SHOWN]
    author = Author.of(lhs)
    lines = [author.renamed(residual_expression(context, each)) for each, _ in shown]
    _, combinations = read_statement(given, [lhs, *lines, rhs])
    steps: list[Step] = []
    last = combinations[0]
    allowed = [*(reasons for _, reasons in shown), frozenset(REASONS)]
    for line, combination, reasons in zip([*lines, rhs], combinations[1:], allowed, strict=True):
        difference = context.algebra.combine(last, combination, -1)
        if difference or line is rhs:
            # A line that does not follow cites nothing, and is refused when it is proved.
            steps.append(Step(line, sufficient(context, difference, (idempotent,), reasons) or ()))
            last = combination
    return steps


def _most_sums(combination: LinearCombination) -> int:
    return max((len(sizes) for sizes, _ in combination), default=0)


def _normal(context: Context, combination: LinearCombination, reasons: frozenset[Reason]) -> LinearCombination:
    return apart(context.algebra, Normaliser(context, reasons).normal(combination))


def _at_the_mean(node: Expr, laws: Mapping[str, Law], averaged: bool = False) -> Expr:
    """The expression without E, the mean in place of every random entry; `averaged` within an E."""
    if isinstance(node, Indexed | Scalar):
        law = laws.get(name_of(node))
        if law and not averaged:
            raise BadStatement(f"{node} is random and stands outside E, Var and Cov; average it, too")
        return _mean(law, node) if law else node
    if isinstance(node, E):
        return _at_the_mean(node.args[0], laws, True)
    if isinstance(node, Expectation):
        return expression(0)
    if isinstance(node, D):
        return D(_at_the_mean(node.args[0], laws, averaged), node.args[1])
    if isinstance(node, Sum):
        inner = _at_the_mean(node.function, laws, averaged)
        return Sum(inner, *node.limits) if inner != 0 else inner
    if not node.args:
        return node
    parts = [_at_the_mean(part, laws, averaged) for part in node.args]
    return _cancelled(parts) if isinstance(node, Mul) else node.func(*parts)


def _cancelled(factors: Sequence[Expr]) -> Expr:
    """A product in which a divisor, such as a keep probability, cancels against a factor that stands in a sum."""
    product = Mul(*factors)
    for total in (each for each in factors if isinstance(each, Sum)):
        summed = {limits[0] for limits in total.limits}
        constant, inner = total.function.as_independent(*summed, as_Add=False)
        outside = Mul(*(each for each in factors if each is not total))
        if len(Mul.make_args(outside * constant)) < len(Mul.make_args(outside)) and outside * constant != 0:
            product = outside * constant * Sum(inner, *total.limits)
    return product


def _mean(law: Law, entry: Expr) -> Expr:
    """The mean of one entry: the law's own expression at the entry's indices."""
    mean = law.moment(1)
    if mean is None:
        raise OutsideFragment(f"the law of {law.entry} does not promise a mean")
    return _moved(mean, dict(zip(law.indices, indices_of(entry), strict=True)))


def _moved(node: Expr, places: Mapping[Index, Index]) -> Expr:
    """An expression at other indices; a sum in it whose index would be caught gets a new one."""
    if isinstance(node, Index):
        return places.get(node, node)
    if isinstance(node, Sum):
        inner = dict(places)
        for place, *_ in node.limits:
            taken = {str(each) for each in [*places.values(), *node.atoms(Index)]}
            fresh = next(f"{place}{number}" for number in count(1) if f"{place}{number}" not in taken)
            inner[place] = index(fresh, place.size) if place in places.values() else place
        return Sum(_moved(node.function, inner), *((inner[each[0]], 1, each[0].size) for each in node.limits))
    return node.func(*(_moved(part, places) for part in node.args)) if node.args else node


# `symdrop.derive` is this function; as an attribute of itself it is found where people look for it in the folder.
vars(derive)["derive"] = derive
