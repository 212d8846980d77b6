"""The weights of XGBoost's trees after a round, against the law of the entry."""

import json

import numpy as np
import pytest
import xgboost as xgb
from sympy import Rational, nsimplify

from symdrop.definitions.frameworks import xgboost

ETA = Rational(3, 10)


def weights(kind, rounds):
    random = np.random.default_rng(0)
    data = xgb.DMatrix(random.normal(size=(200, 3)), random.normal(size=200))
    given = {
        "booster": "dart",
        "rate_drop": 1.0,
        "skip_drop": 0.0,
        "eta": float(ETA),
        "normalize_type": kind,
        "seed": 1,
    }
    model = json.loads(xgb.train(given, data, rounds).save_raw("json"))
    return model["learner"]["gradient_booster"]["weight_drop"]


@pytest.mark.parametrize("kind", ["tree", "forest"])
@pytest.mark.parametrize("rounds", [2, 3, 5])
def test_all_trees_are_dropped_and_weighed_anew(kind, rounds):
    law = getattr(xgboost, kind).law
    expected = [1.0]
    for dropped in range(1, rounds):
        count = nsimplify(dropped)
        expected = [each * float(law.returning(count, ETA)) for each in expected]
        # The learning rate itself is in the leaves already.
        expected.append(float(law.newcomer(count, ETA) / ETA))
    assert weights(kind, rounds) == pytest.approx(expected, rel=1e-5)
