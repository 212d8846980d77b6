"""Names for what is long: written in every line, said once what they stand for, and nothing to the deciders."""

from pathlib import Path

import pytest

from symdrop.axioms import derivative, idempotent, independent, linearity, mean, sift
from symdrop.book.pieces import macros
from symdrop.catalogue import Entry
from symdrop.errors import BadStatement, NotProved
from symdrop.files.reading import from_file
from symdrop.files.source_code import manuscript
from symdrop.functions import Prod, exp
from symdrop.language import D, E, Rational, Sum, family, index, scalar, size
from symdrop.latex import latex, markdown, plain
from symdrop.latex.columns import Column
from symdrop.latex.premises import PLAIN
from symdrop.statements.abbreviations import abbreviated
from symdrop.theorem import Inequality, Theorem, bernoulli, define, step

m, n = size("m n")
a = index("a", m)
i, j, k, l = index("i j k l", n)
w, x, p, delta, y, z = family("w x p delta y z", n)
X, s = family("X", m, n), family("s", m)
S = family("S", m)
t, r, E_D, E_N, g = scalar("t r E_D E_N g")


def loss(weight):
    return Rational(1, 2) * (t - Sum(weight * x[j], j)) ** 2


MASKED, MEAN = loss(delta[j] * w[j]), loss(p[j] * w[j])
RIDGE = p[k] * (1 - p[k]) * w[k] * x[k] ** 2
PARTS = {
    "title": "T",
    "given": [bernoulli(delta[j], keep=p[j])],
    "lhs": E(D(MASKED, w[k])),
    "rhs": D(MEAN, w[k]) + RIDGE,
    "steps": [
        step(E(-delta[k] * x[k] * (t - Sum(delta[j] * w[j] * x[j], j))), derivative, sift),
        step(D(MEAN, w[k]) + RIDGE, derivative, sift, linearity, independent, idempotent, mean),
    ],
}


WHERE, AND = r"&\text{where }E_D = ", r"&\text{and }E_N = "


def named():
    return Theorem(**PARTS, where=[define(E_D, MASKED), define(E_N, MEAN)])


def display_rows(document):
    """The rows of mathematics, without the numbers of equations."""
    return [row for row in document.splitlines() if row.startswith("&")]


def test_a_document_writes_the_names_and_says_once_what_they_stand_for():
    proof = named().proof
    statement = r"\mathbb{E}\left[\frac{\partial E_D}{\partial w_k}\right] = \frac{\partial E_N}{\partial w_k}"
    for document in (latex(proof), markdown(proof)):
        assert statement in document
        for name, factor in (("E_D", r"\delta_j"), ("E_N", "p_j")):
            written = rf"{name} = \frac{{1}}{{2}} \left(t - \sum_{{j=1}}^{{n}} {factor} w_j x_j\right)^2"
            assert document.count(written) == 1
        claim, first, second = (row.removesuffix(r" \\").removesuffix(r" \notag") for row in display_rows(document)[:3])
        assert claim.endswith("w_k x_k^2,")
        assert (first[: len(WHERE)], first[-3:]) == (WHERE, "^2,")
        assert (second[: len(AND)], second[-3:]) == (AND, "^2.")
    assert "E[dE_D/dw_k] = dE_N/dw_k + p_k (1 - p_k) w_k x_k^2\n    where E_D = 1/2 (t" in plain(proof)
    assert "    and E_N = 1/2 (t - sum_j p_j w_j x_j)^2\n" in plain(proof)
    narrow = latex(proof, "x", column=Column(229, 10))
    assert narrow.count(r"\label{eq:x}") == 1


def test_what_is_checked_is_what_the_names_stand_for():
    theorem, bare = named(), Theorem(**PARTS)
    assert theorem.lines == bare.lines
    assert theorem.proof.reasons == bare.proof.reasons
    assert Inequality(title="I", lhs=0 * t, rhs=(t - g) ** 2, where=[define(r, t - g)]).proof
    both = [define(E_D, MASKED), define(E_N, MEAN)]
    wrong = Theorem(title="F", given=PARTS["given"], lhs=E(MASKED), rhs=MEAN, where=both)
    with pytest.raises(NotProved, match="the two sides differ"):
        wrong.proof  # noqa: B018


@pytest.mark.parametrize(
    ("line", "definition", "seen"),
    [
        (3 * MASKED - t, define(E_D, MASKED), "3 E_D - t"),
        (-t * MASKED, define(E_D, MASKED), "-t E_D"),
        (Sum(w[i], i) - t + g, define(r, t - Sum(w[i], i)), "g - r"),
        (w[k] * (t - Sum(w[i], i)) ** 2, define(r, t - Sum(w[i], i)), "r^2 w_k"),
        ((t - Sum(w[i], i)) ** 2, define(r, (t - Sum(w[i], i)) ** 2 / 2), "(t - sum_i w_i)^2"),
        (
            Sum(s[a] * Sum(w[i] * X[a, i], i) ** 2, a),
            define(S[a], Sum(w[i] * X[a, i], i)),
            "sum_a s_a S_a^2",
        ),
        (w[l] ** 2 + p[l], define(y[k], w[k] ** 2), "y_l + p_l"),
        # The index of the sum would be caught.
        (p[i] * Sum(w[i] * z[i], i), define(y[k], Sum(w[i] * z[k], i)), "p_i sum_i z_i w_i"),
    ],
)
def test_a_name_stands_wherever_its_meaning_does(line, definition, seen):
    shown, written = abbreviated(line, [definition], {})
    assert PLAIN.printing(PLAIN.roles, written).doprint(shown) == seen


def test_a_definition_may_hold_the_names_before_it():
    theorem = Theorem(
        title="T",
        lhs=MASKED * g,
        rhs=g * MASKED,
        where=[define(r, t - Sum(delta[j] * w[j] * x[j], j)), define(E_D, MASKED)],
    )
    assert "where r = t - sum_j delta_j w_j x_j\n    and E_D = 1/2 r^2\n" in plain(theorem.proof)


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (lambda: [define(delta[k], MEAN)], "delta\\[k\\] has a meaning in the statement already"),
        (lambda: [define(E_D, MASKED), define(E_D, MEAN)], "E_D has a meaning in the statement already"),
        (lambda: [define(r, t + g)], "r stands for nothing: no line has g \\+ t"),
        (lambda: [define("E_D", MASKED)], "'E_D' is no name to define"),
        (lambda: [define(y[k] * 2, MASKED)], "is no name to define"),
        (lambda: [define(X[a, i], w[k])], "X\\[a, i\\] has not the index k"),
        (lambda: [define(r, w[k])], "r has not the index k of w\\[k\\]; define an entry such as y\\[k\\]"),
        (lambda: [define(r, r + t)], "r cannot stand for r \\+ t"),
        (lambda: [define(r, 2)], "r cannot stand for 2"),
        (lambda: [(E_D, MASKED)], "is not a definition; write where="),
        (lambda: define(E_D, MASKED), "where takes a list"),
    ],
)
def test_what_is_no_definition_is_refused(where, message):
    with pytest.raises(BadStatement, match=message):
        Theorem(**PARTS, where=where())


def test_a_file_keeps_its_definitions(tmp_path):
    path = tmp_path / "proof_named.py"
    path.write_text(manuscript(named(), "Named."))
    (entry,) = from_file(path)
    assert entry.claim.where == named().where
    assert (entry.claim.lhs, entry.claim.rhs) == (named().lhs, named().rhs)


def test_macros_hold_no_names_of_ours():
    entry = Entry("named", "f", "named", "", named(), Path("f.py"))
    assert "E_D" not in macros([entry])


def test_a_name_stands_within_products_and_functions_and_no_product_catches_an_index():
    share = define(y[k], 1 - p[k] + p[k] * exp(w[k]))
    line = Prod(1 - p[j] + p[j] * exp(w[j]), j, but=k) * exp(1 - p[l] + p[l] * exp(w[l]))
    assert abbreviated(line, [share], {})[0] == Prod(y[j], j, but=k) * exp(y[l])
    whole = define(y[k], Prod(w[j] * x[k], j))
    assert abbreviated(Prod(w[j] * x[l], j), [whole], {})[0] == y[l]
    # At j it would be another product.
    caught = Prod(w[j] * x[j], j)
    assert abbreviated(caught, [whole], {})[0] == caught
