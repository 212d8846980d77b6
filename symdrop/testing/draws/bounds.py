"""Bounds on probabilities that hold at every sample size, as logarithms; none is a normal approximation.

Each function answers: if the hypothesis is true, how likely is it, at most, that the data are as far off as this?
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np


def binomial(counts: Any, trials: float, chance: float) -> Any:
    """How likely a count is to be as far from its mean, for independent trials with this chance each.

    Source: H. Chernoff, A measure of asymptotic efficiency, 1952: P(share >= a) <= exp(-trials KL(a || chance)).

    >>> round(math.exp(binomial(80, 100, 0.5)), 12)
    8.516e-09
    """
    share = np.asarray(counts, dtype=float) / trials
    with np.errstate(divide="ignore", invalid="ignore"):
        kept = np.where(share > 0, share * np.log(share / chance), 0.0)
        lost = np.where(share < 1, (1 - share) * np.log((1 - share) / (1 - chance)), 0.0)
    return np.minimum(0.0, math.log(2) - trials * (kept + lost))


def interval(count: int, trials: int, alpha: float) -> tuple[float, float]:
    """An interval that holds the chance with the probability 1 - alpha at least.

    >>> low, high = interval(500, 1000, 1e-9)
    >>> round(low, 3), round(high, 3)
    (0.398, 0.602)
    """
    limit, share = math.log(alpha), count / trials

    def edge(outside: float) -> float:
        inside, far = share, outside
        for _ in range(60):
            middle = (inside + far) / 2
            inside, far = (middle, far) if binomial(count, trials, middle) >= limit else (inside, middle)
        return far

    return (0.0 if count == 0 else edge(0.0)), (1.0 if count == trials else edge(1.0))


def all_alike(draws: int, trials: int, chance: float) -> float:
    """How likely so many independent counts of so many trials are to be all the same.

    It is the sum of pmf(k)^draws over k, which is at most the largest pmf to the power draws - 1.

    >>> round(math.exp(all_alike(3, 1, 0.5)), 6)
    0.25
    """
    if not 0 < chance < 1:
        return 0.0
    mode = min(trials, math.floor((trials + 1) * chance))
    ways = math.lgamma(trials + 1) - math.lgamma(mode + 1) - math.lgamma(trials - mode + 1)
    return (draws - 1) * (ways + mode * math.log(chance) + (trials - mode) * math.log1p(-chance))


def repeated(found: int, pairs: float, log_chance: float) -> float:
    """How likely so many of the pairs are to coincide, which each do with this chance, in whatever way they depend.

    Markov's inequality: P(number >= found) <= pairs * chance / found.

    >>> repeated(0, 10, -1.0)
    0.0
    """
    return min(0.0, math.log(pairs) + log_chance - math.log(found)) if found else 0.0


def normal_mean(standardised: Any) -> float:
    """How likely the mean of independent standard normal numbers is to be as far from 0.

    >>> normal_mean(np.zeros(4))
    0.0
    """
    total = float(np.sum(standardised))
    return min(0.0, math.log(2) - total**2 / (2 * np.size(standardised)))


def normal_variance(standardised: Any) -> float:
    """How likely the sum of squares of independent standard normal numbers is to be as far from their number.

    Source: B. Laurent and P. Massart, Adaptive estimation of a quadratic functional, 2000, lemma 1.

    >>> normal_variance(np.ones(4))
    0.0
    """
    size = np.size(standardised)
    beyond = float(np.sum(np.square(standardised))) - size
    if beyond < 0:
        return min(0.0, math.log(2) - beyond**2 / (4 * size))
    return min(0.0, math.log(2) - ((math.sqrt(size + 2 * beyond) - math.sqrt(size)) / 2) ** 2)


def normal_shape(standardised: Any, slack: float = 0.0) -> float:
    """How likely the distribution function of independent standard normal numbers is to be as far from theirs.

    `slack` is by how much rounding of the numbers may move it. The constant is that of P. Massart, The tight constant
    in the Dvoretzky-Kiefer-Wolfowitz inequality, 1990: P(distance > d) <= 2 exp(-2 n d^2).

    >>> normal_shape(np.zeros(1))
    0.0
    """
    values = np.sort(np.ravel(standardised))
    expected = 0.5 * (1 + erf(values / math.sqrt(2)))
    steps = np.arange(values.size + 1) / values.size
    distance = max(np.max(steps[1:] - expected), np.max(expected - steps[:-1])) - slack
    return min(0.0, math.log(2) - 2 * values.size * max(0.0, float(distance)) ** 2)


def erf(values: Any) -> Any:
    """The error function of an array; `math.erf` is exact to the last digits, and quick enough.

    >>> erf(np.zeros(2))
    array([0., 0.])
    """
    return np.fromiter(map(math.erf, np.ravel(values).tolist()), dtype=float, count=np.size(values))
