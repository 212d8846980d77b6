"""The suite tests this tree: pytest imports symdrop for its plugin first, so the tree itself must be installed."""

from pathlib import Path

import pytest
from hypothesis import settings

# `.ci/fast` looks for what is plainly broken.
settings.register_profile("fast", max_examples=10, deadline=None)

TREE = Path(__file__).resolve().parents[1]


def pytest_configure():
    command = f"pip install -e '{TREE}[development]'"
    try:
        import symdrop
    except ImportError as error:
        raise pytest.UsageError(f"symdrop is not installed: {command}") from error
    tested = Path(symdrop.__file__).resolve().parent
    if tested != TREE / "symdrop":
        raise pytest.UsageError(f"this would test the copy of symdrop in {tested}, not the tree: {command}")
