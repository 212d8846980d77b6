"""What a statement divides by: why it is not zero, and by which rules its reciprocal is worked with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol, groebner

from symdrop.errors import NoProofKnown
from symdrop.language import Index, Size
from symdrop.rocq.hypotheses import Assumption, for_all
from symdrop.rocq.lines import general, slots
from symdrop.rocq.names import safe
from symdrop.rocq.statement import Scope, written
from symdrop.rocq.terms import Count, Fraction, Item, Minus, Number, Plus, Power, Reciprocal, Term, Times


@dataclass(frozen=True)
class Rule:
    """A product of entries at one place, and the sum that it is equal to: coefficients and products."""

    indices: tuple[Index, ...]
    product: tuple[Term, ...]
    meaning: tuple[tuple[sympy.Rational, tuple[Term, ...]], ...]


def nonzero_proof(below: Term, assumptions: Sequence[Assumption], scope: Scope) -> str:
    """A tactic that proves, for all indices, that it is not zero; raises `NoProofKnown` where nothing says so."""
    for each in assumptions:
        if each.is_unequal and each.term and general(each.term) == general(below):
            return f"exact: {each.name}"
    match below:
        case Count(size):
            return f"by rewrite pnatr_eq0 -lt0n {safe(str(size.name))}_positive"
        case Plus(Count(), Number(value)) | Plus(Number(value), Count()) if value:
            one = "-[1]/(1%:R) " if value == 1 else ""
            return f"by rewrite {one}-natrD pnatr_eq0 ?addnS ?addSn"
    positive = [each.name for each in assumptions if each.is_positive]
    if positive:
        known = " ".join(f"?{name}" for name in positive)
        return f"by apply: lt0r_neq0; rewrite ?addr_gt0 ?mulr_gt0 ?ltr01 ?ltr0n {known}"
    raise NoProofKnown(f"division by {written(below, scope)}, of which no hypothesis says that it is not zero")


def rules(belows: Sequence[Term]) -> tuple[Rule, ...]:
    """Rules by which products with reciprocals have one form: a Gröbner basis for each kind of place."""
    found: list[Rule] = []
    kinds: dict[tuple[Size, ...], list[Term]] = {}
    for below in belows:
        kinds.setdefault(tuple(each.size for each in slots(below)), []).append(below)
    for alike in kinds.values():
        found += _basis(alike)
    return tuple(found)


def _basis(belows: Sequence[Term]) -> list[Rule]:
    indices = slots(belows[0])
    symbols: dict[Term, Symbol] = {}

    def symbol(atom: Term) -> Symbol:
        return symbols.setdefault(atom, Symbol(f"x{len(symbols)}"))

    def polynomial(term: Term) -> Expr:
        match term:
            case Number(value):
                return sympy.Integer(value)
            case Fraction(below):
                return sympy.Rational(1, below)
            case Count():
                return symbol(term)
            case Item(_, own) if own == indices:
                return symbol(term)
            case Plus(first, second):
                return polynomial(first) + polynomial(second)
            case Minus(of):
                return -polynomial(of)
            case Times(first, second):
                return polynomial(first) * polynomial(second)
            case Power(of, exponent):
                return polynomial(of) ** exponent
        raise NoProofKnown("division by what is more than a polynomial in entries at the same indices")

    bases = [polynomial(below) for below in belows]
    relations = [base * symbol(Reciprocal(below)) - 1 for base, below in zip(bases, belows, strict=True)]
    atoms = {made: atom for atom, made in symbols.items()}
    if indices and any(isinstance(atom, Count) for atom in symbols):
        raise NoProofKnown("division by what mixes a size with entries")
    basis = groebner(relations, *atoms, order="grevlex")

    def product(powers: Sequence[int]) -> tuple[Term, ...]:
        return tuple(atom for atom, power in zip(atoms.values(), powers, strict=True) for _ in range(power))

    found = []
    for each in basis.polys:
        (leading, coefficient), *others = each.terms(order="grevlex")
        meaning = tuple((-value / coefficient, product(powers)) for powers, value in others)
        found.append(Rule(indices, product(leading), meaning))
    return found


def nonzero_lemma(below: Term, scope: Scope) -> str:
    """The statement that it is not zero, for all indices."""
    return for_all(slots(below), f"{written(below, scope, 1)} != 0 :> real")
