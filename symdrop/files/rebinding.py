"""The names that a file binds more than once: a statement that had such a name before is lost and would go unproved."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from typing import NamedTuple

CLAIMS = {"Theorem", "Mistake"}


class Binding(NamedTuple):
    """One place at which a name is bound; `claims` says whether a statement is written there."""

    line: int
    claims: bool = False


Bindings = dict[str, list[Binding]]


def rebound(source: str | bytes, holding: Collection[str]) -> dict[str, list[int]]:
    """The lines of each top-level name that is bound more than once and had a statement before, or may have had one.

    `source` is the text of a Python file, `holding` the names that hold a statement once it has run. What stands in
    two branches is bound once, what stands in a loop more than once. Raises `SyntaxError` like `ast.parse`.

    >>> rebound("theorem = first\\ntheorem = second", {"theorem"})
    {'theorem': [1, 2]}
    >>> rebound("try:\\n    theorem = first\\nexcept ImportError:\\n    theorem = second", {"theorem"})
    {}
    """
    found = _sequence(ast.parse(source).body)
    return {
        name: sorted({binding.line for binding in bindings})
        for name, bindings in found.items()
        if len(bindings) > 1 and (name in holding or any(binding.claims for binding in bindings[:-1]))
    }


def _sequence(nodes: Iterable[ast.AST | None]) -> Bindings:
    found: Bindings = {}
    for node in nodes:
        for name, bindings in _bindings(node).items() if node is not None else ():
            found[name] = found.get(name, []) + bindings
    return found


def _alternatives(*branches: Iterable[ast.AST]) -> Bindings:
    """The branch that binds a name most often counts for all of them."""
    found: Bindings = {}
    for branch in map(_sequence, branches):
        found |= {name: bindings for name, bindings in branch.items() if len(bindings) > len(found.get(name, []))}
    return found


def _joined(*parts: Bindings) -> Bindings:
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: [binding for part in parts for binding in part.get(name, [])] for name in names}


def _bindings(node: ast.AST) -> Bindings:
    """What a statement or an expression binds in the scope that it stands in."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name: [Binding(node.lineno)]}
        case ast.Lambda():
            return {}
        case ast.comprehension():
            return _sequence([node.iter, *node.ifs])
        case ast.Import() | ast.ImportFrom():
            names = (alias.asname or alias.name.partition(".")[0] for alias in node.names)
            return {name: [Binding(node.lineno)] for name in names}
        case ast.If():
            return _joined(_bindings(node.test), _alternatives(node.body, node.orelse))
        case ast.Match():
            return _joined(_bindings(node.subject), _alternatives(*([case] for case in node.cases)))
        case ast.Try() | ast.TryStar():
            branches = _alternatives([*node.body, *node.orelse], *([handler] for handler in node.handlers))
            return _joined(branches, _sequence(node.finalbody))
        case ast.For() | ast.AsyncFor():
            return _joined(_sequence([node.target, node.iter]), _sequence(node.body * 2), _sequence(node.orelse))
        case ast.While():
            return _joined(_bindings(node.test), _sequence(node.body * 2), _sequence(node.orelse))
        case ast.AnnAssign(value=None):
            return {}
        case ast.Assign() | ast.AnnAssign() | ast.NamedExpr():
            found = _sequence(ast.iter_child_nodes(node))
            claims = _claims(node)
            return {name: [Binding(each.line, claims) for each in bindings] for name, bindings in found.items()}
        case ast.Name(ctx=ast.Store() | ast.Del()):
            return {node.id: [Binding(node.lineno)]}
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            return _joined({name: [Binding(node.lineno)]}, _sequence(ast.iter_child_nodes(node)))
        case _:
            return _sequence(ast.iter_child_nodes(node))


def _claims(node: ast.AST) -> bool:
    """Whether a statement is written out in it."""
    calls = (each.func for each in ast.walk(node) if isinstance(each, ast.Call))
    return any(getattr(function, "attr", getattr(function, "id", "")) in CLAIMS for function in calls)
