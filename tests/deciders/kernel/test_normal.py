"""Every rewrite is true, and the normal form is complete: what `symdrop.fuzzing` draws stands the instances.

One aimed generator per reason and per rule of the kernel; the instances import nothing of the kernel and decide by the
cut-off lemma.
"""

import pytest

from symdrop.axioms import REASONS, independent, mean, moments, sift
from symdrop.deciders.instances import Agreement, compare
from symdrop.deciders.kernel.normal import Normaliser
from symdrop.deciders.kernel.reading import read_statement
from symdrop.deciders.kernel.residuals import residual_expression
from symdrop.fuzzing.aims import AIMS, GIVEN, R, a, delta, eta, h, i, j, k, m, x, xi
from symdrop.fuzzing.campaign import UNDETERMINED, attack
from symdrop.language import E, index
from symdrop.theorem import bernoulli

TRIALS = 25
SEED = 11


@pytest.mark.parametrize("name", AIMS)
def test_kernel_and_instances_say_the_same_of_random_statements(name):
    """Normal forms by any reasons, equal sides, nearly equal ones, and steps that cite too little or too much."""
    outcomes, finding = attack(name, TRIALS, SEED)
    assert finding is None, f"{finding.description}\n\n{finding.script}"
    assert outcomes.total() == TRIALS
    assert outcomes[UNDETERMINED] < TRIALS / 2


ROWS = (*(each for each in GIVEN if getattr(each, "base", None) != R), bernoulli(R[a, j], keep=x[j]))
b, c = index("b c", m)


@pytest.mark.parametrize(
    "product",
    [
        delta[i] * delta[j] * delta[k],
        delta[h] * delta[i] * delta[j] * delta[k],
        xi[i] * xi[j] ** 2 * xi[k],
        xi[i] ** 3 * xi[j] * eta[i] * eta[k],
        R[a, i] * R[b, i] * R[c, j],
        R[a, i] ** 2 * R[b, k] * delta[i],
    ],
)
@pytest.mark.parametrize("reasons", [{independent}, {independent, sift, mean, moments}, set(REASONS)])
def test_products_over_free_indices_have_the_same_instances(product, reasons):
    context, (table,) = read_statement(ROWS, [E(product)])
    opened = residual_expression(context, Normaliser(context, frozenset(reasons)).normal(table))
    assert opened != E(product)
    assert isinstance(compare(ROWS, [E(product), opened]), Agreement)
