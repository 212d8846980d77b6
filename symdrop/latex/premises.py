"""The hypotheses of a statement in words and symbols, for each of the three ways of writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr, Indexed, Sum

from symdrop.hypotheses import Bernoulli, Gaussian, Hypothesis, Law, Nonzero
from symdrop.kernel.check import Statement
from symdrop.language import Bracket, Family, Index, Scalar, Size
from symdrop.latex.notation import Mathematics, Typescript


@dataclass(frozen=True)
class Script:
    """A way of writing: its printer, how a formula stands in a sentence, and the signs that hypotheses need."""

    printer: Callable[[], Any]
    inline: str
    element: str = r"\in"
    binary: str = r"\{0, 1\}"
    whole: str = r"\{{1, \dots, {}\}}"
    probability: str = r"\Pr({} = 1) = {}"
    normal: str = r"{} \sim \mathcal{{N}}({}, {})"
    mean: str = r"\mathbb{{E}}[{}] = {}"
    variance: str = r"\operatorname{{Var}}({}) = {}"
    unequal: str = r"\neq"
    space: str = " "

    def formula(self, text: str) -> str:
        """The text as a formula in a sentence; `space` stands for its spaces."""
        return self.inline.format(text.replace(" ", self.space))

    def write(self, expression: Any) -> str:
        """The expression as it stands in a formula."""
        return str(self.printer().doprint(expression))


LATEX = Script(Mathematics, r"\({}\)")
# GitHub takes what stands between $` and `$ as it is; between plain dollar signs it would read Markdown.
MARKDOWN = Script(Mathematics, "$`{}`$")
PLAIN = Script(
    Typescript,
    "{}",
    element="in",
    binary="{0, 1}",
    whole="{{1, ..., {}}}",
    probability="Pr({} = 1) = {}",
    normal="{} ~ N({}, {})",
    mean="E[{}] = {}",
    variance="Var({}) = {}",
    unequal="!=",
)


def premises(statement: Statement, script: Script) -> str:
    r"""What the statement assumes, in sentences, the last of which ends before the formula.

    >>> from symdrop.catalogue import find
    >>> print(premises(find("expected_dropout_gradient")[0].theorem, PLAIN))
    Let delta_j in {0, 1} be independent with Pr(delta_j = 1) = p_j. Then for every n and every k in {1, ..., n},
    """
    sentences = [_sentence(hypothesis, script) for hypothesis in statement.given]
    laws = [hypothesis for hypothesis in statement.given if isinstance(hypothesis, Law)]
    if len(laws) > 1:
        names = _listed([script.formula(script.write(law.base)) for law in laws])
        sentences.append(f"{names} are independent of each other.")
    scope = _scope(statement, script)
    sentences.append(f"Then {scope}," if sentences else f"{scope[0].upper()}{scope[1:]},")
    return " ".join(sentences)


def _sentence(hypothesis: Hypothesis, script: Script) -> str:
    if isinstance(hypothesis, Nonzero):
        return _nonzero(hypothesis, script)
    entry, write, formula = script.write(hypothesis.entry), script.write, script.formula
    independent = "be independent" if hypothesis.indices else ""
    if isinstance(hypothesis, Bernoulli):
        law = formula(script.probability.format(entry, write(hypothesis.keep)))
        return _spaced("Let", formula(f"{entry} {script.element} {script.binary}"), independent, f"with {law}.")
    parameters = [write(parameter) for parameter in hypothesis.parameters]
    if isinstance(hypothesis, Gaussian):
        law = formula(script.normal.format(entry, *parameters))
        return _spaced("Let", law, independent) + "."
    mean, variance = script.mean.format(entry, parameters[0]), script.variance.format(entry, parameters[1])
    uncorrelated = "be pairwise uncorrelated with" if hypothesis.indices else "have"
    return _spaced("Let", formula(entry), uncorrelated, formula(mean), "and", f"{formula(variance)}.")


def _nonzero(hypothesis: Nonzero, script: Script) -> str:
    quantity = hypothesis.quantity
    if isinstance(quantity, Family):
        return f"Let no entry of {script.formula(script.write(quantity))} be zero."
    indices = sorted({script.write(index) for index in _indices(quantity)})
    everywhere = f" for all {script.formula(', '.join(indices))}" if indices else ""
    return f"Let {script.formula(f'{script.write(quantity)} {script.unequal} 0')}{everywhere}."


def summed_ranges(statement: Statement, script: Script) -> str:
    """Over what the summed indices run, in a sentence; empty where the statement has one size only."""
    indices = {index for line in statement.lines for index in _indices(line)}
    summed = indices - {index for line in statement.lines for index in _free(line)}
    if not summed or len(_sizes(statement)) < 2:
        return ""
    return f"Sums run over {_listed(_ranges(summed, script))}."


def _scope(statement: Statement, script: Script) -> str:
    """For which sizes, free indices and, where there are neither, scalars the statement holds."""
    quantified = [f"every {script.formula(script.printer().name(size))}" for size in _sizes(statement)]
    for formula in _ranges({index for line in statement.lines for index in _free(line)}, script):
        quantified.append(f"{'all' if ',' in formula.partition(script.element)[0] else 'every'} {formula}")
    random = {hypothesis.base for hypothesis in statement.given if isinstance(hypothesis, Law)}
    scalars = {scalar for line in statement.lines for scalar in line.atoms(Scalar)} - random
    if not quantified and scalars:
        names = sorted(script.write(scalar) for scalar in scalars)
        quantified = [f"all real {script.formula(', '.join(names))}"]
    return f"for {_listed(quantified)}" if quantified else "without exception"


def _sizes(statement: Statement) -> list[str]:
    """The names of all sizes of the statement."""
    sizes = {size.name for line in statement.lines for size in line.atoms(Size)}
    return sorted(sizes | {index.size.name for line in statement.lines for index in _indices(line)})


def _ranges(indices: Iterable[Index], script: Script) -> list[str]:
    """For each size the indices over it, with their range."""
    names: dict[str, list[str]] = {}
    for index in sorted(indices, key=lambda each: (each.size.name, str(each.name))):
        names.setdefault(index.size.name, []).append(script.write(index))
    whole = {size: script.whole.format(script.printer().name(size)) for size in names}
    return [script.formula(f"{', '.join(own)} {script.element} {whole[size]}") for size, own in names.items()]


def _indices(expression: Expr) -> Iterator[Index]:
    """Every index of an expression, free or summed."""
    if isinstance(expression, Indexed | Bracket):
        yield from (index for index in expression.args if isinstance(index, Index))
    elif isinstance(expression, Sum):
        yield from (limits[0] for limits in expression.limits)
        yield from _indices(expression.function)
    else:
        for argument in expression.args:
            yield from _indices(argument)


def _free(expression: Expr) -> set[Index]:
    """The indices of an expression that are not summed."""
    if isinstance(expression, Sum):
        return _free(expression.function) - {limits[0] for limits in expression.limits}
    if isinstance(expression, Indexed | Bracket):
        return set(_indices(expression))
    return {index for argument in expression.args for index in _free(argument)}


def _spaced(*words: str) -> str:
    return " ".join(word for word in words if word)


def _listed(words: Sequence[str]) -> str:
    """Words as an enumeration: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
