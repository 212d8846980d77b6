"""Printed formulas: exact forms one by one, and every printed form read back to the expression it came from."""

import re

import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st
from sympy import Expr, Integer, Mul, Pow

from symdrop.catalogue import catalogue
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import (
    Bracket,
    Cov,
    D,
    E,
    Rational,
    Scalar,
    Size,
    Sum,
    Var,
    bracket,
    family,
    index,
    scalar,
    size,
)
from symdrop.latex import latex, plain
from symdrop.latex.notation import Piece
from symdrop.latex.printers import LatexPrinter, PlainPrinter
from symdrop.theorem import Theorem

m, n = size("m n")
a = index("a", m)
i, j, k, l = index("i j k l", n)
w, v, I, p, s, mu, c, delta, xi, z = family("w v I p s mu c delta xi z", n)
X = family("X", m, n)
A_prime, A_double_prime = family("A_prime A_double_prime", m)
keep_rate, delta_1 = family("keep_rate delta_1", n)
t, eta, x, b, alpha, delta_2 = scalar("t eta x b alpha delta_2")
a_scalar, rate, Alpha, w1, a_1_prime = scalar("g drop_rate Alpha w1 a_1_prime")

half = Rational(1, 2)
residual = t - Sum(delta[i] * w[i] * I[i], i)
others = Sum((1 - bracket(j, k)) * w[j] * delta[j] * delta[k] * I[j] * I[k], j)


@pytest.mark.parametrize(
    ("expression", "latex", "plain"),
    [
        (Integer(0), "0", "0"),
        (Integer(-12), "-12", "-12"),
        (Rational(-3, 2), r"-\frac{3}{2}", "-3/2"),
        (w[k], "w_k", "w_k"),
        (-w[k], "-w_k", "-w_k"),
        (w[k] ** 12, "w_k^{12}", "w_k^12"),
        (X[a, i] ** 2, "X_{a i}^2", "X_{a,i}^2"),
        (delta[j] * xi[j], r"\delta_j \xi_j", "delta_j xi_j"),
        (keep_rate[k] * rate, r"\mathrm{drop\_rate} \mathrm{keep\_rate}_k", "drop_rate keep_rate_k"),
        (delta_1[k] * delta_2, r"\delta_{1, k} \delta_2", "delta_1_k delta_2"),
        (Alpha * w1, r"\mathrm{Alpha} w_1", "Alpha w1"),
        (family("w", size("lambda"))[index("mu", size("lambda"))], r"w_{\mu}", "w_mu"),
        # Factors: number, coefficients, masks and probabilities, weights, inputs, parentheses, sums, derivatives.
        (3 * n * w[k] * t, "3 n t w_k", "3 n t w_k"),
        (I[k] ** 2 * w[k] * (1 - p[k]) * p[k], "p_k (1 - p_k) w_k I_k^2", "p_k (1 - p_k) w_k I_k^2"),
        (
            p[k] * p[l] * (1 - p[l]) * (1 - p[k]),
            "p_k (1 - p_k) p_l (1 - p_l)",
            "p_k (1 - p_k) p_l (1 - p_l)",
        ),
        (w[j] * (delta[j] - p[j]) * I[j], r"(\delta_j - p_j) w_j I_j", "(delta_j - p_j) w_j I_j"),
        (E(delta[j] * delta[k]) * w[j], r"\mathbb{E}[\delta_j \delta_k] w_j", "E[delta_j delta_k] w_j"),
        (bracket(i, j) ** 2 * p[i], "[i = j]^2 p_i", "[i = j]^2 p_i"),
        (t * (1 - bracket(k, l)), "(1 - [k = l]) t", "(1 - [k = l]) t"),
        (x**2 * (b**2 + x) * eta, r"\eta x^2 (x + b^2)", "eta x^2 (x + b^2)"),
        (
            -p[k] * I[k] * residual,
            r"-p_k I_k \left(t - \sum_{i=1}^{n} \delta_i w_i I_i\right)",
            "-p_k I_k (t - sum_i delta_i w_i I_i)",
        ),
        (
            Sum(w[i], i) * Sum(p[i], i),
            r"\left(\sum_{i=1}^{n} p_i\right) \left(\sum_{i=1}^{n} w_i\right)",
            "(sum_i p_i) (sum_i w_i)",
        ),
        (
            Sum(w[i], i) * D(t**2, t),
            r"\left(\sum_{i=1}^{n} w_i\right) \left(\frac{\partial}{\partial t} t^2\right)",
            "(sum_i w_i) (d/dt t^2)",
        ),
        (t * D(t + w[k], t), r"t \frac{\partial}{\partial t} (t + w_k)", "t d/dt (t + w_k)"),
        # Terms: single symbols first, a positive one in front; sums last, those over more indices later.
        (-p[k] + 1, "1 - p_k", "1 - p_k"),
        (p[k] - half, r"p_k - \frac{1}{2}", "p_k - 1/2"),
        (-p[k] - half, r"-\frac{1}{2} - p_k", "-1/2 - p_k"),
        (p[k] * w[k] - delta[k] * w[k], r"p_k w_k - \delta_k w_k", "p_k w_k - delta_k w_k"),
        (p[k] * w[k] - t, "p_k w_k - t", "p_k w_k - t"),
        (
            Sum(v[i] ** 2 * I[i] / p[i], i) - t * Sum(v[i], i),
            r"\sum_{i=1}^{n} \frac{v_i^2 I_i}{p_i} - t \sum_{i=1}^{n} v_i",
            "sum_i (v_i^2 I_i)/p_i - t sum_i v_i",
        ),
        (z[i] - mu[i], r"z_i - \mu_i", "z_i - mu_i"),
        (Sum(p[i] * w[i], i) - t, r"\sum_{i=1}^{n} p_i w_i - t", "sum_i p_i w_i - t"),
        (Rational(1, 4) - (x - half) ** 2, r"\frac{1}{4} - \left(x - \frac{1}{2}\right)^2", "1/4 - (x - 1/2)^2"),
        (E(delta[k] ** 2) - p[k] ** 2, r"\mathbb{E}[\delta_k^2] - p_k^2", "E[delta_k^2] - p_k^2"),
        (
            Sum(Sum(w[i] * v[j], j), i) - Sum(w[i] * t, i) + t**2,
            r"t^2 - \sum_{i=1}^{n} t w_i + \sum_{j=1}^{n} \sum_{i=1}^{n} v_j w_i",
            "t^2 - sum_i t w_i + sum_j sum_i v_j w_i",
        ),
        (
            w[k] * (1 - eta * p[k]) + eta * I[k] * residual,
            r"(1 - \eta p_k) w_k + \eta I_k \left(t - \sum_{i=1}^{n} \delta_i w_i I_i\right)",
            "(1 - eta p_k) w_k + eta I_k (t - sum_i delta_i w_i I_i)",
        ),
        (
            p[k] * (1 - p[k]) * w[k] * I[k] ** 2 - p[k] * I[k] * residual,
            r"-p_k I_k \left(t - \sum_{i=1}^{n} \delta_i w_i I_i\right) + p_k (1 - p_k) w_k I_k^2",
            "-p_k I_k (t - sum_i delta_i w_i I_i) + p_k (1 - p_k) w_k I_k^2",
        ),
        (
            Sum(w[i], i) - E(Sum(w[i] * delta[i], i)),
            r"\sum_{i=1}^{n} w_i - \mathbb{E}\left[\sum_{i=1}^{n} \delta_i w_i\right]",
            "sum_i w_i - E[sum_i delta_i w_i]",
        ),
        # Fractions.
        (1 / p[k], r"\frac{1}{p_k}", "1/p_k"),
        (1 / (2 * p[k]), r"\frac{1}{2 p_k}", "1/(2 p_k)"),
        (-3 / p[k] ** 2, r"-\frac{3}{p_k^2}", "-3/p_k^2"),
        (delta[k] / p[k] * w[k], r"\frac{\delta_k}{p_k} w_k", "(delta_k/p_k) w_k"),
        ((1 - p[i]) / p[i] * v[i] ** 2 / 2, r"\frac{1 - p_i}{2 p_i} v_i^2", "((1 - p_i)/(2 p_i)) v_i^2"),
        # A number and what is below stand in one fraction.
        (2 * Sum(w[i], i) / n, r"\frac{2}{n} \sum_{i=1}^{n} w_i", "(2/n) sum_i w_i"),
        (-Sum(w[i], i) / (2 * m * n), r"-\frac{1}{2 m n} \sum_{i=1}^{n} w_i", "-(1/(2 m n)) sum_i w_i"),
        (
            2 * eta * p[k] / c[k] * residual,
            r"\frac{2 \eta p_k}{c_k} \left(t - \sum_{i=1}^{n} \delta_i w_i I_i\right)",
            "((2 eta p_k)/c_k) (t - sum_i delta_i w_i I_i)",
        ),
        (3 * bracket(i, j) * (1 - p[i]) / p[i], r"[i = j] \frac{3 (1 - p_i)}{p_i}", "[i = j] ((3 (1 - p_i))/p_i)"),
        (v[i] ** 2 * I[i] ** 2 / p[i], r"\frac{v_i^2 I_i^2}{p_i}", "(v_i^2 I_i^2)/p_i"),
        (p[k] * w[k] / c[k], r"\frac{p_k w_k}{c_k}", "(p_k w_k)/c_k"),
        (w[k] / c[k], r"\frac{w_k}{c_k}", "w_k/c_k"),
        (E(delta[i]) / (p[i] * p[j]), r"\frac{\mathbb{E}[\delta_i]}{p_i p_j}", "E[delta_i]/(p_i p_j)"),
        (eta / (1 - eta), r"\frac{\eta}{1 - \eta}", "eta/(1 - eta)"),
        (eta * w[k] / (1 - eta), r"\frac{\eta w_k}{1 - \eta}", "(eta w_k)/(1 - eta)"),
        # Sums, and those over j != k.
        (Sum(-w[j], j), r"\sum_{j=1}^{n} (-w_j)", "sum_j (-w_j)"),
        (Sum(w[j] + p[j], j), r"\sum_{j=1}^{n} (p_j + w_j)", "sum_j (p_j + w_j)"),
        (Sum(X[a, i] * w[i], a, i), r"\sum_{a=1}^{m} \sum_{i=1}^{n} w_i X_{a i}", "sum_a sum_i w_i X_{a,i}"),
        (Sum(w[i], i) ** 2, r"\left(\sum_{i=1}^{n} w_i\right)^2", "(sum_i w_i)^2"),
        (others, r"\sum_{j \neq k} \delta_j \delta_k w_j I_j I_k", "sum_{j != k} delta_j delta_k w_j I_j I_k"),
        (Sum(1 - bracket(j, k), j), r"\sum_{j \neq k} 1", "sum_{j != k} 1"),
        (Sum(-(1 - bracket(j, k)) * w[j], j), r"\sum_{j \neq k} (-w_j)", "sum_{j != k} (-w_j)"),
        (Sum(3 * (1 - bracket(j, k)) * w[j], j), r"\sum_{j \neq k} 3 w_j", "sum_{j != k} 3 w_j"),
        (
            Sum((1 - bracket(j, l)) * (1 - bracket(j, k)) * w[j], j),
            r"\sum_{j \neq k, l} w_j",
            "sum_{j != k, l} w_j",
        ),
        (
            Sum((1 - bracket(i, j)) * w[i] * w[j], i, j),
            r"\sum_{i=1}^{n} \sum_{j \neq i} w_i w_j",
            "sum_i sum_{j != i} w_i w_j",
        ),
        (
            Sum((1 - bracket(k, l)) * (1 - bracket(j, k)) * w[j], j),
            r"\sum_{j \neq k} (1 - [k = l]) w_j",
            "sum_{j != k} (1 - [k = l]) w_j",
        ),
        (Sum((1 - bracket(k, l)) * w[j], j), r"\sum_{j=1}^{n} (1 - [k = l]) w_j", "sum_j (1 - [k = l]) w_j"),
        (Sum((2 - bracket(j, k)) * w[j], j), r"\sum_{j=1}^{n} (2 - [j = k]) w_j", "sum_j (2 - [j = k]) w_j"),
        (Sum((1 - bracket(j, k)) ** 2 * w[j], j), r"\sum_{j=1}^{n} (1 - [j = k])^2 w_j", "sum_j (1 - [j = k])^2 w_j"),
        # Expectations and derivatives.
        (E(delta[j]) ** 2, r"\mathbb{E}[\delta_j]^2", "E[delta_j]^2"),
        (D(w[i], w[k]), r"\frac{\partial w_i}{\partial w_k}", "dw_i/dw_k"),
        (D(t**2, t) ** 2, r"\left(\frac{\partial}{\partial t} t^2\right)^2", "(d/dt t^2)^2"),
        (D(-t * b, t), r"\frac{\partial}{\partial t} (-t b)", "d/dt (-t b)"),
        (
            E(D(half * residual**2, w[k])),
            r"\mathbb{E}\left[\frac{\partial}{\partial w_k} \frac{1}{2} "
            r"\left(t - \sum_{i=1}^{n} \delta_i w_i I_i\right)^2\right]",
            "E[d/dw_k 1/2 (t - sum_i delta_i w_i I_i)^2]",
        ),
        # Names with primes; TeX takes a prime for a superscript.
        (A_prime[a] + t * A_double_prime[a], "A'_a + t A''_a", "A'_a + t A''_a"),
        (A_prime[a] ** 2 * a_1_prime, r"a_1' {A'_a}^2", "a_1_prime A'_a^2"),
        # A loss comes before what is added to it, and powers of sums come in order.
        (
            Sum(w[i] ** 2, i) + Sum((v[i] - Sum(w[j], j)) ** 2, i),
            r"\sum_{i=1}^{n} \left(v_i - \sum_{j=1}^{n} w_j\right)^2 + \sum_{i=1}^{n} w_i^2",
            "sum_i (v_i - sum_j w_j)^2 + sum_i w_i^2",
        ),
        (
            t * E(Sum(w[i] * z[i], i) ** 2) + E((t - Sum(z[i], i)) ** 2),
            r"\mathbb{E}\left[\left(t - \sum_{i=1}^{n} z_i\right)^2\right] "
            r"+ t \mathbb{E}\left[\left(\sum_{i=1}^{n} z_i w_i\right)^2\right]",
            "E[(t - sum_i z_i)^2] + t E[(sum_i z_i w_i)^2]",
        ),
        (
            Sum(w[i], i) ** 2 + t * Sum(w[i], i),
            r"t \sum_{i=1}^{n} w_i + \left(\sum_{i=1}^{n} w_i\right)^2",
            "t sum_i w_i + (sum_i w_i)^2",
        ),
        # Products over an index: the last factor, with parentheses around a sum and around another such factor.
        (Prod(w[i], i), r"\prod_{i=1}^{n} w_i", "prod_i w_i"),
        (Prod(w[i] * I[i], i), r"\prod_{i=1}^{n} w_i I_i", "prod_i w_i I_i"),
        (Prod(1 + w[i], i, but=k), r"\prod_{i \neq k} (1 + w_i)", "prod_{i != k} (1 + w_i)"),
        (Prod(-w[i], i, but=(l, k)), r"\prod_{i \neq k, l} (-w_i)", "prod_{i != k, l} (-w_i)"),
        (Prod(2, i, but=k), r"\prod_{i \neq k} 2", "prod_{i != k} 2"),
        (Prod(X[a, i], a, i), r"\prod_{a=1}^{m} \prod_{i=1}^{n} X_{a i}", "prod_a prod_i X_{a,i}"),
        (Prod(Sum(X[a, i], a), i), r"\prod_{i=1}^{n} \sum_{a=1}^{m} X_{a i}", "prod_i sum_a X_{a,i}"),
        (
            Sum(w[k] * Prod(1 + w[j], j, but=k), k),
            r"\sum_{k=1}^{n} w_k \prod_{j \neq k} (1 + w_j)",
            "sum_k w_k prod_{j != k} (1 + w_j)",
        ),
        (Prod(w[i], i) * exp(-t) * v[k], r"v_k e^{-t} \prod_{i=1}^{n} w_i", "v_k exp(-t) prod_i w_i"),
        (
            Prod(w[i], i) * Sum(v[i], i),
            r"\left(\sum_{i=1}^{n} v_i\right) \left(\prod_{i=1}^{n} w_i\right)",
            "(sum_i v_i) (prod_i w_i)",
        ),
        (Prod(w[i], i) ** 2, r"\left(\prod_{i=1}^{n} w_i\right)^2", "(prod_i w_i)^2"),
        (t / Prod(w[i], i), r"\frac{t}{\prod_{i=1}^{n} w_i}", "t/(prod_i w_i)"),
        (
            Sum(v[i], i) / Prod(w[i], i),
            r"\frac{\sum_{i=1}^{n} v_i}{\prod_{i=1}^{n} w_i}",
            "(sum_i v_i)/(prod_i w_i)",
        ),
        (Prod(w[i], i) / t, r"\frac{1}{t} \prod_{i=1}^{n} w_i", "(1/t) prod_i w_i"),
        (D(Prod(w[i], i), w[k]), r"\frac{\partial}{\partial w_k} \prod_{i=1}^{n} w_i", "d/dw_k prod_i w_i"),
        (
            E(Prod(1 + delta[i] * w[i], i)),
            r"\mathbb{E}\left[\prod_{i=1}^{n} (1 + \delta_i w_i)\right]",
            "E[prod_i (1 + delta_i w_i)]",
        ),
        (t - Prod(w[i], i), r"t - \prod_{i=1}^{n} w_i", "t - prod_i w_i"),
        # Exponentials: a power of e where the exponent is short and low, else the function.
        (exp(-t), "e^{-t}", "exp(-t)"),
        (exp(t), "e^t", "exp(t)"),
        (exp(1) * t, "e t", "exp(1) t"),
        (exp(2 * w[i] * I[i]), "e^{2 w_i I_i}", "exp(2 w_i I_i)"),
        (exp(t**2 / 2), r"\exp\left(\frac{1}{2} t^2\right)", "exp(1/2 t^2)"),
        (exp(exp(t)), r"\exp(e^t)", "exp(exp(t))"),
        (exp(E(delta[i])), r"\exp(\mathbb{E}[\delta_i])", "exp(E[delta_i])"),
        (
            E(exp(-Sum(delta[i] * w[i], i))),
            r"\mathbb{E}\left[\exp\left(-\sum_{i=1}^{n} \delta_i w_i\right)\right]",
            "E[exp(-sum_i delta_i w_i)]",
        ),
        (
            exp(t * w[i] + b * v[i] + x * I[i] + eta * p[i]),
            r"\exp(\eta p_i + t w_i + b v_i + I_i x)",
            "exp(eta p_i + t w_i + b v_i + I_i x)",
        ),
        (
            Prod(1 - p[i] + p[i] * exp(-w[i]), i),
            r"\prod_{i=1}^{n} (1 - p_i + p_i e^{-w_i})",
            "prod_i (1 - p_i + p_i exp(-w_i))",
        ),
        (1 / (1 + exp(-t)), r"\frac{1}{1 + e^{-t}}", "1/(1 + exp(-t))"),
        (exp(-t) / (1 + exp(-t)), r"\frac{e^{-t}}{1 + e^{-t}}", "exp(-t)/(1 + exp(-t))"),
        (D(exp(t), t), r"\frac{\partial}{\partial t} e^t", "d/dt exp(t)"),
        (Pow(exp(t), 2, evaluate=False), "(e^t)^2", "(exp(t))^2"),
        # The logistic function and its integral.
        (logistic(t), r"\sigma(t)", "logistic(t)"),
        (
            logistic(t) ** 2 * (1 - logistic(t)) * w[k],
            r"w_k \sigma(t)^2 (1 - \sigma(t))",
            "w_k logistic(t)^2 (1 - logistic(t))",
        ),
        (1 / logistic(t), r"\frac{1}{\sigma(t)}", "1/logistic(t)"),
        (
            softplus(t - Sum(w[i], i)),
            r"\operatorname{softplus}\left(t - \sum_{i=1}^{n} w_i\right)",
            "softplus(t - sum_i w_i)",
        ),
        (log(t) * w[k], r"w_k \log(t)", "w_k log(t)"),
        (log(1 + exp(t)) ** 2, r"\log(1 + e^t)^2", "log(1 + exp(t))^2"),
        (Sum(softplus(w[i]), i), r"\sum_{i=1}^{n} \operatorname{softplus}(w_i)", "sum_i softplus(w_i)"),
        # Powers with a size.
        (p[k] ** n, "p_k^n", "p_k^n"),
        ((1 - p[k]) ** (n - 1), "(1 - p_k)^{n - 1}", "(1 - p_k)^(n - 1)"),
        ((-t) ** n, "(-t)^n", "(-t)^n"),
        (Integer(-1) ** n, "(-1)^n", "(-1)^n"),
        (half**n, r"\left(\frac{1}{2}\right)^n", "(1/2)^n"),
        (t * p[k] ** (-2 * n), r"\frac{t}{p_k^{2 n}}", "t/(p_k^(2 n))"),
        (3 * 2**n, r"3 \times 2^n", "3 * 2^n"),
        (3 * 2**n / (5 * 2**m), r"\frac{3 \times 2^n}{5 \times 2^m}", "(3 * 2^n)/(5 * 2^m)"),
        (Sum(w[i], i) ** n, r"\left(\sum_{i=1}^{n} w_i\right)^n", "(sum_i w_i)^n"),
        # An unevaluated product is shown as its author built it.
        (
            Mul(p[i], w[i] ** 2 / c[i] ** 2, c[i] ** 2 * I[i] ** 2, evaluate=False),
            r"p_i \frac{w_i^2}{c_i^2} c_i^2 I_i^2",
            "p_i (w_i^2/c_i^2) (c_i^2 I_i^2)",
        ),
    ],
)
def test_a_form_is_printed_exactly(expression, latex, plain):
    assert (LatexPrinter().doprint(expression), PlainPrinter().doprint(expression)) == (latex, plain)


def test_a_sum_over_others_keeps_an_unevaluated_summand():
    summand = Mul(1 - bracket(i, k), w[i] / c[i], c[i] * I[i], evaluate=False)
    assert LatexPrinter().doprint(Sum(summand, i)) == r"\sum_{i \neq k} \frac{w_i}{c_i} c_i I_i"


def test_a_number_does_not_make_an_unevaluated_summand_cancel():
    summand = Mul(2, w[i] / c[i], c[i] * I[i], evaluate=False)
    assert LatexPrinter().doprint(Sum(summand, i)) == r"\sum_{i=1}^{n} 2 \frac{w_i}{c_i} c_i I_i"


def test_a_line_is_broken_between_terms_and_where_it_must_inside_parentheses():
    inner = t**2 - 2 * t * Sum(w[j], j)
    pieces = PlainPrinter().pieces(w[k] - p[k] * inner, lambda text: len(text) <= 20)
    assert pieces == [Piece(0, "w_k"), Piece(0, "- p_k ("), Piece(1, "t^2"), Piece(1, "- 2 t sum_j w_j )")]


def test_a_line_is_broken_inside_a_sum_and_an_expectation():
    pieces = PlainPrinter().pieces(t - E(Sum(t * z[i] + w[i] * z[i], i)), lambda text: len(text) <= 20)
    assert pieces == [
        Piece(0, "t"),
        Piece(0, "- E["),
        Piece(1, "sum_i ("),
        Piece(2, "t z_i"),
        Piece(2, "+ z_i w_i ) ]"),
    ]
    pieces = LatexPrinter().pieces(E(Sum(t * z[i] + w[i], i)), lambda text: len(text) <= 24)
    assert [piece.text for piece in pieces] == [
        r"\mathbb{E}\biggl[",
        r"\sum_{i=1}^{n} \biggl(",
        "w_i",
        r"+ t z_i \biggr) \biggr]",
    ]


def test_a_line_is_broken_inside_a_product_and_a_function_but_not_inside_an_exponent():
    pieces = LatexPrinter().pieces(t * Prod(1 - p[i] + p[i] * exp(-w[i]), i), lambda text: len(text) <= 24)
    assert [piece.text for piece in pieces] == [
        r"t \prod_{i=1}^{n} \biggl(",
        "1",
        "- p_i",
        r"+ p_i e^{-w_i} \biggr)",
    ]
    pieces = PlainPrinter().pieces(E(exp(t - Sum(w[i] * z[i], i))), lambda text: len(text) <= 20)
    assert [piece.text for piece in pieces] == ["E[", "exp(", "t", "- sum_i z_i w_i ) ]"]
    assert [each.text for each in LatexPrinter().pieces(w[k] * exp(t - w[k]), lambda text: len(text) <= 8)] == [
        "w_k e^{t - w_k}"
    ]


def test_a_quantity_called_e_or_sigma_is_told_from_the_function():
    e, sigma = scalar("e sigma")
    assert latex(e * exp(-t)) == r"e \exp(-t)"
    assert latex(sigma * logistic(t)) == r"\sigma \operatorname{logistic}(t)"
    assert latex(scalar("sigma_t") * logistic(t)) == r"\sigma_t \sigma(t)"


def test_a_product_of_two_residuals_is_broken_between_them():
    pieces = PlainPrinter().pieces(-I[k] * (t - w[k]) * (t - w[l]), lambda text: len(text) <= 18)
    assert pieces == [Piece(0, "-I_k (t - w_k)"), Piece(1, "* (t - w_l)")]


def test_nothing_is_broken_that_fits():
    line = w[k] - p[k] * (t**2 - 2 * t * Sum(w[j], j))
    assert " ".join(piece.text for piece in PlainPrinter().pieces(line, lambda text: True)) == PlainPrinter().doprint(
        line
    )


# Reading back. The reader knows the grammar of the plain form; LaTeX is first turned into it.

ENTRY = r"(?:[A-Za-z]+'*_\{[a-z,]+\}|[A-Za-z]+'*(?:_(?:[a-z]+|[0-9]))?)"
TOKEN = re.compile(
    rf"\s*(?:(?P<sum>(?:sum|prod)_(?:\{{[^}}]*\}}|[a-z]))|(?P<function>(?:exp|log|softplus|logistic|Var|Cov)\()|(?P<derivative>d(?:{ENTRY})?/d{ENTRY})|(?P<number>\d+)|(?P<mean>E\[)"
    rf"|(?P<bracket>\[[a-z] = [a-z]\])|(?P<entry>{ENTRY})|(?P<sign>[-+*/^(),\]]))"
)


class PlainReader:
    """Reads the plain form: a sum and a derivative apply to the product that follows them.

    The names are those of the expression that was printed.
    """

    def __init__(self, text, printed):
        entries, brackets = (printed.atoms(kind) for kind in (sympy.Indexed, Bracket))
        sums = printed.atoms(sympy.Sum, sympy.Product)
        places = [each.indices for each in entries] + [each.args for each in brackets]
        places += [[limits[0] for limits in each.limits] for each in sums]
        name = PlainPrinter().name
        self.families = {name(each.base.name): each.base for each in entries}
        self.scalars = {name(each.name): each for each in printed.atoms(Scalar, Size)}
        self.indices = {str(each): each for some in places for each in some}
        self.tokens, at = [], 0
        while at < len(text.rstrip()):
            found = TOKEN.match(text, at)
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()

    def read(self):
        result = self.total()
        assert self.tokens == []
        return result

    def next_is(self, *texts):
        return bool(self.tokens) and self.tokens[0][1] in texts

    def total(self):
        sign = -1 if self.next_is("-") and self.tokens.pop(0) else 1
        result = sign * self.product()
        while self.next_is("+", "-"):
            sign = 1 if self.tokens.pop(0)[1] == "+" else -1
            result += sign * self.product()
        return result

    def product(self):
        factors = []
        while self.tokens and not self.next_is("+", "-", ")", "]", ","):
            factors.append(self.fraction())
            if self.next_is("*"):
                self.tokens.pop(0)
        return Mul(*factors)

    def fraction(self):
        above = self.power()
        if self.next_is("/"):
            self.tokens.pop(0)
            return above / self.power()
        return above

    def power(self):
        base = self.atom()
        if self.next_is("^"):
            self.tokens.pop(0)
            return base ** self.atom()
        return base

    def atom(self):
        kind, text = self.tokens.pop(0)
        if text == "(" or kind in ("mean", "function"):
            parts = [self.total()]
            while self.tokens.pop(0)[1] == ",":
                parts.append(self.total())
            return WORDS[text[:-1]](*parts)
        if kind == "sum":
            return self.sums(text)
        if kind == "derivative":
            inside, variable = text[1:].split("/d")
            return D(self.entry(inside) if inside else self.product(), self.entry(variable))
        if kind == "bracket":
            return bracket(self.indices[text[1]], self.indices[text[-2]])
        return Integer(text) if kind == "number" else self.entry(text)

    def sums(self, text):
        if text.startswith("prod"):
            place, *others = (self.indices[each] for each in re.findall(r"[a-z]", text[5:]))
            places = [place]
            while not others and self.tokens and re.fullmatch("prod_[a-z]", self.tokens[0][1]):
                places.append(self.indices[self.tokens.pop(0)[1][-1]])
            return Prod(self.product(), *places, but=tuple(others))
        indices, factors = [], []
        while True:
            names = re.findall(r"[a-z]", text[4:])
            indices.append(self.indices[names[0]])
            factors += [1 - bracket(self.indices[names[0]], self.indices[other]) for other in names[1:]]
            if not (self.tokens and self.tokens[0][1].startswith("sum_")):
                return Sum(Mul(*factors, self.product()), *indices)
            text = self.tokens.pop(0)[1]

    def entry(self, text):
        if text in self.scalars:
            return self.scalars[text]
        name, _, subscripts = text.partition("_")
        return self.families[name][tuple(self.indices[each] for each in re.findall("[a-z]", subscripts))]


def plain_form(latex):
    """The plain form of the LaTeX that is printed."""
    fraction = re.compile(r"\\frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}")
    latex = re.sub(r"_\{(\w) (\w)\}", r"_<\1,\2>", latex)
    latex = re.sub(r"\\frac\{\\partial ?(\S*)\}\{\\partial ((?:[^{}]|\{[^{}]*\})*)\}", r"d\1/d\2", latex)
    latex = re.sub(r"\\operatorname\{(\w+)\}|\{\\mathrm\{(\w+)\}\}", r"\1\2", latex)
    latex = re.sub(r"\{(\\?\w+'+)\}\^", r"\1^", latex)
    latex = latex.replace(r"\mathbb{E}", "E").replace(r"\left", "").replace(r"\right", "")
    latex = re.sub(r"\\(sum|prod)_\{(\w) \\neq ([^}]*)\}", r"\1_<\2 != \3>", latex)
    latex = re.sub(r"\\(sum|prod)_\{(\w)=1\}\^\{\w\}", r"\1_\2", latex)
    latex = re.sub(r"\\sigma(?=\()", "logistic", latex).replace(r"\times", "*")
    # An index called e stands in one of the first three.
    power = r"\^(?:(\w)|\{((?:[^{}]|\{[^{}]*\})*)\})"
    latex = re.sub(rf"_\w|<[^>]*>|\[\w = \w\]|(?<![a-z\\])e(?:{power})?(?!\w)", exponential, latex)
    latex = re.sub(r"\^\{([^{}]+)\}", r"^(\1)", latex)
    while r"\frac" in latex:
        latex = fraction.sub(r"((\1)/(\2))", latex)
    return latex.replace("\\", "").replace("<", "{").replace(">", "}")


def exponential(power):
    return f"exp({power[1] or power[2] or 1})" if power[0][0] == "e" else power[0]


# What a word says of what stands in its parentheses; parentheses alone say nothing.
WORDS = {"exp": exp, "log": log, "softplus": softplus, "logistic": logistic, "E": E, "Var": Var, "Cov": Cov, "": Mul}


def evaluated(expression):
    """The expression with every unevaluated product multiplied out as SymPy does."""
    if isinstance(expression, sympy.Indexed | sympy.Symbol | Bracket) or not expression.args:
        return expression
    if isinstance(expression, sympy.Sum | sympy.Product):
        return expression.func(evaluated(expression.function), *expression.limits)
    return expression.func(*map(evaluated, expression.args))


@pytest.mark.parametrize("found", list(catalogue()), ids=lambda found: found.name)
def test_every_line_of_the_catalogue_can_be_read_back(found):
    for line in found.theorem.lines:
        assert PlainReader(PlainPrinter().doprint(line), line).read() == evaluated(line)
        assert PlainReader(plain_form(LatexPrinter().doprint(line)), line).read() == evaluated(line)


def expressions():
    entries = [w[j], w[k], p[j], p[k], delta[j], I[j], I[k], X[a, j], t, eta, x, b, bracket(j, k), bracket(k, l)]
    numbers = st.sampled_from([Integer(-1), Integer(2), Rational(1, 2), Rational(-3, 4)])
    leaves = st.sampled_from([*entries, 1 - p[j], 1 - bracket(j, k), 1 / p[j], 1 / (2 * x)])
    return st.recursive(
        leaves | numbers,
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: sympy.Add(*parts)),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: Mul(*parts)),
            st.tuples(inner, st.sampled_from([2, 3])).map(lambda parts: Pow(*parts)),
            st.tuples(inner, st.sampled_from([j, a])).map(lambda parts: Sum(*parts)),
            inner.map(E),
            st.tuples(inner, st.sampled_from([w[k], t])).map(lambda parts: D(*parts)),
            st.tuples(inner, st.sampled_from([j, a])).map(lambda parts: Prod(*parts)),
            inner.map(lambda part: Prod(part, i, but=k)),
            st.tuples(inner, st.sampled_from([exp, softplus, logistic, log])).map(lambda parts: parts[1](parts[0])),
            # SymPy writes a power of a number in one of several ways.
            st.tuples(inner.filter(lambda part: not part.is_number), st.sampled_from([n, n - 1, -2 * m])).map(
                lambda parts: Pow(*parts)
            ),
        ),
        max_leaves=8,
    )


def has_odd_sums(expression: Expr) -> bool:
    """Whether one index is summed twice over: such a sum means something else to each reader.

    SymPy joins a product over an index with one within it, and the reader does not.
    """
    if any(len(each.limits) > 1 and each.has(Bracket) for each in expression.atoms(sympy.Product)):
        return True
    return any(len(set(each.limits)) < len(each.limits) for each in expression.atoms(sympy.Sum, sympy.Product))


@given(expressions())
def test_whatever_is_printed_can_be_read_back(expression):
    assume(not has_odd_sums(expression) and not expression.has(sympy.nan, sympy.zoo))
    for text in (PlainPrinter().doprint(expression), plain_form(LatexPrinter().doprint(expression))):
        read = PlainReader(text, expression).read()
        # SymPy multiplies a number into a sum in parentheses at once.
        assert read == expression or sympy.expand(read) == sympy.expand(expression)


NAMES = {
    "w": "w",
    "w1": "w_1",
    "x_12": "x_{12}",
    "alpha1": r"\alpha_1",
    "eps": r"\epsilon",
    "lam": r"\lambda",
    "ell": r"\ell",
    "varphi": r"\varphi",
    "w_hat": r"\hat{w}",
    "theta_tilde": r"\tilde{\theta}",
    "w1_bar": r"\bar{w}_1",
    "w_bar_1": r"\bar{w}_1",
    "x_bold": r"\boldsymbol{x}",
    "theta_prime": r"\theta'",
    "w_hat_prime": r"\hat{w}'",
    "w_prime_hat": r"\hat{w}'",
    "w_tilde_double_prime": r"\tilde{w}''",
    "w_prime_prime": "w''",
    "w_hat_bar": r"\bar{\hat{w}}",
    "x_hat_bold": r"\hat{\boldsymbol{x}}",
    "alpha1_bold_hat_prime": r"\hat{\boldsymbol{\alpha}}_1'",
    "eps_1_dot": r"\dot{\epsilon}_1",
    "sigma_eps": r"\sigma_{\epsilon}",
    "w_hat_prime_out": r"\hat{w}_{\mathrm{out}}'",
    "p_keep": r"p_{\mathrm{keep}}",
    "E_D": "E_D",
    "x_hat_out": r"\hat{x}_{\mathrm{out}}",
    "loss": r"\mathrm{loss}",
    "my_loss_2": r"\mathrm{my\_loss\_2}",
    "w_double": r"w_{\mathrm{double}}",
    "w_1_2": r"\mathrm{w\_1\_2}",
    "w__hat": r"\mathrm{w\_\_hat}",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_written_as_one_types_it_in_tex(name):
    assert LatexPrinter().doprint(scalar(name)) == NAMES[name]


def test_indices_of_several_letters_are_set_apart_and_share_the_subscript_of_a_name():
    n = size("n")
    ab, c, sample = index("ab c sample", n)
    T, x1, p_keep = family("T", n, n), *family("x1 p_keep", n)
    written = [LatexPrinter().doprint(each) for each in (T[ab, c], T[c, sample], x1[c], p_keep[ab], x1[c] ** 2)]
    assert written == [
        r"T_{\mathrm{ab},\, c}",
        r"T_{c,\, \mathrm{sample}}",
        "x_{1, c}",
        r"p_{\mathrm{keep}, \mathrm{ab}}",
        "x_{1, c}^2",
    ]


def test_a_theorem_is_printed_as_it_is_shown():
    t = scalar("t")
    theorem = Theorem(title="Twice", lhs=t + t, rhs=2 * t)
    assert str(theorem).splitlines()[0] == "Twice (not proved here)"
    assert theorem.proof
    assert str(theorem) == plain(theorem.proof).rstrip()


@pytest.mark.parametrize("name", [*NAMES, "w1_prime", "w1_double_prime"])
def test_a_name_takes_an_index_and_an_exponent_without_a_double_subscript(name):
    n = size("n")
    written = LatexPrinter().doprint(family(name, n)[index("k", n)] ** 2)
    assert not re.search(r"(?<!\\)_(\w|\{[^{}]*\})'*_", written)
    assert not re.search(r"'\^", written)


def test_a_prime_stands_behind_the_subscripts():
    n = size("n")
    assert LatexPrinter().doprint(family("w1_prime", n)[index("k", n)]) == "w_{1, k}'"


@pytest.mark.parametrize(("one", "other"), [("w1", "w_1"), ("eps", "epsilon"), ("lam", "lambda")])
def test_names_that_would_look_alike_are_told_apart(one, other):
    first, second = scalar(one), scalar(other)
    theorem = Theorem(title="T", lhs=first + 2 * second, rhs=second * 2 + first)
    written = latex(theorem.proof)
    for each in (one, other):
        escaped = each.replace("_", r"\_")
        assert rf"\mathrm{{{escaped}}}" in written
