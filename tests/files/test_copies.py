"""Every theorem of the catalogue can be copied into a file of one's own, and is proved there as it is here."""

import pytest
from click.testing import CliRunner

from symdrop.catalogue import catalogue, find
from symdrop.cli import main
from symdrop.errors import BadStatement, NotFound
from symdrop.files.copies import copy_of, original
from symdrop.files.reading import from_file


@pytest.mark.parametrize("entry", list(catalogue()), ids=lambda entry: entry.name)
def test_a_copy_is_proved(entry, tmp_path):
    file = tmp_path / "proof_copy.py"
    file.write_text(copy_of(entry), encoding="utf-8")
    (copied,) = from_file(file)
    assert copied.proof.reasons == entry.proof.reasons
    assert (copied.claim.title, copied.claim.source) == (entry.claim.title, entry.claim.source)
    assert len(copied.claim.steps) == len(entry.claim.steps)
    assert copied.remarks == entry.remarks.strip()


def test_a_name_means_one_theorem():
    assert original("linear_unit/expected_dropout_output").name == "expected_dropout_output"
    assert original("penalty_below_half").variable == "penalty_below_half"
    with pytest.raises(BadStatement, match="glm means 2 theorems; name one: quadratic_penalty, linear_is_exact"):
        original("glm")
    with pytest.raises(NotFound, match="did you mean expected_dropout_output"):
        original("expected_dropout_outpu")
    with pytest.raises(BadStatement, match="is a Mistake"):
        copy_of(find("missing_half")[0])


def run(*words):
    return CliRunner().invoke(main, list(words))


def test_the_command_writes_a_file_that_proves(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("new", "--from", "expected_dropout_gradient")
    assert (result.exit_code, result.output.splitlines()[0]) == (0, "wrote proof_expected_dropout_gradient.py")
    assert "symdrop prove proof_expected_dropout_gradient.py" in result.output
    assert run("prove", "proof_expected_dropout_gradient.py").exit_code == 0
    assert run("new", "--from", "half_is_largest.at_most_at_half", "deep/proof_mine.py").exit_code == 0
    assert run("prove", "deep/proof_mine.py").exit_code == 0


def test_nothing_is_overwritten_and_a_misuse_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "proof_mine.py").write_text("mine")
    for words, why in (
        (["--from", "expected_dropout_output", "proof_mine.py"], "exists and is left as it is"),
        (["--from", "expected_dropout_output", "mine.txt"], "must end in .py"),
        (["--from", "nothing_like_it"], "no theorem is called"),
        ([], "takes FILE.py, FAMILY/NAME, or --from NAME"),
    ):
        result = run("new", *words)
        assert (result.exit_code, why in result.output) == (2, True), result.output
    assert (tmp_path / "proof_mine.py").read_text() == "mine"
