"""The names of an author's file while it runs: which statements they were bound to, and which of these are lost."""

from __future__ import annotations

import ast
import builtins
import sys
from collections import UserDict
from collections.abc import Iterator
from types import FrameType, ModuleType
from typing import Any, NamedTuple

from symdrop.files.order import Order, noted
from symdrop.theorem import Mistake, Theorem

# What is called after a binding that does not go through the namespace, and with what a line says and nothing binds;
# no variable can have these names.
WATCH, BARE = "<watch>", "<bare>"


class Lost(NamedTuple):
    """A statement that had a name of the file, and that no name of it holds at the end.

    `lines` are those on which the name was bound, also to other things, or unbound, in the order of execution;
    `is_deleted` says that the last of them unbound it.
    """

    name: str
    lines: tuple[int, ...]
    is_deleted: bool
    claim: Theorem | Mistake


class Namespace(UserDict[str, Any]):
    """The names that a file binds at its top level, kept in the dictionary of its module.

    `run` runs the file with it as its local names: what binds and unbinds them goes through it. What goes around it, a
    `global` in a function or `:=` in a comprehension, is watched: after each of these, and at the end, what the module
    holds is compared with what it held. `bare` has the lines that are an expression alone, with their values.

    >>> module = ModuleType("mine")
    >>> namespace = Namespace(module, "mine.py")
    >>> text = "from symdrop import Theorem\\nt = Theorem(title='One', lhs=1, rhs=1)\\nt = None"
    >>> namespace.run(watched(text.encode(), "mine.py"))
    >>> [(each.name, each.lines, each.claim.title) for each in namespace.lost()]
    [('t', (2, 3), 'One')]
    """

    def __init__(self, module: ModuleType, file: str) -> None:
        super().__init__()
        self.data, self._file = vars(module), file
        self._held: dict[str, Theorem | Mistake] = {}
        self._lines: dict[str, list[int]] = {}
        self._deleted: set[str] = set()
        self._bound: list[tuple[str, Theorem | Mistake]] = []
        self.order = Order()
        self.bare: list[tuple[int, Any]] = []

    def run(self, tree: ast.Module) -> None:
        """Run the file of this tree, which `watched` has made; raises whatever it raises."""
        self.data["__builtins__"] = {**vars(builtins), WATCH: self._watch, BARE: self._say, **self.order.names()}
        exec(compile(tree, self._file, "exec", dont_inherit=True), self.data, self)
        self._watch()

    def __setitem__(self, name: str, value: Any) -> None:
        super().__setitem__(name, value)
        self._note(name, value)

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self._note(name, None)

    def lost(self) -> Iterator[Lost]:
        """The statements that had a name and have none any more, in the order in which they were bound."""
        self._watch()
        held = {id(value) for value in list(self.data.values())}
        for name, claim in self._bound:
            if id(claim) not in held:
                held.add(id(claim))
                yield Lost(name, tuple(self._lines[name]), name in self._deleted, claim)

    def _watch(self, value: Any = None) -> Any:
        """Note every name that holds another statement than it did; gives back what it is given."""
        now = {name: held for name, held in list(self.data.items()) if _is_claim(held)}
        for name in self._held.keys() | now.keys():
            if now.get(name) is not self._held.get(name):
                self._note(name, self.data.get(name))
        return value

    def _say(self, value: Any) -> None:
        self.bare.append((self._line(), value))

    def _note(self, name: str, value: Any) -> None:
        lines, line = self._lines.setdefault(name, []), self._line()
        lines += [line] if line else []
        self._deleted.discard(name)
        if name not in self.data:
            self._deleted.add(name)
        self._held.pop(name, None)
        if _is_claim(value):
            self._held[name] = value
            self._bound.append((name, value))

    def _line(self) -> int:
        """The line of the file that is running; 0 where none is."""
        frame: FrameType | None = sys._getframe()
        while frame and frame.f_code.co_filename != self._file:
            frame = frame.f_back
        return frame.f_lineno if frame else 0


def watched(text: bytes, file: str) -> ast.Module:
    """The syntax tree of a file, with calls of its namespace: after what binds names past it, for what a line says that
    binds nothing, and for what it adds up.

    >>> ast.unparse(watched(b"x = 1\\nx", "mine.py"))
    'x = 1\\n<bare>(x)'
    """
    tree = ast.parse(text, file)
    seen: ast.Module = ast.fix_missing_locations(_Watched(tree).visit(_Bare().visit(noted(tree))))
    return seen


def _is_claim(value: Any) -> bool:
    # A look-alike may claim to be an instance.
    return issubclass(type(value), Theorem | Mistake)


class _Bare(ast.NodeTransformer):
    """Gives the namespace the value of each line that is an expression alone, where the file itself runs it."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        # A docstring stays first.
        return node if isinstance(node.value, ast.Constant) else ast.copy_location(_said(node.value), node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        return node


class _Watched(ast.NodeTransformer):
    """Lets the namespace look after each `:=` and, where names are bound from within, after each statement."""

    def __init__(self, tree: ast.Module) -> None:
        # Either makes Python bind the name past the namespace everywhere, at the top level too.
        self._always = any(isinstance(node, ast.Global) or _binds_outside(node) for node in ast.walk(tree))

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        self.generic_visit(node)
        return ast.copy_location(_watch(node), node)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for block in ("body", "orelse", "finalbody") if self._always else ():
            statements = getattr(node, block, None)
            if isinstance(statements, list):
                setattr(node, block, [part for each in statements for part in (each, *_after(each))])
        return node


def _binds_outside(node: ast.AST) -> bool:
    """Whether it is a comprehension with a `:=`, which binds a name around it."""
    is_inner = isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp)
    return is_inner and any(isinstance(each, ast.NamedExpr) for each in ast.walk(node))


def _after(statement: ast.stmt) -> list[ast.stmt]:
    """The watch that follows a statement that binds names or holds others; a docstring or a `global` stays first."""
    is_first = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
    is_quiet = isinstance(statement, ast.Global | ast.Nonlocal | ast.Return | ast.Raise | ast.Break | ast.Continue)
    if is_first or is_quiet or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
        return []
    return [ast.copy_location(ast.Expr(ast.copy_location(_watch(), statement)), statement)]


def _said(value: ast.expr) -> ast.Expr:
    return ast.Expr(ast.copy_location(ast.Call(ast.Name(BARE, ast.Load()), [value], []), value))


def _watch(*arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(WATCH, ast.Load()), [*arguments], [])
