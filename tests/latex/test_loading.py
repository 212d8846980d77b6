"""Writing one proof loads neither the theorems of the catalogue nor the book of them."""

import os
import subprocess
import sys
from pathlib import Path

import symdrop

ONE_PROOF = """
import sys
from symdrop.latex import latex, markdown, plain
from symdrop import Theorem, scalar
t = scalar("t")
proof = Theorem(title="A double", source="baldi2013", lhs=t + t, rhs=2 * t).proof
assert r"\\cite{baldi2013}" in latex(proof, parts=["source"])
assert markdown(proof) and plain(proof)
print(*sorted(name for name in sys.modules if name.partition(".")[0] == "symdrop"))
"""
NOT_FOR_ONE_PROOF = {"book", "cli", "definitions", "derive", "files", "formulas", "fuzzing", "mistakes", "numeric"}


def test_one_proof_is_written_without_the_catalogue_and_the_book():
    environment = {**os.environ, "PYTHONPATH": str(Path(symdrop.__file__).parent.parent)}
    run = subprocess.run([sys.executable, "-c", ONE_PROOF], env=environment, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[2] for name in run.stdout.split()}
    rooms = {name.partition(".")[0] for name in loaded}
    assert "latex" in rooms
    assert not rooms & {*NOT_FOR_ONE_PROOF, "theorems", "testing", "pytest_plugin"}
    assert {name for name in loaded if name.startswith("catalogue")} == {"catalogue", "catalogue.bibliography"}
