#!/usr/bin/env bash
# XGBoost, booster "dart" with num_parallel_tree above 1, or with several targets.
#
# One would guess that a round of DART keeps the level, whatever makes up a round: normalize_type "tree" weighs what comes
# back and what is new by k/(k + eta) and eta/(k + eta), which add up to 1. For one tree a round this is so.
# What happens: k counts single trees, and the learning rate is divided by the trees of a round, be they parallel ones or
# those of other targets and classes. The weights no longer add up: with 16 parallel trees or 10 targets, all of them
# constant at 100, the prediction settles far below, or with a learning rate of 1 far above. Without "dart" it is 100.
# Seen with XGBoost 3.2.0, 100 rounds at rate_drop 0.3: one tree a round 99, 16 parallel 52, 10 targets 62, at eta 1 125.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/v"
"$work/v/bin/pip" install --quiet xgboost-cpu==3.2.0
"$work/v/bin/python" - <<'PYTHON'
import numpy as np
import xgboost

x = np.random.default_rng(0).normal(size=(400, 4))


def level(targets=1, **parameters):
    data = xgboost.DMatrix(x, np.full((400, targets), 100.0))
    given = {"objective": "reg:squarederror", "base_score": 0.0, "seed": 1, "rate_drop": 0.3, "booster": "dart", **parameters}
    if given["booster"] == "gbtree":
        del given["rate_drop"]
    return float(xgboost.train(given, data, 100).predict(data).mean())


one, sixteen = level(eta=0.3), level(eta=0.3, num_parallel_tree=16)
ten, fast = level(eta=0.3, targets=10), level(eta=1.0, targets=10)
plain = level(eta=0.3, targets=10, booster="gbtree"), level(eta=0.3, num_parallel_tree=16, booster="gbtree")
print(f"dart, targets at 100: one tree a round {one:.1f}, 16 parallel {sixteen:.1f}, 10 targets {ten:.1f}, at eta 1 {fast:.1f}")
print(f"gbtree: 10 targets {plain[0]:.1f}, 16 parallel {plain[1]:.1f}")
assert 95 < one < 105 and sixteen < 75 and ten < 85 and fast > 110 and min(plain) > 99
PYTHON
