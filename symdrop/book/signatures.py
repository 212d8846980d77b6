"""Names, signatures and docstrings of the package, read from the text of its sources.

Nothing is imported to read them: `symdrop.testing` needs no Hypothesis here, and a signature is written as its author
wrote it, whatever the version of Python; `inspect` words annotations and defaults differently from one to the next.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

LONGEST_LINE = 100


@dataclass(frozen=True)
class Definition:
    """Where a name is bound, and by which node; an imported name has no node, and stands for the name in `module`."""

    module: str
    name: str
    node: ast.FunctionDef | ast.ClassDef | ast.Assign | None = None

    @property
    def docstring(self) -> str:
        """What a function or a class says of itself; a value says nothing."""
        return documented(self.node) if isinstance(self.node, ast.FunctionDef | ast.ClassDef) else ""


@dataclass(frozen=True)
class Source:
    """The text of a module, with the nodes that it consists of."""

    module: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The module as a syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def names(self) -> Mapping[str, Definition]:
        """What the module binds at its top, imports included, in the order of the text."""
        return dict(_bound(self.module, self.tree.body))

    @property
    def public(self) -> list[str]:
        """The names in `__all__`; without one, all that the module defines, constants and names with `_` apart."""
        stated = self.names.get("__all__")
        if stated and isinstance(stated.node, ast.Assign):
            return list(ast.literal_eval(stated.node.value))
        own = {name: each.node for name, each in self.names.items() if each.node and not name.startswith("_")}
        return [name for name, node in own.items() if not (isinstance(node, ast.Assign) and name.isupper())]

    def written(self, node: ast.AST) -> str:
        """The text of a node on one line."""
        return " ".join((ast.get_source_segment(self.text, node) or "").split())


class Sources:
    """The modules of the package by their names, each read when it is first asked for.

    >>> sources = Sources()
    >>> sources.home("symdrop", "bernoulli").module
    'symdrop.statements.laws.bernoulli'
    >>> signature(sources, sources.home("symdrop", "bernoulli"))
    'bernoulli(entry: Any, *, keep: Any) -> Bernoulli'
    """

    def __init__(self) -> None:
        self._read: dict[str, Source] = {}

    def __getitem__(self, module: str) -> Source:
        if module not in self._read:
            package, *parts = module.split(".")
            folder = files(package)
            file = folder.joinpath(*parts[:-1], f"{parts[-1]}.py") if parts else folder
            file = file if file.is_file() else folder.joinpath(*parts, "__init__.py")
            self._read[module] = Source(module, file.read_text(encoding="utf-8"))
        return self._read[module]

    def home(self, module: str, name: str) -> Definition:
        """The definition of a name, followed through the imports of the package; without a node outside of it."""
        found = self[module].names[name]
        while found.node is None and found.module.partition(".")[0] == "symdrop":
            found = self[found.module].names[found.name]
        return found


def documented(node: ast.FunctionDef | ast.ClassDef | ast.Module) -> str:
    """The docstring of a node."""
    return ast.get_docstring(node) or ""


def signature(sources: Sources, found: Definition) -> str:
    """How a function or a class is called; a class that is not made by calling it has only its name and its bases."""
    source = sources[found.module]
    if isinstance(found.node, ast.FunctionDef):
        return _call(source, found.name, found.node)
    if not isinstance(found.node, ast.ClassDef):
        return found.name
    bases = ", ".join(map(source.written, found.node.bases))
    head = f"class {found.name}({bases})" if bases else f"class {found.name}"
    makers = {each.name: each for each in found.node.body if isinstance(each, ast.FunctionDef)}
    if maker := makers.get("__init__") or makers.get("__new__"):
        return f"{head}\n{_call(source, found.name, maker, owned=True, returned=False)}"
    attributes = _attributes(sources, found)
    if not _is_data(source, found.node) or any("InitVar" in each for each in attributes):
        return head
    return f"{head}\n{_laid_out(found.name, attributes, '')}"


def method_signature(source: Source, node: ast.FunctionDef) -> str:
    """How a method is called, or what a property holds.

    >>> source = Source("m", "class C:\\n    @property\\n    def size(self) -> int: ...")
    >>> method_signature(source, source.tree.body[0].body[0])
    'size -> int'
    """
    if any(source.written(each).endswith("property") for each in node.decorator_list):
        return f"{node.name} -> {source.written(node.returns)}" if node.returns else node.name
    return _call(source, node.name, node, owned=True)


def _bound(module: str, body: Iterable[ast.stmt]) -> Iterator[tuple[str, Definition]]:
    for node in body:
        match node:
            case ast.If() | ast.Try():
                yield from _bound(module, node.body)
            case ast.ImportFrom():
                for alias in node.names:
                    yield alias.asname or alias.name, Definition(node.module or "", alias.name)
            case ast.FunctionDef() | ast.ClassDef():
                yield node.name, Definition(module, node.name, node)
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name, Definition(module, name, node)


def _call(source: Source, name: str, node: ast.FunctionDef, owned: bool = False, returned: bool = True) -> str:
    """A call of the function; of an `owned` one the first argument is given by Python."""
    arguments = node.args
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + [*arguments.defaults]
    written = [_argument(source, *each) for each in zip(plain, defaults, strict=True)]
    if arguments.posonlyargs:
        written.insert(len(arguments.posonlyargs), "/")
    if arguments.vararg:
        written.append(f"*{_argument(source, arguments.vararg)}")
    elif arguments.kwonlyargs:
        written.append("*")
    written += [_argument(source, *each) for each in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    if arguments.kwarg:
        written.append(f"**{_argument(source, arguments.kwarg)}")
    result = f" -> {source.written(node.returns)}" if node.returns and returned else ""
    return _laid_out(name, written[1:] if owned else written, result)


def _argument(source: Source, argument: ast.arg, default: ast.expr | None = None) -> str:
    annotated = f"{argument.arg}: {source.written(argument.annotation)}" if argument.annotation else argument.arg
    if default is None:
        return annotated
    return (
        f"{annotated} = {source.written(default)}" if argument.annotation else f"{annotated}={source.written(default)}"
    )


def _attributes(sources: Sources, found: Definition) -> list[str]:
    """The public fields of a class of data with their types, those of its bases in the package first."""
    node = found.node
    if not isinstance(node, ast.ClassDef):
        return []
    source = sources[found.module]
    inherited = [
        attribute
        for base in node.bases
        if isinstance(base, ast.Name) and base.id in source.names
        for attribute in _attributes(sources, sources.home(found.module, base.id))
    ]
    own = [each for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]
    return [*inherited, *(source.written(each) for each in own if not source.written(each).startswith("_"))]


def _is_data(source: Source, node: ast.ClassDef) -> bool:
    """Whether calling the class takes its fields."""
    if any(source.written(base) == "NamedTuple" for base in node.bases):
        return True
    decorators = [source.written(each) for each in node.decorator_list]
    return any(each.startswith("dataclass") and "init=False" not in each for each in decorators)


def _laid_out(name: str, arguments: Sequence[str], result: str) -> str:
    """The call on one line, or with a line for each argument where it would be long."""
    line = f"{name}({', '.join(arguments)}){result}"
    if len(line) <= LONGEST_LINE:
        return line
    return "\n".join([f"{name}(", *(f"    {each}," for each in arguments), f"){result}"])
