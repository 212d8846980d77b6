"""A law is one file: a made-up one, put into the folder of laws of a copy, works wherever a hypothesis is read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import symdrop

PACKAGE = Path(symdrop.__file__).parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
LAW = '''
"""Waiting noise."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial
from typing import Any

from sympy import Expr, Integer

from symdrop.language import expression
from symdrop.statements.hypotheses import check_not_negative, random_entry
from symdrop.statements.laws.law import Law, Recurrence
from symdrop.statements.premise import Premise, distributed


@dataclass(frozen=True)
class Waiting(Law):
    """Noise with density exp(-z / scale) / scale for z >= 0; the recurrence is one integration by parts."""

    scale: Expr

    def __post_init__(self) -> None:
        check_not_negative("scale", self.scale)

    @property
    def nonnegative(self) -> tuple[Expr, ...]:
        return (self.scale,)

    @property
    def bounds(self) -> tuple[Expr | None, Expr | None]:
        return (Integer(0), None)

    def moment(self, order: int) -> Expr | None:
        return factorial(order) * self.scale**order

    def recurrence(self, order: int) -> Recurrence | None:
        return ((order * self.scale, order - 1),)

    @property
    def premise(self) -> Premise:
        law = distributed(self.entry, (r"\\\\operatorname{{Exp}}", "Exp"), self.parameters)
        return Premise(f"Let {{}}{self._together()}.", (law,))


def waiting(entry: Any, *, scale: Any) -> Waiting:
    """Hypothesis: the entries are independent and exponential with mean `scale`."""
    return Waiting(random_entry(entry), expression(scale))
'''
HEAD = """
from fractions import Fraction
from symdrop import *
from symdrop import waiting
from symdrop.theorem import waiting as the_same

assert waiting is the_same
n = size("n"); i, j, k = index("i j k", n); z, b, w, x = family("z b w x", n); t = scalar("t")
given = [waiting(z[j], scale=b[j])]
square = Theorem(
    title="A square",
    given=given,
    lhs=E(Sum(z[j] * w[j], j) ** 2),
    rhs=Sum(b[j] * w[j], j) ** 2 + Sum(b[j] ** 2 * w[j] ** 2, j),
)
"""


def refused(error, change=""):
    return f"""
try:
    Theorem(title="False", given=given, lhs=E(z[k] ** 3), rhs={change or "5 * b[k] ** 3"}).proof
except {error} as refusal:
    print(type(refusal).__name__, refusal)
"""


USES = {
    "both deciders": (
        HEAD + "print(square.proof.reasons)" + refused("NotProved"),
        ["moments", "at n = 1, k = 1, b[1] ="],
    ),
    "a wrong moment for the kernel": (
        HEAD
        + "type(given[0]).moment = lambda self, order: self.scale**order"
        + refused("Disagreement", "6 * b[k] ** 3"),
        ["Disagreement"],
    ),
    "a wrong recurrence for the instances": (
        HEAD
        + "type(given[0]).recurrence = lambda self, order: ((self.scale, order - 1),)"
        + refused("Disagreement", "6 * b[k] ** 3"),
        ["Disagreement"],
    ),
    "its sign": (
        HEAD + "print(Inequality(title='Above', given=given, lhs=0 * t, rhs=E(z[k]), remainder=b[k]).proof.reasons)",
        ["sign"],
    ),
    "a value that it cannot have": (
        HEAD
        + "from symdrop.deciders.instances import compare\nprint(compare(given, [z[k] ** 2, -z[k]]).counterexample)",
        ["z[1] = 1"],
    ),
    "a sentence": (
        HEAD
        + "from symdrop.latex import latex, markdown, plain\n"
        + "print(plain(square.proof), latex(square.proof), markdown(square.proof))",
        ["Let z_j ~ Exp(b_j) be independent", r"z_j \sim \operatorname{Exp}(b_j)", r"\sim \operatorname{Exp}(b_j)`$"],
    ),
    "the file that states it": (
        HEAD
        + "from symdrop.files.source_code import manuscript\n"
        + "text = manuscript(square, 'Written.')\nprint(text)\nnames = {}\nexec(text, names)\n"
        + "print(names['theorem'].proof.reasons == square.proof.reasons)",
        ["given=[waiting(z[j], scale=b[j])]", "True"],
    ),
    "size limits": (
        HEAD + "Theorem(title='Long', given=[waiting(z[j], scale=t + 10**5000)], lhs=E(z[k]), rhs=t).proof",
        ["a hypothesis has more than 1200 digits"],
    ),
    "derive": (
        HEAD
        + "from symdrop.derive import derive\nfound = derive(E((t - Sum(z[j] * w[j], j)) ** 2), given=given)\n"
        + "print(found.proof.reasons, found.regulariser)",
        ["Sum(b[j]**2*w[j]**2, (j, 1, n))"],
    ),
    "an array function": (
        HEAD
        + "from symdrop.numeric import compile_proof\nprint(compile_proof(square.proof)(w=[2.0, 3.0], b=[1.0, 2.0]))",
        ["104.0"],
    ),
    "points and implementations": (
        HEAD
        + "from hypothesis import given as drawn, settings\nfrom symdrop.testing import assert_implements, points\n"
        + "@settings(max_examples=20, database=None, deadline=None)\n@drawn(points(square))\n"
        + "def test(point):\n    assert min(point.arguments()['b']) >= 0\n"
        + "    assert point.value(square.lhs) == point.value(square.rhs)\n"
        + "test()\nassert_implements(lambda w, b: (b @ w) ** 2 + b**2 @ w**2, square)\n"
        + "try:\n    assert_implements(lambda w, b: (b @ w) ** 2, square)\nexcept AssertionError:\n    print('found')",
        ["found"],
    ),
    "neighbours": (
        HEAD
        + "from symdrop.fuzzing.neighbours import judge, neighbours\n"
        + "print(sorted({(each.description, judge(each).verdict) for each in neighbours(square)\n"
        + "              if each.description.startswith('law of z')}))",
        ["refuted", "b[j] becomes w[j]"],
    ),
}


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """A copy of the package with one more file in it; a program that runs there imports it."""
    there = tmp_path_factory.mktemp("copy")
    shutil.copytree(PACKAGE, there / "symdrop", ignore=shutil.ignore_patterns("__pycache__"))
    (there / "symdrop" / "statements" / "laws" / "waiting.py").write_text(
        LAW.replace("\\\\", "\\").lstrip(), encoding="utf-8"
    )
    return there


@pytest.mark.parametrize("use", USES)
def test_a_law_that_is_one_file_works_everywhere(copied, use):
    code, words = USES[use]
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=copied, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert run.returncode == (use == "size limits"), run.stderr
    for word in words:
        assert word in run.stdout + "".join(run.stderr.splitlines()[-1:])


# What a law says in Rocq, how one is drawn, and the generating function of normal noise, which no other law has.
BY_NAME = {
    "rocq/groups.py",
    "testing/draws/claim.py",
    "deciders/kernel/spread/averages.py",
    "deciders/kernel/spread/generating.py",
    "deciders/instances/exponentials/averages.py",
    "deciders/instances/exponentials/conditions.py",
    "deciders/instances/exponentials/functions.py",
    "deciders/instances/exponentials/points.py",
}


def test_no_other_file_names_a_law():
    """What each room asks of a law is asked by its properties, not by its class."""
    kinds = {"Bernoulli", "Gaussian", "Laplace", "Poisson", "Uniform", "Moments"}
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name != "laws" and path.relative_to(PACKAGE).as_posix() not in BY_NAME:
            text = path.read_text(encoding="utf-8")
            for kind in kinds:
                assert f"isinstance({kind}" not in text
                assert f", {kind})" not in text
                assert f"import {kind}\n" not in text
