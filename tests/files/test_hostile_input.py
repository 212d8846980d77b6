"""Statements and files that are enormous, malformed or meant to do harm: a typed refusal, soon and in little memory.

A proof file is a program: what Python and SymPy do while it runs is its author's business. What is tested here is what
symdrop does with whatever the file leaves behind.
"""

import contextlib
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import symdrop
from symdrop import Theorem, scalar
from symdrop.catalogue.outcomes import judge
from symdrop.cli import main
from symdrop.deciders.instances import points
from symdrop.deciders.kernel.check import check
from symdrop.deciders.kernel.limits import Work
from symdrop.deciders.kernel.reading import read_statement
from symdrop.errors import BadStatement, LimitReached, NotProved
from symdrop.files.reading import from_file
from symdrop.files.requests import requested
from symdrop.latex import latex, markdown, plain
from symdrop.latex.remarks import latex_remarks
from symdrop.statements.size_limits import DEEPEST, MOST_PARTS, check_extent

ROOT = Path(symdrop.__file__).parents[1]


@pytest.fixture(autouse=True)
def _modules_as_they_were():
    """What a hostile file leaves among the modules would trouble other tests."""
    known = dict(sys.modules)
    yield
    for name in sys.modules.keys() - known.keys():
        if type(sys.modules[name]) is not type(sys):
            del sys.modules[name]


# What both deciders may spend on one statement, in their own units: this is counted, whatever the machine. The clock
# only stops what never ends.
MOST_SPENT = 12_000_000
SECONDS = 120
MEGABYTES = 1000
HEAD = """
from math import prod
from sympy import Add, Integer, Mul
from symdrop import D, E, Mistake, Rational, Sum, Theorem, bernoulli, bracket, family, gaussian, index, nonzero
from symdrop import idempotent, linearity, mean, scalar, sift, size, step
n = size("n")
i, j, k, l = index("i j k l", n)
w, p, delta = family("w p delta", n)
A = family("A", n, n)
s, t = scalar("s t")
mask = [bernoulli(delta[j], keep=p[j])]
def many(make, number, *over):
    return make(" ".join(f"a{each}" for each in range(number)), *over)
def nested(start, wrap, times):
    for _ in range(times):
        start = wrap(start)
    return start
"""
TRUE = HEAD + "theorem = Theorem(title='True', lhs=t + t, rhs=2 * t)\n"
PROVED, NOT_PROVED, NOT_REFUTED = "proved", "not proved", "not refuted"
OUTSIDE, BAD, LIMIT = "outside fragment", "bad statement", "limit reached"


class TooSlow(BaseException):
    """The limit of a case, which nothing that catches errors may swallow."""


@contextlib.contextmanager
def seconds(limit):
    """Raise after so much time of the processor, or after a long wait."""

    def stop(*_):
        raise TooSlow

    before = {each: signal.signal(each, stop) for each in (signal.SIGVTALRM, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    signal.setitimer(signal.ITIMER_REAL, 6 * limit)
    try:
        yield
    finally:
        for timer in (signal.ITIMER_VIRTUAL, signal.ITIMER_REAL):
            signal.setitimer(timer, 0)
        for each, handler in before.items():
            signal.signal(each, handler)


@contextlib.contextmanager
def spent():
    """One number in a list: what the deciders spend from now on."""
    units = [0]

    def counting(spend):
        def counted(work, amount):
            units[0] += amount
            return spend(work, amount)

        return counted

    with pytest.MonkeyPatch.context() as patch:
        for work in (Work, points.Work):
            patch.setattr(work, "spend", counting(work.spend))
        yield units


def outcomes(folder, text, name="proof_hostile.py"):
    """What becomes of every statement of a file that says this."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    with seconds(SECONDS), spent() as units:
        found = [judge(thing) for thing in requested([str(path)])]
    assert units[0] <= MOST_SPENT * max(len(found), 1)
    for outcome in found:
        assert "defect" not in outcome.message
    return found


STATEMENTS = {
    # exponents and numbers
    "power": ("w[k]**10**30", "t", LIMIT, "beyond 64"),
    "inverse power": ("w[k]**-(10**30)", "t", LIMIT, "beyond 64"),
    "symbolic power": ("2**n", "t", NOT_PROVED, "residual: -t + Prod(2, j)"),
    "powers of powers": ("nested(w[k], lambda r: (r + 1)**16, 4)", "t", LIMIT, "multiplied out"),
    "power of a sum": ("Sum(w[j], j)**64", "t", LIMIT, "multiplied out"),
    "power of scalars": ("(Add(*many(scalar, 40)) + 1)**6", "t", LIMIT, "multiplied out"),
    "literal": ("10**100_000 * w[k]", "t", LIMIT, "more than 1200 digits"),
    "number alone": ("10**100_000", "t", BAD, "more than 1200 digits"),
    "fraction": ("w[k] / 7**100_000", "t", LIMIT, "more than 1200 digits"),
    "number to a power": ("(10**1000 * t + 1)**64 * w[k]", "t", LIMIT, "a long number counted as several"),
    "number of a residual": ("(10**1000 * w[k] + 1)**6", "t", NOT_PROVED, "too long to be written"),
    "float": ("1e300 * w[k]", "t", BAD, "not exact"),
    # sums, products and families
    "products of sums": ("prod(Sum(a[j], j) for a in many(family, 40, n))", "t", LIMIT, "16 sums"),
    "bare sums": ("Sum(1, *many(index, 800, n))", "n**20", NOT_PROVED, "residual: n**800"),
    "terms": ("Add(*[a * t for a in many(scalar, 5000)])", "t", LIMIT, "400 scalars"),
    "entries": ("Add(*[a[k] * t for a in many(family, 3000, n)])", "t", LIMIT, f"{MOST_PARTS} parts"),
    "factors": ("Mul(*[a[k] for a in many(family, 3000, n)])", "t", LIMIT, f"{MOST_PARTS} parts"),
    "sizes": ("Add(*[a * t for a in many(size, 3000)])", "t", LIMIT, "400 scalars"),
    "free indices": ("prod(w[a] for a in many(index, 30, n)) * (t + s)", "t", NOT_PROVED, "counterexample"),
    "entries of an expectation": (
        "E(prod(delta[a] for a in many(index, 30, n)))",
        "t",
        LIMIT,
        "no two of which can be exchanged",
    ),
    "symmetric sum": ("Sum(A[j, j] * Sum(A[j, i] * Sum(A[i, l], l), i)**6, j)", "t", NOT_PROVED, "residual"),
    "indices of a family": ("family('B', *[n] * 300)[(k,) * 299 + (i,)] * t", "t", NOT_PROVED, "residual"),
    # depth
    "parentheses": (
        "nested(w[k], lambda r: Mul(2, Add(r, 1, evaluate=False), evaluate=False), 3000)",
        "t",
        LIMIT,
        "",
    ),
    "expectations": ("nested(delta[k], lambda r: E(delta[k] + r), 300)", "t", LIMIT, f"more than {DEEPEST} deep"),
    "expectations of products": ("nested(delta[k], lambda r: E(delta[k] * r), 14)", "t", NOT_PROVED, "residual"),
    "squares of expectations": ("nested(delta[k], lambda r: E((delta[k] + r)**3), 9)", "t", LIMIT, "multiplied out"),
    "derivatives": ("nested(w[k]**60, lambda r: D(r, w[k]), 300)", "t", LIMIT, f"more than {DEEPEST} deep"),
    "shared parts": ("nested(w[k], lambda r: r * t - r * s, 25)", "t", LIMIT, f"{MOST_PARTS} parts"),
    # laws and divisors
    "moment": (
        "E(Mul(*[l0**64] * 60, evaluate=False))",
        "t",
        LIMIT,
        "order beyond 64",
        "l0 = scalar('z')\nmask = [gaussian(l0, mean=s, variance=t)]",
    ),
    "keep": ("E(delta[k])", "t", BAD, "1200 digits", "mask = [bernoulli(delta[j], keep=Rational(1, 7**9999))]"),
    "two laws": ("E(delta[k])", "t", BAD, "has two laws", "mask = mask + [gaussian(delta[j], mean=s, variance=t)]"),
    "divisor": (
        "1 / d",
        "t",
        LIMIT,
        "too large to be factored",
        "a = many(scalar, 6)\nd = (Add(*a) + 1)**5 * (a[0] - a[1] + a[2]**2 + 3) + 1\nmask = [nonzero(d)]",
    ),
    "fractions": (
        "Add(*[1 / (b + c) for b, c in zip(a, a[1:])])",
        "t",
        LIMIT,
        "too large to be added",
        "a = many(scalar, 30)\nmask = [nonzero(b + c) for b, c in zip(a, a[1:])]",
    ),
    # names
    "name": ("scalar('a' * 100_000) * t", "t", BAD, "more than 80 characters"),
    "letters": ("scalar('λ')", "t", BAD, "is not a name"),
    "digits": ("scalar('a٣')", "t", BAD, "is not a name"),
    "taken name": ("n * w[k] * scalar('n')", "t", BAD, "two different things are called n"),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_an_enormous_statement_is_refused_soon(tmp_path, name):
    left, right, verdict, words, *extra = STATEMENTS[name]
    text = f"{HEAD}\n{''.join(extra)}\ntheorem = Theorem(title='T', given=mask, lhs={left}, rhs={right})\n"
    (outcome,) = outcomes(tmp_path, text)
    assert outcome.verdict == verdict, outcome.message
    assert words in outcome.message
    assert len(outcome.message) < 100_000


@pytest.mark.parametrize(
    "left",
    ["(10**1200 * t + 1)**64 * w[k]", "prod(w[a] for a in many(index, 30, n))", "E(Sum(delta[j] * w[j], j)**8)"],
)
def test_an_enormous_mistake_is_not_refuted_soon(tmp_path, left):
    (outcome,) = outcomes(tmp_path, f"{HEAD}\nclaim = Mistake(title='M', given=mask, lhs={left}, rhs=t * {left})\n")
    assert outcome.verdict in (NOT_REFUTED, LIMIT, "refuted")


LARGE = {
    "degree 6": ("E((t - Sum(delta[j] * w[j], j))**6)", "E((Sum(delta[i] * w[i], i) - t)**6)"),
    "degree 8": ("Sum(w[j], j)**8", "Sum(w[i], i)**4 * Sum(w[j], j)**4"),
    "eight entries": ("E(prod(w[a] for a in q) * delta[k]**8)", "p[k] * prod(w[a] for a in q)"),
    "200 terms": ("Add(*[a[k] * t for a in many(family, 200, n)])", "t * Add(*[a[k] for a in many(family, 200, n)])"),
    "300 factors": ("Mul(*[a[k] for a in f]) * (t + s)", "Mul(*[a[k] for a in f]) * t + s * Mul(*[a[k] for a in f])"),
    "6 sizes": ("Add(*[t * Sum(u[b], b) for b, u in six])", "t * Add(*[Sum(u[b], b) for b, u in six])"),
    "1000 digits": ("10**1000 * w[k] * (t + s)", "10**1000 * w[k] * t + s * 10**1000 * w[k]"),
    "deep": ("nested(w[k], lambda r: 1 + t * (r + 1), 15)", "nested(w[k], lambda r: t * (1 + r) + 1, 15)"),
    "divisors": ("(1 / (1 - t) + 1 / (s + t)) * (1 - t)", "1 + (1 - t) / (t + s)"),
}
NAMED = """
q = index("q1 q2", n)
f = many(family, 300, n)
six = [(index(f"b{each}", size), family(f"u{each}", size)) for each, size in enumerate(many(size, 6))]
"""


@pytest.mark.parametrize("name", LARGE)
def test_a_large_statement_is_not_refused(tmp_path, name):
    left, right = LARGE[name]
    given = "[nonzero(1 - t), nonzero(s + t)]" if name == "divisors" else "mask"
    (outcome,) = outcomes(
        tmp_path, f"{HEAD}{NAMED}theorem = Theorem(title='T', given={given}, lhs={left}, rhs={right})\n"
    )
    assert outcome.verdict == PROVED, outcome.message


def test_thousands_of_steps_are_checked(tmp_path):
    steps = "[*(step(t * w[k] * (1 + each) / (1 + each)) for each in range(2000)), step({})]"
    for last, verdict in (("w[k] * t", PROVED), ("w[k]", NOT_PROVED)):
        text = f"{HEAD}theorem = Theorem(title='T', lhs=t * w[k], rhs=w[k] * t, steps={steps.format(last)})\n"
        assert [each.verdict for each in outcomes(tmp_path, text)] == [verdict]


def test_the_normal_form_stops_when_its_work_is_used_up():
    t = scalar("t")
    context, (table,) = read_statement((), [t + 1])
    context.algebra.work.left = 10
    with pytest.raises(LimitReached, match="elementary changes"):
        context.algebra.power(table, 20, 0)


def test_a_statement_is_measured_as_it_is_written_out():
    t = scalar("t")
    shared = t
    for _ in range(20):
        shared = (shared + 1) * (shared - t)
    with pytest.raises(LimitReached, match="parts"), seconds(2):
        check_extent(Theorem(title="T", lhs=shared, rhs=t))


# What stands in a file after a theorem that is true, the verdicts of the file, and words of the last message.
FILES = {
    "exit": ("raise SystemExit", [PROVED, BAD], "SystemExit"),
    "exit 0": ("import sys; sys.exit(0)", [PROVED, BAD], "SystemExit: 0"),
    "generator exit": ("raise GeneratorExit", [PROVED, BAD], "GeneratorExit"),
    "base exception": ("raise type('Own', (BaseException,), {})('why')", [PROVED, BAD], "Own: why"),
    "long error": ("raise ValueError('x' * 10**6)", [PROVED, BAD], "xxx ..."),
    "error without a text": (
        "class Own(Exception):\n    def __str__(self): raise RuntimeError\nraise Own",
        [PROVED, BAD],
        "Own, whose text cannot be had: RuntimeError",
    ),
    "syntax": ("def f(:", [BAD], "SyntaxError"),
    "null byte": ("x = '\0'", [BAD], "null bytes"),
    "parentheses": ("x = " + "(" * 5000 + ")" * 5000, [BAD], "SyntaxError"),
    "signs": ("x = " + "-" * 50_000 + "1", [BAD], "Error"),
    "module attributes": ("def __getattr__(name): raise RuntimeError(name)", [PROVED], ""),
    "own docstring": ("__doc__ = 3; __file__ = None; __name__ = 7", [PROVED], ""),
    "odd names": ("globals()[3] = theorem; globals()['a b/../c'] = Theorem(title='U', lhs=s, rhs=s)", [PROVED] * 2, ""),
    "look-alike": ("class Like:\n    __class__ = Theorem\nlike = Like()", [PROVED], ""),
    "modules": (
        "import sys\nclass Evil:\n    __file__ = 7\n    @property\n    def __dict__(self): raise RuntimeError\n"
        "sys.modules.update({'evil': Evil(), 'none': None, 'three': 3})",
        [PROVED],
        "",
    ),
    "generator of steps": ("u = Theorem(title='U', lhs=s, rhs=s, steps=(step(t) for _ in [1]))", [PROVED, BAD], "list"),
    "endless steps": (
        "import itertools\nu = Theorem(title='U', lhs=s, rhs=s, steps=map(step, itertools.repeat(s)))",
        [PROVED, BAD],
        "steps takes a list, got map",
    ),
    "steps by name": ("u = Theorem(title='U', lhs=s, rhs=s, steps={'a': step(s)})", [PROVED, BAD], "got dict"),
    "steps of text": ("u = Theorem(title='U', lhs=s, rhs=s, steps=['a'])", [PROVED, BAD], "'a' is not a step"),
    "generator of laws": ("u = Theorem(title='U', lhs=s, rhs=s, given=(x for x in mask))", [PROVED, BAD], "list"),
    "one law": ("u = Theorem(title='U', lhs=s, rhs=s, given=mask[0])", [PROVED, BAD], "given takes a list"),
    "laws by name": ("u = Theorem(title='U', lhs=s, rhs=s, given={mask[0]: 1})", [PROVED, BAD], "got dict"),
    "no laws": ("u = Theorem(title='U', lhs=s, rhs=s, given=None)", [PROVED, BAD], "got NoneType"),
    "title": ("u = Theorem(title=3, lhs=s, rhs=s)", [PROVED, BAD], "title takes a text, got int"),
    "source": ("u = Mistake(title='U', source=None, lhs=s, rhs=t)", [PROVED, BAD], "source takes a text"),
    "side": ("u = Theorem(title='U', lhs='s', rhs=s)", [PROVED, BAD], "'s' is not an expression"),
    "reason": (
        "u = Theorem(title='U', lhs=s, rhs=s, steps=[step(s, 'sift')])",
        [PROVED, BAD],
        "'sift' is not a reason",
    ),
    "changed before": ("object.__setattr__(theorem.statement, 'rhs', s)", [NOT_PROVED], "the two sides differ"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_misbehaves_is_told_of(tmp_path, name):
    text, verdicts, words = FILES[name]
    found = outcomes(tmp_path, f"{TRUE}{text}\n")
    assert [each.verdict for each in found] == verdicts, [each.message for each in found]
    assert words in found[-1].message
    assert len(found[-1].message) < 3000


@pytest.mark.parametrize(
    "text",
    [
        "u = Theorem(title='U', lhs=s, rhs=t)\nu.__dict__['proof'] = theorem.proof",
        "class Own(Theorem):\n    proof = theorem.proof\nu = Own(title='U', lhs=s, rhs=t)",
        "class Own(Theorem):\n    @property\n    def lines(self): return (t, t)\nu = Own(title='U', lhs=s, rhs=t)",
        "class Own(Theorem):\n    @property\n    def proof(self): exit(0)\nu = Own(title='U', lhs=s, rhs=t)",
        "class Own(Theorem):\n    rhs = t\nu = Own(title='U', lhs=s, rhs=s)",
        "u = Theorem(title='U', lhs=s, rhs=s)\nu.proof\nobject.__setattr__(u.statement, 'rhs', t)",
        "u = Theorem(title='U', lhs=s, rhs=s)\nu.proof\n"
        "object.__setattr__(u, 'statement', Theorem(title='U', lhs=s, rhs=t).statement)",
        "class Own(type(theorem.statement)):\n    def __eq__(self, other): return True\n    __hash__ = None\n"
        "u = Theorem(title='U', lhs=s, rhs=s)\nu.proof\n"
        "object.__setattr__(u, 'statement', Own('U', '', (), s, t, ()))",
    ],
)
def test_what_was_not_proved_is_not_taken_for_proved(tmp_path, text):
    path = tmp_path / "proof_hostile.py"
    path.write_text(f"{TRUE}{text}\n")
    first, second = (judge(entry) for entry in from_file(path))
    assert first.verdict == PROVED
    assert second.verdict == NOT_PROVED


def test_the_kernel_reads_the_lines_itself():
    s, t = scalar("s t")

    class Own(Theorem):
        lines = (t, t)

    with pytest.raises(NotProved):
        check(Own(title="U", lhs=s, rhs=t))


def test_a_proof_is_written_as_it_was_proved(tmp_path):
    t = scalar("t")
    theorem = Theorem(title="T", lhs=t, rhs=t)
    before = latex(theorem.proof)
    object.__setattr__(theorem.statement, "rhs", 2 * t)
    assert latex(theorem.proof) == before


def test_a_file_cannot_move_the_next_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    search, deepest = [*sys.path], sys.getrecursionlimit()
    Path("mover.py").write_text(f"{TRUE}import os, sys\nos.chdir('/')\nsys.path = None\nsys.setrecursionlimit(10**6)\n")
    Path("plain.py").write_text(TRUE)
    assert [judge(each).verdict for each in requested(["mover.py", "plain.py"])] == [PROVED, PROVED]
    assert (sys.path, sys.getrecursionlimit(), Path.cwd()) == (search, deepest, tmp_path)


ENCODED = {
    "byte order mark": (b"\xef\xbb\xbf" + TRUE.encode(), PROVED),
    "windows": (TRUE.replace("\n", "\r\n").encode(), PROVED),
    "no newline": (TRUE.rstrip().encode(), PROVED),
    "latin-1": (b"# coding: latin-1\n# \xe9\n" + TRUE.encode(), PROVED),
    "not utf-8": (TRUE.encode() + b"x = '\xe9'\n", BAD),
    "unknown coding": (b"# coding: nonsense\n" + TRUE.encode(), BAD),
    "utf-16": (TRUE.encode("utf-16"), BAD),
    "empty": (b"", BAD),
    "too long": (b"#" * 10_000_001, BAD),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_file_is_read_as_python_reads_it(tmp_path, name):
    text, verdict = ENCODED[name]
    assert [each.verdict for each in outcomes(tmp_path, text)] == [verdict]


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop", "nowhere", "long name"])
def test_what_is_no_file_is_told_and_waits_for_nothing(tmp_path, kind):
    path = tmp_path / ("x" * 300 + ".py" if kind == "long name" else "x.py")
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind != "long name":
        path.symlink_to({"device": "/dev/zero", "loop": path, "nowhere": tmp_path / "none"}[kind])
    with seconds(SECONDS):
        (thing,) = requested([str(path)])
    assert isinstance(thing.error, BadStatement)
    assert "cannot be read: " in str(thing.error)


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    path = tmp_path / "proof_mine.py"
    path.write_text(TRUE)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (thing,) = requested([str(path)])
    assert str(thing.error) == f"{path} cannot be read: Permission denied"


def test_files_may_import_each_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("one.py").write_text(f"import two\n{TRUE}")
    Path("two.py").write_text(f"import one\n{TRUE}")
    Path("three.py").write_text("from four import theorem\n")
    Path("four.py").write_text("from three import theorem\n")
    Path("borrows.py").write_text(f"from one import theorem as borrowed\n{TRUE}")
    found = [judge(each) for each in requested(["one.py", "two.py", "borrows.py", "three.py"])]
    assert [(each.thing.name, each.verdict) for each in found] == [
        ("one", PROVED),
        ("two", PROVED),
        ("borrows", PROVED),
        ("three", BAD),
    ]
    assert "cannot import name" in found[-1].message


@pytest.mark.parametrize("name", ["symdrop", "sympy", "random", "json", "click", "proof", "theorem"])
def test_a_file_beside_may_have_any_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    Path(f"{name}.py").write_text(TRUE)
    Path("proof_mine.py").write_text(TRUE)
    assert [judge(each).verdict for each in requested(["proof_mine.py", f"{name}.py"])] == [PROVED, PROVED]


def test_the_command_line_takes_what_is_hostile(tmp_path):
    """One process with little memory proves what it can and leaves with a status of its own."""
    left = {
        "a": "nested(w[k], lambda r: (r + 1)**64, 9)",
        "b": "Add(*[a * t for a in many(scalar, 5000)])",
        "c": "Sum(w[j], j)**16 - Sum(w[i], i)**16",
        "d": "10**100_000 * t",
    }
    for name, side in left.items():
        text = f"{HEAD}theorem = Theorem(title='T', given=mask, lhs={side}, rhs=t)\n"
        (tmp_path / f"{name}.py").write_text(text)
    (tmp_path / "e.py").write_text(f"{TRUE}print('loud')\nraise SystemExit(0)\n")
    (tmp_path / "f.py").write_text(TRUE)
    command = [sys.executable, "-m", "symdrop", "prove", "--json", *(f"{name}.py" for name in "abcdef")]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20)),
    )
    verdicts = [json.loads(line)["verdict"] for line in done.stdout.splitlines()]
    assert verdicts == [LIMIT, LIMIT, NOT_PROVED, LIMIT, PROVED, BAD, PROVED]
    assert (done.returncode, done.stderr) == (3, "loud\n")


def test_an_interruption_is_no_verdict(tmp_path):
    path = tmp_path / "proof_mine.py"
    path.write_text(f"{TRUE}raise KeyboardInterrupt\n")
    result = CliRunner().invoke(main, ["prove", str(path)])
    assert (result.exit_code, result.stdout) == (130, "")


def test_hostile_words_are_written_in_every_form():
    """That LaTeX sets them is for `.ci/latex` to see."""
    entries = list(from_file(Path(__file__).parent / "hostile.py"))
    assert len(entries) == 18
    for entry in entries:
        proof = entry.theorem.proof
        for text in (latex(proof, entry.name), markdown(proof, entry.name), plain(proof)):
            text.encode("utf-8")
            assert "\0" not in text
            assert "\x1b" not in text
        assert latex(proof).isascii()
        assert latex(proof).count(r"\begin{") == 3
    assert latex(entries[9].theorem.proof).startswith("\\begin{theorem}\n\\emergencystretch=3em\nFor all")
    assert latex_remarks(entries[0].remarks).isascii()


@pytest.mark.parametrize("text", ["(" * 3000 + "p_k", "`" * 5000, "p_k * " * 3000, "$" * 5000, "sum_ " * 3000])
def test_hostile_remarks_take_no_time(text):
    with seconds(3):
        assert latex_remarks(text)
