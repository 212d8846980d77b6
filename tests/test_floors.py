"""Every module imports from lower floors only, and the trusted rooms use nothing that is unsafe.

The rules are checked on the syntax tree of each file; the second half plants one violation per rule and sees it
caught.
"""

import ast
import io
import tokenize
from pathlib import Path

import pytest

import symdrop

PACKAGE = Path(symdrop.__file__).parent
FLOORS = (
    {"verdicts"},
    {"bindings", "deadlines", "displays", "execution"},
    {"language"},
    {"laws"},
    {"hypotheses"},
    {"axioms"},
    {"kernel", "instances"},
    {"extents"},
    {"theorem", "regulariser"},
    {"derive"},
    {"definitions"},
    {"theorems"},
    {"mistakes"},
    {"catalogue"},
    {"latex"},
    {"numeric"},
    {"formulas", "outcomes", "typesetting", "template", "manuscript"},
    {"figures", "regression"},
    {"documents"},
    {"export"},
    {"testing"},
    {"reports"},
    {""},
    {"cli", "_pytest"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
TRUSTED = {"axioms", "kernel", "instances"}
# What is shown in a notebook is written by a room that stands higher; it is imported when a cell asks for it.
UPWARDS = {("symdrop.displays", "symdrop.latex.notebook")}
# A library of ours and the rooms that may use it; SymPy and the standard library are free to all but the trusted.
LIBRARIES = {
    "numpy": {"numeric", "formulas", "regression", "testing", "figures"},
    "matplotlib": {"figures"},
    "opt_einsum": {"numeric"},
    "array_api_compat": {"numeric", "regression"},
    "click": {"cli", "reports"},
    "rich": {"reports"},
    "hypothesis": {"testing"},
    "pytest": {"_pytest"},
}
OUTSIDE_WORLD = {
    "importlib",
    "io",
    "os",
    "pathlib",
    "pickle",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "time",
}
UNSAFE = {"simplify", "doit", "subs", "xreplace", "equals", "evalf", "eval", "exec", "open", "__import__"}
# What must be right for a proof to be right: `kernel/orders.py` only proposes orders, which `kernel/tables.py` checks,
# and `kernel/residuals.py` only writes messages.
TRUSTED_FILES = (
    "axioms.py",
    "kernel/terms.py",
    "kernel/tables.py",
    "kernel/normal.py",
    "kernel/signs.py",
    "kernel/check.py",
)
TRUSTED_LINES = 810


def room_of(module):
    """The part of `symdrop.room.module` that stands on a floor; "" is the package itself."""
    return module.partition(".")[2].partition(".")[0]


def imports(tree):
    """Every module that a tree imports; "." stands for a relative import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "."
        elif isinstance(node, ast.ImportFrom) and node.module == "symdrop":
            yield from (f"symdrop.{alias.name}" if alias.name in FLOOR else "symdrop" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def violations(module, text):
    """What the module of that name, saying that text, does against the rules."""
    tree, room = ast.parse(text), room_of(module)
    if room not in FLOOR:
        return [f"{module} stands on no floor"]
    found = []
    for imported in imports(tree):
        if (module, imported) in UPWARDS:
            continue
        library, there = imported.partition(".")[0], room_of(imported)
        if imported == ".":
            found.append("relative import")
        elif library == "symdrop" and there != room and FLOOR.get(there, len(FLOORS)) >= FLOOR[room] and room:
            found.append(f"{room} imports {there}")
        elif room not in LIBRARIES.get(library, {room}) or (room in TRUSTED and library in OUTSIDE_WORLD):
            found.append(f"{room} imports {library}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            found.append("assert")
        name = getattr(node, "attr", getattr(node, "id", node.name if isinstance(node, ast.alias) else None))
        if room in TRUSTED and name in UNSAFE:
            found.append(f"{room} uses {name}")
    return found


def module_name(path):
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=module_name)
def test_no_module_breaks_a_rule(path):
    assert violations(module_name(path), path.read_text(encoding="utf-8")) == []


def code_lines(text):
    """The number of lines with code in them: blank lines, comments, docstrings and imports are not counted."""
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    lines = {line for token in tokens if token.type not in silent for line in range(token.start[0], token.end[0] + 1)}
    for node in ast.walk(ast.parse(text)):
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if docstring or isinstance(node, ast.Import | ast.ImportFrom):
            lines -= set(range(node.lineno, node.end_lineno + 1))
    return len(lines)


def test_trusted_code_is_read_in_one_sitting():
    assert sum(code_lines((PACKAGE / name).read_text(encoding="utf-8")) for name in TRUSTED_FILES) <= TRUSTED_LINES


def test_lines_of_code_are_counted():
    text = '"""Two\nlines."""\nimport ast\n\n# why\nx = (\n    1\n)\n\n\ndef f():\n    """Text."""\n    return x\n'
    assert code_lines(text) == 5


@pytest.mark.parametrize(
    ("module", "text", "violation"),
    [
        ("symdrop.helpers", "", "symdrop.helpers stands on no floor"),
        ("symdrop.kernel.check", "from symdrop.instances import compare", "kernel imports instances"),
        ("symdrop.kernel.check", "from symdrop import instances", "kernel imports instances"),
        ("symdrop.instances.points", "import symdrop.kernel.normal as n", "instances imports kernel"),
        ("symdrop.language", "from symdrop.hypotheses import Law", "language imports hypotheses"),
        ("symdrop.displays", "from symdrop.latex import latex", "displays imports latex"),
        ("symdrop.kernel.check", "from symdrop.latex.notebook import shown", "kernel imports latex"),
        ("symdrop.kernel.terms", "def f():\n    from symdrop.theorem import step", "kernel imports theorem"),
        ("symdrop.theorem", "from symdrop.somewhere import thing", "theorem imports somewhere"),
        ("symdrop.axioms", "from symdrop import Proof", "axioms imports "),
        ("symdrop.kernel.check", "from .normal import Rules", "relative import"),
        ("symdrop.kernel.normal", "import numpy as np", "kernel imports numpy"),
        ("symdrop.catalogue", "from numpy import array", "catalogue imports numpy"),
        ("symdrop.theorem", "import pytest", "theorem imports pytest"),
        ("symdrop.documents", "import matplotlib", "documents imports matplotlib"),
        ("symdrop.numeric", "from hypothesis import given", "numeric imports hypothesis"),
        ("symdrop.formulas", "import array_api_compat", "formulas imports array_api_compat"),
        ("symdrop.testing.point", "from opt_einsum import contract", "testing imports opt_einsum"),
        ("symdrop.formulas", "from symdrop.testing import points", "formulas imports testing"),
        ("symdrop.outcomes", "import rich.table", "outcomes imports rich"),
        ("symdrop.kernel.check", "from os import environ", "kernel imports os"),
        ("symdrop.instances", "from pathlib import Path", "instances imports pathlib"),
        ("symdrop.theorems.linear_unit.x", "assert theorem.proof", "assert"),
        ("symdrop.kernel.normal", "x.doit()", "kernel uses doit"),
        ("symdrop.kernel.normal", "from sympy import simplify as s", "kernel uses simplify"),
        ("symdrop.instances", "f = expression.subs", "instances uses subs"),
        ("symdrop.axioms", "eval('1')", "axioms uses eval"),
    ],
)
def test_a_planted_violation_is_caught(module, text, violation):
    assert violations(module, text) == [violation]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("symdrop.kernel.check", "from symdrop.kernel.normal import Rules"),
        ("symdrop.kernel.check", "from symdrop.axioms import REASONS"),
        ("symdrop.theorem", "from symdrop import instances"),
        ("symdrop.numeric", "import numpy as np\nx.doit()"),
        ("symdrop.formulas", "import numpy"),
        ("symdrop.testing.strategies", "import hypothesis\nimport numpy"),
        ("symdrop.cli", "import click\nfrom symdrop import __version__"),
    ],
)
def test_what_is_allowed_is_not_caught(module, text):
    assert violations(module, text) == []
