"""What it takes to find and to prove a regulariser, and how the cost grows with the degree in the mask.

`pytest tests/benchmarks --benchmark-enable --benchmark-group-by=group` prints the tables; `ratio_to_first_power` in the
extra information is how many times as long as E(loss) a power of it takes.
"""

import subprocess
import sys
from functools import cache
from timeit import default_timer

import pytest

from symdrop.deciders.agreement import prove
from symdrop.deciders.kernel.check import Proof
from symdrop.definitions import linear_unit
from symdrop.definitions.linear_unit import delta, dropout_loss, j, k, p, w
from symdrop.derive import derive
from symdrop.language import D, E, index
from symdrop.theorem import bernoulli

l = index("l", linear_unit.n)
MASK = [bernoulli(delta[j], keep=p[j])]
LOSS = dropout_loss(w[j])


def two_layers():
    from symdrop.theorems.deep_linear.expected_loss import theorem

    return derive(theorem.lhs, given=theorem.given)


def gradient_covariance():
    first, second = D(LOSS, w[k]), D(LOSS, w[l])
    return derive(E(first * second) - E(first) * E(second), given=MASK)


def power(exponent):
    return derive(E(LOSS**exponent), given=MASK)


@cache
def seconds_for_the_first_power():
    best = float("inf")
    for _ in range(5):
        start = default_timer()
        power(1)
        best = min(best, default_timer() - start)
    return best


@pytest.mark.benchmark(group="derive")
@pytest.mark.parametrize("quantity", [two_layers, gradient_covariance])
def test_derived(benchmark, quantity):
    theorem = benchmark.pedantic(quantity, rounds=3)
    assert isinstance(prove(theorem), Proof)
    assert theorem.regulariser != 0


@pytest.mark.benchmark(group="derived and proved")
@pytest.mark.parametrize("quantity", [two_layers, gradient_covariance])
def test_derived_and_proved(benchmark, quantity):
    assert isinstance(benchmark.pedantic(lambda: prove(quantity()), rounds=3), Proof)


@pytest.mark.benchmark(group="a power of the loss")
@pytest.mark.parametrize("exponent", [1, 2, 3])
def test_power_of_the_loss(benchmark, exponent):
    theorem = benchmark.pedantic(power, args=(exponent,), rounds=1)
    assert theorem.deterministic != 0
    if benchmark.enabled:
        benchmark.extra_info["ratio_to_first_power"] = round(
            benchmark.stats.stats.min / seconds_for_the_first_power(), 1
        )


@pytest.mark.benchmark(group="catalogue")
def test_whole_catalogue_in_a_new_process(benchmark):
    program = [sys.executable, "-m", "symdrop", "prove"]
    finished = benchmark.pedantic(subprocess.run, (program,), {"capture_output": True, "text": True}, rounds=1)
    assert finished.returncode == 0
    assert " proved in " in finished.stdout
