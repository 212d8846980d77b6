"""The booster DART of XGBoost."""

from __future__ import annotations

from symdrop.definitions.frameworks.laws import ForestWeights, TreeWeights
from symdrop.definitions.frameworks.layer import Argument, Axes, Evaluation, Evidence, Layer, Meaning

VERSIONS = "xgboost 3.2.0"
ETA = Argument("learning_rate", Meaning.RATE)
TREES = Axes(tensor="trees", words="for each tree, drawn anew in every round")
SWITCH = "the argument training of predict"

tree = Layer(
    name="xgboost.dart(tree)",
    written='xgboost.train({"booster": "dart", "normalize_type": "tree"}, ...)',
    argument=ETA,
    law=TreeWeights(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=TREES,
    evaluation=Evaluation.IDENTITY,
    switch=SWITCH,
    pitfalls=("predict(training=True) drops trees", "one_drop drops one tree at least, each as likely"),
)

forest = Layer(
    name="xgboost.dart(forest)",
    written='xgboost.train({"booster": "dart", "normalize_type": "forest"}, ...)',
    argument=ETA,
    law=ForestWeights(),
    versions=VERSIONS,
    source=Evidence.RUN,
    axes=TREES,
    evaluation=Evaluation.IDENTITY,
    switch=SWITCH,
)

LAYERS = (tree, forest)
