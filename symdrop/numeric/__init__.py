"""Proven lines as functions of arrays. They are compiled as stated, not in normal form, and tested against instances."""

from symdrop.numeric.arguments import Argument
from symdrop.numeric.formula import Formula, compile_proof

__all__ = ["Argument", "Formula", "compile_proof"]
