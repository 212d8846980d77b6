"""Proving for every n at once, side by side with sympy.stats at one n after another.

`pytest tests/benchmarks --benchmark-enable --benchmark-group-by=group` prints the tables; `ratio_to_proof` in the
extra information is how many proofs for every n fit into the time of one expectation at a concrete n.
"""

from timeit import default_timer

import pytest
from pins import pins
from sympy import Rational, diff, symbols
from sympy.stats import Bernoulli
from sympy.stats import E as expectation_of

from symdrop.catalogue import catalogue, find
from symdrop.deciders.agreement import prove
from symdrop.deciders.kernel.check import check

LEAD = "expected_dropout_gradient"
SIZES = (2, 4, 6, 8, 10)


def lead():
    return find(LEAD)[0].theorem


def seconds_per_proof(rounds=5):
    theorem, best = lead(), float("inf")
    for _ in range(rounds):
        start = default_timer()
        prove(theorem)
        best = min(best, default_timer() - start)
    return best


def expected_gradient(n):
    """E[dE_D/dw_1] by sympy.stats with n concrete units."""
    t, w, x = symbols("t"), symbols(f"w1:{n + 1}"), symbols(f"x1:{n + 1}")
    masks = [Bernoulli(f"d{unit}", Rational(1, unit + 2)) for unit in range(n)]
    loss = Rational(1, 2) * (t - sum(d * a * b for d, a, b in zip(masks, w, x, strict=True))) ** 2
    return expectation_of(diff(loss, w[0])).expand()


@pytest.mark.benchmark(group="expected gradient")
def test_lead_theorem_for_every_n(benchmark):
    assert benchmark(prove, lead()).reasons


@pytest.mark.benchmark(group="expected gradient")
def test_lead_theorem_for_every_n_kernel_alone(benchmark):
    assert benchmark(check, lead()).reasons


@pytest.mark.benchmark(group="expected gradient")
@pytest.mark.parametrize("n", SIZES)
def test_sympy_stats_at_one_n(benchmark, n):
    result = benchmark.pedantic(expected_gradient, args=(n,), rounds=1)
    assert result.has(symbols("x1"))
    if benchmark.enabled:
        benchmark.extra_info["ratio_to_proof"] = round(benchmark.stats.stats.min / seconds_per_proof(), 1)


@pytest.mark.benchmark(group="catalogue")
def test_whole_catalogue(benchmark):
    theorems = [entry.theorem for entry in catalogue()]
    proofs = benchmark.pedantic(lambda: [prove(theorem) for theorem in theorems], rounds=3)
    assert len(proofs) == len(theorems) == sum(map(len, pins().values()))
