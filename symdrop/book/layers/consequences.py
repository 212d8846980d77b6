"""What follows from the law of a layer: mean, variance and covariance of its output, and the penalty that it implies.

None of it is typed: `derive` works it out from the law, and proves it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import Expr

from symdrop.definitions.frameworks.laws import LayerLaw
from symdrop.definitions.frameworks.laws.layer_law import Mask
from symdrop.definitions.frameworks.layer import Layer, Meaning
from symdrop.derive import DerivedTheorem, derive
from symdrop.language import Cov, E, Family, Index, Sum, Var, family, index, scalar, size


@dataclass(frozen=True)
class Consequences:
    """What follows from a law: the output for one entry of the input, and theorems about it.

    `loss` is the expected squared error of a linear unit behind the layer; its regulariser is the penalty. All of it is
    for inputs with masks of their own; `shared_covariance` and `shared_loss` are for inputs that share one.
    """

    output: Expr
    mean: DerivedTheorem
    variance: DerivedTheorem
    covariance: DerivedTheorem
    loss: DerivedTheorem
    shared_covariance: DerivedTheorem | None = None
    shared_loss: DerivedTheorem | None = None

    @property
    def theorems(self) -> dict[str, DerivedTheorem]:
        """The theorems by their names, those on a shared mask as far as there are any."""
        known = (
            ("mean", self.mean),
            ("variance", self.variance),
            ("covariance", self.covariance),
            ("loss", self.loss),
            ("shared_covariance", self.shared_covariance),
            ("shared_loss", self.shared_loss),
        )
        return {name: theorem for name, theorem in known if theorem is not None}


def of_layer(layer: Layer) -> Consequences:
    """What follows from the law of a layer, with the argument by its own name; a learning rate is eta.

    >>> from symdrop.definitions.frameworks import find
    >>> of_layer(find("jax.example_libraries.stax.Dropout")).variance.rhs
    (1 - rate)*x[i]**2/rate
    """
    argument = layer.argument
    drawn = layer(**{argument.name: scalar("eta" if argument.meaning is Meaning.RATE else argument.name)})
    return consequences(layer.law, drawn.parameter, layer.axes.own is not None)


def consequences(law: LayerLaw, parameter: Expr, is_shared: bool = False) -> Consequences:
    """What follows from a law at a value of its parameter, for n inputs x, weights w and a target t.

    The masks are called delta and, of two, delta and epsilon: the second one at a fixed place. Where entries share a
    mask, it is that at the place c. Raises what `derive` raises.

    >>> from symdrop.definitions.frameworks.laws import InvertedMask
    >>> found = consequences(InvertedMask(), scalar("p"), is_shared=True)
    >>> found.mean.rhs, found.loss.regulariser
    (x[i], (1 - p)*Sum(w[j]**2*x[j]**2, (j, 1, n))/p)
    >>> found.shared_loss.regulariser
    (1 - p)*Sum(w[j]*x[j], (j, 1, n))**2/p
    """
    masks = _Masks(law, parameter)
    i, j = index("i j", masks.n)
    x, w = family("x w", masks.n)
    t, own = scalar("t"), masks.own
    moments = Consequences(
        output=own(x, j),
        mean=masks.derived(E(own(x, i)), "The mean of an output"),
        variance=masks.derived(Var(own(x, i)), "The variance of an output"),
        covariance=masks.derived(Cov(own(x, i), own(x, j)), "The covariance of two outputs"),
        loss=masks.derived(E((t - Sum(own(x, j) * w[j], j)) ** 2), "The expected squared error of a linear unit"),
    )
    if not is_shared or law.masks > 1:
        return moments
    one = masks.shared
    return replace(
        moments,
        shared_covariance=masks.derived(Cov(one(x, i), one(x, j)), "The covariance of two outputs that share a mask"),
        shared_loss=masks.derived(
            E((t - Sum(one(x, j) * w[j], j)) ** 2), "The expected squared error where all inputs share a mask"
        ),
    )


class _Masks:
    """The masks of a law, before inputs that have masks of their own or share one."""

    def __init__(self, law: LayerLaw, parameter: Expr) -> None:
        self.n, self.m = size("n m")
        self.law, self.parameter = law, parameter
        self.delta, self.epsilon = family("delta", self.n), family("epsilon", self.m)
        self.second = index("k", self.m)

    def own(self, x: Family, place: Index) -> Expr:
        """The output at this place, with the mask there."""
        return self.law.applied(self._entries(place), x[place], self.parameter)

    def shared(self, x: Family, place: Index) -> Expr:
        """The output at this place, with the mask at the place c."""
        return self.law.applied(self._entries(index("c", self.n)), x[place], self.parameter)

    def derived(self, quantity: Expr, title: str) -> DerivedTheorem:
        """What the quantity is, by the law."""
        return derive(quantity, given=self.law.given(self._entries(index("j", self.n)), self.parameter), title=title)

    def _entries(self, place: Index) -> Mask:
        return (self.delta[place], self.epsilon[self.second])[: self.law.masks]
