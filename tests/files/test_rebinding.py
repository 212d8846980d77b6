"""Which names of a file are bound more than once, so that a statement is lost."""

import pytest

from symdrop.files.rebinding import rebound

THEOREM = "theorem = Theorem(title='t')"
OTHER = "theorem = make()"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{THEOREM}\n{THEOREM}", [1, 2]),
        (f"{OTHER}\n{OTHER}", [1, 2]),
        (f"{THEOREM}\nx = 1\n\n{OTHER}", [1, 4]),
        (f"theorem = module.Mistake(title='t')\n{OTHER}", [1, 2]),
        (f"{THEOREM}\nimport theorem", [1, 2]),
        (f"{THEOREM}\nfrom elsewhere import other as theorem", [1, 2]),
        (f"{THEOREM}\ndef theorem(): pass", [1, 2]),
        (f"{THEOREM}\nclass theorem: pass", [1, 2]),
        (f"{THEOREM}\ndel theorem", [1, 2]),
        (f"{THEOREM}\ntheorem, x = 1, 2", [1, 2]),
        (f"{THEOREM}\nfor theorem in things: pass", [1, 2]),
        (f"{THEOREM}\nwith thing as theorem: pass", [1, 2]),
        (f"{THEOREM}\nprint(theorem := 1)", [1, 2]),
        (f"{THEOREM}\nprint([x for y in z if (theorem := y)])", [1, 2]),
        (f"{THEOREM}\ntheorem: Theorem = make()", [1, 2]),
        (f"{THEOREM}\ntry:\n    x\nexcept E as theorem:\n    pass", [1, 4]),
        (f"{THEOREM}\nmatch x:\n    case [theorem]: pass", [1, 3]),
        (f"if x:\n    {THEOREM}\n{THEOREM}", [2, 3]),
        (f"{THEOREM}\nif x:\n    pass\nelse:\n    {OTHER}", [1, 5]),
        (f"try:\n    {THEOREM}\nfinally:\n    {OTHER}", [2, 4]),
        (f"for i in things:\n    {THEOREM}", [2]),
        (f"while x:\n    if y:\n        {OTHER}", [3]),
        (f"with x:\n    {THEOREM}\n    {OTHER}", [2, 3]),
        (f"# \N{GREEK SMALL LETTER DELTA}\n{THEOREM}\n{OTHER}", [2, 3]),
    ],
)
def test_a_name_that_loses_a_statement_is_found(text, lines):
    assert rebound(text, {"theorem"}) == rebound(text.encode(), {"theorem"}) == {"theorem": lines}


@pytest.mark.parametrize(
    "text",
    [
        THEOREM,
        f"{THEOREM}\nother = Theorem(title='u')",
        f"{THEOREM}\nother = theorem",
        f"if x:\n    {THEOREM}\nelse:\n    {OTHER}",
        f"try:\n    {THEOREM}\nexcept E:\n    {OTHER}",
        f"match x:\n    case 1:\n        {THEOREM}\n    case 2:\n        {OTHER}",
        f"theorem: Theorem\n{THEOREM}",
        f"{THEOREM}\ndef f(theorem):\n    theorem = 1\n    theorem = 2",
        f"{THEOREM}\nclass C:\n    theorem = 1",
        f"{THEOREM}\nprint([theorem for theorem in things])",
        f"{THEOREM}\nf = lambda theorem: (theorem := 1)",
        f"{THEOREM}\nx = 1\nx = 2\nfor i in x:\n    y = i",
        f"{THEOREM}\nthing.theorem = 1\nthing['theorem'] = 2",
    ],
)
def test_a_name_that_loses_nothing_is_not_found(text):
    assert rebound(text, {"theorem"}) == {}


def test_a_statement_that_is_lost_to_something_else_is_found_too():
    assert rebound(f"{THEOREM}\ntheorem = None", set()) == {"theorem": [1, 2]}
    assert rebound(f"theorem = None\n{THEOREM}", set()) == {}
    assert rebound(f"theorem = None\n{THEOREM}", {"theorem"}) == {"theorem": [1, 2]}
