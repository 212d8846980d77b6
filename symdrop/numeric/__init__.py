"""Proven lines as functions of arrays, compiled as stated and not in normal form, and tested against instances.

The compiler is a chain of passes with data between them:

- *lower* (`lowering`): a line becomes a tree of sums, products and entries, without SymPy (`tree`);
- *schedule* (`scheduling`): the tree becomes a program, in which no operation stands twice (`program`, `builder`), with
  an order for every contraction (`contraction`, `orders`);
- *share* (`sharing`): what a Gram matrix has on its diagonal is read off there;
- *print* (`printer`): the program becomes the text of the function that runs.

A call goes the quick way (`quick`) where arrays of NumPy can be taken as they are, a way that `torch.compile` can
follow (`tensors`), or the long way, which reads and converts what is given (`values`, `arguments`).

How exact a result is says `symdrop.numeric.rounding`. Importing this package imports neither SymPy nor NumPy.
"""

from symdrop.numeric.formula import Formula, compile_proof
from symdrop.numeric.signature import Argument

__all__ = ["Argument", "Formula", "compile_proof"]
