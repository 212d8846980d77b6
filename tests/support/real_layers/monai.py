"""Transforms of MONAI."""

import numpy as np
from monai.transforms import RandGaussianNoise

from real_layers import Case
from symdrop.testing import Adapter


def noise(std):
    transform = RandGaussianNoise(prob=1.0, std=std, sample_std=False)
    transform.set_random_state(0)
    return Adapter("noise", lambda x: np.asarray(transform(x.astype("float32"))))


APART = ("RandGaussianNoise",)
CASES = {"RandGaussianNoiseFixed": Case(noise, (16, 32), edges=False)}
