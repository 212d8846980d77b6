r"""The works that theorems name as their sources, by the keys that stand in `Theorem.source`.

The same data give the BibTeX file of the book, the list of works of a document that stands alone, and that of a web
page. In LaTeX a source is cited: `article, Eq. 6; baldi2013` becomes `\cite[Eq. 6]{article}; \cite{baldi2013}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from symdrop.latex.words import latex_words, one_line


@dataclass(frozen=True)
class Work:
    """A published work: a "paper" in proceedings, an "article" in a journal, or a "post"."""

    authors: tuple[str, ...]
    title: str
    place: str
    year: int
    kind: str = "paper"
    volume: str = ""
    pages: str = ""

    @property
    def reference(self) -> str:
        """The work in one sentence.

        >>> WORKS["baldi2013"].reference
        'P. Baldi and P. Sadowski, “Understanding Dropout”, Advances in Neural Information Processing Systems 26, 2013.'
        """
        first, last = ", ".join(self.authors[:-1]), self.authors[-1]
        where = [f"{self.place} {self.volume}".strip(), self.pages.replace("--", "\u2013"), str(self.year)]
        return f"{f'{first} and ' * bool(first)}{last}, “{self.title}”, {', '.join(filter(None, where))}."


# What BibTeX calls each kind of work, and the place where it stands.
KINDS = {"paper": ("inproceedings", "booktitle"), "article": ("article", "journal"), "post": ("misc", "howpublished")}
NIPS = "Advances in Neural Information Processing Systems"
ICML = "International Conference on Machine Learning"
WORKS = {
    "article": Work(
        ("C. Ranjan",), "Simplified Math behind Dropout in Deep Learning", "Towards Data Science", 2019, "post"
    ),
    "baldi2013": Work(("P. Baldi", "P. Sadowski"), "Understanding Dropout", f"{NIPS} 26", 2013),
    "baldi2014": Work(
        ("P. Baldi", "P. Sadowski"),
        "The dropout learning algorithm",
        "Artificial Intelligence",
        2014,
        "article",
        volume="210",
        pages="78--122",
    ),
    "bishop1995": Work(
        ("C. Bishop",),
        "Training with Noise is Equivalent to Tikhonov Regularization",
        "Neural Computation",
        1995,
        "article",
        volume="7",
        pages="108--116",
    ),
    "cavazza2018": Work(
        ("J. Cavazza", "P. Morerio", "B. Haeffele", "C. Lane", "V. Murino", "R. Vidal"),
        "Dropout as a Low-Rank Regularizer for Matrix Factorization",
        "International Conference on Artificial Intelligence and Statistics",
        2018,
    ),
    "chen2012": Work(
        ("M. Chen", "Z. Xu", "K. Weinberger", "F. Sha"),
        "Marginalized Denoising Autoencoders for Domain Adaptation",
        ICML,
        2012,
    ),
    "kingma2015": Work(
        ("D. Kingma", "T. Salimans", "M. Welling"),
        "Variational Dropout and the Local Reparameterization Trick",
        f"{NIPS} 28",
        2015,
    ),
    "maaten2013": Work(
        ("L. van der Maaten", "M. Chen", "S. Tyree", "K. Weinberger"),
        "Learning with Marginalized Corrupted Features",
        ICML,
        2013,
    ),
    "mianjy2018": Work(("P. Mianjy", "R. Arora", "R. Vidal"), "On the Implicit Bias of Dropout", ICML, 2018),
    "srivastava2014": Work(
        ("N. Srivastava", "G. Hinton", "A. Krizhevsky", "I. Sutskever", "R. Salakhutdinov"),
        "Dropout: A Simple Way to Prevent Neural Networks from Overfitting",
        "Journal of Machine Learning Research",
        2014,
        "article",
        volume="15",
        pages="1929--1958",
    ),
    "steck2020": Work(("H. Steck",), "Autoencoders that don't overfit towards the Identity", f"{NIPS} 33", 2020),
    "wager2013": Work(
        ("S. Wager", "S. Wang", "P. Liang"), "Dropout Training as Adaptive Regularization", f"{NIPS} 26", 2013
    ),
    "wan2013": Work(
        ("L. Wan", "M. Zeiler", "S. Zhang", "Y. LeCun", "R. Fergus"),
        "Regularization of Neural Networks using DropConnect",
        ICML,
        2013,
    ),
    "wang2013": Work(("S. Wang", "C. Manning"), "Fast dropout training", ICML, 2013),
}
# A key in prose; the word "article" is no key there.
KEY = re.compile(rf"(?<![\w-])({'|'.join(key for key in WORKS if key[-1].isdigit())})(?![\w-])")


def cited(sources: Iterable[str], remarks: Iterable[str] = ()) -> dict[str, Work]:
    """The works that sources and remarks name, by key.

    >>> list(cited(["baldi2013", "article, Eq. 6; baldi2013"], ["As in the article and wan2013."]))
    ['article', 'baldi2013', 'wan2013']
    """
    keys = {_parts(part)[0] for source in sources for part in _several(source)}
    keys.update(key for text in remarks for key in KEY.findall(text))
    return {key: work for key, work in WORKS.items() if key in keys}


def latex_source(source: str) -> str:
    r"""A source in LaTeX: the works in it that are known are cited, each with the place that follows its key.

    >>> latex_source("article, Eq. 6; baldi2013")
    '\\cite[Eq. 6]{article}; \\cite{baldi2013}'
    >>> latex_source("a_b #1")
    'a\\_b \\#1'
    """
    return "; ".join(map(_latex_citation, _several(source)))


def bibliography(works: Iterable[str]) -> str:
    r"""The works with these keys as a BibTeX file.

    >>> print(bibliography(["baldi2014"]))
    @article{baldi2014,
      author  = {P. Baldi and P. Sadowski},
      title   = {{The dropout learning algorithm}},
      journal = {Artificial Intelligence},
      volume  = {210},
      pages   = {78--122},
      year    = {2014},
    }
    <BLANKLINE>
    """
    return "\n".join(_bibtex(key, WORKS[key]) for key in works)


def listed(works: Iterable[str]) -> list[str]:
    r"""The works with these keys as the list that ends a document, for those who do without BibTeX.

    >>> listed(["baldi2013"])[1].startswith(r"\bibitem{baldi2013} P. Baldi and P. Sadowski, ")
    True
    """
    items = [rf"\bibitem{{{key}}} {latex_words(WORKS[key].reference)}" for key in works]
    return [r"\begin{thebibliography}{99}", *items, r"\end{thebibliography}"] if items else []


def _several(source: str) -> list[str]:
    return one_line(source).strip().split("; ")


def _parts(part: str) -> tuple[str, str]:
    """The key of a known work and the place in it; two empty texts for other words."""
    key, _, place = part.partition(", ")
    return (key, place) if key in WORKS and not set("[]") & set(place) else ("", "")


def _latex_citation(part: str) -> str:
    key, place = _parts(part)
    if not key:
        return latex_words(part)
    return rf"\cite[{latex_words(place)}]{{{key}}}" if place else rf"\cite{{{key}}}"


def _bibtex(key: str, work: Work) -> str:
    kind, place = KINDS[work.kind]
    fields = {
        "author": " and ".join(map(latex_words, work.authors)),
        # The second pair of braces keeps the capitals.
        "title": f"{{{latex_words(work.title)}}}",
        place: latex_words(work.place),
        "volume": work.volume,
        "pages": work.pages,
        "year": str(work.year),
    }
    width = max(len(name) for name, value in fields.items() if value)
    rows = [f"  {name:<{width}} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *rows, "}"]) + "\n"
