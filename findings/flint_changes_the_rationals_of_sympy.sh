#!/usr/bin/env bash
# python-flint beside SymPy: polynomials of the one, rational numbers of the other.
#
# One would guess that installing python-flint adds a library, and that SymPy's numbers stay what they were.
# What happens: from the next import on SymPy takes FLINT's numbers for its own: QQ(1, 2) is a flint fmpq where it was a
# PythonMPQ, in every ring and field. So a product of a flint polynomial and a SymPy rational works on the machine that
# has python-flint installed in the plain way, and ends in a TypeError where SYMPY_GROUND_TYPES=python is set (as the
# test suites of some projects do) with the same packages. A rational has to be handed over as two integers.
# Seen with SymPy 1.14.0 and python-flint 0.9.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet sympy==1.14.0
kind() { "$work/v/bin/python" -c 'from sympy import QQ; print(type(QQ(1, 2)).__name__)'; }
before=$(kind)
"$work/v/bin/pip" install --quiet python-flint==0.9.0
after=$(kind)
product='
import flint
from sympy import QQ
x = flint.fmpq_mpoly_ctx.get(["x"], flint.Ordering.lex).gens()[0]
try:
    print(x * QQ(1, 2))
except TypeError:
    print("TypeError")
'
plain=$("$work/v/bin/python" -c "$product")
python=$(SYMPY_GROUND_TYPES=python "$work/v/bin/python" -c "$product")
echo "QQ(1, 2): $before, then $after; x * QQ(1, 2): $plain, with SYMPY_GROUND_TYPES=python: $python"
[ "$before" = PythonMPQ ] && [ "$after" = fmpq ] && [ "$plain" = "1/2*x" ] && [ "$python" = TypeError ]
