"""Works are found by their keys, as whole words."""

import re

import pytest

from symdrop.catalogue.bibliography import WORKS
from symdrop.latex.sources import KINDS, bibliography, cited, latex_source, listed


def test_only_what_is_named_is_listed():
    assert list(cited(["wan2013, Eq. 4; baldi2013"])) == ["baldi2013", "wan2013"]
    assert cited(["article; articles by baldi, baldi20133"]) == {}
    assert cited([]) == {}


def test_works_are_in_the_order_of_their_keys():
    assert list(WORKS) == sorted(WORKS)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("ranjan2019, Eq. 7, corrected; wan2013", r"\cite[Eq. 7, corrected]{ranjan2019}; \cite{wan2013}"),
        (" wan2013 ", r"\cite{wan2013}"),
        ("an article, Eq. 6", "an article, Eq. 6"),
        ("ranjan2019, Eq. [6]", "ranjan2019, Eq. [6]"),
        ("wan2013 & co; a_b #1", r"wan2013 \& co; a\_b \#1"),
    ],
)
def test_a_work_is_cited_where_the_source_is_its_key(source, written):
    assert latex_source(source) == written
    assert list(cited([source])) == re.findall(r"\\cite(?:\[.*?\])?\{(.*?)\}", written)


def test_the_bibliography_has_one_whole_entry_for_each_work():
    text = bibliography(WORKS)
    assert re.findall(r"^@(\w+)\{(\w+),$", text, re.MULTILINE) == [(KINDS[w.kind][0], key) for key, w in WORKS.items()]
    assert text.isascii()
    assert text.count("{") == text.count("}")
    for key, work in WORKS.items():
        entry = bibliography([key])
        assert f"{{{work.year}}}" in entry
        assert f"{{{' and '.join(work.authors)}}}" in entry
        assert ("volume" in entry) == (work.kind == "article") == bool(work.volume)


def test_works_are_listed_for_a_document_without_bibtex():
    assert listed([]) == []
    assert [re.match(r"\\bibitem\{(\w+)\} ", item)[1] for item in listed(WORKS)[1:-1]] == list(WORKS)
