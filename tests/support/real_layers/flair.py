"""Layers of Flair."""

from flair.nn import LockedDropout, WordDropout

from real_layers import Case

APART = ()
CASES = {"WordDropout": Case(WordDropout, (12, 16, 4)), "LockedDropout": Case(LockedDropout, (8, 4, 16))}
