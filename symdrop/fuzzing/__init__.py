"""Attacks on the deciders: random statements, neighbours of theorems, and the campaign that tries them.

Needs Hypothesis, which comes with the extra `testing`: `pip install 'symdrop[testing]'`.
"""

try:
    import hypothesis as _hypothesis  # noqa: F401
except ModuleNotFoundError as error:
    raise ImportError("symdrop.fuzzing needs Hypothesis; install it with: pip install 'symdrop[testing]'") from error
