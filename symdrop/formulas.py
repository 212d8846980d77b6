"""Proven formulas as NumPy functions, one line each; a formula is proved and compiled when it is first called.

Arguments are float arrays of the shape shown, entry 0 for index 1; a number may stand for an array of equal
entries. The result has one axis for each free index of the theorem. `proof`, `theorem`, `latex` and `source` hang on
every formula. Importing this module imports neither SymPy nor NumPy.
"""

from __future__ import annotations

from functools import cached_property
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symdrop.kernel.check import Proof, Statement
    from symdrop.numeric import Formula


class ProvenFormula:
    """A theorem of the catalogue as a function: `name` is the theorem's, `arguments` its arguments with their shapes.

    Calling it raises `ValueError` for a wrong shape or type, and whatever `theorem.proof` raises should the theorem
    not be proved.

    >>> float(expected_dropout_output(w=[1.0, 2.0], I=[3.0, 4.0], p=0.5))
    5.5
    """

    def __init__(self, name: str, arguments: str, value: str) -> None:
        self.name = name
        self.__name__ = name.replace(".", "_")
        self.order = [argument.partition("[")[0] for argument in arguments.split()]
        self.__signature__ = Signature([Parameter(each, Parameter.POSITIONAL_OR_KEYWORD) for each in self.order])
        self.__doc__ = f"{value}\n\nArguments: {arguments}, as proved by the theorem {name}."

    @cached_property
    def compiled(self) -> Formula:
        """The compiled formula, proved first."""
        from symdrop.catalogue import find
        from symdrop.numeric import compile_proof

        (entry,) = (entry for entry in find(self.name) if entry.name == self.name)
        return compile_proof(entry.theorem.proof, self.order, self.__name__)

    @property
    def proof(self) -> Proof:
        """The proof that the formula is compiled from."""
        return self.compiled.proof

    @property
    def theorem(self) -> Statement:
        """The statement that is proved."""
        return self.compiled.theorem

    @property
    def latex(self) -> str:
        """The derivation as LaTeX."""
        return self.compiled.latex

    @property
    def source(self) -> str:
        """The array code."""
        return self.compiled.source

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value of the formula."""
        return self.compiled(*args, **kwargs)

    def __repr__(self) -> str:
        return f"{self.__name__}{self.__signature__}"


dropout_gradient = ProvenFormula("dropout_gradient", "w[n] I[n] t delta[n]", "dE_D/dw_k at one mask, shape (n,).")
regular_gradient = ProvenFormula("regular_gradient", "w[n] I[n] t p[n]", "d/dw_k E_N(p w), shape (n,).")
expected_dropout_output = ProvenFormula("expected_dropout_output", "w[n] I[n] p[n]", "E[output], a number.")
dropout_output_variance = ProvenFormula("dropout_output_variance", "w[n] I[n] p[n]", "Var[output], a number.")
expected_dropout_gradient = ProvenFormula("expected_dropout_gradient", "w[n] I[n] t p[n]", "E[dE_D/dw_k], shape (n,).")
expected_dropout_loss = ProvenFormula("expected_dropout_loss", "w[n] I[n] t p[n]", "E[E_D], a number.")
factored_gradient = ProvenFormula("factored_gradient", "w[n] I[n] t p[n]", "E[dE_D/dw_k], factored, shape (n,).")
deployed_weights = ProvenFormula("deployed_weights", "v[n] I[n] t p[n]", "E[E_D] in the weights v = p w, a number.")
inverted_dropout = ProvenFormula("inverted_dropout", "w[n] I[n] t p[n]", "E[loss] under the mask delta / p, a number.")
gaussian_dropout = ProvenFormula("gaussian_dropout", "w[n] I[n] t s[n]", "E[loss] under noise N(1, s), a number.")
noisy_unit = ProvenFormula("noisy_unit", "w[n] I[n] t mu[n] s[n]", "E[loss] under uncorrelated noise, a number.")
duplicate_inputs_share = ProvenFormula("duplicate_inputs_share", "a b x p", "The penalty of two copies, a number.")
penalty_is_scale_free = ProvenFormula("penalty_is_scale_free", "w[n] I[n] p[n]", "The dropout penalty, a number.")
gradient_second_moment = ProvenFormula("gradient_second_moment", "w[n] I[n] t p[n]", "E[g_k g_l], shape (n, n).")
gradient_covariance = ProvenFormula("gradient_second_moment.covariance", "w[n] I[n] t p[n]", "Cov(g_k, g_l), (n, n).")
expected_step = ProvenFormula("expected_step", "w[n] I[n] t p[n] eta", "E[w_k - eta dE_D/dw_k], shape (n,).")
