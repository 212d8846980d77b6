"""Proven formulas as functions of arrays, one line each; a formula is proved and compiled when it is first called.

Arguments are float arrays of the shape shown, entry 0 for index 1; a number may stand for an array of equal
entries. The result has one axis for each free index of the theorem. `proof`, `theorem`, `latex` and `source` hang on
every formula. Importing this module imports neither SymPy nor NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from symdrop.numeric import Argument, Formula

if TYPE_CHECKING:
    from symdrop.catalogue import Entry
    from symdrop.deciders.kernel.check import Proof


class ProvenFormula(Formula):
    """A theorem of the catalogue as a function, proved and compiled when it is first called.

    `name` is the theorem's. An argument is its name with the names of its sizes, or its name alone for a number.
    Calling the formula raises `ValueError` for a wrong shape or type, and whatever `theorem.proof` raises should the
    theorem not be proved.

    >>> float(expected_dropout_output(w=[1.0, 2.0], I=[3.0, 4.0], p=0.5))
    5.5
    """

    def __init__(self, name: str, arguments: Sequence[str | tuple[str, ...]], value: str) -> None:
        given = [Argument(each) if isinstance(each, str) else Argument(each[0], each[1:]) for each in arguments]
        shown = " ".join(f"{each.name}[{', '.join(each.sizes)}]" if each.sizes else each.name for each in given)
        documentation = f"{value}\n\nArguments: {shown}, as proved by the theorem {name}."
        super().__init__(name, given, documentation, self._proved)

    def displayed(self) -> Any:
        """What a notebook shows: the proof once there is one, else the statement, which is not proved for this."""
        return self.proof if self.is_compiled else self._entry().claim

    def _proved(self) -> Proof:
        return self._entry().proof

    def _entry(self) -> Entry:
        from symdrop.catalogue import find

        return next(entry for entry in find(self.name) if entry.name == self.name)


dropout_gradient = ProvenFormula(
    "dropout_gradient", (("w", "n"), ("I", "n"), "t", ("delta", "n")), "dE_D/dw_k at one mask, shape (n,)."
)
regular_gradient = ProvenFormula(
    "regular_gradient", (("w", "n"), ("I", "n"), "t", ("p", "n")), "d/dw_k E_N(p w), shape (n,)."
)
expected_dropout_output = ProvenFormula(
    "expected_dropout_output", (("w", "n"), ("I", "n"), ("p", "n")), "E[output], a number."
)
dropout_output_variance = ProvenFormula(
    "dropout_output_variance", (("w", "n"), ("I", "n"), ("p", "n")), "Var[output], a number."
)
expected_dropout_gradient = ProvenFormula(
    "expected_dropout_gradient", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[dE_D/dw_k], shape (n,)."
)
expected_dropout_loss = ProvenFormula(
    "expected_dropout_loss", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[E_D], a number."
)
factored_gradient = ProvenFormula(
    "factored_gradient", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[dE_D/dw_k], factored, shape (n,)."
)
deployed_weights = ProvenFormula(
    "deployed_weights", (("v", "n"), ("I", "n"), "t", ("p", "n")), "E[E_D] in the weights v = p w, a number."
)
inverted_dropout = ProvenFormula(
    "inverted_dropout", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[loss] under the mask delta / p, a number."
)
gaussian_dropout = ProvenFormula(
    "gaussian_dropout", (("w", "n"), ("I", "n"), "t", ("s", "n")), "E[loss] under noise N(1, s), a number."
)
noisy_unit = ProvenFormula(
    "noisy_unit", (("w", "n"), ("I", "n"), "t", ("mu", "n"), ("s", "n")), "E[loss] under uncorrelated noise, a number."
)
duplicate_inputs_share = ProvenFormula(
    "duplicate_inputs_share", ("a", "b", "x", "p"), "The penalty of two copies, a number."
)
penalty_is_scale_free = ProvenFormula(
    "penalty_is_scale_free", (("w", "n"), ("I", "n"), ("p", "n")), "The dropout penalty, a number."
)
gradient_second_moment = ProvenFormula(
    "gradient_second_moment", (("w", "n"), ("I", "n"), "t", ("p", "n")), "E[g_k g_l], shape (n, n)."
)
gradient_covariance = ProvenFormula(
    "gradient_second_moment.covariance", (("w", "n"), ("I", "n"), "t", ("p", "n")), "Cov(g_k, g_l), (n, n)."
)
expected_step = ProvenFormula(
    "expected_step", (("w", "n"), ("I", "n"), "t", ("p", "n"), "eta"), "E[w_k - eta dE_D/dw_k], shape (n,)."
)
row_masks = ProvenFormula(
    "row_masks", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "E[squared error] under row masks, a number."
)
shared_mask = ProvenFormula(
    "shared_mask", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "E[squared error] under one mask, a number."
)
unitwise_keep = ProvenFormula(
    "unitwise_keep",
    (("X", "m", "n"), ("y", "m"), ("w", "n"), ("p", "n")),
    "E[squared error], p for each input, a number.",
)
inverted_row_masks = ProvenFormula(
    "inverted_row_masks", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "E[error] under the mask R / p, a number."
)
normal_equations = ProvenFormula(
    "normal_equations", (("X", "m", "n"), ("y", "m"), ("w", "n"), "p"), "d/dw_k E[error] / 2, mask R / p, shape (n,)."
)
normal_matrix = ProvenFormula(
    "normal_equations.normal_matrix", (("X", "m", "n"), "p"), "The normal matrix, mask R / p, (n, n)."
)
additive_noise = ProvenFormula(
    "additive_noise", (("X", "m", "n"), ("y", "m"), ("w", "n"), "s"), "E[squared error] / 2, noise added, a number."
)
corrupted_features = ProvenFormula(
    "corrupted_features", (("M", "m", "n"), ("V", "m", "n"), ("y", "m"), ("w", "n")), "E[squared error], a number."
)
blankout = ProvenFormula(
    "corrupted_features.blankout", (("X", "m", "n"), ("y", "m"), ("w", "n"), "q"), "E[error], dropped with q, a number."
)
gaussian_features = ProvenFormula(
    "corrupted_features.gaussian_features", (("X", "m", "n"), ("y", "m"), ("w", "n"), "s"), "E[error], a number."
)
laplace_features = ProvenFormula(
    "corrupted_features.laplace_features", (("X", "m", "n"), ("y", "m"), ("w", "n"), "lambda"), "E[error], a number."
)
poisson_features = ProvenFormula(
    "corrupted_features.poisson_features", (("X", "m", "n"), ("y", "m"), ("w", "n")), "E[error], a number."
)
unit_masks_correlate_outputs = ProvenFormula(
    "unit_masks_correlate_outputs",
    (("W", "o", "n"), ("I", "n"), ("p", "n")),
    "Cov(S_k, S_l) under masked inputs, shape (o, o).",
)
connection_masks_do_not = ProvenFormula(
    "connection_masks_do_not",
    (("W", "o", "n"), ("I", "n"), ("q", "o", "n")),
    "Cov(S_k, S_l) under masked connections, shape (o, o).",
)
dropconnect_loss = ProvenFormula(
    "dropconnect_matches_dropout.dropconnect_loss",
    (("W", "o", "n"), ("I", "n"), ("t", "o"), ("q", "o", "n")),
    "E[loss] of DropConnect, a number.",
)
factor_masks = ProvenFormula(
    "factor_masks",
    (("Y", "m", "o"), ("U", "m", "h"), ("V", "o", "h"), "theta"),
    "E[loss] with dropped columns, a number.",
)
penalty_is_rescaling_free = ProvenFormula(
    "penalty_is_rescaling_free",
    (("U", "m", "h"), ("V", "o", "h")),
    "The penalty of dropped columns, to be weighted, a number.",
)
expected_output = ProvenFormula(
    "expected_output",
    (("W", "h", "n"), ("v", "h"), ("I", "n"), ("p", "n"), ("q", "h")),
    "E[output] of two linear layers, a number.",
)
expected_loss = ProvenFormula(
    "expected_loss",
    (("W", "h", "n"), ("v", "h"), ("I", "n"), "t", ("p", "n"), ("q", "h")),
    "E[loss] of two linear layers, a number.",
)
quadratic_penalty = ProvenFormula(
    "quadratic_penalty",
    (("X", "m", "n"), ("beta", "n"), ("A", "m"), ("A_double_prime", "m"), "p"),
    "E[sum of A] to second order, a number.",
)
linear_is_exact = ProvenFormula(
    "linear_is_exact",
    (("X", "m", "n"), ("beta", "n"), "p"),
    "E[half the squared scores] under the mask R / p, a number.",
)
second_moments = ProvenFormula(
    "second_moments", (("X", "m", "n"), ("q", "n")), "E[scatter of dropped features], shape (n, n)."
)
expected_reconstruction = ProvenFormula(
    "expected_reconstruction",
    (("X", "m", "n"), ("B", "n", "n"), ("q", "n")),
    "E[squared error of the reconstruction], a number.",
)
reconstruction_gradient = ProvenFormula(
    "expected_reconstruction.reconstruction_gradient",
    (("X", "m", "n"), ("B", "n", "n"), ("q", "n")),
    "d/dB_jk of half of it, shape (n, n).",
)


def named() -> dict[str, ProvenFormula]:
    """Every formula of this module by the name that it is imported by, in the order in which they stand here.

    >>> list(named())[:2]
    ['dropout_gradient', 'regular_gradient']
    """
    return {name: each for name, each in globals().items() if isinstance(each, ProvenFormula)}
