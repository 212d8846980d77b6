"""Names in a Rocq file: those of the statement, changed where they mean something else there."""

from __future__ import annotations

import re

RESERVED = frozenset(
    [
        "as",
        "at",
        "by",
        "cofix",
        "else",
        "end",
        "exists",
        "exists2",
        "fix",
        "for",
        "forall",
        "fun",
        "if",
        "in",
        "is",
        "let",
        "match",
        "move",
        "mod",
        "return",
        "then",
        "using",
        "where",
        "with",
        "have",
        "suff",
        "wlog",
        "apply",
        "case",
        "elim",
        "rewrite",
        "exact",
        "pose",
        "set",
        "congr",
        "without",
        "unlock",
        "under",
        "over",
        "set",
        "Axiom",
        "Check",
        "Definition",
        "Hypothesis",
        "Lemma",
        "Let",
        "Print",
        "Proof",
        "Prop",
        "Qed",
        "SProp",
        "Section",
        "Set",
        "Theorem",
        "Type",
        "Variable",
        "Variables",
        "D",
        "E",
        "Var",
        "Cov",
        "mask",
        "both",
        "weighted",
        "expectation",
        "variable_at",
        "real",
        "n0",
        "bool",
        "nat",
        "unit",
        "true",
        "false",
        "tt",
        "pair",
        "fst",
        "snd",
        "Some",
        "None",
        "O",
        "S",
        "xH",
        "xO",
        "xI",
        "Z0",
        "Zpos",
        "Zneg",
        "Qmake",
        "inl",
        "inr",
        "left",
        "right",
        "erefl",
        "eq_refl",
        "nseq",
        "nth",
        "size_of",
        "iota",
        "At",
        "Nowhere",
        "spot",
        "entry",
        "nothing",
        "bracket",
        "number_of_units",
        "through",
        "place0",
        "place1",
        "place2",
        "place3",
        "law",
        "Law",
        "Rule",
        "expr",
        "value",
        "Number",
        "Inverse",
        "Entry",
        "Plus",
        "Minus",
        "Times",
        "Power",
        "Total",
        "Mean",
        "equal_value",
        "good",
        "moments_of",
        "rule_holds",
        "mask_table",
        "dual",
        "Dual",
        "point",
        "slope",
        "chain",
        "constant",
        "reciprocal",
        "slope_in",
        "exp",
        "softplus",
        "logistic",
        "exponential",
    ]
)
# What a file defines for itself ends in an underscore.
OWN = re.compile(r"_$")


def safe(name: str) -> str:
    """The name as it stands in a file; one that means something else there gets a 0 at its end.

    >>> safe("w"), safe("E"), safe("laws_")
    ('w', 'E0', 'laws_0')
    """
    return f"{name}0" if name in RESERVED or OWN.search(name) else name


def comment(text: str) -> str:
    """The text as it may stand in a comment of Rocq, where quotation marks and `(*` have a meaning."""
    return text.replace('"', "'").replace("(*", "( *").replace("*)", "* )")


def function_name(name: str, depth: int) -> str:
    """A function under so many derivatives, each by the chain rule."""
    if not depth:
        return name
    inner = function_name(name, depth - 1)
    if name == "exp":
        return f"(chain {inner} {inner})"
    unit = function_name("logistic", depth - 1)
    if name == "softplus":
        return f"(chain {inner} {unit})"
    return f"(chain {unit} (fun z_ => {unit} z_ * (1 - {unit} z_)))"
