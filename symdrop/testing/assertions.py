"""Assertions about statements: that a theorem is proved, that a claim is false."""

from __future__ import annotations

from typing import Any

from symdrop.deciders.agreement import Refutation, prove, proves, refute
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement, SymdropError
from symdrop.statements.claim import Claim
from symdrop.statements.statement import Statement
from symdrop.theorem import Mistake, Theorem


def assert_proved(theorem: Statement | Claim) -> Proof:
    """The proof of a theorem, which must have one.

    Raises `AssertionError` when it has none, with the refusal in full: title, step, reasons, residual, counterexample
    and advice; the refusal itself is its `__cause__`. Raises `BadStatement` for anything but a `Theorem`.

    >>> from symdrop.catalogue import find
    >>> assert_proved(find("expected_dropout_output")[0].theorem).reasons
    (linearity, mean)
    """
    __tracebackhide__ = True
    if not isinstance(theorem, Statement | Claim) or isinstance(theorem, Mistake):
        raise BadStatement(f"{theorem!r} is not a Theorem; a claim that is false is for assert_refuted")
    try:
        proof = theorem.proof if isinstance(theorem, Theorem) else prove(theorem)
    except SymdropError as refusal:
        raise AssertionError(_refusal(theorem, "is not proved", refusal)) from refusal
    if not proves(proof, theorem):
        raise AssertionError(f"{theorem.title!r} is not proved: its proof is {_kind(proof)}, not a Proof of it")
    return proof


def assert_refuted(statement: Statement | Claim) -> Refutation:
    """The counterexample of a claim, a `Theorem` or a `Mistake`, which must have one.

    Raises `AssertionError` when none is found: the claim is true, or nothing can tell. Raises `BadStatement` for
    anything but a statement.

    >>> from symdrop import Mistake, Sum, family, index, size
    >>> n = size("n"); i = index("i", n); w = family("w", n)
    >>> print(assert_refuted(Mistake(title="Square of a sum", lhs=Sum(w[i], i) ** 2, rhs=Sum(w[i] ** 2, i))))
    at n = 2, w[1] = 1, w[2] = 1: left = 4, right = 2
    """
    __tracebackhide__ = True
    if not isinstance(statement, Statement | Claim):
        raise BadStatement(f"{statement!r} is not a statement; pass a Mistake or a Theorem")
    try:
        return refute(statement)
    except SymdropError as refusal:
        raise AssertionError(_refusal(statement, "is not refuted", refusal)) from refusal


def _refusal(statement: Statement | Claim, verdict: str, refusal: SymdropError) -> str:
    return f"{statement.title!r} {verdict} ({type(refusal).__name__}): {refusal}"


def _kind(thing: Any) -> str:
    return f"a {type(thing).__name__} of another statement" if isinstance(thing, Proof) else f"{thing!r}"
