"""Trees: tests of their own look at their weights."""

APART, UNTESTED = ("tree", "forest"), ()
CASES = {}
