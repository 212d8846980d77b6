"""One proof as a document: theorem, derivation, axioms and source in LaTeX, in GitHub Markdown and in plain ASCII."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sympy import Expr, Symbol

from symdrop.deciders.kernel.check import Proof
from symdrop.errors import BadStatement
from symdrop.language import Family
from symdrop.latex.columns import BOOK, PAPER, Column
from symdrop.latex.derivation import proof_display, statement_display
from symdrop.latex.premises import LATEX, MARKDOWN, PLAIN, Script, premises
from symdrop.latex.roles import Roles
from symdrop.latex.sources import latex_source
from symdrop.latex.terminal import paragraphs
from symdrop.latex.words import fill, label, latex_words, markdown_words
from symdrop.spelling import notation
from symdrop.statements.statement import Statement


@dataclass(frozen=True)
class Web:
    """A kind of page: how a formula stands in a sentence, and how a block of formulas begins and ends.

    `words` escapes what means something on such a page, `column` is how wide it is; `folds` says whether a reader can
    unfold what is not shown at first.
    """

    script: Script
    opening: str
    closing: str
    rows: tuple[str, ...] = (r"\begin{aligned}", r"\end{aligned}")
    words: Callable[[str], str] = markdown_words
    column: Column = BOOK
    folds: bool = False

    def block(self, rows: list[str]) -> str:
        """The rows of a display as a block."""
        return "\n".join([self.opening, *self.rows[:1], " \\\\\n".join(rows), *self.rows[1:], self.closing])


# What a text may hold; a fragment for a paper holds the first two, a page of the book everything.
PARTS = ("statement", "proof", "axioms", "source", "function", "prose")
OF_A_PAPER = PARTS[:2]
# Where a class has no such command, its proofs end as they do there.
END = r"\ifdefined\qedhere\qedhere\fi\par}"
REFERRED = r"\ifcsname autonum@debug\endcsname\sbox0{\ref{MARK}}\fi"
# A proof of beamer's is in a box, which no frame parts.
UNBOXED = (
    r"\ifdefined\setbeamertemplate\setbeamertemplate{proof begin}{\par\emph{\insertproofname}}%",
    r"\setbeamertemplate{proof end}{\par}\fi",
)
GITHUB = Web(MARKDOWN, "```math", "```")
# Markdown for all other readers: MyST, remark, marked, arithmatex, pandoc, notebooks.
DOLLARS = Web(replace(MARKDOWN, inline="${}$"), "$$", "$$")


def latex(
    proof: Proof | Expr,
    name: str | None = None,
    function: str = "",
    parts: Collection[str] = OF_A_PAPER,
    column: Column = PAPER,
    script: Script = LATEX,
) -> str:
    r"""The theorem and its derivation in LaTeX, or other `parts` of the `PARTS`, with lines broken for a column.

    An expression in place of the proof is written for mathematics mode, as it stands in a derivation.

    The text needs the packages amsmath and amssymb, and an environment `theorem`; `proof` is amsthm's or the class's.
    A `name` gives the theorem the label `thm:name`, its equation `eq:name` and the steps `eq:name:1`, `eq:name:2`, ...;
    a step has the number of the equation before it and a letter. `function` is how the NumPy function is called, if
    there is one, and `script` how formulas are written. Works of `symdrop.latex.sources` are cited where the source is
    among the parts. Raises `BadStatement` for anything but a `Proof` or an expression.

    >>> from symdrop.catalogue import find
    >>> proof = find("expected_dropout_output")[0].theorem.proof
    >>> print(latex(proof, "expected_dropout_output").splitlines()[0])
    \begin{theorem}[{The expected output of a dropout unit}]\label{thm:expected_dropout_output}
    >>> from symdrop.language import family, index, size
    >>> k = index("k", size("n")); p, w = family("p w", size("n"))
    >>> latex((1 - p[k]) * p[k] * w[k])
    'p_k (1 - p_k) w_k'
    """
    if isinstance(proof, Expr):
        return _written(proof, script)
    statement = _proof(proof).statement
    texts = []
    if "statement" in parts:
        title = latex_words(statement.title).strip()
        texts += [
            r"\begin{theorem}" + (f"[{{{title}}}]" if title else "") + (rf"\label{{{label(name)}}}" if name else ""),
            r"\emergencystretch=3em",
            # The package autonum numbers only what is referred to, and the steps share this number.
            *([REFERRED.replace("MARK", label(name, "eq"))] if name and not column.is_wide else []),
            fill(premises(statement, script)),
            *display(statement_display(statement, script, column), name and label(name, "eq"), column),
            r"\end{theorem}",
        ]
    # Without the statement there is no number that the steps could share.
    numbered = name if "statement" in parts else None
    rows = proof_display(proof, script, narrow=True, name=numbered, column=column) if "proof" in parts else []
    closing = _closing(proof, function, parts, "proof" in parts)
    if rows:
        texts += [
            *([] if column.is_wide else UNBOXED),
            r"\begin{proof}",
            r"\allowdisplaybreaks",
            *derived(rows, column),
            *closing,
            r"\end{proof}",
        ]
    else:
        texts += closing
    return "\n".join(texts) + "\n"


def markdown(proof: Proof, name: str | None = None, function: str = "") -> str:
    """The same in GitHub Markdown, with its formulas in fenced blocks of mathematics.

    A `name` is put below the title. Raises `BadStatement` for anything but a `Proof`.

    >>> from symdrop.catalogue import find
    >>> print(markdown(find("expected_dropout_output")[0].theorem.proof).splitlines()[0])
    ### The expected output of a dropout unit
    """
    return proof_markdown(proof, GITHUB, name, function)


def proof_markdown(proof: Proof, web: Web, name: str | None = None, function: str = "") -> str:
    """Theorem and derivation for one kind of page."""
    statement = _proof(proof).statement
    axioms = [f"- {reason.words}: {', '.join(map(web.script.formula, reason.identities))}" for reason in proof.reasons]
    parts = [
        f"### {markdown_words(statement.title).strip()}",
        f"`{name}`" if name else "",
        statement_markdown(statement, web),
        "Proof.",
        web.block(proof_display(proof, web.script, narrow=False)),
        _listed(axioms, web.folds) if axioms else "Axioms used: none but those of a commutative ring.",
        f"As a NumPy function: `{function}`" if function else "",
        f"Source: {markdown_words(statement.source).strip()}." if statement.source.strip() else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _listed(axioms: list[str], folds: bool) -> str:
    head = "<details><summary>Axioms used</summary>" if folds else "Axioms used:"
    return "\n".join([head, "", *axioms, *(["", "</details>"] if folds else [])])


def statement_markdown(statement: Statement, web: Web | None = None) -> str:
    """What is claimed, without its title and its proof."""
    web = web or GITHUB
    return f"{premises(statement, web.script)}\n\n{web.block(statement_display(statement, web.script, web.column))}"


def plain(proof: Proof | Expr) -> str:
    """The derivation, or an expression, as plain ASCII for a terminal.

    Raises `BadStatement` for anything but a `Proof` or an expression.

    >>> from symdrop.catalogue import find
    >>> print(plain(find("expected_dropout_output")[0].theorem.proof))
    The expected output of a dropout unit
    <BLANKLINE>
    Let delta_j in {0, 1} be independent with Pr(delta_j = 1) = p_j. Then for every n,
    <BLANKLINE>
        E[sum_j delta_j w_j I_j] = sum_j p_j w_j I_j
    <BLANKLINE>
    Proof.
        E[sum_j delta_j w_j I_j]
        = sum_j E[delta_j] w_j I_j    by linearity of the expectation
        = sum_j p_j w_j I_j           by the mean
    <BLANKLINE>
    Source: ranjan2019; baldi2013.
    <BLANKLINE>
    """
    if isinstance(proof, Expr):
        return _written(proof, PLAIN)
    return "\n\n".join(paragraphs(_proof(proof))) + "\n"


def _proof(proof: Proof) -> Proof:
    if type(proof) is not Proof:
        raise BadStatement(f"{proof!r} is no Proof; what is written down must be proved first: give theorem.proof")
    return proof


def _written(expression: Expr, script: Script) -> str:
    """An expression alone, its names as they are declared where we are called from."""
    names = frozenset(str(each.name) for each in expression.atoms(Family, Symbol))
    return replace(script, roles=Roles(names=names, notation=dict(notation()))).write(expression)


def display(rows: list[str], mark: str | None = None, column: Column = PAPER) -> list[str]:
    """A display of one statement for print, numbered where it has a label; in a narrow column it may be broken."""
    if len(rows) > 1 and not column.is_wide:
        last = rf" \label{{{mark}}}" if mark else r" \notag"
        rows = [*(rf"{row} \notag" for row in rows[:-1]), rows[-1] + last]
        return [r"\allowdisplaybreaks", r"\begin{align}", " \\\\\n".join(rows), r"\end{align}"]
    lines = rows if len(rows) == 1 else [r"\begin{aligned}", *_ended(rows), r"\end{aligned}"]
    if not mark:
        return [r"\[", *lines, r"\]"]
    return [rf"\begin{{equation}}\label{{{mark}}}", *lines, r"\end{equation}"]


def derived(rows: list[str], column: Column = PAPER) -> list[str]:
    """A derivation for print; a page may end between two lines of it, but not inside one."""
    if column.is_wide:
        return [r"\begin{align*}", *_ended(rows), r"\end{align*}"]
    # The package autonum knows no environment with a star.
    numbered = [row if r"\tag" in row else rf"{row} \notag" for row in rows]
    return [r"\begin{align}", *_ended(numbered), r"\end{align}"]


def _ended(rows: list[str]) -> list[str]:
    ends = [
        " \\\\" if number and after.startswith(("&= ", "&\\geq ")) else " \\\\*"
        for number, after in enumerate(rows[1:])
    ]
    return [row + end for row, end in zip(rows, [*ends, ""], strict=True)]


def _closing(proof: Proof, function: str, parts: Collection[str], ends: bool) -> list[str]:
    """What the proof rests on, the function and the source, in small print; the end of a proof stands behind them."""
    sentences = []
    if "axioms" in parts:
        names = ", ".join(latex_words(reason.words) for reason in proof.reasons)
        sentences.append(f"Axioms used: {names or 'none but those of a commutative ring'}.")
    if function and "function" in parts:
        sentences.append(rf"In NumPy: \texttt{{{latex_words(function)}}}.")
    if "source" in parts and proof.statement.source.strip():
        sentences.append(f"Source: {latex_source(proof.statement.source)}.")
    if not sentences:
        return []
    return [r"{\small\raggedright\noindent", *map(fill, sentences), END if ends else r"\par}"]
