"""The boosting DART of LightGBM."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import LevelLosingWeights, TreeWeights
from symdrop.definitions.frameworks.layer import Argument, Axes, Evidence, Layer, Meaning

VERSIONS = "lightgbm 4.7.0"
ETA = Argument("learning_rate", Meaning.RATE)
TREES = Axes(tensor="trees", words="for each tree, drawn anew in every round")

dart = Layer(
    name="lightgbm.dart",
    written='lightgbm.train({"boosting": "dart"}, ...)',
    argument=ETA,
    law=LevelLosingWeights(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=TREES,
    pitfalls=(
        "the level is lost with the learning rate: with all defaults and targets at 100 the mean prediction is 80 "
        "after 50 rounds; xgboost_dart_mode keeps it",
        "max_drop = 0 means 1, and not that there is no limit",
        "the oldest trees fill max_drop first, so that the newest are hardly ever dropped: not every choice is as "
        "likely then",
    ),
)

dart_xgboost_mode = Layer(
    name="lightgbm.dart(xgboost_dart_mode)",
    written='lightgbm.train({"boosting": "dart", "xgboost_dart_mode": True, "uniform_drop": True}, ...)',
    argument=ETA,
    law=TreeWeights(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=TREES,
    pitfalls=("without uniform_drop a drop_rate of 0.3 drops 84% of the trees",),
)

LAYERS = (dart, dart_xgboost_mode)
