"""Formulas of lines that nobody has proved, for tests of the array code alone."""

from types import SimpleNamespace

from symdrop.language import Size, expression
from symdrop.numeric import Formula
from symdrop.numeric.compilation import Compiled, arguments_of, counts_of, free_of, program
from symdrop.statements.statement import Statement


def formula_of(line, given=(), name="formula"):
    """The formula of a line."""
    line = expression(line)
    free, proof = free_of(line), SimpleNamespace(statement=Statement("T", "", given, line, line, ()), reasons=())
    formula = Formula(name, arguments_of(line), "", lambda: proof, counts_of(line))
    sizes = tuple(sorted({each.name for each in line.atoms(Size)}))
    formula._made = Compiled(proof, line, free, sizes, program(line, free))
    return formula
