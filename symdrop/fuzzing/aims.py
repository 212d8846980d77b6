"""What random statements are aimed at: the words they are made of, one `Aim` per axiom and per rule of the kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sympy
from sympy import Expr, Rational

from symdrop.axioms import (
    Reason,
    correlated,
    exponential,
    generating,
    idempotent,
    independent,
    linearity,
    logarithm,
    mean,
    moments,
    reflection,
    sift,
    values,
)
from symdrop.language import Cov, D, E, Index, Sum, Var, bracket, family, index, scalar, size
from symdrop.theorem import (
    bernoulli,
    covariance,
    exactly,
    exchangeable,
    gaussian,
    masks,
    multinomial,
    noise,
    nonzero,
    one_hot,
    poisson,
    rademacher,
    sphere,
    symmetric,
)

m, n = size("m n")
i, j, h, g, k, l = index("i j h g k l", n)
a, b, c = index("a b c", m)
w, x, p, v, delta, eta, xi, z, chi, iota, sigma = family("w x p v delta eta xi z chi iota sigma", n)
alpha, beta, rho = family("alpha beta rho", n)
tau, kappa, zeta, theta, phi, psi, nu, omega = family("tau kappa zeta theta phi psi nu omega", n)
y, q = family("y q", m)
B, C, G = family("B C G", n, n)
H, X, R = family("H X R", m, n)
s, t, u = scalar("s t u")
# A number of entries, and E of one, of two and of three different entries.
o, e1, e2, e3 = scalar("o e1 e2 e3")

GIVEN = (
    bernoulli(delta[j], keep=p[j]),
    bernoulli(eta[j], keep=t),
    bernoulli(R[a, j], keep=q[a] * p[j]),
    bernoulli(G[i, j], keep=p[i]),
    gaussian(xi[j], mean=x[j] * s, variance=v[j]),
    poisson(iota[j], rate=v[j]),
    rademacher(sigma[j]),
    noise(z[j], mean=t * Sum(x[h] * v[j], h), variance=v[j]),
    gaussian(u, mean=s, variance=1),
    noise(alpha[j], mean=x[j], variance=v[j]),
    noise(beta[j], mean=t * Sum(x[h], h), variance=v[j]),
    covariance(alpha[j], beta[j], rho[j] * t),
    exchangeable(tau[j], means=[e1, e2, e3]),
    exactly(kappa[j], kept=o),
    multinomial(zeta[j], draws=o),
    sphere(theta[j]),
    masks(phi[j], psi[j], keep=(p[j], t), both=t * v[j]),
    noise(nu[j], mean=x[j], covariance=B[i, j]),
    gaussian(omega[j], mean=s * x[j], covariance=B[i, j] + v[i] * v[j]),
    one_hot(H[a, j], chance=q[a] * p[j]),
    symmetric(B),
    nonzero(w[j]),
    nonzero(p[j]),
    nonzero(1 - p[j]),
    nonzero(3 - 2 * p[j]),
    nonzero(s),
    nonzero(1 - s),
    nonzero(n - 1),
    nonzero(n - 2),
    nonzero(Sum(chi[h], h)),
)
TOTAL = Sum(chi[g], g)
RANDOM = (delta, eta, xi, z, R, G, u, alpha, beta, tau, kappa, zeta, theta, phi, psi, nu, omega, H)
FRACTION = Rational(-2, 3)

Around = Callable[[Expr], Expr]


def expectation(line: Expr) -> Expr:
    """E(line), or the line where nothing in it is random."""
    return E(line) if line.has(*RANDOM) else line


def plain(line: Expr) -> Expr:
    """The line itself."""
    return line


@dataclass(frozen=True)
class Aim:
    """What a generator draws from.

    `kinds` are the operations that a line is made of (see `lines`), `families` and `scalars` its atoms, `around` what
    may stand around a line, `free` the indices that no sum binds and `bound` those that sums are over, `depth` how deep
    a line is, and `reasons` what is cited more often than the rest.
    """

    kinds: tuple[str, ...]
    families: tuple[Any, ...]
    scalars: tuple[Any, ...] = (t, s, FRACTION)
    around: tuple[Around, ...] = (plain,)
    free: tuple[Index, ...] = (k, l)
    bound: tuple[Index, ...] = (i, j, h)
    depth: int = 3
    reasons: tuple[Reason, ...] = ()
    ways: tuple[str, ...] = ("rewritten", "algebra", "algebra", "mutated", "step", "step")


def _in_weight(line: Expr) -> Expr:
    return D(line, w[k])


def _vanishing(*roots: int) -> Around:
    """The line times a polynomial in n that is zero at these sizes."""

    def around(line: Expr) -> Expr:
        return sympy.Mul(line, *(n - root for root in roots))

    return around


def elementary(order: int, entry: Any, place: Index = i) -> Expr:
    """order! times the elementary symmetric polynomial of the entries: zero at every size below the order.

    >>> elementary(2, w)
    Sum(w[i], (i, 1, n))**2 - Sum(w[i]**2, (i, 1, n))
    """
    known: list[Expr] = [sympy.Integer(1)]
    for total in range(1, order + 1):
        signs = ((-1) ** (r - 1) * sympy.ff(total - 1, r - 1) for r in range(1, total + 1))
        known.append(sum(sign * known[total - r] * Sum(entry[place] ** r, place) for r, sign in enumerate(signs, 1)))
    return known[order].expand()


AIMS: Mapping[str, Aim] = {
    "derivative": Aim(
        ("entry", "entry", "scalar", "add", "mul", "square", "sum", "inverse", "D"),
        (w, w, x, C),
        around=(
            _in_weight,
            lambda line: D(line, s),
            lambda line: D(D(line, w[k]), w[l]),
            lambda line: D(line * C[k, l], C[k, k]),
            lambda line: D(w[k] * E(delta[k] * line), w[k]),
            lambda line: D(w[k] * E(Sum(delta[g] * x[g] * line, g)), w[k]),
            lambda line: D(E(delta[k] * s * line) ** 2, s),
        ),
    ),
    "sift": Aim(
        ("entry", "entry", "add", "mul", "mul", "sum", "sum", "bracket", "bracket"),
        (w, x, C),
        around=(plain, lambda line: Sum(bracket(k, g) * bracket(g, h) * x[h] * line, g, h)),
        bound=(i, j),
    ),
    "variance": Aim(
        ("entry", "entry", "scalar", "add", "mul", "sum", "E", "covariance", "covariance"),
        (w, delta, xi, x),
        (t, s),
        (
            expectation,
            lambda line: Cov(line, delta[k] * w[k]),
            lambda line: Cov(delta[k] * x[l], line),
            lambda line: D(Cov(line, w[k] * delta[k]), w[k]),
            lambda line: Var(line + delta[k]),
            lambda line: Cov(delta[k], w[l] * delta[l] * Cov(line, delta[k] + xi[k])),
        ),
        depth=2,
        reasons=(linearity, independent),
    ),
    "linearity": Aim(
        ("entry", "scalar", "add", "mul", "sum", "E", "D"),
        (w, delta, z),
        around=(
            expectation,
            lambda line: E(delta[l] * line * D(Sum(delta[i] * w[i] * w[k], i), w[k])),
            lambda line: D(3 * expectation(line), w[k]),
            lambda line: D(expectation(w[k] ** 2 * line), w[k]),
            lambda line: D(expectation(line), p[k]),
            lambda line: D(E(delta[k] * E(delta[k] * line)), p[k]),
            lambda line: E(D(E(delta[k] * w[k] * line), w[k]) * delta[l]),
            lambda line: D(expectation(s * line), s),
        ),
    ),
    "independent": Aim(
        ("product", "product", "mul", "sum", "sum"),
        (delta, delta, eta, xi, w),
        (t,),
        (expectation, lambda line: E(delta[k] * line), lambda line: E(delta[k] * delta[l] * line)),
    ),
    "uncorrelated": Aim(
        ("entry", "mul", "sum"), (z, w), (t,), (lambda line: E(z[k] * line), lambda line: E(z[l] * line)), depth=2
    ),
    "correlated": Aim(
        ("entry", "mul", "sum"),
        (alpha, beta, w, rho),
        (t,),
        (
            expectation,
            lambda line: E(alpha[k] * line),
            lambda line: E(beta[l] * line),
            lambda line: E(alpha[k] * beta[l]) * line,
            lambda line: E(Sum(alpha[i] * w[i], i) * Sum(beta[i] * x[i], i)) + expectation(line),
        ),
        depth=2,
        reasons=(linearity, mean),
    ),
    "exchangeability": Aim(
        ("entry", "product", "mul", "sum", "sum"),
        (tau, tau, kappa, zeta, theta, w),
        (t,),
        (
            expectation,
            lambda line: E(tau[k] * line),
            lambda line: E(kappa[k] * kappa[l]) * expectation(line),
            lambda line: E(Sum(kappa[i] * w[i], i) * line),
            lambda line: E(zeta[k] ** 2 * zeta[l]) + expectation(line),
            lambda line: E(theta[k] ** 2 * line),
        ),
        depth=2,
        reasons=(linearity, mean, idempotent),
    ),
    "categorical": Aim(
        ("entry", "product", "mul", "sum", "sum"),
        (H, H, w, y),
        (t,),
        (
            expectation,
            lambda line: E(H[c, k] * line),
            lambda line: E(H[c, k] * H[c, l] * line),
            lambda line: E(Sum(H[a, i] * y[a] * w[i], a, i) * line),
        ),
        free=(k, l, c),
        bound=(i, j, a, b),
        depth=2,
        reasons=(linearity, independent, mean),
    ),
    "joint masks": Aim(
        ("entry", "entry", "mul", "square", "sum"),
        (phi, psi, w),
        (t,),
        (
            expectation,
            lambda line: E(phi[k] * line),
            lambda line: E(phi[k] * psi[l] * line),
            lambda line: E(Sum(phi[i] * psi[i] * w[i], i) * line),
        ),
        depth=2,
        reasons=(independent, correlated, linearity, idempotent, mean),
    ),
    "correlated matrices": Aim(
        ("entry", "entry", "mul", "sum", "square"),
        (nu, omega, omega, w, B),
        (t,),
        (
            expectation,
            lambda line: E(nu[k] * line),
            lambda line: E(omega[k] * line),
            lambda line: E(omega[k] * omega[l] * line),
            lambda line: E(nu[k] * nu[l]) * expectation(line),
        ),
        depth=2,
        reasons=(linearity, correlated, mean),
    ),
    "idempotent": Aim(
        ("entry", "add", "mul", "square", "cube", "cube", "sum"),
        (delta, delta, xi, R, w),
        (t, u),
        (expectation, plain, plain),
        free=(k, c),
        depth=2,
    ),
    "mean": Aim(
        ("entry", "mul", "add", "sum"),
        (delta, xi, z, R, G, G),
        (u, s),
        (
            expectation,
            lambda line: D(expectation(line), s),
            lambda line: D(expectation(line), p[k]),
            lambda line: E(2 * delta[k]) + expectation(line),
        ),
        free=(k, l, c),
        depth=2,
    ),
    "moments": Aim(
        ("entry", "square", "mul", "sum"),
        (xi, eta, delta),
        (u, t),
        (expectation, lambda line: E(delta[k] * delta[l]) * expectation(line)),
        depth=2,
        reasons=(idempotent, independent),
    ),
    "reading": Aim(
        ("entry", "scalar", "scalar", "add", "mul", "square", "cube", "sum", "sums", "inverse", "bracket", "D"),
        (w, x, X),
        (t, s, FRACTION, n, 1 / n, m),
        free=(k, l, c),
    ),
    "products": Aim(
        ("entry", "sum", "sum", "mul", "mul", "add", "square", "cube"), (w, x, X), (t, FRACTION), free=(k,)
    ),
    "renaming": Aim(
        ("entry", "sum", "sum", "mul", "mul", "E", "D", "D"),
        (w, x, delta, C),
        (t,),
        (
            plain,
            expectation,
            _in_weight,
            lambda line: Sum(expectation(delta[i] * line) * w[i], i),
            lambda line: Sum(x[i] * Sum(C[i, g] * w[g], g), i) * line,
            lambda line: E(delta[k] * E(Sum(delta[i] * line, i))),
        ),
        bound=(j, h, g),
        reasons=(linearity,),
    ),
    "orders": Aim(("graph", "graph", "graph", "add", "entry"), (C,), (t,), free=(k,), bound=(i, j, h, g), depth=1),
    "symmetric matrices": Aim(
        ("graph", "graph", "mul", "add", "entry", "D"),
        (B, B, C, w),
        (t,),
        (
            plain,
            lambda line: line + Sum(C[i, j] * B[j, h] * B[h, i], i, j, h),
            lambda line: line + B[k, l] * C[k, l],
            lambda line: line + Sum((C[i, j] - C[j, i]) * w[i] * x[j], i, j),
            lambda line: line * Sum(B[i, j] * B[j, h] * w[i] * x[h], i, j, h),
            _in_weight,
        ),
        bound=(i, j, h, g),
        depth=1,
    ),
    "coefficients": Aim(
        ("scalar", "scalar", "scalar", "entry", "add", "mul", "square", "inverse", "inverse", "D", "sum"),
        (w,),
        (t, s, 1 / s, FRACTION, n, 1 / n, m, s - 1, 1 / (1 - s)),
        (plain, lambda line: D(line, s), lambda line: line / s, lambda line: D(line, t) / (1 - s)),
        free=(k,),
    ),
    "totals": Aim(
        ("entry", "entry", "scalar", "scalar", "add", "mul", "sum", "square"),
        (chi, chi, w, delta),
        (t, 1 / TOTAL, t / TOTAL),
        (
            expectation,
            lambda line: expectation(line) / TOTAL,
            lambda line: D(expectation(line) / TOTAL, chi[k]),
            lambda line: D(expectation(line * t / TOTAL), chi[l]),
            lambda line: line * TOTAL / Sum(2 * chi[h], h) if not line.has(delta) else E(line) / TOTAL**2,
        ),
        bound=(i, j),
        depth=2,
        ways=("mutated", "rewritten", "step", "step"),
    ),
    "partial fractions": Aim(
        ("entry", "quotient", "quotient", "add", "mul", "mul", "square", "sum"),
        (p, p, w, delta),
        (t, FRACTION),
        (
            expectation,
            expectation,
            lambda line: D(line, p[k]) if not line.has(delta) else E(line),
            lambda line: line + D(w[k] / (1 - p[k]) ** 2, p[l]),
            lambda line: line + t * p[l] / (1 - p[k]) / p[k] ** 2,
            lambda line: line + t * p[k] / (3 - 2 * p[k]) / (1 - p[k]),
            lambda line: line + t * p[k] ** 2 / (3 - 2 * p[k]),
            lambda line: line + Sum(p[i] / (1 - p[i]), i) * t,
        ),
        bound=(i, j),
        depth=2,
        ways=("mutated", "rewritten", "step", "step", "step"),
    ),
    "brackets": Aim(
        ("bracket", "bracket", "entry", "mul", "mul", "square", "add", "sum", "sum"),
        (w, X, C),
        (t,),
        free=(k, l, c),
        bound=(i, j, a, b),
    ),
    "cumulants": Aim(
        ("powers", "powers", "mul", "sum"),
        (xi, delta, R),
        (u, t),
        (expectation, lambda line: E(xi[k] * line), lambda line: E(xi[k] * xi[l] * Sum(xi[g] * line, g))),
        free=(k, l, c),
        bound=(i, j),
        depth=1,
    ),
    "orbits": Aim(
        ("orbit",),
        (delta, xi, eta),
        (t,),
        (
            expectation,
            lambda line: E(delta[k] * line),
            lambda line: E(line * (xi[k] + delta[l])),
            lambda line: line + E(xi[k] * Sum(delta[i] * xi[i] * xi[j], i, j)),
        ),
        depth=1,
        reasons=(linearity, independent, sift),
    ),
    "cut-off": Aim(
        ("scalar", "entry", "add", "mul", "sum", "sum", "inverse", "bracket", "D", "E"),
        (w, y, delta),
        (t, n, 1 / n),
        (
            _vanishing(1),
            _vanishing(1, 2),
            _vanishing(1, 2, 3),
            lambda line: line * (1 - Sum(1, i)),
            lambda line: line * (n - 1) * (n - 2) / n**2,
            lambda line: line / n + t * (n - 1) * (n - 2) * (n - 3) / n**4,
            lambda line: line + elementary(2, w),
            lambda line: line * elementary(2, x),
            lambda line: line + elementary(3, x) * w[k],
            lambda line: line + E(elementary(2, delta)),
            lambda line: line + D(elementary(2, w), w[k]),
            lambda line: line + Sum(D(w[i] * t, w[j]), i, j),
            lambda line: line + Sum(w[i] + t, i),
            lambda line: line * elementary(2, y, a),
            lambda line: line * Sum(bracket(i, j) * w[i] / w[j] - 1, i, j),
            plain,
            plain,
            plain,
        ),
        depth=2,
        ways=("mutated", "mutated", "rewritten", "step", "tight", "tight", "tight"),
    ),
    "sizes less a number": Aim(
        ("scalar", "scalar", "entry", "add", "mul", "sum", "square", "E"),
        (w, x, delta),
        (t, n, 1 / n, 1 / (n - 1), 1 / (n - 2)),
        (
            plain,
            lambda line: line / (n - 1),
            # Zero at n = 3 and 4, which no power of n shows.
            lambda line: line * (6 / n - 6 / (n - 1) + 1 / (n - 2)),
            lambda line: line + t * (6 / n - 6 / (n - 1) + 1 / (n - 2)),
        ),
        depth=2,
        ways=("mutated", "mutated", "rewritten", "step", "tight", "tight"),
    ),
    "over an index": Aim(
        (
            "entry",
            "scalar",
            "add",
            "mul",
            "sum",
            "over an index",
            "over an index",
            "exponential",
            "power of a size",
            "E",
        ),
        (w, x, delta, eta),
        (t, n, FRACTION),
        (
            plain,
            expectation,
            lambda line: E(delta[k] * line),
            lambda line: line + expectation(line) * t,
            lambda line: line * Sum(w[h], h),
            _in_weight,
        ),
        free=(k, c),
        bound=(i, j, h, g),
        depth=2,
        reasons=(linearity, independent, exponential, values),
        ways=("rewritten", "rewritten", "mutated", "step"),
    ),
    "exponential": Aim(
        ("entry", "add", "mul", "exponential", "exponential", "over an index", "function", "E"),
        (w, x, delta, xi, sigma),
        (t, s, FRACTION),
        (expectation, lambda line: E(xi[k] * line), lambda line: D(line, w[k]), lambda line: D(expectation(line), s)),
        free=(k,),
        bound=(i, j, h, g),
        depth=2,
        reasons=(linearity, independent, exponential, generating, values, reflection),
        ways=("rewritten", "rewritten", "mutated", "step"),
    ),
    "logarithm": Aim(
        ("entry", "add", "mul", "logarithm", "logarithm", "logarithm", "function", "E"),
        (w, x, delta),
        (t, s, FRACTION),
        (plain, expectation, lambda line: E(delta[k] * line), lambda line: line + expectation(line) * t),
        free=(k,),
        bound=(i, j, h, g),
        depth=2,
        reasons=(linearity, exponential, values, reflection, logarithm),
        ways=("rewritten", "rewritten", "mutated", "step"),
    ),
    "counts": Aim(
        ("entry", "add", "mul", "counts", "counts", "E"),
        (w, v, delta, iota),
        (t, s, FRACTION),
        (expectation, lambda line: E(iota[k] * line), lambda line: E(iota[k] ** 2 * line)),
        free=(k,),
        bound=(i, j, h, g),
        depth=2,
        reasons=(linearity, independent, generating, values, mean, moments),
        ways=("rewritten", "rewritten", "mutated", "step"),
    ),
    "steps": Aim(
        ("entry", "mul", "mul", "add", "sum", "square", "bracket", "E", "D"),
        (w, delta, p),
        (t, s),
        (lambda line: E(delta[k] * line), lambda line: D(E(delta[k] * w[l] * line), w[l]), _in_weight),
        ways=("step", "step", "step", "rewritten"),
    ),
}
