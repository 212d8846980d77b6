"""What the program finds by itself: the model at the mean, and the regulariser as a person would print it."""

import pytest

from symdrop.axioms import derivative, idempotent, independent, moments, uncorrelated, variance
from symdrop.catalogue import catalogue
from symdrop.deciders.instances import Agreement, compare
from symdrop.deciders.kernel.check import Proof
from symdrop.derive import DerivedTheorem, derive
from symdrop.errors import BadStatement, OutsideFragment
from symdrop.files.source_code import manuscript
from symdrop.language import Cov, D, E, Expectation, Rational, Sum, Var, bracket, family, index, scalar, size
from symdrop.latex.premises import PLAIN
from symdrop.theorem import Inequality, Theorem, bernoulli, covariance, gaussian, noise, nonzero, poisson

h, m, n = size("h m n")
i, j, k, l = index("i j k l", n)
c, d = index("c d", h)
a = index("a", m)
w, x, p, s, mu, delta, xi, z, u, g = family("w x p s mu delta xi z u g", n)
v, q, mask = family("v q mask", h)
y = family("y", m)
W = family("W", h, n)
X, R = family("X R", m, n)
t, b, P, Q = scalar("t b P Q")
half = Rational(1, 2)
MASK = bernoulli(delta[j], keep=p[j])
OUTPUT = Sum(delta[j] * w[j] * x[j], j)
LOSS = half * (t - OUTPUT) ** 2
ROWS = Sum((y[a] - Sum(R[a, i] * X[a, i] * w[i], i)) ** 2, a)
TWO_LAYERS = (t - Sum(v[c] * mask[c] * Sum(W[c, i] * delta[i] * x[i], i), c)) ** 2

FOUND = {
    "the article's loss": (
        E(LOSS),
        [MASK],
        "1/2 (t - sum_j p_j w_j x_j)^2",
        "1/2 sum_j p_j (1 - p_j) w_j^2 x_j^2",
    ),
    "the article's gradient": (
        E(D(LOSS, w[k])),
        [MASK],
        "d/dw_k 1/2 (t - sum_j p_j w_j x_j)^2",
        "p_k (1 - p_k) w_k x_k^2",
    ),
    "an output": (E(OUTPUT), [MASK], "sum_j p_j w_j x_j", "0"),
    "a variance": (E((OUTPUT - E(OUTPUT)) ** 2), [MASK], "0", "sum_j p_j (1 - p_j) w_j^2 x_j^2"),
    "inverted dropout": (
        E(half * (t - Sum(delta[j] / p[j] * w[j] * x[j], j)) ** 2),
        [MASK, nonzero(p)],
        "1/2 (t - sum_j w_j x_j)^2",
        "1/2 sum_j ((1 - p_j)/p_j) w_j^2 x_j^2",
    ),
    "Gaussian dropout": (
        E(half * (t - Sum(xi[j] * w[j] * x[j], j)) ** 2),
        [gaussian(xi[j], mean=1, variance=s[j])],
        "1/2 (t - sum_j w_j x_j)^2",
        "1/2 sum_j s_j w_j^2 x_j^2",
    ),
    "uncorrelated noise": (
        E((t - Sum(z[j] * w[j], j)) ** 2),
        [noise(z[j], mean=mu[j], variance=s[j])],
        "(t - sum_j mu_j w_j)^2",
        "sum_j s_j w_j^2",
    ),
    "noise of mean zero": (
        E(Sum((y[a] - Sum((X[a, i] + R[a, i]) * w[i], i)) ** 2, a)),
        [noise(R[a, i], mean=0, variance=P)],
        "sum_a (y_a - sum_i w_i X_{a,i})^2",
        "m P sum_i w_i^2",
    ),
    "counts": (
        E((t - Sum(z[j] * w[j], j)) ** 2),
        [poisson(z[j], rate=s[j])],
        "(t - sum_j s_j w_j)^2",
        "sum_j s_j w_j^2",
    ),
    "masks of a batch": (
        E(ROWS),
        [bernoulli(R[a, i], keep=P)],
        "sum_a (y_a - sum_i P w_i X_{a,i})^2",
        "P (1 - P) sum_a sum_i w_i^2 X_{a,i}^2",
    ),
    "the normal equations": (
        E(D(half * ROWS, w[k])),
        [bernoulli(R[a, i], keep=P)],
        "d/dw_k 1/2 sum_a (y_a - sum_i P w_i X_{a,i})^2",
        "P (1 - P) w_k sum_a X_{a,k}^2",
    ),
    "two layers": (
        E(TWO_LAYERS),
        [bernoulli(delta[i], keep=P), bernoulli(mask[c], keep=q[c])],
        "(t - sum_c q_c v_c sum_i P W_{c,i} x_i)^2",
        "P (1 - P) sum_i x_i^2 (sum_c q_c v_c W_{c,i})^2 + P^2 sum_c q_c (1 - q_c) v_c^2 (sum_i W_{c,i} x_i)^2"
        " + P (1 - P) sum_c sum_i q_c (1 - q_c) v_c^2 W_{c,i}^2 x_i^2",
    ),
    "masks and a noisy target": (
        E((t + b - OUTPUT) ** 2),
        [MASK, gaussian(b, mean=0, variance=Q)],
        "(t - sum_j p_j w_j x_j)^2",
        "Q + sum_j p_j (1 - p_j) w_j^2 x_j^2",
    ),
    "masks and a noisy target, to the fourth power": (
        E((t + b - OUTPUT) ** 4),
        [MASK, gaussian(b, mean=0, variance=Q)],
        "(t - sum_j p_j w_j x_j)^4",
        "6 Q (t - sum_j p_j w_j x_j)^2 + 3 Q^2 + 6 Q sum_j p_j (1 - p_j) w_j^2 x_j^2"
        " + 6 (t - sum_j p_j w_j x_j)^2 sum_j p_j (1 - p_j) w_j^2 x_j^2 + 3 (sum_j p_j (1 - p_j) w_j^2 x_j^2)^2"
        " + sum_j p_j (1 - p_j) (1 - 6 p_j + 6 p_j^2) w_j^4 x_j^4"
        " - 4 (t - sum_j p_j w_j x_j) sum_j p_j (1 - 2 p_j) (1 - p_j) w_j^3 x_j^3",
    ),
    "correlated outputs": (
        E(Sum(W[c, i] * delta[i] * x[i], i) * Sum(W[d, i] * delta[i] * x[i], i))
        - E(Sum(W[c, i] * delta[i] * x[i], i)) * E(Sum(W[d, i] * delta[i] * x[i], i)),
        [bernoulli(delta[i], keep=p[i])],
        "0",
        "sum_i p_i (1 - p_i) W_{c,i} W_{d,i} x_i^2",
    ),
    "a given covariance": (
        E((t - Sum(z[j] * u[j], j)) * t),
        [noise(z[j], mean=mu[j], variance=1), noise(u[j], mean=x[j], variance=1), covariance(z[j], u[j], g[j])],
        "t (t - sum_j mu_j x_j)",
        "-t sum_j g_j",
    ),
    "the variance of a loss": (
        E(LOSS**2) - E(LOSS) ** 2,
        [MASK],
        "0",
        "(t - sum_j p_j w_j x_j)^2 sum_j p_j (1 - p_j) w_j^2 x_j^2 + 1/2 (sum_j p_j (1 - p_j) w_j^2 x_j^2)^2"
        " + 1/4 sum_j p_j (1 - p_j) (1 - 6 p_j + 6 p_j^2) w_j^4 x_j^4"
        " - (t - sum_j p_j w_j x_j) sum_j p_j (1 - 2 p_j) (1 - p_j) w_j^3 x_j^3",
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_the_parts_are_what_a_person_would_print_and_are_proved(name):
    quantity, given, deterministic, regulariser = FOUND[name]
    theorem = derive(quantity, given=given)
    assert isinstance(theorem, DerivedTheorem)
    assert PLAIN.write(theorem.deterministic) == deterministic
    assert PLAIN.write(theorem.regulariser) == regulariser
    assert theorem.rhs == theorem.deterministic + theorem.regulariser
    assert theorem.steps[-1].line == theorem.rhs
    assert isinstance(theorem.proof, Proof)


@pytest.mark.parametrize(
    "quantity", [Var(OUTPUT), Cov(delta[k] * w[k], OUTPUT), t * Var(D(LOSS, w[k])), E(LOSS) + Var(LOSS) / 2], ids=str
)
def test_a_variance_stays_on_the_left_as_it_is_given(quantity):
    theorem = derive(quantity, given=[MASK])
    assert theorem.lhs == quantity
    assert variance in theorem.proof.reasons
    assert not theorem.rhs.atoms(Expectation)
    written = {}
    exec(manuscript(theorem, "T."), written)
    assert written["theorem"].lhs == quantity
    assert isinstance(written["theorem"].proof, Proof)


STATED = {
    f"{entry.name}, {side}": (entry.theorem, getattr(entry.theorem, side), getattr(entry.theorem, other))
    for entry in catalogue()
    for side, other in (("lhs", "rhs"), ("rhs", "lhs"))
    if isinstance(entry.theorem, Theorem) and getattr(entry.theorem, side).atoms(Expectation)
}


# The other side has the mean of a function.
MEAN_SCORE = ("at_the_mean_score, lhs", "never_above, lhs")
# The mean of a function has no closed form, and two free indices may coincide.
NOT_DERIVED = {
    name: "may coincide" if "hessian" in name else "not determined"
    for name in STATED
    if name.startswith(
        (
            "geometric_mean_is_the_unit",
            "mask_makes_a_product.hessian",
            "logistic_loss_is_bounded",
            "softmax_at_the_mean_scores",
            "cross_entropy_of_the_geometric_mean",
        )
    )
    and not name.endswith(MEAN_SCORE)
}


@pytest.mark.parametrize("name", NOT_DERIVED)
def test_what_has_no_closed_form_is_told(name):
    theorem, side, _ = STATED[name]
    with pytest.raises(OutsideFragment, match=NOT_DERIVED[name]):
        derive(side, given=theorem.given)


@pytest.mark.parametrize("name", [name for name in STATED if name not in NOT_DERIVED])
def test_every_expectation_of_the_catalogue_is_derived_and_is_what_the_theorem_says(name):
    theorem, side, other = STATED[name]
    derived = derive(side, given=theorem.given)
    assert isinstance(derived.proof, Proof)
    assert not derived.rhs.atoms(Expectation)
    if not isinstance(theorem, Inequality) and not name.endswith(MEAN_SCORE):
        assert isinstance(compare(theorem.given, [derived.rhs, other]), Agreement)


VARIANCES = {
    "one unit": (LOSS, [MASK]),
    "masks of a batch": (ROWS, [bernoulli(R[a, i], keep=P)]),
    "one mask for a batch": (
        Sum((y[a] - Sum(delta[i] * X[a, i] * w[i], i)) ** 2, a),
        [bernoulli(delta[i], keep=p[i])],
    ),
    "a layer": (
        Sum((q[c] - Sum(delta[i] * W[c, i] * x[i], i)) ** 2, c),
        [bernoulli(delta[i], keep=P)],
    ),
    "Gaussian noise": ((t - Sum(xi[i] * w[i], i)) ** 2, [gaussian(xi[i], mean=1, variance=s[i])]),
    "two layers": (Sum(v[c] * mask[c] * Sum(W[c, i] * delta[i] * x[i], i), c), [MASK, bernoulli(mask[c], keep=q[c])]),
}


@pytest.mark.parametrize("name", VARIANCES)
def test_the_variance_of_a_loss_is_derived_in_every_family(name):
    loss, given = VARIANCES[name]
    theorem = derive(E(loss**2) - E(loss) ** 2, given=given)
    assert isinstance(theorem.proof, Proof)
    assert theorem.deterministic == 0
    assert theorem.regulariser != 0


def test_a_keep_probability_cancels_in_the_model_at_the_mean():
    loss = (t - Sum(delta[j] * w[j], j) / P) ** 2
    theorem = derive(E(loss), given=[bernoulli(delta[j], keep=P), nonzero(P)])
    assert PLAIN.write(theorem.deterministic) == "(t - sum_j w_j)^2"
    noise_alone = derive(E(t + b * Sum((delta[j] - P) * w[j], j)), given=[bernoulli(delta[j], keep=P)])
    assert noise_alone.rhs == t


def test_the_covariance_of_the_gradient_is_found():
    first, second = D(LOSS, w[k]), D(LOSS, w[l])
    theorem = derive(E(first * second) - E(first) * E(second), given=[MASK])
    assert isinstance(theorem.proof, Proof)
    assert theorem.deterministic == 0
    assert PLAIN.write(theorem.regulariser).startswith("[k = l] p_k (1 - p_k) x_k^2 (t - sum_j p_j w_j x_j)^2 - ")
    assert len(theorem.regulariser.args) == 10


def test_a_loss_of_degree_six_is_derived_and_proved():
    theorem = derive(E(LOSS**3), given=[MASK])
    assert isinstance(theorem.proof, Proof)
    assert PLAIN.write(theorem.deterministic) == "1/8 (t - sum_j p_j w_j x_j)^6"
    assert "15/8 (t - sum_j p_j w_j x_j)^4 sum_j p_j (1 - p_j) w_j^2 x_j^2" in PLAIN.write(theorem.regulariser)


def test_the_steps_are_spelled_out_with_just_the_reasons_they_need():
    theorem = derive(E(D(LOSS, w[k])), given=[MASK])
    first, second, third = theorem.steps
    assert derivative in first.reasons
    assert not first.line.atoms(D)
    assert second.line.atoms(E) == {E(delta[k]), E(delta[j] * delta[k])}
    assert idempotent in third.reasons
    assert moments not in third.reasons
    assert derive(E(z[k] * z[l]), given=[noise(z[j], mean=mu[j], variance=s[j])]).steps[-1].reasons[0] is uncorrelated
    assert independent in third.reasons


def test_two_derivations_are_the_same():
    assert derive(E(TWO_LAYERS), given=FOUND["two layers"][1]) == derive(E(TWO_LAYERS), given=FOUND["two layers"][1])


def test_the_mean_of_a_law_is_moved_to_the_entry_without_catching_an_index():
    law = noise(z[j], mean=mu[j] * Sum(x[i], i), variance=0)
    theorem = derive(E(Sum(w[i] * z[i], i)), given=[law])
    assert isinstance(theorem.proof, Proof)
    assert theorem.regulariser == 0


@pytest.mark.parametrize(
    ("quantity", "given", "error", "words"),
    [
        (w[k] ** 2, [MASK], BadStatement, "no expectation"),
        (0.5 * E(delta[k]), [MASK], BadStatement, "not exact"),
        (E(w[k]), [MASK], BadStatement, "nothing in E"),
        (E(delta[k]) * delta[l], [MASK], BadStatement, "outside E"),
        ("E(w)", [], BadStatement, "not an expression"),
        (
            E(z[k] ** 3),
            [noise(z[j], mean=mu[j], variance=s[j])],
            OutsideFragment,
            "is not determined by",
        ),
        (
            E(z[k] * z[l] * z[i]),
            [noise(z[j], mean=mu[j], variance=s[j])],
            OutsideFragment,
            "is not determined by",
        ),
        (E(delta[k] / p[k]), [MASK], BadStatement, "declare nonzero"),
        (E(bracket(k, l) * w[k] ** half * delta[k]), [MASK], OutsideFragment, "integer powers"),
    ],
)
def test_what_cannot_be_derived_is_told(quantity, given, error, words):
    with pytest.raises(error, match=words):
        derive(quantity, given=given)
