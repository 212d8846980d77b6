"""TeX that an author gives for a name: what is printed depends on the file alone, and the name is what it was."""

import pickle

import pytest
import sympy

from symdrop.deciders.kernel.check import check
from symdrop.errors import BadStatement
from symdrop.files.source_code import manuscript
from symdrop.language import D, E, Sum, bracket, family, index, scalar, size
from symdrop.latex import latex, plain
from symdrop.theorem import Theorem, bernoulli

n = size("n")
i, j, k = index("i j k", n)


def stated(w, q):
    """A theorem about whatever these are called."""
    return Theorem(title="T", lhs=q * w[k] + q * w[k], rhs=2 * q * w[k])


def test_the_tex_of_a_name_is_printed():
    w, q = family("w_hat", n, latex=r"\hat w"), scalar("q", latex="q_0")
    m = size("m", latex="M")
    a = index("a", m, latex=r"\alpha")
    X = family("X", m, n, latex=r"\mathbf{X}'")
    assert latex(q * w[k]) == r"q_0 \hat{w}_k"
    assert latex(stated(w, q).proof).count(r"q_0 \hat{w}_k") >= 2
    assert latex(Sum(X[a, k] ** 2, a)) == r"\sum_{\alpha=1}^{M} {\mathbf{X}'_{\alpha k}}^2"
    assert plain(q * w[k]) == "q w_hat_k"


@pytest.mark.parametrize(
    ("given", "entry", "square"),
    [
        ("q_0", "q_{0, k}", "q_{0, k}^2"),
        ("q_{ab}'", "q_{ab, k}'", "{q_{ab, k}'}^2"),
        ("q^*", "q^*_k", "{q^*_k}^2"),
        ("q_0^*", "{q_0^*}_k", "{q_0^*}_k^2"),
        (r"\hat{q_0}", r"\hat{q_0}_k", r"\hat{q_0}_k^2"),
        (r"q_\alpha", r"q_{\alpha, k}", r"q_{\alpha, k}^2"),
        ("Q(x)", "Q(x)_k", "Q(x)_k^2"),
    ],
)
def test_scripts_of_the_given_tex_meet_no_second_one(given, entry, square):
    v = family("v", n, latex=given)
    assert (latex(v[k]), latex(v[k] ** 2)) == (entry, square)


def test_it_is_no_part_of_what_a_name_is():
    for plainly, spelled in (
        (scalar("q"), scalar("q", latex="q_0")),
        (size("m"), size("m", latex="M")),
        (index("a", n), index("a", n, latex=r"\alpha")),
        (family("w", n), family("w", n, latex=r"\omega")),
    ):
        assert plainly == spelled
        assert hash(plainly) == hash(spelled)
        assert str(plainly) == str(spelled)
        assert pickle.loads(pickle.dumps(spelled)) == plainly
    one, other = scalar("q"), scalar("q", latex="q_0")
    assert one - other == 0
    assert check(Theorem(title="T", lhs=one, rhs=other).statement).reasons == ()
    assert stated(family("w", n), one) == stated(family("w", n, latex="W"), other)


def test_what_is_printed_is_what_its_own_file_says_whatever_was_built_before():
    def file(text):
        names = {"__name__": "proof_mine", **{each.__name__: each for each in (scalar, family, size, index, Theorem)}}
        exec(f"n = size('n'); k = index('k', n); {text}; t = Theorem(title='T', lhs=q * 2, rhs=q + q)", names)
        return latex(names["t"].proof)

    plainly, spelled, another = "q = scalar('q')", "q = scalar('q', latex='q_0')", "q = scalar('q', latex='q_1')"
    first = [file(text) for text in (plainly, spelled, another)]
    again = [file(text) for text in (another, plainly, spelled)]
    assert first == [again[1], again[2], again[0]]
    assert ["2 q " in first[0] or "2 q\n" in first[0], "2 q_0" in first[1], "2 q_1" in first[2]] == [True] * 3


def test_a_name_that_is_bound_again_is_printed_as_it_is_now_and_one_in_a_list_is_found():
    q = scalar("q", latex="q_0")
    assert latex(2 * q) == "2 q_0"
    q = scalar("q", latex="q_1")
    assert latex(2 * q) == "2 q_1"
    q = scalar("q")
    assert latex(2 * q) == "2 q"
    layers = [family(f"w{place}", n, latex=f"w^{{({place})}}") for place in (1, 2)]
    assert latex(layers[1][k]) == "w^{(2)}_k"


w_outside = family("w", n, latex="W")


def test_a_variable_of_the_function_counts_before_one_of_the_file_and_a_caller_where_there_is_none():
    assert latex(family("w", n)[k]) == "W_k"
    w = family("w", n, latex=r"\omega")
    assert latex(w[k]) == r"\omega_k"
    assert [latex(w[k]) for _ in range(1)] == [(lambda: latex(w[k]))()] == [r"\omega_k"]
    # A function that has declared nothing itself writes as its caller does; one that has, as its own file does.
    assert eval("write(write_of)", {"write": lambda given: given(), "write_of": lambda: latex(w[k])}) == r"\omega_k"
    names = {"latex": latex}
    exec("def write(given): return latex(given)", names)
    assert names["write"](w[k] * 2) == r"2 \omega_k"


def test_two_texts_for_one_name_are_refused():
    one, other = scalar("q", latex="q_0"), scalar("q", latex="q_1")
    with pytest.raises(BadStatement, match=r"q is declared with latex='q_0' and with latex='q_1'"):
        Theorem(title="T", lhs=one, rhs=other)


def test_names_that_would_look_alike_are_told_apart():
    p, q = scalar("p"), scalar("q", latex="p")
    theorem = Theorem(title="T", lhs=p + q + p, rhs=2 * p + q)
    assert r"2 \mathrm{p} + \mathrm{q}" in latex(theorem.proof)
    assert latex(p + q) == r"\mathrm{p} + \mathrm{q}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{w",
        "w}",
        "w\nx",
        r"\input{x}",
        r"\def\a{b}",
        r"\write18{ls}",
        "w_a_b",
        "50%",
        "$w$",
        r"\\",
        "w" * 81,
        5,
        "w#1",
    ],
)
def test_what_could_stop_tex_is_refused(text):
    with pytest.raises(BadStatement, match="is not accepted; write letters"):
        scalar("q", latex=text)


def test_it_is_for_one_name():
    with pytest.raises(BadStatement, match="is for one name"):
        family("v w", n, latex="V")


def test_sympys_printers_print_our_words_as_a_derivation_does():
    w, delta = family("w delta", n)
    slope = r"\frac{\partial}{\partial w_k} \delta_k w_k"
    assert sympy.latex(E(D(delta[k] * w[k], w[k]))) == rf"\mathbb{{E}}\left[{slope}\right]"
    assert sympy.latex(bracket(i, j) * w[k]) == "[i = j] {w}_{k}"
    assert sympy.latex(Sum(w[i], i)) == r"\sum_{i=1}^{n} {w}_{i}"
    assert sympy.latex(D(w[k], w[k]) + E(w[i])).startswith(r"\left(\frac{\partial w_k}{\partial w_k}\right) +")
    assert sympy.pretty(E(Sum(w[i], i)) + 1) == "E[sum_i w_i] + 1"
    assert sympy.pretty(D(w[k] ** 2, w[k]) * w[i]) == "(d/dw_k w_k^2)⋅w[i]"


def test_a_law_is_printed_with_the_tex_of_its_names():
    p, delta = family("p", n, latex="q^+"), family("delta", n, latex="m")
    theorem = Theorem(title="T", given=[bernoulli(delta[k], keep=p[k])], lhs=E(delta[k]), rhs=p[k])
    assert r"\Pr(m_k = 1) = q^+_k" in latex(theorem.proof)


def test_a_file_that_states_it_again_declares_it_again():
    p, delta, q = family("p", n, latex="q^+"), family("delta", n), scalar("q", latex=r"\hat q")
    theorem = Theorem(title="T", given=[bernoulli(delta[k], keep=p[k])], lhs=q * E(delta[k]), rhs=q * p[k])
    text = manuscript(theorem.statement, "Again.")
    assert 'delta = family("delta", n)\np = family("p", n, latex="q^+")\nq = scalar("q", latex="\\\\hat q")' in text
    names = {}
    exec(text, names)
    assert names["theorem"] == theorem
    assert latex(names["theorem"].proof) == latex(theorem.proof)
