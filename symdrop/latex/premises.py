"""The hypotheses of a statement in words and symbols, for each of the three ways of writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sympy import Expr, Product, exp

from symdrop.functions import logistic, softplus
from symdrop.language import Family, Index, Scalar
from symdrop.latex.names import typeset
from symdrop.latex.printers import LatexPrinter, PlainPrinter
from symdrop.latex.roles import NO_ROLES, Roles
from symdrop.statements.abbreviations import Definition, abbreviated
from symdrop.statements.components import components
from symdrop.statements.expressions import all_indices, free_indices, sizes_in
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.premise import Formula
from symdrop.statements.statement import Statement
from symdrop.statements.written import Written


@dataclass(frozen=True)
class Script:
    """A way of writing: its printer, how a formula stands in a sentence, and the signs that hypotheses need.

    `roles` order what is printed, unless its author's order is `written`; `where` has names for what is long, and
    `renamed` are the names that are printed for others.
    """

    printing: Callable[[Roles, Written], Any]
    inline: str
    element: str = r"\in"
    whole: str = r"\{{1, \dots, {}\}}"
    at_most: str = r"\leq"
    at_least: str = r"\geq"
    space: str = " "
    is_plain: bool = False
    roles: Roles = NO_ROLES
    written: Written = field(default_factory=dict, hash=False)
    where: tuple[Definition, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def of(self, statement: Statement) -> Script:
        """The same script for what this statement says: its hypotheses order what is printed."""
        roles = Roles.of(statement)
        notation = {**roles.notation, **{old: typeset(new) for old, new in self.renamed}}
        ordered = replace(roles, notation=notation)
        return replace(self, roles=ordered, written=statement.written, where=statement.where)

    def shortened(self, expression: Expr) -> tuple[Any, Expr]:
        """A printer, and the expression with the names of `where` in it."""
        shown, written = abbreviated(expression, self.where, self.written)
        return self.printing(self.roles, written), shown

    def printer(self) -> Any:
        """A printer of expressions."""
        return self.printing(self.roles, self.written)

    def formula(self, text: str) -> str:
        """The text as a formula in a sentence; `space` stands for its spaces."""
        return self.inline.format(text.replace(" ", self.space))

    def write(self, expression: Any) -> str:
        """The expression as it stands in a formula."""
        printer, shown = self.shortened(expression) if isinstance(expression, Expr) else (self.printer(), expression)
        return str(printer.doprint(shown))


LATEX = Script(LatexPrinter, r"\({}\)")
# GitHub takes what stands between $` and `$ as it is; between plain dollar signs it would read Markdown.
MARKDOWN = Script(LatexPrinter, "$`{}`$")
PLAIN = Script(
    PlainPrinter,
    "{}",
    element="in",
    whole="{{1, ..., {}}}",
    is_plain=True,
    at_most="<=",
    at_least=">=",
)


def premises(statement: Statement, script: Script) -> str:
    r"""What the statement assumes, in sentences, the last of which ends before the formula.

    >>> from symdrop.catalogue import find
    >>> print(premises(find("expected_dropout_gradient")[0].theorem.statement, PLAIN))
    Let delta_j in {0, 1} be independent with Pr(delta_j = 1) = p_j. Then for every n and every k in {1, ..., n},
    """
    script = script.of(statement)
    sentences = [_sentence(hypothesis, script) for hypothesis in statement.given]
    groups = _independent_groups(statement)
    if len(groups) > 1:
        names = [", ".join(map(script.write, group)) for group in groups]
        listed = _listed([script.formula(f"({name})" if ", " in name else name) for name in names])
        sentences.append(f"{listed} are independent of each other.")
    sentences += conventions(statement, script)
    scope = _scope(statement, script)
    sentences.append(f"Then {scope}," if sentences else f"{scope[0].upper()}{scope[1:]},")
    return " ".join(sentences)


def _sentence(hypothesis: Hypothesis, script: Script) -> str:
    premise = hypothesis.premise
    return premise.words.format(*(script.formula(_formula(each, script)) for each in premise.formulas))


def _formula(formula: Formula, script: Script) -> str:
    template = formula.plain if script.is_plain else formula.latex
    return template.format(*map(script.write, formula.expressions))


def _independent_groups(statement: Statement) -> list[list[Family | Scalar]]:
    """The random families and scalars, those that a hypothesis ties together in one group."""
    groups = components((each for each in statement.given if each.random), lambda each: each.random)
    return [list(dict.fromkeys(base for each in group for base in each.random)) for _, group in groups]


def conventions(statement: Statement, script: Script) -> list[str]:
    r"""What the functions of a statement are, in one sentence; none where they are common knowledge.

    >>> from symdrop.functions import logistic
    >>> from symdrop.language import scalar
    >>> from symdrop.theorem import Theorem
    >>> t = scalar("t")
    >>> conventions(Theorem(title="Itself", lhs=logistic(t), rhs=logistic(t)).statement, PLAIN)
    ['Here logistic(z) = 1/(1 + exp(-z)) is the logistic function.']
    """
    script = script.of(statement)
    place = Scalar(next((letter for letter in "zxuvs" if letter not in script.roles.names), "z"), real=True)
    found = []
    if any(line.has(logistic) for line in statement.lines):
        formula = f"{script.write(logistic(place))} = {script.write(1 / (1 + exp(-place)))}"
        found.append(f"{script.formula(formula)} is the logistic function")
    if any(line.has(softplus) for line in statement.lines):
        meaning = script.write(1 + exp(place))
        formula = f"{script.write(softplus(place))} = {'' if script.is_plain else chr(92)}log({meaning})"
        found.append(script.formula(formula))
    return [f"Here {' and '.join(found)}."] if found else []


def summed_ranges(statement: Statement, script: Script) -> str:
    """Over what the summed indices run, in a sentence; empty where the statement has one size only."""
    indices = {index for line in statement.lines for index in all_indices(line)}
    summed = indices - {index for line in statement.lines for index in free_indices(line)}
    if not summed or len(_sizes(statement)) < 2:
        return ""
    kinds = "Sums and products" if any(line.has(Product) for line in statement.lines) else "Sums"
    return f"{kinds} run over {_listed(_ranges(summed, script))}."


def _scope(statement: Statement, script: Script) -> str:
    """For which sizes, free indices and, where there are neither, scalars the statement holds."""
    quantified = [f"every {script.formula(script.printer().name(size))}" for size in _sizes(statement)]
    for formula in _ranges({index for line in statement.lines for index in free_indices(line)}, script):
        quantified.append(f"{'all' if ',' in formula.partition(script.element)[0] else 'every'} {formula}")
    random = {base for hypothesis in statement.given for base in hypothesis.random}
    scalars = {scalar for line in statement.lines for scalar in line.atoms(Scalar)} - random
    if not quantified and scalars:
        names = sorted(script.write(scalar) for scalar in scalars)
        quantified = [f"all real {script.formula(', '.join(names))}"]
    return f"for {_listed(quantified)}" if quantified else "without exception"


def _sizes(statement: Statement) -> list[str]:
    """The names of all sizes of the statement."""
    return sorted({size.name for line in statement.lines for size in sizes_in(line)})


def _ranges(indices: Iterable[Index], script: Script) -> list[str]:
    """For each size the indices over it, with their range."""
    names: dict[str, list[str]] = {}
    for index in sorted(indices, key=lambda each: (each.size.name, str(each.name))):
        names.setdefault(index.size.name, []).append(script.write(index))
    whole = {size: script.whole.format(script.printer().name(size)) for size in names}
    return [script.formula(f"{', '.join(own)} {script.element} {whole[size]}") for size, own in names.items()]


def _listed(words: Sequence[str]) -> str:
    """Words as an enumeration: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
