"""One proof as a document: theorem, derivation, axioms and source in LaTeX, in GitHub Markdown and in plain ASCII."""

from __future__ import annotations

import re
from typing import Any

from symdrop.kernel.check import Proof
from symdrop.latex.derivation import proof_display, statement_display
from symdrop.latex.premises import LATEX, MARKDOWN, premises
from symdrop.latex.terminal import paragraphs
from symdrop.latex.words import fill, label, latex_words, markdown_words
from symdrop.verdicts import BadStatement


def expression(value: Any) -> str:
    r"""An expression of `symdrop.language` in LaTeX, for mathematics mode.

    >>> from symdrop.language import family, index, size
    >>> k = index("k", size("n")); p, w = family("p w", size("n"))
    >>> expression((1 - p[k]) * p[k] * w[k])
    'p_k (1 - p_k) w_k'
    """
    return LATEX.write(value)


def latex(proof: Proof, name: str | None = None) -> str:
    r"""The theorem, its derivation, the axioms used and the source in LaTeX.

    The text needs the packages amsmath, amssymb and amsthm, and `\newtheorem{theorem}{Theorem}`; its lines are broken
    for a page that is 160 mm wide at 11pt. A `name` gives it the label `thm:name`. Raises `BadStatement` for anything
    but a `Proof`.

    >>> from symdrop.catalogue import find
    >>> proof = find("expected_dropout_output")[0].theorem.proof
    >>> print(latex(proof, "expected_dropout_output").splitlines()[0])
    \begin{theorem}[{The expected output of a dropout unit}]\label{thm:expected_dropout_output}
    """
    statement = _proof(proof).statement
    title = latex_words(statement.title).strip()
    parts = [
        r"\begin{theorem}" + (f"[{{{title}}}]" if title else "") + (rf"\label{{{label(name)}}}" if name else ""),
        fill(premises(statement, LATEX)),
        *display(statement_display(statement, LATEX)),
        r"\end{theorem}",
        r"\begin{proof}",
        *display(_with_box(proof_display(proof, LATEX, narrow=True))),
        r"\end{proof}",
        *_closing(proof),
    ]
    return "\n".join(parts) + "\n"


def markdown(proof: Proof, name: str | None = None) -> str:
    """The same in GitHub Markdown, with its formulas in fenced blocks of mathematics.

    A `name` is put below the title. Raises `BadStatement` for anything but a `Proof`.

    >>> from symdrop.catalogue import find
    >>> print(markdown(find("expected_dropout_output")[0].theorem.proof).splitlines()[0])
    ### The expected output of a dropout unit
    """
    statement = _proof(proof).statement
    axioms = [
        f"- {reason.words}: {', '.join(map(MARKDOWN.formula, identities(reason.identity)))}" for reason in proof.reasons
    ]
    parts = [
        f"### {markdown_words(statement.title).strip()}",
        f"`{name}`" if name else "",
        statement_markdown(proof),
        "Proof.",
        fenced(proof_display(proof, MARKDOWN, narrow=False)),
        "\n".join(["Axioms used:", "", *axioms]) if axioms else "",
        f"Source: {markdown_words(statement.source).strip()}." if statement.source else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def statement_markdown(proof: Proof) -> str:
    """What is proved, without its title, in GitHub Markdown."""
    statement = _proof(proof).statement
    return f"{premises(statement, MARKDOWN)}\n\n{fenced(statement_display(statement, MARKDOWN))}"


def plain(proof: Proof) -> str:
    """The derivation as plain ASCII for a terminal.

    Raises `BadStatement` for anything but a `Proof`.

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
    Source: article; baldi2013.
    <BLANKLINE>
    """
    return "\n\n".join(paragraphs(_proof(proof))) + "\n"


def identities(identity: str) -> list[str]:
    """The formulas of an axiom, one by one."""
    return re.split(r",\s*\\qquad\s*", identity)


def _proof(proof: Proof) -> Proof:
    if not isinstance(proof, Proof):
        raise BadStatement(f"{proof!r} is no Proof; what is written down must be proved first: give theorem.proof")
    return proof


def display(rows: list[str]) -> list[str]:
    """A display for print; a page may end between two lines of a derivation, but not inside one."""
    if len(rows) == 1:
        return [r"\[", *rows, r"\]"]
    ends = [
        " \\\\" if number and after.startswith(("&= ", "&\\geq ")) else " \\\\*"
        for number, after in enumerate(rows[1:])
    ]
    return [r"\begin{align*}", *(row + end for row, end in zip(rows, [*ends, ""], strict=True)), r"\end{align*}"]


def _with_box(rows: list[str]) -> list[str]:
    """The rows with the box that ends a proof, in the column of the reasons."""
    return [*rows[:-1], rows[-1] + ("" if "&& " in rows[-1] else " &&") + r" \qedhere"]


def fenced(rows: list[str]) -> str:
    return "\n".join(["```math", r"\begin{aligned}", " \\\\\n".join(rows), r"\end{aligned}", "```"])


def _closing(proof: Proof) -> list[str]:
    """The axioms with their identities, and the source, in a paragraph of small print."""
    axioms = [
        rf"\emph{{{latex_words(reason.words)}}}: {', '.join(map(LATEX.formula, identities(reason.identity)))}"
        for reason in proof.reasons
    ]
    sentences = [f"Axioms used: {'; '.join(axioms)}."] if axioms else []
    if proof.statement.source:
        sentences.append(f"Source: {latex_words(proof.statement.source).strip()}.")
    return [r"{\footnotesize\raggedright\noindent", *map(fill, sentences), r"\par}"] if sentences else []
