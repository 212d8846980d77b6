"""What is derived from each law of a layer is what its words say, drawn by hand: all outcomes, in plain fractions.

A reference lists outcomes of the law for three inputs: a probability, and for each input the factor and the summand
that make the output. It is written from the words of the law, without symdrop. Noise that is no mask has the few values
that have its first two moments, on which alone the results rest.
"""

import inspect
import struct
from dataclasses import fields, replace
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest

import symdrop.definitions.frameworks.laws as laws
from symdrop.book.layers.consequences import of_layer
from symdrop.definitions.frameworks import entries, find
from symdrop.definitions.frameworks.laws.masks import rounded
from symdrop.definitions.frameworks.layer import Meaning
from symdrop.errors import BadStatement
from symdrop.language import Rational, family, index, scalar, size

N = 3
X, W, T = [Fraction(2), Fraction(-1, 2), Fraction(3)], [Fraction(1), Fraction(2, 3), Fraction(-2)], Fraction(7, 2)
ARGUMENT = Fraction(4, 9)
# What a law leaves open.
ALPHA, STRETCH, KEPT, LEFT_OUT, OF_A_FACTOR = Fraction(-7, 4), Fraction(5, 3), 2, 2, Fraction(4, 9)


def masks(keep):
    for mask in product((0, 1), repeat=N):
        yield keep ** sum(mask) * (1 - keep) ** (N - sum(mask)), mask


def choices(kept):
    chosen = list(combinations(range(N), kept))
    for each in chosen:
        yield Fraction(1, len(chosen)), [int(place in each) for place in range(N)]


def factors(outcomes):
    return [(chance, [(Fraction(factor), Fraction(0)) for factor in each]) for chance, each in outcomes]


def inverted(keep):
    return factors((chance, [kept / keep for kept in mask]) for chance, mask in masks(keep))


def raw(keep):
    return factors(masks(keep))


def doubled(keep):
    return factors((chance, [2 * kept for kept in mask]) for chance, mask in masks(keep))


def between_nodes(keep):
    return factors(
        (chance * here, [node * kept for kept in mask])
        for chance, mask in masks(keep)
        for node, here in ((1, keep), (0, 1 - keep))
    )


def fixed_count(_):
    return factors(choices(KEPT))


def alpha(keep):
    shift = -STRETCH * ALPHA * (1 - keep)
    kept, dropped = (STRETCH, shift), (Fraction(0), STRETCH * ALPHA + shift)
    return [(chance, [kept if each else dropped for each in mask]) for chance, mask in masks(keep)]


def symmetric_factors(keep):
    deviation = Fraction(1, 2) if keep == Fraction(4, 5) else None
    assert deviation**2 == (1 - keep) / keep
    return factors(
        (Fraction(1, 2**N), [1 + sign * deviation for sign in signs]) for signs in product((-1, 1), repeat=N)
    )


def additive(deviation):
    for signs in product((-1, 1), repeat=N):
        yield Fraction(1, 2**N), [(Fraction(1), sign * deviation) for sign in signs]


def of_random_scale(most):
    # Simpson's rule is exact for the square of a deviation that is uniform.
    for weight, deviation in ((1, Fraction(0)), (4, most / 2), (1, most)):
        yield from ((chance * Fraction(weight, 6), each) for chance, each in additive(deviation))


def factorised(deviation):
    root = Fraction(2, 3)
    assert root**2 == OF_A_FACTOR
    for signs in product((-1, 1), repeat=N + 1):
        *inputs, output = (sign * root for sign in signs)
        yield Fraction(1, 2 ** (N + 1)), [(Fraction(1), deviation * output * each) for each in inputs]


def over_the_mean(outcomes):
    known = [(chance, mask) for chance, mask in outcomes if sum(mask)]
    whole = sum(chance for chance, _ in known)
    return factors((chance / whole, [Fraction(N * kept, sum(mask)) for kept in mask]) for chance, mask in known)


def realised(keep):
    return over_the_mean(masks(keep))


def blocks(keep):
    """A hole two entries long begins where an entry is dropped."""
    return over_the_mean((chance, [mask[0], mask[0] * mask[1], mask[1] * mask[2]]) for chance, mask in masks(keep))


def trees(returning):
    def outcomes(rate):
        factor = returning(Fraction(LEFT_OUT), rate)
        return factors((chance, [1 if stays else factor for stays in mask]) for chance, mask in choices(N - LEFT_OUT))

    return outcomes


# By the law its reference, and where another value of the argument is needed, that.
REFERENCES = {
    laws.InvertedMask: inverted,
    laws.RawMask: raw,
    laws.DoubledMask: doubled,
    laws.PairOfMasks: between_nodes,
    laws.FixedCount: fixed_count,
    laws.AlphaMask: alpha,
    laws.GaussianFactor: symmetric_factors,
    laws.AdditiveNoise: additive,
    laws.NoiseOfRandomScale: of_random_scale,
    laws.FactorisedNoise: factorised,
    laws.RealisedRatio: realised,
    laws.RatioByPlace: blocks,
    laws.TreeWeights: trees(lambda k, rate: k / (k + rate)),
    laws.ForestWeights: trees(lambda k, rate: 1 / (1 + rate)),
    laws.LevelLosingWeights: trees(lambda k, rate: k / (k + 1)),
}
ARGUMENTS = {laws.GaussianFactor: Fraction(1, 5)}


def representatives():
    """One layer for each law and each reading of the argument, where entries share a mask if any does."""
    found = {}
    for layer in sorted(entries(), key=lambda layer: layer.axes.own is None):
        found.setdefault((layer.law, layer.argument), layer)
    return list(found.values())


def moments(outcomes, outputs):
    """Mean and covariances of what the function makes of an outcome."""
    outcomes = list(outcomes)
    assert sum(chance for chance, _ in outcomes) == 1
    drawn = [(chance, outputs(each)) for chance, each in outcomes]
    mean = [sum(chance * each[place] for chance, each in drawn) for place in range(N)]
    return mean, [
        [sum(chance * each[i] * each[j] for chance, each in drawn) - mean[i] * mean[j] for j in range(N)]
        for i in range(N)
    ]


def known_values(layer, outcomes):
    """The values of all that a law leaves open, as the reference has them."""
    mean, covariance = moments(outcomes, lambda each: [factor for factor, _ in each])
    return {
        "a_p": STRETCH,
        "alpha_prime": ALPHA,
        "k_keep": KEPT,
        "k_drop": LEFT_OUT,
        "c_f": OF_A_FACTOR,
        "v_z": covariance[0][0],
        "mu_z": mean,
        "C_z": covariance,
    }


def value(theorem, known):
    return theorem.function(**{name: known[name] for name in inspect.signature(theorem.function).parameters})


@pytest.mark.parametrize("layer", representatives(), ids=lambda layer: f"{layer.law.word}, {layer.argument.words}")
def test_what_is_derived_is_so_over_all_outcomes(layer):
    argument = ARGUMENTS.get(type(layer.law), ARGUMENT)
    parameter = 1 - argument if layer.argument.meaning is Meaning.DROP else argument
    outcomes = list(REFERENCES[type(layer.law)](parameter))
    found = of_layer(layer)
    known = {
        layer.argument.name: argument,
        "eta": argument,
        "n": N,
        "x": X,
        "w": W,
        "t": T,
        **known_values(layer, outcomes),
    }

    def own(each):
        return [factor * x + summand for (factor, summand), x in zip(each, X, strict=True)]

    def shared(each):
        return [each[0][0] * x + each[0][1] for x in X]

    def squared_error(outputs):
        return sum(
            chance * (T - sum(w * y for w, y in zip(W, outputs(each), strict=True))) ** 2 for chance, each in outcomes
        )

    def entry(theorem, at):
        return np.broadcast_to(value(theorem, known), (N,) * len(at))[at]

    mean, covariance = moments(outcomes, own)
    for i, j in product(range(N), repeat=2):
        assert entry(found.mean, (i,)) == mean[i]
        assert entry(found.variance, (i,)) == covariance[i][i]
        assert entry(found.covariance, (i, j)) == covariance[i][j]
    assert value(found.loss, known) == squared_error(own)
    assert (mean == X) is layer.law.rescaled
    if found.shared_loss is not None and not isinstance(layer.law, laws.RatioByPlace):
        _, together = moments(outcomes, shared)
        assert entry(found.shared_covariance, (0, 1)) == together[0][1]
        assert value(found.shared_loss, known) == squared_error(shared)


def test_every_law_has_a_reference():
    assert {type(layer.law) for layer in entries()} == set(REFERENCES)
    assert {getattr(laws, name) for name in laws.__all__} == {*REFERENCES, laws.LayerLaw, laws.RoundedMask}


def test_alpha_dropout_keeps_mean_0_and_variance_1():
    keep, drop = Fraction(3, 4), Fraction(1, 4)
    square = 1 / (keep * (1 + drop * ALPHA**2))
    outcomes = [(chance * Fraction(1, 2), x, each[0]) for chance, each in alpha(keep) for x in (-1, 1)]
    outputs = [(chance, factor * x + summand) for chance, x, (factor, summand) in outcomes]
    assert sum(chance * y for chance, y in outputs) == 0
    assert sum(chance * y**2 for chance, y in outputs) * square / STRETCH**2 == 1


def as_bfloat16(number):
    """The nearest number with 8 significant bits, by the bits of a 32-bit number."""
    (bits,) = struct.unpack("I", struct.pack("f", number))
    bits += 0x7FFF + ((bits >> 16) & 1)
    return struct.unpack("f", struct.pack("I", bits & 0xFFFF0000))[0]


@pytest.mark.parametrize("drop", [Fraction(number, 1000) for number in (1, 2, 50, 100, 123, 250, 499, 500, 900, 999)])
def test_factors_are_rounded_as_machines_round_them(drop):
    scale = 1 / (1 - Rational(drop.numerator, drop.denominator))
    assert float(rounded(scale, 8)) == as_bfloat16(float(scale))
    assert float(rounded(scale, 11)) == float(np.float16(float(scale)))


def test_half_precision_of_torch_and_tensorflow():
    n = size("n")
    j, d, x = index("j", n), *family("d x", n)
    tenth, thousandth = Fraction(1, 10), Fraction(1, 1000)
    of_torch = find("torch.nn.Dropout")(p=thousandth, precision="bfloat16")
    assert of_torch(d[j], x[j]) == d[j] * x[j]
    assert of_torch.given(d[j])[0].keep == Rational(999, 1000)
    of_tensorflow = find("tf.nn.dropout")(rate=thousandth, precision="bfloat16")
    assert of_tensorflow(d[j], x[j]) == d[j] * x[j]
    assert of_tensorflow.given(d[j])[0].keep == Rational(127, 128)
    assert find("tf.nn.dropout")(rate=tenth, precision="float16").given(d[j])[0].keep == 1 - Rational(103, 1024)
    with pytest.raises(BadStatement, match="is not known"):
        find("torch.nn.AlphaDropout")(p=tenth, precision="bfloat16")
    with pytest.raises(BadStatement, match="accepted are bfloat16 and float16"):
        find("torch.nn.Dropout")(p=tenth, precision="float8")


def test_laws_are_data():
    for law in {layer.law for layer in entries()}:
        assert replace(law) == law
        assert hash(replace(law)) == hash(law)
        assert all(isinstance(getattr(law, each.name), str | int) for each in fields(law))


def test_a_law_of_all_entries_takes_a_mask_of_one_index():
    n, m = size("n m")
    d, q = family("d", n, m), scalar("q")
    with pytest.raises(BadStatement, match="give an entry with one index"):
        find("peft.LoHaConfig(rank_dropout)")(rank_dropout=q).given(d[index("i", n), index("j", m)])
