"""README on products, exponentials and functions: its words are decided, and what is beyond its border is refused."""

import re
from pathlib import Path

import pytest

import symdrop
from symdrop import axioms
from symdrop.derive import derive
from symdrop.errors import OutsideFragment
from symdrop.functions import Prod, exp, log, logistic, softplus
from symdrop.language import D, E, Sum, family, index, scalar, size
from symdrop.statements.laws import WORDS
from symdrop.theorem import Theorem, bernoulli, exactly, gaussian, masks, nonzero, rademacher

README = (Path(symdrop.__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## A loss that nobody listed")[2].partition("\n## ")[0]
WORDS_TABLE, REASONS_TABLE = SECTION.split("| reason |")
LINES = re.findall(r"^\| [^|]* \| (`.*`) \|$", WORDS_TABLE, flags=re.M)

m, n = size("m n")
b = index("b", m)
i, j, k = index("i j k", n)
a, w, x, p, q, r, delta, eps = family("a w x p q r delta eps", n)
M = family("M", m, n)
s, t, z = scalar("s t z")
NAMES = {**vars(symdrop), "Prod": Prod, "exp": exp, "Sum": Sum, "log": log, "softplus": softplus, "logistic": logistic}
NAMES |= {"i": i, "k": k, "n": n, "a": a, "w": w, "s": s, "z": z}
MASK = bernoulli(delta[j], keep=p[j])
JOINT = masks(delta[j], eps[j], keep=(p[j], q[j]), both=r[j])


def itself(side, *given):
    return Theorem(title="Itself", given=[*given], lhs=side, rhs=side).proof


@pytest.mark.parametrize("word", [word for line in LINES for word in re.findall(r"`(.*?)`", line)])
def test_a_word_of_the_table_is_decided(word):
    side = eval(word, dict(NAMES))
    assert itself(side, nonzero(s))
    assert itself(D(side, s), nonzero(s))


def test_the_table_of_words_has_them_all():
    used = {name for line in LINES for name in re.findall(r"\w+(?=\()", line)}
    assert {"Prod", "exp", "log", "softplus", "logistic"} <= used


def test_the_table_of_reasons_has_what_products_and_functions_need():
    names = re.findall(r"^\| `(\w+)` \|", REASONS_TABLE, flags=re.M)
    assert names == ["exponential", "product", "values", "generating", "reflection", "logarithm"]
    assert all(getattr(axioms, name) in axioms.REASONS for name in names)


@pytest.mark.parametrize(
    ("side", "given"),
    [
        (Prod(Prod(w[j] + x[k], j), k), ()),
        (Prod(Prod(1 + M[b, j], b), j), ()),
        (exp(exp(Sum(w[j], j))), ()),
        (exp(exp(exp(t))), ()),
        (Sum(log(1 + Sum(exp(w[j] * x[i]), j)), i), ()),
        (D(log(2 + exp(t)), t), ()),
        (E(log(1 + Sum(exp(delta[j]), j)) * Prod(1 + delta[j], j)), (MASK,)),
        (exp(Prod(w[j], j)), ()),
        (softplus(exp(t)), ()),
        (logistic(Prod(w[j], j)), ()),
        (exp(Sum(w[j], j) ** 2), ()),
        (Prod(1 + w[j] / n, j), ()),
        (Sum(Prod(1 + w[j] * x[i], j), i), ()),
        (1 / (1 + exp(t)), ()),
        (E(Prod(1 + t * w[j], j)), (gaussian(t, mean=0, variance=1),)),
        (E(exp(Sum(delta[j] * w[j], j))), (exactly(delta[j], kept=s),)),
        (E(exp(Sum(delta[j] * eps[j] * w[j], j))), (JOINT,)),
    ],
    ids=str,
)
def test_what_lies_beyond_is_outside_the_fragment(side, given):
    with pytest.raises(OutsideFragment):
        itself(side, *given)


def test_the_mean_of_softplus_stays_and_derive_finds_nothing_for_it():
    score = Sum(delta[j] * w[j], j)
    theorem = Theorem(
        title="Softplus on both sides",
        given=[MASK],
        lhs=E(softplus(score)) - E(softplus(-score)),
        rhs=Sum(p[j] * w[j], j),
    )
    assert theorem.proof
    with pytest.raises(OutsideFragment, match="not determined"):
        derive(E(softplus(score)), given=[MASK])


@pytest.mark.parametrize("law", ["uniform(x[j], low=0, high=1)", "laplace(x[j], mean=0, scale=s)"])
def test_of_other_noise_an_exponential_has_no_mean(law):
    given = [eval(law, {**WORDS, "x": x, "j": j, "s": s})]
    assert itself(E(exp(Sum(w[j] * x[j], j))), *given)
    with pytest.raises(OutsideFragment, match="not determined"):
        derive(E(exp(Sum(w[j] * x[j], j))), given=given)


def test_of_random_signs_an_exponential_has_a_mean():
    found = derive(E(exp(Sum(w[j] * x[j], j))), given=[rademacher(x[j])])
    assert Theorem(title="", lhs=found.rhs, rhs=Prod((exp(w[j]) + exp(-w[j])) / 2, j)).proof


def test_of_the_square_of_noise_an_exponential_has_no_mean():
    with pytest.raises(OutsideFragment, match="not determined"):
        derive(E(exp(Sum(w[j] * x[j] ** 2, j))), given=[gaussian(x[j], mean=0, variance=1)])
