"""Proven lines as NumPy functions. They are compiled as stated, not in normal form, and tested against instances."""

from symdrop.numeric.formula import Argument, Formula, compile_proof

__all__ = ["Argument", "Formula", "compile_proof"]
