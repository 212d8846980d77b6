"""The front door: what `import symdrop` brings, what it does not, and what is installed with it."""

import ast
import importlib
import inspect
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import symdrop

PACKAGE = Path(symdrop.__file__).parent


def modules_after(code, *arguments):
    """The top-level modules that a fresh interpreter holds after the code."""
    report = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", f"{code}\n{report}", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_the_tests_read_the_tree_and_not_an_installed_copy():
    assert Path(__file__).parents[1] / "symdrop" == PACKAGE


def test_importing_the_package_imports_no_library():
    assert not {"sympy", "numpy", "click", "rich"} & modules_after("import symdrop")


def test_an_author_needs_sympy_but_not_numpy():
    loaded = modules_after("from symdrop import *")
    assert "sympy" in loaded
    assert "numpy" not in loaded


def test_proving_on_the_command_line_does_not_import_numpy():
    code = """
import sys
from symdrop.cli import main
try:
    main(["prove", "expected_dropout_gradient"])
except SystemExit as exit:
    assert exit.code == 0
"""
    loaded = modules_after(code)
    assert "sympy" in loaded
    assert not {"numpy", "rich"} & loaded


def test_asking_for_help_does_not_wait_for_sympy():
    assert "sympy" not in modules_after("import symdrop.cli")


def test_naming_the_formulas_imports_no_library():
    assert not {"sympy", "numpy"} & modules_after("import symdrop.formulas")


@pytest.mark.parametrize("name", symdrop.__all__)
def test_every_public_name_is_its_homes(name):
    homes = [home for home, names in symdrop._HOMES.items() if name in names]
    assert len(homes) == 1
    assert getattr(symdrop, name) is getattr(import_module(f"symdrop.{homes[0]}"), name)


def test_public_names_are_listed_once_each_and_for_type_checkers_too():
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    checked = next(node for node in tree.body if isinstance(node, ast.If) and "ImportFrom" in ast.dump(node))
    seen = {(node.module, alias.name) for node in checked.body for alias in node.names}
    assert seen == {(f"symdrop.{home}", name) for home, names in symdrop._HOMES.items() for name in names}
    assert sorted([*symdrop.__all__, "masks"]) == sorted(name for names in symdrop._HOMES.values() for name in names)
    assert set(symdrop.__all__) < set(dir(symdrop))


def test_no_public_name_hides_a_module():
    modules = {path.stem for path in PACKAGE.iterdir()}
    assert modules & set(symdrop.__all__) == {"derive"}


def test_derive_is_the_function_whatever_was_imported_before():
    """Python binds a folder in its package when it imports it, which must not hide the function of that name."""
    folder = importlib.import_module("symdrop.derive")
    assert inspect.ismodule(folder)
    for bind in (lambda: None, lambda: setattr(symdrop, "derive", folder)):
        bind()
        assert inspect.isfunction(symdrop.derive)
        assert symdrop.derive is symdrop.derive.derive is folder.derive


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'symdrop' has no attribute 'prove_everything'"):
        symdrop.prove_everything  # noqa: B018
    assert not hasattr(symdrop, "__wrapped__")


def test_the_package_is_marked_as_typed():
    assert (PACKAGE / "py.typed").is_file()
