"""A theorem for the catalogue, started in a checkout of symdrop: its file, its claim by hand, its family's list."""

from __future__ import annotations

import ast
import keyword
import re
from pathlib import Path

from symdrop.errors import BadStatement
from symdrop.files.starter import starting_claim, starting_theorem
from symdrop.theorems import FAMILIES

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"[a-z][a-z0-9_]{0,79}")
TABLE = "THEOREMS"


def contribution(family: str, stem: str, root: Path) -> dict[Path, str]:
    """The files that start the theorem `stem` of a family, with their texts: two new ones, and the family's list.

    `root` is the checkout that they belong to. Raises `BadStatement` where it is not one, for an unknown family, and
    for a name that cannot be one or that the catalogue has already.
    """
    own = f"a proof of your own is started by: symdrop new proof_{stem}.py"
    if family not in FAMILIES:
        raise BadStatement(f"{family!r} is not a family of the catalogue: {', '.join(FAMILIES)}; {own}")
    if not (root / "tests" / "theorems" / family).is_dir():
        clone = "clone its repository and install that with pip install -e '.[development]'"
        raise BadStatement(f"{root} is not a checkout of symdrop, to which a theorem can be added; {clone}; {own}")
    if not NAME.fullmatch(stem) or keyword.iskeyword(stem):
        raise BadStatement(f"{stem!r} cannot name a theorem; write at most 80 small letters, digits and underscores")
    if stem in (*FAMILIES, "mistakes"):
        raise BadStatement(f"{stem!r} is the name of a family; a theorem's name is its conclusion in words")
    package, claim = root / "symdrop", root / "tests" / "theorems" / family / f"claim_{stem}.py"
    known_files = (*sorted(package.glob(f"theorems/*/{stem}.py")), *package.glob(f"mistakes/{stem}.py"), claim)
    for known in (each for each in known_files if each.exists() or each.is_symlink()):
        raise BadStatement(f"{known} exists and is left as it is; choose another name")
    table = package / "theorems" / family / "__init__.py"
    return {
        table.with_name(f"{stem}.py"): starting_theorem(stem),
        claim: starting_claim(family, stem),
        table: extended(table.read_text(encoding="utf-8"), stem),
    }


def extended(text: str, stem: str) -> str:
    """The text of a family's package with one name more at the end of its list of theorems, in reading order.

    >>> print(extended('THEOREMS = (\\n    "first",\\n)\\n', "second"), end="")
    THEOREMS = (
        "first",
        "second",
    )
    """
    assigned = [node for node in ast.parse(text).body if isinstance(node, ast.Assign)]
    tables = [node for node in assigned if [ast.unparse(target) for target in node.targets] == [TABLE]]
    if len(tables) != 1 or tables[0].end_lineno is None:
        raise BadStatement(f"the package of a family has one list {TABLE} = (...); write it with a name a line")
    lines = text.splitlines(keepends=True)
    lines.insert(tables[0].end_lineno - 1, f'    "{stem}",\n')
    return "".join(lines)
