"""What an author types in his file is printed in the order in which he typed it."""

import ast

import pytest

from symdrop.book.chapters import page
from symdrop.book.pieces import macros
from symdrop.files.order import MOST_TERMS, Order, noted
from symdrop.files.reading import from_file, run_file
from symdrop.language import scalar
from symdrop.latex import latex, markdown, plain
from symdrop.latex.premises import PLAIN
from symdrop.theorem import Theorem

HEAD = """
from symdrop import D, E, Mistake, Rational, Sum, Theorem, bernoulli, bracket, family, index, noise, scalar, size
n = size("n")
i, j, k = index("i j k", n)
w, x, p, delta = family("w x p delta", n)
t, g, a, b = scalar("t g a b")
"""


def stated(tmp_path, text):
    path = tmp_path / "proof_order.py"
    path.write_text(HEAD + text)
    return {entry.variable: entry for entry in from_file(path)}


def printed(tmp_path, expression):
    theorem = stated(tmp_path, f"theorem = Theorem(title='T', lhs={expression}, rhs={expression})")["theorem"].theorem
    return PLAIN.of(theorem.statement).write(theorem.lhs)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("w[k] + g", "w_k + g"),
        ("g + w[k]", "g + w_k"),
        ("Sum(w[i], i) - t", "sum_i w_i - t"),
        ("-t + Sum(w[i], i)", "-t + sum_i w_i"),
        ("t - (g + a) - 1", "t - g - a - 1"),
        ("E(x[k]**2) - E(x[k])**2", "E[x_k^2] - E[x_k]^2"),
        ("(1 - p[k]) * p[k]", "(1 - p_k) p_k"),
        ("p[k] * (1 - p[k])", "p_k (1 - p_k)"),
        ("w[k] * t * 2", "2 w_k t"),
        ("-x[k] * w[k] * (t - g)", "-x_k w_k (t - g)"),
        ("(t - Sum(x[i] * w[i], i)) * x[k]", "(t - sum_i x_i w_i) x_k"),
        # A sum stands last, where it needs no parentheses.
        ("Sum(x[i], i) * w[k]", "w_k sum_i x_i"),
        ("(x[k] * w[k])**2", "x_k^2 w_k^2"),
        ("3 * (w[k] + g - 1)", "3 w_k + 3 g - 3"),
        ("-(w[k] - g)", "-w_k + g"),
        ("(w[k] + g) / 2", "1/2 w_k + 1/2 g"),
        # What is divided stands in one fraction.
        ("(b - a) / n * w[k]", "((b - a)/n) w_k"),
        ("2 / n * x[k] * w[k]", "(2/n) x_k w_k"),
        ("x[k] * w[k] / n", "(x_k w_k)/n"),
        ("(t - Sum(w[i], i)) ** 2 * 2 / n", "(2/n) (t - sum_i w_i)^2"),
        ("bracket(j, k) * w[k] / n", "[j = k] (w_k/n)"),
        ("x[k] * x[k] * w[k]", "x_k^2 w_k"),
    ],
)
def test_terms_and_factors_are_printed_as_they_are_typed(tmp_path, typed, seen):
    assert printed(tmp_path, typed) == seen


def test_every_document_keeps_the_order(tmp_path):
    text = """
def loss(weight):
    return (t - Sum(x[i] * weight, i)) ** 2

theorem = Theorem(title="T", lhs=t * (w[k] + g) - loss(w[i]) * x[k], rhs=w[k] * t + g * t - x[k] * loss(w[i]))
"""
    entry = stated(tmp_path, text)["theorem"]
    left = r"t (w_k + g) - \left(t - \sum_{i=1}^{n} x_i w_i\right)^2 x_k"
    for document in (latex(entry.proof), markdown(entry.proof), page([entry]), macros([entry])):
        assert left in document
    assert "= w_k t + g t - (t - sum_i x_i w_i)^2 x_k" in plain(entry.proof)
    assert str(entry.theorem) == plain(entry.proof).rstrip()


def test_a_mistake_keeps_it_too(tmp_path):
    claim = stated(tmp_path, "mistake = Mistake(title='M', lhs=w[k] + g, rhs=w[k])")["mistake"].claim
    assert "w_k + g = w_k" in str(claim)


def test_what_is_typed_in_two_ways_is_printed_in_the_first(tmp_path):
    text = "first = w[k] + g\ntheorem = Theorem(title='T', lhs=g + w[k], rhs=first)"
    assert "w_k + g = w_k + g" in plain(stated(tmp_path, text)["theorem"].proof)


def test_the_order_alters_no_statement():
    g, w = scalar("g w")
    typed = Order()
    assert typed.add(w, g) == g + w
    stated = Theorem(title="T", lhs=w + g, rhs=g + w)
    assert stated.written == {}
    assert stated.proof.statement == stated.statement


def test_operations_do_what_python_does(tmp_path):
    text = """
total = "a" + "b" * 2
assert total == "abb" and -True == -1 and 7 - 2.5 == 4.5 and 3 / 2 == 1.5 and 2 ** 3 == 8
assert [1] + [2] == [1, 2] and sum(each + 1 for each in (1, 2)) == 5
class Odd:
    def __radd__(self, other): return "radd"
    def __neg__(self): return "neg"
    def __rpow__(self, other): return "rpow"
sums = 1 + Odd(), -Odd(), 2 ** Odd()
match -1:
    case -1: matched = 1 + 1
try:
    1 + "a"
except TypeError as error:
    message = str(error)
theorem = Theorem(title="T", lhs=t + g, rhs=g + t)
"""
    path = tmp_path / "proof_python.py"
    path.write_text(HEAD + text)
    run = run_file(path)
    assert run.problem is None
    held = vars(run.module)
    assert held["sums"] == ("radd", "neg", "rpow")
    assert (held["total"], held["matched"]) == ("abb", 2)
    assert held["message"] == "unsupported operand type(s) for +: 'int' and 'str'"


def test_an_error_is_told_at_the_line_of_the_file(tmp_path):
    path = tmp_path / "proof_wrong.py"
    path.write_text(HEAD + "theorem = Theorem(title='T', lhs=t +\n  'a', rhs=t)\n")
    assert f"{path}, line 7: TypeError: " in str(run_file(path).problem)


def test_an_assertion_and_a_number_with_its_sign_stay_as_they_are():
    for text in ("assert a + b == c", "x = -1", "match x:\n    case -1:\n        y = 2"):
        assert ast.unparse(noted(ast.parse(text))) == ast.unparse(ast.parse(text))


def test_a_long_sum_is_not_taken_down():
    order, total = Order(), scalar("x_0")
    for number in range(1, MOST_TERMS + 50):
        total = order.add(total, scalar(f"x_{number}"))
    assert len(total.args) == MOST_TERMS + 50
    assert max(map(len, order.written.values())) == MOST_TERMS
