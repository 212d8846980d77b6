#!/usr/bin/env bash
# XGBoost, train(..., xgb_model=model) with booster "dart" after a model of "gbtree".
#
# One would guess that training goes on from the trees that there are, now with dropout, or that it is refused: "dart" is
# "gbtree" with weights, and both are trees.
# What happens: the trees are thrown away without an error or a warning. The result is that of training from nothing, to
# the last bit; the other way round, too. With the same booster training goes on.
# Seen with XGBoost 3.2.0: 5 rounds of gbtree and 3 of dart leave 3 rounds, those of a model that was never given the 5.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet xgboost-cpu==3.2.0
"$work/v/bin/python" - <<'PYTHON'
import numpy as np
import xgboost

random = np.random.default_rng(0)
data = xgboost.DMatrix(random.normal(size=(400, 4)), random.integers(0, 3, 400).astype(float))
first = {kind: xgboost.train({"booster": kind, "seed": 1}, data, 5) for kind in ("gbtree", "dart")}
rounds = {}
for before in first:
    for after in first:
        whole = xgboost.train({"booster": after, "seed": 1}, data, 3, xgb_model=first[before])
        alone = xgboost.train({"booster": after, "seed": 1}, data, 3)
        forgotten = np.array_equal(whole.predict(data), alone.predict(data))
        rounds[before, after] = whole.num_boosted_rounds(), forgotten
        print(f"5 rounds of {before}, then 3 of {after}: {whole.num_boosted_rounds()} rounds; as from nothing: {forgotten}")
assert rounds["gbtree", "dart"] == rounds["dart", "gbtree"] == (3, True)
assert rounds["gbtree", "gbtree"] == rounds["dart", "dart"] == (8, False)
PYTHON
