# Written by `python tests/support/stubs.py` from __init__.py, for type checkers and editors.
from typing import Any

from symdrop.formulas.proven import ProvenFormula, Value

__all__ = [
    "additive_noise",
    "blankout",
    "connection_masks_do_not",
    "corrupted_features",
    "deployed_weights",
    "dropconnect_loss",
    "dropout_gradient",
    "dropout_output_variance",
    "duplicate_inputs_share",
    "expected_dropout_gradient",
    "expected_dropout_loss",
    "expected_dropout_output",
    "expected_loss",
    "expected_output",
    "expected_reconstruction",
    "expected_step",
    "factor_masks",
    "factored_gradient",
    "gaussian_dropout",
    "gaussian_features",
    "gradient_covariance",
    "gradient_second_moment",
    "inverted_dropout",
    "inverted_row_masks",
    "laplace_features",
    "linear_is_exact",
    "named",
    "noisy_unit",
    "normal_equations",
    "normal_matrix",
    "penalty_is_rescaling_free",
    "penalty_is_scale_free",
    "poisson_features",
    "quadratic_penalty",
    "reconstruction_gradient",
    "regular_gradient",
    "row_masks",
    "second_moments",
    "shared_mask",
    "unit_masks_correlate_outputs",
    "unitwise_keep",
]

def named() -> dict[str, ProvenFormula]: ...

class _DropoutGradient(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, delta: Value, *, n: int | None = None) -> Any:
        """dE_D/dw_k at one mask, shape (n,).

        Arguments: w[n] I[n] t delta[n], as proved by the theorem dropout_gradient.
        """

dropout_gradient: _DropoutGradient

class _RegularGradient(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """d/dw_k E_N(p w), shape (n,).

        Arguments: w[n] I[n] t p[n], as proved by the theorem regular_gradient.
        """

regular_gradient: _RegularGradient

class _ExpectedDropoutOutput(ProvenFormula):
    def __call__(self, w: Value, I: Value, p: Value, *, n: int | None = None) -> Any:
        """E[output], a number.

        Arguments: w[n] I[n] p[n], as proved by the theorem expected_dropout_output.
        """

expected_dropout_output: _ExpectedDropoutOutput

class _DropoutOutputVariance(ProvenFormula):
    def __call__(self, w: Value, I: Value, p: Value, *, n: int | None = None) -> Any:
        """Var[output], a number.

        Arguments: w[n] I[n] p[n], as proved by the theorem dropout_output_variance.
        """

dropout_output_variance: _DropoutOutputVariance

class _ExpectedDropoutGradient(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """E[dE_D/dw_k], shape (n,).

        Arguments: w[n] I[n] t p[n], as proved by the theorem expected_dropout_gradient.
        """

expected_dropout_gradient: _ExpectedDropoutGradient

class _ExpectedDropoutLoss(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """E[E_D], a number.

        Arguments: w[n] I[n] t p[n], as proved by the theorem expected_dropout_loss.
        """

expected_dropout_loss: _ExpectedDropoutLoss

class _FactoredGradient(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """E[dE_D/dw_k], factored, shape (n,).

        Arguments: w[n] I[n] t p[n], as proved by the theorem factored_gradient.
        """

factored_gradient: _FactoredGradient

class _DeployedWeights(ProvenFormula):
    def __call__(self, v: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """E[E_D] in the weights v = p w, a number.

        Arguments: v[n] I[n] t p[n], as proved by the theorem deployed_weights.
        """

deployed_weights: _DeployedWeights

class _InvertedDropout(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """E[loss] under the mask delta / p, a number.

        Arguments: w[n] I[n] t p[n], as proved by the theorem inverted_dropout.
        """

inverted_dropout: _InvertedDropout

class _GaussianDropout(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, s: Value, *, n: int | None = None) -> Any:
        """E[loss] under noise N(1, s), a number.

        Arguments: w[n] I[n] t s[n], as proved by the theorem gaussian_dropout.
        """

gaussian_dropout: _GaussianDropout

class _NoisyUnit(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, mu: Value, s: Value, *, n: int | None = None) -> Any:
        """E[loss] under uncorrelated noise, a number.

        Arguments: w[n] I[n] t mu[n] s[n], as proved by the theorem noisy_unit.
        """

noisy_unit: _NoisyUnit

class _DuplicateInputsShare(ProvenFormula):
    def __call__(self, a: Value, b: Value, x: Value, p: Value) -> Any:
        """The penalty of two copies, a number.

        Arguments: a b x p, as proved by the theorem duplicate_inputs_share.
        """

duplicate_inputs_share: _DuplicateInputsShare

class _PenaltyIsScaleFree(ProvenFormula):
    def __call__(self, w: Value, I: Value, p: Value, *, n: int | None = None) -> Any:
        """The dropout penalty, a number.

        Arguments: w[n] I[n] p[n], as proved by the theorem penalty_is_scale_free.
        """

penalty_is_scale_free: _PenaltyIsScaleFree

class _GradientSecondMoment(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """E[g_k g_l], shape (n, n).

        Arguments: w[n] I[n] t p[n], as proved by the theorem gradient_second_moment.
        """

gradient_second_moment: _GradientSecondMoment

class _GradientCovariance(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, *, n: int | None = None) -> Any:
        """Cov(g_k, g_l), (n, n).

        Arguments: w[n] I[n] t p[n], as proved by the theorem gradient_covariance.
        """

gradient_covariance: _GradientCovariance

class _ExpectedStep(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, p: Value, eta: Value, *, n: int | None = None) -> Any:
        """E[w_k - eta dE_D/dw_k], shape (n,).

        Arguments: w[n] I[n] t p[n] eta, as proved by the theorem expected_step.
        """

expected_step: _ExpectedStep

class _RowMasks(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, p: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[squared error] under row masks, a number.

        Arguments: X[m, n] y[m] w[n] p, as proved by the theorem row_masks.
        """

row_masks: _RowMasks

class _SharedMask(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, p: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[squared error] under one mask, a number.

        Arguments: X[m, n] y[m] w[n] p, as proved by the theorem shared_mask.
        """

shared_mask: _SharedMask

class _UnitwiseKeep(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, p: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[squared error], p for each input, a number.

        Arguments: X[m, n] y[m] w[n] p[n], as proved by the theorem unitwise_keep.
        """

unitwise_keep: _UnitwiseKeep

class _InvertedRowMasks(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, p: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[error] under the mask R / p, a number.

        Arguments: X[m, n] y[m] w[n] p, as proved by the theorem inverted_row_masks.
        """

inverted_row_masks: _InvertedRowMasks

class _NormalEquations(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, p: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """d/dw_k E[error] / 2, mask R / p, shape (n,).

        Arguments: X[m, n] y[m] w[n] p, as proved by the theorem normal_equations.
        """

normal_equations: _NormalEquations

class _NormalMatrix(ProvenFormula):
    def __call__(self, X: Value, p: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """The normal matrix, mask R / p, (n, n).

        Arguments: X[m, n] p, as proved by the theorem normal_matrix.
        """

normal_matrix: _NormalMatrix

class _AdditiveNoise(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, s: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[squared error] / 2, noise added, a number.

        Arguments: X[m, n] y[m] w[n] s, as proved by the theorem additive_noise.
        """

additive_noise: _AdditiveNoise

class _CorruptedFeatures(ProvenFormula):
    def __call__(self, M: Value, V: Value, y: Value, w: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[squared error], a number.

        Arguments: M[m, n] V[m, n] y[m] w[n], as proved by the theorem corrupted_features.
        """

corrupted_features: _CorruptedFeatures

class _Blankout(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, q: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[error], dropped with q, a number.

        Arguments: X[m, n] y[m] w[n] q, as proved by the theorem blankout.
        """

blankout: _Blankout

class _GaussianFeatures(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, s: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[error], a number.

        Arguments: X[m, n] y[m] w[n] s, as proved by the theorem gaussian_features.
        """

gaussian_features: _GaussianFeatures

class _LaplaceFeatures(ProvenFormula):
    def __call__(
        self, X: Value, y: Value, w: Value, lambda_: Value, *, m: int | None = None, n: int | None = None
    ) -> Any:
        """E[error], a number.

        Arguments: X[m, n] y[m] w[n] lambda, as proved by the theorem laplace_features.
        """

laplace_features: _LaplaceFeatures

class _PoissonFeatures(ProvenFormula):
    def __call__(self, X: Value, y: Value, w: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[error], a number.

        Arguments: X[m, n] y[m] w[n], as proved by the theorem poisson_features.
        """

poisson_features: _PoissonFeatures

class _UnitMasksCorrelateOutputs(ProvenFormula):
    def __call__(self, W: Value, I: Value, p: Value, *, o: int | None = None, n: int | None = None) -> Any:
        """Cov(S_k, S_l) under masked inputs, shape (o, o).

        Arguments: W[o, n] I[n] p[n], as proved by the theorem unit_masks_correlate_outputs.
        """

unit_masks_correlate_outputs: _UnitMasksCorrelateOutputs

class _ConnectionMasksDoNot(ProvenFormula):
    def __call__(self, W: Value, I: Value, q: Value, *, o: int | None = None, n: int | None = None) -> Any:
        """Cov(S_k, S_l) under masked connections, shape (o, o).

        Arguments: W[o, n] I[n] q[o, n], as proved by the theorem connection_masks_do_not.
        """

connection_masks_do_not: _ConnectionMasksDoNot

class _DropconnectLoss(ProvenFormula):
    def __call__(self, W: Value, I: Value, t: Value, q: Value, *, o: int | None = None, n: int | None = None) -> Any:
        """E[loss] of DropConnect, a number.

        Arguments: W[o, n] I[n] t[o] q[o, n], as proved by the theorem dropconnect_loss.
        """

dropconnect_loss: _DropconnectLoss

class _FactorMasks(ProvenFormula):
    def __call__(
        self,
        Y: Value,
        U: Value,
        V: Value,
        theta: Value,
        *,
        m: int | None = None,
        o: int | None = None,
        h: int | None = None,
    ) -> Any:
        """E[loss] with dropped columns, a number.

        Arguments: Y[m, o] U[m, h] V[o, h] theta, as proved by the theorem factor_masks.
        """

factor_masks: _FactorMasks

class _PenaltyIsRescalingFree(ProvenFormula):
    def __call__(self, U: Value, V: Value, *, m: int | None = None, h: int | None = None, o: int | None = None) -> Any:
        """The penalty of dropped columns, to be weighted, a number.

        Arguments: U[m, h] V[o, h], as proved by the theorem penalty_is_rescaling_free.
        """

penalty_is_rescaling_free: _PenaltyIsRescalingFree

class _ExpectedOutput(ProvenFormula):
    def __call__(
        self, W: Value, v: Value, I: Value, p: Value, q: Value, *, h: int | None = None, n: int | None = None
    ) -> Any:
        """E[output] of two linear layers, a number.

        Arguments: W[h, n] v[h] I[n] p[n] q[h], as proved by the theorem expected_output.
        """

expected_output: _ExpectedOutput

class _ExpectedLoss(ProvenFormula):
    def __call__(
        self, W: Value, v: Value, I: Value, t: Value, p: Value, q: Value, *, h: int | None = None, n: int | None = None
    ) -> Any:
        """E[loss] of two linear layers, a number.

        Arguments: W[h, n] v[h] I[n] t p[n] q[h], as proved by the theorem expected_loss.
        """

expected_loss: _ExpectedLoss

class _QuadraticPenalty(ProvenFormula):
    def __call__(
        self,
        X: Value,
        beta: Value,
        A: Value,
        A_double_prime: Value,
        p: Value,
        *,
        m: int | None = None,
        n: int | None = None,
    ) -> Any:
        """E[sum of A] to second order, a number.

        Arguments: X[m, n] beta[n] A[m] A_double_prime[m] p, as proved by the theorem quadratic_penalty.
        """

quadratic_penalty: _QuadraticPenalty

class _LinearIsExact(ProvenFormula):
    def __call__(self, X: Value, beta: Value, p: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[half the squared scores] under the mask R / p, a number.

        Arguments: X[m, n] beta[n] p, as proved by the theorem linear_is_exact.
        """

linear_is_exact: _LinearIsExact

class _SecondMoments(ProvenFormula):
    def __call__(self, X: Value, q: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[scatter of dropped features], shape (n, n).

        Arguments: X[m, n] q[n], as proved by the theorem second_moments.
        """

second_moments: _SecondMoments

class _ExpectedReconstruction(ProvenFormula):
    def __call__(self, X: Value, B: Value, q: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """E[squared error of the reconstruction], a number.

        Arguments: X[m, n] B[n, n] q[n], as proved by the theorem expected_reconstruction.
        """

expected_reconstruction: _ExpectedReconstruction

class _ReconstructionGradient(ProvenFormula):
    def __call__(self, X: Value, B: Value, q: Value, *, m: int | None = None, n: int | None = None) -> Any:
        """d/dB_jk of half of it, shape (n, n).

        Arguments: X[m, n] B[n, n] q[n], as proved by the theorem reconstruction_gradient.
        """

reconstruction_gradient: _ReconstructionGradient
