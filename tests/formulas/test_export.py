"""What `symdrop export` writes runs where there is NumPy and nothing else, and computes what the formulas compute."""

import json
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from sympy import Float, Integer, Rational, sqrt

from symdrop import formulas
from symdrop.cli import main
from symdrop.formulas.exported import checked

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
        "def expected_dropout_gradient(w: Any, I: Any, t: Any, p: Any, *, n: Any = None) -> Any:\n",
        formulas.expected_dropout_gradient.source.partition("\n")[2],
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


def test_names_that_are_taken_or_are_words_of_python_become_usable_ones(folder):
    names = """
from symdrop import Theorem, family, index, scalar, size
n = size("n")
k = index("k", n)
"""
    taken = "lambda lambda_ xp spread self type"
    for stem in ("checked", "lambda", "len", "2nd-proof", "xp"):
        Path(f"{stem}.py").write_text(
            f"{names}x, y, z, u, v, w = scalar({taken!r})\nc = family('copied', n)\n"
            "theorem = Theorem(title='Six', lhs=x + y + z + u + v + w + c[k], rhs=c[k] + w + v + u + z + y + x)\n"
            "alone = Theorem(title='Alone', lhs=c[k] + c[k] - c[k], rhs=c[k])\n"
        )
    result = run("checked.py", "lambda.py", "len.py", "2nd-proof.py", "xp.py", "-o", "exported.py")
    assert result.exit_code == 0, result.stderr
    space = {"__name__": "exported"}
    exec(Path("exported.py").read_text(encoding="utf-8"), space)
    given = dict(zip(("lambda__", *taken.split()[1:]), range(6), strict=True)) | {"copied": [1, 2]}
    for name in ("checked_formula", "lambda_", "len_formula", "_2nd_proof", "xp_formula"):
        assert space[name](**given).tolist() == [16, 17]
        assert space[f"{name.removesuffix('_formula').rstrip('_')}_alone"](copied=[1, 2]).tolist() == [1, 2]


def test_one_theorem_without_code_does_not_lose_the_file(folder):
    Path("counted.py").write_text(
        OWN + "p_ = scalar('p')\ngiven = [bernoulli(delta[j], keep=p_)]\n"
        "kept = Theorem(title='Kept', given=given, lhs=E(Sum(delta[j], j)), rhs=n * p_)\n"
        "swapped = Theorem(title='Swapped', given=given, lhs=E(delta[j]), rhs=E(1 * delta[j]))\n"
    )
    text = Path("counted.py").read_text().replace("index, size", "index, scalar, size")
    Path("counted.py").write_text(text)
    result = run("counted.py", "-o", "exported.py")
    assert (result.exit_code, result.stdout) == (0, "3 functions in exported.py\n")
    assert "left out counted.swapped: every line of 'Swapped' has an E, Var, Cov or D" in result.stderr
    space = {"__name__": "exported"}
    exec(Path("exported.py").read_text(encoding="utf-8"), space)
    kept = space["counted_kept"]
    assert kept(0.5, 3) == kept(p=0.5, n=3) == 1.5
    assert kept([0.5, 0.25], n=4).tolist() == [2, 1]
    with pytest.raises(ValueError, match="n is 0; a size is an integer, at least 1"):
        kept(0.5, n=0)
    with pytest.raises(TypeError, match=r"^counted_kept\(\) got an unexpected 'm', and lacks 'n'; it takes p, n$"):
        kept(0.5, m=3)


def test_the_regulariser_of_what_a_file_derives_is_a_function(folder):
    Path("derived.py").write_text(
        OWN.partition("theorem =")[0] + "from symdrop.derive import derive\n"
        "loss = derive(E((1 - Sum(delta[j] * v[j], j)) ** 2), given=given)\n"
        "other = Theorem(title='Other', lhs=v[j] + v[j], rhs=2 * v[j])\n"
    )
    result = run("derived.py", "--regulariser", "-o", "exported.py")
    assert (result.exit_code, result.stdout) == (0, "1 functions in exported.py\n")
    assert "left out derived.other: it is not derived" in result.stderr
    assert bare(folder, {"derived_loss_regulariser": [[0.5, 0.25], [1.0, 2.0]]}) == {"derived_loss_regulariser": 1.0}
    assert run("proof_mine.py", "--regulariser", "-o", "none.py").exit_code == 2


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
        ((w[:, None], x, 1, 0.5), r"I has the shape \(2,\), but w says n = 1"),
        ((np.ma.array(w, mask=[0, 1]), x, 1, 0.5), "w is a masked array; fill what is masked, or leave it out"),
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
    "integers as objects": (np.array([1, 2], dtype=object), *GIVEN[1:]),
    "fractions and floats": (GIVEN[0], [HALF, HALF], 1, HALF),
    "fractions and a float": ([HALF, 1], [1, 2], 1.5, HALF),
    "fractions and float32": (SINGLE[0], SINGLE[1], HALF, HALF),
    "fractions and a truth value": ([HALF, 1], [1, 2], True, HALF),
    "truth values": (GIVEN[0] > 0, *GIVEN[1:]),
    "truth values and float32": (SINGLE[0], SINGLE[1], 1, np.array([True, False])),
    "truth values alone": ([True, False], np.array([True, True]), True, False),
    "integers as objects alone": (np.array([1, 2], dtype=object), [1, 2], 1, 1),
    "floats as objects": (np.array([1.0, HALF], dtype=object), [1, 2], 1, HALF),
    "SymPy's rationals": ([Rational(1, 2), Integer(1)], [1, 2], Rational(1, 3), Rational(1, 2)),
    "a rational of SymPy and floats": (*GIVEN[:3], Rational(1, 2)),
    "SymPy's floats": (*GIVEN[:2], Float("1.5"), 0.5),
    "decimals": ([Decimal(1), Decimal("0.5")], [1, 2], Decimal(2), Decimal("0.25")),
    "a list of float32": ([np.float32(1), np.float32(2)], SINGLE[1], 1, SINGLE[3]),
    "lists and float32": ([1.0, 2.0], SINGLE[1], 1, SINGLE[3]),
    "long double": (GIVEN[0].astype(np.longdouble), *GIVEN[1:]),
    "a long double": (*GIVEN[:2], np.longdouble(1.5), GIVEN[3]),
    "a NumPy integer and float32": (SINGLE[0], SINGLE[1], np.int64(2), SINGLE[3]),
    "bytes in another order": (GIVEN[0].astype(">f8"), SINGLE[1].astype(">f4"), *GIVEN[2:]),
    "an array backwards": (GIVEN[0][::-1], *GIVEN[1:]),
    "a range": (range(1, 3), *GIVEN[1:]),
    "a batch": (np.arange(6.0).reshape(3, 2), *GIVEN[1:]),
    "a batch of numbers": (*GIVEN[:2], [1.0, 2.0, 3.0], 0.5),
    "a batch of fractions": ([[HALF, 1], [1, 2]], [1, 2], [HALF, 3], HALF),
    "a batch of float32": (SINGLE[0][None, :], SINGLE[1], SINGLE[2], SINGLE[3]),
}
REFUSED = {
    "masked": (np.ma.array([1.0, 2.0], mask=[0, 1]), *GIVEN[1:]),
    "masked in a list": ([np.ma.masked, 1.0], *GIVEN[1:]),
    "complex": (GIVEN[0] + 1j, *GIVEN[1:]),
    "a complex number": (*GIVEN[:2], 1j, GIVEN[3]),
    "None": (*GIVEN[:2], None, GIVEN[3]),
    "text": (*GIVEN[:2], "2", GIVEN[3]),
    "texts": (["1", "2"], *GIVEN[1:]),
    "dates": (np.array(["2020-01-01", "2020-01-02"], dtype="datetime64[D]"), *GIVEN[1:]),
    "a set": ({1.0, 2.0}, *GIVEN[1:]),
    "a number of SymPy that is not rational": (*GIVEN[:2], sqrt(2), GIVEN[3]),
    "an array with a meaning of its own": (GIVEN[0].view(np.recarray), *GIVEN[1:]),
    "ragged lists": ([[1.0], [2.0, 3.0]], *GIVEN[1:]),
    "an integer too large": (*GIVEN[:2], 10**400, GIVEN[3]),
    "another length": (GIVEN[0], GIVEN[1][:1], 1.5, GIVEN[3]),
    "another rank": (GIVEN[0][:, None, None], *GIVEN[1:]),
    "batches of two lengths": (np.ones((3, 2)), GIVEN[1], [1.0, 2.0], GIVEN[3]),
    "an empty batch": (np.ones((0, 2)), *GIVEN[1:]),
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


NAMES = ["expected_dropout_loss", "gradient_second_moment"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_exported_functions_compute_what_formulas_do_in_the_same_precision(exported, name, kind):
    own, wanted = outcome(exported[name], KINDS[kind]), outcome(ALL[name], KINDS[kind])
    assert not isinstance(wanted, str), wanted
    assert (own.dtype, own.shape) == (wanted.dtype, wanted.shape)
    if wanted.dtype == object:
        assert own.tolist() == wanted.tolist()
        assert {type(each) for each in own.flat} == {type(each) for each in wanted.flat} == {Fraction}
    else:
        np.testing.assert_allclose(own, wanted, rtol=16 * np.finfo(wanted.dtype).eps)
        plain = [np.asarray(each, dtype=float) for each in KINDS[kind]]
        np.testing.assert_allclose(wanted, ALL[name](*plain), rtol=1e-2 if wanted.dtype == np.float16 else 1e-5)


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("name", NAMES)
def test_exported_functions_refuse_what_formulas_do_in_the_same_words(exported, name, kind):
    own, wanted = outcome(exported[name], REFUSED[kind]), outcome(ALL[name], REFUSED[kind])
    assert isinstance(wanted, str)
    assert isinstance(own, str)
    assert own == wanted


def test_the_precision_is_the_widest_that_an_array_or_a_number_of_numpy_has():
    """The rule, on the kinds above: integers, truth values, fractions and Python's numbers adapt."""
    wider = {
        "float32 and a float64 scalar",
        "float32 and a float64 scalar for a family",
        "float32 and a 0-d array",
        "float32 and float64",
        "lists and float32",
        "bytes in another order",
    }
    for kind, given in KINDS.items():
        result = outcome(ALL["expected_dropout_loss"], given)
        if "float32" in kind or kind in wider:
            assert result.dtype == (np.float64 if kind in wider else np.float32), kind


@pytest.mark.parametrize("given", [(1, 2, 3, 0.5), (HALF, 1, 2, HALF), (np.float32(1), 2, 3, np.float32(0.5))])
def test_functions_of_numbers_alone_are_the_same(exported, given):
    own, wanted = exported["duplicate_inputs_share"](*given), formulas.duplicate_inputs_share(*given)
    assert (type(own), own) == (type(wanted), wanted)


def test_a_function_that_has_no_fractions_takes_them_as_floats():
    @checked(("n",), exact=False)
    def total(w, *, n=None):
        return np.exp(-w.sum())

    found = total([Fraction(1, 2), Fraction(3, 2)])
    assert isinstance(found, np.floating)
    assert found == pytest.approx(0.1353352832366127, rel=1e-15)
