"""Trees: tests of their own look at their weights."""

APART = ("tree", "forest")
CASES = {}
