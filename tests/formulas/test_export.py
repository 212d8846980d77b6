"""What `symdrop export` writes runs where there is NumPy and nothing else, and computes what the formulas compute."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from symdrop import formulas
from symdrop.cli import main

ALL = {value.__name__: value for value in formulas.named().values()}
OWN = """
from symdrop import E, Sum, Theorem, bernoulli, family, index, size
n = size("n")
j = index("j", n)
v, p, delta = family("v p delta", n)
given = [bernoulli(delta[j], keep=p[j])]
theorem = Theorem(title="A mean", given=given, lhs=E(Sum(delta[j] * v[j], j)), rhs=Sum(p[j] * v[j], j))
twice = Theorem(title="Two of it", lhs=v[j] + v[j], rhs=2 * v[j])
"""
EXCHANGE = """
from symdrop import D
k = index("k", n)
loss = Sum(delta[j] * v[j], j)
theorem = Theorem(title="Exchange", given=given, lhs=D(E(loss), v[k]), rhs=E(D(loss, v[k])))
"""
# Everything but NumPy and the standard library is out of reach.
BARE = """
import importlib.abc, json, sys

class Refusal(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("symdrop", "sympy", "mpmath", "opt_einsum", "array_api_compat", "scipy"):
            raise ImportError(f"{name} is not there")

sys.meta_path.insert(0, Refusal())
sys.path.insert(0, sys.argv[1])
import exported
calls = json.loads(sys.stdin.read())
print(json.dumps({name: getattr(exported, name)(*given).tolist() for name, given in calls.items()}))
assert not {"symdrop", "sympy", "opt_einsum", "array_api_compat"} & {name.partition(".")[0] for name in sys.modules}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "proof_mine.py").write_text(OWN)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(main, ["export", *arguments])


def bare(folder, calls):
    command = [sys.executable, "-c", BARE, str(folder)]
    done = subprocess.run(command, input=json.dumps(calls), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_formula_runs_with_numpy_alone_and_computes_the_same(folder):
    result = run("-o", "exported.py")
    assert (result.exit_code, result.output) == (0, f"{len(ALL)} functions in exported.py\n")
    random, lengths = np.random.default_rng(5), {}
    calls = {
        name: [
            random.uniform(0.2, 0.9, [lengths.setdefault(size, 2 + len(lengths)) for size in argument.sizes]).tolist()
            for argument in formula.arguments
        ]
        for name, formula in ALL.items()
    }
    values = bare(folder, calls)
    assert values.keys() == ALL.keys()
    for name, given in calls.items():
        np.testing.assert_array_equal(values[name], ALL[name](*given))


def test_the_text_tells_where_each_function_is_from(folder):
    run("expected_dropout_gradient", "-o", "exported.py")
    text = Path("exported.py").read_text(encoding="utf-8")
    for told in (
        "# Theorem: expected_dropout_gradient, The expected dropout gradient\n",
        "# Source: ranjan2019, Eq. 6; baldi2013\n",
        "# Rests on: derivative, sift, linearity, independent, idempotent, mean\n",
        "# Prove it again: symdrop prove expected_dropout_gradient\n",
        formulas.expected_dropout_gradient.source,
    ):
        assert told in text


def test_a_file_of_ones_own_is_exported_whole_or_one_theorem_of_it(folder):
    assert run("proof_mine.py", "-o", "exported.py").output == "2 functions in exported.py\n"
    assert bare(folder, {"proof_mine": [[0.5, 1], [2, 4]], "proof_mine_twice": [[3]]}) == {
        "proof_mine": 5.0,
        "proof_mine_twice": [6.0],
    }
    assert run("proof_mine.py:twice", "-o", "exported.py").output == "1 functions in exported.py\n"
    text = Path("exported.py").read_text(encoding="utf-8")
    assert "# Prove it again: symdrop prove proof_mine.py\n" in text
    assert "def proof_mine(" not in text


def test_what_is_written_twice_is_the_same(folder):
    for name in ("one.py", "two.py"):
        run("linear_unit", "-o", name)
    assert Path("one.py").read_bytes() == Path("two.py").read_bytes()


def test_what_has_no_line_to_compute_is_left_out_and_told(folder):
    result = run("linear_unit", "-o", "exported.py")
    assert result.exit_code == 0
    assert "left out gradient_of_expected_loss: " in result.stderr
    Path("exchange.py").write_text(OWN.partition("theorem =")[0] + EXCHANGE)
    alone = run("exchange.py", "-o", "alone.py")
    assert (alone.exit_code, Path("alone.py").exists()) == (2, False)


def test_a_file_that_symdrop_did_not_write_is_left_as_it_is(folder):
    Path("mine.py").write_text("mine = 1\n")
    result = run("expected_dropout_output", "-o", "mine.py")
    assert result.exit_code == 2
    assert "mine.py was not written by symdrop" in result.stderr
    assert Path("mine.py").read_text() == "mine = 1\n"
    assert run("expected_dropout_output", "-o", "exported.py").exit_code == 0
    assert run("expected_dropout_loss", "-o", "exported.py").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("expected_dropout_output", "-o", "formulas.txt"), 2, "it must end in .py"),
        (("nowhere", "-o", "exported.py"), 2, "no theorem is called 'nowhere'"),
        (
            ("proof_mine.py:other", "-o", "exported.py"),
            2,
            "states no theorem 'other'; those that it states are: theorem",
        ),
        (("half_false.py", "-o", "exported.py"), 1, "not proved"),
    ],
)
def test_nothing_is_written_for_what_is_wrong(folder, arguments, status, said):
    Path("half_false.py").write_text(OWN + "wrong = Theorem(title='Wrong', lhs=v[j], rhs=2 * v[j])\n")
    result = run(*arguments)
    assert result.exit_code == status
    assert said in result.stderr
    assert not Path("exported.py").exists()


def test_a_function_cannot_have_the_name_of_one_that_checks(folder):
    Path("checked.py").write_text(OWN)
    result = run("checked.py", "-o", "exported.py")
    assert result.exit_code != 0
    assert "checked would be the name of two functions" in f"{result.stderr}{result.exception}"
    assert not Path("exported.py").exists()


def test_exported_functions_check_what_they_are_given(folder):
    run("expected_dropout_loss", "gradient_second_moment", "-o", "exported.py")
    space = {"__name__": "exported"}
    exec(Path("exported.py").read_text(encoding="utf-8"), space)
    loss, moment = space["expected_dropout_loss"], space["gradient_second_moment"]
    w, x = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    assert loss(w, x, 1, 0.5) == formulas.expected_dropout_loss(w, x, 1, 0.5)
    assert moment(np.float32(w), np.float32(x), 1.0, 0.5).dtype == np.float32
    for given, said in (
        ((w, x[:1], 1, 0.5), r"I has the shape \(1,\)"),
        ((w[:, None], x, 1, 0.5), r"w has the shape \(2, 1\)"),
        ((w > 0, x, 1, 0.5), "w has the type bool"),
        ((1.0, 2.0, 1, 0.5), "cannot infer the size n: pass an array for w, I or p"),
    ):
        with pytest.raises(ValueError, match=said):
            loss(*given)


GIVEN = (np.array([1.0, 2.0]), np.array([3.0, 4.0]), 1.5, np.array([0.5, 0.25]))
SINGLE = tuple(np.float32(each) for each in GIVEN)
HALF = Fraction(1, 2)
KINDS = {
    "float64": GIVEN,
    "float64 and a number for a family": (*GIVEN[:3], 0.5),
    "float32 and a Python float": (SINGLE[0], SINGLE[1], 1.5, 0.5),
    "float32 and an integer": (SINGLE[0], SINGLE[1], 2, SINGLE[3]),
    "float32 and a float64 scalar": (SINGLE[0], SINGLE[1], np.float64(1.5), SINGLE[3]),
    "float32 and a float64 scalar for a family": (SINGLE[0], SINGLE[1], 1.5, np.float64(0.5)),
    "float32 and a 0-d array": (SINGLE[0], SINGLE[1], np.array(1.5, dtype=np.float32), np.array(0.5)),
    "float32 and float64": (SINGLE[0], GIVEN[1], 1.5, SINGLE[3]),
    "half precision": tuple(np.float16(each) for each in GIVEN),
    "integers": (np.array([1, 2]), np.array([3, 4]), 1, np.array([0, 1])),
    "small and unsigned integers": (np.int8([100, 100]), np.uint8([200, 200]), np.int8(1), np.array([0, 1])),
    "integers and float32": (np.array([1, 2]), SINGLE[1], 1, SINGLE[3]),
    "lists": ([1, 2], [3.0, 4.0], 1, (0.5, 0.25)),
    "a list of one": ([1], [3.0], 1, 0.5),
    "0-d arrays and vectors": (np.array(2), GIVEN[1], np.array(1.5), np.array(0.5)),
    "fractions": ([HALF, 1], [Fraction(2, 3), 2], HALF, [HALF, HALF / 2]),
    "fractions and a number for a family": ([HALF, 1], [Fraction(2, 3), 2], 1, HALF),
    "fractions in an object array": (np.array([HALF, 1], dtype=object), [1, 2], 1, HALF),
    "fractions and integer arrays": (np.array([1, 2]), [1, 2], HALF, 1),
    "fractions and floats": (GIVEN[0], [HALF, HALF], 1, HALF),
    "fractions and a float": ([HALF, 1], [1, 2], 1.5, HALF),
    "fractions and a truth value": ([HALF, 1], [1, 2], True, HALF),
    "masked": (np.ma.array([1.0, 2.0], mask=[0, 1]), *GIVEN[1:]),
    "truth values": (GIVEN[0] > 0, *GIVEN[1:]),
    "a truth value": (*GIVEN[:2], True, GIVEN[3]),
    "complex": (GIVEN[0] + 1j, *GIVEN[1:]),
    "integers as objects": (np.array([1, 2], dtype=object), *GIVEN[1:]),
    "None": (*GIVEN[:2], None, GIVEN[3]),
    "text": (*GIVEN[:2], "2", GIVEN[3]),
    "ragged lists": ([[1.0], [2.0, 3.0]], *GIVEN[1:]),
    "an integer too large": (*GIVEN[:2], 10**400, GIVEN[3]),
    "another length": (GIVEN[0], GIVEN[1][:1], 1.5, GIVEN[3]),
    "another rank": (GIVEN[0][:, None], *GIVEN[1:]),
    "an array for a number": (*GIVEN[:2], GIVEN[0], GIVEN[3]),
    "nothing in it": tuple(each[:0] if np.ndim(each) else each for each in GIVEN),
    "numbers alone": (1.0, 2.0, 1.5, 0.5),
}


def outcome(function, given):
    """What a function returns, or what it says of what is wrong."""
    try:
        return np.asarray(function(*given))
    except ValueError as error:
        return str(error)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    path = tmp_path_factory.mktemp("exported") / "exported.py"
    result = run("expected_dropout_loss", "gradient_second_moment", "duplicate_inputs_share", "-o", str(path))
    assert result.exit_code == 0, result.stderr
    space = {"__name__": "exported"}
    exec(path.read_text(encoding="utf-8"), space)
    return space


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["expected_dropout_loss", "gradient_second_moment"])
def test_exported_functions_take_and_refuse_what_formulas_do(exported, name, kind):
    own, wanted = outcome(exported[name], KINDS[kind]), outcome(ALL[name], KINDS[kind])
    if isinstance(wanted, str):
        assert isinstance(own, str)
        assert own == wanted
        return
    assert (own.dtype, own.shape) == (wanted.dtype, wanted.shape)
    if wanted.dtype == object:
        assert own.tolist() == wanted.tolist()
        assert {type(each) for each in own.flat} == {type(each) for each in wanted.flat} == {Fraction}
    else:
        np.testing.assert_allclose(own, wanted, rtol=16 * np.finfo(wanted.dtype).eps)


def test_both_answers_occur_among_the_kinds():
    refused = [kind for kind, given in KINDS.items() if isinstance(outcome(ALL["expected_dropout_loss"], given), str)]
    assert refused == list(KINDS)[list(KINDS).index("fractions and floats") :]


@pytest.mark.parametrize("given", [(1, 2, 3, 0.5), (HALF, 1, 2, HALF), (np.float32(1), 2, 3, np.float32(0.5))])
def test_functions_of_numbers_alone_are_the_same(exported, given):
    own, wanted = exported["duplicate_inputs_share"](*given), formulas.duplicate_inputs_share(*given)
    assert (type(own), own) == (type(wanted), wanted)
