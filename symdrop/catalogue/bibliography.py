"""The works that theorems name as their sources, by the keys that stand in `Theorem.source`."""

from __future__ import annotations

from dataclasses import dataclass


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


NIPS = "Advances in Neural Information Processing Systems"
ICML = "International Conference on Machine Learning"
WORKS = {
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
    "ranjan2019": Work(
        ("C. Ranjan",), "Simplified Math behind Dropout in Deep Learning", "Towards Data Science", 2019, "post"
    ),
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
