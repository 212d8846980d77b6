"""dask: the same formulas on arrays in chunks, on a cluster of two workers, and nothing computed early."""

import subprocess
import sys

import dask.array as da
import numpy as np
import pytest
from dask.distributed import Client, LocalCluster

from symdrop.formulas import (
    expected_dropout_gradient,
    expected_dropout_loss,
    gradient_second_moment,
    inverted_row_masks,
    normal_equations,
    normal_matrix,
    row_masks,
)

M, N = 60, 7
generator = np.random.default_rng(4)
X, y, w = generator.normal(size=(M, N)), generator.normal(size=M), generator.normal(size=N)
x, p = generator.normal(size=N), generator.uniform(0.1, 0.9, N)
BATCHES = {
    "row_masks": (row_masks, (X, y, w), 0.7),
    "inverted_row_masks": (inverted_row_masks, (X, y, w), 0.7),
    "normal_equations": (normal_equations, (X, y, w), 0.7),
    "normal_matrix": (normal_matrix, (X,), 0.7),
}
UNITS = [expected_dropout_loss, expected_dropout_gradient, gradient_second_moment]


@pytest.fixture(scope="module")
def client():
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        yield client


def chunked(array, size):
    return da.from_array(array, chunks=size)


@pytest.mark.parametrize("rows", [M, 25])
@pytest.mark.parametrize("name", BATCHES)
def test_a_batch_on_two_workers(client, name, rows):
    formula, arrays, keep = BATCHES[name]
    lazy = [chunked(each, (rows, *each.shape[1:]) if each.shape[0] == M else N) for each in arrays]
    result = formula(*lazy, keep)
    assert isinstance(result, da.Array)
    np.testing.assert_allclose(client.compute(result).result(), formula(*arrays, keep), rtol=1e-12)
    assert len(client.scheduler_info()["workers"]) == 2


@pytest.mark.parametrize("formula", UNITS)
def test_a_unit_whose_inputs_are_in_chunks(client, formula):
    result = formula(chunked(w, 3), chunked(x, 3), 0.5, chunked(p, 3))
    np.testing.assert_allclose(client.compute(result).result(), formula(w, x, 0.5, p), rtol=1e-12, atol=1e-14)


def test_nothing_is_computed_before_it_is_asked_for():
    def forbidden(block):
        raise RuntimeError("a block was computed")

    never = da.from_array(X, chunks=(20, N)).map_blocks(forbidden, dtype=float, meta=np.empty((0, 0)))
    result = inverted_row_masks(never, chunked(y, 20), chunked(w, N), 0.7)
    assert isinstance(result, da.Array)
    with pytest.raises(RuntimeError, match="a block was computed"):
        result.compute(scheduler="synchronous")


def test_wrong_shapes_are_told_before_anything_is_computed():
    with pytest.raises(ValueError, match="y has the shape"):
        inverted_row_masks(chunked(X, 20), chunked(y[:-1], 20), chunked(w, N), 0.7)


LARGE = """
import dask
import subprocess
import sys

import dask.array as da
from symdrop.formulas import inverted_row_masks
rows = da.random.default_rng(1).normal(size=(10_000_000, 20), chunks=(200_000, 20))
targets = da.random.default_rng(2).normal(size=10_000_000, chunks=200_000)
weights = da.ones(20, chunks=20)
with dask.config.set(scheduler="threads", num_workers=2):
    value = float(inverted_row_masks(rows, targets, weights, 0.5).compute())
(peak,) = (line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print(value, int(peak) // 1024)
"""


def test_ten_million_rows_that_are_made_on_the_fly_fit_into_500_megabytes():
    """1.6 GB of rows; each adds (y - sum_i x_i)^2 + sum_i x_i^2, 21 + 20 on average, to the loss."""
    printed = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True).stdout
    value, megabytes = map(float, printed.split())
    assert value / 10_000_000 == pytest.approx(41, rel=1e-2)
    assert megabytes < 500
