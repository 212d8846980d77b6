"""The order of factors and terms depends on roles, names and shapes alone, never on the order they were given in."""

from itertools import permutations

from sympy import Add, Mul

from symdrop.language import D, Rational, Sum, family, index, scalar, size
from symdrop.latex.arrangement import Arrangement, Product, is_negative

n = size("n")
j, k = index("j k", n)
w, p, delta, c = family("w p delta c", n)
t, first = scalar("t delta_1")
product, terms = Arrangement().product, Arrangement().terms


def test_factors_come_in_one_order_however_they_were_given():
    factors = [t, p[k], 1 - p[k], c[k], w[k], (t - Sum(w[j], j)) ** 2]
    for given in permutations(factors):
        assert product(Mul(*given, evaluate=False)).before == tuple(factors)


def test_terms_come_in_one_order_however_they_were_given():
    total = [t, -t * (t - Sum(w[j], j)), t * delta[k], -t * p[k] * w[k], Sum(w[j], j)]
    for given in permutations(total):
        assert terms(Add(*given, evaluate=False)) == total


def test_factors_that_only_their_texts_tell_apart_have_an_order_too():
    twins = [D(t * w[j], w[j]), D(t * w[j], w[k])]
    assert [product(Mul(*given, evaluate=False)).before for given in permutations(twins)] == [tuple(twins)] * 2


def test_a_numbered_name_stands_where_its_stem_would():
    assert product(c[k] * first).before == (first, c[k])


def test_a_fraction_stands_between_the_factors_before_and_after_it():
    parts = product(-t * (1 - p[k]) / p[k] * w[k])
    assert parts == Product(Rational(-1), (t,), (1 - p[k],), (p[k],), (w[k],))


def test_a_fraction_with_a_number_holds_what_comes_before_it():
    parts = product(Rational(1, 2) * t * (1 - p[k]) / p[k] * w[k])
    assert parts == Product(Rational(1, 2), (), (t, 1 - p[k]), (p[k],), (w[k],))


def test_the_sign_of_a_term_is_that_of_its_number():
    assert is_negative(-t * w[k])
    assert not is_negative(t * w[k])
    assert not is_negative(Rational(0))


def test_the_mean_stands_before_the_noise_around_it_and_a_squared_error_before_its_penalty():
    mean, noise = Sum(p[j] * w[j], j), Sum((delta[j] - p[j]) * w[j], j)
    assert terms(mean + noise) == [mean, noise]
    error, penalty = Sum((w[k] - Sum(p[j], j)) ** 2, k), p[k] * Sum(w[j], j)
    assert terms(penalty + error) == [error, penalty]


def test_what_is_positive_comes_before_a_negative_total_and_a_negative_symbol():
    first, second, taken = Sum(p[j] * w[j], j), c[k] * Sum(w[j] ** 2, j), Sum(w[j], j)
    assert terms(first + second - taken) == [first, second, -taken]
    assert terms(first - t) == [first, -t]
    # The article has the target first.
    assert terms(p[k] ** 2 * w[k] - t * p[k]) == [-t * p[k], p[k] ** 2 * w[k]]


def test_noise_follows_what_it_is_added_to_and_comes_before_the_mean_taken_off():
    epsilon, input_, mu = family("epsilon X mu", n)
    assert terms(epsilon[k] + input_[k]) == [input_[k], epsilon[k]]
    assert terms(epsilon[k] - mu[k]) == [epsilon[k], -mu[k]]
