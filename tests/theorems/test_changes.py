"""Changing one number, sign, index or reason anywhere in a theorem's file makes the kernel refuse that file.

The changes are made in the text of the file, one at a time, at the places that its syntax tree gives.
"""

import ast
import importlib
from itertools import accumulate
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
IMPORTS = (
    f"from symdrop.axioms import {', '.join(REASON_NAMES)}\n"
    f"from symdrop.definitions.{FAMILY} import {', '.join(INDICES)}\n"
)


def source(stem):
    path = importlib.util.find_spec(f"symdrop.theorems.{FAMILY}.{stem}").origin
    text = Path(path).read_text(encoding="utf-8")
    assert text.isascii()
    return text


def changed(text):
    """The file with one change made, for every single change there is."""
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        for node in ast.walk(statement):
            for first, last, new in replacements(node):
                start = starts[first[0] - 1] + first[1]
                end = starts[last[0] - 1] + last[1]
                yield text[:start] + new(text[start:end]) + text[end:]


def replacements(node):
    """Every single change at a node: where it starts and ends, and what becomes of the text between."""
    match node:
        case ast.Constant(value=int(value)):
            yield (*span(node), lambda _: str(value + 1))
            yield (*span(node), lambda _: f"(-{value})")
        case ast.Name(id=name) if name in INDICES:
            for other in INDICES:
                if other != name:
                    yield (*span(node), lambda _, other=other: other)
        case ast.UnaryOp(op=ast.USub()):
            yield (*span(node), lambda text: "+" + text[1:])
        case ast.BinOp(op=ast.Add()):
            yield between(node.left, node.right, "+", "-")
        case ast.BinOp(op=ast.Sub()):
            yield between(node.left, node.right, "-", "+")
        case ast.Call(func=ast.Name(id="step"), args=[line, *reasons]):
            for reason in reasons:
                yield (*span(reason), lambda _: "*()")
            for extra in set(REASON_NAMES) - {reason.id for reason in reasons}:
                yield (*span(line), lambda text, extra=extra: f"{text}, {extra}")


def span(node):
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


def between(left, right, old, new):
    return span(left)[1], span(right)[0], lambda text: text.replace(old, new)


def is_accepted(text):
    """Whether the kernel still accepts every theorem of the file."""
    namespace = {}
    try:
        exec(IMPORTS + text, namespace)
        theorems = [value for value in namespace.values() if isinstance(value, Theorem)]
        return bool(theorems) and all(check(theorem) for theorem in theorems)
    except SymdropError:
        return False


@pytest.fixture(autouse=True)
def _short_refusals(monkeypatch):
    """What a refusal says takes longer than the refusal, and is not looked at here."""
    monkeypatch.setattr("symdrop.kernel.check._advice", lambda *_: "")
    monkeypatch.setattr("symdrop.kernel.check.residual_text", lambda *_: "")


@pytest.mark.parametrize("stem", stems(FAMILY))
def test_no_single_change_goes_unnoticed(stem):
    text = source(stem)
    assert is_accepted(text)
    changes = [each for each in changed(text) if each != text]
    assert len(changes) > 40
    assert [each for each in changes if is_accepted(each)] == []
