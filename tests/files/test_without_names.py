"""Statements that stand in a list, a mapping or a class and have no name of their own are not lost in silence."""

import pytest

from symdrop.errors import BadStatement
from symdrop.files.reading import from_file

HEAD = """
from symdrop import Mistake, Theorem, scalar
from symdrop.theorems.linear_unit.expected_dropout_output import theorem as imported
t = scalar("t")
named = Theorem(title="Named", lhs=t + t, rhs=2 * t)
"""
FALSE = 'Theorem(title="False", lhs=t, rhs=2 * t)'


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"several = [{FALSE} for _ in range(2)]", "several"),
        (f"several = ({FALSE},)", "several"),
        (f'table = {{"x": {FALSE}}}', "table"),
        (f'table = {{"x": [named, {FALSE}]}}', "table"),
        (f"class Family:\n    theorem = {FALSE}", "Family"),
        ('wrong = [Mistake(title="True", lhs=t, rhs=t)]', "wrong"),
    ],
)
def test_what_has_no_name_is_told(tmp_path, line, name):
    path = tmp_path / "proof_it.py"
    path.write_text(f"{HEAD}{line}\n")
    with pytest.raises(BadStatement, match=rf"{name} holds statements without a name of their own"):
        list(from_file(path))


@pytest.mark.parametrize("line", ["THEOREMS = [named]", "several = [named, imported]", "table = {1: 2}", "empty = []"])
def test_a_list_of_named_or_imported_statements_is_none(tmp_path, line):
    path = tmp_path / "proof_it.py"
    path.write_text(f"{HEAD}{line}\n")
    assert [entry.name for entry in from_file(path)] == ["proof_it.named"]


@pytest.mark.parametrize(
    "lines",
    [
        FALSE,
        f"if t:\n    {FALSE}",
        f"for _ in range(2): {FALSE}",
        f"[named, {FALSE}]",
        f"class Several:\n    {FALSE}",
        f"def several():\n    return {FALSE}\nseveral()",
    ],
)
def test_a_line_that_states_something_and_names_nothing_is_told_with_its_number(tmp_path, lines):
    path = tmp_path / "proof_it.py"
    path.write_text(f"{HEAD}{lines}\n")
    line = (HEAD + lines).count("\n") + 1
    with pytest.raises(BadStatement, match=rf"line {line}: 'False' has no name, and nothing checks it; write NAME ="):
        list(from_file(path))


@pytest.mark.parametrize(
    "line", ["named", "imported", "[named, imported]", "named.proof", "t + t", "later = named; later"]
)
def test_a_line_that_shows_what_has_a_name_states_nothing(tmp_path, line):
    path = tmp_path / "proof_it.py"
    path.write_text(f"{HEAD}{line}\n")
    assert [entry.name for entry in from_file(path)] == ["proof_it.named"]


def test_what_a_line_shows_may_get_its_name_later(tmp_path):
    path = tmp_path / "proof_it.py"
    path.write_text(f"{HEAD}made = [named]\ndef get(): return made[0]\nget()\n'a text'\nother = get()\n")
    assert [entry.name for entry in from_file(path)] == ["proof_it.named"]
