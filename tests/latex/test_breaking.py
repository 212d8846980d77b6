"""Rows that no term breaks are broken between factors, and delimiters that are parted have one fixed size."""

import pytest

from symdrop.latex.breaking import split
from symdrop.latex.widths import width

PRODUCT = (
    r"- \mathbb{E}\left[-\delta_k I_k \left(t - \sum_{j=1}^{n} w_j\right)\right] \mathbb{E}\left[-\delta_l I_l\right]"
)


def test_what_fits_is_left_as_it_is():
    assert split(PRODUCT, width(PRODUCT)) == [(0, PRODUCT)]


def test_a_product_is_broken_between_its_large_factors_first():
    first, second = PRODUCT.split(r" \mathbb{E}\left[-\delta_l")
    assert split(PRODUCT, width(PRODUCT) - 1) == [(0, first), (1, rf"\times \mathbb{{E}}\left[-\delta_l{second}")]


def test_a_sign_is_preferred_to_a_factor_and_the_outermost_to_the_others():
    assert split("(a + b) c d + (x + y) z", 70) == [(0, "(a + b) c d"), (1, "+ (x + y) z")]


def test_no_sign_of_multiplication_stands_behind_a_sum():
    sums, summand = r"\sum_{i=1}^{n} \sum_{j=1}^{n}", r"\mathbb{E}[a_i b_j]"
    assert split(f"{sums} {summand}", 60) == [(0, sums), (1, summand)]


@pytest.mark.parametrize("limit", [170, 140, 100, 60, 30])
def test_nothing_is_lost_and_no_row_holds_half_a_stretched_pair(limit):
    rows = [row for _, row in split(PRODUCT, limit)]
    assert len(rows) > 1
    for row in rows:
        assert row.count(r"\left") == row.count(r"\right")
    joined = " ".join(rows).replace(r"\times ", "")
    for fixed, stretched in ((r"\biggl", r"\left"), (r"\biggr", r"\right")):
        joined = joined.replace(fixed, stretched)
    assert joined == PRODUCT


def test_short_parentheses_are_parted_only_where_nothing_else_is():
    assert split("a (b + c) d e", width("a (b + c) d")) == [(0, "a (b + c) d"), (1, r"\times e")]
    assert split(r"\sum_{i=1}^{n} (b + c) d", width("(b + c) d") + 10) == [(0, r"\sum_{i=1}^{n}"), (1, "(b + c) d")]
    assert split("(b + c)", 20) == [(0, "(b"), (2, "+ c)")]
