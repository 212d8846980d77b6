"""The works that theorems name as their sources, by the keys that stand in `Theorem.source`."""

from __future__ import annotations

import re
from collections.abc import Iterable

WORKS = {
    "article": "C. Ranjan, “Simplified Math behind Dropout in Deep Learning”, Towards Data Science, 2019.",
    "baldi2013": "P. Baldi and P. Sadowski, “Understanding Dropout”, NIPS 26, 2013.",
    "baldi2014": "P. Baldi and P. Sadowski, “The dropout learning algorithm”, Artificial Intelligence 210, "
    "78\u2013122, 2014.",
    "bishop1995": "C. Bishop, “Training with Noise is Equivalent to Tikhonov Regularization”, Neural Computation 7, "
    "108\u2013116, 1995.",
    "cavazza2018": "J. Cavazza et al., “Dropout as a Low-Rank Regularizer for Matrix Factorization”, AISTATS, 2018.",
    "chen2012": "M. Chen, Z. Xu, K. Weinberger and F. Sha, “Marginalized Denoising Autoencoders for Domain "
    "Adaptation”, ICML, 2012.",
    "kingma2015": "D. Kingma, T. Salimans and M. Welling, “Variational Dropout and the Local Reparameterization "
    "Trick”, NIPS 28, 2015.",
    "maaten2013": "L. van der Maaten, M. Chen, S. Tyree and K. Weinberger, “Learning with Marginalized Corrupted "
    "Features”, ICML, 2013.",
    "mianjy2018": "P. Mianjy, R. Arora and R. Vidal, “On the Implicit Bias of Dropout”, ICML, 2018.",
    "srivastava2014": "N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever and R. Salakhutdinov, “Dropout: A Simple "
    "Way to Prevent Neural Networks from Overfitting”, JMLR 15, 1929\u20131958, 2014.",
    "steck2020": "H. Steck, “Autoencoders that don't overfit towards the Identity”, NeurIPS, 2020.",
    "wager2013": "S. Wager, S. Wang and P. Liang, “Dropout Training as Adaptive Regularization”, NIPS 26, 2013.",
    "wan2013": "L. Wan et al., “Regularization of Neural Networks using DropConnect”, ICML, 2013.",
    "wang2013": "S. Wang and C. Manning, “Fast dropout training”, ICML, 2013.",
}


def cited(sources: Iterable[str]) -> dict[str, str]:
    """The works that the sources name, by key.

    >>> list(cited(["baldi2013", "article, Eq. 6; baldi2013"]))
    ['article', 'baldi2013']
    """
    words = {word for source in sources for word in re.findall(r"\w+", source)}
    return {key: work for key, work in WORKS.items() if key in words}
