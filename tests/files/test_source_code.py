"""A theorem written as a Python file states the same theorem when the file is run."""

from dataclasses import replace

import pytest

from symdrop.catalogue import catalogue
from symdrop.derive import derive
from symdrop.files.reading import from_file
from symdrop.files.source_code import manuscript, variable
from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import E, Rational, Sum, bracket, family, index, scalar, size
from symdrop.latex.premises import PLAIN
from symdrop.theorem import (
    Inequality,
    Theorem,
    bernoulli,
    covariance,
    gaussian,
    laplace,
    noise,
    nonnegative,
    nonzero,
    poisson,
    step,
    uniform,
)

h, n = size("h n")
i, j, k, l = index("i j k l", n)
c = index("c", h)
w, x, p, z, u, s, delta = family("w x p z u s delta", n)
v, mask = family("v mask", h)
W = family("W", h, n)
t, q, d = scalar("t q d")
ENTRIES = {entry.name: entry.theorem for entry in catalogue()}


def read(text):
    namespace = {}
    exec(compile(text, "proof.py", "exec"), namespace)
    return namespace["theorem"]


def same(theorem):
    """The statement as data: a derived theorem is written as a plain one, an evaluated product stays equal."""
    return theorem.title, theorem.source, theorem.given, theorem.lhs, theorem.rhs, theorem.steps


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_a_theorem_of_the_catalogue_is_read_back(name):
    text = manuscript(ENTRIES[name], "A claim.")
    written = read(text)
    assert written.proof.reasons == ENTRIES[name].proof.reasons
    assert written.title == ENTRIES[name].title
    assert written.given == ENTRIES[name].given
    assert [each.reasons for each in written.steps] == [each.reasons for each in ENTRIES[name].steps]
    assert max(map(len, text.splitlines())) < 400


def test_a_derived_theorem_is_read_back():
    loss = (t - Sum(v[c] * mask[c] * Sum(W[c, i] * delta[i] * x[i], i), c)) ** 2
    theorem = derive(E(loss), given=[bernoulli(delta[i], keep=q), bernoulli(mask[c], keep=d)])
    written = read(manuscript(theorem, "Found."))
    assert same(written) == same(theorem)
    assert written.proof.reasons == theorem.proof.reasons


@pytest.mark.parametrize(
    "given",
    [
        [gaussian(z[j], mean=1, variance=s[j])],
        [laplace(z[j], mean=0, scale=s[j])],
        [poisson(z[j], rate=s[j])],
        [uniform(z[j], low=-1, high=s[j])],
        [noise(z[j], mean=s[j], variance=Rational(1, 2), independent=True)],
        [noise(z[j], moments=[s[j], 1, Rational(1, 3)])],
        [noise(z[j], mean=0, variance=1), noise(u[j], mean=0, variance=1), covariance(z[j], u[j], s[j])],
        [nonzero(w), nonzero(1 - q), nonnegative(1 - p[j]), noise(z[j], mean=0, variance=1)],
    ],
)
def test_every_hypothesis_is_read_back(given):
    theorem = Theorem(title="A mean", given=given, lhs=E(z[k]), rhs=E(z[k]))
    assert same(read(manuscript(theorem, "A claim."))) == same(theorem)


def test_numbers_stay_exact_and_names_that_are_taken_get_an_underscore():
    taken = family("lambda", n), scalar("E"), scalar("theorem")
    line = Rational(1, 3) + taken[0][k] * taken[1] / 2 + bracket(k, j) * taken[2] + n
    theorem = Theorem(title='A "title" with \\ and é', source="own\n", lhs=line, rhs=line, steps=[step(line)])
    text = manuscript(theorem, 'Says """this""" and \\that.')
    assert "lambda_, = " not in text
    assert text.isascii()
    assert same(read(text)) == same(theorem)
    assert variable("step") == "step_"


def test_an_inequality_is_read_back():
    theorem = Inequality(title="A square", lhs=0 * t, rhs=w[k] ** 2, remainder=w[k] ** 2)
    written = read(manuscript(theorem, "A claim."))
    assert isinstance(written, Inequality)
    assert written == theorem


def test_long_lines_are_broken_between_terms():
    line = sum((w[k] ** power * x[k] ** power * p[k] for power in range(1, 12)), -t)
    text = manuscript(Theorem(title="Long", lhs=line, rhs=line), "A claim.")
    assert max(map(len, text.splitlines())) <= 100
    assert same(read(text))[3] == line


@pytest.mark.parametrize("found", list(catalogue()), ids=lambda found: found.name)
def test_a_file_is_typed_in_the_order_in_which_documents_print_it(found, tmp_path):
    path = tmp_path / "proof_written.py"
    path.write_text(manuscript(found.theorem.statement, "Written."))
    (read,) = from_file(path)
    if read.theorem.lines != found.theorem.lines:
        pytest.skip("what its author left unevaluated cannot be typed")
    # What is shortened by a name may stand elsewhere than what it is short for.
    read, own = (replace(each.theorem.statement, where=()) for each in (read, found))
    for line in found.theorem.lines:
        seen, printed = (PLAIN.of(each).write(line) for each in (read, own))
        # A fraction does not tell which of the factors before it its author divided.
        assert seen == printed or any(part in printed for part in ("/p) X_{a,k}", "(delta_i/(1 - d)) w_i"))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (Prod(w[j], j), "Prod(w[j], j)"),
        (Prod(1 + w[j], j, but=k), "Prod(1 + w[j], j, but=k)"),
        (Prod(w[j], j, but=(k, l)), "Prod(w[j], j, but=(k, l))"),
        # The order of what is left out is part of the expression.
        (Prod(w[j], j, but=(l, k)), None),
        (Prod(1 - w[j] + w[j] * exp(-q), j), "Prod(1 - w[j] + w[j]*exp(-q), j)"),
        (exp(1) * q, "exp(1)*q"),
        (exp(-q) / (1 + exp(-q)), "exp(-q)/(1 + exp(-q))"),
        (logistic(q) ** 2 * softplus(-w[k]), "logistic(q)**2*softplus(-w[k])"),
        (w[k] ** n * Rational(1, 2) ** n, None),
        (q / w[k] ** (2 * n), None),
    ],
)
def test_products_functions_and_powers_are_read_back(line, text):
    theorem = Theorem(title="T", given=[nonzero(w)], lhs=line, rhs=line)
    written = manuscript(theorem, "A claim.")
    assert text is None or f"lhs={text}," in written
    assert same(read(written)) == same(theorem)
    assert variable("Prod") == "Prod_"
