"""The chapter on units that are not linear quotes what is proved and what is refuted, and leads to it."""

import re

import pytest

from symdrop.book import nonlinear_units
from symdrop.book.chapters import Chapter, book
from symdrop.book.nonlinear_units import BEFORE, NAME, OPENING, PARTS, chapter, page
from symdrop.catalogue import find
from symdrop.catalogue.entries import family_entries, mistakes
from symdrop.latex.derivation import statement_display
from symdrop.latex.document import GITHUB
from symdrop.theorem import Mistake

CHAPTER, PAGE = chapter(), page()
QUOTED = [name for part in PARTS for name in part.quoted]
NEW = ("exponential_loss", "poisson_regression", "logistic_unit", "residual_blocks", "interactions", "random_features")


def entry(name):
    (found,) = (each for each in find(name) if each.name == name)
    return found


@pytest.mark.parametrize("name", QUOTED)
def test_what_is_quoted_is_in_both_with_the_way_to_it(name):
    quoted = entry(name)
    title, place = quoted.claim.title, f"{quoted.family}/{quoted.stem}.md"
    assert f"[{title}]({place})" in PAGE
    if isinstance(quoted.claim, Mistake):
        assert rf"\pageref{{mis:{name}}}" in CHAPTER
    else:
        row = statement_display(quoted.proof.statement, GITHUB.script, GITHUB.column)[0]
        assert row in PAGE
        assert rf"Theorem~\ref{{thm:{name}}} ({title})." in " ".join(CHAPTER.split())
        assert rf"\label{{eq:{NAME}.{name}}}" in CHAPTER


def test_every_family_on_products_and_every_mistake_about_them_is_quoted():
    own = [each for family in NEW for each in family_entries(family)]
    assert {*NEW} <= {entry(name).family for name in QUOTED}
    true = [each.claim for each in own]
    about = {each.name for each in mistakes() if any(each.claim.instead is claim for claim in true)}
    assert len(about) == 9
    assert about <= {*QUOTED}


def test_the_sections_are_what_is_exact_then_what_is_not_then_what_is_false():
    kinds = [part.heading.partition(":")[0] for part in PARTS]
    assert list(dict.fromkeys(kinds)) == ["Exact", "To second order alone", "A bound", "False"]
    assert re.findall(r"^## (.*)$", PAGE, re.MULTILINE) == [part.heading for part in PARTS]
    assert " ".join(CHAPTER.split()).count("It fails at") == PAGE.count("It fails at") == 9


def test_it_stands_before_the_families_that_it_opens_and_else_behind_all():
    assert NEW[0] == BEFORE
    own = Chapter(NAME, nonlinear_units.HEADING, OPENING, CHAPTER, PAGE, BEFORE)
    after = find("mask_makes_a_product")
    for entries, places in ((find("glm") + after, ["glm/", NAME, "exponential_loss/"]), (find("glm"), ["glm/", NAME])):
        texts = book(entries, further=[own])
        found = [texts["main.tex"].index(rf"\input{{{place}") for place in places]
        assert found == sorted(found)
        assert f"- [{nonlinear_units.HEADING}]({NAME}.md)\n" in texts["README.md"]
