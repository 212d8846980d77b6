"""symdrop proves identities about randomly masked models for every size at once.

The names below are all an author needs. Each is fetched from its module on first use, so that importing the
package costs nothing and does not import SymPy.

>>> from symdrop import E, Sum, Theorem, bernoulli, family, index, size
>>> n = size("n"); j = index("j", n); w, p, delta = family("w p delta", n)
>>> output = Theorem(
...     title="The expected output",
...     given=[bernoulli(delta[j], keep=p[j])],
...     lhs=E(Sum(delta[j] * w[j], j)),
...     rhs=Sum(p[j] * w[j], j),
... )
>>> output.proof.reasons
(linearity, mean)
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

# What `typing.TYPE_CHECKING` is, without the import of `typing`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from symdrop.axioms import (
        categorical,
        correlated,
        derivative,
        exchangeability,
        exponential,
        generating,
        idempotent,
        independent,
        linearity,
        logarithm,
        mean,
        moments,
        product,
        reflection,
        sift,
        uncorrelated,
        values,
        variance,
    )
    from symdrop.deciders.agreement import Refutation
    from symdrop.deciders.kernel.check import Proof
    from symdrop.derive import derive
    from symdrop.errors import (
        BadStatement,
        Counterexample,
        Disagreement,
        LimitReached,
        NotProved,
        NotRefuted,
        OutsideFragment,
        SymdropError,
    )
    from symdrop.functions import Prod, exp, log, logistic, softplus
    from symdrop.language import Cov, D, E, Rational, Sum, Var, bracket, family, index, scalar, size
    from symdrop.theorem import (
        Inequality,
        Mistake,
        Theorem,
        bernoulli,
        beta,
        covariance,
        define,
        dirichlet,
        exactly,
        exchangeable,
        gaussian,
        laplace,
        multinomial,
        noise,
        nonnegative,
        nonzero,
        one_hot,
        poisson,
        rademacher,
        sampled,
        sphere,
        step,
        symmetric,
        uniform,
    )
    from symdrop.theorem import (
        masks as masks,
    )

__version__ = "0.1.0"

# A star import leaves out `masks`: many have something of their own that is called so.
__all__ = [
    "BadStatement",
    "Counterexample",
    "Cov",
    "D",
    "Disagreement",
    "E",
    "Inequality",
    "LimitReached",
    "Mistake",
    "NotProved",
    "NotRefuted",
    "OutsideFragment",
    "Prod",
    "Proof",
    "Rational",
    "Refutation",
    "Sum",
    "SymdropError",
    "Theorem",
    "Var",
    "bernoulli",
    "beta",
    "bracket",
    "categorical",
    "correlated",
    "covariance",
    "define",
    "derivative",
    "derive",
    "dirichlet",
    "exactly",
    "exchangeability",
    "exchangeable",
    "exp",
    "exponential",
    "family",
    "gaussian",
    "generating",
    "idempotent",
    "independent",
    "index",
    "laplace",
    "linearity",
    "log",
    "logarithm",
    "logistic",
    "mean",
    "moments",
    "multinomial",
    "noise",
    "nonnegative",
    "nonzero",
    "one_hot",
    "poisson",
    "product",
    "rademacher",
    "reflection",
    "sampled",
    "scalar",
    "sift",
    "size",
    "softplus",
    "sphere",
    "step",
    "symmetric",
    "uncorrelated",
    "uniform",
    "values",
    "variance",
]

_HOMES = {
    "axioms": (
        "categorical",
        "correlated",
        "derivative",
        "exchangeability",
        "exponential",
        "generating",
        "idempotent",
        "independent",
        "linearity",
        "mean",
        "moments",
        "product",
        "logarithm",
        "reflection",
        "sift",
        "uncorrelated",
        "values",
        "variance",
    ),
    "deciders.agreement": ("Refutation",),
    "deciders.kernel.check": ("Proof",),
    "derive": ("derive",),
    "functions": ("Prod", "exp", "log", "logistic", "softplus"),
    "language": ("Cov", "D", "E", "Rational", "Sum", "Var", "bracket", "family", "index", "scalar", "size"),
    "theorem": (
        "Inequality",
        "Mistake",
        "Theorem",
        "bernoulli",
        "beta",
        "covariance",
        "define",
        "dirichlet",
        "exactly",
        "exchangeable",
        "gaussian",
        "laplace",
        "masks",
        "multinomial",
        "noise",
        "nonnegative",
        "nonzero",
        "one_hot",
        "poisson",
        "rademacher",
        "sampled",
        "sphere",
        "step",
        "symmetric",
        "uniform",
    ),
    "errors": (
        "BadStatement",
        "Counterexample",
        "Disagreement",
        "LimitReached",
        "NotProved",
        "NotRefuted",
        "OutsideFragment",
        "SymdropError",
    ),
}


def _is_a_law(name: str) -> bool:
    """Whether the name is the word of a law, whose file has this name."""
    return name != "law" and os.path.isfile(os.path.join(__path__[0], "statements", "laws", f"{name}.py"))


if not TYPE_CHECKING:

    def __getattr__(name):
        for home, names in _HOMES.items():
            if name in names or (home == "theorem" and _is_a_law(name)):
                value = globals()[name] = getattr(import_module(f"symdrop.{home}"), name)
                return value
        raise AttributeError(f"module 'symdrop' has no attribute {name!r}")

    class _Package(type(os)):
        """A module of whose two things called `derive`, the function and the folder that it lives in, it shows one."""

        @property
        def derive(self):
            return import_module("symdrop.derive").derive

        @derive.setter
        def derive(self, folder):
            """Python binds the folder here when it is imported; `from symdrop.derive import ...` does not ask here."""

    sys.modules[__name__].__class__ = _Package

    def _show_expressions(shell):
        """Have a notebook show expressions in our words as derivations do; it imports nothing until one is shown."""

        def shown(expression):
            return import_module("symdrop.latex.notebook").shown_expression(expression)

        shell.display_formatter.formatters["text/latex"].for_type_by_name("sympy.core.expr", "Expr", shown)

    if _shell := getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)():
        _show_expressions(_shell)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__", "masks"])
