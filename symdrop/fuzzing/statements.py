"""Random statements of the whole fragment, aimed: one generator per axiom and per rule of the kernel.

What is drawn is written in the words of `symdrop.language` alone, so that nothing here knows what is true. The right
side of a statement is a rewriting of the left side, a near miss of one, or the kernel's own normal form of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sympy
from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from sympy import Expr, Pow

from symdrop.axioms import REASONS, Reason, exponential, idempotent, moments
from symdrop.deciders.kernel.apart import apart
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_hypotheses, read_statement
from symdrop.deciders.kernel.residuals import residual_expression
from symdrop.deciders.kernel.spread.constants import constants_in
from symdrop.deciders.kernel.spread.decision import ALWAYS_ON, Lines, ways
from symdrop.deciders.kernel.spread.reading import Spreader
from symdrop.deciders.kernel.spread.writing import written
from symdrop.errors import BadStatement, Disagreement
from symdrop.functions import Prod, exp, goes_beyond_polynomials, log, logistic, softplus
from symdrop.fuzzing.aims import (
    AIMS,
    FRACTION,
    GIVEN,
    RANDOM,
    Aim,
    C,
    R,
    a,
    b,
    delta,
    elementary,
    expectation,
    i,
    iota,
    j,
    k,
    l,
    m,
    n,
    p,
    s,
    t,
    w,
    x,
    y,
)
from symdrop.fuzzing.equalities import ALGEBRA
from symdrop.fuzzing.rewritings import mutated, rewritten
from symdrop.fuzzing.weights import is_light
from symdrop.language import Cov, D, Family, Index, Scalar, Size, Sum, bracket
from symdrop.statements.hypotheses import Covariance, Hypothesis, Nonzero, Symmetric
from symdrop.statements.laws import Law, Masks
from symdrop.statements.laws.law import Exchangeable
from symdrop.statements.statement import Statement, Step

Scope = Mapping[Size, tuple[Index, ...]]


@st.composite
def lines(draw: DrawFn, aim: Aim, scope: Scope | None = None, depth: int | None = None) -> Expr:
    """A random line of an aim; `scope` holds the indices at hand for each size, `depth` how deep it may still be."""
    scope = {over: tuple(each for each in aim.free if each.size == over) for over in (m, n)} if scope is None else scope
    depth = draw(st.sampled_from((0, aim.depth - 1, aim.depth, aim.depth, aim.depth + 1))) if depth is None else depth
    kinds = [each for each in aim.kinds if each not in LEAVES] if depth > 1 else aim.kinds if depth else LEAVES
    kind = draw(st.sampled_from(kinds))

    def part(inner: Scope = scope, less: int = 1) -> Expr:
        drawn: Expr = draw(lines(aim, inner, depth - less))
        return drawn

    def entry(families: Sequence[Any] = aim.families) -> Expr:
        usable = [each for each in families if all(scope[over] for over in each.shape)]
        base = draw(st.sampled_from(usable))
        made: Expr = base[tuple(draw(_place(scope[over])) for over in base.shape)]
        return made

    unused = [place for place in aim.bound if place not in scope[place.size]]
    match kind:
        case "entry":
            return entry()
        case "product":
            return sympy.Mul(*(entry((each,)) for each in [draw(st.sampled_from(aim.families))] * draw(NUMBERS)))
        case "powers":
            return sympy.Mul(*(entry() ** draw(st.sampled_from((1, 2, 3))) for _ in range(draw(NUMBERS))))
        case "inverse":
            return 1 / draw(st.sampled_from((w[draw(st.sampled_from(scope[n]))], 1 - s, s)))
        case "quotient":
            unit = p[draw(st.sampled_from(scope[n]))]
            return draw(st.sampled_from((1 / unit, 1 / (1 - unit), 1 / (3 - 2 * unit), unit / (1 - unit))))
        case "bracket":
            over = draw(st.sampled_from([over for over, places in scope.items() if places]))
            return bracket(draw(st.sampled_from(scope[over])), draw(_place(scope[over])))
        case "add":
            first, second = part(), part()
            return first + second if is_light(first + second) else first
        case "mul":
            first, second = part(), part()
            return first * second if is_light(first * second) else first
        case "square":
            return _raised(part(less=2), 2)
        case "cube":
            return _raised(part(less=2), 3)
        case "E":
            return expectation(part())
        case "covariance":
            first, second = part(), part()
            return Cov(first, second) if (first + second).has(*RANDOM) else first * second
        case "D":
            return D(part(), draw(st.sampled_from([*(w[place] for place in scope[n]), s])))
        case "graph":
            return draw(graphs(aim.families[0], aim.bound))
        case "orbit":
            return draw(orbits(aim.families, aim.bound))
        case "over an index" if unused and unused[0].size is n:
            body = draw(factors(aim, _at(scope, unused[0]), depth - 1))
            others = [each for each in scope[n] if each is not unused[0]]
            return Prod(body, unused[0], but=draw(st.sampled_from(((), *others))))
        case "exponential" if unused and unused[0].size is n:
            body = draw(lines(replace(aim, kinds=("entry", "mul", "add"), bound=()), _at(scope, unused[0]), 1))
            return exp(Sum(body, unused[0]) + draw(st.sampled_from((0, s * t, FRACTION * t))))
        case "function":
            return draw(st.sampled_from((softplus, logistic)))(draw(st.sampled_from((s, -s, s * t, t - s))))
        case "logarithm":
            inner = draw(lines(replace(aim, kinds=("entry", "mul", "add"), bound=()), scope, 1))
            return draw(_logarithms(inner, unused[0] if unused and inner.atoms(Index) <= {k, l} else None))
        case "counts":
            place = draw(st.sampled_from(scope[n]))
            return exp(draw(st.sampled_from((1, t, FRACTION * w[place], t * delta[place]))) * iota[place])
        case "power of a size":
            return draw(st.sampled_from((2**n, t ** (2 * n), (FRACTION * s) ** n)))
        case "sums" if len(unused) > 1:
            return _summed(part(_with(scope, unused[:2])), unused[:2])
        case "sum" if unused:
            place = draw(st.sampled_from((unused[0], unused[-1])))
            return _summed(part(_with(scope, [place])), [place])
    return sympy.sympify(draw(st.sampled_from(aim.scalars)))


LEAVES = ("entry", "scalar")
NUMBERS = st.sampled_from((2, 3, 4))


@st.composite
def _logarithms(draw: DrawFn, inner: Expr, place: Index | None) -> Expr:
    """A logarithm of what is positive, over an index where one is at hand."""
    number = draw(st.sampled_from((1, 2, 3)))
    shapes = [
        log(1 + exp(inner)),
        log(exp(inner) * (1 + exp(s * t)) ** number),
        log(number + inner**2),
        log((1 + s**2) ** number * exp(inner)),
        log(number + exp(inner)),
        log(2 * number) + log(logistic(inner)),
        log(1 - logistic(inner)) + softplus(0 * inner),
        log((2 + inner**2) ** n),
    ]
    if place is not None and place.size is n:
        shapes += [
            log(number + Sum(exp(w[place] * inner + x[place]), place)),
            log(2 + Prod(exp(inner * w[place]), place)),
            log(Prod(number + exp(s * w[place]), place)),
            log(Prod(number + w[place] ** 2, place, but=k)),
        ]
    return sympy.sympify(draw(st.sampled_from(shapes)))


def _place(places: Sequence[Index]) -> SearchStrategy[Index]:
    """An index at hand, more often than not that of the innermost sum."""
    return st.sampled_from((*places, places[-1], places[-1]))


def _summed(line: Expr, places: Sequence[Index]) -> Expr:
    made = Sum(line, *places)
    return made if is_light(made) else sympy.Mul(*(place.size for place in places))


def _raised(line: Expr, power: int) -> Expr:
    return line**power if is_light(line**power) else line


def _with(scope: Scope, places: Iterable[Index]) -> Scope:
    inner = dict(scope)
    for place in places:
        inner[place.size] = (*inner[place.size], place)
    return inner


@st.composite
def graphs(draw: DrawFn, base: Any, places: Sequence[Index]) -> Expr:
    """A sum over 3 or 4 indices of a product of entries base[i, j]: what only the order of sums can tell apart."""
    used = places[: draw(st.sampled_from((3, 4)))]
    ends = st.sampled_from((*used, *used, k))
    edges = draw(st.lists(st.tuples(ends, ends), min_size=len(used), max_size=5))
    return Sum(sympy.Mul(*(base[edge] for edge in edges)), *used)


@st.composite
def factors(draw: DrawFn, aim: Aim, scope: Scope, depth: int) -> Expr:
    """What may stand in a product over an index: entries at that index and at free ones, and exponentials of these."""
    inner = replace(aim, kinds=("entry", "mul", "add"), bound=())
    first, second = (draw(lines(inner, scope, min(depth, 1))) for _ in range(2))
    shapes = (1 + first, 1 + first * exp(second), first + exp(second) * t, 1 + (exp(FRACTION * second) - 1) * first)
    return sympy.sympify(draw(st.sampled_from(shapes)))


def _at(scope: Scope, place: Index) -> Scope:
    """The indices that may stand in a product over an index: its own, free ones, and those over other sizes."""
    return {
        over: (
            *(each for each in places if over != place.size or each in (k, l)),
            *([place] if over == place.size else []),
        )
        for over, places in scope.items()
    }


@st.composite
def orbits(draw: DrawFn, families: Sequence[Any], places: Sequence[Index]) -> Expr:
    """A sum over 2 or 3 indices with a random entry at each, of which some can be exchanged and some only seem so."""
    if draw(st.integers(0, 3)) == 0:
        grid = sympy.Mul(*(R[row, place] for row in (a, b) for place in (places[0], k)))
        return Sum(grid * y[a] * draw(st.sampled_from((y[a], y[b]))), a, b, places[0])
    used, base = places[: draw(st.sampled_from((2, 3)))], draw(st.sampled_from(families))
    power, weight = draw(st.sampled_from((1, 1, 2))), draw(st.sampled_from((w, x)))
    ends = st.sampled_from((*used, k))
    others = (
        base[k] ** power * weight[k],
        base[k] ** power * weight[k],
        C[draw(ends), draw(ends)],
        w[draw(ends)],
        bracket(used[0], draw(ends)) * draw(st.sampled_from(families))[draw(ends)],
    )
    entries = sympy.Mul(*(base[place] ** power * weight[place] for place in used))
    return Sum(entries * draw(st.sampled_from(others)), *used)


def aimed_lines(name: str) -> SearchStrategy[Expr]:
    """A random line of an aim with what stands around it."""
    aim = AIMS[name]
    return st.builds(lambda around, line: sympy.sympify(around(line)), st.sampled_from(aim.around), lines(aim)).filter(
        is_light
    )


def reason_sets(name: str) -> SearchStrategy[frozenset[Reason]]:
    """Random reasons: all, nearly all, or any that hold those aimed at."""
    every = frozenset(REASONS)
    some = st.frozensets(st.sampled_from(REASONS))
    aimed = {reason for reason in REASONS if reason.name == name} | {*AIMS[name].reasons}
    few = st.frozensets(st.sampled_from(REASONS), min_size=1, max_size=2)
    return st.one_of(st.just(every), few.map(lambda out: every - out), some.map(lambda drawn: drawn | aimed), some)


def hypotheses(lines: Sequence[Expr]) -> tuple[Hypothesis, ...]:
    """Those of `GIVEN` that speak of what the lines mention."""
    names = _names(lines)
    joint = [each for each in GIVEN if isinstance(each, Covariance | Masks) and {b.name for b in each.random} & names]
    names |= _names(part for each in joint for part in each.expressions)
    laws = [each for each in GIVEN if isinstance(each, Law) and each.base.name in names]
    names |= _names(parameter for law in laws for parameter in law.parameters)
    names |= _divided_sizes(lines)
    names |= {law.number.name for law in laws if isinstance(law, Exchangeable)}
    units = [each for each in GIVEN if isinstance(each, Nonzero) and _names([each.quantity], Size) & names]
    symmetric = [each for each in GIVEN if isinstance(each, Symmetric) and each.family.name in names]
    return (*laws, *joint, *symmetric, *units)


def _names(lines: Iterable[Expr], *others: type) -> set[str]:
    """The names of the families and scalars, and of other kinds of symbols, that the lines mention."""
    return {each.name for line in lines for each in line.atoms(Family, Scalar, *others)}


def _divided_sizes(lines: Iterable[Expr]) -> set[str]:
    """The names of the sizes of which a sum is divided by, such as n - 1."""
    powers = (power for line in lines for power in line.atoms(Pow) if power.exp.is_negative)
    return {size.name for power in powers if power.base.is_Add for size in power.base.atoms(Size)}


def normal_form(given: Sequence[Hypothesis], line: Expr, reasons: Iterable[Reason]) -> Expr:
    """What the kernel makes of a line by these reasons, written out; raises `Disagreement` when that is not a line."""
    if goes_beyond_polynomials(line):
        return _spread(given, line, reasons)
    context, (combination,) = read_statement(given, [line])
    # What an expectation of more entries than the hypotheses say that there are needs, is told here.
    normal = apart(context.algebra, Normaliser(context, frozenset(reasons)).normal(combination))
    try:
        return residual_expression(context, normal)
    except BadStatement as error:
        raise Disagreement(f"the kernel makes what is not a line of {line}: {error}") from error


def _spread(given: Sequence[Hypothesis], line: Expr, reasons: Iterable[Reason]) -> Expr:
    """The spread form of a line, of which no two free indices over one size may coincide, written out."""
    context = read_hypotheses(given, [line], with_quotients=True)
    way = next(way for way in ways([line]) if len({*way.values()}) == len(way))
    around = constants_in(way)
    form = Spreader(context, reasons).read(line, way, around)
    return written(context, form, around, max(1, len(form)))


def needed(given: Sequence[Hypothesis], before: Expr, after: Expr, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Some of the reasons that carry one line into the other and of which none can be left out."""
    if goes_beyond_polynomials(before) or goes_beyond_polynomials(after):
        pair = Lines(read_hypotheses(given, [before, after], with_quotients=True), before, after)
        kept = set(reasons) - {*ALWAYS_ON}
        if pair.difference(kept)[0]:
            # A product of exponentials in a function is written as one exponential.
            kept.add(exponential)
        for reason in [each for each in REASONS if each in kept]:
            if not pair.difference(kept - {reason})[0]:
                kept.remove(reason)
        return tuple(reason for reason in REASONS if reason in kept)
    context, (first, second) = read_statement(given, [before, after])
    difference = context.algebra.combine(first, second, -1)
    kept = set(reasons)
    for reason in [each for each in REASONS if each in kept]:
        if not Normaliser(context, frozenset(kept - {reason})).residual(difference):
            kept.remove(reason)
    return tuple(reason for reason in REASONS if reason in kept)


@dataclass(frozen=True)
class Trial:
    """A statement to be tried, the reasons for a normal form of its left side, and whether its steps are right."""

    statement: Statement
    reasons: frozenset[Reason]
    right: bool


@st.composite
def trials(draw: DrawFn, name: str) -> Trial:
    """A random statement of an aim: equal sides, nearly equal ones, or a step with right, missing or idle reasons."""
    try:
        return draw(_trials(name))
    except BadStatement:
        # Powers of powers of numbers may be longer than a statement may hold.
        reject()


@st.composite
def _trials(draw: DrawFn, name: str) -> Trial:
    way = draw(st.sampled_from(AIMS[name].ways))
    if way == "tight":
        return Trial(_statement(*draw(tight_pairs())), frozenset(REASONS), True)
    line, reasons = draw(aimed_lines(name)), draw(reason_sets(name))
    places = [place for place in (*AIMS[name].free, *AIMS[name].bound) if place.size in line.free_symbols]
    if way == "step":
        return draw(_stepped(line, reasons))
    times = draw(st.sampled_from((1, 2, 4)))
    if way == "algebra":
        other = draw(rewritten(line, GIVEN, times, ALGEBRA))
        return Trial(_statement(line, other, Step(other, ())), reasons, True)
    other = draw(rewritten(line, GIVEN, times))
    if way == "mutated":
        other = draw(mutated(other, places))
    return Trial(_statement(line, other), reasons, True)


@st.composite
def tight_pairs(draw: DrawFn) -> tuple[Expr, Expr]:
    """Two lines that differ, and agree at one size or for some values of the free indices."""
    factor = draw(st.sampled_from((t, FRACTION * s * t)))
    number = draw(st.sampled_from((1, 1, 2, 3)))
    pairs = (
        (Sum(w[i] + factor, i), Sum(w[i], i) + number * factor),
        (Sum(D(w[i] * factor, w[i]), i), number * factor),
        (Sum(bracket(i, j) * w[i] / w[j] * factor, i, j), number * factor),
        (n * factor, number * factor),
        (bracket(k, l) * w[k] * factor, w[k] * factor),
        (bracket(k, l) * w[k] * factor, 0 * factor),
        (elementary(number, w) * factor, 0 * factor),
        (Sum(w[i], i) ** 2 * factor, Sum(w[i] ** 2, i) * factor),
    )
    left, right = draw(st.sampled_from(pairs))
    return sympy.sympify(left), sympy.sympify(right)


@st.composite
def _stepped(draw: DrawFn, line: Expr, reasons: frozenset[Reason]) -> Trial:
    given = hypotheses([line])
    try:
        after = normal_form(given, line, reasons)
        right = needed(given, line, after, reasons)
    except Exception:  # the trial of the same line shows it again, where it is judged
        return Trial(_statement(line, line), reasons, True)
    # Beside `moments`, which then say nothing of masks, `idempotent` is not idle.
    idle = [reason for reason in REASONS if reason not in right and not (reason is idempotent and moments in right)]
    if goes_beyond_polynomials(line) or goes_beyond_polynomials(after):
        idle = [reason for reason in idle if reason not in ALWAYS_ON]
    way = draw(st.sampled_from(("right", "idle", "missing", "twice", "slip")))
    if way == "slip":
        return Trial(_statement(line, 2 * after + 1, Step(after, right)), reasons, False)
    cited = right
    if way == "idle" and idle:
        cited = (*right, draw(st.sampled_from(idle)))
    if way == "twice" and right:
        cited = (*right, draw(st.sampled_from(right)))
    if way == "missing" and right:
        left_out = draw(st.sampled_from(right))
        cited = tuple(reason for reason in right if reason is not left_out)
    return Trial(_statement(line, after, Step(after, cited)), reasons, cited == right)


def _statement(left: Expr, right: Expr, *steps: Step) -> Statement:
    return Statement("found by symdrop fuzz", "", hypotheses([left, right]), left, right, steps)
