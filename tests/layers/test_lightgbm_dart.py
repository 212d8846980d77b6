"""The weights of LightGBM's trees after a round, against the law of the entry."""

import lightgbm as lgb
import numpy as np
import pytest
from sympy import Rational, nsimplify

from symdrop.definitions.frameworks import lightgbm

ETA = Rational(3, 10)


def shrinkages(rounds, **mode):
    random = np.random.default_rng(0)
    data = lgb.Dataset(random.normal(size=(300, 3)), random.normal(size=300))
    given = {
        "boosting": "dart",
        "drop_rate": 1.0,
        "skip_drop": 0.0,
        "max_drop": -1,
        "learning_rate": float(ETA),
        "boost_from_average": False,
        "verbosity": -1,
        **mode,
    }
    trees = lgb.train(given, data, rounds).dump_model()["tree_info"]
    return [each["shrinkage"] for each in trees]


@pytest.mark.parametrize(
    ("name", "mode"),
    [("dart", {}), ("dart_xgboost_mode", {"xgboost_dart_mode": True, "uniform_drop": True})],
)
@pytest.mark.parametrize("rounds", [2, 3, 5])
def test_all_trees_are_dropped_and_weighed_anew(name, mode, rounds):
    law = getattr(lightgbm, name).law
    expected = [float(ETA)]
    for dropped in range(1, rounds):
        count = nsimplify(dropped)
        expected = [each * float(law.returning(count, ETA)) for each in expected]
        expected.append(float(law.newcomer(count, ETA)))
    assert shrinkages(rounds, **mode) == pytest.approx(expected, rel=1e-5)
