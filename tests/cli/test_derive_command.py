"""`symdrop derive`: what a file derives is printed, and written as a proof file that is proved as it stands."""

import pytest
from click.testing import CliRunner

from symdrop.cli import main

LOSSES = """
from symdrop import E, Sum, bernoulli, family, gaussian, index, scalar, size
from symdrop.derive import derive

n = size("n")
j = index("j", n)
w, p, delta = family("w p delta", n)
t, b, s = scalar("t b s")
mask = bernoulli(delta[j], keep=p[j])
loss = (t + b - Sum(delta[j] * w[j], j)) ** 2
noisy_target = derive(E(loss), given=[mask, gaussian(b, mean=0, variance=s)], title="Masks and a noisy target")
"""
SECOND = "output = derive(E(Sum(delta[j] * w[j], j)), given=[mask])\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "losses.py").write_text(LOSSES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_derivation_is_printed_and_written_as_a_file_that_is_proved(folder):
    result = run("derive", "losses.py")
    assert result.exit_code == 0
    assert " = (t - sum_j p_j w_j)^2 + s + sum_j p_j (1 - p_j) w_j^2\n" in result.stdout
    assert result.stdout.endswith("wrote proof_losses_noisy_target.py\n")
    written = (folder / "proof_losses_noisy_target.py").read_text()
    assert "import derive" not in written
    assert max(map(len, written.splitlines())) <= 120
    assert "    steps=[\n        step(" in written
    assert run("prove", "proof_losses_noisy_target.py").exit_code == 0


def test_what_a_proof_file_derives_is_not_called_a_proof_twice(folder):
    (folder / "losses.py").rename(folder / "proof_losses.py")
    assert run("derive", "proof_losses.py").stdout.endswith("wrote proof_losses_noisy_target.py\n")


def test_a_name_chooses_among_several(folder):
    (folder / "losses.py").write_text(LOSSES + SECOND)
    result = run("derive", "losses.py")
    assert result.exit_code == 2
    assert "must mean one derive(...); those of losses.py are: noisy_target, output" in result.stderr
    assert run("derive", "losses.py:output", "-o", "proof_output.py").exit_code == 0
    assert "A derived expectation" in (folder / "proof_output.py").read_text()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("losses.py:nothing", "those of losses.py are: noisy_target"),
        ("losses", "write FILE.py or FILE.py:NAME"),
        ("missing.py", "cannot be read"),
        ("empty.py", "states no theorem"),
        ("proved.py", "those of proved.py are: none"),
    ],
)
def test_what_means_no_derivation_is_told(folder, place, words):
    (folder / "empty.py").write_text("")
    stated = "theorem = Theorem(title='Itself', lhs=n * t, rhs=n * t)"
    (folder / "proved.py").write_text(
        f"from symdrop import Theorem, scalar, size\nn, t = size('n'), scalar('t')\n{stated}\n"
    )
    result = run("derive", place)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not list(folder.glob("proof_*"))


def test_a_file_that_exists_is_left_as_it_is(folder):
    (folder / "proof_losses_noisy_target.py").write_text("mine")
    result = run("derive", "losses.py")
    assert result.exit_code == 2
    assert "exists and is left as it is" in result.stderr
    assert (folder / "proof_losses_noisy_target.py").read_text() == "mine"
    assert run("derive", "losses.py", "-o", "notes.txt").exit_code == 2
