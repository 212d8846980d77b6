"""What may be claimed of a layer, and what may not."""

import os
import subprocess
import sys
from decimal import Decimal

import pytest

from symdrop.definitions.frameworks import entries, keras, torch
from symdrop.definitions.frameworks.layer import Meaning
from symdrop.errors import BadStatement, NotFound
from symdrop.testing import assert_draws
from symdrop.testing.draws.claim import claimed, exact


def identity(x):
    return x


@pytest.mark.parametrize(
    ("law", "argument", "words"),
    [
        (torch.Dropout, None, "give argument=..., the value of p, the probability to drop"),
        (torch.Dropout(p=0), 0.5, "has its argument 0 already"),
        ("xgboost.dart(tree)", 0.5, "is not a law of one independent 0/1 or normal entry"),
        ("torch_geometric.utils.dropout_node", 0.5, "is not a law of one independent 0/1 or normal entry"),
        (7, 0.5, "7 is no law"),
        (torch.Dropout, 1.5, "is between 0 and 1"),
        (torch.Dropout, 1, "nothing is kept"),
    ],
)
def test_what_cannot_be_claimed(law, argument, words):
    with pytest.raises(BadStatement, match=words):
        assert_draws(identity, law, (2, 3), argument=argument)


def test_a_name_that_stands_for_several():
    with pytest.raises(NotFound, match="stands for several layers"):
        assert_draws(identity, "Dropout", (2, 3), argument=0.5)


@pytest.mark.parametrize("false_alarm", [0, 1, -1, 2])
def test_a_false_alarm_is_a_probability(false_alarm):
    with pytest.raises(BadStatement, match="no probability"):
        assert_draws(identity, torch.Dropout, (2, 3), argument=0.5, false_alarm=false_alarm)


def test_floats_are_read_as_they_are_typed():
    assert [exact(each) for each in (0.1, Decimal("0.1"), 1)] == [exact(0.1), exact(0.1), 1]
    assert str(exact(0.1)) == "1/10"


def test_numbers_are_those_of_the_law():
    claim = claimed(torch.Dropout, 0.1, "bfloat16", None)
    assert (claim.keep, claim.kept_factor) == (0.9, 1.109375)
    claim = claimed(keras.GaussianDropout, 0.2, "", None)
    assert (claim.keep, claim.mean, claim.deviation) == (None, 1.0, 0.5)
    claim = claimed(torch.AlphaDropout, 0.1, "", None)
    assert claim.output(0.0, 3.0) == pytest.approx(-1.4576, abs=1e-3)
    # The mean and the variance of an input with mean 0 and variance 1 are kept: E a and E a^2, by the two values.
    mean = 0.9 * claim.output(1.0, 0.0) + 0.1 * claim.output(0.0, 0.0)
    assert mean == pytest.approx(0.0, abs=1e-9)


def test_the_entries_that_can_be_held_are_most():
    held = 0
    for layer in entries():
        value = {Meaning.DEVIATION: 0.5}.get(layer.argument.meaning, 0.25)
        try:
            claimed(layer, value, "", None)
        except BadStatement:
            continue
        held += 1
    assert held > 55


def test_no_framework_is_imported_for_a_function_of_numpy():
    code = (
        "import sys\n"
        "from symdrop.testing import assert_draws\n"
        "assert_draws(lambda x, rng: x * (rng.random(x.shape) < 0.5) * 2, 'torch.nn.Dropout', (2, 3), argument=0.5)\n"
        "assert not {'torch', 'jax', 'keras', 'flax', 'tensorflow', 'scipy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=dict(os.environ))
