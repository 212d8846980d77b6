"""The table of the README that tells who decides what is what is counted today."""

from pathlib import Path

import symdrop
from symdrop.rocq.coverage import coverage

README = Path(symdrop.__file__).parents[1] / "README.md"


def test_the_table_of_the_readme_is_counted():
    assert coverage() in README.read_text(encoding="utf-8")
