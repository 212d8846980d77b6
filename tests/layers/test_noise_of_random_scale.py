"""RandGaussianNoise of MONAI draws one standard deviation for each image, and then its noise."""

import math

import numpy as np
import pytest
from monai.transforms import RandGaussianNoise

from symdrop.definitions.frameworks import monai

STD, IMAGES, SHAPE = 2.0, 3000, (1, 32, 32)


@pytest.fixture(scope="module")
def noise():
    transform = RandGaussianNoise(prob=1.0, mean=0.0, std=STD)
    transform.set_random_state(0)
    zeros = np.zeros(SHAPE, "float32")
    return np.stack([np.asarray(transform(zeros)) for _ in range(IMAGES)])


def test_its_standard_deviation_is_uniform_between_0_and_the_argument(noise):
    deviations = np.sort(noise.reshape(IMAGES, -1).std(1)) / STD
    steps = np.arange(IMAGES + 1) / IMAGES
    distance = max(np.max(steps[1:] - deviations), np.max(deviations - steps[:-1]))
    # Massart's bound at 10^-9, and a hundredth by which the deviation of 1024 numbers may be off on average.
    assert distance < math.sqrt(math.log(2e9) / (2 * IMAGES)) + 0.01


def test_variance_and_the_entries_uncorrelated_but_dependent(noise):
    flat = noise.reshape(IMAGES, -1).astype(float)
    assert flat.var() == pytest.approx(STD**2 / 3, rel=0.1)
    first, second = flat[:, ::2].ravel(), flat[:, 1::2].ravel()
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.01
    # Squares of two entries of one image share its scale: E s^4 over (E s^2)^2 is 9/5, and of normal numbers 1.
    assert np.mean(first**2 * second**2) / (STD**2 / 3) ** 2 == pytest.approx(9 / 5, rel=0.2)
    assert monai.RandGaussianNoise.law.word == "additive noise, random scale"
