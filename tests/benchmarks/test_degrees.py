"""Higher degrees, layers and families: derived, proved, and counted in elementary steps, which no machine makes slower.

`pytest tests/benchmarks/test_degrees.py -m "large or not large" -s` prints the table with seconds.
"""

from time import process_time

import pytest

from symdrop.deciders.instances.evaluator import Work as InstanceWork
from symdrop.deciders.kernel.limits import Work as KernelWork
from symdrop.derive import derive
from symdrop.language import E, Rational, Sum, family, index, scalar, size
from symdrop.theorem import bernoulli, gaussian

m, n, n1, n2, n3 = size("m n n1 n2 n3")
a, i, j, k, l = index("a", m), *index("i j k l", n)
i1, i2, i3 = index("i1", n1), index("i2", n2), index("i3", n3)
w, x, p, d, e, s, u, v = family("w x p d e s u v", n)
h, r, z, y, b, f = family("h r z y b f", m)
V, X, R = family("V X R", m, n)
W1, W2, W3, W4 = family("W1", n1, n), family("W2", n2, n1), family("W3", n3, n2), family("W4", n3)
(d1, p1), (d2, p2), (d3, p3) = (family(f"d{at} p{at}", over) for at, over in ((1, n1), (2, n2), (3, n3)))
q, t = scalar("q t")
MASK, ROWS = bernoulli(d[j], keep=p[j]), bernoulli(R[a, i], keep=p[i])
LOSS = Rational(1, 2) * (t - Sum(d[i] * w[i] * x[i], i)) ** 2
LAYERS = (t - Sum(z[a] * h[a] * V[a, i] * d[i] * x[i], a, i)) ** 2
BATCH = Sum((y[a] - Sum(R[a, i] * w[i] * X[a, i], i)) ** 2, a)
NOISY = t - Sum(d[i] * (w[i] + u[i]) * (x[i] + e[i]), i)
DEEP = W4[i3] * d3[i3] * W3[i3, i2] * d2[i2] * W2[i2, i1] * d1[i1] * W1[i1, i] * d[i] * x[i]
GAUSSIANS = (gaussian(e[j], mean=0, variance=s[j]), gaussian(u[j], mean=0, variance=v[j]))


def gradient(at):
    """The derivative of the batch loss with a mask for each example, up to a factor."""
    return -Sum(R[a, at] * X[a, at] * (y[a] - Sum(R[a, i] * w[i] * X[a, i], i)), a)


# What is averaged, its laws, and how many steps of the kernel and products of the instances it takes at most.
WORK = {
    "E(loss)": (E(LOSS), [MASK], 6_000, 400),
    "E(loss^2)": (E(LOSS**2), [MASK], 25_000, 9_000),
    "E(loss^3)": (E(LOSS**3), [MASK], 60_000, 55_000),
    "covariance of a batch gradient": (
        E(gradient(k) * gradient(l)) - E(gradient(k)) * E(gradient(l)),
        [ROWS],
        35_000,
        16_000,
    ),
    "variance of a batch loss": (E(BATCH**2) - E(BATCH) ** 2, [ROWS], 30_000, 12_000),
    "rectified units, three masks": (
        E(Sum(h[a] * b[a] * z[a] * d[i] * V[a, i] * x[i], a, i) ** 2),
        [MASK, bernoulli(h[a], keep=r[a]), bernoulli(b[a], keep=f[a])],
        20_000,
        1_000,
    ),
    "four linear layers": (
        E((t - Sum(DEEP, i3, i2, i1, i)) ** 2),
        [MASK, bernoulli(d1[i1], keep=p1[i1]), bernoulli(d2[i2], keep=p2[i2]), bernoulli(d3[i3], keep=p3[i3])],
        160_000,
        20_000,
    ),
}
LARGE = {
    "E(loss^4)": (E(LOSS**4), [MASK], 230_000, 1_400_000),
    "variance of a loss of two layers": (
        E(LAYERS**2) - E(LAYERS) ** 2,
        [MASK, bernoulli(h[a], keep=r[a])],
        250_000,
        650_000,
    ),
    "sixth central moment": (E(Sum(d[i] - q, i) ** 6), [bernoulli(d[j], keep=q)], 60_000, 600_000),
    "eighth moment": (E(Sum(d[i] * w[i], i) ** 8), [MASK], 400_000, 900_000),
    "masks and noise, fourth power": (E(NOISY**4), [MASK, *GAUSSIANS], 600_000, 180_000),
}


@pytest.fixture
def spent(monkeypatch):
    """Two numbers that grow: the steps of the kernel and the products of the instances."""
    units = {KernelWork: 0, InstanceWork: 0}
    for kind in units:

        def counted(work, amount, kind=kind, spend=kind.spend):
            units[kind] += amount
            return spend(work, amount)

        monkeypatch.setattr(kind, "spend", counted)
    return units


@pytest.mark.parametrize("name", [*WORK, *(pytest.param(each, marks=pytest.mark.large) for each in LARGE)])
def test_it_is_derived_and_proved_by_so_many_steps(spent, name):
    average, given, steps, products = (WORK | LARGE)[name]
    start = process_time()
    assert derive(average, given=given).proof
    kernel, instances = spent.values()
    print(f"{name:34} {process_time() - start:6.2f} s {kernel:9} steps {instances:9} products")
    assert steps / 4 < kernel <= steps
    assert products / 4 < instances <= products
