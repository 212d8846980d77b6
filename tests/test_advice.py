"""Every refusal says what to type instead, and where."""

import pytest
from sympy import Abs, Derivative, Eq, KroneckerDelta, Max, Min, Piecewise, log, sin, tanh

from symdrop.axioms import linearity
from symdrop.errors import BadStatement, LimitReached, NotProved, OutsideFragment, error_text
from symdrop.language import E, Sum, family, index, scalar, size
from symdrop.theorem import Inequality, Mistake, Theorem, bernoulli, nonnegative, step

n = size("n")
i, j, k = index("i j k", n)
w, x, p, delta = family("w x p delta", n)
s, t = scalar("s t")
long_sum = Sum(w[i] * x[i], i)
CONSTRUCTS = {
    "kronecker": (KroneckerDelta(i, j) * w[i], r"KroneckerDelta\(i, j\) in .*write bracket\(i, j\).*D\(expression, w"),
    "absolute value": (Abs(t), r"Abs\(t\) in .*square.*nonnegative"),
    "maximum": (Max(s, t), r"Max\(s, t\) in .*nonnegative"),
    "minimum": (Min(s, t), r"Min\(s, t\) in .*nonnegative"),
    "sine": (sin(t), r"sin\(t\) in .*but for exp, log, softplus and logistic; name its values by a family"),
    "hyperbolic tangent": (tanh(t), r"tanh\(t\) in .*write 2\*logistic\(2\*z\) - 1"),
    "derivative": (Derivative(tanh(t), t), r"or D\(expression, t\)"),
    "cases": (Piecewise((t, t > 0), (0, True)), "bracket of two indices"),
}
MISTYPED = {
    "family as entry": (lambda: bernoulli(delta, keep=p[i]), r"as delta\[j\]"),
    "family as keep": (lambda: bernoulli(delta[i], keep=p), r"such as p\[i\]"),
    "family in a line": (lambda: step(p), r"such as p\[i\]"),
    "shift": (lambda: delta[i - 1], r"kernel K = family"),
    "fixed entry": (lambda: w[1], r"kernel K = family"),
    "last entry": (lambda: w[n], r"kernel K = family"),
    "text as index": (lambda: w["i"], r"declare it with index\(name, n\)"),
    "exclusive or": (lambda: E(s ^ t), r"d1 \+ d2 - 2\*d1\*d2"),
    "and": (lambda: E(s & t), r"d1\*d2"),
    "or": (lambda: E(s | t), r"d1 \+ d2 - d1\*d2"),
    "not": (lambda: E(~s), "1 - d"),
    "equation": (lambda: Theorem(title="", given=[Eq(s, t)], lhs=s, rhs=t), "solve it for one name"),
    "truth value": (lambda: Theorem(title="", given=[s == t], lhs=s, rhs=t), "solve it for one name"),
}


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_is_refused_with_its_part_of_the_line_and_what_to_write(name):
    node, words = CONSTRUCTS[name]
    with pytest.raises(OutsideFragment, match=words) as refusal:
        _ = Theorem(title="", lhs=long_sum + node, rhs=t).proof
    assert "the left side" in str(refusal.value)
    assert str(long_sum) not in str(refusal.value)
    with pytest.raises(OutsideFragment, match=words.replace(" in ", " ")):
        _ = Mistake(title="", lhs=long_sum + node, rhs=t).refutation


@pytest.mark.parametrize("name", MISTYPED)
def test_what_is_mistyped_is_refused_with_what_to_write(name):
    make, words = MISTYPED[name]
    with pytest.raises(BadStatement, match=words):
        make()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: delta[i] ^ delta[j], "d1 + d2 - 2*d1*d2"),
        (lambda: delta[i] & delta[j], "d1*d2"),
        (lambda: delta[i] | delta[j], "d1 + d2 - d1*d2"),
        (lambda: ~delta[i], "1 - d"),
    ],
)
def test_what_python_says_of_entries_as_truth_values_has_the_formula(make, words):
    with pytest.raises(TypeError) as refusal:
        make()
    assert error_text(refusal.value).endswith(f"; for masks write {words}")


def test_a_refusal_names_the_step():
    with pytest.raises(OutsideFragment, match=r"sin\(s\) in step 2 "):
        _ = Theorem(title="", lhs=t, rhs=t, steps=[step(t), step(t + sin(s))]).proof
    with pytest.raises(OutsideFragment, match=r"sin\(s\) in the right side "):
        _ = Inequality(title="", lhs=t, rhs=t + sin(s), remainder=s**2).proof


@pytest.mark.parametrize("place", ["the left side", "step 2", "the right side", "the remainder"])
def test_a_logarithm_of_what_may_not_be_positive_says_what_to_declare(place):
    words = rf"log\(s\) in {place} is .*zero or negative; declare nonnegative\(\.\.\.\) and nonzero"
    added = {each: log(s) if each == place else 0 * s for each in ("the left side", "step 2", "the right side")}
    steps = [step(t), step(t + added["step 2"])]
    left, right = t + added["the left side"], t + added["the right side"]
    claim = Theorem(title="", lhs=left, rhs=right, steps=steps)
    if place == "the remainder":
        claim = Inequality(title="", lhs=t - log(s), rhs=t, remainder=log(s))
    with pytest.raises(BadStatement, match=words):
        _ = claim.proof


def test_a_false_claim_on_such_a_logarithm_is_refused_as_well():
    with pytest.raises(BadStatement, match=r"log\(s\) in .* zero or negative"):
        _ = Mistake(title="", lhs=t + log(s), rhs=t + 1).refutation


def test_a_step_that_does_not_follow_names_its_line():
    with pytest.raises(NotProved, match=r"step 2 does not follow.*\n  line: .*\n  reasons: .*\n") as refusal:
        _ = Theorem(title="", lhs=t, rhs=t, steps=[step(t), step(t + s, linearity)]).proof
    assert refusal.value.line == t + s
    assert "\n  line:     s + t\n" in str(refusal.value)


def test_a_long_line_is_cut_in_a_message():
    line = t + sum(scalar(f"s{number}") for number in range(100))
    with pytest.raises(NotProved) as refusal:
        _ = Theorem(title="", lhs=t, rhs=t, steps=[step(line)]).proof
    assert str(refusal.value).splitlines()[1].endswith(" ...")


def test_a_limit_names_the_step():
    square = Sum(w[i], i) ** 4
    first = E(square * Sum(delta[i], i) ** 4)
    steps = [step(first), step(t, linearity)]
    statement = Theorem(title="", given=[bernoulli(delta[i], keep=p[i]), nonnegative(t)], lhs=first, rhs=t, steps=steps)
    with pytest.raises((LimitReached, NotProved), match="step 2"):
        _ = statement.proof
