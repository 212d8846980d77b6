"""The page of public names: each name is on it, called as it is called, with its errors and an example."""

import ast
import importlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import symdrop
from symdrop import axioms, errors
from symdrop.axioms import Reason
from symdrop.book.api import PUBLIC, api
from symdrop.book.signatures import Definition, Source, Sources, method_signature, signature
from symdrop.formulas import named

ROOT = Path(symdrop.__file__).parents[1]
PAGE = api()
SOURCES = Sources()
ProvenFormula = type(named()["expected_dropout_gradient"])
HEADINGS = re.findall(r"^#{2,4} `(.*)`$", PAGE, re.MULTILINE)


def exported(module):
    """What a module exports, found by running it and not by reading it."""
    space = importlib.import_module(module)
    if hasattr(space, "__all__"):
        return {name: getattr(space, name) for name in space.__all__}
    own = {name: value for name, value in vars(space).items() if getattr(value, "__module__", "") == module}
    kind = {"symdrop.axioms": Reason, "symdrop.formulas": ProvenFormula}.get(module, ())
    values = {name: value for name, value in vars(space).items() if isinstance(value, kind)}
    return {name: value for name, value in {**own, **values}.items() if not name.startswith("_")}


NAMES = {(module, name): value for module in PUBLIC for name, value in exported(module).items()}
DEFINED = {
    f"{value.__module__}.{name}": value
    for (module, name), value in NAMES.items()
    if inspect.isfunction(value) or (inspect.isclass(value) and value.__module__.startswith("symdrop"))
}
# Classes that are not made by calling them, or are called as their base in Python or SymPy is.
DATA = {"Counterexample", "NotProved", "Unknown"}
ERRORS = {name for name in SOURCES["symdrop.errors"].public if name[0].isupper()} - DATA
MADE_ELSEWHERE = {"Expectation", "Proof", "Refutation", "Array", "Size", "Scalar", "Index", "Family", *ERRORS}


def section(place):
    """What stands below a heading, up to the next one of the same kind."""
    return PAGE.split(f"\n### `{place}`\n")[1].split("\n### ")[0].split("\n## ")[0]


@pytest.mark.parametrize("module", PUBLIC)
def test_every_public_name_is_on_the_page_where_its_module_lists_it(module):
    (line,) = re.findall(rf"^- \[`{re.escape(module)}`\]\(#.*?\): (.*)$", PAGE, re.MULTILINE)
    assert re.findall(r"\[`(\w+)`\]", line) == SOURCES[module].public
    assert set(SOURCES[module].public) == set(exported(module))
    assert len(exported(module)) >= 2


def test_every_function_class_and_axiom_has_a_heading_once():
    assert len(HEADINGS) == len(set(HEADINGS))
    for (module, name), value in NAMES.items():
        if not isinstance(value, ProvenFormula):
            found = SOURCES.home(module, name)
            homes = [place.rsplit(".", 1) for place in HEADINGS if place.endswith(f".{name}") and place not in PUBLIC]
            owners = [place for place in homes if place[0] in PUBLIC and SOURCES.home(*place) == found]
            assert len(owners) == 1, (module, name)


def test_every_formula_is_listed_as_it_is_imported_and_called():
    for name, formula in named().items():
        sizes = {size for argument in formula.arguments for size in argument.sizes}
        call = f"{name}({', '.join(each for each in formula.__signature__.parameters if each not in sizes)})"
        (line,) = (each for each in PAGE.splitlines() if each.startswith(f"- `{call}`: "))
        (page,) = re.findall(r"\[Derivation\]\((.*)\)", line)
        assert f"`{formula.name}`" in (ROOT / "derivations" / page).read_text(encoding="utf-8")


def test_every_axiom_is_stated():
    for name, reason in vars(axioms).items():
        if isinstance(reason, Reason):
            assert section(f"symdrop.axioms.{name}").count("```math") == 1


def test_every_link_leads_to_the_heading_of_its_name():
    seen, titles = {}, {}
    for title in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE):
        stem = re.sub(r"[^a-z0-9 _-]", "", title.lower()).replace(" ", "-")
        titles[f"{stem}-{seen[stem]}" if stem in seen else stem] = title.strip("`")
        seen[stem] = seen.get(stem, 0) + 1
    links = re.findall(r"\[`([\w.]+)`\]\(#(.*?)\)", PAGE)
    assert len(links) == PAGE.count("](#") > len(NAMES)
    assert any(re.search(r"-\d$", anchor) for _, anchor in links)
    formulas = {name for (_, name), value in NAMES.items() if isinstance(value, ProvenFormula)}
    for name, anchor in links:
        assert titles[anchor].endswith(name) or (name in formulas and titles[anchor] == "symdrop.formulas")


def stated(found):
    """The parameters on the page: name, kind, annotation and the value of the default."""
    call = signature(SOURCES, found).splitlines()[0 if isinstance(found.node, ast.FunctionDef) else 1 :]
    space = {}
    exec(
        f"from __future__ import annotations\ndef {' '.join(call)}: ...", vars(sys.modules[found.module]) | space, space
    )
    return parameters(space[found.name])


def parameters(value):
    own = inspect.signature(value).parameters.values()
    # A named tuple wraps its annotations, which are texts here.
    annotations = {each.name: getattr(each.annotation, "__forward_arg__", each.annotation) for each in own}
    return [(each.name, each.kind, ast.unparse(ast.parse(str(annotations[each.name]))), each.default) for each in own]


@pytest.mark.parametrize("place", sorted(DEFINED))
def test_a_signature_is_that_of_the_function(place):
    value, found = DEFINED[place], SOURCES.home(*place.rsplit(".", 1))
    called = inspect.isfunction(value) or "\n" in signature(SOURCES, found)
    assert called == (found.name not in MADE_ELSEWHERE)
    assert not called or stated(found) == parameters(value)


@pytest.mark.parametrize("place", sorted(DEFINED))
def test_every_function_and_class_has_an_example(place):
    assert ">>> " in (DEFINED[place].__doc__ or "")


def raised(node, source, seen=()):
    """The public errors that a function raises by itself, or by a private function of the same module."""
    for each in ast.walk(node):
        if isinstance(each, ast.Raise) and isinstance(each.exc, ast.Call) and isinstance(each.exc.func, ast.Name):
            yield each.exc.func.id
        elif isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id not in seen:
            callee = source.names.get(each.func.id)
            if callee and each.func.id.startswith("_") and isinstance(callee.node, ast.FunctionDef):
                yield from raised(callee.node, source, (*seen, each.func.id))


def makers(node):
    """What runs when a function or a class is called."""
    if isinstance(node, ast.FunctionDef):
        return [node]
    names = ("__init__", "__new__", "__post_init__")
    return [each for each in node.body if isinstance(each, ast.FunctionDef) and each.name in names]


@pytest.mark.parametrize("place", sorted(DEFINED))
def test_a_docstring_names_the_errors(place):
    found = SOURCES.home(*place.rsplit(".", 1))
    public = set(SOURCES["symdrop.errors"].public)
    own = {name for node in makers(found.node) for name in raised(node, SOURCES[found.module])} & public
    assert {name for name in own if f"`{name}`" not in found.docstring} == set()


def test_errors_that_are_raised_are_found():
    text = "def f():\n    _g()\ndef _g():\n    raise BadStatement('x')\n"
    source = Source("m", text)
    assert list(raised(source.names["f"].node, source)) == ["BadStatement"]
    assert issubclass(errors.BadStatement, errors.SymdropError)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("def f(): ...", "f()"),
        (
            "def f(a, /, b: int=1, *c: str, d, e: 'X' = None, **g) -> None: ...",
            "f(a, /, b: int = 1, *c: str, d, e: 'X' = None, **g) -> None",
        ),
        ("def f(a, *, b=(1,\n  2)): ...", "f(a, *, b=(1, 2))"),
        (
            "@dataclass(frozen=True)\nclass f(B):\n  a: int\n  b: tuple[int, ...] = ()\n  _c: int = 0",
            "class f(B)\nf(a: int, b: tuple[int, ...] = ())",
        ),
        ("@dataclass(init=False)\nclass f:\n  a: int", "class f"),
        ("class f(NamedTuple):\n  a: int", "class f(NamedTuple)\nf(a: int)"),
        ("@dataclass\nclass f:\n  a: int\n  b: InitVar[int]", "class f"),
        ("class f:\n  def __init__(self, a): ...", "class f\nf(a)"),
        ("class f:\n  def __new__(cls, a) -> f: ...", "class f\nf(a)"),
        (f"def f({'a' * 60}: int, {'b' * 60}: int): ...", f"f(\n    {'a' * 60}: int,\n    {'b' * 60}: int,\n)"),
    ],
)
def test_signatures(text, written):
    source = Source("m", text)
    sources = Sources()
    sources._read["m"] = source
    assert signature(sources, source.names["f"]) == written


def test_a_method_is_called_without_its_object():
    source = Source("m", "class C:\n  def f(self, a: int) -> str: ...\n  @cached_property\n  def g(self) -> int: ...")
    assert [method_signature(source, each) for each in source.tree.body[0].body] == ["f(a: int) -> str", "g -> int"]


def test_what_is_public_without_a_list():
    source = Source("m", "from a import b\nLIMIT = 1\n_c = 2\ndef d(): ...\nclass E: ...\nf = E()")
    assert source.public == ["d", "E", "f"]
    assert source.names["b"] == Definition("a", "b")


def test_the_page_needs_no_extra_and_no_order_of_hashes():
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('hypothesis', 'pytest', 'matplotlib')))\n"
        "from symdrop.book.api import api; sys.stdout.buffer.write(api().encode())"
    )
    for seed in ("1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        assert run.stdout == PAGE.encode()
