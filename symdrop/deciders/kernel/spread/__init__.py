"""Spread forms: the kernel where a product over an index, an exponential or a function is left. TRUSTED."""
