"""Bugs planted in the package: a piece of the source with another in its place."""

import importlib
import inspect
from contextlib import contextmanager
from types import CodeType

import pytest

from symdrop.deciders.kernel.rules.exchangeability import coarser, inverted
from symdrop.deciders.kernel.rules.independent import cumulant


@pytest.fixture
def planted():
    """A context, `with planted(name, module, old, new)`, in which the functions of a module have a bug.

    They run the code that is compiled from the changed source; an old piece that is no longer there, or more than
    once, fails the test.
    """
    return planting


def code_of(source):
    """The code of every function and method in the source, by qualified name."""
    found, waiting = {}, [compile(source, "planted", "exec")]
    while waiting:
        code = waiting.pop()
        found[code.co_qualname] = code
        waiting += [each for each in code.co_consts if isinstance(each, CodeType)]
    return found


def functions(module):
    """Every function and method of a module, by qualified name."""
    for thing in vars(module).values():
        if getattr(thing, "__module__", None) != module.__name__:
            continue
        for each in vars(thing).values() if inspect.isclass(thing) else [thing]:
            function = inspect.unwrap(getattr(each, "fget", each))
            if inspect.isfunction(function):
                yield function.__qualname__, function


def differs(first, second):
    """Whether two codes do something else, wherever they stand."""
    ours, theirs = (
        [code.co_code, code.co_names, [each for each in code.co_consts if not isinstance(each, CodeType)]]
        for code in (first, second)
    )
    inner = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (first, second)]
    return ours != theirs or any(differs(*pair) for pair in zip(*inner, strict=True))


def forget():
    """Nothing is remembered that was worked out by other code."""
    for remembered in (cumulant, inverted, coarser):
        remembered.cache_clear()


@contextmanager
def planting(name, module, old, new):
    module = importlib.import_module(f"symdrop.{module}")
    source = inspect.getsource(module)
    assert source.count(old) == 1, f"{module.__name__} has {source.count(old)} times {old!r}"
    right, wrong = code_of(source), code_of(source.replace(old, new))
    known = {name: function for name, function in functions(module) if name in right}
    changed = [name for name in known if differs(right[name], wrong[name])]
    assert changed, f"{name}: no function of {module.__name__} is another one"
    kept = {name: known[name].__code__ for name in changed}
    forget()
    try:
        for name in changed:
            known[name].__code__ = wrong[name]
        yield
    finally:
        for name, code in kept.items():
            known[name].__code__ = code
        forget()
