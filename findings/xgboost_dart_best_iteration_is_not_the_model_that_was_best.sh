#!/usr/bin/env bash
# XGBoost, booster "dart" with early_stopping_rounds.
#
# One would guess that the score of the first best_iteration + 1 rounds is best_score: that is what best_iteration is for,
# and what one gives predict(iteration_range=...).
# What happens: later rounds go on dropping the early trees and weighing them anew, so that the model that was best is gone
# by the time training stops, without a warning. With "gbtree" the two scores are equal.
# Seen with XGBoost 3.2.0: best_score 1.4660, and 1.4893 by the rounds that are said to have it; gbtree: 1.4589 both times.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet xgboost-cpu==3.2.0
"$work/v/bin/python" - <<'PYTHON'
import numpy as np
import xgboost

random = np.random.default_rng(0)
x = random.normal(size=(400, 4))
y = 2 * x[:, 0] + np.sin(3 * x[:, 1]) + random.normal(size=400)
train, valid = (xgboost.DMatrix(x[part], y[part]) for part in (slice(200), slice(200, 400)))
apart = {}
for kind in ("dart", "gbtree"):
    given = {"booster": kind, "eta": 0.3, "seed": 1, **({"rate_drop": 0.3} if kind == "dart" else {})}
    model = xgboost.train(given, train, 100, evals=[(valid, "valid")], early_stopping_rounds=20, verbose_eval=False)
    best = model.predict(valid, iteration_range=(0, model.best_iteration + 1))
    score = float(np.sqrt(np.mean((best - y[200:]) ** 2)))
    apart[kind] = abs(score - model.best_score)
    print(f"{kind}: best_score {model.best_score:.4f} at round {model.best_iteration}; these rounds now have {score:.4f}")
assert apart["dart"] > 1e-3 and apart["gbtree"] < 1e-5
PYTHON
