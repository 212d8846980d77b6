"""A theorem as a Rocq file: its hypotheses and its statement, the lines as data, and each step by the normal form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from sympy import Expr, Indexed

from symdrop.errors import NoProofKnown
from symdrop.language import Family, Index, Scalar, Size
from symdrop.rocq.divisors import nonzero_lemma, nonzero_proof, rules
from symdrop.rocq.environment import Environment, linear
from symdrop.rocq.groups import Group, Masked, Tabled, groups
from symdrop.rocq.hypotheses import declared, mask_signs, noise, sizes
from symdrop.rocq.lines import Numbering, data, degree, naturals, opaque
from symdrop.rocq.names import comment, safe
from symdrop.rocq.opening import convexity, of_functions, spoken_of, tactic
from symdrop.rocq.slopes import differentiated, needs_duals
from symdrop.rocq.statement import Scope, name_of, operators, ordinals, written
from symdrop.rocq.terms import (
    Covariance,
    Function,
    Mean,
    Multiplied,
    Plus,
    Reciprocal,
    Slope,
    Term,
    Variance,
    functions,
    holds,
    items,
    read,
)
from symdrop.statements.claim import Claim
from symdrop.statements.expressions import free_indices, sizes_in
from symdrop.statements.hypotheses import Symmetric
from symdrop.statements.statement import Statement

HEADER = """From mathcomp Require Import all_ssreflect all_algebra ring.
From Symdrop Require Import language duals sums soundness laws checking products.

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import GRing.Theory Num.Theory.
Local Open Scope ring_scope.
"""


def development(name: str, claim: Statement | Claim) -> str:
    """The file that states the claim in Rocq and proves it, to be checked beside the library.

    Nothing is proved by writing it: what Rocq does not accept is no theorem. Raises `NoProofKnown` where the claim has
    something that is not known here.

    >>> from symdrop.catalogue import find
    >>> print(development("masked_norm", find("masked_norm")[0].theorem).count("Theorem"))
    1
    """
    return "\n".join(_Writer(name, claim).lines())


@dataclass(frozen=True)
class _Line:
    """A line of the claim: as it is stated, and without derivatives."""

    stated: Term
    plain: Term


class _Writer:
    def __init__(self, name: str, claim: Statement | Claim) -> None:
        self.name, self.claim = safe(name.replace(".", "_")), claim
        expressions: list[Expr] = list(claim.lines)
        stated = list(map(read, expressions))
        if claim.remainder is not None:
            stated[-1] = Plus(read(claim.lhs), read(claim.remainder))
        # Products and exponentials are opened, which the normal form cannot do; everything else is left to it.
        self.is_opened = any(holds(term, Multiplied) or "exp" in functions(term) for term in stated)
        self.chain = [_Line(term, term if self.is_opened else differentiated(term)) for term in stated]
        shapes = _shapes([*expressions, *(part for law in claim.given for part in law.expressions)])
        names = {name for line in self.chain for name in shapes if degree(line.plain, name)}
        powers = {name: max(degree(line.plain, name) for line in self.chain) for name in names}
        self.groups = groups(claim.given, powers, self.is_opened)
        is_dual = any(map(needs_duals, stated))
        self.scope = Scope(self.groups, shapes, is_dual=is_dual)
        self.is_average = any(holds(line.stated, (Mean, Variance, Covariance)) for line in self.chain)
        if not self.is_average:
            self.groups = ()
            self.scope = Scope((), shapes, is_dual=is_dual)
        every = {size for line in expressions for size in sizes_in(line)}
        every |= {size for law in claim.given for size in law.sizes}
        self.sizes: list[Size] = sorted(every, key=str)
        self.free: list[Index] = sorted({each for line in expressions for each in free_indices(line)}, key=str)
        self.assumptions = sizes(self.sizes) + declared(claim.given, self.scope, claim.remainder is not None)
        if claim.remainder is not None:
            self.assumptions += [each for group in self.groups for each in mask_signs(group, self.scope)]

    def lines(self) -> list[str]:
        environment = [] if self.is_opened else self._environment()
        statement = self._statement()
        return [
            f"(** {comment(self.claim.title)}{self._source()}",
            "",
            "    Written by `symdrop rocq`. *)",
            "",
            HEADER,
            f"Section {self.name.capitalize()}.",
            "Variable real : realFieldType.",
            *self._variables(),
            *environment,
            "",
            f"Theorem {self.name} :",
            *statement,
            "Proof.",
            *self._proof(),
            "Qed.",
            f"End {self.name.capitalize()}.",
            f"Print Assumptions {self.name}.",
            "",
        ]

    def _source(self) -> str:
        return f"\n\n    Source: {comment(self.claim.source)}" if self.claim.source else ""

    def _variables(self) -> list[str]:
        found = []
        if self.sizes:
            found.append(f"Variables ({' '.join(safe(str(each.name)) for each in self.sizes)} : nat).")
        kinds: dict[str, list[str]] = {}
        random = {name for group in self.groups for name in group.families}
        for name, shape in sorted(self.scope.shapes.items()):
            if name not in random:
                kinds.setdefault(" -> ".join([*map(ordinals, shape), "real"]), []).append(safe(name))
        found += [f"Variables ({' '.join(names)} : {kind})." for kind, names in kinds.items()]
        found += [f"Variable {name_of(each)} : {ordinals(each.size)}." for each in self.free]
        known_functions = sorted(set().union(*(functions(line.stated) for line in self.chain)))
        if known_functions:
            found.append(f"Variables ({' '.join(spoken_of(known_functions))} : real -> real).")
        hypotheses = self.assumptions + of_functions(known_functions, self.claim.remainder is not None)
        for group in self.groups:
            if not isinstance(group, Masked | Tabled):
                variable, known = noise(group, self.scope)
                found.append(f"Variable {variable}.")
                hypotheses += known
        return [*found, *(f"Hypothesis {each.name} : {each.text}." for each in hypotheses)]

    def _statement(self) -> list[str]:
        first, last = self.chain[0].stated, self.chain[-1].stated
        start = [f"  let E := {operators(self.scope)} in"] if self.is_average else []
        if self.claim.remainder is None:
            return [*start, f"  {written(first, self.scope)}", f"  = {written(last, self.scope)}."]
        smaller, larger = (written(read(side), self.scope) for side in (self.claim.lhs, self.claim.rhs))
        return [*start, f"  is_true ({smaller}", f"    {'<' if self.claim.is_strict else '<='} {larger})."]

    def _numbering(self) -> tuple[Numbering, list[Term]]:
        found: dict[Term, None] = {}
        spoken = [line.plain for line in self.chain]
        for group in self.groups:
            if isinstance(group, Masked):
                spoken.append(group.keep)
            elif isinstance(group, Tabled):
                spoken += [chance for _, chance in group.chances]
            else:
                spoken += [moment.value for moment in group.moments]
        random = [name for group in self.groups for name in group.families]
        for term in spoken:
            if any(each.name in random for part in opaque(term) for each in items(part)):
                raise NoProofKnown("a quotient or function of something random")
            found.update(dict.fromkeys(sorted(opaque(term), key=str)))
        # Rules are about quotients, which come first.
        below = [term.below for term in found if isinstance(term, Reciprocal)]
        in_order = sorted(found, key=lambda term: isinstance(term, Function))
        sorts = {size: number for number, size in enumerate(self.sizes)}
        plain = sorted(name for name in self.scope.shapes if name not in random)
        start = 1 + len(sorts)
        families = {name: start + at for at, name in enumerate(plain)}
        numbers = {term: start + len(plain) + at for at, term in enumerate(in_order)}
        last = start + len(plain) + len(numbers)
        families |= {name: last + at for at, name in enumerate(random)}
        return Numbering(sorts, families, numbers, len(self.groups)), below

    def _environment(self) -> list[str]:
        self.numbering, below = self._numbering()
        found = [""]
        names = []
        for number, term in enumerate(below):
            proof = nonzero_proof(term, self.assumptions, self.scope)
            names.append(f"below_{number}")
            found += [f"Let {names[-1]} : {nonzero_lemma(term, self.scope)}.", f"Proof. {proof}. Qed."]
        environment = Environment(
            self.scope,
            self.numbering,
            self.sizes,
            rules(below),
            tuple(names),
            _degrees(self.chain, self.groups),
            self._symmetric(),
        )
        found += environment.lines()
        for number, line in enumerate(self.chain):
            found.append(f"Let line_{number} := {data(line.plain, self.numbering, self.free)}.")
        return found

    def _symmetric(self) -> tuple[str, ...]:
        return tuple(str(each.family.name) for each in self.claim.given if isinstance(each, Symmetric))

    def _context(self) -> str:
        at = "; ".join(f"@At size_of_ {self.numbering.sorts[each.size]} {name_of(each)}" for each in self.free)
        return f"[:: {at}] {naturals([self.numbering.sorts[each.size] for each in self.free])}" if at else "[::] [::]"

    def _proof(self) -> list[str]:
        found = ["move=> E."] if self.is_average else []
        if self.is_average:
            found += [f"have E_linear : expectation E by {_linear(self.groups)}."]
        reasons = [", ".join(each.words for each in step.reasons) for step in self.claim.steps]
        for number in self._steps():
            before, after = self.chain[number - 1], self.chain[number]
            words = reasons[number - 1] if number <= len(reasons) else ""
            found += [
                f"(* {comment(words) or 'algebra'} *)",
                f"have step_{number} : {written(before.stated, self.scope)}",
                f"  = {written(after.stated, self.scope)}.",
            ]
            if self.is_opened:
                found.append(f"  {tactic(before.stated, after.stated)}.")
                continue
            if holds(before.stated, Slope):
                found.append("  etransitivity; first by differentiate.")
            if holds(after.stated, Slope):
                found.append("  symmetry; etransitivity; first by differentiate.")
                found.append("  symmetry.")
            found.append(f"  by decide_lines (@decide_ {self._context()} line_{number - 1} line_{number} erefl).")
        *earlier, last = self._steps()
        chain = f"step_{last}"
        for number in reversed(earlier):
            chain = f"(etrans step_{number} {chain})"
        if self.claim.remainder is None:
            return [*found, f"exact: {chain}."]
        return [*found, f"rewrite [X in _ <= X]{chain} ler_addl.", *self._sign()]

    def _steps(self) -> list[int]:
        """The numbers of the lines that are other than the line before them; at least one."""
        numbers = range(1, len(self.chain))
        return [each for each in numbers if self.chain[each].stated != self.chain[each - 1].stated] or [1]

    def _sign(self) -> list[str]:
        if self.claim.is_strict:
            raise NoProofKnown("strict inequalities")
        if self.is_opened:
            return ["(* Jensen's inequality *)", f"{convexity(self.groups)}."]
        return ["by not_negative."]


def _linear(groups: Sequence[Group]) -> str:
    proofs = [linear(number, group) for number, group in enumerate(groups)]
    return f"exact: {reduce(lambda text, other: f'(linearity_of_both {text} {other})', proofs)}"


def _shapes(expressions: Sequence[Expr | Family]) -> dict[str, tuple[Size, ...]]:
    """The sizes of every family that occurs, none for a scalar."""
    found: dict[str, tuple[Size, ...]] = {}
    for each in expressions:
        families = {each} if isinstance(each, Family) else {entry.base for entry in each.atoms(Indexed)}
        found |= {str(family.name): tuple(family.shape) for family in families}
        found |= {} if isinstance(each, Family) else {str(scalar.name): () for scalar in each.atoms(Scalar)}
    return found


def _degrees(chain: Sequence[_Line], groups: Sequence[Group]) -> dict[str, int]:
    """How many entries of a family, or of those with which it has a law, can stand in one product."""
    return {
        name: max(degree(line.plain, *group.families) for line in chain) for group in groups for name in group.families
    }
