"""The chapter and the page of layers: every layer and every law is in them, with what is derived, and links lead on."""

import re

import pytest

from symdrop.book.layers.chapter import chapter
from symdrop.book.layers.consequences import consequences
from symdrop.book.layers.laws import drawings
from symdrop.book.layers.page import page
from symdrop.book.layers.table import HEADER, row
from symdrop.book.pieces import standalone
from symdrop.catalogue import find
from symdrop.deciders.kernel.check import Proof
from symdrop.definitions.frameworks import entries
from symdrop.definitions.frameworks.laws import InvertedMask
from symdrop.definitions.frameworks.runs import held_words
from symdrop.language import scalar
from symdrop.latex.words import markdown_words

PAGE, CHAPTER = page(), chapter()


def anchors(text):
    """The headings as GitHub names them: small letters, no punctuation, a hyphen for each space."""
    found = []
    for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        found.append("".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c in "_-"))
    return found


def test_every_layer_is_a_row_and_has_its_heading_and_every_link_leads_to_one():
    rows = [line for line in PAGE.splitlines() if line.startswith("| [`")]
    assert [re.match(r"\| \[`(.*?)`\]", line)[1] for line in rows] == [layer.name for layer in entries()]
    assert all(len(re.findall(r"(?<!\\)\|", line)) == len(HEADER) + 1 for line in rows)
    known = anchors(PAGE)
    assert len(known) == len(set(known))
    assert set(re.findall(r"\]\(#(.*?)\)", PAGE)) <= set(known)


@pytest.mark.parametrize("layer", entries(), ids=lambda layer: layer.name)
def test_what_is_known_of_a_layer_is_in_both(layer):
    own = PAGE.partition(f"\n### {layer.name}\n")[2].partition("\n### ")[0]
    assert row(layer)[2] in own
    assert own.count("- mind: ") == len(layer.pitfalls)
    assert f"- held: {markdown_words(held_words(layer))}\n" in own
    item = CHAPTER.partition(rf"\item \nolinkurl{{{layer.name}}}.")[2].partition(r"\item")[0]
    assert item.count("Mind:") == len(layer.pitfalls)
    assert layer.versions.split()[0].replace("_", r"\_") in item
    assert "not known" not in item


def test_every_law_has_what_follows_from_it_proved():
    assert {layer for drawing in drawings() for layer in drawing.layers} == set(entries())
    for drawing in drawings():
        theorems = drawing.found.theorems
        assert all(type(theorem.proof) is Proof for theorem in theorems.values())
        shares = any(layer.axes.own is not None for layer in drawing.layers) and drawing.law.masks == 1
        assert len(theorems) == (6 if shares else 4)
    assert CHAPTER.count(r"\begin{equation}") == sum(len(drawing.found.theorems) for drawing in drawings())
    assert PAGE.count("```math") == CHAPTER.count(r"\begin{equation}")


def test_a_shared_mask_is_asked_for_and_a_law_of_two_masks_has_none():
    assert consequences(InvertedMask(), scalar("q")).shared_loss is None
    pair = next(drawing for drawing in drawings() if drawing.law.masks == 2)
    assert pair.found.shared_loss is None


def test_pieces_for_other_documents_know_nothing_of_layers():
    assert "nolinkurl" not in standalone([find("expected_dropout_output")])
