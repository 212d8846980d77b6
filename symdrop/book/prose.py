r"""What the book says besides its theorems: preamble, notation, axioms, and why a proof is to be believed."""

from __future__ import annotations

TITLE = "Proven identities about randomly masked models"
MARK = "% Written by `symdrop tex`."
WEB_MARK = "<!-- Written by `symdrop tex`. -->"
PACKAGES = r"""\usepackage[margin=25mm]{geometry}
\usepackage{amsmath, amssymb, amsthm}
"""
# No date, no path and no version of TeX in the PDF, so that its bytes are the same whenever and wherever it is built.
SAME_BYTES = r"""\ifdefined\pdftrailerid\pdfinfoomitdate=1 \pdftrailerid{}\pdfsuppressptexinfo=-1 \fi
"""
SETTING = r"""\allowdisplaybreaks
\raggedbottom
\emergencystretch=3em
\frenchspacing
\clubpenalty=10000
\widowpenalty=10000
\displaywidowpenalty=10000
\postdisplaypenalty=10000
"""
PREAMBLE = rf"""\documentclass[11pt,a4paper]{{article}}
{SAME_BYTES}{PACKAGES}\usepackage{{graphicx, fancyhdr}}
\usepackage[hidelinks]{{hyperref}}
\hypersetup{{pdftitle={{{TITLE}}}, pdfcreator={{}}, pdfproducer={{}}}}
\pdfstringdefDisableCommands{{\def\({{}}\def\){{}}}}
\newtheorem{{theorem}}{{Theorem}}[section]
\newtheorem{{lemma}}[theorem]{{Lemma}}
\newtheorem*{{mistake}}{{Claimed, and false}}
\numberwithin{{equation}}{{section}}
% LaTeX's own bullet is in a font of pixels.
\renewcommand{{\labelitemi}}{{\(\bullet\)}}
{SETTING}\pagestyle{{fancy}}
\fancyhf{{}}
\fancyhead[L]{{\small\itshape\nouppercase{{\leftmark}}}}
\fancyhead[R]{{\small\thepage}}
\renewcommand{{\headrulewidth}}{{0.3pt}}
\setlength{{\headheight}}{{14pt}}
\makeatletter
% A chapter begins on a page of its own; the numbers of a table of contents have the room that theirs take.
\newcommand{{\chapterbreak}}{{\clearpage}}
% What a proof rests on stays on the page of its last line, after which amsmath would let a page end.
\AddToHook{{env/align*/end}}{{\global\interdisplaylinepenalty=10000 }}
\AddToHook{{env/align*/after}}{{\global\interdisplaylinepenalty=0 }}
% A theorem and the first line of its proof are on one page.
\AddToHook{{env/theorem/begin}}{{\@endparpenalty=10000 }}
\AddToHook{{env/proof/begin}}{{\@beginparpenalty=10000 }}
\renewcommand*{{\l@subsection}}{{\@dottedtocline{{2}}{{1.5em}}{{2.8em}}}}
\makeatother
"""
FRONT = rf"""\title{{{TITLE}}}
\author{{}}
\date{{}}
\begin{{document}}
\thispagestyle{{empty}}
\begin{{center}}
\vspace*{{18mm}}
{{\LARGE {TITLE}\par}}
\bigskip
{{\large Dropout and its relatives, for every number of units\par}}
\vspace{{10mm}}
\end{{center}}
\begin{{quote}}
A model with a random mask before its inputs, its units or its connections is, on average, the model without the
mask and a penalty that the mask implies. This book states which penalty that is, for one case after another, and
derives it line by line. Every line was checked by a program, for every size at once; Section~\ref{{sec:belief}}
says how, and why this is a proof. It began with one article on the web~\cite{{ranjan2019}}, two of whose results it
proves and one of which it corrects; wherever a page says ``the article'', it is this one.
\end{{quote}}
\vspace{{4mm}}
{{\small\tableofcontents}}
"""
NOTATION = r"""\chapterbreak
\section*{Notation}
\addcontentsline{toc}{section}{Notation}
\markboth{Notation}{}

\subsection*{Sizes, sums and brackets}
Every identity holds for every size, such as the number \(n\) of inputs. A sum over \(j\) runs over \(1, \dots, n\),
a sum over \(j \neq k\) leaves out the one index \(k\), a product over an index is written alike, and an index that
is not summed is free: what is said holds for each of its values, also where two free indices agree. The bracket
\([j = k]\) is 1 where the two indices agree and 0 where they do not. A derivative and a sum apply to the product
that follows them.

\subsection*{Masks and keep probabilities}
A mask \(\delta_j\) is 1 where unit \(j\) is kept and 0 where it is dropped, and \(p_j\) is the probability that it is
\emph{kept}. Much code calls the probability of \emph{dropping} \(p\), and divides what is kept by the keep probability;
where a mask is divided in this way the text calls the dropout inverted. \(\mathbb{E}\) is the expectation over
whatever the hypotheses of a theorem call random; everything else is fixed.

\subsection*{The letters}
\begin{center}
\renewcommand{\arraystretch}{1.15}
\begin{tabular}{@{}l@{\qquad}p{115mm}@{}}
\(w_j\), \(I_j\), \(t\) & weights, inputs and target of a linear unit \\
\(\delta_j\), \(p_j\) & a mask and the probability that its unit is kept \\
\(E_N\), \(E_D\) & half the squared error without a mask, and with one \\
\(X_{ai}\), \(y_a\) & inputs and targets of a batch of samples; \(G\) is the Gram matrix of the inputs \\
\(R_{ai}\), \(r_c\) & masks of single entries, and of whole columns \\
\(\mu\), \(s\) & mean and variance of noise that is not a mask \\
\(W\), \(U\), \(V\), \(B\), \(\beta\) & weights with two indices, factors, coefficients of a generalised linear model
\end{tabular}
\end{center}

\subsection*{Derivations and their reasons}
The lines of a proof are equal, and beside each stand the reasons that carry the line before it into this one:
exactly the axioms of Section~\ref{sec:axioms} that are needed, no more and no fewer. The laws of commutative rings
and of finite sums are used without mention; where nothing else is needed the reason is ``algebra''. A statement has
a number, and the lines of its proof have the same number with a letter. At the end of a proof stand the axioms that
it rests on, the NumPy function that is compiled from it, and the source.
"""
BELIEF = r"""\chapterbreak
\section{Why believe it}\label{sec:belief}
Two deciders reason about every line, each by itself, and a theorem counts as proved only when both accept it. They
share the words of the language, the hypotheses and laws as data, and SymPy, which builds the expressions and computes
with polynomials; neither uses anything else of the other. A law states its moments twice: to one a closed form, to the
other a recurrence from its definition. A wrong one makes the two contradict each other, which is never a verdict.

The \emph{kernel} writes both sides as sums of products under sums over symbolic ranges, applies the axioms that are
cited, and nothing else, and compares what results up to the names of the summed indices. If it is the same, the two
lines are equal for every size. Where a product over an index or an exponential is left, it writes what stands at some
different values of the index, times the product of one body over all other values.

The \emph{instances} know no axioms. They put numbers for the sizes, write every sum out, average over all masks as
the definition of the expectation says, and compare exact polynomials. This seems to say something about a few sizes
only. The following lemma shows that finitely many sizes decide about all.

\subsection{What is compared}
LEMMA

\subsection{What is compared where there are products and exponentials}
In a product over an index every value of the index leaves an entry behind, so that a monomial does not mention few of
them. Here another lemma says how many sizes decide.

PRODUCTS

\subsection{What the laws promise}
For most laws every expectation can be evaluated at every size. Where only mean and variance of a noise, or a
covariance, are known, an expectation is promised for one or two entries at a time; where a line needs more, it is
refused.

\subsection{A checker from outside}
What is proved here is stated once more for Rocq, a proof checker that others wrote and that mathematicians trust.
There the expectation over masks is its definition, the sum over all masks with their weights; the reasons about masks
and derivatives are theorems; of other noise the moments that its law promises are hypotheses. Each step is decided by
a normal form that was written for Rocq and proved correct in it, or, with products and exponentials, factor by factor;
Rocq tells for each theorem that it rests on no axiom. The lemma by which finitely many sizes decide on products and
exponentials is a theorem there, too.

\subsection{What is trusted}
What has to be right is the kernel, the language, the hypotheses and the laws, which are short and meant to be read,
Python, and SymPy as far as it builds the expressions that are typed and computes with exact coefficients. That a
statement says what a paper means is for a reader to judge; this is why the statements are kept short. An inequality
is proved as an identity with a remainder, whose sign the kernel reads off its even powers and the hypotheses; the
instances confirm the identity and look for a point at which the inequality fails.
"""
AXIOMS = r"""\chapterbreak
\section{The axioms}\label{sec:axioms}
Besides the laws of a commutative ring and of finite sums these are all that a line may cite. In the first and third,
\(f\), \(g\) and \(X\) are any expressions. In the law of independence \(P\) runs over the partitions of the set of
factors and \(Q\) over those of its block \(B\); with two factors it says
\begin{equation}\label{eq:axiom:two}
\mathbb{E}[z_i z_j] = \mathbb{E}[z_i]\, \mathbb{E}[z_j] + [i = j] \bigl(\mathbb{E}[z_i^2] - \mathbb{E}[z_i]^2\bigr) .
\end{equation}
"""
BIBLIOGRAPHY = r"""\clearpage
\phantomsection
\addcontentsline{toc}{section}{References}
\bibliographystyle{plain}
\bibliography{references}
"""
# A drawing stands in the book where it has been made, behind the theorem file that it belongs to.
FIGURE = r"""\IfFileExists{figures/NAME.pdf}{%
\begin{figure}[htbp]
\centering
\includegraphics{figures/NAME.pdf}
\caption{CAPTION}\label{fig:NAME}
\end{figure}}{}
"""
