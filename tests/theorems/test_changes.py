"""Changing one number, sign, index or reason anywhere in a theorem's file makes the kernel refuse that file.

The changes are made in the text of the file, one at a time, at the places that its syntax tree gives. Of a file with
more than `MOST` of them, as many are tried as that, spread evenly over the file.
"""

import ast
import importlib
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from symdrop.axioms import REASONS
from symdrop.catalogue.entries import stems
from symdrop.deciders.instances import obstacle
from symdrop.deciders.kernel.check import check
from symdrop.errors import SymdropError
from symdrop.language import Index
from symdrop.statements.laws import WORDS
from symdrop.theorem import Theorem
from symdrop.theorems import FAMILIES

MOST = 20
# Laws of sums and products that are always on, which a step may cite or not where it goes beyond polynomials.
ALWAYS_ON = {"product", "sift"}
# Changes of a part of a file that leave it true: beside [k = l] the two indices are the same, and a variance does not
# depend on the mean.
ALSO_TRUE = {
    ("linear_unit", "weight_noise"): ("bracket(i, j) * s[i]", ("bracket(i, j) * s[j]",)),
    ("data_noise", "label_noise"): ("noise(xi, mean=0, variance=s)", ("noise(xi, mean=1, variance=s)",)),
    ("exponential_loss", "mask_makes_a_product"): (
        "bracket(k, l) * x[k] ** 2 * p[k]",
        ("bracket(k, l) * x[l] ** 2 * p[k]", "bracket(k, l) * x[k] ** 2 * p[l]"),
    ),
}
REASON_NAMES = tuple(reason.name for reason in REASONS)
STEMS = [(family, stem) for family in FAMILIES for stem in stems(family)]


def source(family, stem):
    path = importlib.util.find_spec(f"symdrop.theorems.{family}.{stem}").origin
    text = Path(path).read_text(encoding="utf-8")
    assert text.isascii()
    return text


def indices_of(family):
    """The indices that the definitions of a family declare, by name."""
    definitions = importlib.import_module(f"symdrop.definitions.{family}")
    return {name: value for name, value in vars(definitions).items() if isinstance(value, Index)}


def exchanges(indices):
    """For each index, those to put in its place: all others over its size, and one over each other size."""
    found = {}
    for name, index in indices.items():
        strangers = {other.size: each for each, other in reversed(indices.items()) if other.size != index.size}
        fellows = [each for each, other in indices.items() if other.size == index.size and each != name]
        found[name] = [*fellows, *strangers.values()]
    return found


def changed(text, exchanged):
    """The file with one change made, for every single change there is."""
    untold = ALWAYS_ON if "from symdrop.functions" in text else set()
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        nodes = list(ast.walk(statement))
        placeholders = [name for node in nodes for name in placeholders_of(node)]
        for node in nodes:
            for first, last, new in () if node in placeholders else replacements(node, exchanged, untold):
                start = starts[first[0] - 1] + first[1]
                end = starts[last[0] - 1] + last[1]
                yield text[:start] + new(text[start:end]) + text[end:]


def placeholders_of(node):
    """The indices at which a law is written whose parameters are the same at all of them: any other would do."""
    match node:
        case ast.Call(func=ast.Name(id=law), args=[ast.Subscript(slice=places)], keywords=parameters) if law in WORDS:
            mentioned = {each.id for each in ast.walk(ast.List(parameters)) if isinstance(each, ast.Name)}
            own = {each.id for each in ast.walk(places) if isinstance(each, ast.Name)}
            matrix = [each.value for each in parameters if each.arg == "covariance"]
            if matrix:
                return [each for each in ast.walk(*matrix) if isinstance(each, ast.Name) and each.id not in own]
            return [each for each in ast.walk(places) if isinstance(each, ast.Name) and each.id not in mentioned]
        case ast.Call(func=ast.Name(id="nonnegative"), args=[quantity]):
            subscripts = [each.slice for each in ast.walk(quantity) if isinstance(each, ast.Subscript)]
            return [each for place in subscripts for each in ast.walk(place) if isinstance(each, ast.Name)]
    return []


def replacements(node, exchanged, untold=frozenset()):
    """Every single change at a node: where it starts and ends, and what becomes of the text between."""
    match node:
        case ast.Constant(value=int(value)):
            yield (*span(node), lambda _: str(value + 1))
            if value:
                yield (*span(node), lambda _: f"(-{value})")
        case ast.Name(id=name) if name in exchanged:
            for other in exchanged[name]:
                yield (*span(node), lambda _, other=other: other)
        case ast.UnaryOp(op=ast.USub()):
            yield (*span(node), lambda text: "+" + text[1:])
        case ast.BinOp(op=ast.Add()):
            yield between(node.left, node.right, "+", "-")
        case ast.BinOp(op=ast.Sub()):
            yield between(node.left, node.right, "-", "+")
        case ast.Call(func=ast.Name(id="step"), args=[line, *reasons]):
            for reason in (each for each in reasons if each.id not in untold):
                yield (*span(reason), lambda _: "*()")
            for extra in set(REASON_NAMES) - {reason.id for reason in reasons} - untold:
                yield (*span(line), lambda text, extra=extra: f"{text}, {extra}")


def span(node):
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


def between(left, right, old, new):
    return span(left)[1], span(right)[0], lambda text: text.replace(old, new)


def spread(changes):
    """As many of the changes as are tried, the first and then evenly on."""
    number = min(len(changes), MOST)
    return [changes[at * len(changes) // number] for at in range(number)]


def also_true(family, stem, text):
    """The file with each of the changes that leave it true, at each place."""
    part, variants = ALSO_TRUE.get((family, stem), ("", ()))
    pieces = text.split(part) if part else [text]
    return {
        part.join(pieces[:at]) + variant + part.join(pieces[at:])
        for at in range(1, len(pieces))
        for variant in variants
    }


def is_accepted(text, indices):
    """Whether the kernel still accepts every theorem of the file, in which every reason and index has its name.

    Hypotheses that contradict each other are noticed by the instances.
    """
    namespace = {reason.name: reason for reason in REASONS} | indices
    try:
        exec(text, namespace)
        theorems = [value for value in namespace.values() if isinstance(value, Theorem)]
        return bool(theorems) and all(
            check(each) and not obstacle(each.given, each.statement.lines) for each in theorems
        )
    except SymdropError:
        return False


@pytest.fixture(autouse=True)
def _short_refusals(monkeypatch):
    """What a refusal says takes longer than the refusal, and is not looked at here."""
    monkeypatch.setattr("symdrop.deciders.kernel.check._advice", lambda *_: "")
    monkeypatch.setattr("symdrop.deciders.kernel.check.shown_residual", lambda *_: (None, ""))


@pytest.mark.parametrize("family", FAMILIES)
def test_indices_are_exchanged_over_one_size_and_across_sizes(family):
    indices = indices_of(family)
    found = exchanges(indices)
    assert found.keys() == indices.keys()
    for name, others in found.items():
        assert name not in others
        assert len(others) == len(set(others))
        sizes = [indices[other].size for other in others]
        assert set(sizes) | {indices[name].size} == {index.size for index in indices.values()}
        same = sum(index.size == indices[name].size for index in indices.values())
        assert sizes.count(indices[name].size) == same - 1


def test_changes_are_spread_evenly():
    assert spread(list(range(MOST))) == list(range(MOST))
    tried = spread(list(range(1000)))
    assert len(tried) == MOST
    assert {after - before for before, after in pairwise(tried)} == {50}


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_no_single_change_goes_unnoticed(family, stem):
    text, indices = source(family, stem), indices_of(family)
    assert is_accepted(text, indices)
    changes = [each for each in changed(text, exchanges(indices)) if each != text]
    assert len(changes) > 40
    true = also_true(family, stem, text)
    assert [each for each in spread(changes) if is_accepted(each, indices) and each not in true] == []
