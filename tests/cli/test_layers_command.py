"""`symdrop layers`: the table, one layer in full, several of one name, records for programs, and unknown names."""

import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from symdrop.cli import main
from symdrop.definitions.frameworks import FRAMEWORKS, entries, matching

NOTHING_HEAVY = f"""
import sys
from symdrop.cli import main
main(["layers"], standalone_mode=False)
print(*({{"sympy", "numpy", "rich", *{FRAMEWORKS}}} & set(sys.modules)), file=sys.stderr)
"""


def run(*arguments):
    """The result of the command."""
    result = CliRunner().invoke(main, ["layers", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_the_table_has_a_line_for_each_layer():
    lines = run().output.splitlines()
    assert [line.split("  ")[0] for line in lines] == [layer.name for layer in entries()]
    (stax,) = [line.split() for line in lines if "stax" in line]
    assert stax[1:] == ["rate", "keeps", "inverted", "mask", "yes", "identity", "for", "each", "entry"]


def test_the_table_waits_for_no_library():
    done = subprocess.run([sys.executable, "-c", NOTHING_HEAVY], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
    assert len(done.stdout.splitlines()) == len(entries())


def test_a_name_of_several_lists_them():
    assert [line.split()[0] for line in run("AlphaDropout").output.splitlines()] == [
        layer.name for layer in matching("AlphaDropout")
    ]
    assert len(run("torchvision").output.splitlines()) == len(matching("torchvision"))


def test_one_layer_in_full():
    text = run("torch.nn.AlphaDropout").output
    facts = text.partition("\n\n")[0]
    assert "p, the probability to drop" in facts
    assert "torch 2.14.1" in facts
    assert re.search(r"\n    held +against torch==\d+\.\d+\.\d+ on \d{4}-\d\d-\d\d by \.ci/layers\n", facts)
    assert "\n    E[a_p (delta_i x_i + (1 - p - delta_i) alpha')] = (1 - p) a_p x_i\n" in text
    assert "of which the penalty: p (1 - p) a_p^2" in text
    assert r"\operatorname{Var}" in text
    assert "share one of the mask" not in text
    assert text.rstrip().endswith("it is no factor: an input of 0 becomes noise")


def test_where_entries_share_a_mask_both_penalties_are_told():
    text = run("timm.layers.DropPath").output
    assert "(drop_prob/(1 - drop_prob)) sum_j w_j^2 x_j^2" in text
    assert "Of entries that share one of the mask, that at the place c:" in text
    assert "of which the penalty: (drop_prob/(1 - drop_prob)) (sum_j w_j x_j)^2" in text


@pytest.mark.parametrize("name", sorted({layer.law.word: layer.name for layer in entries()}.values()))
def test_every_law_has_its_report(name):
    result = run(name)
    assert result.exit_code == 0
    assert all(len(line) <= 120 or "\\" in line or "(" in line for line in result.output.splitlines())
    record = json.loads(run(name, "--json").output)
    assert record["name"] == name
    assert {"mean", "variance", "covariance", "loss", "penalty"} <= set(record)
    assert record["penalty"]["text"] in result.output


def test_records_of_all_layers():
    records = [json.loads(line) for line in run("--json").output.splitlines()]
    assert [record["name"] for record in records] == [layer.name for layer in entries()]
    assert len({tuple(record) for record in records}) == 1
    assert all(record["held"] for record in records)
    assert {tuple(each) for record in records for each in record["held"]} == {("versions", "date", "how")}


def test_an_unknown_name_is_a_misuse_that_names_what_is_near():
    result = run("torch.nn.AlphaDropuot")
    assert result.exit_code == 2
    assert "did you mean torch.nn.AlphaDropout" in result.output


def test_the_report_is_the_same_in_every_process():
    command = [sys.executable, "-m", "symdrop", "layers", "peft.LoHaConfig(rank_dropout)"]
    runs = [
        subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        )
        for seed in ("1", "77")
    ]
    assert runs[0].stdout == runs[1].stdout
