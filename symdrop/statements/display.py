"""How a notebook shows statements, proofs and formulas: by `symdrop.latex`, which is imported when a cell asks for it.

Showing never proves. A theorem is shown with its derivation once its `proof` has been asked for, and before that as
what it claims, with the word that this is not proved; so a cell costs no more than writing what is there, and what is
shown as proved is proved. Showing does not raise: what cannot be written is shown as its `repr`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Displayed:
    """Something that Jupyter and IPython show as text, Markdown and LaTeX, by the methods that they look for.

    >>> from symdrop.language import scalar
    >>> from symdrop.theorem import Theorem
    >>> t = scalar("t")
    >>> twice = Theorem(title="Twice", lhs=t + t, rhs=2 * t)
    >>> print(twice._repr_mimebundle_()["text/plain"].splitlines()[0])
    Twice (not proved here)
    >>> twice.proof.reasons
    ()
    >>> print(twice._repr_mimebundle_()["text/plain"].splitlines()[0])
    Twice
    """

    def displayed(self) -> Any:
        """The statement or proof that is shown."""
        return self

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Mapping[str, str]:
        """What is shown, by its type; IPython itself picks from it what it is asked to include."""
        return self._shown()

    def _repr_markdown_(self) -> str:
        return self._shown().get("text/markdown", repr(self))

    def _repr_latex_(self) -> str | None:
        return self._shown().get("text/latex")

    def _shown(self) -> Mapping[str, str]:
        try:
            from symdrop.latex.notebook import shown

            return shown(self.displayed(), self)
        except Exception:
            return {"text/plain": repr(self)}
