"""The works that theorems name as their sources, by the keys that stand in `Theorem.source`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """A published work: a "paper" in proceedings, an "article" in a journal, a "book" of a publisher, or a "post"."""

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
ICLR = "International Conference on Learning Representations"
WORKS = {
    "achlioptas2003": Work(
        ("D. Achlioptas",),
        "Database-friendly random projections: Johnson-Lindenstrauss with binary coins",
        "Journal of Computer and System Sciences",
        2003,
        "article",
        volume="66",
        pages="671--687",
    ),
    "ba2013": Work(("J. Ba", "B. Frey"), "Adaptive dropout for training deep neural networks", f"{NIPS} 26", 2013),
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
    "bennett1948": Work(
        ("W. Bennett",),
        "Spectra of Quantized Signals",
        "Bell System Technical Journal",
        1948,
        "article",
        volume="27",
        pages="446--472",
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
    "blanc2020": Work(
        ("G. Blanc", "N. Gupta", "G. Valiant", "P. Valiant"),
        "Implicit regularization for deep neural networks driven by an Ornstein-Uhlenbeck like process",
        "Conference on Learning Theory",
        2020,
    ),
    "camuto2020": Work(
        ("A. Camuto", "M. Willetts", "U. Simsekli", "S. Roberts", "C. Holmes"),
        "Explicit Regularisation in Gaussian Noise Injections",
        f"{NIPS} 33",
        2020,
    ),
    "carratino2022": Work(
        ("L. Carratino", "M. Cisse", "R. Jenatton", "J.-P. Vert"),
        "On Mixup Regularization",
        "Journal of Machine Learning Research",
        2022,
        "article",
        volume="23",
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
    "chen2019": Work(
        ("G. Chen", "P. Chen", "Y. Shi", "C.-Y. Hsieh", "B. Liao", "S. Zhang"),
        "Rethinking the Usage of Batch Normalization and Dropout in the Training of Deep Neural Networks",
        "arXiv preprint 1905.05928",
        2019,
        "post",
    ),
    "choromanski2021": Work(
        (
            *("K. Choromanski", "V. Likhosherstov", "D. Dohan", "X. Song", "A. Gane", "T. Sarlos", "P. Hawkins"),
            *("J. Davis", "A. Mohiuddin", "L. Kaiser", "D. Belanger", "L. Colwell", "A. Weller"),
        ),
        "Rethinking Attention with Performers",
        ICLR,
        2021,
    ),
    "cochran1977": Work(("W. Cochran",), "Sampling Techniques", "Wiley", 1977, "book"),
    "efron1979": Work(
        ("B. Efron",),
        "Bootstrap Methods: Another Look at the Jackknife",
        "The Annals of Statistics",
        1979,
        "article",
        volume="7",
        pages="1--26",
    ),
    "feng2020": Work(
        (
            "W. Feng",
            "J. Zhang",
            "Y. Dong",
            "Y. Han",
            "H. Luan",
            "Q. Xu",
            "Q. Yang",
            "E. Kharlamov",
            "J. Tang",
        ),
        "Graph Random Neural Networks for Semi-Supervised Learning on Graphs",
        f"{NIPS} 33",
        2020,
    ),
    "fortunato2018": Work(
        (
            "M. Fortunato",
            "M. G. Azar",
            "B. Piot",
            "J. Menick",
            "M. Hessel",
            "I. Osband",
            "A. Graves",
            "V. Mnih",
            "R. Munos",
            "D. Hassabis",
            "O. Pietquin",
            "C. Blundell",
            "S. Legg",
        ),
        "Noisy Networks for Exploration",
        ICLR,
        2018,
    ),
    "gal2016": Work(
        ("Y. Gal", "Z. Ghahramani"),
        "Dropout as a Bayesian Approximation: Representing Model Uncertainty in Deep Learning",
        ICML,
        2016,
    ),
    "ghiasi2018": Work(
        ("G. Ghiasi", "T.-Y. Lin", "Q. Le"),
        "DropBlock: A regularization method for convolutional networks",
        f"{NIPS} 31",
        2018,
    ),
    "goodfellow2016": Work(("I. Goodfellow", "Y. Bengio", "A. Courville"), "Deep Learning", "MIT Press", 2016, "book"),
    "graves2011": Work(("A. Graves",), "Practical Variational Inference for Neural Networks", f"{NIPS} 24", 2011),
    "helmbold2015": Work(
        ("D. Helmbold", "P. Long"),
        "On the Inductive Bias of Dropout",
        "Journal of Machine Learning Research",
        2015,
        "article",
        volume="16",
        pages="3403--3454",
    ),
    "hoffman2019": Work(
        ("J. Hoffman", "D. Roberts", "S. Yaida"),
        "Robust Learning with Jacobian Regularization",
        "arXiv preprint 1908.02729",
        2019,
        "post",
    ),
    "huang2016": Work(
        ("G. Huang", "Y. Sun", "Z. Liu", "D. Sedra", "K. Weinberger"),
        "Deep Networks with Stochastic Depth",
        "European Conference on Computer Vision",
        2016,
    ),
    "hutchinson1989": Work(
        ("M. Hutchinson",),
        "A stochastic estimator of the trace of the influence matrix for Laplacian smoothing splines",
        "Communications in Statistics: Simulation and Computation",
        1989,
        "article",
        volume="18",
        pages="1059--1076",
    ),
    "hyeonwoo2022": Work(
        ("N. Hyeon-Woo", "M. Ye-Bin", "T.-H. Oh"),
        "FedPara: Low-Rank Hadamard Product for Communication-Efficient Federated Learning",
        ICLR,
        2022,
    ),
    "kingma2015": Work(
        ("D. Kingma", "T. Salimans", "M. Welling"),
        "Variational Dropout and the Local Reparameterization Trick",
        f"{NIPS} 28",
        2015,
    ),
    "klambauer2017": Work(
        ("G. Klambauer", "T. Unterthiner", "A. Mayr", "S. Hochreiter"),
        "Self-Normalizing Neural Networks",
        f"{NIPS} 30",
        2017,
    ),
    "krogh1995": Work(
        ("A. Krogh", "J. Vedelsby"),
        "Neural Network Ensembles, Cross Validation, and Active Learning",
        f"{NIPS} 7",
        1995,
    ),
    "krueger2017": Work(
        (
            "D. Krueger",
            "T. Maharaj",
            "J. Kramar",
            "M. Pezeshki",
            "N. Ballas",
            "N. R. Ke",
            "A. Goyal",
            "Y. Bengio",
            "A. Courville",
            "C. Pal",
        ),
        "Zoneout: Regularizing RNNs by Randomly Preserving Hidden Activations",
        ICLR,
        2017,
    ),
    "lejeune2021": Work(
        ("D. LeJeune", "H. Javadi", "R. Baraniuk"),
        "The Flip Side of the Reweighted Coin: Duality of Adaptive Dropout and Regularization",
        f"{NIPS} 34",
        2021,
    ),
    "lengerich2022": Work(
        ("B. Lengerich", "E. Xing", "R. Caruana"),
        "Dropout as a Regularizer of Interaction Effects",
        "International Conference on Artificial Intelligence and Statistics",
        2022,
    ),
    "li2019": Work(
        ("X. Li", "S. Chen", "X. Hu", "J. Yang"),
        "Understanding the Disharmony between Dropout and Batch Normalization by Variance Shift",
        "IEEE Conference on Computer Vision and Pattern Recognition",
        2019,
    ),
    "liang2021": Work(
        ("X. Liang", "L. Wu", "J. Li", "Y. Wang", "Q. Meng", "T. Qin", "W. Chen", "M. Zhang", "T.-Y. Liu"),
        "R-Drop: Regularized Dropout for Neural Networks",
        f"{NIPS} 34",
        2021,
    ),
    "maaten2013": Work(
        ("L. van der Maaten", "M. Chen", "S. Tyree", "K. Weinberger"),
        "Learning with Marginalized Corrupted Features",
        ICML,
        2013,
    ),
    "mcallester2013": Work(
        ("D. McAllester",), "A PAC-Bayesian Tutorial with A Dropout Bound", "arXiv preprint 1307.2118", 2013, "post"
    ),
    "mianjy2018": Work(("P. Mianjy", "R. Arora", "R. Vidal"), "On the Implicit Bias of Dropout", ICML, 2018),
    "ranjan2019": Work(
        ("C. Ranjan",), "Simplified Math behind Dropout in Deep Learning", "Towards Data Science", 2019, "post"
    ),
    "rendle2010": Work(("S. Rendle",), "Factorization Machines", "IEEE International Conference on Data Mining", 2010),
    "rong2020": Work(
        ("Y. Rong", "W. Huang", "T. Xu", "J. Huang"),
        "DropEdge: Towards Deep Graph Convolutional Networks on Node Classification",
        ICLR,
        2020,
    ),
    "rubin1981": Work(
        ("D. Rubin",),
        "The Bayesian Bootstrap",
        "The Annals of Statistics",
        1981,
        "article",
        volume="9",
        pages="130--134",
    ),
    "salimans2017": Work(
        ("T. Salimans", "J. Ho", "X. Chen", "S. Sidor", "I. Sutskever"),
        "Evolution Strategies as a Scalable Alternative to Reinforcement Learning",
        "arXiv preprint 1703.03864",
        2017,
        "post",
    ),
    "semeniuta2016": Work(
        ("S. Semeniuta", "A. Severyn", "E. Barth"),
        "Recurrent Dropout without Memory Loss",
        "International Conference on Computational Linguistics",
        2016,
    ),
    "singh2016": Work(
        ("S. Singh", "D. Hoiem", "D. Forsyth"),
        "Swapout: Learning an ensemble of deep architectures",
        f"{NIPS} 29",
        2016,
    ),
    "smith2021": Work(
        ("S. Smith", "B. Dherin", "D. Barrett", "S. De"),
        "On the Origin of Implicit Regularization in Stochastic Gradient Descent",
        ICLR,
        2021,
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
    "stein1981": Work(
        ("C. Stein",),
        "Estimation of the Mean of a Multivariate Normal Distribution",
        "The Annals of Statistics",
        1981,
        "article",
        volume="9",
        pages="1135--1151",
    ),
    "szegedy2016": Work(
        ("C. Szegedy", "V. Vanhoucke", "S. Ioffe", "J. Shlens", "Z. Wojna"),
        "Rethinking the Inception Architecture for Computer Vision",
        "IEEE Conference on Computer Vision and Pattern Recognition",
        2016,
    ),
    "vaswani2017": Work(
        (
            "A. Vaswani",
            "N. Shazeer",
            "N. Parmar",
            "J. Uszkoreit",
            "L. Jones",
            "A. N. Gomez",
            "L. Kaiser",
            "I. Polosukhin",
        ),
        "Attention Is All You Need",
        f"{NIPS} 30",
        2017,
    ),
    "vinayak2015": Work(
        ("R. K. Vinayak", "R. Gilad-Bachrach"),
        "DART: Dropouts meet Multiple Additive Regression Trees",
        "International Conference on Artificial Intelligence and Statistics",
        2015,
    ),
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
    "xie2016": Work(
        ("L. Xie", "J. Wang", "Z. Wei", "M. Wang", "Q. Tian"),
        "DisturbLabel: Regularizing CNN on the Loss Layer",
        "IEEE Conference on Computer Vision and Pattern Recognition",
        2016,
    ),
    "zhang2018": Work(
        ("H. Zhang", "M. Cisse", "Y. Dauphin", "D. Lopez-Paz"), "mixup: Beyond Empirical Risk Minimization", ICLR, 2018
    ),
    "zolna2018": Work(("K. Zolna", "D. Arpit", "D. Suhubdy", "Y. Bengio"), "Fraternal Dropout", ICLR, 2018),
}
