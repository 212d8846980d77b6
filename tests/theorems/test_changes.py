"""Changing one number, sign, index or reason anywhere in a theorem's file makes the kernel refuse that file.

The changes are made in the syntax tree of the file, one at a time; a change that leaves every claim of the file
true is listed in STILL_TRUE with the reason why.
"""

import ast
import copy
import importlib
from pathlib import Path

import pytest

from symdrop.axioms import REASONS
from symdrop.catalogue import stems
from symdrop.kernel.check import check
from symdrop.theorem import Theorem
from symdrop.verdicts import SymdropError

FAMILY = "linear_unit"
INDICES = ("i", "j", "k", "l")
REASON_NAMES = tuple(reason.name for reason in REASONS)

STILL_TRUE: dict[str, set[str]] = {}


def source(stem):
    return Path(importlib.util.find_spec(f"symdrop.theorems.{FAMILY}.{stem}").origin).read_text(encoding="utf-8")


def nodes(tree):
    """The nodes that state mathematics or cite reasons: no imports, no strings."""
    body = [each for each in tree.body if not isinstance(each, ast.Import | ast.ImportFrom)]
    return [node for statement in body for node in ast.walk(statement)]


def replacements(node):
    """Every single change of one node, as (description, function that makes it in place)."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        for value in (node.value + 1, -node.value):
            yield f"{node.value} -> {value}", lambda node, value=value: setattr(node, "value", value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        other = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield f"{ast.unparse(node)[:40]}: sign", lambda node: setattr(node, "op", other)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield f"{ast.unparse(node)[:40]}: sign", lambda node: setattr(node, "op", ast.UAdd())
    if isinstance(node, ast.Subscript):
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        for position, place in enumerate(places):
            if isinstance(place, ast.Name) and place.id in INDICES:
                yield from (index_change(node, position, place.id, other) for other in INDICES if other != place.id)
    if isinstance(node, ast.Call):
        for position, argument in enumerate(node.args):
            if isinstance(argument, ast.Name) and argument.id in REASON_NAMES:
                yield f"without {argument.id}", lambda node, position=position: node.args.pop(position)
            if isinstance(argument, ast.Name) and argument.id in INDICES:
                for other in (each for each in INDICES if each != argument.id):
                    yield (
                        f"{ast.unparse(node)[:40]}: {argument.id} -> {other}",
                        lambda node, position=position, other=other: setattr(node.args[position], "id", other),
                    )
        if getattr(node.func, "id", "") == "step":
            cited = {argument.id for argument in node.args if isinstance(argument, ast.Name)}
            for extra in (name for name in REASON_NAMES if name not in cited):
                yield f"with {extra}", lambda node, extra=extra: node.args.append(ast.Name(extra, ast.Load()))


def index_change(node, position, old, new):
    def change(node):
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        places[position].id = new

    return f"{ast.unparse(node)}: {old} -> {new}", change


def changed_files(stem):
    """(description, syntax tree) for every single change of one theorem's file."""
    tree = ast.parse(source(stem))
    for position, node in enumerate(nodes(tree)):
        for number, (description, _) in enumerate(replacements(node)):
            changed = copy.deepcopy(tree)
            target = nodes(changed)[position]
            list(replacements(target))[number][1](target)
            yield f"line {node.lineno}: {description}", ast.fix_missing_locations(changed)


def is_accepted(tree):
    """Whether every theorem of the file is still accepted by the kernel."""
    namespace = {reason.name: reason for reason in REASONS}
    namespace |= vars(importlib.import_module(f"symdrop.definitions.{FAMILY}"))
    try:
        exec(compile(tree, "changed", "exec"), namespace)
        theorems = [value for value in namespace.values() if isinstance(value, Theorem)]
        return bool(theorems) and all(check(theorem) for theorem in theorems)
    except SymdropError:
        return False


@pytest.mark.parametrize("stem", stems(FAMILY))
def test_no_single_change_goes_unnoticed(stem):
    assert is_accepted(ast.parse(source(stem)))
    accepted = {description for description, tree in changed_files(stem) if is_accepted(tree)}
    assert accepted == STILL_TRUE.get(stem, set())


def test_there_are_many_changes():
    assert sum(1 for stem in stems(FAMILY) for _ in changed_files(stem)) > 1000
