"""Which statements a file loses by binding their names again, on which lines, and what loses nothing."""

import pytest

from symdrop.errors import BadStatement
from symdrop.files.reading import from_file

WORDS = """from symdrop import Mistake, Theorem, scalar
t = scalar("t")
def make(title="made"): return Theorem(title=title, lhs=t, rhs=t)
"""
FIRST = 4
THEOREM = "theorem = make('first')"
OTHER = "theorem = make('second')"
KEEPS = "\nkept = make('kept')"


@pytest.fixture
def read(tmp_path):
    """A function that gives the names that a file which says this defines, and raises what is wrong with it."""

    def entries(text):
        path = tmp_path / "proof_mine.py"
        path.write_text(WORDS + text, encoding="utf-8")
        return [entry.variable for entry in from_file(path)]

    return entries


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{THEOREM}\n{OTHER}", [0, 1]),
        (f"{THEOREM}\nx = 1\n\n{OTHER}", [0, 3]),
        (f"theorem = Mistake(title='m', lhs=t, rhs=0)\n{OTHER}", [0, 1]),
        (f"{THEOREM}\ntheorem = None", [0, 1]),
        (f"{THEOREM}\nimport sys as theorem", [0, 1]),
        (f"{THEOREM}\nfrom sys import path as theorem", [0, 1]),
        (f"{THEOREM}\ndef theorem(): pass", [0, 1]),
        (f"{THEOREM}\nclass theorem: pass", [0, 1]),
        (f"{THEOREM}\ntheorem, x = 1, 2", [0, 1]),
        (f"{THEOREM}\nfor theorem in (1, 2): pass", [0, 1]),
        (f"{THEOREM}\nimport io\nwith io.StringIO() as theorem: pass", [0, 2]),
        (f"{THEOREM}\nprint(theorem := 1)", [0, 1]),
        (f"{THEOREM}\ntheorem: Theorem = make()", [0, 1]),
        (f"{THEOREM}\ntry:\n    1 / 0\nexcept ZeroDivisionError as theorem:\n    pass", [0, 3, 4]),
        (f"{THEOREM}\nmatch [1]:\n    case [theorem]: pass", [0, 2]),
        (f"if t:\n    {THEOREM}\n{OTHER}", [1, 2]),
        (f"{THEOREM}\nif not t:\n    pass\nelse:\n    {OTHER}", [0, 4]),
        (f"try:\n    {THEOREM}\nfinally:\n    {OTHER}", [1, 3]),
        (f"if t:\n    {THEOREM}\n    {OTHER}", [1, 2]),
        (f"{THEOREM}\nlocals().update(theorem=1)", [0, 1]),
        (f"# \N{GREEK SMALL LETTER DELTA}\n{THEOREM}\n{OTHER}", [1, 2]),
        (f"theorem = make(\n    'first',\n)\n\n{OTHER}", [0, 4]),
        (f"other = None\n{THEOREM}\nother = theorem\nother = theorem = None", [1, 3]),
        ("held = [make() for _ in range(2)]\nfor theorem in held: pass\ntheorem = 1", [1, 2]),
        (f"{THEOREM}\n[(theorem := 1) for _ in 'a']", [0, 1]),
        (f"{THEOREM}\n{{(theorem := make()) for _ in 'a'}}", [0, 1]),
        (f"{THEOREM}\ndef again():\n    global theorem\n    theorem = make()\n    theorem = 1\nagain()", [0, 3, 4]),
        (f"{THEOREM}\ndef again():\n    global theorem\n    if t:\n        for theorem in 'a': pass\nagain()", [0, 4]),
        (
            f"{THEOREM}\nasync def again():\n    global theorem\n    theorem = 1\n"
            "try: again().send(None)\nexcept StopIteration: pass",
            [0, 3],
        ),
        (f"{THEOREM}\nclass Again:\n    global theorem\n    theorem = 1", [0, 3]),
        (f"{THEOREM}\nglobal x\n{OTHER}", [0, 2]),
        (f"{THEOREM}\nexec('theorem = make()')", [0, 1]),
        (f"{THEOREM}\nfrom sys import *\nwith open(__file__) as x, open(__file__) as theorem: pass", [0, 2]),
        (f"{THEOREM}\nx, *theorem = 1, 2", [0, 1]),
        (f"{THEOREM}\nmatch {{1: 2}}:\n    case {{1: 2, **theorem}}: pass", [0, 2]),
    ],
)
def test_a_statement_that_is_lost_is_found(read, text, lines):
    where = ", ".join(str(line + FIRST) for line in lines)
    with pytest.raises(
        BadStatement, match=f"line {lines[-1] + FIRST}: theorem is bound more than once, on lines {where},"
    ):
        read(text + KEEPS)


def test_a_statement_that_is_deleted_is_found(read):
    for text in (f"{THEOREM}\ndel theorem", f"{THEOREM}\ndef drop():\n    global theorem\n    del theorem\ndrop()"):
        last = FIRST + (3 if "drop" in text else 1)
        with pytest.raises(
            BadStatement, match=f"theorem is bound on line {FIRST} and deleted on line {last}, and what is"
        ):
            read(text + KEEPS)


@pytest.mark.parametrize(
    "text",
    [
        "[(theorem := make(title)) for title in 'ab']",
        "for title in 'ab':\n    theorem = make(title)",
        "turns = [1, 2]\nwhile turns:\n    theorem = make(str(turns.pop()))",
    ],
)
def test_a_loop_loses_all_but_the_last(read, text):
    line = FIRST + text.count("\n")
    with pytest.raises(BadStatement, match=f"line {line}: theorem is bound more than once, in a loop,"):
        read(text + KEEPS)


@pytest.mark.parametrize("again", ["globals()['theorem'] = make()", "globals().pop('theorem')"])
def test_a_statement_is_lost_to_what_changes_the_module_behind_its_back(read, again):
    place = f"line {FIRST}: theorem is bound more than once, the second time within a function,"
    with pytest.raises(BadStatement, match=place):
        read(f"{THEOREM}\n{again}{KEEPS}")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (THEOREM, ["theorem"]),
        (f"{THEOREM}\nother = make()", ["theorem", "other"]),
        (f"{THEOREM}\nother = theorem", ["theorem"]),
        (f"{THEOREM}\nother = theorem\ntheorem = None", ["other"]),
        (f"theorem = None\n{THEOREM}", ["theorem"]),
        (f"if t:\n    {THEOREM}\nelse:\n    {OTHER}", ["theorem"]),
        (f"try:\n    import nothing_of_this_name\n    {THEOREM}\nexcept ImportError:\n    {OTHER}", ["theorem"]),
        (f"match 2:\n    case 1:\n        {THEOREM}\n    case 2:\n        {OTHER}", ["theorem"]),
        (f"theorem: Theorem\n{THEOREM}", ["theorem"]),
        (f"{THEOREM}\ndef f(theorem):\n    theorem = make()\n    theorem = 2\nf(1)", ["theorem"]),
        (f"{THEOREM}\nclass C:\n    theorem = make()\n    theorem = 1", ["theorem"]),
        (f"{THEOREM}\nprint([theorem for theorem in (make(), make())])", ["theorem"]),
        (f"{THEOREM}\nprint((lambda theorem: (theorem := make()))(1).title)", ["theorem"]),
        (f"{THEOREM}\nx = 1\nx = 2\nfor i in (x, x):\n    y = i", ["theorem"]),
        (f"class C: pass\nthing = C()\nthing.theorem = make()\nthing.theorem = 1\n{THEOREM}", ["theorem"]),
        (f"{THEOREM}\nother = make()\nfor each in (theorem, other): print(each.title)", ["theorem", "other"]),
        (f"for _ in range(3): make().title\n{THEOREM}", ["theorem"]),
        ("wrong = Mistake(title='m', lhs=t, rhs=0, instead=make())", ["wrong"]),
        ("for turn in (1,):\n    theorem = make()", ["theorem"]),
        (f"from symdrop.theorems.linear_unit.noisy_unit import theorem\n{THEOREM}", ["theorem"]),
        ("[(theorem := make(title)) for title in 'a']", ["theorem"]),
        (f"def state():\n    global theorem\n    x = 1\n    {THEOREM}\n    return x\nstate()", ["theorem"]),
        (f"def unused():\n    global theorem\n    theorem = 1\n{THEOREM}", ["theorem"]),
        ("x = [y := 1, y + 1]\nassert x == [1, 2] and y == 1\n" + THEOREM, ["theorem"]),
    ],
)
def test_a_file_that_loses_nothing_is_read(read, text, names):
    assert read(text) == names


def test_a_file_that_declares_names_global_keeps_its_docstring_and_its_future(tmp_path):
    path = tmp_path / "proof_mine.py"
    function = "def f():\n    'F.'\n    global x\n    x = f.__doc__\nf()\nassert x == 'F.'"
    path.write_text(f"'Mine.'\nfrom __future__ import annotations\n{WORDS}{function}\n{THEOREM}")
    (entry,) = from_file(path)
    assert entry.remarks == "Mine."


def test_the_names_of_a_file_are_those_of_its_module(read):
    text = "x = 1\ndef f(): return x\nx = f() + 1\nassert globals()['x'] == f() == locals()['x'] == 2 and 'x' in dir()"
    assert read(f"from sys import *\n{text}\n{THEOREM}") == ["theorem"]
