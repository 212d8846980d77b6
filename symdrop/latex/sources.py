r"""Sources as they are cited, and the works that they name as lists.

The same data give the BibTeX file of the book, the list of works of a document that stands alone, and that of a web
page. In LaTeX a source is cited: `wan2013, Eq. 6; baldi2013` becomes `\cite[Eq. 6]{wan2013}; \cite{baldi2013}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from symdrop.catalogue.bibliography import WORKS, Work
from symdrop.latex.words import latex_words, one_line

# What BibTeX calls each kind of work, and the place where it stands.
KINDS = {
    "paper": ("inproceedings", "booktitle"),
    "article": ("article", "journal"),
    "book": ("book", "publisher"),
    "post": ("misc", "howpublished"),
}
KEY = re.compile(rf"(?<![\w-])({'|'.join(WORKS)})(?![\w-])")


def cited(sources: Iterable[str], remarks: Iterable[str] = ()) -> dict[str, Work]:
    """The works that sources and remarks name, by key.

    >>> list(cited(["baldi2013", "ranjan2019, Eq. 6; baldi2013"], ["As in the article and wan2013."]))
    ['baldi2013', 'ranjan2019', 'wan2013']
    """
    keys = {_parts(part)[0] for source in sources for part in _several(source)}
    keys.update(key for text in remarks for key in KEY.findall(text))
    return {key: work for key, work in WORKS.items() if key in keys}


def latex_source(source: str) -> str:
    r"""A source in LaTeX: the works in it that are known are cited, each with the place that follows its key.

    >>> latex_source("ranjan2019, Eq. 6; baldi2013")
    '\\cite[Eq. 6]{ranjan2019}; \\cite{baldi2013}'
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
