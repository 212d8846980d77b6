"""The third pass, *share*: what a program computes anyway is not computed another way beside it.

The same operation twice is never written (`Builder`). This pass finds Gram matrices: where X^T X is needed, the sums of
squares of the columns of X are its diagonal.
"""

from __future__ import annotations

from dataclasses import replace

from symdrop.numeric.builder import MATRIX, Builder
from symdrop.numeric.program import Operation, Program


def shared(program: Program) -> Program:
    """The program in which sums of squares are diagonals of Gram matrices, where these are needed.

    >>> X = Operation("input", ("m", "n"), detail="X")
    >>> gram = Operation("contract", ("n", "n"), (0, 0), ((2, 0), (2, 1)))
    >>> squares = Operation("contract", ("n",), (0, 0), ((1, 0), (1, 0)))
    >>> both = Operation("add_diagonal", ("n", "n"), (1, 2), ((0, 1), (0,)))
    >>> [each.kind for each in shared(Program((X, gram, squares, both), 3)).assignments]
    ['input', 'contract', 'diagonal', 'add_diagonal']
    """
    needed = program.needed
    grams = {program.assignments[number].operands[0] for number in needed if _is_gram(program.assignments[number])}
    if not grams:
        return program
    builder = Builder(())
    moved: dict[int, int] = {}
    for number, operation in enumerate(program.assignments):
        if operation.kind != "input" and number not in needed:
            continue
        square = operation.operands[0] in grams and _is_sum_of_squares(operation) if operation.operands else False
        operation = replace(operation, operands=tuple(moved[each] for each in operation.operands))
        moved[number] = builder.append(_diagonal(builder, operation) if square else operation)
    return builder.program(moved[program.result])


def _is_gram(operation: Operation) -> bool:
    """Whether an operation multiplies a matrix with itself to a square one."""
    twice = operation.kind == "contract" and len(operation.shape) == MATRIX and len(set(operation.operands)) == 1
    return twice and operation.layouts in (((0, 2), (1, 2)), ((2, 0), (2, 1)))


def _is_sum_of_squares(operation: Operation) -> bool:
    """Whether an operation multiplies a matrix with itself entry by entry, and sums along one axis."""
    twice = operation.kind == "contract" and len(operation.operands) == MATRIX and len(set(operation.operands)) == 1
    return twice and operation.layouts in (((0, 1), (0, 1)), ((1, 0), (1, 0)))


def _diagonal(builder: Builder, squares: Operation) -> Operation:
    """The diagonal of the Gram matrix whose entries are these sums of squares."""
    layouts = ((0, 2), (1, 2)) if squares.layouts[0] == (0, 1) else ((2, 0), (2, 1))
    gram = builder.append(Operation("contract", squares.shape * 2, squares.operands, layouts))
    return Operation("diagonal", squares.shape, (gram,), ((),), (0, 1))
