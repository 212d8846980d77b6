"""`symdrop new FAMILY/NAME` and `symdrop check`: a theorem is started in a checkout and looked at from every side."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import symdrop
from symdrop.cli import main
from symdrop.errors import Disagreement, NotProved
from symdrop.files import contribution

ROOT = Path(symdrop.__file__).parents[1]
NEW = "linear_unit/two_layers"
# Stands for the sweep of the claims by hand: a test for each claim, which holds where it says so.
SWEEP = """
import importlib.util, pathlib, pytest

CLAIMS = {}
for path in pathlib.Path(__file__).parent.glob("*/claim_*.py"):
    CLAIMS[path.stem.removeprefix("claim_")] = "wrong" not in path.read_text()


@pytest.mark.parametrize("name", CLAIMS)
def test_it_holds(name):
    assert CLAIMS[name]
"""
TRUE = """
from symdrop import E, Mistake, Sum, Theorem, bernoulli, family, index, size
n = size("n")
j = index("j", n)
w, p, delta = family("w p delta", n)
mask = [bernoulli(delta[j], keep=p[j])]
theorem = Theorem(title="A mean", given=mask, lhs=E(Sum(delta[j] * w[j], j)), rhs=Sum(p[j] * w[j], j))
other = Theorem(title="Twice", lhs=Sum(w[j] + w[j], j), rhs=2 * Sum(w[j], j))
wrong = Mistake(title="A wrong mean", given=mask, lhs=E(Sum(delta[j] * w[j], j)), rhs=Sum(w[j], j))
"""


def run(*arguments):
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def process(folder, *arguments):
    """The command of the symdrop in this folder."""
    settings = os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=settings, cwd=folder, check=False
    )


@pytest.fixture
def checkout(tmp_path):
    """A copy of this tree with an empty sweep of claims by hand."""
    shutil.copytree(ROOT / "symdrop", tmp_path / "symdrop", ignore=shutil.ignore_patterns("__pycache__"))
    claims = tmp_path / "tests" / "theorems"
    (claims / "linear_unit").mkdir(parents=True)
    (claims / "test_by_hand.py").write_text(SWEEP)
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    return tmp_path


@pytest.mark.parametrize("name", ["proof_mine.py", NEW])
def test_a_start_loads_neither_sympy_nor_numpy(checkout, name):
    program = "import sys\nfrom symdrop.cli import main\nmain(sys.argv[1:], standalone_mode=False)\nprint(*sys.modules)"
    result = process(checkout, "-c", program, "new", name)
    assert (result.returncode, result.stderr) == (0, "")
    assert {"click", "symdrop"} <= set(result.stdout.split())
    assert not {"sympy", "numpy", "hypothesis", "rich"} & set(result.stdout.split())


def test_a_theorem_of_the_catalogue_is_started_and_checked(checkout):
    table = checkout / "symdrop" / "theorems" / "linear_unit" / "__init__.py"
    before = table.read_text()
    started = process(checkout, "-m", "symdrop", "new", NEW)
    theorem, claim = table.with_name("two_layers.py"), checkout / "tests/theorems/linear_unit/claim_two_layers.py"
    lines = [f"wrote {theorem}", f"wrote {claim}", f"wrote {table}", "next:", "  symdrop check two_layers"]
    lines += ["once it says what it should:", "  symdrop tex", "  python tests/support/pins.py two_layers"]
    assert (started.returncode, started.stdout.splitlines()) == (0, lines)
    assert table.read_text().replace('    "two_layers",\n', "") == before
    assert table.read_text().index('"two_layers"') > before.index('"expected_step"')
    assert 'title="Two layers"' in theorem.read_text()

    checked = process(checkout, "-m", "symdrop", "check", "two_layers")
    rows = checked.stdout.splitlines()
    assert [row.partition(":")[0] for row in rows if not row.startswith("  ")] == [
        "two_layers  proof",
        "two_layers  neighbours",
        "two_layers  claim by hand",
        "two_layers  doctest",
    ]
    assert "claim by hand: holds; 1 passed" in checked.stdout
    assert checked.returncode == 0, checked.stdout

    claim.write_text("wrong")
    refused = process(checkout, "-m", "symdrop", "check", "two_layers")
    assert "two_layers  claim by hand: fails\n" in refused.stdout
    assert "test_it_holds[two_layers]" in refused.stdout
    assert refused.returncode == 1

    claim.unlink()
    theorem.write_text(theorem.read_text().replace('r"""The', 'r""">>> 1 + 1\n3\n\nThe'))
    without = process(checkout, "-m", "symdrop", "check", "two_layers")
    assert "claim by hand: there is none; write tests/theorems/linear_unit/claim_two_layers.py" in without.stdout
    assert "doctest: 1 of 1 examples fail" in without.stdout
    assert without.returncode == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere/two_layers", "'nowhere' is not a family of the catalogue: linear_unit, "),
        ("glm/two_layers", "is not a checkout of symdrop"),
        ("linear_unit/Two", "'Two' cannot name a theorem"),
        ("linear_unit/class", "'class' cannot name a theorem"),
        ("linear_unit/row_masks", "linear_regression/row_masks.py exists and is left as it is"),
        ("linear_unit/missing_half", "mistakes/missing_half.py exists and is left as it is"),
        ("linear_unit/claimed", "claim_claimed.py exists and is left as it is"),
        ("linear_unit/glm", "'glm' is the name of a family"),
        ("linear_unit/" + "a" * 300, "cannot name a theorem; write at most 80"),
    ],
)
def test_what_cannot_be_started_is_refused_and_nothing_is_written(checkout, monkeypatch, name, words):
    monkeypatch.setattr(contribution, "ROOT", checkout)
    (checkout / "tests" / "theorems" / "linear_unit" / "claim_claimed.py").write_text("# Somebody's own.")
    before = {path: path.read_bytes() for path in checkout.rglob("*") if path.is_file()}
    result = run("new", name)
    assert result.exit_code == 2
    assert words in result.stderr
    assert {path: path.read_bytes() for path in checkout.rglob("*") if path.is_file()} == before


def test_a_file_of_ones_own_is_checked_by_its_proofs_and_neighbours(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mine.py").write_text(TRUE)
    result = run("check", "mine.py")
    rows = [row for row in result.stdout.splitlines() if not row.startswith("  ")]
    assert [row.partition(":")[0] for row in rows] == [
        "mine (mine.py)  proof",
        "mine  neighbours",
        "mine.other (mine.py)  proof",
        "mine.other  neighbours",
        "mine.wrong (mine.py)  refutation",
    ]
    assert " refuted" in rows[1]
    assert rows[2].endswith(" s; algebra alone")
    assert "  true as well, exponent: left side: delta[j] becomes delta[j]**2 in delta[j]*w[j]" in result.stdout
    assert result.exit_code == 0
    assert len([row for row in run("check", "mine.py:other").stdout.splitlines() if not row.startswith("  ")]) == 2


def test_what_is_not_proved_or_cannot_be_read_has_the_status_of_prove(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mine.py").write_text(TRUE.replace("rhs=Sum(p[j]", "rhs=Sum(2 * p[j]"))
    result = run("check", "mine.py:theorem")
    assert (result.exit_code, len([row for row in result.stdout.splitlines() if row[0] != " "])) == (1, 1)
    assert "  counterexample: at n = 1" in result.stdout
    assert run("check", "nowhere.py").exit_code == 2
    assert run("check").exit_code == 2


def test_neighbours_that_are_not_refuted_or_on_which_the_deciders_disagree_are_a_failure(tmp_path, monkeypatch):
    def judged(error):
        def judge(neighbour):
            raise error

        monkeypatch.setattr("symdrop.fuzzing.neighbours.judge", judge)
        return run("check", "mine.py:theorem")

    monkeypatch.chdir(tmp_path)
    Path("mine.py").write_text(TRUE)
    disagreed = judged(Disagreement("the kernel accepts it"))
    assert "the deciders disagree about one: " in disagreed.stdout
    undetermined = judged(NotProved("no", residual="w"))
    assert "neighbours: none is refuted; " in undetermined.stdout
    assert (disagreed.exit_code, undetermined.exit_code) == (1, 1)


def test_a_mistake_of_the_catalogue_is_checked():
    result = run("check", "missing_half")
    assert [row.partition(":")[0] for row in result.stdout.splitlines()] == [
        "missing_half  refutation",
        "missing_half  doctest",
    ]
    assert result.exit_code == 0


def test_without_what_the_tests_need_it_says_what_to_install(tmp_path):
    program = "import sys; sys.modules['hypothesis'] = None; from symdrop.cli import main; main()"
    result = process(ROOT, "-c", program, "check", "expected_dropout_output")
    assert (result.returncode, result.stdout) == (2, "")
    assert "pip install 'symdrop[testing]'" in result.stderr
