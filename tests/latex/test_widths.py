"""Estimated widths against those that TeX measured, in points of Computer Modern at 10pt."""

import pytest

from symdrop.latex.widths import width

MEASURED = {
    "w_k": 12.1,
    "t": 3.6,
    r"\frac{1}{4}": 7.4,
    "p_k (1 - p_k)": 44.9,
    r"\delta_k^2 w_k I_k^2": 31.1,
    r"\mathbb{E}\left[\frac{1}{2} \left(t - \sum_{j=1}^{n} \delta_j w_j I_j\right)^2\right]": 113.3,
    r"\frac{\partial}{\partial w_k} \frac{1}{2} \left(t - \sum_{j=1}^{n} p_j w_j I_j\right)^2": 112.6,
    r"\sum_{j \neq k} \delta_j \delta_k w_j I_j I_k": 63.4,
    r"\mathrm{keep\_rate}_k": 45.2,
    r"X_{a i} + \frac{\delta_i}{p_i} v_i^2": 48.6,
    r"I_k I_l \biggl( t^2 \mathbb{E}[\delta_k \delta_l] - 2 t": 82.1,
    r"(1 - \eta p_k (1 - p_k) I_k^2) w_k": 97.0,
}


@pytest.mark.parametrize(("text", "measured"), MEASURED.items())
def test_an_estimate_is_wide_enough_and_not_much_wider(text, measured):
    assert measured <= width(text) <= 1.35 * measured + 3


def test_scripts_on_one_letter_stand_above_each_other():
    assert width("I_k^2") == max(width("I_k"), width("I^2"))


def test_a_fraction_is_as_wide_as_its_wider_half():
    assert width(r"\frac{w_k + 1}{2}") == width(r"\frac{2}{w_k + 1}") > width("w_k + 1")
