"""A hypothesis in words: a sentence with formulas, each in the notation of LaTeX and in that of plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Add

from symdrop.language import Size


@dataclass(frozen=True)
class Formula:
    """Mathematics in a sentence: a template in LaTeX and one in plain text, `{}` for each expression in turn."""

    latex: str
    plain: str
    expressions: tuple[Any, ...]


@dataclass(frozen=True)
class Premise:
    """A whole sentence, `{}` for each formula in turn."""

    words: str
    formulas: tuple[Formula, ...]


def enumeration(number: int) -> str:
    """So many formulas in a sentence.

    >>> enumeration(1), enumeration(3)
    ('{}', '{}, {} and {}')
    """
    return " and ".join(part for part in (", ".join(["{}"] * (number - 1)), "{}") if part)


def belongs(*expressions: Any, to: tuple[str, str]) -> Formula:
    """`x in SET`, the set in LaTeX and in plain text; further expressions stand in the set."""
    return Formula(rf"{{}} \in {to[0]}", f"{{}} in {to[1]}", expressions)


def distributed(entry: Any, name: tuple[str, str], parameters: tuple[Any, ...]) -> Formula:
    """`z ~ NAME(parameters)`, the name in LaTeX and in plain text."""
    places = ", ".join(["{}"] * len(parameters))
    return Formula(rf"{{}} \sim {name[0]}({places})", f"{{}} ~ {name[1]}({places})", (entry, *parameters))


def mean_is(entry: Any, order: int, value: Any) -> Formula:
    """`E[z^order] = value`."""
    power = f"^{order}" if order > 1 else ""
    return Formula(rf"\mathbb{{{{E}}}}[{{}}{power}] = {{}}", f"E[{{}}{power}] = {{}}", (entry, value))


def variance_is(entry: Any, value: Any) -> Formula:
    """`Var(z) = value`."""
    return Formula(r"\operatorname{{Var}}({}) = {}", "Var({}) = {}", (entry, value))


def not_negative(quantity: Any) -> tuple[Formula, ...]:
    """`x >= 0`, in a tuple; nothing for a number."""
    return () if quantity.is_number else (Formula(r"{} \geq 0", "{} >= 0", (quantity,)),)


def at_most(quantity: Any, bound: Any) -> tuple[Formula, ...]:
    """`x <= y`, in a tuple; nothing where it is plain to see."""
    return () if (bound - quantity).is_nonnegative else (Formula(r"{} \leq {}", "{} <= {}", (quantity, bound)),)


def unequal_to_zero(quantity: Any) -> Formula:
    """`x != 0`; of a size less 1, which is a positive integer, `n >= 2`.

    >>> from symdrop.language import scalar, size
    >>> n = size("n")
    >>> [unequal_to_zero(each).plain for each in (n - 1, 1 - n, n - 2, scalar("t") - 1)]
    ['{} >= 2', '{} >= 2', '{} != 0', '{} != 0']
    """
    for size in quantity.free_symbols if isinstance(quantity, Add) else ():
        if isinstance(size, Size) and quantity in (size - 1, 1 - size):
            return Formula(r"{} \geq 2", "{} >= 2", (size,))
    return Formula(r"{} \neq 0", "{} != 0", (quantity,))
