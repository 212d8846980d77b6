"""The kernel and the instances against each other, on random statements, until time is up.

A trial passes when both deciders say the same of it: the normal form of its left side has the same instances, its
two sides are proved exactly if they agree at every size, and its steps are accepted exactly if they cite what is
needed. Everything else is a `Disagreement`, and is shrunk to the smallest trial that shows it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, product
from tempfile import TemporaryDirectory
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.configuration import set_hypothesis_home_dir
from sympy import Expr

from symdrop.deciders.agreement import prove
from symdrop.deciders.instances import Difference, Undetermined, compare
from symdrop.deciders.kernel.check import Proof, check
from symdrop.errors import BadStatement, Disagreement, LimitReached, NotProved, OutsideFragment
from symdrop.files.source_code import manuscript
from symdrop.fuzzing.aims import AIMS
from symdrop.fuzzing.models import UNITS, has_model, value
from symdrop.fuzzing.statements import Trial, normal_form, trials
from symdrop.fuzzing.trees import free_indices
from symdrop.statements.hypotheses import Covariance, Hypothesis
from symdrop.statements.laws.noise import Noise
from symdrop.statements.statement import Statement, Step

DECIDED = "decided"
UNDETERMINED = "undetermined"
REFUSED = "refused"
TRIALS_IN_A_ROUND = 40
LONGEST_SHRINKING = 60


@dataclass(frozen=True)
class Finding:
    """The smallest trial found at which something is wrong, and what is wrong with it."""

    aim: str
    trial: Trial
    error: Exception

    @property
    def description(self) -> str:
        """What is wrong, in a line."""
        kind = "" if isinstance(self.error, Disagreement) else f"{type(self.error).__name__}: "
        return f"{kind}{self.error} (aim: {self.aim})"

    @property
    def script(self) -> str:
        """The statement, with the normal form of its left side by the reasons of the trial, as a program."""
        reasons = ", ".join(sorted(map(repr, self.trial.reasons)))
        stated = manuscript(self.trial.statement, "Found by symdrop fuzz.")
        return f"# reasons for the normal form: {reasons}\n{stated}theorem.proof"


@dataclass
class Campaign:
    """What was tried so far: numbers of trials by aim and outcome, and what was found."""

    seed: int
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    finding: Finding | None = None

    def trials(self, aim: str | None = None, outcome: str | None = None) -> int:
        """How many trials had this aim and this outcome; None is any."""
        return sum(
            number
            for (its_aim, its_outcome), number in self.tried.items()
            if aim in (None, its_aim) and outcome in (None, its_outcome)
        )


def examine(trial: Trial) -> str:
    """Let both deciders judge a trial: "decided", "undetermined" or "refused".

    Raises `Disagreement` when they contradict each other, or when steps are judged by what they do not need.
    """
    try:
        form = _check_normal_form(trial)
        sides = _check_sides(trial.statement)
        _check_steps(trial)
    except (BadStatement, LimitReached, OutsideFragment):
        return REFUSED
    return DECIDED if form and sides else UNDETERMINED


def _check_normal_form(trial: Trial) -> bool:
    """Whether the normal form of the left side could be compared with it."""
    given, line = trial.statement.given, trial.statement.lhs
    form = normal_form(given, line, trial.reasons)
    verdict = compare(given, [line, form])
    if isinstance(verdict, Difference):
        by = ", ".join(sorted(map(repr, trial.reasons))) or "algebra alone"
        raise Disagreement(f"the normal form of the left side by {by} is {form}, but {verdict.counterexample}")
    if isinstance(verdict, Undetermined):
        _check_model(given, line, form)
    return not isinstance(verdict, Undetermined)


def _check_model(given: Sequence[Hypothesis], line: Expr, form: Expr) -> None:
    """Where the instances cannot tell, the two lines are equal in a model of the noise at least."""
    noises = {each.base.name: each for each in given if isinstance(each, Noise)}
    groups = _dependent(noises, [each for each in given if isinstance(each, Covariance)])
    free = free_indices(line + form)
    for laws in (each for each in groups if has_model(line + form, each)):
        for units in product(UNITS, repeat=len(free)):
            places = dict(zip(free, units, strict=True))
            if value(line, laws, places) != value(form, laws, places):
                raise Disagreement(f"{form} uses what the law of {' and '.join(laws)} does not promise")


def _dependent(noises: Mapping[str, Noise], joint: Sequence[Covariance]) -> list[dict[str, Noise]]:
    """The noises, each alone or with the one that it has a covariance with."""
    pairs = [[each.first.base.name, each.second.base.name] for each in joint]
    groups = [pair for pair in pairs if noises.keys() >= {*pair}]
    groups += [[name] for name in noises if name not in {one for pair in pairs for one in pair}]
    return [{name: noises[name] for name in group} for group in groups]


def _check_sides(statement: Statement) -> bool:
    """Whether the two sides, without steps, are proved or refuted."""
    bare = replace(statement, steps=())
    try:
        proof = prove(bare)
    except NotProved as refusal:
        return refusal.counterexample is not None
    if not _accepts(replace(statement, steps=(Step(statement.rhs, proof.reasons),))):
        raise Disagreement(f"a proof that is said to rest on {list(proof.reasons)} does not")
    return True


def _check_steps(trial: Trial) -> None:
    """Steps are accepted exactly when they cite what is needed, and then stand the instances, too."""
    if not trial.statement.steps:
        return
    accepted = _accepts(trial.statement)
    if accepted != trial.right:
        raise Disagreement(
            "a step that cites too little or too much is accepted"
            if accepted
            else "a step that cites exactly what it needs is refused"
        )
    if accepted:
        _check_sides(trial.statement)


def _accepts(statement: Statement) -> bool:
    try:
        return isinstance(check(statement), Proof)
    except NotProved:
        return False


def attack(
    aim: str, number: int, seeds: int, until: Callable[[], bool] = lambda: False, shrink: bool = True
) -> tuple[Counter[str], Finding | None]:
    """Up to `number` random trials of one aim: how many had which outcome, and the smallest one that fails.

    The seed alone decides what is tried; `until` stops the round early.

    >>> outcomes, finding = attack("sift", 5, seeds=1)
    >>> outcomes.total(), finding
    (5, None)
    """
    outcomes: Counter[str] = Counter()
    failures: list[Finding] = []
    patience: list[float] = []

    @seed(seeds)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(trials(aim))
    def one(trial: Trial) -> None:
        if until() and not failures:
            return
        if failures and monotonic() >= patience[0]:
            if trial != failures[-1].trial:
                return
            raise failures[-1].error
        try:
            outcome = examine(trial)
        except Exception as error:
            failures.append(Finding(aim, trial, error))
            patience.append(monotonic() + LONGEST_SHRINKING)
            raise
        if not failures:
            outcomes[outcome] += 1

    try:
        one()
    except Exception:
        if not failures:
            raise
    # Hypothesis runs the smallest failure last.
    return outcomes, failures[-1] if failures else None


def rounds(minutes: float, seeds: int, aims: Iterable[str] = tuple(AIMS)) -> Iterator[Campaign]:
    """A campaign of so many minutes, round by round through the aims; it ends early when it finds something.

    The same campaign is yielded after each round, for progress. The seed alone decides what is tried and in what
    order, the minutes how much of it.
    """
    end = monotonic() + 60 * minutes
    campaign = Campaign(seeds)
    aims = tuple(aims)
    with TemporaryDirectory() as folder:
        set_hypothesis_home_dir(folder)
        for number in count():
            for aim in aims:
                if monotonic() >= end:
                    return
                draws = random.Random(f"{seeds} {number} {aim}").getrandbits(64)
                outcomes, campaign.finding = attack(aim, TRIALS_IN_A_ROUND, draws, lambda: monotonic() >= end)
                campaign.tried.update({(aim, outcome): times for outcome, times in outcomes.items()})
                yield campaign
                if campaign.finding:
                    return
