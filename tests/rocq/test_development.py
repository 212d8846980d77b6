"""What is stated in Rocq means what the theorem means; what is not known there is refused."""

import math
import random
from fractions import Fraction
from itertools import product

import pytest
from rocq_statements import Meaning, sides

from symdrop.catalogue import catalogue, find
from symdrop.deciders.instances import evaluate
from symdrop.deciders.instances.exponentials.numbers import ExponentialNumber
from symdrop.errors import NoProofKnown
from symdrop.functions import exp, logistic, softplus
from symdrop.language import D, E, Family, Scalar, Sum, family, index, scalar, size
from symdrop.rocq.development import development
from symdrop.rocq.names import comment, safe
from symdrop.statements.expressions import free_indices, sizes_in
from symdrop.statements.laws.bernoulli import Bernoulli
from symdrop.statements.laws.law import Law
from symdrop.statements.laws.masks import Masks
from symdrop.theorem import Inequality, Theorem, bernoulli, gaussian, nonzero, poisson

ENTRIES = list(catalogue())
# Without a proof in Rocq are logarithms, exponentials of counts, and the mean of a function of a noisy score.
NOT_KNOWN = {
    "poisson_counts_make_a_product",
    "logistic_loss_is_bounded",
    "softmax_at_the_mean_scores",
    "cross_entropy_of_the_geometric_mean",
    "cross_entropy_of_the_geometric_mean.at_the_mean_score",
    "cross_entropy_of_the_geometric_mean.never_above",
}


def is_of_masks(theorem):
    return all(isinstance(law, Bernoulli | Masks) for law in theorem.given if isinstance(law, Law | Masks))


def is_exact(theorem):
    return not any(line.has(exp, softplus, logistic) for line in theorem.lines)


def as_number(value):
    """A value of the instances as one in floating point."""
    if isinstance(value, ExponentialNumber):
        return sum(float(coefficient) * math.exp(exponent) for exponent, coefficient in value.terms)
    return float(value)


def shapes(theorem):
    """The sizes of each family and scalar."""
    expressions = (*theorem.lines, *(part for law in theorem.given for part in law.expressions))
    found = {each for part in expressions for each in part.atoms(Family, Scalar)}
    return {str(each.name): getattr(each, "shape", ()) for each in found}


def point(theorem, numbers):
    """Sizes, free indices and values: no value is 0 or 1, so that what is divided by is not zero."""
    sizes = {str(each): numbers.choice((1, 2, 2)) for line in theorem.lines for each in sorted(sizes_in(line), key=str)}
    sizes |= {str(each): sizes.get(str(each), 2) for law in theorem.given for each in sorted(law.sizes, key=str)}
    indices = {
        str(each.name): numbers.randint(1, sizes[str(each.size)])
        for line in theorem.lines
        for each in sorted(free_indices(line), key=str)
    }
    values = {}
    for name, shape in sorted(shapes(theorem).items()):
        for places in product(*(range(1, sizes[str(each)] + 1) for each in shape)):
            label = f"{name}[{','.join(map(str, places))}]" if places else name
            values[label] = Fraction(numbers.randint(2, 9), numbers.choice((11, 13)))
    return sizes, indices, values


def named(values, shape_of, sizes):
    """The families as functions of 0-based indices, by their names in Rocq."""

    def reading(name, given, left):
        if not left:
            return values[f"{name}[{','.join(map(str, given))}]" if given else name]
        return lambda at: reading(name, (*given, at + 1), left - 1)

    return {safe(name): reading(name, (), len(shape)) for name, shape in shape_of.items()}


@pytest.mark.parametrize("entry", [each for each in ENTRIES if is_of_masks(each.theorem)], ids=lambda each: each.name)
def test_both_sides_mean_in_rocq_what_they_mean_by_definition(entry):
    theorem = entry.theorem
    if entry.name in NOT_KNOWN or isinstance(theorem, Inequality):
        return
    binding, left, right = sides(development(entry.name, theorem))
    numbers = random.Random(entry.name)
    for _ in range(5):
        sizes, indices, values = point(theorem, numbers)
        names = named(values, shapes(theorem), sizes) | {safe(name): at - 1 for name, at in indices.items()}
        meaning = Meaning({safe(name): number for name, number in sizes.items()})
        if binding:
            names["E"] = meaning.value(binding, names)
        for text, side in ((left, theorem.lhs), (right, theorem.rhs)):
            expected = evaluate(theorem.given, side, sizes, indices, values)
            if is_exact(theorem):
                assert meaning.value(text, names) == expected
            else:
                assert meaning.value(text, names) == pytest.approx(as_number(expected), rel=1e-9)


def test_only_what_is_named_here_has_no_proof():
    unknown = set()
    for entry in ENTRIES:
        try:
            development(entry.name, entry.theorem)
        except NoProofKnown:
            unknown.add(entry.name)
    assert unknown == NOT_KNOWN


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda each: each.name)
def test_a_file_admits_nothing(entry):
    if entry.name in NOT_KNOWN:
        return
    text = development(entry.name, entry.theorem)
    assert not {"Admitted", "admit", "Axiom", "Parameter", "Conjecture"} & set(text.replace(".", " ").split())
    assert text.count("Print Assumptions") == text.count("\nTheorem ") == 1


n = size("n")
i, j, k = index("i j k", n)
w, p, z, delta = family("w p z delta", n)
t = scalar("t")


@pytest.mark.parametrize(
    ("given", "lhs", "message"),
    [
        ([bernoulli(delta[j], keep=p[j])], delta[k] * E(delta[k]), "delta, which is random, outside of an expectation"),
        ([nonzero(w)], D(D(1 / w[k], w[k]), w[k]), "the second derivative of a quotient"),
        (
            [gaussian(z[j], mean=0, variance=1)],
            D(E(exp(z[k] * w[k])), w[k]),
            "the derivative of an expectation over noise",
        ),
        ([poisson(z[j], rate=p[j])], E(exp(z[k])), "an exponential or a product of z, by its law"),
        ([], 2**n, "the exponent n"),
        ([bernoulli(delta[j], keep=p[j])], D(E(delta[k]), p[k]), "the derivative in the chance of a mask"),
        ([gaussian(z[j], mean=0, variance=1)], D(E(z[k] * w[k]), w[k]), "the derivative of an expectation over noise"),
        ([], w[k] / Sum(w[j], j), "division by a sum over an index"),
        ([], 1 / t, "division by t, of which no hypothesis says that it is not zero"),
        ([], E(w[k]), "an expectation without a law"),
    ],
    ids=str,
)
def test_what_is_not_known_is_refused_by_its_shape(given, lhs, message):
    with pytest.raises(NoProofKnown, match=message):
        development("claim", Theorem(title="A claim", given=given, lhs=lhs, rhs=t))


def test_what_is_divided_by_is_a_hypothesis_and_nothing_more():
    text = development("inverted_dropout", find("inverted_dropout")[0].theorem)
    hypotheses = [line for line in text.split("\n") if line.startswith("Hypothesis")]
    assert hypotheses == [
        "Hypothesis n_positive : (0 < n)%N.",
        "Hypothesis nonzero_2 : forall (i_1 : 'I_n), p i_1 != 0 :> real.",
    ]


@pytest.mark.parametrize(
    ("name", "believed"),
    [
        ("mask_makes_a_product", ["exp_exponential"]),
        ("mask_makes_a_product.never_below", ["chance_delta", "exp_exponential", "exp_above"]),
        ("gaussian_noise_multiplies", ["exp_exponential", "E_xi_linear", "E_xi_generating"]),
        ("geometric_mean_is_the_unit_at_the_mean", ["exp_exponential", "softplus_reflected", "logistic_ratio"]),
        ("geometric_mean_is_the_unit_at_the_mean.ratio", ["exp_exponential", "softplus_reflected"]),
        ("curvature_of_the_logistic_loss.second_derivative", []),
        ("depth_multiplies", []),
    ],
)
def test_of_a_function_no_more_is_believed_than_a_theorem_needs(name, believed):
    text = development(name, find(name)[0].theorem)
    names = [line.split()[1] for line in text.split("\n") if line.startswith("Hypothesis")]
    assert [each for each in names if each != "n_positive"] == believed


def test_the_derivative_of_a_polynomial_is_that_of_a_polynomial():
    words = {
        "expected_dropout_gradient": "D w k (",
        "deployed_weights.penalty_falls": "slope_in p k (",
        "mask_makes_a_product.hessian": "slope_in w l (fun w => slope_in w k (",
    }
    for name, word in words.items():
        assert word in development(name, find(name)[0].theorem)


def test_names_and_titles_do_no_harm():
    assert safe("E") == "E0"
    assert comment('ends "here" *) Axiom x (*') == "ends 'here' * ) Axiom x ( *"
    theorem = Theorem(title='*) Axiom false : False. (* "', lhs=scalar("E") + 0, rhs=scalar("E"))
    text = development("claim", theorem)
    assert "(** * ) Axiom false : False. ( * '" in text
    assert "Variables (E0 : real)." in text
