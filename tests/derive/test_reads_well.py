"""What `derive` returns is proved, and is written as a person would write it."""

import pytest

import symdrop.theorem
from symdrop import derive
from symdrop.errors import LimitReached
from symdrop.language import E, Sum, Var, family, index, scalar, size
from symdrop.latex import plain
from symdrop.latex.premises import PLAIN
from symdrop.theorem import bernoulli, noise, nonzero, sampled

n = size("n")
i, j = index("i j", n)
w, u, v, x, y = family("w u v x y", n)
W = family("W", n, n)
gate, s, t, mu, var, m4 = scalar("gate s t mu var m4")
UNIT = [noise(z[i], moments=[0, 1, 0, m4], independent=True) for z in (x, y)]


def test_the_square_of_a_mixture_stays_a_square():
    loss = (gate * s + (1 - gate) * t - Sum(w[i] * (gate * u[i] + (1 - gate) * v[i]), i)) ** 2
    found = derive(E(loss), given=[noise(gate, mean=mu, variance=var)])
    assert found.regulariser == var * (s - t - Sum(u[i] * w[i], i) + Sum(v[i] * w[i], i)) ** 2


def test_a_factor_begins_with_what_is_positive():
    total = Sum(x[i], i) ** 2
    found = derive(E(total**2) - E(total) ** 2, given=UNIT)
    assert found.deterministic + found.regulariser == n * (m4 + 2 * n - 3)


def test_what_is_derived_is_proved():
    determinant = Sum(x[i] ** 2, i) * Sum(y[i] ** 2, i) - Sum(x[i] * y[i], i) ** 2
    found = derive(E(determinant), given=UNIT)
    assert found.rhs == n * (n - 1)
    assert found.is_decided


def refusing(what):
    """`prove` that reaches its limit where the statement has `what`."""
    true = symdrop.theorem.prove

    def prove(statement, work=1):
        if what(statement):
            raise LimitReached("too large")
        return true(statement, work)

    return prove


def test_steps_that_are_too_large_are_left_out(monkeypatch):
    monkeypatch.setattr(symdrop.theorem, "prove", refusing(lambda statement: statement.steps))
    found = derive(E(Sum(x[i], i) ** 2), given=UNIT)
    assert found.steps == ()
    assert found.is_decided


def test_what_cannot_be_proved_is_not_returned(monkeypatch):
    monkeypatch.setattr(symdrop.theorem, "prove", refusing(lambda statement: True))
    with pytest.raises(LimitReached, match="too large"):
        derive(E(Sum(x[i], i) ** 2), given=UNIT)


def test_the_model_is_printed_before_what_the_noise_adds():
    law = bernoulli(x[i], keep=y[i])
    found = derive(E(Sum(x[i] * W[i, j] * x[j], i, j)), given=[law])
    seen = "sum_i sum_j y_i y_j W_{i,j} + sum_i y_i (1 - y_i) W_{i,i}"
    assert PLAIN.of(found.statement).write(found.rhs) == seen
    assert seen in plain(found.proof)


def test_a_factor_is_printed_beginning_with_what_is_positive():
    found = derive(E(Sum(x[i], i) ** 4) - E(Sum(x[i], i) ** 2) ** 2, given=UNIT)
    assert "= n (2 n + m4 - 3)" in plain(found.proof)


@pytest.mark.parametrize(
    ("lhs", "law", "written"),
    [
        (Var(x[i]), noise(x[j], moments=[mu, s, t], independent=True), "s - mu^2"),
        (Var(Sum(w[i] * x[i], i)), noise(x[j], moments=[mu, s], independent=True), "(s - mu^2) sum_i w_i^2"),
        (Var(Sum(w[i] * x[i], i)), noise(x[j], moments=[u[j], v[j]], independent=True), "sum_i (v_i - u_i^2) w_i^2"),
        (Var(t * x[i] - x[i] ** 2), sampled(x[j], size=s), "(((1 - t)^2 s)/n^2) (n - s)"),
    ],
)
def test_a_difference_takes_up_the_sign_before_it(lhs, law, written):
    found = derive(lhs, given=[law, nonzero(n - 1)])
    assert PLAIN.of(found.statement).write(found.rhs) == written
