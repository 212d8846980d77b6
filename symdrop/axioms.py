r"""The closed list of reasons that a step may cite, each with the identities it switches on.

The laws of a commutative ring and of finite sums are always on: sums may be split, reordered, multiplied out
and their indices renamed. Everything else happens only where a step cites it. TRUSTED.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One axiom: its name, its words as they stand beside a step, and its identities in LaTeX.

    >>> sift.name
    'sift'
    """

    name: str
    words: str
    identities: tuple[str, ...]

    def __repr__(self) -> str:
        return self.name


derivative = Reason(
    "derivative",
    "product and chain rule",
    (
        r"\frac{\partial (fg)}{\partial w_k}"
        r" = \frac{\partial f}{\partial w_k}\, g + f\, \frac{\partial g}{\partial w_k}",
        r"\frac{\partial w_i}{\partial w_k} = [i = k]",
    ),
)
sift = Reason(
    "sift",
    "sifting",
    (r"\sum_{j} [j = k]\, a_j = a_k", r"[i = j]\, a_i = [i = j]\, a_j", r"[i = j]^2 = [i = j]"),
)
linearity = Reason(
    "linearity",
    "linearity of the expectation",
    (
        r"\mathbb{E}\Bigl[\sum_i a_i X_i\Bigr] = \sum_i a_i\, \mathbb{E}[X_i]",
        r"\frac{\partial}{\partial w_k} \mathbb{E}[X] = \mathbb{E}\Bigl[\frac{\partial X}{\partial w_k}\Bigr]",
    ),
)
variance = Reason(
    "variance",
    "definition of the variance",
    (
        r"\operatorname{Var}(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2",
        r"\operatorname{Cov}(X, Y) = \mathbb{E}[X Y] - \mathbb{E}[X]\, \mathbb{E}[Y]",
    ),
)
independent = Reason(
    "independent",
    "independence",
    (
        r"\mathbb{E}\Bigl[\prod_a z_{i_a}^{e_a}\Bigr]"
        r" = \sum_{P} \prod_{B \in P} [i_a \text{ equal for } a \in B]\, \kappa_B",
        r"\kappa_B = \sum_{Q} (-1)^{|Q|-1} (|Q|-1)! \prod_{C \in Q} \mathbb{E}\bigl[z^{\sum_{a \in C} e_a}\bigr]",
    ),
)
uncorrelated = Reason(
    "uncorrelated",
    "pairwise uncorrelated",
    (
        r"\mathbb{E}[\delta_i \epsilon_i] = \Pr(\delta_i = \epsilon_i = 1) \quad \text{(masks with a joint law)}",
        r"\mathbb{E}[z_i z_j] = \mathbb{E}[z_i]\, \mathbb{E}[z_j]"
        r" + [i = j]\, \bigl(\mathbb{E}[z_i^2] - \mathbb{E}[z_i]^2\bigr)",
    ),
)
correlated = Reason(
    "correlated",
    "the given covariance",
    (
        r"\mathbb{E}[z_i u_j] = \mathbb{E}[z_i]\, \mathbb{E}[u_j] + [i = j]\, \operatorname{Cov}(z_i, u_i)",
        r"\mathbb{E}[\delta_i \epsilon_i] = \Pr(\delta_i = \epsilon_i = 1) \quad \text{(masks with a joint law)}",
        r"\mathbb{E}[z_i z_j] = \mathbb{E}[z_i]\, \mathbb{E}[z_j] + \operatorname{Cov}(z_i, z_j)",
        r"\mathbb{E}\Bigl[\prod_a z_{i_a}\Bigr] = \sum_{M} \prod_{\{a, b\} \in M} \operatorname{Cov}(z_{i_a}, z_{i_b})"
        r" \prod_{a \notin \bigcup M} \mathbb{E}[z_{i_a}] \quad \text{(jointly normal)}",
    ),
)
exchangeability = Reason(
    "exchangeability",
    "exchangeability",
    (
        r"\mathbb{E}\Bigl[\prod_a z_{i_a}^{e_a}\Bigr] = \sum_{Q} \prod_{B \in Q} [i_a \text{ equal for } a \in B]"
        r"\, \kappa(Q)",
        r"\kappa(Q) = \sum_{P \le Q} m_P \prod_{B \in Q} (-1)^{|P_B|-1} (|P_B|-1)!,"
        r"\quad m_P = \mathbb{E}\Bigl[\prod_{C \in P} z_{j_C}^{\sum_{a \in C} e_a}\Bigr] \text{ for different } j_C",
    ),
)
categorical = Reason(
    "categorical",
    "one class at most",
    (r"z_{a c}\, z_{a c'} = [c = c']\, z_{a c} \quad \text{(one entry of a row at most is 1)}",),
)
idempotent = Reason("idempotent", "a mask is its own square", (r"\delta_i^2 = \delta_i \quad (\delta_i \in \{0, 1\})",))
mean = Reason("mean", "the mean", (r"\mathbb{E}[z_i] = \mu_i \quad (\mathbb{E}[\delta_i] = p_i)",))
moments = Reason("moments", "the variance and higher moments", (r"\mathbb{E}[z_i^r] = m_r(i) \quad (r \ge 2)",))

exponential = Reason(
    "exponential",
    "the exponential of a sum",
    (
        r"\exp\Bigl(\sum_i a_i\Bigr) = \prod_i e^{a_i}",
        r"\frac{\partial}{\partial w_k} e^f = \frac{\partial f}{\partial w_k}\, e^f",
    ),
)
product = Reason(
    "product",
    "products over an index",
    (
        r"\prod_i a_i \prod_i b_i = \prod_i a_i b_i",
        r"\prod_i a_i = a_k \prod_{i \ne k} a_i",
        r"\prod_{i=1}^{n} c = c^n",
        r"\frac{\partial}{\partial w_k} \prod_i f_i = \sum_i \frac{\partial f_i}{\partial w_k} \prod_{j \ne i} f_j",
        r"\mathbb{E}\Bigl[\prod_i f(z_i)\Bigr] = \prod_i \mathbb{E}[f(z_i)] \quad \text{(independent)}",
    ),
)
values = Reason(
    "values",
    "the two values of a mask",
    (
        r"\mathbb{E}[g(\delta_i)] = (1 - p_i)\, g(0) + p_i\, g(1)",
        r"\mathbb{E}[g(r_i)] = \tfrac{1}{2}\, g(-1) + \tfrac{1}{2}\, g(1) \quad \text{(random signs)}",
    ),
)
generating = Reason(
    "generating",
    "the moment generating function",
    (
        r"\mathbb{E}[e^{c z_i}] = M_i(c)",
        r"M_i(c) = e^{c \mu_i + c^2 v_i / 2} \quad (z_i \sim \mathcal{N}(\mu_i, v_i))",
        r"\mathbb{E}[z_i^k e^{c z_i}] = \mathbb{E}[(z_i + c v_i)^k]\, M_i(c) \quad (z_i \sim \mathcal{N}(\mu_i, v_i))",
        r"\mathbb{E}[z_i^k e^{c z_i}] = M_i(c)\, \mathbb{E}[y_i^k],"
        r"\quad M_i(c) = \exp(\lambda_i (e^c - 1)) \quad (z_i \sim \operatorname{Poisson}(\lambda_i),"
        r"\ y_i \sim \operatorname{Poisson}(\lambda_i e^c))",
    ),
)
reflection = Reason(
    "reflection",
    "the logistic function at opposite places",
    (
        r"\operatorname{softplus}(z) - \operatorname{softplus}(-z) = z",
        r"\sigma(z) + \sigma(-z) = 1",
        r"\sigma(z) = e^z (1 - \sigma(z))",
        r"\operatorname{softplus}' = \sigma, \quad \sigma' = \sigma\, (1 - \sigma)",
    ),
)
logarithm = Reason(
    "logarithm",
    "the logarithm of a product",
    (
        r"\log e^z = z",
        r"\log(a b) = \log a + \log b, \quad \log a^k = k \log a \quad (a, b > 0)",
        r"\log \prod_i a_i = \sum_i \log a_i \quad (a_i > 0)",
        r"\log(1 + e^z) = \operatorname{softplus}(z), \quad \log \sigma(z) = -\operatorname{softplus}(-z)",
    ),
)

sign = Reason(
    "sign",
    "a remainder that is not negative",
    (
        r"x^2 \ge 0",
        r"a \ge 0,\ b \ge 0 \;\Rightarrow\; a + b \ge 0,\ a b \ge 0",
        r"X \ge 0 \;\Rightarrow\; \mathbb{E}[X] \ge 0",
    ),
)

# What a step may cite. `sign` does not rewrite anything: an inequality rests on it.
REASONS = (
    derivative,
    sift,
    variance,
    linearity,
    independent,
    uncorrelated,
    correlated,
    exchangeability,
    categorical,
    idempotent,
    mean,
    moments,
    exponential,
    product,
    values,
    generating,
    reflection,
    logarithm,
)
