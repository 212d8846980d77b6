"""A theorem as the Python file that states it: declarations, hypotheses, both sides, the steps with their reasons."""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sympy import Add, Expr, Mul
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from symdrop import functions, language
from symdrop import theorem as words_of_theorems
from symdrop.axioms import REASONS
from symdrop.functions import Prod
from symdrop.language import Family, Scalar, Size
from symdrop.latex.arrangement import Arrangement
from symdrop.latex.roles import Roles
from symdrop.statements.expressions import all_indices
from symdrop.statements.hypotheses import Hypothesis
from symdrop.statements.ranges import ranges
from symdrop.statements.statement import Statement, Step

WIDTH = 100
TAKEN = {
    *language.__all__,
    *functions.__all__,
    *words_of_theorems.__all__,
    *(reason.name for reason in REASONS),
    "theorem",
}


def manuscript(theorem: Statement, remarks: str) -> str:
    """The text of a file that states the theorem; `remarks` become its docstring.

    >>> from symdrop.language import Rational, family, index, size
    >>> from symdrop.theorem import Theorem
    >>> n = size("n"); k = index("k", n); w = family("w", n)
    >>> print(manuscript(Theorem(title="A half", lhs=w[k] / 2, rhs=Rational(1, 2) * w[k]), "Halves."))
    \"\"\"Halves.\"\"\"
    <BLANKLINE>
    from symdrop import Theorem, family, index, size
    <BLANKLINE>
    n = size("n")
    k = index("k", n)
    w = family("w", n)
    <BLANKLINE>
    theorem = Theorem(
        title="A half",
        lhs=w[k]/2,
        rhs=w[k]/2,
    )
    <BLANKLINE>
    """
    printer = SourcePrinter(Arrangement(Roles.of(theorem), theorem.written))
    body = list(_statement(theorem, printer))
    declared = list(_declarations(theorem))
    kind = "Theorem" if theorem.remainder is None else "Inequality"
    words = {kind, *printer.words, *(line.partition(" = ")[2].partition("(")[0] for line in declared)}
    words |= {reason.name for step in theorem.steps for reason in step.reasons}
    head = f'"""{_docstring(remarks.strip())}"""\n\n{_import(sorted(words, key=_import_order))}\n'
    return "\n".join([head, *declared, "", f"theorem = {kind}(", *body, ")", ""])


class SourcePrinter(StrPrinter):  # type: ignore[misc]
    """Prints expressions in the words of `symdrop.language`, arranged as documents are; `words` are those it needed."""

    def __init__(self, arrangement: Arrangement) -> None:
        super().__init__()
        self.arrangement = arrangement
        self.words: set[str] = set()

    def call(self, word: str, *arguments: str) -> str:
        """A call of one of symdrop's words."""
        self.words.add(word)
        return f"{word}({', '.join(arguments)})"

    def _as_ordered_terms(self, expression: Any, order: Any = None) -> list[Any]:
        return self.arrangement.terms(expression)

    def _print_Mul(self, expression: Any) -> str:
        if any(isinstance(factor, Mul) for factor in expression.args):
            # Only an unevaluated product holds another.
            return str(super()._print_Mul(expression))
        parts = self.arrangement.product(expression)
        above, below, after = (
            [self.parenthesize(each, PRECEDENCE["Mul"]) for each in some]
            for some in ((*parts.before, *parts.above), parts.below, parts.after)
        )
        number = parts.number
        above = [str(abs(number.p)), *above] if abs(number.p) != 1 or not above else above
        below = [str(number.q), *below] if number.q != 1 else below
        divisor = "*".join(below) if len(below) < 2 else f"({'*'.join(below)})"
        fraction = "*".join(above) + (f"/{divisor}" if below else "")
        return ("-" if number < 0 else "") + "*".join([fraction, *after])

    def _print_Rational(self, expression: Any) -> str:
        return self.call("Rational", str(expression.p), str(expression.q)) if expression.q != 1 else str(expression.p)

    def _print_Symbol(self, expression: Any) -> str:
        return variable(str(expression.name))

    def _print_Idx(self, expression: Any) -> str:
        return variable(str(expression.name))

    _print_Index = _print_Idx

    def _print_Indexed(self, expression: Any) -> str:
        return f"{variable(expression.base.name)}[{', '.join(map(self._print, expression.indices))}]"

    def _print_Sum(self, expression: Any) -> str:
        indices = (self._print(limits[0]) for limits in expression.limits)
        return self.call("Sum", self._print(expression.function), *indices)

    def _print_Product(self, expression: Any) -> str:
        (over, *others), body = ranges(expression)
        if over.excluded and not others and Prod(body, over.index, but=over.excluded) == expression:
            left_out = ", ".join(map(self._print, over.excluded))
            but = f"but=({left_out})" if len(over.excluded) > 1 else f"but={left_out}"
            return self.call("Prod", self._print(body), self._print(over.index), but)
        indices = (self._print(limits[0]) for limits in expression.limits)
        return self.call("Prod", self._print(expression.function), *indices)

    def _print_exp(self, expression: Any) -> str:
        return self.call(type(expression).__name__, *map(self._print, expression.args))

    _print_log = _print_softplus = _print_logistic = _print_exp

    def _print_Exp1(self, expression: Any) -> str:
        return self.call("exp", "1")

    def _print_Bracket(self, expression: Any) -> str:
        return self.call("bracket", *map(self._print, expression.args))

    def _print_E(self, expression: Any) -> str:
        return self.call("E", self._print(expression.args[0]))

    def _print_Var(self, expression: Any) -> str:
        return self.call("Var", *map(self._print, expression.args))

    def _print_Cov(self, expression: Any) -> str:
        return self.call("Cov", *map(self._print, expression.args))

    def _print_D(self, expression: Any) -> str:
        return self.call("D", *map(self._print, expression.args))


def variable(name: str) -> str:
    """The Python variable for a symbol: its name, with an underscore where Python or symdrop has the name already.

    >>> variable("w"), variable("lambda"), variable("E")
    ('w', 'lambda_', 'E_')
    """
    return f"{name}_" if keyword.iskeyword(name) or name in TAKEN else name


def _statement(theorem: Statement, printer: SourcePrinter) -> Iterator[str]:
    yield f"    title={_quoted(theorem.title)},"
    if theorem.source:
        yield f"    source={_quoted(theorem.source)},"
    if theorem.given:
        yield f"    given=[{', '.join(_hypothesis(each, printer) for each in theorem.given)}],"
    yield f"    lhs={_wrapped(theorem.lhs, printer, 4)},"
    yield f"    rhs={_wrapped(theorem.rhs, printer, 4)},"
    if theorem.remainder is not None:
        yield f"    remainder={_wrapped(theorem.remainder, printer, 4)},"
    if theorem.is_strict:
        yield "    strict=True,"
    if theorem.where:
        named = ((printer.doprint(each.name), printer.doprint(each.meaning)) for each in theorem.where)
        yield f"    where=[{', '.join(printer.call('define', *each) for each in named)}],"
    if theorem.steps:
        yield "    steps=["
        for step in theorem.steps:
            yield from _step(step, printer)
        yield "    ],"
        printer.words.add("step")


def _step(step: Step, printer: SourcePrinter) -> Iterator[str]:
    """A step on one line, or its line of mathematics and its reasons on lines of their own."""
    reasons = [reason.name for reason in step.reasons]
    reasons += [f"words={_quoted(step.words)}"] if step.words else []
    whole = f"        step({', '.join([printer.doprint(step.line), *reasons])}),"
    if len(whole) <= WIDTH:
        yield whole
        return
    yield "        step("
    yield f"            {_wrapped(step.line, printer, 12)},"
    if reasons:
        yield f"            {', '.join(reasons)},"
    yield "        ),"


def _wrapped(expression: Expr, printer: SourcePrinter, indent: int) -> str:
    """The expression, its terms on lines of their own where it is long."""
    whole = printer.doprint(expression)
    if len(whole) + indent <= WIDTH or not isinstance(expression, Add):
        return str(whole)
    margin = "\n" + " " * (indent + 4)
    first, *others = (printer.doprint(term) for term in printer.arrangement.terms(expression))
    lines = [first, *(f"- {term[1:]}" if term.startswith("-") else f"+ {term}" for term in others)]
    return f"({margin}{margin.join(lines)}\n{' ' * indent})"


def _hypothesis(hypothesis: Hypothesis, printer: SourcePrinter) -> str:
    call = hypothesis.call
    positional = [_argument(each, printer) for each in call.positional]
    named = [f"{keyword}={_argument(value, printer)}" for keyword, value in call.named]
    return printer.call(call.word, *positional, *named, *(f"{flag}=True" for flag in call.flags))


def _argument(value: Any, printer: SourcePrinter) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{powers}: {_argument(each, printer)}' for powers, each in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(_argument(each, printer) for each in value)}]"
    return variable(value.name) if isinstance(value, Family) else str(printer.doprint(value))


def _declarations(theorem: Statement) -> Iterator[str]:
    """A line for each kind of name: sizes, indices by size, families by shape, scalars."""
    hypotheses = (part for each in theorem.given for part in each.expressions)
    spoken = [*theorem.lines, *(each.name for each in theorem.where), *hypotheses]
    indices = {each for line in spoken for each in all_indices(line)}
    families = {each for line in spoken for each in line.atoms(Family)}
    sizes = {each.size for each in indices} | {size for each in families for size in each.shape}
    sizes |= {each for line in spoken for each in line.atoms(Size)}
    own = dict(theorem.notation)
    yield from _declared("size", (each.name for each in sizes), [], own)
    for size in sorted(sizes, key=str):
        yield from _declared("index", (each.name for each in indices if each.size == size), [size], own)
    for shape in sorted({each.shape for each in families}, key=str):
        yield from _declared("family", (each.name for each in families if each.shape == shape), shape, own)
    yield from _declared("scalar", (each.name for line in spoken for each in line.atoms(Scalar)), [], own)


def _declared(word: str, names: Iterable[Any], over: Iterable[Any], own: Mapping[str, str]) -> Iterator[str]:
    """One line for all names of a kind, and one for each that has TeX of its own."""
    ordered = sorted({str(name) for name in names})
    together = [name for name in ordered if name not in own]
    for line in ([together] if together else []) + [[name] for name in ordered if name in own]:
        arguments = [_quoted(" ".join(line)), *(variable(str(size.name)) for size in over)]
        arguments += [f"latex={_quoted(own[name])}" for name in line if name in own]
        yield f"{', '.join(map(variable, line))} = {word}({', '.join(arguments)})"


def _import(words: list[str]) -> str:
    whole = f"from symdrop import {', '.join(words)}"
    if len(whole) <= WIDTH:
        return whole
    lines = [f"    {word},\n" for word in words]
    return f"from symdrop import (\n{''.join(lines)})"


def _import_order(word: str) -> tuple[bool, str]:
    return word[0].islower(), word


def _quoted(text: str) -> str:
    escaped = text.encode("unicode_escape").decode().replace('"', '\\"')
    return f'"{escaped}"'


def _docstring(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f"{escaped}\n" if "\n" in escaped else escaped
