# Written by `python tests/support/stubs.py` from __init__.py, for type checkers and editors.
from typing import Any

from symdrop.formulas.proven import ProvenFormula, Value

__all__ = [
    "adaptive_gates",
    "additive_noise",
    "bayesian_bootstrap",
    "blankout",
    "bootstrap_variance",
    "complementary_masks",
    "connection_masks_do_not",
    "correlated_noise",
    "corrupted_features",
    "deployed_weights",
    "dropconnect_loss",
    "dropout_gradient",
    "dropout_output_variance",
    "duplicate_inputs_share",
    "exchangeable_mask",
    "expected_dropout_gradient",
    "expected_dropout_loss",
    "expected_dropout_output",
    "expected_hessian",
    "expected_loss",
    "expected_output",
    "expected_reconstruction",
    "expected_step",
    "factor_masks",
    "factored_gradient",
    "factorization_machine",
    "fixed_number_kept",
    "fixed_number_variance",
    "gated_variance",
    "gaussian_dropout",
    "gaussian_features",
    "gradient_covariance",
    "gradient_second_moment",
    "injected_noise",
    "inverted_dropout",
    "inverted_row_masks",
    "jacobian_norm",
    "label_noise",
    "label_noise_second_moment",
    "label_smoothing",
    "laplace_features",
    "linear_is_exact",
    "masked_norm",
    "masked_value_variance",
    "minibatch_covariance",
    "minibatch_with_replacement",
    "mixup",
    "named",
    "noisy_unit",
    "normal_equations",
    "normal_matrix",
    "normal_trace_variance",
    "parity_masks",
    "penalty_is_rescaling_free",
    "penalty_is_scale_free",
    "poisson_features",
    "predictive_variance",
    "quadratic_penalty",
    "random_shuffling",
    "reconstruction_gradient",
    "regular_gradient",
    "rounded_inputs",
    "row_masks",
    "second_moments",
    "shared_mask",
    "sign_trace_variance",
    "stein_identity",
    "swapout_variance",
    "tied_autoencoder",
    "trace_estimate",
    "two_masks",
    "unit_masks_correlate_outputs",
    "unitwise_keep",
    "variance_shift",
    "weight_noise",
    "zoneout",
    "zoneout_variance",
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
        """Var(output), a number.

        Arguments: w[n] I[n] p[n], as proved by the theorem dropout_output_variance.
        """

dropout_output_variance: _DropoutOutputVariance

class _TwoMasks(ProvenFormula):
    def __call__(self, w: Value, I: Value, p: Value, *, n: int | None = None) -> Any:
        """E[(S - S')^2] of two passes, a number.

        Arguments: w[n] I[n] p[n], as proved by the theorem two_masks.
        """

two_masks: _TwoMasks

class _ComplementaryMasks(ProvenFormula):
    def __call__(self, w: Value, I: Value, p: Value, *, n: int | None = None) -> Any:
        """Cov(S, S') of two complementary passes, a number.

        Arguments: w[n] I[n] p[n], as proved by the theorem complementary_masks.
        """

complementary_masks: _ComplementaryMasks

class _MaskedNorm(ProvenFormula):
    def __call__(self, w: Value, p: Value, *, n: int | None = None) -> Any:
        """E[half the squared norm of masked weights], a number.

        Arguments: w[n] p[n], as proved by the theorem masked_norm.
        """

masked_norm: _MaskedNorm

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

class _CorrelatedNoise(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, mu: Value, C: Value, *, n: int | None = None) -> Any:
        """E[loss] under correlated noise, C symmetric, a number.

        Arguments: w[n] I[n] t mu[n] C[n, n], as proved by the theorem correlated_noise.
        """

correlated_noise: _CorrelatedNoise

class _ExchangeableMask(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, q_1: Value, q_2: Value, *, n: int | None = None) -> Any:
        """E[loss] under an exchangeable mask, a number.

        Arguments: w[n] I[n] t q_1 q_2, as proved by the theorem exchangeable_mask.
        """

exchangeable_mask: _ExchangeableMask

class _ParityMasks(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, *, n: int | None = None) -> Any:
        """E[squared residual] under three masks of given parity, a number.

        Arguments: w[n] I[n] t, as proved by the theorem parity_masks.
        """

parity_masks: _ParityMasks

class _WeightNoise(ProvenFormula):
    def __call__(self, w: Value, I: Value, t: Value, s: Value, *, n: int | None = None) -> Any:
        """E[loss] under noise on the weights, a number.

        Arguments: w[n] I[n] t s[n], as proved by the theorem weight_noise.
        """

weight_noise: _WeightNoise

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

class _ExpectedHessian(ProvenFormula):
    def __call__(self, I: Value, p: Value, *, n: int | None = None) -> Any:
        """E[the Hessian of E_D], shape (n, n).

        Arguments: I[n] p[n], as proved by the theorem expected_hessian.
        """

expected_hessian: _ExpectedHessian

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

class _TiedAutoencoder(ProvenFormula):
    def __call__(self, U: Value, theta: Value, *, m: int | None = None, h: int | None = None) -> Any:
        """E[squared error] of a tied autoencoder, a number.

        Arguments: U[m, h] theta, as proved by the theorem tied_autoencoder.
        """

tied_autoencoder: _TiedAutoencoder

class _FactorizationMachine(ProvenFormula):
    def __call__(
        self, w: Value, V: Value, z: Value, beta: Value, p: Value, *, o: int | None = None, h: int | None = None
    ) -> Any:
        """E[the answer] with dropped features, a number.

        Arguments: w[o] V[o, h] z[o] beta p[o], as proved by the theorem factorization_machine.
        """

factorization_machine: _FactorizationMachine

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

class _InjectedNoise(ProvenFormula):
    def __call__(
        self,
        W: Value,
        v: Value,
        I: Value,
        t: Value,
        s_0: Value,
        s_1: Value,
        *,
        h: int | None = None,
        n: int | None = None,
    ) -> Any:
        """E[loss] of two linear layers with noise added to each, a number.

        Arguments: W[h, n] v[h] I[n] t s_0 s_1, as proved by the theorem injected_noise.
        """

injected_noise: _InjectedNoise

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

class _FixedNumberKept(ProvenFormula):
    def __call__(self, a: Value, t: Value, k: Value, *, n: int | None = None) -> Any:
        """E[squared residual] with k inputs kept, a number.

        Arguments: a[n] t k, as proved by the theorem fixed_number_kept.
        """

fixed_number_kept: _FixedNumberKept

class _FixedNumberVariance(ProvenFormula):
    def __call__(self, a: Value, k: Value, *, n: int | None = None) -> Any:
        """Var(output) with k inputs kept, a number.

        Arguments: a[n] k, as proved by the theorem fixed_number_variance.
        """

fixed_number_variance: _FixedNumberVariance

class _MinibatchCovariance(ProvenFormula):
    def __call__(self, g: Value, h: Value, b: Value, *, n: int | None = None) -> Any:
        """Cov of two means over b items without replacement, a number.

        Arguments: g[n] h[n] b, as proved by the theorem minibatch_covariance.
        """

minibatch_covariance: _MinibatchCovariance

class _MinibatchWithReplacement(ProvenFormula):
    def __call__(self, g: Value, b: Value, *, n: int | None = None) -> Any:
        """Var of the mean of b draws with replacement, a number.

        Arguments: g[n] b, as proved by the theorem minibatch_with_replacement.
        """

minibatch_with_replacement: _MinibatchWithReplacement

class _RandomShuffling(ProvenFormula):
    def __call__(self, G: Value, b: Value, *, n: int | None = None, o: int | None = None) -> Any:
        """E[squared norm of a minibatch's gradient], a number.

        Arguments: G[n, o] b, as proved by the theorem random_shuffling.
        """

random_shuffling: _RandomShuffling

class _BootstrapVariance(ProvenFormula):
    def __call__(self, g: Value, *, n: int | None = None) -> Any:
        """Var of a bootstrap mean, a number.

        Arguments: g[n], as proved by the theorem bootstrap_variance.
        """

bootstrap_variance: _BootstrapVariance

class _BayesianBootstrap(ProvenFormula):
    def __call__(self, g: Value, *, n: int | None = None) -> Any:
        """Var of a mean with Dirichlet weights, a number.

        Arguments: g[n], as proved by the theorem bayesian_bootstrap.
        """

bayesian_bootstrap: _BayesianBootstrap

class _TraceEstimate(ProvenFormula):
    def __call__(self, A: Value, *, n: int | None = None) -> Any:
        """E[z'Az] for signs z, the trace, a number.

        Arguments: A[n, n], as proved by the theorem trace_estimate.
        """

trace_estimate: _TraceEstimate

class _SignTraceVariance(ProvenFormula):
    def __call__(self, A: Value, *, n: int | None = None) -> Any:
        """Var(z'Az) for signs z, A symmetric, a number.

        Arguments: A[n, n], as proved by the theorem sign_trace_variance.
        """

sign_trace_variance: _SignTraceVariance

class _NormalTraceVariance(ProvenFormula):
    def __call__(self, A: Value, *, n: int | None = None) -> Any:
        """Var(z'Az) for normal z, A symmetric, a number.

        Arguments: A[n, n], as proved by the theorem normal_trace_variance.
        """

normal_trace_variance: _NormalTraceVariance

class _JacobianNorm(ProvenFormula):
    def __call__(self, J: Value, *, n: int | None = None, o: int | None = None) -> Any:
        """n E[squared length of J'v] on the sphere, a number.

        Arguments: J[n, o], as proved by the theorem jacobian_norm.
        """

jacobian_norm: _JacobianNorm

class _SteinIdentity(ProvenFormula):
    def __call__(self, a: Value, s: Value, t: Value, *, n: int | None = None) -> Any:
        """E[z_k (t + a.z)^3] for normal z, shape (n,).

        Arguments: a[n] s[n] t, as proved by the theorem stein_identity.
        """

stein_identity: _SteinIdentity

class _MaskedValueVariance(ProvenFormula):
    def __call__(self, c: Value, v: Value, p: Value) -> Any:
        """Var of a value under the mask delta / p, a number.

        Arguments: c v p, as proved by the theorem masked_value_variance.
        """

masked_value_variance: _MaskedValueVariance

class _VarianceShift(ProvenFormula):
    def __call__(self, c: Value, v: Value, p: Value) -> Any:
        """What the mask adds to the variance, a number.

        Arguments: c v p, as proved by the theorem variance_shift.
        """

variance_shift: _VarianceShift

class _PredictiveVariance(ProvenFormula):
    def __call__(self, y: Value, tau: Value, *, m: int | None = None) -> Any:
        """The predictive variance of m passes, a number.

        Arguments: y[m] tau, as proved by the theorem predictive_variance.
        """

predictive_variance: _PredictiveVariance

class _Zoneout(ProvenFormula):
    def __call__(self, a: Value, b: Value, p: Value, *, n: int | None = None) -> Any:
        """E[state], shape (n,).

        Arguments: a[n] b[n] p[n], as proved by the theorem zoneout.
        """

zoneout: _Zoneout

class _ZoneoutVariance(ProvenFormula):
    def __call__(self, a: Value, b: Value, p: Value, *, n: int | None = None) -> Any:
        """Var(state), shape (n,).

        Arguments: a[n] b[n] p[n], as proved by the theorem zoneout_variance.
        """

zoneout_variance: _ZoneoutVariance

class _SwapoutVariance(ProvenFormula):
    def __call__(self, x: Value, F: Value, p: Value, q: Value, *, n: int | None = None) -> Any:
        """Var(unit), shape (n,).

        Arguments: x[n] F[n] p[n] q[n], as proved by the theorem swapout_variance.
        """

swapout_variance: _SwapoutVariance

class _AdaptiveGates(ProvenFormula):
    def __call__(self, W: Value, h: Value, t: Value, p: Value, *, o: int | None = None, n: int | None = None) -> Any:
        """E[loss] behind gates, a number.

        Arguments: W[o, n] h[n] t[o] p[n], as proved by the theorem adaptive_gates.
        """

adaptive_gates: _AdaptiveGates

class _GatedVariance(ProvenFormula):
    def __call__(self, mu: Value, V_u: Value, p_u: Value) -> Any:
        """Var of a gated value, a number.

        Arguments: mu V_u p_u, as proved by the theorem gated_variance.
        """

gated_variance: _GatedVariance

class _Mixup(ProvenFormula):
    def __call__(self, r: Value, alpha: Value, *, m: int | None = None) -> Any:
        """E[mean squared residual] under mixup, a number.

        Arguments: r[m] alpha, as proved by the theorem mixup.
        """

mixup: _Mixup

class _LabelSmoothing(ProvenFormula):
    def __call__(self, q: Value, L: Value, epsilon: Value, *, C: int | None = None) -> Any:
        """The cross-entropy against smoothed labels, a number.

        Arguments: q[C] L[C] epsilon, as proved by the theorem label_smoothing.
        """

label_smoothing: _LabelSmoothing

class _LabelNoise(ProvenFormula):
    def __call__(self, x: Value, s: Value, *, n: int | None = None) -> Any:
        """Cov of the gradient under label noise, shape (n, n).

        Arguments: x[n] s, as proved by the theorem label_noise.
        """

label_noise: _LabelNoise

class _LabelNoiseSecondMoment(ProvenFormula):
    def __call__(self, w: Value, x: Value, t: Value, s: Value, *, n: int | None = None) -> Any:
        """E[g_k g_l] under label noise, shape (n, n).

        Arguments: w[n] x[n] t s, as proved by the theorem label_noise_second_moment.
        """

label_noise_second_moment: _LabelNoiseSecondMoment

class _RoundedInputs(ProvenFormula):
    def __call__(self, w: Value, x: Value, t: Value, Delta: Value, *, n: int | None = None) -> Any:
        """E[squared residual] with rounded inputs, a number.

        Arguments: w[n] x[n] t Delta, as proved by the theorem rounded_inputs.
        """

rounded_inputs: _RoundedInputs
