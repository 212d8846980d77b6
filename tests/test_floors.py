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
    {"errors"},
    {"advice", "spelling"},
    {"axioms", "language"},
    {"functions"},
    {"statements"},
    {"deciders.kernel", "deciders.instances", "deciders.certificates"},
    {"deciders"},
    {"theorem", "definitions"},
    {"derive", "theorems"},
    {"mistakes"},
    {"catalogue"},
    {"latex"},
    {"files", "rocq"},
    {"numeric"},
    {"formulas", "fuzzing"},
    {"book.figures", "testing"},
    {"book"},
    {""},
    {"cli", "pytest_plugin"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
TRUSTED = {"axioms", "language", "statements", "deciders.kernel", "deciders.instances", "deciders"}
# What is shown in a notebook is written by a room that stands higher; it is imported when a cell asks for it. The laws
# are the files of their folder.
DECLARED = {
    ("symdrop.statements.display", "symdrop.latex.notebook"),
    # So is what SymPy prints, and the TeX of a name is read by who reads that of prose.
    ("symdrop.spelling", "symdrop.latex.document"),
    ("symdrop.spelling", "symdrop.latex.mathematics"),
    # A theorem's function is compiled when it is asked for.
    ("symdrop.theorem", "symdrop.numeric"),
    ("symdrop.derive", "symdrop.numeric"),
    ("symdrop.statements.laws", "importlib"),
}
# A library of ours and the rooms that may use it; SymPy and the standard library are free to all but the trusted.
LIBRARIES = {
    "numpy": {"numeric", "formulas", "testing", "book.figures"},
    "matplotlib": {"book.figures"},
    "opt_einsum": {"numeric"},
    "array_api_compat": {"numeric", "formulas"},
    "click": {"cli"},
    "rich": {"cli"},
    "hypothesis": {"testing", "fuzzing"},
    "pytest": {"pytest_plugin"},
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
# A law tells its moments twice, once for each decider; neither reads what is told to the other.
UNREAD = {"deciders.kernel": {"recurrence", "Recurrence"}, "deciders.instances": {"moment"}}
UNSAFE = {"simplify", "doit", "subs", "xreplace", "equals", "evalf", "eval", "exec", "open", "__import__"}
# What must be right for a proof to be right. `deciders/kernel/numbering.py` only proposes orders, which `algebra.py`
# checks; `residuals.py` only writes messages; `statements/premise.py` only words what is assumed.
TRUSTED_FILES = (
    "axioms.py",
    "language.py",
    "statements/statement.py",
    "statements/expressions.py",
    "statements/hypotheses.py",
    "statements/laws/*.py",
    "deciders/kernel/factors.py",
    "deciders/kernel/algebra.py",
    "deciders/kernel/apart.py",
    "deciders/kernel/context.py",
    "deciders/kernel/reader.py",
    "deciders/kernel/reading.py",
    "deciders/kernel/rules/*.py",
    "deciders/kernel/normal.py",
    "deciders/kernel/signs.py",
    "deciders/kernel/check.py",
    "deciders/agreement.py",
)
TRUSTED_LINES = 2975
# What is trusted besides for products over an index, exponentials and functions.
SPREAD_FILES = (
    "functions.py",
    *(f"deciders/kernel/spread/{name}.py" for name in ("terms", "hanging", "calculus", "averages", "generating")),
    *(f"deciders/kernel/spread/{name}.py" for name in ("partials", "slopes", "constants", "functions", "gaps")),
    *(f"deciders/kernel/spread/{name}.py" for name in ("reading", "decision", "proving")),
)
SPREAD_LINES = 1345


def room_of(module):
    """The room of a module: the longest part of its name that stands on a floor; "" is the package itself."""
    name = module.partition(".")[2]
    while name not in FLOOR and "." in name:
        name = name.rpartition(".")[0]
    return name


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
        if (module, imported) in DECLARED:
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
        if name in UNREAD.get(room, ()):
            found.append(f"{room} reads {name}")
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


@pytest.mark.parametrize(("files", "most"), [(TRUSTED_FILES, TRUSTED_LINES), (SPREAD_FILES, SPREAD_LINES)])
def test_trusted_code_is_read_in_one_sitting(files, most):
    paths = [path for name in files for path in PACKAGE.glob(name)]
    assert len(paths) >= len(files)
    assert sum(code_lines(path.read_text(encoding="utf-8")) for path in paths) <= most


def test_lines_of_code_are_counted():
    text = '"""Two\nlines."""\nimport ast\n\n# why\nx = (\n    1\n)\n\n\ndef f():\n    """Text."""\n    return x\n'
    assert code_lines(text) == 5


@pytest.mark.parametrize(
    ("module", "text", "violation"),
    [
        ("symdrop.helpers", "", "symdrop.helpers stands on no floor"),
        (
            "symdrop.deciders.kernel.check",
            "from symdrop.deciders.instances import compare",
            "deciders.kernel imports deciders.instances",
        ),
        ("symdrop.deciders.kernel.check", "from symdrop.deciders import instances", "deciders.kernel imports deciders"),
        (
            "symdrop.deciders.instances.points",
            "import symdrop.deciders.kernel.normal as n",
            "deciders.instances imports deciders.kernel",
        ),
        ("symdrop.language", "from symdrop.statements.hypotheses import Law", "language imports statements"),
        ("symdrop.statements.display", "from symdrop.latex import latex", "statements imports latex"),
        ("symdrop.deciders.kernel.check", "from symdrop.latex.notebook import shown", "deciders.kernel imports latex"),
        (
            "symdrop.deciders.kernel.reading",
            "def f():\n    from symdrop.theorem import step",
            "deciders.kernel imports theorem",
        ),
        ("symdrop.theorem", "from symdrop.somewhere import thing", "theorem imports somewhere"),
        ("symdrop.axioms", "from symdrop import Proof", "axioms imports "),
        ("symdrop.deciders.kernel.check", "from .normal import Normaliser", "relative import"),
        ("symdrop.deciders.kernel.normal", "import numpy as np", "deciders.kernel imports numpy"),
        ("symdrop.catalogue.entries", "from numpy import array", "catalogue imports numpy"),
        ("symdrop.theorem", "import pytest", "theorem imports pytest"),
        ("symdrop.book.contents", "import matplotlib", "book imports matplotlib"),
        ("symdrop.numeric", "from hypothesis import given", "numeric imports hypothesis"),
        ("symdrop.latex.words", "import array_api_compat", "latex imports array_api_compat"),
        ("symdrop.testing.point", "from opt_einsum import contract", "testing imports opt_einsum"),
        ("symdrop.formulas", "from symdrop.testing import points", "formulas imports testing"),
        ("symdrop.catalogue.outcomes", "import rich.table", "catalogue imports rich"),
        ("symdrop.deciders.kernel.check", "from os import environ", "deciders.kernel imports os"),
        ("symdrop.deciders.instances", "from pathlib import Path", "deciders.instances imports pathlib"),
        ("symdrop.theorems.linear_unit.x", "assert theorem.proof", "assert"),
        ("symdrop.deciders.kernel.normal", "x.doit()", "deciders.kernel uses doit"),
        ("symdrop.deciders.kernel.normal", "from sympy import simplify as s", "deciders.kernel uses simplify"),
        ("symdrop.deciders.instances", "f = expression.subs", "deciders.instances uses subs"),
        ("symdrop.axioms", "eval('1')", "axioms uses eval"),
        ("symdrop.deciders.kernel.reading", "law.recurrence(2)", "deciders.kernel reads recurrence"),
        (
            "symdrop.deciders.kernel.rules",
            "from symdrop.statements.laws.law import Recurrence",
            "deciders.kernel reads Recurrence",
        ),
        ("symdrop.deciders.kernel.normal", "read = law.recurrence", "deciders.kernel reads recurrence"),
        ("symdrop.deciders.instances.evaluator", "law.moment(order)", "deciders.instances reads moment"),
        ("symdrop.deciders.instances.search", "means = map(Law.moment, laws, [1])", "deciders.instances reads moment"),
    ],
)
def test_a_planted_violation_is_caught(module, text, violation):
    assert violations(module, text) == [violation]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("symdrop.deciders.kernel.check", "from symdrop.deciders.kernel.normal import Normaliser"),
        ("symdrop.deciders.kernel.check", "from symdrop.axioms import REASONS"),
        ("symdrop.theorem", "from symdrop import deciders"),
        ("symdrop.numeric", "import numpy as np\nx.doit()"),
        ("symdrop.formulas", "import numpy"),
        ("symdrop.testing.strategies", "import hypothesis\nimport numpy"),
        ("symdrop.deciders.kernel.reading", "law.moment(2)"),
        ("symdrop.deciders.instances.evaluator", "law.recurrence(2)"),
        ("symdrop.cli", "import click\nfrom symdrop import __version__"),
    ],
)
def test_what_is_allowed_is_not_caught(module, text):
    assert violations(module, text) == []
