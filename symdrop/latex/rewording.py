r"""An author's own words when quantities have other names: the formulas in them follow where there is no doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from symdrop.latex.mathematics import LETTERS, OF_LETTERS, TOKEN, is_mathematics
from symdrop.latex.names import typeset
from symdrop.latex.remarks import MARK
from symdrop.latex.roles import Roles
from symdrop.latex.words import one_line
from symdrop.statements.statement import Statement

Renaming = Sequence[tuple[str, str]]
# Letters of one font are one unit, such as those of \mathrm{keep}.
UNIT = re.compile(
    rf"\\(?:{'|'.join(each[1:] for each in sorted(OF_LETTERS))})(?![A-Za-z]) *(?:\{{[^{{}}]*\}}|\w)|{TOKEN.pattern}"
)
# These are words of English, too.
ENGLISH = ("a", "I")


def reworded(words: str, statement: Statement, renamed: Renaming) -> tuple[str, tuple[str, ...]]:
    """The words with other names in their formulas, and the names for which that is in doubt: then nothing is changed.

    In doubt is a name outside of formulas, one whose letter stands in them in another way, such as `$\\mathbf{p}$` or
    `$p$` beside `p_keep`, and one that the formula has no place for.

    >>> from symdrop.catalogue import find
    >>> statement = find("expected_dropout_output")[0].theorem.statement
    >>> reworded(r"with mean $p_j$", statement, [("p", "xi")])
    ('with mean $\\\\xi_j$', ())
    >>> reworded(r"with mean p_j", statement, [("p", "xi")])
    ('with mean p_j', ('p',))
    """
    words = one_line(words).strip()
    names = _Names.of(statement, renamed)
    pieces, doubted, end = [], set(), 0
    for formula in _formulas(words):
        text, doubts = names.in_formula(formula[0][1:-1])
        doubted |= {*doubts, *names.in_prose(words[end : formula.start()])}
        pieces += [words[end : formula.start()], f"${text}$"]
        end = formula.end()
    doubted |= {*names.in_prose(words[end:])}
    return (words, tuple(sorted(doubted))) if doubted else ("".join([*pieces, words[end:]]), ())


def kept(statement: Statement, renamed: Renaming) -> list[str]:
    """Where an author's own words keep a name that is printed otherwise, a line for each.

    >>> from symdrop.catalogue import find
    >>> kept(find("expected_dropout_output")[0].theorem.statement, [("p", "q")])
    []
    """
    names = _Names.of(statement, renamed)
    places = [("the title", tuple(sorted({*names.in_prose(statement.title)})))]
    places += [
        (f"the words of step {number}", reworded(step.words, statement, renamed)[1])
        for number, step in enumerate(statement.steps, 1)
    ]
    return [f"{where}: {', '.join(found)} is printed as it is typed there" for where, found in places if found]


def _formulas(words: str) -> Iterator[re.Match[str]]:
    place = 0
    while found := MARK.search(words, place):
        is_formula = bool(found["formula"]) and is_mathematics(found["formula"])
        if is_formula:
            yield found
        place = found.end() if is_formula or not found["formula"] else found.start() + 1


@dataclass(frozen=True)
class _Names:
    """The names that are printed otherwise: the units of each, its letter, what is written for it.

    `shared` are the letters that more than one name of the statement has.
    """

    units: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, str]
    written: Mapping[str, str]
    shared: frozenset[str]

    @classmethod
    def of(cls, statement: Statement, renamed: Renaming) -> _Names:
        roles = Roles.of(statement)
        units = {name: _units(roles.notation.get(name, typeset(name))) for name in roles.names}
        letters = {name: _letter(own) for name, own in units.items()}
        counts = Counter(letters.values())
        written = {old: typeset(new) for old, new in renamed if old in units}
        shared = frozenset(letter for letter, count in counts.items() if count > 1)
        return cls({old: units[old] for old in written}, letters, written, shared)

    def in_prose(self, text: str) -> Iterator[str]:
        """The names that stand outside of formulas."""
        for old in self.units:
            after = "_" if old in ENGLISH else "(?![A-Za-z0-9])"
            if re.search(rf"(?<![A-Za-z0-9_\\]){re.escape(old)}{after}", text):
                yield old

    def in_formula(self, formula: str) -> tuple[str, list[str]]:
        """The formula with the other names, and those of which it is not sure that they are meant."""
        units, made, place = _units(formula), "", 0
        doubted = []
        while place < len(units):
            found = [old for old, own in self.units.items() if units[place : place + len(own)] == own]
            old = max(found, key=lambda each: len(self.units[each]), default=None)
            doubted += [each for each in self.units if self._is_doubtful(each, old, units[place])]
            made = _joined(made, self.written[old] if old else units[place])
            place += len(self.units[old]) if old else 1
        return (made, doubted) if is_mathematics(made) else (formula, [*doubted, *self._standing_in(units)])

    def _is_doubtful(self, name: str, meant: str | None, unit: str) -> bool:
        """Whether a unit may speak of a name: it has its letter, and is not it or not it alone."""
        letter = self.letters[name]
        within = re.sub(r"^\\(?!mathbb)[a-z]+ *\{?|\}$", "", unit)
        return letter in (unit, within) and (name != meant or letter in self.shared)

    def _standing_in(self, units: Sequence[str]) -> list[str]:
        return [name for name in self.units if self.letters[name] in units]


def _units(text: str) -> tuple[str, ...]:
    return tuple(found[0] for found in UNIT.finditer(text))


def _letter(units: Sequence[str]) -> str:
    """The first letter of a name, or the letters of one font that it is."""
    return next((unit for unit in units if unit in LETTERS or unit.isalnum() or "{" in unit[1:]), units[0])


def _joined(text: str, unit: str) -> str:
    return f"{text} {unit}" if unit[:1].isalnum() and re.search(r"\\[A-Za-z]+$", text) else text + unit
