"""Reading lines in which products over an index, exponentials or logistic functions stand."""

from __future__ import annotations

from collections.abc import Sequence

from sympy import Add, Expr, Integer, Mul, Pow, Product, S, Sum, exp, log

from symdrop.deciders.instances.signature import Reader, Signature, signature_of
from symdrop.errors import OutsideFragment
from symdrop.functions import goes_beyond_polynomials, logistic, softplus
from symdrop.language import D, Expectation, Index, Size
from symdrop.statements.hypotheses import Hypothesis

WORDS = (Product, exp, log, softplus, logistic, type(S.Exp1))
# What has parts that are expressions, in which such a word may stand.
PARTED = (Add, Mul, Expectation, D)


class ExponentialReader(Reader):
    """Walks expressions as a `Reader` does, and knows more words."""

    def other(self, node: Expr, scope: frozenset[Index]) -> None:
        if isinstance(node, Product):
            self.over(node, scope)
        elif isinstance(node, exp | log | softplus | logistic):
            self.read(node.args[0], scope)
        elif node is not S.Exp1:
            super().other(node, scope)

    def power(self, node: Pow, scope: frozenset[Index]) -> None:
        sizes = node.exp.atoms(Size)
        if sizes:
            if size_powers(node.exp) is None:
                accepted = "accepted are whole multiples of sizes plus a whole number, such as a**n or a**(2*n - 1)"
                raise OutsideFragment(f"{node} has the exponent {node.exp}; {accepted}")
            for each in (node.base, *sorted(sizes, key=str)):
                self.read(each, scope)
            return
        if node.exp.could_extract_minus_sign() and goes_beyond_polynomials(node.base):
            raise OutsideFragment(
                f"cannot divide by {node.base}; write exp(-x) for 1/exp(x), logistic(-x) for 1/(1 + exp(x)), or state "
                "the equation multiplied by it"
            )
        super().power(node, scope)


def size_powers(exponent: Expr) -> dict[Size | None, int] | None:
    """The whole multiples of sizes in an exponent, and the number by None; None where it has another form.

    >>> from symdrop.language import size
    >>> m, n = size("m n")
    >>> size_powers(2 * n - 1), size_powers(m * n)
    ({n: 2, None: -1}, None)
    """
    number, rest = exponent.as_coeff_Add()
    found: dict[Size | None, int] = {}
    for term in rest.args if rest.is_Add else (rest,):
        factor, over = term.as_coeff_Mul()
        if not isinstance(factor, Integer) or not isinstance(over, Size):
            return None
        found[over] = int(factor)
    return {**found, None: int(number)} if isinstance(number, Integer) else None


def is_beyond(lines: Sequence[Expr]) -> bool:
    """Whether a product, an exponential or a logistic function stands in any of the lines.

    Every statement is asked this, so that it is one walk which looks at each part once.
    """
    waiting, seen = list(lines), set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, WORDS):
            return True
        if isinstance(node, Pow):
            if not node.exp.is_Integer and node.exp.has(Size):
                return True
            waiting.append(node.base)
        elif isinstance(node, Sum):
            waiting.append(node.function)
        elif isinstance(node, PARTED) and id(node) not in seen:
            seen.add(id(node))
            waiting += node.args
    return False


def signature_beyond(given: Sequence[Hypothesis], lines: Sequence[Expr]) -> Signature:
    """Read a statement, whatever words stand in it; raises as `signature_of` does."""
    return signature_of(given, lines, ExponentialReader if is_beyond(lines) else Reader)
