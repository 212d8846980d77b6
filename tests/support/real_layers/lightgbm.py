"""Trees: tests of their own look at their weights."""

APART, UNTESTED = ("dart", "dart_xgboost_mode"), ()
CASES = {}
