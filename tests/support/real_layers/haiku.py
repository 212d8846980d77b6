"""Functions of Haiku."""

import haiku

from real_layers import Case

APART = ()
CASES = {"dropout": Case(lambda rate: lambda key, x: haiku.dropout(key, rate, x), (16, 32))}
