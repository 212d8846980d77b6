"""What an author writes: a `Theorem` or an `Inequality` with stated steps, or a `Mistake`, which is false."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from symdrop.advice import instead_of_hypothesis
from symdrop.axioms import REASONS, Reason
from symdrop.deciders.agreement import Refutation, prove, prove_step, proves, refute, refutes
from symdrop.deciders.kernel.check import Proof
from symdrop.deciders.kernel.remainders import worked_out
from symdrop.errors import BadStatement
from symdrop.language import expression
from symdrop.spelling import notation
from symdrop.statements.abbreviations import Definition, abbreviated, define
from symdrop.statements.claim import Claim
from symdrop.statements.expressions import name_of, names_in
from symdrop.statements.hypotheses import (
    Covariance,
    Hypothesis,
    Nonnegative,
    Nonzero,
    Symmetric,
    covariance,
    nonnegative,
    nonzero,
    symmetric,
)
from symdrop.statements.laws import LAWS, WORDS, Masks
from symdrop.statements.laws.bernoulli import bernoulli
from symdrop.statements.laws.beta import beta
from symdrop.statements.laws.dirichlet import dirichlet
from symdrop.statements.laws.exactly import exactly
from symdrop.statements.laws.exchangeable import exchangeable
from symdrop.statements.laws.gaussian import gaussian
from symdrop.statements.laws.laplace import laplace
from symdrop.statements.laws.masks import masks
from symdrop.statements.laws.multinomial import multinomial
from symdrop.statements.laws.noise import noise
from symdrop.statements.laws.one_hot import one_hot
from symdrop.statements.laws.poisson import poisson
from symdrop.statements.laws.rademacher import rademacher
from symdrop.statements.laws.sampled import sampled
from symdrop.statements.laws.sphere import sphere
from symdrop.statements.laws.uniform import uniform
from symdrop.statements.statement import Statement, Step

if TYPE_CHECKING:
    from symdrop.numeric import Formula

HYPOTHESES = (*LAWS, Masks, Covariance, Nonzero, Nonnegative, Symmetric)

__all__ = [
    "Inequality",
    "Mistake",
    "Theorem",
    "bernoulli",
    "beta",
    "covariance",
    "define",
    "dirichlet",
    "exactly",
    "exchangeable",
    "gaussian",
    "laplace",
    "masks",
    "multinomial",
    "noise",
    "nonnegative",
    "nonzero",
    "one_hot",
    "poisson",
    "prove",
    "prove_step",
    "rademacher",
    "refute",
    "sampled",
    "sphere",
    "step",
    "symmetric",
    "uniform",
]
# The laws are the files of their folder; those above are named for type checkers.
__all__ += [word for word in WORDS if word not in __all__]


def __getattr__(name: str) -> Callable[..., Hypothesis]:
    """The word of a law that is not imported above."""
    if name in WORDS:
        return WORDS[name]
    raise AttributeError(f"module 'symdrop.theorem' has no attribute {name!r}")


def step(line: Any, *reasons: Reason, words: str = "") -> Step:
    """One line of a derivation, equal to the line before it by exactly the reasons cited.

    `line` is an expression; the reasons are axioms of `symdrop.axioms`, none of which can be left out, and none
    where algebra is enough. In the derivation `words` stand in place of the names of the reasons: your own, with
    formulas as `$p_j$`; what is checked is the same. Raises `BadStatement` for anything else.

    >>> from symdrop.axioms import derivative
    >>> from symdrop.language import D, family, index, size
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> square = Theorem(title="A square", lhs=D(w[k] ** 2, w[k]), rhs=w[k] + w[k], steps=[step(2 * w[k], derivative)])
    >>> square.proof.reasons
    (derivative,)
    """
    for reason in reasons:
        if reason not in REASONS:
            raise BadStatement(f"{reason!r} is not a reason; import them from symdrop.axioms: {list(REASONS)}")
    return Step(expression(line), reasons, _text("words", words))


@dataclass(frozen=True, init=False)
class Theorem(Claim):
    """An identity for every size, with the steps that prove it; `theorem.proof` checks on first use.

    `title` and `source` are texts, `given` a list of hypotheses such as `bernoulli(...)`, `lhs` and `rhs` expressions
    of `symdrop.language`, `steps` a list of `step(...)`; without steps the kernel uses every reason that it has.
    `where` is a list of `define(name, meaning)`: documents write these names for what they stand for. Raises
    `BadStatement` for anything else.

    >>> from symdrop.axioms import linearity, mean
    >>> from symdrop.language import E, Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w, p, delta = family("w p delta", n)
    >>> output = Theorem(
    ...     title="The expected output",
    ...     given=[bernoulli(delta[i], keep=p[i])],
    ...     lhs=E(Sum(w[i] * delta[i], i)),
    ...     rhs=Sum(w[i] * p[i], i),
    ...     steps=[step(Sum(w[i] * E(delta[i]), i), linearity), step(Sum(w[i] * p[i], i), mean)],
    ... )
    >>> output.proof.reasons
    (linearity, mean)
    """

    def __init__(
        self,
        *,
        title: str,
        lhs: Any,
        rhs: Any,
        source: str = "",
        given: Sequence[Hypothesis] = (),
        steps: Sequence[Step] = (),
        where: Sequence[Definition] = (),
    ) -> None:
        super().__init__(_defining(_statement(title, source, given, lhs, rhs, steps), where))

    @cached_property
    def proof(self) -> Proof:
        """The proof; raises `NotProved`, `OutsideFragment`, `BadStatement` or `LimitReached` when there is none."""
        return prove(self)

    def prove(self, work: int = 1) -> Proof:
        """The proof, for which this many times the usual work is allowed; it is `proof` from then on. Raises the same.

        >>> from symdrop.language import scalar
        >>> t = scalar("t")
        >>> Theorem(title="A square", lhs=(t + 1) ** 2, rhs=t**2 + 2 * t + 1).prove(work=10).reasons
        ()
        """
        found = vars(self)["proof"] = prove(self, _times(work))
        return found

    @cached_property
    def function(self) -> Formula:
        """The right side as a function of arrays: its arguments by name, or in alphabetical order.

        It is that line of the proof which `symdrop.numeric.compile_proof` compiles. Raises what `proof` raises, and
        `OutsideFragment` when no line is free of E and D.

        >>> from symdrop.language import E, Sum, family, index, size
        >>> n = size("n"); i = index("i", n); w, p, delta = family("w p delta", n)
        >>> mean = Theorem(title="A mean", given=[bernoulli(delta[i], keep=p[i])], lhs=E(Sum(w[i] * delta[i], i)),
        ...                rhs=Sum(w[i] * p[i], i))
        >>> float(mean.function(w=[1.0, 2.0], p=0.5))
        1.5
        """
        from symdrop.numeric import compile_proof

        return compile_proof(self.proof)

    @property
    def is_decided(self) -> bool:
        """Whether `proof` has been asked for and proves this statement; nothing is proved in order to answer."""
        return proves(vars(self).get("proof"), self)


@dataclass(frozen=True, init=False)
class Inequality(Theorem):
    """A claim `lhs <= rhs` for every size: `rhs = lhs + remainder` by the steps, and the remainder is not negative.

    The steps lead from the right side to `lhs + remainder`. Without one, the difference of the sides is taken, factored
    or with a square completed. The remainder must show that it is not negative: by even powers, and sums and products
    of what the laws imply (p and 1 - p, a variance) or `nonnegative(...)` declares. With `strict=True` the claim is
    `lhs < rhs`, and the remainder must show that it is positive: `nonzero(...)` tells what is not zero.
    Raises `BadStatement` for what a `Theorem` refuses.

    >>> from symdrop.language import Rational, family, index, size
    >>> n = size("n"); k = index("k", n); p = family("p", n)
    >>> quarter = Inequality(
    ...     title="At most a quarter", lhs=p[k] * (1 - p[k]), rhs=Rational(1, 4), remainder=(p[k] - Rational(1, 2)) ** 2
    ... )
    >>> quarter.proof.reasons
    (sign,)
    """

    def __init__(
        self,
        *,
        title: str,
        lhs: Any,
        rhs: Any,
        remainder: Any = None,
        source: str = "",
        given: Sequence[Hypothesis] = (),
        steps: Sequence[Step] = (),
        where: Sequence[Definition] = (),
        strict: bool = False,
    ) -> None:
        stated = _statement(title, source, given, lhs, rhs, steps)
        found = worked_out(stated.given, stated.lhs, stated.rhs) if remainder is None else expression(remainder)
        stated = replace(stated, remainder=found, is_strict=_flag("strict", strict))
        Claim.__init__(self, _defining(stated, where))


@dataclass(frozen=True)
class _Corrected:
    """What is true in place of what is false."""

    instead: Theorem | None


@dataclass(frozen=True, init=False)
class Mistake(Claim, _Corrected):
    """An identity that is claimed somewhere and is false; `mistake.refutation` finds its counterexample on first use.

    With `inequality=True` the claim is `lhs <= rhs`, with `strict=True` `lhs < rhs`. `instead` is the theorem that is
    true in its place, if there is one. Raises `BadStatement` for what a `Theorem` refuses, and where `instead` is not
    one.

    >>> from symdrop.language import Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> mistake = Mistake(title="The square of a sum", lhs=Sum(w[i], i) ** 2, rhs=Sum(w[i] ** 2, i))
    >>> print(mistake.refutation)
    at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2
    >>> print(Mistake(title="A bound", lhs=w[i], rhs=w[i] ** 2, inequality=True).refutation)
    at n = 1, i = 1, w[1] = 1/2: left = 1/2, right = 1/4
    """

    def __init__(
        self,
        *,
        title: str,
        lhs: Any,
        rhs: Any,
        source: str = "",
        given: Sequence[Hypothesis] = (),
        instead: Theorem | None = None,
        inequality: bool = False,
        strict: bool = False,
    ) -> None:
        if not isinstance(instead, Theorem | None):
            raise BadStatement(f"instead={instead!r} is not a Theorem")
        claimed = _statement(title, source, given, lhs, rhs, ())
        if _flag("inequality", inequality) or _flag("strict", strict):
            claimed = replace(claimed, remainder=claimed.rhs - claimed.lhs, is_strict=strict)
        Claim.__init__(self, claimed)
        _Corrected.__init__(self, instead)

    @cached_property
    def refutation(self) -> Refutation:
        """The counterexample; raises `NotRefuted`, `OutsideFragment`, `BadStatement` or `LimitReached` for none."""
        return refute(self)

    def refute(self, work: int = 1) -> Refutation:
        """The counterexample, for which this many times the usual work is allowed; it is `refutation` from then on."""
        found = vars(self)["refutation"] = refute(self, _times(work))
        return found

    @property
    def is_decided(self) -> bool:
        """Whether `refutation` has been asked for and refutes this statement; nothing is refuted in order to answer."""
        return refutes(vars(self).get("refutation"), self)


def _flag(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadStatement(f"{name}={value!r} is neither True nor False")
    return value


def _times(work: Any) -> int:
    if type(work) is not int or work < 1:
        raise BadStatement(f"work is {work!r}; it says how many times the usual work is allowed: 1, 10, ...")
    return work


def _statement(
    title: Any,
    source: Any,
    given: Sequence[Hypothesis],
    lhs: Any,
    rhs: Any,
    steps: Sequence[Step],
) -> Statement:
    """The statement that an author writes, once each part of it is what it must be."""
    words = _text("title", title), _text("source", source)
    sides = expression(lhs), expression(rhs)
    return Statement(*words, _hypotheses(given), *sides, _steps(steps), notation=notation())


def _defining(statement: Statement, where: Sequence[Definition]) -> Statement:
    """The statement with names for some of its expressions, each of which stands in it and is otherwise unknown."""
    stated = _listed("where", where)
    for each in stated:
        if not isinstance(each, Definition):
            raise BadStatement(f"{each!r} is not a definition; write where=[define(name, meaning)]")
    if not stated:
        # An enormous statement is refused when it is proved, not looked through before.
        return statement
    spoken = [*statement.lines, *(part for law in statement.given for part in law.expressions)]
    taken = {name for part in spoken for name in names_in(part)}
    for number, each in enumerate(stated):
        if name_of(each.name) in taken:
            raise BadStatement(f"{each.name} has a meaning in the statement already; define another name")
        taken.add(name_of(each.name))
        lines = [*statement.lines, *(later.meaning for later in stated[number + 1 :])]
        if all(abbreviated(line, [each], {})[0] == line for line in lines):
            raise BadStatement(f"{each.name} stands for nothing: no line has {each.meaning} as it is written here")
    return replace(statement, where=stated)


def _hypotheses(given: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    stated = _listed("given", given)
    for hypothesis in stated:
        if type(hypothesis) not in HYPOTHESES:
            raise BadStatement(f"{hypothesis!r} is not a hypothesis; {instead_of_hypothesis(hypothesis)}")
    return stated


def _steps(steps: Sequence[Step]) -> tuple[Step, ...]:
    stated = _listed("steps", steps)
    for each in stated:
        if not isinstance(each, Step):
            raise BadStatement(f"{each!r} is not a step; write step(line, *reasons)")
    return stated


def _listed(name: str, things: Any) -> tuple[Any, ...]:
    """The things as a tuple; what can be read only once is refused, for it may also never end."""
    if not isinstance(things, list | tuple):
        raise BadStatement(f"{name} takes a list, got {type(things).__name__}; write {name}=[...]")
    return tuple(things)


def _text(name: str, text: Any) -> str:
    if not isinstance(text, str):
        raise BadStatement(f'{name} takes a text, got {type(text).__name__}; write {name}="..."')
    return text
