"""Compiled formulas side by side with the best that one writes by hand, with `lambdify` and with Monte-Carlo dropout.

`pytest tests/benchmarks --benchmark-enable --benchmark-group-by=group` prints the tables. `ratio_to_hand` in the extra
information is the median of how many times as long as its hand-written neighbour a formula takes, both called in turn.
"""

import gc
import inspect
import resource
import subprocess
import sys
import tracemalloc
from functools import partial
from statistics import median
from timeit import default_timer

import numpy as np
import pytest
from sympy import Symbol, lambdify

from symdrop import formulas

UNITS = 10**6
PAIRS = 2000
BATCHES = {"tall": (10**5, 100), "square": (10**3, 1000)}
LAYER = {"o": 1000, "h": 1000, "n": 1000}
FORMULAS = formulas.named()


def gram_diagonal(X):
    return np.einsum("ai,ai->i", X, X)


def penalty(w, x, v):
    return v @ (w * x) ** 2


def squares(residual):
    return residual @ residual


def gradient(w, x, t, p):
    return p * x * ((1 - p) * w * x - (t - (p * w) @ x))


def second_moment(w, x, t, p):
    """E[g_k g_l] with k and l apart, and then the diagonal, which has p_k for p_k p_l and keeps input k alone out."""
    mean = (p * w) @ x
    left_out, variance = (1 - p) * w * x, p * (1 - p) * (w * x) ** 2
    px = p * x
    rest = t - mean - left_out
    spread = variance.sum() - variance
    result = np.subtract.outer(rest, left_out)
    result *= result
    result += spread[:, None]
    result -= variance
    result *= px[:, None]
    result *= px
    result.ravel()[:: len(x) + 1] = p * x**2 * (rest**2 + spread)
    return result


def covariance(w, x, t, p):
    result = second_moment(w, x, t, p)
    mean = p * x * (t - (p * w) @ x - (1 - p) * w * x)
    result -= mean[:, None] * mean
    return result


def layer_covariance(W, x, v):
    return (W * (v * x**2)) @ W.T


def reconstruction(X, B, q):
    residual = X - X @ (q[:, None] * B)
    return np.vdot(residual, residual) + (q * (1 - q) * np.einsum("il,il->i", B, B)) @ gram_diagonal(X)


def reconstruction_slope(X, B, q):
    gram = X.T @ X
    result = q[:, None] * (gram @ (q[:, None] * B) - gram)
    result += (q * (1 - q) * gram.diagonal())[:, None] * B
    return result


def normal(X, p):
    result = X.T @ X
    result.ravel()[:: len(result) + 1] *= 1 + (1 - p) / p
    return result


def two_layers(W, v, x, t, p, q):
    mean, weight = W @ (p * x), q * v
    spread = p * (1 - p) * x**2
    noise = q * (1 - q) * v**2
    first = (t - weight @ mean) ** 2 + spread @ (weight @ W) ** 2 + noise @ mean**2
    return first + np.einsum("ci,ci,c->i", W, W, noise) @ spread


def scatter(X, q):
    result = X.T @ X
    diagonal = q * result.diagonal()
    result *= q[:, None]
    result *= q
    result.ravel()[:: len(q) + 1] = diagonal
    return result


def spread(values):
    """The sum of the squared deviations from the mean."""
    return squares(values - values.mean())


def off_diagonal_hessian(x, p):
    result = np.outer(p * x, p * x)
    result.ravel()[:: len(x) + 1] = p * x**2
    return result


def exchangeable_loss(w, x, t, q_1, q_2):
    both, single = (w @ x) ** 2, squares(w * x)
    return ((t - q_1 * (w @ x)) ** 2 + (q_1 - q_2) * single + (q_2 - q_1**2) * both) / 2


def fixed_number(a, t, k):
    return (t - k * a.mean()) ** 2 + k * (1 - k / len(a)) / (len(a) - 1) * spread(a)


def shuffled(G, b):
    n = len(G)
    return squares(G.mean(axis=0)) + (n - b) / ((n - 1) * n * b) * np.sum((G - G.mean(axis=0)) ** 2)


def pairs_of_inputs(w, V, z, beta, p):
    scaled = p * z
    return beta + w @ scaled + (squares(scaled @ V) - scaled**2 @ np.einsum("ab,ab->a", V, V)) / 2


def tied(U, theta):
    squared = gram_diagonal(U)
    return np.sum((np.eye(len(U)) - U @ U.T) ** 2) + (1 - theta) / theta * (squared @ squared)


BY_HAND = {
    "dropout_gradient": lambda w, x, t, delta: -delta * x * (t - (delta * w) @ x),
    "regular_gradient": lambda w, x, t, p: -p * x * (t - (p * w) @ x),
    "expected_dropout_output": lambda w, x, p: (p * w) @ x,
    "dropout_output_variance": lambda w, x, p: penalty(w, x, p * (1 - p)),
    "expected_dropout_gradient": gradient,
    "expected_dropout_loss": lambda w, x, t, p: ((t - (p * w) @ x) ** 2 + penalty(w, x, p * (1 - p))) / 2,
    "factored_gradient": gradient,
    "deployed_weights": lambda v, x, t, p: ((t - v @ x) ** 2 + penalty(v, x, (1 - p) / p)) / 2,
    "inverted_dropout": lambda w, x, t, p: ((t - w @ x) ** 2 + penalty(w, x, (1 - p) / p)) / 2,
    "gaussian_dropout": lambda w, x, t, s: ((t - w @ x) ** 2 + penalty(w, x, s)) / 2,
    "noisy_unit": lambda w, x, t, mu, s: ((t - (mu * w) @ x) ** 2 + penalty(w, x, s)) / 2,
    "duplicate_inputs_share": lambda a, b, x, p: p * (1 - p) * x**2 * ((a + b) ** 2 + (a - b) ** 2) / 4,
    "penalty_is_scale_free": lambda w, x, p: penalty(w, x, p * (1 - p)) / 2,
    "gradient_second_moment": second_moment,
    "gradient_covariance": covariance,
    "expected_step": lambda w, x, t, p, eta: w - eta * gradient(w, x, t, p),
    "row_masks": lambda X, y, w, p: squares(y - p * (X @ w)) + p * (1 - p) * (w**2 @ gram_diagonal(X)),
    "shared_mask": lambda X, y, w, p: squares(y - p * (X @ w)) + p * (1 - p) * (w**2 @ gram_diagonal(X)),
    "unitwise_keep": lambda X, y, w, p: squares(y - X @ (p * w)) + (p * (1 - p) * w**2) @ gram_diagonal(X),
    "inverted_row_masks": lambda X, y, w, p: squares(y - X @ w) + (1 - p) / p * (w**2 @ gram_diagonal(X)),
    "normal_equations": lambda X, y, w, p: (X @ w - y) @ X + (1 - p) / p * w * gram_diagonal(X),
    "normal_matrix": normal,
    "additive_noise": lambda X, y, w, s: (squares(y - X @ w) + len(y) * s * (w @ w)) / 2,
    "corrupted_features": lambda M, V, y, w: squares(y - M @ w) + w**2 @ V.sum(axis=0),
    "blankout": lambda X, y, w, q: squares(y - X @ w) + q / (1 - q) * (w**2 @ gram_diagonal(X)),
    "gaussian_features": lambda X, y, w, s: squares(y - X @ w) + len(y) * s * (w @ w),
    "laplace_features": lambda X, y, w, lambda_: squares(y - X @ w) + 2 * lambda_**2 * len(y) * (w @ w),
    "poisson_features": lambda X, y, w: squares(y - X @ w) + w**2 @ X.sum(axis=0),
    "unit_masks_correlate_outputs": lambda W, x, p: layer_covariance(W, x, p * (1 - p)),
    "connection_masks_do_not": lambda W, x, q: np.diag((q * (1 - q) * W**2) @ x**2),
    "dropconnect_loss": lambda W, x, t, q: squares(t - (q * W) @ x) + ((q * (1 - q) * W**2) @ x**2).sum(),
    "factor_masks": lambda Y, U, V, theta: (
        np.sum((Y - U @ V.T) ** 2) + (1 - theta) / theta * (gram_diagonal(U) @ gram_diagonal(V))
    ),
    "penalty_is_rescaling_free": lambda U, V: gram_diagonal(U) @ gram_diagonal(V),
    "expected_output": lambda W, v, x, p, q: (q * v) @ (W @ (p * x)),
    "expected_loss": two_layers,
    "quadratic_penalty": lambda X, beta, A, A_double_prime, p: (
        A.sum() + (1 - p) / p / 2 * np.einsum("a,ai,ai->i", A_double_prime, X, X) @ beta**2
    ),
    "linear_is_exact": lambda X, beta, p: (squares(X @ beta) + (1 - p) / p * (beta**2 @ gram_diagonal(X))) / 2,
    "second_moments": scatter,
    "expected_reconstruction": reconstruction,
    "reconstruction_gradient": reconstruction_slope,
    "two_masks": lambda w, x, p: 2 * penalty(w, x, p * (1 - p)),
    "complementary_masks": lambda w, x, p: -penalty(w, x, p * (1 - p)),
    "masked_norm": lambda w, p: p @ w**2 / 2,
    "correlated_noise": lambda w, x, t, mu, C: ((t - (mu * w) @ x) ** 2 + (w * x) @ (C @ (w * x))) / 2,
    "exchangeable_mask": exchangeable_loss,
    "parity_masks": lambda w, x, t: (t - 1.5 * (w @ x)) ** 2 + 0.75 * squares(w * x),
    "weight_noise": lambda w, x, t, s: ((t - w @ x) ** 2 + s @ x**2) / 2,
    "expected_hessian": off_diagonal_hessian,
    "tied_autoencoder": tied,
    "factorization_machine": pairs_of_inputs,
    "injected_noise": lambda W, v, x, t, a, b: (t - (v @ W) @ x) ** 2 + a * squares(v @ W) + b * squares(v),
    "fixed_number_kept": fixed_number,
    "fixed_number_variance": lambda a, k: k * (1 - k / len(a)) / (len(a) - 1) * spread(a),
    "minibatch_covariance": lambda g, h, b: (
        (len(g) - b) / ((len(g) - 1) * len(g) * b) * ((g - g.mean()) @ (h - h.mean()))
    ),
    "minibatch_with_replacement": lambda g, b: spread(g) / (len(g) * b),
    "random_shuffling": shuffled,
    "bootstrap_variance": lambda g: spread(g) / len(g) ** 2,
    "bayesian_bootstrap": lambda g: spread(g) / (len(g) * (len(g) + 1)),
    "trace_estimate": np.trace,
    "sign_trace_variance": lambda A: 2 * (np.vdot(A, A) - squares(A.diagonal())),
    "normal_trace_variance": lambda A: 2 * np.vdot(A, A),
    "jacobian_norm": lambda J: np.vdot(J, J),
    "stein_identity": lambda a, s, t: 3 * (t**2 + s @ a**2) * s * a,
    "masked_value_variance": lambda c, v, p: (c**2 + v) / p - c**2,
    "variance_shift": lambda c, v, p: (1 - p) / p * (c**2 + v),
    "predictive_variance": lambda y, tau: 1 / tau + spread(y) / len(y),
    "zoneout": lambda a, b, p: p * a + (1 - p) * b,
    "zoneout_variance": lambda a, b, p: p * (1 - p) * (a - b) ** 2,
    "swapout_variance": lambda x, F, p, q: p * (1 - p) * x**2 + q * (1 - q) * F**2,
    "adaptive_gates": lambda W, h, t, p: squares(t - W @ (p * h)) + (p * (1 - p) * h**2) @ gram_diagonal(W),
    "gated_variance": lambda mu, V, p: p * V + p * (1 - p) * mu**2,
    "mixup": lambda r, alpha: (
        (1 - alpha / (1 + 2 * alpha)) * (r @ r) / len(r) + alpha / (1 + 2 * alpha) * r.mean() ** 2
    ),
    "label_smoothing": lambda q, L, epsilon: (1 - epsilon) * (q @ L) + epsilon * L.mean(),
    "label_noise": lambda x, s: s * np.outer(x, x),
    "label_noise_second_moment": lambda w, x, t, s: (s + (t - w @ x) ** 2) * np.outer(x, x),
    "rounded_inputs": lambda w, x, t, Delta: (t - w @ x) ** 2 + Delta**2 / 12 * (w @ w),
}


def sizes_of(name):
    """The sizes of a formula's arguments; nothing is proved for this."""
    return {size for argument in FORMULAS[name].arguments for size in argument.sizes}


def sizes(name, batch):
    """Sizes for a formula: a batch of one shape, one unit with many inputs, a layer, or pairs of units."""
    found = sizes_of(name)
    if "m" in found:
        m, n = BATCHES[batch]
        return {"m": m, "n": n, "o": n, "h": n}
    if len(found) == 1:
        square = any(len(argument.sizes) > 1 for argument in FORMULAS[name].arguments)
        return dict.fromkeys(found, PAIRS if square or len(FORMULAS[name].free) > 1 else UNITS)
    return LAYER


def arguments(name, lengths):
    """Random arguments: probabilities and masks inside their ranges, all else around zero."""
    generator = np.random.default_rng(1)
    values = []
    for argument in FORMULAS[name].arguments:
        shape = tuple(lengths[size] for size in argument.sizes)
        if argument.name in ("p", "q", "theta", "delta", "s", "V", "mu"):
            value = generator.uniform(0.2, 0.8, shape)
        else:
            value = generator.normal(size=shape)
        values.append(value if shape else float(value))
    return values


CASES = [
    pytest.param(name, shape, id=f"{name}-{shape}")
    for name in FORMULAS
    for shape in (BATCHES if "m" in sizes_of(name) else ("units",))
]


def pairwise_ratio(first, second, values, rounds=15):
    """The median ratio of the times of two functions that are called in turn."""
    ratios = []
    for _ in range(rounds):
        times = []
        for function in (first, second):
            start = default_timer()
            function(*values)
            times.append(default_timer() - start)
        ratios.append(times[0] / times[1])
    return round(median(ratios), 3)


def test_every_formula_has_a_hand_written_neighbour():
    assert BY_HAND.keys() == FORMULAS.keys()


@pytest.mark.benchmark(group="formulas")
@pytest.mark.parametrize(("name", "shape"), CASES)
def test_formula(benchmark, name, shape):
    lengths = sizes(name, shape) if benchmark.enabled else dict.fromkeys("Cmnoh", 4) | {"m": 5, "o": 3}
    values = arguments(name, lengths)
    result = benchmark.pedantic(FORMULAS[name], args=values, rounds=5 if benchmark.enabled else 1)
    expected = BY_HAND[name](*values)
    np.testing.assert_allclose(result, expected, rtol=1e-7, atol=1e-7 * np.abs(expected).max())
    if benchmark.enabled:
        benchmark.extra_info["ratio_to_hand"] = pairwise_ratio(FORMULAS[name], BY_HAND[name], values)


def call_ratio(function, by_hand, values, given, rounds=200, calls=50):
    """The median of how many times as long a call takes, both called in turn: by position, and by name."""
    ratios = []
    for _ in range(rounds):
        times = []
        for call in (partial(function, *values), partial(function, **given), partial(by_hand, *values)):
            start = default_timer()
            for _ in range(calls):
                call()
            times.append(default_timer() - start)
        ratios.append((times[0] / times[2], times[1] / times[2]))
    return [round(median(each), 3) for each in zip(*ratios, strict=True)]


@pytest.mark.benchmark(group="a call, n = 10")
@pytest.mark.parametrize("name", ["expected_dropout_gradient", "expected_dropout_loss", "inverted_row_masks"])
def test_a_call_of_ten_units(benchmark, name):
    """At most 1.3 times as long as by hand when called by name, and 1.15 times by position."""
    values = arguments(name, {"m": 10, "n": 10})
    names = [each for each in inspect.signature(FORMULAS[name]).parameters if each not in ("m", "n")]
    given = dict(zip(names, values, strict=True))
    result = benchmark(FORMULAS[name], **given)
    np.testing.assert_allclose(result, BY_HAND[name](*values))
    np.testing.assert_array_equal(result, FORMULAS[name](*values))
    # What is looked at in the quick way is all that a second call does: nothing is converted, nothing is bound again.
    assert tuple(map(type, values)) in FORMULAS[name]._known
    if benchmark.enabled:
        ratios = call_ratio(FORMULAS[name], BY_HAND[name], values, given)
        benchmark.extra_info["ratio_to_hand_by_position"], benchmark.extra_info["ratio_to_hand_by_name"] = ratios


FIRST = """
from symdrop.formulas import expected_dropout_gradient
print(expected_dropout_gradient(w=[1.0, 2.0], I=[1.0, 0.5], t=2.0, p=0.5).tolist())
"""
UNNEEDED = "opt_einsum", "array_api_compat", "torch", "hypothesis", "click", "rich", "symdrop.fuzzing", "symdrop.book"


def seconds_of(program):
    """The CPU time of a new process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(getattr(after, each) - getattr(before, each) for each in ("ru_utime", "ru_stime"))


@pytest.mark.benchmark(group="from a new process to the first value")
def test_the_first_value_of_a_new_process(benchmark):
    """At most 1.3 times `import sympy, numpy`, where Python keeps compiled modules; nothing that is not needed."""
    program = f"{FIRST}import sys; print(sorted({{*{UNNEEDED!r}}} & {{*sys.modules}}))"
    told = benchmark.pedantic(
        lambda: subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout,
        rounds=1,
    )
    assert told == "[-0.25, -0.125]\n[]\n"
    if benchmark.enabled:
        pairs = [(seconds_of(FIRST), seconds_of("import sympy, numpy")) for _ in range(9)]
        benchmark.extra_info["ratio_to_imports"] = round(median(first / plain for first, plain in pairs), 3)


@pytest.mark.benchmark(group="against lambdify of the sums")
@pytest.mark.parametrize("name", ["expected_dropout_gradient", "expected_dropout_loss"])
def test_against_lambdify(benchmark, name):
    """SymPy's own code for a Sum is a loop over entries; its arrays are counted from 1."""
    formula, n = FORMULAS[name], 1000
    values = arguments(name, {"n": n})
    padded = [np.concatenate([[np.nan], each]) if isinstance(each, np.ndarray) else each for each in values]
    free = formula.free
    line = formula.line
    symbols = [Symbol(argument.name) for argument in formula.arguments]
    loop = lambdify([*symbols, Symbol("n"), *(Symbol(str(each.name)) for each in free)], line, modules="numpy")
    result = benchmark(formula, *values)
    at = [1] * len(free)
    first = result[(0,) * len(free)] if free else result
    np.testing.assert_allclose(loop(*padded, n, *at), first)
    if benchmark.enabled:
        entries = n if free else 1
        start = default_timer()
        loop(*padded, n, *at)
        benchmark.extra_info["times_faster"] = round((default_timer() - start) * entries / benchmark.stats.stats.median)


def peak(function, values):
    """The most memory in use during a call, the arguments among it."""
    given = sum(each.nbytes for each in values if isinstance(each, np.ndarray))
    function(*values)
    gc.collect()
    tracemalloc.start()
    try:
        function(*values)
        return given + tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("rows", [3000, pytest.param(10**5, marks=pytest.mark.large)])
@pytest.mark.parametrize("name", [name for name in FORMULAS if "m" in sizes_of(name)])
def test_the_memory_of_a_call_is_that_of_the_hand_written_one(name, rows):
    """Counted, not timed: at most a tenth more than by hand, on a batch of (rows, 100); `-m large` takes 10^5."""
    values = arguments(name, dict(zip("mnoh", (rows, 100, 100, 100), strict=True)))
    assert peak(FORMULAS[name], values) <= 1.1 * peak(BY_HAND[name], values)
