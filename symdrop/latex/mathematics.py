r"""Which LaTeX an author may type between dollar signs: what pdflatex and the renderers of web pages set without error.

Letters, digits and signs, scripts and primes, and the commands below. Anything else could stop TeX in the middle of a
book, or mean another thing there than on a web page.
"""

from __future__ import annotations

import re

from symdrop.latex.names import ABOVE
from symdrop.latex.names import LETTERS as NAMED

TOKEN = re.compile(r"\\[A-Za-z]+|\\[,;{}_]|[A-Za-z0-9]|[-+*/=<>()\[\]|,.;:!]|[{}_^']| +")
LETTERS = frozenset(
    rf"\{name}" for name in (*NAMED.values(), "infty", "partial", "nabla", "top", "hbar", "imath", "jmath")
)
MARKS = frozenset(rf"\{name}" for name in ("ast", "star", "circ", "bullet", "dagger", "prime", "perp"))
OPERATORS = frozenset(rf"\{name}" for name in ("sum", "prod", "max", "min", "log", "exp", "Pr"))
RELATIONS = frozenset(
    rf"\{name}" for name in ("le", "ge", "leq", "geq", "ne", "neq", "approx", "sim", "in", "to", "Rightarrow")
)
SIGNS = frozenset(rf"\{name}" for name in ("cdot", "times", "pm", "setminus", "dots", "ldots", "cdots", "{", "}"))
SPACES = frozenset({r"\,", r"\;", r"\quad", r"\qquad"})
SYMBOLS = LETTERS | MARKS | OPERATORS | RELATIONS | SIGNS | SPACES
# How many arguments a command takes: mathematics, or letters alone.
ARGUMENTS = {r"\frac": 2, r"\sqrt": 1, **{rf"\{name}": 1 for name in ABOVE}}
OF_LETTERS = frozenset(
    rf"\{name}"
    for name in ("mathbb", "mathbf", "mathrm", "mathcal", "mathfrak", "mathsf", "mathit", "operatorname", "text")
)
DEEPEST = 12
# How a terminal shows commands that are not called what they are, and what takes arguments.
TYPED = {
    **dict.fromkeys((r"\le", r"\leq"), "<="),
    **dict.fromkeys((r"\ge", r"\geq"), ">="),
    **dict.fromkeys((r"\dots", r"\ldots", r"\cdots"), "..."),
    **dict.fromkeys(SPACES, " "),
    **{r"\ne": "!=", r"\neq": "!=", r"\approx": "~", r"\sim": "~", r"\to": "->", r"\Rightarrow": "=>"},
    **{r"\cdot": "*", r"\times": "*", r"\pm": "+-", r"\setminus": "-", r"\partial": "d", r"\ast": "*"},
    **{r"\{": "{", r"\}": "}", r"\_": "_"},
}
FRACTION = re.compile(r"\\frac(?![A-Za-z]) *(\{[^{}]*\}|\w) *(\{[^{}]*\}|\w)")
FONT = re.compile(rf"\\(?:{'|'.join(sorted(each[1:] for each in OF_LETTERS))})(?![A-Za-z]) *(?:\{{([^{{}}]*)\}}|(\w))")
ACCENT = re.compile(rf"\\({'|'.join(ABOVE)})(?![A-Za-z]) *(?:\{{([^{{}}]*)\}}|(\\[A-Za-z]+|\w))")
COMMAND = re.compile(r"\\(?:[A-Za-z]+|[,;{}_])")
ROOT = re.compile(r"\\sqrt(?![A-Za-z]) *(?:\{([^{}]*)\}|(\w))")
SINGLE = re.compile(r"([_^])\{(\w+)\}")


def is_mathematics(text: str) -> bool:
    r"""Whether this is LaTeX for mathematics mode that is set without error.

    >>> is_mathematics(r"A''_a = \frac{1}{2} \mathbb{E}[\delta_i^2]"), is_mathematics(r"\hat w^T G w")
    (True, True)
    >>> [is_mathematics(text) for text in (r"\input{x}", "w_", "w_a_b", "{w", "50%", "")]
    [False, False, False, False, False, False]
    """
    if TOKEN.sub("", text):
        return False
    tokens = [token for token in TOKEN.findall(text) if not token.isspace()]
    return bool(tokens) and _Reader(tokens).reads()


def typed(formula: str) -> str:
    r"""Mathematics as a terminal shows it: the names of commands, and marks for what is above and below.

    >>> typed(r"\mathbb{E}[\hat{w}_j^2] \leq \frac{1}{2} \sum_{j=1}^{n} p_j (1 - p_j)")
    'E[w_hat_j^2] <= 1/2 sum_{j=1}^n p_j (1 - p_j)'
    """
    text = FONT.sub(_chosen, formula)
    text = ACCENT.sub(lambda found: f"{found[2] or found[3]}_{found[1]}", text)
    text = SINGLE.sub(r"\1\2", text)
    text = ROOT.sub(lambda found: f"sqrt({_chosen(found)})", text)
    text = FRACTION.sub(lambda found: "/".join(map(_operand, found.groups())), text)
    text = COMMAND.sub(lambda found: TYPED.get(found[0], found[0].removeprefix("\\")), text)
    return " ".join(text.split())


def _chosen(found: re.Match[str]) -> str:
    return found[1] or found[2]


def _operand(text: str) -> str:
    """A part of a fraction, in parentheses unless it is one sign or name."""
    inner = text[1:-1] if text.startswith("{") else text
    return inner if re.fullmatch(r"\\?\w+", inner) else f"({inner})"


class _Reader:
    """Reads tokens from left to right; each method says whether it found what it is named after."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = [*tokens, ""]
        self.place = 0

    def reads(self) -> bool:
        return self._row(0) and not self.tokens[self.place]

    def _next(self) -> str:
        token = self.tokens[self.place]
        self.place += bool(token)
        return token

    def _row(self, depth: int) -> bool:
        """Symbols with their scripts, up to a closing brace or the end."""
        if depth > DEEPEST:
            return False
        while self.tokens[self.place] not in ("", "}"):
            if not (self._symbol(depth) and self._scripts(depth)):
                return False
        return True

    def _symbol(self, depth: int) -> bool:
        token = self._next()
        if token in ARGUMENTS:
            return all(self._argument(depth) for _ in range(ARGUMENTS[token]))
        if token in OF_LETTERS:
            return self._braced_letters() if self.tokens[self.place] == "{" else self._next().isalnum()
        return token in SYMBOLS or (len(token) == 1 and token not in "{_^'")

    def _scripts(self, depth: int) -> bool:
        """At most one subscript, and one superscript or some primes; TeX refuses a second one."""
        seen: set[str] = set()
        while (token := self.tokens[self.place]) in ("_", "^", "'"):
            kind = "_" if token == "_" else "^"
            if kind in seen:
                return False
            seen.add(kind)
            self.place += 1
            if token == "'":
                while self.tokens[self.place] == "'":
                    self.place += 1
            elif not self._script(depth):
                return False
        return True

    def _argument(self, depth: int) -> bool:
        """Mathematics in braces, or one letter or digit without."""
        if self.tokens[self.place] == "{":
            return self._braces(depth)
        token = self._next()
        return token in LETTERS or (len(token) == 1 and token.isalnum())

    def _script(self, depth: int) -> bool:
        if self.tokens[self.place] in MARKS | {"*", "+", "-"}:
            self.place += 1
            return True
        return self._argument(depth)

    def _braces(self, depth: int) -> bool:
        return self._next() == "{" and self._row(depth + 1) and self._next() == "}"

    def _braced_letters(self) -> bool:
        found = self._next() == "{"
        while self.tokens[self.place].isalnum() or self.tokens[self.place] == r"\_":
            self.place += 1
        return found and self._next() == "}"
