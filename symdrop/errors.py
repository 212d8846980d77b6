"""What a check can answer when it does not answer `Proof`.

Every refusal is an exception of its own type, so that "not proved" can never be mistaken for "proved":
there is no truth value to misread and nothing to forget to look at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sympy import Expr

# What is said of a defect, wherever one shows.
REPORT = "this is a defect of symdrop: please report the statement"
UNKNOWN = re.compile(r"(\w+)(?:\[(\d+(?:,\d+)*)\])?", re.ASCII)

LONGEST_MESSAGE = 1000
LONGEST_LINE = 200

# Python's own words for an operator between entries that are masks, and what is written instead.
MASKED = re.compile(r"(?:operand type\(s\) for|operand type for unary) ([\^&|~]): '(?:Indexed|Family)\b")
OF_MASKS = {"^": "d1 + d2 - 2*d1*d2", "&": "d1*d2", "|": "d1 + d2 - d1*d2", "~": "1 - d"}

# How more work is allowed, for the end of a message.
ALLOW_MORE = (
    "allow more (symdrop prove --work 10, theorem.prove(work=10), proof_work in pytest), or state smaller parts"
)

# What cites so many cites all.
MANY_REASONS = 10


class SymdropError(Exception):
    """The root of every error that symdrop raises on purpose.

    >>> issubclass(NotProved, SymdropError)
    True
    """


class Refusal(SymdropError):
    """What is answered in place of a proof or a refutation. A notebook shows its message and no traceback.

    >>> print(Refusal("the two sides differ")._render_traceback_()[0])
    Refusal: the two sides differ
    """

    def _render_traceback_(self) -> list[str]:
        return [f"{type(self).__name__}: {self}"]


class BadStatement(SymdropError, ValueError):
    """The statement is not well formed: a float, an undeclared symbol, wrong limits, an undeclared division.

    >>> from symdrop.language import size
    >>> size("2n")
    Traceback (most recent call last):
    ...
    symdrop.errors.BadStatement: '2n' is not a name; write a letter followed by letters, digits or underscores
    """


class NotFound(BadStatement):
    """There is no file, or no theorem, of the name that is asked for: a misuse, which says nothing of a statement.

    >>> from symdrop.catalogue import find
    >>> find("dropout_gradeint")
    Traceback (most recent call last):
    ...
    symdrop.errors.NotFound: no theorem is called 'dropout_gradeint'; did you mean dropout_gradient? \
`symdrop list` prints the names, a file ends in .py
    """


class OutsideFragment(Refusal):
    """The statement is well formed but uses a construct that the kernel does not decide.

    >>> raise OutsideFragment("sqrt(w[k]) is a root; accepted are integer powers")
    Traceback (most recent call last):
    ...
    symdrop.errors.OutsideFragment: sqrt(w[k]) is a root; accepted are integer powers
    """


class LimitReached(Refusal):
    """The check needs more work than it may take; this says nothing of the claim.

    >>> issubclass(LimitReached, (NotProved, OutsideFragment))
    False
    """


class Disagreement(Refusal):
    """The two independent deciders contradict each other: a defect of symdrop, never a verdict.

    >>> issubclass(Disagreement, NotProved)
    False
    """


class NotRefuted(Refusal):
    """A claim stated as a `Mistake` has no counterexample: it is true, or nothing could tell.

    >>> issubclass(NotRefuted, NotProved)
    False
    """


class NotInstalled(SymdropError):
    """A program that is needed besides Python is not here; the message says which, and how to get it.

    >>> issubclass(NotInstalled, SymdropError)
    True
    """


class NoProofKnown(SymdropError):
    """There is no way known to prove the statement in Rocq; the message names what is missing.

    >>> issubclass(NoProofKnown, Refusal)
    False
    """


class NotTypeset(SymdropError):
    """TeX stopped at a document; the message has what it said.

    >>> issubclass(NotTypeset, SymdropError)
    True
    """


class Unknown(NamedTuple):
    """An unknown of a statement at concrete sizes: one entry of a family, or a scalar, which has no subscripts.

    `subscripts` are 1-based. Values are kept by unknowns; their texts are for people and files.

    >>> print(Unknown("X", (2, 1)), Unknown("t"))
    X[2,1] t
    """

    name: str
    subscripts: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}[{','.join(map(str, self.subscripts))}]" if self.subscripts else self.name

    @classmethod
    def parse(cls, text: str) -> Unknown:
        """The unknown that this is the text of; raises `BadStatement` where it is not one.

        >>> Unknown.parse("X[2,1]")
        Unknown(name='X', subscripts=(2, 1))
        """
        found = UNKNOWN.fullmatch(text)
        if not found:
            raise BadStatement(f"{text!r} is not an entry or a scalar; write 'w[1]', 'X[2,1]' or 't'")
        return cls(found[1], tuple(map(int, found[2].split(","))) if found[2] else ())


@dataclass(frozen=True)
class Counterexample:
    """Concrete sizes and exact values at which two sides differ.

    `sizes` maps the name of each size to a number, `indices` the free indices to their 1-based values,
    `values` every entry or scalar to an exact fraction; `left` and `right` are the two sides evaluated there:
    fractions, numbers such as 1/2 + 1/2*exp(1), or decimals where other functions stand.

    >>> values = {Unknown("w", (1,)): Fraction(2)}
    >>> print(Counterexample({"n": 1}, {"k": 1}, values, Fraction(1), Fraction(3, 2)))
    at n = 1, k = 1, w[1] = 2: left = 1, right = 3/2
    """

    sizes: Mapping[str, int]
    indices: Mapping[str, int]
    values: Mapping[Unknown, Fraction]
    left: Any
    right: Any

    def __str__(self) -> str:
        places = [*self.sizes.items(), *self.indices.items(), *self.values.items()]
        where = ", ".join(f"{name} = {value}" for name, value in places)
        return f"at {where}: left = {self.left}, right = {self.right}"


class NotProved(Refusal):
    """The claim, or one of its steps, was not proved; it may be false or merely not follow as stated.

    `residual` is left side minus right side in normal form, an expression in the author's own index names: all of
    it, or the first 200 terms of a longer one; `residual_text` is the same as text, with the number of terms that are
    left out. `step` is the 1-based number of the refused step (None for a statement without steps); `reasons` are the
    names cited; `line` is the line that does not follow; `counterexample` is None when none was found;
    `advice` says what to try.

    >>> from symdrop.language import scalar
    >>> t = scalar("t")
    >>> problem = NotProved("step 2 does not follow", residual=2 * t, step=2, reasons=("sift",))
    >>> print(problem)
    step 2 does not follow
      reasons:  sift
      residual: 2*t
      no counterexample was found
    >>> problem.residual / 2
    t
    """

    def __init__(
        self,
        message: str,
        *,
        residual: Expr,
        residual_text: str = "",
        step: int | None = None,
        reasons: tuple[str, ...] = (),
        counterexample: Counterexample | None = None,
        advice: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.residual = residual
        self.residual_text = residual_text or str(residual)
        self.step = step
        self.line: Expr | None = None
        self.reasons = reasons
        self.counterexample = counterexample
        self.advice = advice

    def __str__(self) -> str:
        lines = [self.message]
        if self.line is not None:
            written = str(self.line)
            lines.append(f"  line:     {written if len(written) <= LONGEST_LINE else written[:LONGEST_LINE] + ' ...'}")
        if self.reasons:
            lines.append(f"  reasons:  {', '.join(self.reasons) if len(self.reasons) < MANY_REASONS else 'all'}")
        lines.append(f"  residual: {self.residual_text}")
        if self.counterexample is None:
            lines.append("  no counterexample was found")
        else:
            lines.append(f"  counterexample: {self.counterexample}")
        if self.advice:
            lines.append(f"  try: {self.advice}")
        return "\n".join(lines)


def error_text(error: BaseException) -> str:
    """What an error says, with its type where it is not ours.

    >>> error_text(ZeroDivisionError("division by zero"))
    'ZeroDivisionError: division by zero'
    """
    if isinstance(error, SymdropError):
        return str(error)
    kind = type(error).__name__
    try:
        said = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception as another:
        return f"{kind}, whose text cannot be had: {type(another).__name__}"
    operator = MASKED.search(said)
    if operator:
        said += f"; for masks write {OF_MASKS[operator[1]]}"
    shown = said if len(said) <= LONGEST_MESSAGE else f"{said[:LONGEST_MESSAGE]} ..."
    return f"{kind}: {shown}" if said else kind
