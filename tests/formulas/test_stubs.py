"""Type checkers and editors read what the formulas are from `__init__.pyi`, which says what runs."""

import ast
import inspect

import pytest
from stubs import STUB, stub

from symdrop import formulas

ALL = formulas.named()


def test_the_file_is_current():
    assert STUB.read_text(encoding="utf-8") == stub(), "run python tests/support/stubs.py and commit"


@pytest.mark.parametrize("name", ALL)
def test_it_names_the_parameters_of_every_formula(name):
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    (kind,) = (
        ast.unparse(each.annotation) for each in tree.body if isinstance(each, ast.AnnAssign) and each.target.id == name
    )
    (made,) = (each for each in tree.body if isinstance(each, ast.ClassDef) and each.name == kind)
    (call,) = made.body
    assert [each.arg for each in call.args.args[1:]] == [
        each.name for each in inspect.signature(ALL[name]).parameters.values() if each.kind is not each.KEYWORD_ONLY
    ]
    assert {each.arg for each in call.args.kwonlyargs} == {size for each in ALL[name].arguments for size in each.sizes}
    assert inspect.cleandoc(ast.get_docstring(call)) == inspect.getdoc(ALL[name])
