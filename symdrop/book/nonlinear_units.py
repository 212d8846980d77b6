"""The chapter on units that are not linear: what is exact, what is known to second order, and what is false.

It quotes theorems and mistakes of the catalogue, in LaTeX for the book and as a page for the web.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symdrop.book.prose import MARK, WEB_MARK
from symdrop.catalogue.entries import Entry, find
from symdrop.latex.columns import BOOK
from symdrop.latex.derivation import statement_display
from symdrop.latex.document import GITHUB, display, statement_markdown
from symdrop.latex.mistakes import failure
from symdrop.latex.premises import LATEX, premises
from symdrop.latex.remarks import MARKDOWN_PROSE, prose
from symdrop.latex.words import fill, label, latex_words, markdown_words
from symdrop.theorem import Mistake

NAME = "nonlinear_units"
HEADING = "What is exact for units that are not linear"
# The chapters that follow have the proofs.
BEFORE = "exponential_loss"
OPENING = (
    "So far every loss was a polynomial of the masks. The article takes the linear unit for "
    "simplicity, and says that the results hold for networks that are not linear as well, as experiments show. No "
    "experiment is needed for what is exact, and for what is not exact it is better to know it. This chapter quotes "
    "what the next ones prove about exponentials, products and logistic functions, for every number of units: first "
    "what is exact, then what holds to second order alone or as a bound, and in the end what is often claimed and "
    "false. For rectified units nothing is proved here."
)


@dataclass(frozen=True)
class Part:
    """A section: its heading, its paragraphs, and the names of the theorems or mistakes that it quotes."""

    heading: str
    paragraphs: tuple[str, ...]
    quoted: tuple[str, ...]


PARTS = (
    Part(
        "Exact: the exponential loss",
        (
            "The exponential of a score is a product with one factor for each input. Where the masks are independent, "
            "the expectation enters the product, and a factor has two values: 1 where its input is dropped, the "
            "exponential of what the input adds to the score where it is kept.",
            "So the mean of the loss has a closed form. But it is not of the form that the mean of the squared error "
            "has, the loss at the mean of the masks plus a ridge penalty: the noise changes each factor by itself. In "
            "the gradient the factor of the own weight is replaced, and all others stay. Normal noise on the inputs "
            "is simpler. It multiplies the loss by one factor, whatever the inputs are; it is the logarithm of the "
            "loss that gets a ridge penalty. Inputs that are Poisson counts make a product again, of exponentials of "
            "exponentials.",
        ),
        (
            "mask_makes_a_product",
            "mask_makes_a_product.gradient",
            "gaussian_noise_multiplies",
            "poisson_counts_make_a_product",
        ),
    ),
    Part(
        "Exact: Poisson regression",
        (
            "Of a generalised linear model only the log-partition function feels noise that keeps the mean of the "
            "score. In Poisson regression this function is the exponential, so that the penalty of dropout is known "
            "as it is, without an expansion. By the inequality of Jensen it is never negative.",
        ),
        ("penalty_is_exact", "penalty_is_exact.never_negative"),
    ),
    Part(
        "Exact: the geometric mean of a logistic unit",
        (
            "The mean output of a logistic unit over all masks has no closed form. Its normalised geometric mean has: "
            "it is the output at the mean score. This is what a network computes at test time when its weights are "
            "multiplied by the keep probabilities, one unit at a time. Of the law of the masks nothing is used.",
            "The same holds of softmax outputs of several classes. And the cross entropy of the normalised geometric "
            "mean is the mean cross entropy of the masked units plus a number that does not depend on the target and "
            "is never positive.",
        ),
        (
            "geometric_mean_is_the_unit_at_the_mean",
            "geometric_mean_is_the_unit_at_the_mean.ratio",
            "softmax_at_the_mean_scores",
            "cross_entropy_of_the_geometric_mean",
        ),
    ),
    Part(
        "Exact: residual chains, interactions, random features",
        (
            "Where blocks multiply and each is skipped by itself, the mean of the chain is the chain at the mean of "
            "the masks, as in a linear unit. The variance is a difference of two products. The interaction of several "
            "inputs is a product, too, and dropout scales it once for each input that takes part. And random features "
            "with exponentials have the softmax kernel as their mean.",
        ),
        (
            "depth_multiplies.mean_output",
            "depth_multiplies",
            "interaction_is_scaled",
            "positive_features_are_unbiased",
        ),
    ),
    Part(
        "To second order alone: the logistic loss",
        (
            "The mean of softplus of a noisy score stays as it is in every proof, as nothing simpler is equal to it. "
            "What is exact is the mean of its expansion to second order: a ridge penalty that is weighted with the "
            "curvature $\\sigma (1 - \\sigma)$, the uncertainty of the output. How far the loss is from its expansion "
            "is not said.",
        ),
        ("curvature_of_the_logistic_loss", "curvature_of_the_logistic_loss.second_derivative"),
    ),
    Part(
        "A bound: the logistic loss",
        (
            "What is exact at any size of the noise is a bound. The logarithm is concave, so that the mean of the "
            "logistic loss is at most the logarithm of one more than the mean of the exponential loss, the product "
            "from above.",
        ),
        ("logistic_loss_is_bounded",),
    ),
    Part(
        "False: what is claimed by analogy",
        (
            "Each of these holds for a linear unit or for small noise, or looks as if it did. The numbers are exact "
            "unless it says otherwise.",
        ),
        (
            "exponential_at_the_mean",
            "ridge_added_to_the_exponential_loss",
            "drop_for_keep_in_each_factor",
            "gradient_keeps_its_factor",
            "variance_adds_over_blocks",
            "mean_cross_entropy_at_the_mean_score",
            "geometric_means_not_normalised",
            "logistic_loss_as_its_bound",
            "counts_as_normal_noise",
        ),
    ),
)


def chapter() -> str:
    """The chapter in LaTeX, to be read by the book; raises what the proof of a theorem raises."""
    lines = [MARK]
    for part in PARTS:
        lines += [rf"\subsection{{{latex_words(part.heading)}}}", "\n\n".join(map(prose, part.paragraphs)), ""]
        theorems, mistakes = _parted(part)
        for entry in theorems:
            lines += _quoted(entry)
        if mistakes:
            lines += [r"\begin{itemize}", *map(_item, mistakes), r"\end{itemize}"]
    return "\n".join(lines) + "\n"


def page() -> str:
    """The same as a page in GitHub Markdown, with links to the proofs."""
    blocks = [WEB_MARK, f"# {HEADING}", prose(OPENING, MARKDOWN_PROSE)]
    for part in PARTS:
        blocks += [f"## {markdown_words(part.heading)}", *(prose(each, MARKDOWN_PROSE) for each in part.paragraphs)]
        theorems, mistakes = _parted(part)
        blocks += [f"{_link(entry)}. {statement_markdown(entry.proof.statement)}" for entry in theorems]
        if mistakes:
            blocks.append("\n".join(map(_web_item, mistakes)))
    return "\n\n".join([*blocks, "[All derivations](README.md)"]) + "\n"


def _parted(part: Part) -> tuple[list[Entry], list[Entry]]:
    """The theorems that a section quotes, and the mistakes."""
    theorems: list[Entry] = []
    mistakes: list[Entry] = []
    for name in part.quoted:
        (entry,) = (each for each in find(name) if each.name == name)
        (mistakes if isinstance(entry.claim, Mistake) else theorems).append(entry)
    return theorems, mistakes


def _quoted(entry: Entry) -> Iterator[str]:
    statement = entry.proof.statement
    title = latex_words(statement.title).strip()
    yield fill(rf"Theorem~\ref{{{label(entry.name)}}} ({title}). {premises(statement, LATEX)}")
    yield from display(statement_display(statement, LATEX, BOOK), label(f"{NAME}.{entry.name}", "eq"), BOOK)
    yield ""


def _item(entry: Entry) -> str:
    """What is claimed, the point at which it fails, and the page that has what is true instead."""
    fails = failure(entry.refutation, LATEX)
    return rf"\item {fill(f'{prose(_claim(entry))} {fails} See page~')}\pageref{{{label(entry.name, 'mis')}}}."


def _web_item(entry: Entry) -> str:
    return f"- {_link(entry)}. {prose(_claim(entry), MARKDOWN_PROSE)} {failure(entry.refutation, GITHUB.script)}"


def _claim(entry: Entry) -> str:
    """The sentence that heads the file of a mistake."""
    return entry.remarks.partition("\n\n")[0]


def _link(entry: Entry) -> str:
    return f"[{markdown_words(entry.claim.title).strip()}]({entry.family}/{entry.stem}.md)"
