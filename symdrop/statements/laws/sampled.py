"""The indicator of a sample without replacement. TRUSTED."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from symdrop.language import expression
from symdrop.statements.hypotheses import Call, random_entry
from symdrop.statements.laws.exactly import Exactly
from symdrop.statements.premise import Formula, Premise, at_most


@dataclass(frozen=True)
class Sampled(Exactly):
    """1 where an index is in a sample of `kept` different ones, every such sample equally likely, and else 0.

    Source: W. Cochran, Sampling Techniques, 1977, chapter 2.
    """

    @property
    def call(self) -> Call:
        return Call("sampled", (self.entry,), (("size", self.kept),))

    @property
    def premise(self) -> Premise:
        formulas = tuple(Formula("{}", "{}", (each,)) for each in (self.kept, self.number, self.entry))
        bound = at_most(self.kept, self.number)
        where = ", where {}" if bound else ""
        words = f"Let {{}} of {{}} indices be drawn without replacement, and let {{}} be 1 for these, else 0{where}."
        return Premise(words, (*formulas, *bound))


def sampled(entry: Any, *, size: Any) -> Sampled:
    """Hypothesis: the entries are 1 for a sample of `size` indices without replacement, as a minibatch is, else 0.

    It is `exactly` in the words of sampling, and raises the same.

    >>> from symdrop.language import family, index, scalar, size
    >>> n = size("n"); j = index("j", n); c = family("c", n); b = scalar("b")
    >>> sampled(c[j], size=b).moment(1)
    b/n
    """
    return Sampled(random_entry(entry), expression(size))
