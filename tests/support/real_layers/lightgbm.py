"""Trees: tests of their own look at their weights."""

APART = ("dart", "dart_xgboost_mode")
CASES = {}
