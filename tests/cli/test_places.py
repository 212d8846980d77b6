"""What names a statement names it everywhere: a formula by its own name, and FILE.py:NAME."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from symdrop.cli import main

OWN = """
from symdrop import E, Sum, Theorem, bernoulli, derive, family, index, size
n = size("n")
j = index("j", n)
v, p, delta = family("v p delta", n)
given = [bernoulli(delta[j], keep=p[j])]
first = Theorem(title="A mean", given=given, lhs=E(Sum(delta[j] * v[j], j)), rhs=Sum(p[j] * v[j], j))
found = derive(E(Sum(delta[j] * v[j], j) ** 2), given=given, title="A square")
"""
COMMANDS = (
    ("prove", "{}"),
    ("show", "{}"),
    ("tex", "{}", "-o", "out"),
    ("tex", "{}", "--form", "macros", "-o", "out"),
    ("export", "{}", "-o", "out.py"),
)
# What is told of each, and of no neighbour in its file.
NAMES = {
    "blankout": "blankout",
    "gradient_covariance": "covariance",
    "proof_own.py:found": r"square|\bproof_own.found\b",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_name_names_one_statement_to_every_command(tmp_path, monkeypatch, command, name):
    monkeypatch.chdir(tmp_path)
    Path("proof_own.py").write_text(OWN)
    result = CliRunner().invoke(main, [word.format(name) for word in command])
    assert result.exit_code == 0, result.output
    written = [path.read_text(encoding="utf-8") for path in (*Path().glob("out/**/*.tex"), *Path().glob("out.py"))]
    assert len(written) == (command[0] in ("tex", "export"))
    told = "".join([result.output, *written]).lower()
    assert re.search(NAMES[name], told)
    assert "a mean" not in told


def test_check_and_derive_take_such_a_name_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("proof_own.py").write_text(OWN)
    result = CliRunner().invoke(main, ["check", "proof_own.py:first"])
    assert (result.exit_code, "found" in result.output) == (0, False), result.output
    result = CliRunner().invoke(main, ["derive", "proof_own.py:found", "-o", "proof_square.py"])
    assert result.exit_code == 0, result.output
    assert "A square" in Path("proof_square.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("form", "ending"),
    [("fragment", ".tex"), ("standalone", "-standalone.tex"), ("macros", "-macros.tex"), ("markdown", ".md")],
)
def test_each_statement_that_is_picked_has_a_file_of_its_own(tmp_path, monkeypatch, form, ending):
    monkeypatch.chdir(tmp_path)
    Path("proof_own.py").write_text(OWN)

    def written(*names):
        result = CliRunner().invoke(main, ["tex", *names, "--form", form, "-o", "out"])
        assert result.exit_code == 0, result.output
        texts = {path.name: path.read_text(encoding="utf-8") for path in Path("out").iterdir()}
        for path in Path("out").iterdir():
            path.unlink()
        return texts

    both = written("proof_own.py:first", "proof_own.py:found")
    assert sorted(both) == [f"proof_own.first{ending}", f"proof_own.found{ending}"]
    assert both == written("proof_own.py:first") | written("proof_own.py:found")
    whole = written("proof_own.py")
    assert list(whole) == [f"proof_own{ending}"]
    assert whole == written("proof_own.py:first", "proof_own.py") == written("proof_own.py", "proof_own.py:found")
    labels = [re.findall(r"\\(?:label|newcommand)\{(.*?)\}", text) for text in both.values()]
    assert not {*labels[0]} & {*labels[1]} - {label for label in labels[0] if "axiom" in label}
