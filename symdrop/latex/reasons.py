"""The words that stand beside a step: those of its author, or the names of the reasons that it cites."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from sympy import Add, Expr, Mul, Pow, Sum

from symdrop.axioms import Reason, idempotent, moments
from symdrop.language import Cov, D, Expectation, Var
from symdrop.latex.remarks import LATEX_PROSE, Dialect, prose
from symdrop.latex.words import ACCENTS, GREEK_CHARACTERS, one_line
from symdrop.statements.expressions import names_in
from symdrop.statements.laws import Law
from symdrop.statements.statement import Statement, Step

ALGEBRA = "algebra"
VARIANCE, SECOND, HIGHER = "the variance", "the second moment", "the higher moments"
# Neither a list of works nor code is at hand beside a step.
PRINT = replace(LATEX_PROSE, stress=r"\textit{{{}}}", citation="{}", line=str)
# What means something in \text on a web page; the renderers agree on these signs in mathematics only.
SIGNS = {
    **{sign: rf"$\{sign}$" for sign in "%&#_"},
    **{sign: rf"\{sign}" for sign in "{}$"},
    **{letter: rf"$\{name}$" for letter, name in GREEK_CHARACTERS.items()},
    **{"\\": r"$\backslash$", "^": r"$\wedge$", "~": r"$\sim$", "`": "'"},
}


def _web_words(text: str) -> str:
    return "".join(map(_web_character, unicodedata.normalize("NFC", one_line(text))))


def _web_character(character: str) -> str:
    """A character as the renderers know it, else its code point."""
    plain = unicodedata.normalize("NFD", character)
    known = character.isascii() or (plain[0].isascii() and plain[1:] in ACCENTS)
    return SIGNS.get(character, character if known else f"U+{ord(character):04X}")


WEB = Dialect(_web_words, "${}$".format, _web_words, "{}", "{}", str)


def words_of(step: Step, before: Expr, statement: Statement) -> str:
    """The words for a step from the line before it, as the author typed them or as the axioms are called.

    >>> from symdrop.axioms import moments
    >>> from symdrop.language import E, family, index, size
    >>> from symdrop.theorem import Theorem, gaussian, step
    >>> n = size("n"); k = index("k", n); z, s = family("z s", n)
    >>> law = gaussian(z[k], mean=0, variance=s[k])
    >>> stated = Theorem(title="T", given=[law], lhs=E(z[k] ** 2), rhs=s[k], steps=[step(s[k], moments)]).statement
    >>> words_of(stated.steps[0], stated.lhs, stated)
    'the variance'
    """
    return one_line(step.words).strip() or reason_words(step.reasons, (before, step.line), statement)


def reason_words(reasons: tuple[Reason, ...], lines: tuple[Expr, Expr], statement: Statement) -> str:
    """The names of the reasons that carry one line into another."""
    names = [_moments(reasons, lines, statement) if reason == moments else reason.words for reason in reasons]
    return ", ".join(names) or ALGEBRA


def in_tex(words: str, is_narrow: bool) -> str:
    r"""The words in TeX: `$p_j$` is mathematics, and other characters that mean something there are escaped.

    >>> in_tex("the masks & $p_j$", True), in_tex("of $p_j$", False)
    ('the masks \\& \\(p_j\\)', 'of $p_j$')
    """
    return prose(words, PRINT if is_narrow else WEB)


def _moments(reasons: tuple[Reason, ...], lines: tuple[Expr, Expr], statement: Statement) -> str:
    """What is used of the laws' moments; no random entry stands to a higher power than the lines show."""
    laws = [law for law in statement.given if isinstance(law, Law) and not (law.binary and idempotent in reasons)]
    means = [each for line in lines for each in line.atoms(Expectation)]
    degrees = {law: max((_degree(each, law.base.name) for each in means), default=0) for law in laws}
    used = [law for law, degree in degrees.items() if degree >= 2]
    if not used or max(degrees.values()) > 2:
        return HIGHER
    return SECOND if any(law.binary or law.raw_moments for law in used) else VARIANCE


def _degree(expression: Expr, name: str) -> int:
    """At most so many entries of the family stand in one term."""
    if isinstance(expression, Pow):
        return _degree(expression.base, name) * max(int(expression.exp), 0)
    if isinstance(expression, Cov | Var):
        return sum(_degree(part, name) for part in (*expression.args, *expression.args)[:2])
    if isinstance(expression, Sum | Expectation | D):
        return _degree(expression.args[0], name)
    if isinstance(expression, Add | Mul):
        degrees = [_degree(part, name) for part in expression.args]
        return max(degrees) if isinstance(expression, Add) else sum(degrees)
    return int(name in names_in(expression))
