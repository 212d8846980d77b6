"""Random rewritings of a line into equal ones, and random slips that look like one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sympy
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from sympy import Add, Expr, Indexed, Integer, Mul, Rational

from symdrop.fuzzing.equalities import Around, Rule
from symdrop.fuzzing.multiplications import ALL_RULES
from symdrop.fuzzing.trees import free_indices, nodes, replaced
from symdrop.fuzzing.weights import is_light
from symdrop.language import Bracket, E, Index, Size, bracket
from symdrop.statements.laws import laws_in


@st.composite
def rewritten(draw: DrawFn, line: Expr, given: Sequence[Any], rounds: int, rules: Sequence[Rule] = ALL_RULES) -> Expr:
    """An equal line: up to `rounds` random rules, each at a random place; by algebra alone with `ALGEBRA`."""
    laws = laws_in(given)
    for _ in range(rounds):
        free, parts = free_indices(line), list(nodes(line))
        start = draw(st.integers(0, len(parts) - 1))
        for path, node, scope in (*parts[start:], *parts[:start]):
            around = Around(line, (*free, *scope), laws)
            options = [new for rule in rules if (new := rule(node, around)) is not None and new != node]
            if options:
                changed = replaced(line, path, draw(st.sampled_from(options)))
                line = changed if is_light(changed) else line
                break
    return line


@st.composite
def mutated(draw: DrawFn, line: Expr, places: Sequence[Index]) -> Expr:
    """A line with one slip: a number, an index, a power, a bracket or a term of it is another one."""
    free = free_indices(line)
    path, node, scope = draw(st.sampled_from(list(nodes(line))))
    at_hand = [place for place in (*free, *scope) if place in places or place in scope]
    slips: list[Expr] = [2 * node, -node, node**2] if not isinstance(node, Rational) else [node + 1]
    if isinstance(node, Indexed):
        for place in at_hand:
            slips += [node.func(node.base, *(place if place.size == each.size else each for each in node.indices))]
    if isinstance(node, sympy.Sum):
        slips += map(Integer, range(1, 5))
        if isinstance(node.function, Add):
            first, *rest = sorted(node.function.args, key=lambda part: part.has(Index))
            slips += [sympy.Sum(Add(*rest), *node.limits) + number * first for number in range(1, 5)]
    if isinstance(node, Bracket):
        slips += [Integer(1), Integer(0)]
    if isinstance(node, Add | Mul):
        slips += [node.func(*node.args[1:])]
    if isinstance(node, E) and node.args[0].is_Mul:
        slips += [Mul(*map(E, node.args[0].args))]
    slips += [node * (over - number) for over in sorted(line.atoms(Size), key=str) for number in (0, 1, 2)]
    slips += 3 * [
        node * bracket(place, other) for place in at_hand for other in at_hand[:1] if place.size == other.size
    ]
    return replaced(line, path, draw(st.sampled_from(slips)))
