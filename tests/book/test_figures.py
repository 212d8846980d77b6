"""The figures: numbers that proven formulas give, and drawings that are the same in every run."""

import hashlib
import os
import subprocess
import sys
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

import symdrop
from symdrop.book.figures import drawn, numbers
from symdrop.book.figures.numbers import INPUTS, KEEP, RIDGE, TARGET, WEIGHTS, columns
from symdrop.catalogue.entries import captions
from symdrop.errors import NotInstalled
from symdrop.theorems import FAMILIES

ROOT = Path(symdrop.__file__).parent.parent
TEXTS = numbers()
DRAW = """
import hashlib
from symdrop.book.figures import drawn, numbers
print({path: hashlib.sha256(content).hexdigest() for path, content in sorted(drawn(numbers()).items())})
"""


def figure(name):
    return columns(TEXTS[f"figures/{name}.csv"])


@pytest.fixture
def matplotlib():
    """Drawings need matplotlib, which CI has."""
    if "CI" in os.environ:
        import matplotlib

        return matplotlib
    return pytest.importorskip("matplotlib", reason="figures need: pip install 'symdrop[figures]'")


def test_the_coefficients_are_those_of_the_mathematics():
    rows = figure("coefficients")
    assert len(rows["keep"]) == 96
    for keep, plain, inverted in zip(*rows.values(), strict=True):
        assert plain == pytest.approx(keep * (1 - keep), rel=1e-5, abs=1e-9)
        assert inverted == pytest.approx((1 - keep) / keep, rel=1e-5, abs=1e-9)


def test_the_proven_gradient_is_the_average_over_all_masks():
    w, x = ([Fraction(each) for each in values] for values in (WEIGHTS, INPUTS))
    keep, expected = Fraction(KEEP).limit_denominator(100), Fraction(0)
    for mask in product((0, 1), repeat=3):
        chance = Fraction(1)
        for each in mask:
            chance *= keep if each else 1 - keep
        residual = Fraction(TARGET) - sum(m * a * b for m, a, b in zip(mask, w, x, strict=True))
        expected += chance * -mask[0] * x[0] * residual
    assert set(figure("gradients")["proven"]) == {float(expected)}


def test_the_passes_close_in_on_the_proven_gradient():
    rows = figure("gradients")
    assert (rows["passes"][0], rows["passes"][-1]) == (8, 4096)
    assert rows["passes"] == sorted(set(rows["passes"]))
    for low, mean, high in zip(rows["low"], rows["mean"], rows["high"], strict=True):
        assert low < mean < high
    assert rows["low"][-1] < rows["proven"][-1] < rows["high"][-1]
    first, last = (rows["high"][place] - rows["low"][place] for place in (0, -1))
    # The width falls as the root of the number of passes, here 512 times as many.
    assert 8 < first / last < 50


def test_copies_share_equally_under_dropout_in_any_unit_and_under_l2_in_one_only():
    rows = figure("duplicates")
    assert rows["dropout_first"] == rows["dropout_second"] == [0.666667] * 41
    for scale, first, second in zip(rows["scale"], rows["ridge_first"], rows["ridge_second"], strict=True):
        # Minimise (1 - a - c b)^2 / 2 + RIDGE (a^2 + b^2) / 2 by hand.
        assert first == pytest.approx(1 / (1 + scale**2 + RIDGE), abs=1e-5)
        assert second == pytest.approx(scale**2 / (1 + scale**2 + RIDGE), abs=1e-5)


def test_numbers_are_rounded_and_marked():
    for text in TEXTS.values():
        first, *lines = text.splitlines()
        assert first == "# Written by `symdrop tex`."
        assert "-0" not in [cell for line in lines for cell in line.split(",")]
        assert max(len(cell.lstrip("-0.").replace(".", "")) for line in lines[1:] for cell in line.split(",")) <= 6


def test_every_figure_of_the_book_has_its_numbers_and_its_drawing(matplotlib):
    named = [f"figures/{name}" for family in FAMILIES for name, _ in captions(family).values()]
    assert sorted(TEXTS) == sorted(f"{name}.csv" for name in named)
    drawings = drawn({**TEXTS, "main.tex": "", "figures/unknown.csv": ""})
    assert sorted(drawings) == sorted(f"{name}.pdf" for name in named)
    for content in drawings.values():
        assert content.startswith(b"%PDF-")
        assert b"Date" not in content
        assert b"Matplotlib" not in content
        assert b"/Type3" not in content


def test_a_drawing_is_of_the_numbers_it_is_given_and_leaves_no_setting_behind(matplotlib):
    before = dict(matplotlib.rcParams)
    text = TEXTS["figures/coefficients.csv"]
    moved = text.replace("0.05,0.0475,", "0.05,0.5,")
    one, two = (drawn({"figures/coefficients.csv": each})["figures/coefficients.pdf"] for each in (text, moved))
    assert one != two
    assert dict(matplotlib.rcParams) == before


def test_drawings_have_the_same_bytes_in_every_run_and_whatever_matplotlib_is_set_to(matplotlib, tmp_path):
    (tmp_path / "matplotlibrc").write_text("axes.grid: True\nlegend.fontsize: 20\n")
    told = set()
    for seed, settings in (("1", {}), ("4242", {"MATPLOTLIBRC": str(tmp_path), "TZ": "Asia/Tokyo"})):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), **settings}
        run = subprocess.run([sys.executable, "-c", DRAW], env=environment, capture_output=True, check=True)
        told.add(run.stdout)
        assert run.stderr == b""
    drawings = drawn(TEXTS)
    here = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(drawings.items())}
    assert told == {f"{here}\n".encode()}


def test_without_matplotlib_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(NotInstalled, match=r"pip install 'symdrop\[figures\]'"):
        drawn(TEXTS)
