r"""Words that LaTeX would choke on: $x, `open, w_k^ (p_k, \end{document}, %, &, #, {, }, ~, 50% of p_{k} and ``ticks``.

sum_ E[ E[w sum_i sum_i^2 [p_k) (p_k] w_k^2^3 `\%$` '' w''' <= != >= \( \) \[ \] $$ ^^41 👩‍👩‍👧 Привет ½ abc א.
Between dollars:
$\input{x}$ $w_a_b$ ${{{$ $f'^2$ $x^2'$ $\frac{1}$ $\text{a_b}$ $x_\frac{1}{2}$ $p%$ $\mathbb{$E} *a *b* $p$5 $ $.
Well: $f'_a = \frac{1}{2} \operatorname{Cov}(z_i, u_{i}) \, \text{for all} \; \delta_\mu^{2^{2}}$ and *$p$ alone*.
Every theorem of this file is the same; only its title, source and words are hostile. `.ci/latex` sets them all.
"""

from symdrop import Theorem, scalar, step

t = scalar("t")


def titled(words):
    return Theorem(title=words, source=words, lhs=t + t, rhs=2 * t, steps=[step(t * 2, words=words)])


specials = titled("\\ % $ { } ~ ^ _ & # < > | \" ' ` [ ] - -- --- ?` !` ,, << >>")
commands = titled(r"\end{theorem} \input{x} \def\a{\a}\a \begin{align} \) $$ ^^41 \verb|x| \\ \par \catcode`\$=12")
closing = titled("a]b [c] }{ ]} {[")
unbalanced = titled("{{{")
backslash = titled("ends in \\")
percent = titled("ends in %")
lines = titled("a\nb\r\n\n\nc\x0bd\x85e\u2028f\u2029g\th")
long = titled("many words " * 200)
unbroken = titled("x" * 2000)
empty = titled("")
blank = titled("  \n ")
controls = titled("a\0b\x07\x1b[31m\x7f\x80")
surrogates = titled("a\udcffb\ud800")
right_to_left = titled("\u202eabc \u05d0\u05d1 \u0627\u202c")
emoji = titled("\U0001f469\u200d\U0001f467 \U0001f3b2 \U0010ffff \ufffe")
accents = titled(
    "e\u0301\u0302 Z\u0351 \u0301 a" + "\u0301" * 50 + " \u00e9\u00f1\u00e7\u00f8\u00df\u0142\u0131\u0237\ufb01\u20ac"
)
greek = titled("\u03b1\u03b2\u03b3\u03a9 \u03c2 \u03bf \u0391")
formulas = titled("sum_i p_k (1 - p_k)^2 E[w $x^2$")
