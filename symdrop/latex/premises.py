"""The hypotheses of a statement in words and symbols, for each of the three ways of writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr, Indexed, Sum

from symdrop.hypotheses import Covariance, Hypothesis, Nonnegative, Nonzero
from symdrop.kernel.check import Statement
from symdrop.language import Bracket, Family, Index, Scalar, Size
from symdrop.latex.notation import Mathematics, Typescript
from symdrop.laws import Bernoulli, Gaussian, Laplace, Law, Noise, Poisson, Uniform


@dataclass(frozen=True)
class Script:
    """A way of writing: its printer, how a formula stands in a sentence, and the signs that hypotheses need."""

    printer: Callable[[], Any]
    inline: str
    element: str = r"\in"
    binary: str = r"\{0, 1\}"
    whole: str = r"\{{1, \dots, {}\}}"
    probability: str = r"\Pr({} = 1) = {}"
    normal: str = r"\mathcal{N}"
    named: str = r"\operatorname{{{}}}"
    distributed: str = r"\sim"
    mean: str = r"\mathbb{{E}}[{}] = {}"
    variance: str = r"\operatorname{{Var}}({}) = {}"
    covariance: str = r"\operatorname{{Cov}}({}, {}) = {}"
    unequal: str = r"\neq"
    at_least: str = r"\geq"
    at_most: str = r"\leq"
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
    normal="N",
    named="{}",
    distributed="~",
    mean="E[{}] = {}",
    variance="Var({}) = {}",
    covariance="Cov({}, {}) = {}",
    unequal="!=",
    at_least=">=",
    at_most="<=",
)


def premises(statement: Statement, script: Script) -> str:
    r"""What the statement assumes, in sentences, the last of which ends before the formula.

    >>> from symdrop.catalogue import find
    >>> print(premises(find("expected_dropout_gradient")[0].theorem, PLAIN))
    Let delta_j in {0, 1} be independent with Pr(delta_j = 1) = p_j. Then for every n and every k in {1, ..., n},
    """
    sentences = [_sentence(hypothesis, script) for hypothesis in statement.given]
    laws = [hypothesis for hypothesis in statement.given if isinstance(hypothesis, Law)]
    groups = _independent_groups(statement, laws)
    if len(groups) > 1:
        names = [", ".join(script.write(law.base) for law in group) for group in groups]
        listed = _listed([script.formula(f"({name})" if ", " in name else name) for name in names])
        sentences.append(f"{listed} are independent of each other.")
    scope = _scope(statement, script)
    sentences.append(f"Then {scope}," if sentences else f"{scope[0].upper()}{scope[1:]},")
    return " ".join(sentences)


def _sentence(hypothesis: Hypothesis, script: Script) -> str:
    if isinstance(hypothesis, Nonzero | Nonnegative):
        return _declared(hypothesis, script)
    if isinstance(hypothesis, Covariance):
        return _covariance(hypothesis, script)
    entry, write, formula = script.write(hypothesis.entry), script.write, script.formula
    independent = "be independent" if hypothesis.indices else ""
    if isinstance(hypothesis, Bernoulli):
        law = formula(script.probability.format(entry, write(hypothesis.keep)))
        return _spaced("Let", formula(f"{entry} {script.element} {script.binary}"), independent, f"with {law}.")
    parameters = [write(parameter) for parameter in hypothesis.parameters]
    names: dict[type[Law], str] = {Gaussian: script.normal} | {
        kind: script.named.format(kind.__name__) for kind in (Laplace, Poisson, Uniform)
    }
    if type(hypothesis) in names:
        law = formula(f"{entry} {script.distributed} {names[type(hypothesis)]}({', '.join(parameters)})")
        return _spaced("Let", law, independent) + "."
    known = [script.mean.format(_power(entry, order), each) for order, each in enumerate(parameters, 1)]
    if isinstance(hypothesis, Noise):
        known[1] = script.variance.format(entry, parameters[1])
    together = "be independent with" if hypothesis.independent else "be pairwise uncorrelated with"
    return _spaced(
        "Let", formula(entry), together if hypothesis.indices else "have", f"{_listed(list(map(formula, known)))}."
    )


def _power(entry: str, order: int) -> str:
    return entry if order == 1 else f"{entry}^{order}"


def _covariance(hypothesis: Covariance, script: Script) -> str:
    first, second = script.write(hypothesis.first), script.write(hypothesis.second)
    value = script.formula(script.covariance.format(first, second, script.write(hypothesis.value)))
    if not Law(hypothesis.first).indices:
        return f"Let {value}."
    return f"Let {value}, and let entries of the two at different indices be uncorrelated."


def _independent_groups(statement: Statement, laws: Sequence[Law]) -> list[list[Law]]:
    """The laws, those of two families with a covariance together."""
    joint = [each for each in statement.given if isinstance(each, Covariance)]
    groups: list[list[Law]] = []
    for law in laws:
        partners = {Law(e).base for pair in joint for e in (pair.first, pair.second) if law.base in _bases(pair)}
        group = next((group for group in groups if group[0].base in partners), None)
        if group:
            group.append(law)
        else:
            groups.append([law])
    return groups


def _bases(pair: Covariance) -> set[Any]:
    return {Law(pair.first).base, Law(pair.second).base}


def _declared(hypothesis: Nonzero | Nonnegative, script: Script) -> str:
    quantity = hypothesis.quantity
    relation = script.unequal if isinstance(hypothesis, Nonzero) else script.at_least
    if isinstance(quantity, Family):
        return f"Let no entry of {script.formula(script.write(quantity))} be zero."
    indices = sorted({script.write(index) for index in _indices(quantity)})
    everywhere = f" for all {script.formula(', '.join(indices))}" if indices else ""
    return f"Let {script.formula(f'{script.write(quantity)} {relation} 0')}{everywhere}."


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
