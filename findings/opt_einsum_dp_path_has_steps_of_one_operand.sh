#!/usr/bin/env bash
# opt_einsum, optimize="dp", an index that only one operand has and that is summed.
#
# One would guess that a contraction path of several operands is a list of pairs: each step takes two operands (or, at
# the end, all that are left) and appends their product. The paths of "greedy" and "optimal" look like that.
# What happens: "dp" first sums indices that a single operand has alone, in steps that name one operand: (0,). Code that
# reads every step as a product of two takes such an operand twice, and squares its entries without an error.
# Seen with opt_einsum 3.4.0 and NumPy 2.4.6: [(0,), (0, 1), (0, 1)] by "dp", [(0, 1), (0, 1)] by "optimal".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet opt_einsum==3.4.0 numpy==2.4.6
"$work/v/bin/python" - <<'PYTHON'
import opt_einsum

call = ("ca,abd,abd->b", (10, 11), (11, 12, 13), (11, 12, 13))
paths = {way: opt_einsum.contract_path(*call, shapes=True, optimize=way)[0] for way in ("dp", "optimal", "greedy")}
print(paths)
assert paths["dp"] == [(0,), (0, 1), (0, 1)]
assert all(len(step) == 2 for way in ("optimal", "greedy") for step in paths[way])
PYTHON
