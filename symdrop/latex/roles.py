"""What part a name plays in a statement: the hypotheses say what is random, and which parameters its law has.

Printed factors come in the order of these parts. Letters are asked only for names of which no hypothesis speaks: what
is usually called `w` is a weight, `x` an input.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sympy import Expr, Symbol

from symdrop.language import Family
from symdrop.latex.names import ACCENTS, PRIME
from symdrop.statements.expressions import name_of, names_in
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.statement import Statement

COEFFICIENT, RANDOM, PARAMETER, OTHER, WEIGHT, INPUT = range(6)
LETTERS = {
    COEFFICIENT: ("t", "y", "Y", "eta", "lambda", "alpha", "theta", "gamma"),
    RANDOM: ("delta", "xi", "z", "epsilon", "eps", "R", "r", "Z"),
    PARAMETER: ("p", "q", "d", "mu", "s", "sigma", "M"),
    WEIGHT: ("beta", "B", "U", "u", "V", "v", "W", "w"),
    INPUT: ("G", "I", "X", "x"),
}
PARTS = {letter: part for part, letters in LETTERS.items() for letter in letters}
NUMBERED = re.compile(r"_\d+$")

Place = tuple[int, int, str, str]


@dataclass(frozen=True)
class Roles:
    """The names of what is random and of the parameters of its laws, in the order of the hypotheses.

    `names` are all names, of which no two may look alike; `notation` is the TeX of those that have their own.

    >>> from symdrop.catalogue import find
    >>> Roles.of(find("deep_linear/expected_output")[0].theorem.statement)
    Roles(random=('delta', 'r'), parameters=('p', 'q'))
    """

    random: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()
    names: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    notation: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, statement: Statement) -> Roles:
        """The roles that the hypotheses of a statement give."""
        laws = [hypothesis for hypothesis in statement.given if hypothesis.random]
        random = dict.fromkeys(name_of(each) for law in laws for each in law.random)
        named = [name for law in laws for part in _parameters(law) for name in sorted(names_in(part))]
        written = [*statement.lines, statement.lhs, *(each for law in statement.given for each in law.expressions)]
        written += [part for each in statement.where for part in (each.name, each.meaning)]
        names = frozenset[str]().union(*map(_names, written))
        parameters = tuple(name for name in dict.fromkeys(named) if name not in random)
        return cls(tuple(random), parameters, names, dict(statement.notation))

    def place(self, name: str) -> Place:
        """Where a name stands among others; names with roles in the order of the hypotheses, others by letter."""
        if name in self.random:
            return RANDOM, self.random.index(name), "", ""
        if name in self.parameters:
            return PARAMETER, self.parameters.index(name), "", ""
        last = max(len(self.random), len(self.parameters))
        part = PARTS.get(NUMBERED.sub("", name), OTHER)
        letter = PARTS.get(_letter_of(name), OTHER)
        return (letter if letter in (WEIGHT, INPUT) else part), last, name.lower(), name


NO_ROLES = Roles()


def _letter_of(name: str) -> str:
    """A name without its accents and primes: `G_prime` stands where `G` does."""
    first, *words = name.split("_")
    return first if words and all(word in ACCENTS or word.endswith(PRIME) for word in words) else name


@lru_cache(maxsize=4096)
def _names(part: Expr) -> frozenset[str]:
    """The names in an expression: a document asks for those of one line again and again."""
    return frozenset(str(each.name) for each in part.atoms(Family, Symbol))


def _parameters(law: Hypothesis) -> list[Expr]:
    """What stands in a law or covariance besides its random entries."""
    return [each for each in law.expressions if not {name_of(base) for base in law.random} & names_in(each)]
