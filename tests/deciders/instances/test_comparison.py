"""Lines that are equal at every size, lines that are not, and lines of which the instances cannot tell."""

import subprocess
import sys

import pytest
from sympy import Mul
from sympy import Sum as SympySum

from symdrop.deciders.instances import Agreement, Difference, Undetermined, compare
from symdrop.deciders.instances.comparison import MOST_PRODUCTS
from symdrop.deciders.instances.evaluator import Work
from symdrop.errors import BadStatement, LimitReached
from symdrop.language import D, E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian, noise, nonzero

m, n, o = size("m n o")
i, j, h, k, l = index("i j h k l", n)
a, b = index("a b", m)
c = index("c", o)
w, x, p, v, delta, xi, z, mu = family("w x p v delta xi z mu", n)
X, R, Y = family("X R Y", m, n)
U, V = family("U", m, o), family("V", o)
y = family("y", m)
s, t, u, q = scalar("s t u q")
half = Rational(1, 2)
MASK = bernoulli(delta[j], keep=p[j])


def loss(weight):
    return half * (t - Sum(weight * x[j], j)) ** 2


RIDGE = p[k] * (1 - p[k]) * w[k] * x[k] ** 2
SAMPLES = (y[a] - Sum(R[a, i] * X[a, i] * w[i], i)) ** 2

EQUAL = {
    "lead": ([MASK], E(D(loss(delta[j] * w[j]), w[k])), D(loss(p[j] * w[j]), w[k]) + RIDGE),
    "loss": (
        [MASK],
        E(loss(delta[j] * w[j])),
        loss(p[j] * w[j]) + half * Sum(p[i] * (1 - p[i]) * w[i] ** 2 * x[i] ** 2, i),
    ),
    "commute": ([MASK], D(E(loss(delta[j] * w[j])), w[k]), E(D(loss(delta[j] * w[j]), w[k]))),
    "pair": ([MASK], E(delta[k] * delta[l]), p[k] * p[l] + bracket(k, l) * p[k] * (1 - p[k])),
    "idempotent outside E": ([MASK], delta[k] ** 3 * w[k], delta[k] * w[k]),
    "formal derivative in a mask": ([MASK], D(delta[k] ** 2, delta[k]), 2 * delta[k]),
    "nested": ([MASK], E(delta[k] * E(delta[k])), p[k] ** 2),
    "derivative in a keep probability": ([MASK], D(E(p[k] * delta[k]), p[k]), 2 * p[k]),
    "before the expectation": ([MASK], E(D(p[k] * delta[k], p[k])), p[k]),
    "nothing random": ([MASK], E(w[k]), w[k]),
    "inverse powers": (
        [bernoulli(delta[j], keep=p[j]), nonzero(p)],
        E(loss(delta[j] / p[j] * w[j])),
        loss(w[j]) + half * Sum((1 / p[i] - 1) * w[i] ** 2 * x[i] ** 2, i),
    ),
    "scalar fractions": ([nonzero(1 - q)], 1 / (1 - q) - 1, q / (1 - q)),
    "a divisor and its square": ([nonzero(q**2 - 1)], 1 / (q - 1) - 1 / (q + 1), 2 / (q**2 - 1)),
    "a fraction in a divisor": ([nonzero(s), nonzero(s + 1)], 1 / (1 + 1 / s), s / (s + 1)),
    "derivative of an inverse": ([nonzero(w[k])], D(x[k] / w[k], w[k]), -x[k] / w[k] ** 2),
    "derivative of a scalar fraction": ([nonzero(1 - q)], D(q / (1 - q), q), 1 / (1 - q) ** 2),
    "gaussian": ([gaussian(xi[j], mean=1, variance=v[j])], E(xi[k] ** 4), 1 + 6 * v[k] + 3 * v[k] ** 2),
    "noise": (
        [noise(z[j], mean=mu[j], variance=v[j])],
        E(loss(z[j] * w[j])),
        loss(mu[j] * w[j]) + half * Sum(v[i] * w[i] ** 2 * x[i] ** 2, i),
    ),
    "noise of two families": (
        [noise(z[j], mean=0, variance=v[j]), noise(xi[j], mean=0, variance=1)],
        E((z[k] * xi[k]) ** 2),
        v[k],
    ),
    "random scalar": ([gaussian(u, mean=s, variance=t)], E((u - s) ** 2 * w[k]), t * w[k]),
    "two sizes": (
        [bernoulli(R[b, k], keep=p[k])],
        E(Sum(SAMPLES, a)),
        Sum((y[a] - Sum(p[i] * X[a, i] * w[i], i)) ** 2, a)
        + Sum(p[i] * (1 - p[i]) * w[i] ** 2 * Sum(X[a, i] ** 2, a), i),
    ),
    "three sizes": (
        [],
        Sum(X[a, i] * U[a, c] * V[c], a, i, c),
        Sum(V[c] * Sum(U[a, c] * Sum(X[a, i], i), a), c),
    ),
    "bare size": (
        [noise(R[a, j], mean=0, variance=s)],
        E(Sum(R[a, i] ** 2 * w[i] ** 2, a, i)),
        m * s * Sum(w[i] ** 2, i),
    ),
    "average": ([], Sum(w[i] + t, i) / n, t + Sum(w[i], i) / n),
    "reused index": ([], SympySum(w[i] * SympySum(x[i], (i, 1, n)), (i, 1, n)), Sum(w[i], i) * Sum(x[j], j)),
    "index summed twice": ([], SympySum(w[i], (i, 1, n), (i, 1, n)), n * Sum(w[j], j)),
    "several limits": ([], Sum(w[i] * x[j] * bracket(i, j), i, j), Sum(w[i] * x[i], i)),
    "j other than k": ([], Sum((1 - bracket(j, k)) * w[j], j), Sum(w[j], j) - w[k]),
    "keep that is a sum": (
        [bernoulli(delta[j], keep=Sum(X[a, j], a))],
        E(delta[k] ** 2 * delta[l]) * (1 - bracket(k, l)),
        Sum(X[a, k] * X[b, l], a, b) * (1 - bracket(k, l)),
    ),
}


@pytest.mark.parametrize("name", EQUAL)
def test_equal_lines_agree(name):
    given, left, right = EQUAL[name]
    assert isinstance(compare(given, [left, right]), Agreement)


@pytest.mark.parametrize("name", EQUAL)
def test_half_of_a_line_differs(name):
    given, left, right = EQUAL[name]
    verdict = compare(given, [left, right / 2])
    assert isinstance(verdict, Difference)
    assert verdict.counterexample.left == 2 * verdict.counterexample.right


GIVENS = [MASK, gaussian(xi[j], mean=1, variance=p[j] * (1 - p[j])), bernoulli(R[a, j], keep=q), nonzero(p)]
FALSE = {
    "no ridge": (E(D(loss(delta[j] * w[j]), w[k])), D(loss(p[j] * w[j]), w[k])),
    "no chain factor": (E(D(loss(delta[j] * w[j]), w[k])), -x[k] * (t - Sum(p[j] * w[j] * x[j], j)) + RIDGE),
    "squared mean": (E(delta[k] ** 2), p[k] ** 2),
    "ridge off the diagonal": (E(delta[k] * delta[l]), p[k] * p[l] + p[k] * (1 - p[k])),
    "no half": (E(loss(delta[j] * w[j])), loss(p[j] * w[j]) + Sum(p[i] * (1 - p[i]) * w[i] ** 2 * x[i] ** 2, i)),
    "square of the sum": (Sum(w[i], i) ** 2, Sum(w[i] ** 2, i)),
    "one half at a half": (p[k] * (1 - p[k]), p[k] ** 2),
    "keep for drop": (p[k] * E((delta[k] / p[k] - 1) ** 2), p[k]),
    "gaussian with mask variance": (E(xi[k] ** 2), E((delta[k] / p[k]) ** 2)),
    "mask and gaussian squared": (xi[k] ** 2, xi[k]),
    "row masks are not shared": (E(Sum(R[a, k], a) ** 2), m**2 * q),
    "a size": (n**2 * t, (3 * n - 2) * t),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_claims_are_refuted(name):
    left, right = FALSE[name]
    verdict = compare(GIVENS, [left, right])
    assert isinstance(verdict, Difference)
    assert verdict.position == 1


def test_the_first_difference_is_named():
    lines = [w[k] + w[l], w[l] + w[k], w[k] + w[l] + t - t, 2 * w[k], 3 * w[k]]
    assert compare((), lines).position == 3
    assert compare((), [w[k], 2 * w[k], 3 * w[k]]).position == 1


def test_a_later_difference_at_a_smaller_size_is_not_the_first():
    """Position 1 differs only where k and l agree, position 2 wherever they do not."""
    lines = [bracket(k, l) * w[k], 0 * w[k], (1 - bracket(k, l)) * w[k]]
    assert compare((), lines).position == 1


def test_one_line_agrees_with_itself():
    assert isinstance(compare((), [w[k]]), Agreement)


def test_no_line_is_no_statement():
    with pytest.raises(BadStatement, match="no line"):
        compare((), [])


def test_agreement_tells_the_sizes_seen():
    verdict = compare([MASK], [n * Sum(w[i], i), Sum(w[i] + 0 * t, i) * n])
    assert dict(verdict.sizes) == {"n": (1, 2)}


@pytest.mark.parametrize(
    "line",
    [
        E(z[k] ** 3),
        E(Sum(z[i], i) ** 3),
        D(E(w[k] * z[k] ** 4), w[k]),
        E((1 - bracket(k, l)) * z[k] ** 2 * z[l]),
        E((1 - bracket(k, l)) * (1 - bracket(k, h)) * (1 - bracket(h, l)) * z[k] * z[l] * z[h]),
    ],
)
def test_what_noise_does_not_promise_is_undetermined(line):
    verdict = compare([noise(z[j], mean=mu[j], variance=v[j])], [line, line])
    assert isinstance(verdict, Undetermined)
    assert "do not promise the expectation of z[1]" in verdict.why


def test_impossible_hypotheses_are_undetermined():
    """The keep probabilities q and q - 2 never both lie in 0..1: there is no point at which the lines differ."""
    given = [bernoulli(delta[j], keep=q), bernoulli(R[a, j], keep=q - 2)]
    verdict = compare(given, [E(delta[k] * R[a, k]), w[k]])
    assert isinstance(verdict, Undetermined)
    assert "no point" in verdict.why


many = index(" ".join(f"k{number}" for number in range(14)), n)
wide = family("wide", n, n, n, n, n, n)
HOSTILE = {
    "power of a sum": Sum(w[i] + x[i] + v[i], i) ** 60,
    "power of a power": ((Sum(w[i], i) + t) ** 20 + s) ** 20,
    "product of sums": Mul(*(Sum(w[i], i) + number * t for number in range(1, 40))),
    "free indices": sum(w[each] ** number for number, each in enumerate(many, 1)),
    "sums": Sum(sum(w[each] for each in many), *many),
    "subscripts": Sum(wide[i, j, h, k, l, i], i, j, h) ** 3,
    "masks": E(Sum(delta[i] * w[i], i) ** 14),
    "cube of sizes": (n * m * o * Sum(X[a, i] * U[a, c] + 1, a, i, c)) ** 5,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lines_do_not_hang(name, monkeypatch):
    spent, spend = [], Work.spend
    monkeypatch.setattr(Work, "spend", lambda work, amount: spent.append(min(amount, work.left)) or spend(work, amount))
    try:
        verdict = compare([MASK], [HOSTILE[name], HOSTILE[name] + t])
    except LimitReached as error:
        verdict = error
    assert sum(spent) <= 3 * MOST_PRODUCTS
    assert isinstance(verdict, LimitReached | Undetermined | Difference)


def test_lines_that_differ_at_small_sizes_need_no_instance_at_the_cut_off():
    """Written out for twenty units, the power of the sum is too large."""
    power = Sum(w[i] * x[i], i) ** 20
    with pytest.raises(LimitReached, match="more than 4000000 products"):
        compare([], [power, power])
    verdict = compare([], [power, Sum((w[i] * x[i]) ** 20, i)])
    assert verdict.position == 1
    assert verdict.counterexample.sizes == {"n": 2}


def test_lines_that_agree_at_small_sizes_are_still_told_apart():
    verdict = compare([], [(n - 1) * (n - 2) * (n - 3) * Sum(w[i], i) ** 2, 0 * t])
    assert verdict.counterexample.sizes == {"n": 4}
    hidden = Sum((1 - bracket(i, j)) * (1 - bracket(i, h)) * (1 - bracket(j, h)) * w[i] * w[j] * w[h], i, j, h)
    assert compare([], [hidden, 0 * t]).counterexample.sizes == {"n": 3}


def test_deep_nesting_is_no_traceback():
    line = w[k]
    for _ in range(3000):
        line = E(line)
    with pytest.raises(LimitReached, match="too deeply"):
        compare([MASK], [line, w[k]])


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_counterexamples_do_not_depend_on_the_hash_seed(seed):
    program = (
        "from symdrop.definitions.linear_unit import *\n"
        "from symdrop.language import D, E\n"
        "from symdrop.theorem import bernoulli\n"
        "from symdrop.deciders.instances import compare\n"
        "given = [bernoulli(delta[j], keep=p[j])]\n"
        "lines = [E(delta[k] * delta[l] * w[k]), p[k] * p[l] * w[k] + I[l] - I[l] ** 2]\n"
        "print(compare(given, lines).counterexample)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "at n = 1, k = 1, l = 1, I[1] = 0, p[1] = 1/3, w[1] = 1: left = 1/3, right = 1/9\n"
