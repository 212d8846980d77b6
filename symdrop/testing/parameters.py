"""Which argument of a theorem goes into which parameter of a function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import Parameter
from typing import Any

from symdrop.errors import BadStatement
from symdrop.numeric import Argument
from symdrop.numeric.signature import parameter_names

NAMED = {Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY}


@dataclass(frozen=True)
class Call:
    """How a function is called: `positional` and `keywords` name the argument of the theorem for each parameter."""

    function: Callable[..., Any]
    positional: tuple[str, ...]
    keywords: Mapping[str, str]

    def __call__(self, values: Mapping[str, Any]) -> Any:
        """Call the function with these values, by the names of the theorem."""
        named = {parameter: values[name] for parameter, name in self.keywords.items()}
        return self.function(*(values[name] for name in self.positional), **named)


def matched(
    function: Callable[..., Any],
    arguments: Sequence[Argument],
    sizes: Sequence[str],
    needed: Sequence[str],
    renamed: Mapping[str, str] | None,
) -> Call:
    """The call of a function with the arguments of a theorem, parameters named alike or as `renamed` says.

    A parameter may also be named after a size; those `needed`, which no array shows, must have one. Raises
    `BadStatement` for an argument without a parameter, a parameter without an argument, and names in `renamed` that
    do not exist.
    """
    title, parameters = name_of(function), _parameters(function)
    known = {argument.name: argument.name for argument in arguments} | {name: name for name in sizes}
    own = [*(argument.name for argument in arguments), *needed]
    known |= dict(zip(parameter_names(own), own, strict=True))
    shapes = {each.name: _shape(each) for each in arguments} | dict.fromkeys(sizes, "a size")
    accepted = "; ".join(f"{name}: {shape}" for name, shape in shapes.items())
    renamed = dict(renamed or {})
    takes_all = any(each.kind == Parameter.VAR_KEYWORD for each in parameters)
    listed = ", ".join(map(str, parameters)) or "none"
    taken = [each for each in parameters if each.kind in {*NAMED, Parameter.POSITIONAL_ONLY}]
    for parameter, name in renamed.items():
        if parameter not in [each.name for each in taken] and not takes_all:
            raise BadStatement(f"arguments names {parameter!r}, but the parameters of {title} are: {listed}")
        if name not in known:
            raise BadStatement(f"arguments maps {parameter} to {name!r}, but the theorem's arguments are: {accepted}")
    filled = {parameter: known[name] for parameter, name in renamed.items()}
    for each in taken:
        if each.name not in filled and each.name in known and known[each.name] not in filled.values():
            filled[each.name] = known[each.name]
        elif each.name not in filled and each.default is Parameter.empty:
            raise BadStatement(
                f"the parameter {each.name} of {title} is not an argument of the theorem: {accepted}. "
                f"If it is one by another name, say which: arguments={{{each.name!r}: ...}}; if not, give it a default"
            )
    names = dict(zip(own, parameter_names(own), strict=True))
    missing = [name for name in names if name not in filled.values()]
    if takes_all:
        filled |= {names[name]: name for name in missing}
    elif missing:
        raise BadStatement(
            f"{title} has no parameter for {missing[0]}: {shapes[missing[0]]}; its parameters are: {listed}. "
            f"If one stands for {missing[0]}, say which: arguments={{'its name': {missing[0]!r}}}"
        )
    by_place = [each.name for each in taken if each.kind == Parameter.POSITIONAL_ONLY and each.name in filled]
    return Call(
        function,
        tuple(filled[name] for name in by_place),
        {name: value for name, value in filled.items() if name not in by_place},
    )


def name_of(function: Any) -> str:
    """What a function is called in messages."""
    name: str = getattr(function, "__name__", None) or repr(function)
    return name


def _shape(argument: Argument) -> str:
    inside = ", ".join(argument.sizes) + ("," if len(argument.sizes) == 1 else "")
    return f"array of shape ({inside})" if argument.sizes else "a number"


def _parameters(function: Any) -> list[Parameter]:
    if not callable(function):
        raise BadStatement(f"{function!r} is not a function; pass the function itself, not its value")
    try:
        return list(inspect.signature(function).parameters.values())
    except ValueError:
        raise BadStatement(f"{name_of(function)} does not show its parameters; wrap it in a def or a lambda") from None
