"""Proven formulas as the text of a Python module that needs NumPy and nothing else."""

from __future__ import annotations

import builtins
import inspect
import keyword
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from symdrop import formulas
from symdrop.catalogue import Entry
from symdrop.deciders.kernel.check import Proof
from symdrop.errors import OutsideFragment, SymdropError
from symdrop.files.writing import MARK
from symdrop.formulas.exported import checked
from symdrop.numeric import Formula, compile_proof
from symdrop.numeric.operations import HELPERS, reached
from symdrop.numeric.signature import BATCH, accepted, bound, parameter_names, written_shape
from symdrop.numeric.values import (
    axes_of,
    check_entries,
    computed,
    exact_value,
    float_value,
    given_sizes,
    has_fraction,
    is_float,
    measured_sizes,
    of_one_kind,
    read_entries,
    read_number,
    read_value,
    refusal,
)

OPENING = f'''"""Formulas that symdrop proved for every size, as array code that needs NumPy alone.

{MARK} export`. Above each function stands the theorem that it computes, what its proof
rests on, and the command that proves it again where symdrop is installed. Index 1 of the mathematics is entry 0 of an
array; a number may stand for an array of equal entries, as long as another array shows the size, or the size is given
by its name. Arrays may have one axis more in front of their own, for a batch. The functions accept what those of
symdrop accept of NumPy, and refuse what they refuse.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from operator import index
from typing import Any, ParamSpec

import numpy
'''
OWN_NAMES = f'''P = ParamSpec("P")
# What the length of an extra first axis is called, beside the names of sizes.
BATCH = "{BATCH}"
'''
# The checks of arguments, each after those that it calls.
CHECKS = {
    each.__name__: each
    for each in (
        written_shape,
        accepted,
        bound,
        read_number,
        refusal,
        check_entries,
        is_float,
        has_fraction,
        exact_value,
        float_value,
        read_entries,
        read_value,
        of_one_kind,
        given_sizes,
        axes_of,
        measured_sizes,
        computed,
        checked,
    )
}
# Names that the module has, or uses without having them.
RESERVED = {
    *re.findall(r"\w+", OPENING.partition("annotations")[2]),
    *dir(builtins),
    *CHECKS,
    *HELPERS,
    "P",
    "BATCH",
    "xp",
}


@dataclass(frozen=True)
class Module:
    """The text of a module, the functions in it by the names of their theorems, and why others were left out.

    >>> module([]).functions
    {}
    """

    text: str
    functions: Mapping[str, str]
    left_out: Mapping[str, SymdropError]


def module(proofs: Sequence[tuple[Entry, Proof]]) -> Module:
    """A module with a function for each of these theorems, which are proved.

    A function has the name that the formula has in `symdrop.formulas`, or else that of its theorem with underscores for
    what no name has; underscores behind it keep it apart from words of Python and from other names of the module. A
    theorem that has no array code, such as one without a line free of E and D, is left out.

    >>> from symdrop.catalogue import find
    >>> (entry,) = find("expected_dropout_output")
    >>> text = module([(entry, entry.proof)]).text
    >>> print(text[text.index("# Theorem"):])  # doctest: +ELLIPSIS
    # Theorem: expected_dropout_output, The expected output of a dropout unit
    # Source: ranjan2019; baldi2013
    # Rests on: linearity, mean
    # Prove it again: symdrop prove expected_dropout_output
    @checked(("n",), ("n",), ("n",))
    def expected_dropout_output(w: Any, I: Any, p: Any, *, n: Any = None) -> Any:
    ...
        return (I * p) @ w
    <BLANKLINE>
    """
    texts: dict[str, str] = {}
    functions: dict[str, str] = {}
    left_out: dict[str, SymdropError] = {}
    names: dict[str, str] = {}
    for entry, proof in proofs:
        own = _own_formula(entry)
        name = _free_name(own.name if own else entry.name, texts)
        try:
            formula = compile_proof(proof, [each.name for each in own.arguments] if own else None, name)
            formula.text  # noqa: B018
        except SymdropError as error:
            left_out[entry.name] = error
            continue
        functions[entry.name] = name
        for each in (formula, *_logarithm(formula)):
            own_name = name if each is formula else _free_name(f"log_{name}", texts)
            texts[own_name] = _function(entry, each, own_name)
            names |= each.text.helpers
            library = each.text.library
            names |= {library: "numpy"} if re.search(rf"\b{library}\b", texts[own_name]) else {}
    return Module(_joined(texts, names), functions, left_out)


def exported_names() -> list[str]:
    """The theorems of all formulas of `symdrop.formulas`, in the order in which they stand there.

    >>> exported_names()[:2]
    ['dropout_gradient', 'regular_gradient']
    """
    return [each.name for each in formulas.named().values()]


def _own_formula(entry: Entry) -> Formula | None:
    """The formula of `symdrop.formulas` that a theorem of the catalogue has, if there is one."""
    return None if entry.path else formulas.named().get(entry.alone)


def _free_name(name: str, taken: Collection[str]) -> str:
    """The name as that of a function, which nothing else in the module has."""
    name = re.sub(r"\W", "_", name)
    (name,) = parameter_names([name if name.isidentifier() or keyword.iskeyword(name) else f"_{name}"])
    while name in taken or name.rstrip("_") in RESERVED:
        name += "_formula"
    return name


def _logarithm(formula: Formula) -> list[Formula]:
    """The logarithm of a formula that is a product or an exponential of what is positive."""
    try:
        return [formula.logarithm]
    except OutsideFragment:
        return []


def _function(entry: Entry, formula: Formula, name: str) -> str:
    statement, place = formula.theorem, entry.path.name if entry.path else entry.name
    shapes = ", ".join(str(each.sizes).replace("'", '"') for each in formula.arguments)
    said = [
        f"Theorem: {entry.name}, {statement.title}",
        *([f"Source: {statement.source}"] if statement.source else []),
        f"Rests on: {', '.join(map(repr, formula.proof.reasons)) or 'the laws of rings and finite sums alone'}",
        f"Prove it again: symdrop prove {place}",
    ]
    shapes += "" if formula.program.is_exact else ", exact=False"
    comments = "".join(f"# {line}\n" for text in said for line in text.splitlines())
    parameters = [
        f"{each.name}: Any" if each.default is each.empty else f"{each.name}: Any = None"
        for each in formula.__signature__.parameters.values()
    ]
    by_name = [each for each in parameters if each.endswith("None")]
    written = [each for each in parameters if each not in by_name] + (["*", *by_name] if by_name else [])
    body = formula.source.partition("\n")[2]
    return f"{comments}@checked({shapes})\ndef {name}({', '.join(written)}) -> Any:\n{body}"


def _joined(texts: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The module: what it imports, the checks, the helpers that are called, and the functions."""
    libraries = [alias for alias, meant in names.items() if meant == "numpy"]
    helpers = reached(meant for alias, meant in names.items() if meant != "numpy")
    opening = OPENING + "".join(f"import numpy as {alias}\n" for alias in libraries) + "\n" + OWN_NAMES
    aliases = "".join(f"{alias} = {meant}\n" for alias, meant in names.items() if meant not in (alias, "numpy"))
    parts = [opening, *map(inspect.getsource, CHECKS.values()), *helpers.values(), *([aliases] if aliases else [])]
    return "\n\n".join(part.rstrip("\n") + "\n" for part in [*parts, *texts.values()])
