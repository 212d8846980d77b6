r"""How a name is written in TeX: `w_hat` as `\hat{w}`, `eps` as `\epsilon`, `p_keep` as `p_{\mathrm{keep}}`.

A name is words between underscores. The first is a letter, a letter's name, or one of these with a number. Others put
an accent over it, primes behind it, or are its subscript, in any order. A name that does not read so is upright.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi "
    "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
)
GREEK = frozenset(GREEK_NAMES.split())
# How Greek letters and others are called for short, or in their second form.
LETTERS = {
    **{name: name for name in GREEK_NAMES.split()},
    **{name: name for name in ("varepsilon", "vartheta", "varphi", "varrho", "varsigma", "ell")},
    **{"eps": "epsilon", "lam": "lambda", "lambda_": "lambda"},
}
ACCENTS = {"hat": "hat", "bar": "bar", "tilde": "tilde", "dot": "dot", "vec": "vec", "bold": "boldsymbol"}
# What TeX sets above or below one argument.
ABOVE = (*ACCENTS.values(), "widehat", "widetilde", "overline", "underline", "check", "breve", "ddot", "mathring")
PRIME = "prime"
# So many primes, for a word before "prime".
PRIMES = {"double": 2, "triple": 3}
NUMBERED = re.compile(r"([A-Za-z]+?)(\d+)", re.ASCII)
# What ends in a subscript and primes: one sign or a group, whose braces may hold one level of others.
SUBSCRIPT = re.compile(r"_(?:(\w|\\[A-Za-z]+)|\{((?:[^{}]|\{[^{}]*\})*)\})('*)$", re.ASCII)
ACCENTED = re.compile(rf"\\(?:{'|'.join(ABOVE)})(?![A-Za-z])")
APART = re.compile(r"(\\[A-Za-z]+) +([A-Za-z0-9])")
# Names of each kind, as the README shows them.
EXAMPLES = {
    "letters": ("w", "Omega", "eps", "lam", "ell", "varphi"),
    "numbers": ("w1", "x_12", "alpha1"),
    "accents": tuple(f"w_{accent}" for accent in ACCENTS),
    "primes": ("w_prime", *(f"w_{number}_prime" for number in PRIMES)),
    "subscripts": ("p_keep", "E_D", "sigma_eps"),
    "several": ("w_hat_prime", "w1_bar", "p_keep_hat", "x_bold_tilde"),
    "others, as they are": ("loss", "my_loss_2"),
}


def table() -> str:
    r"""Names of each kind with what is written for them, as a table in Markdown.

    >>> print(table().splitlines()[3])
    | numbers | `w1` $`w_1`$, `x_12` $`x_{12}`$, `alpha1` $`\alpha_1`$ |
    """
    rows = [
        f"| {kind} | {', '.join(f'`{name}` $`{typeset(name)}`$' for name in names)} |"
        for kind, names in EXAMPLES.items()
    ]
    return "\n".join(["| names | typed and written |", "|---|---|", *rows])


@lru_cache(maxsize=4096)
def typeset(name: str) -> str:
    r"""The name in TeX.

    >>> [typeset(name) for name in ("w1_hat_prime", "sigma_eps", "loss_2")]
    ["\\hat{w}_1'", '\\sigma_{\\epsilon}', '\\mathrm{loss\\_2}']
    """
    if name in LETTERS:
        return rf"\{LETTERS[name]}"
    first, *words = name.split("_")
    numbered = NUMBERED.fullmatch(first)
    stem, subscripts = (numbered[1], [numbered[2]]) if numbered else (first, [])
    accents, primes = [], 0
    for word in _paired(words):
        if word in ACCENTS:
            accents.append(word)
        elif word.endswith(PRIME):
            primes += PRIMES.get(word.removesuffix(f"_{PRIME}"), 1)
        else:
            subscripts.append(word)
    if not _is_letter(stem) or len(subscripts) > 1 or not all(map(_is_subscript, subscripts)):
        return upright(name)
    nucleus = _letter(stem)
    # What is bold is the letter, not its accents.
    for accent in sorted(accents, key=lambda each: each != "bold"):
        nucleus = rf"\{ACCENTS[accent]}{{{nucleus}}}"
    return nucleus + "".join(script("_", _subscript(each)) for each in subscripts) + "'" * primes


def upright(name: str) -> str:
    """The name as it is, in upright letters."""
    escaped = name.replace("_", r"\_")
    return rf"\mathrm{{{escaped}}}"


def primed(name: str) -> tuple[str, str]:
    """A name of one word without its ending `_prime` or `_double_prime`, and the primes that are written for it.

    >>> primed("A_double_prime"), primed("p_keep")
    (('A', "''"), ('p_keep', ''))
    """
    stem, *words = name.split("_")
    if words in ([PRIME], *([each, PRIME] for each in PRIMES)):
        return stem, "'" * PRIMES.get(words[0], 1)
    return name, ""


def script(sign: str, text: str) -> str:
    """A subscript or superscript, in braces where it has more than one character."""
    return f"{sign}{text}" if len(text) == 1 else f"{sign}{{{text}}}"


def grouped(text: str) -> str:
    """The text as one that takes scripts of its own; braces around a single accent, TeX would take away again."""
    return f"{{{{}}{text}}}" if ACCENTED.match(text) else f"{{{text}}}"


def joined(text: str) -> str:
    r"""TeX without spaces outside of braces, at which a line could be broken.

    >>> joined(r"\hat w _0")
    '\\hat{w}_0'
    """
    pieces, depth = [], 0
    for each in APART.sub(r"\1{\2}", text):
        depth += (each == "{") - (each == "}")
        pieces += [] if each == " " and not depth else [each]
    return "".join(pieces)


def has_script(text: str, signs: str) -> bool:
    r"""Whether one of these signs stands outside of all braces.

    >>> has_script(r"\hat{w_1}", "_"), has_script(r"\hat{w}_1", "_")
    (False, True)
    """
    depth = 0
    for each, before in zip(text, f" {text}", strict=False):
        depth += (each == "{") - (each == "}") if before != "\\" else 0
        if each in signs and not depth and before != "\\":
            return True
    return False


def _paired(words: list[str]) -> Iterator[str]:
    """The words, with "double" and the "prime" behind it as one."""
    place = 0
    while place < len(words):
        both = words[place] in PRIMES and words[place + 1 : place + 2] == [PRIME]
        yield "_".join(words[place : place + 1 + both])
        place += 1 + both


def _is_letter(word: str) -> bool:
    return (len(word) == 1 and word.isalpha()) or word in LETTERS


def _letter(word: str) -> str:
    return rf"\{LETTERS[word]}" if word in LETTERS else word


def _is_subscript(word: str) -> bool:
    return word.isdigit() or word.isalpha()


def _subscript(word: str) -> str:
    return _letter(word) if word in LETTERS or len(word) == 1 or word.isdigit() else rf"\mathrm{{{word}}}"
