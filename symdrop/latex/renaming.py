"""Other names for the quantities of a statement, in what is printed and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from symdrop.errors import BadStatement
from symdrop.latex.names import typeset
from symdrop.latex.roles import Roles
from symdrop.statements.statement import Statement

RENAMING = re.compile(r"([A-Za-z]\w{0,79})=([A-Za-z]\w{0,79})", re.ASCII)


def parsed(texts: Iterable[str]) -> dict[str, str]:
    """The new names by the old ones; raises `BadStatement` for what is not `OLD=NEW`, and for a name that is given two.

    >>> parsed(["p=q", "delta=m"])
    {'p': 'q', 'delta': 'm'}
    """
    found: dict[str, str] = {}
    for text in texts:
        both = RENAMING.fullmatch(text)
        if not both:
            raise BadStatement(f"{text!r} does not rename anything; write OLD=NEW with two names, such as p=q")
        if found.setdefault(both[1], both[2]) != both[2]:
            raise BadStatement(f"{both[1]} is renamed to {found[both[1]]} and to {both[2]}; give it one name")
    return found


def check_renaming(renamed: Mapping[str, str], statements: Iterable[Statement]) -> None:
    """Raise `BadStatement` for a name that no statement has, and where two quantities of one would look alike.

    >>> from symdrop.catalogue import find
    >>> check_renaming({"p": "w"}, [find("expected_dropout_output")[0].theorem.statement])
    Traceback (most recent call last):
    ...
    symdrop.errors.BadStatement: p=w: the statement has w already; rename that as well, or choose another name
    """
    known: set[str] = set()
    for roles in map(Roles.of, statements):
        known |= roles.names
        written = {name: typeset(renamed.get(name, name)) for name in roles.names}
        written |= {name: tex for name, tex in roles.notation.items() if name in written and name not in renamed}
        for old in sorted(renamed.keys() & roles.names):
            for other in sorted(name for name in roles.names if name != old and written[name] == written[old]):
                raise BadStatement(
                    f"{old}={renamed[old]}: the statement has {renamed.get(other, other)} already; "
                    "rename that as well, or choose another name"
                )
    for old in sorted(renamed.keys() - known):
        raise BadStatement(f"{old}={renamed[old]}: nothing is called {old}; the names are {', '.join(sorted(known))}")
