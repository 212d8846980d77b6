r"""Interactions of masked inputs.

`b[i]` masks the input `x[i]` and is 1 with the probability `p[i]`. The numbers `s[i]`, each 0 or 1, say which inputs
take part in the interaction.
"""

from __future__ import annotations

from symdrop.language import family, index, size

n = size("n")
i, j = index("i j", n)
b, p, x, s = family("b p x s", n)
