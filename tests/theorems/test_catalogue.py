"""Every theorem of the catalogue: it is proved, on the axioms pinned here, and has all that belongs to it."""

import ast
import importlib
from pathlib import Path

import pytest

from symdrop.catalogue.entries import catalogue, stems
from symdrop.files.reading import from_file
from symdrop.theorems import FAMILIES

ROOT = Path(__file__).parents[2]
FILES = {
    "linear_unit": 17,
    "linear_regression": 7,
    "linear_layer": 3,
    "matrix_factorization": 3,
    "deep_linear": 2,
    "glm": 2,
    "denoising_autoencoder": 2,
}
IMPORTS = {"symdrop.axioms", "symdrop.language", "symdrop.theorem"} | {f"symdrop.definitions.{each}" for each in FILES}
SOURCES = {
    "article",
    "baldi2013",
    "baldi2014",
    "bishop1995",
    "cavazza2018",
    "chen2012",
    "kingma2015",
    "maaten2013",
    "mianjy2018",
    "srivastava2014",
    "steck2020",
    "wager2013",
    "wan2013",
}
MASK = "derivative sift linearity independent idempotent mean"
MASK_LOSS = "sift linearity independent idempotent mean"
RESTS_ON = {
    "dropout_gradient": "derivative sift",
    "regular_gradient": "derivative sift",
    "expected_dropout_output": "linearity mean",
    "dropout_output_variance": MASK_LOSS,
    "expected_dropout_gradient": MASK,
    "expected_dropout_loss": MASK_LOSS,
    "expected_dropout_loss.never_below": f"{MASK_LOSS} sign",
    "gradient_of_expected_loss": "linearity",
    "gradient_of_expected_loss.penalised_gradient": "derivative sift",
    "factored_gradient.own_gradient": "derivative sift",
    "factored_gradient.chain_rule": "derivative sift",
    "factored_gradient": MASK,
    "half_is_largest": "",
    "half_is_largest.penalty_below_half": "",
    "half_is_largest.at_most_at_half": "sign",
    "deployed_weights": MASK_LOSS,
    "deployed_weights.penalty_falls": "derivative sift",
    "inverted_dropout": MASK_LOSS,
    "gaussian_dropout.unchanged_output": "linearity mean",
    "gaussian_dropout": "sift linearity independent mean moments",
    "gaussian_dropout.same_as_inverted_dropout": "sift linearity independent idempotent mean moments",
    "noisy_unit": "sift linearity uncorrelated mean moments",
    "duplicate_inputs_share": "",
    "duplicate_inputs_share.loss_of_two_copies": "linearity independent idempotent mean",
    "duplicate_inputs_share.sharing_is_optimal": "sign",
    "penalty_is_scale_free": "",
    "gradient_second_moment": MASK,
    "gradient_second_moment.covariance": MASK,
    "expected_step": MASK,
    "row_masks": MASK_LOSS,
    "shared_mask": MASK_LOSS,
    "shared_mask.same_as_row_masks": MASK_LOSS,
    "unitwise_keep": MASK_LOSS,
    "inverted_row_masks": MASK_LOSS,
    "normal_equations": MASK,
    "normal_equations.normal_matrix": MASK,
    "additive_noise": "sift linearity uncorrelated mean moments",
    "corrupted_features": "sift linearity uncorrelated mean moments",
    "corrupted_features.blankout": MASK_LOSS,
    "corrupted_features.gaussian_features": "sift linearity independent mean moments",
    "corrupted_features.laplace_features": "sift linearity independent mean moments",
    "corrupted_features.poisson_features": "sift linearity independent mean moments",
    "unit_masks_correlate_outputs": MASK_LOSS,
    "connection_masks_do_not": MASK_LOSS,
    "dropconnect_matches_dropout": MASK_LOSS,
    "dropconnect_matches_dropout.dropconnect_loss": MASK_LOSS,
    "factor_masks": MASK_LOSS,
    "penalty_is_rescaling_free.unchanged_product": "",
    "penalty_is_rescaling_free": "",
    "splitting_halves.unchanged_product": "",
    "splitting_halves": "",
    "splitting_halves.many_copies": "",
    "expected_output": "linearity independent mean",
    "expected_output.common_rates": "linearity independent mean",
    "expected_loss": MASK_LOSS,
    "expected_loss.common_rates": MASK_LOSS,
    "quadratic_penalty": MASK_LOSS,
    "linear_is_exact": MASK_LOSS,
    "second_moments": "linearity independent idempotent mean",
    "second_moments.cross_moment": "linearity mean",
    "expected_reconstruction": MASK_LOSS,
    "expected_reconstruction.reconstruction_gradient": MASK,
}
ENTRIES = {entry.name: entry for entry in catalogue()}
STEMS = [(family, stem) for family in FAMILIES for stem in stems(family)]


def path_of(family, stem):
    return ROOT / "symdrop" / "theorems" / family / f"{stem}.py"


def test_the_pinned_theorems_are_those_of_the_catalogue():
    assert list(ENTRIES) == list(RESTS_ON)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_family_has_as_many_files_as_it_should(family):
    files = {path.stem for path in (ROOT / "symdrop" / "theorems" / family).glob("*.py")} - {"__init__"}
    assert len(files) == len(stems(family)) == FILES[family]


@pytest.mark.parametrize("name", RESTS_ON)
def test_it_is_proved_on_exactly_these_axioms(name):
    assert [reason.name for reason in ENTRIES[name].theorem.proof.reasons] == RESTS_ON[name].split()


@pytest.mark.parametrize("name", RESTS_ON)
def test_it_has_steps_that_lead_somewhere_and_end_at_the_right_side(name):
    *lines, last, rhs = ENTRIES[name].theorem.lines
    assert lines
    assert last == rhs
    assert all(before != after for before, after in zip(lines, [*lines[1:], last], strict=True))


@pytest.mark.parametrize("name", RESTS_ON)
def test_it_has_a_title_and_known_sources(name):
    theorem = ENTRIES[name].theorem
    assert theorem.title[0].isupper()
    assert not theorem.title.endswith(".")
    assert {source.split(",")[0].strip() for source in theorem.source.split(";")} <= SOURCES


def test_titles_are_unique():
    assert len({entry.theorem.title for entry in ENTRIES.values()}) == len(ENTRIES)


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_docstring_says_the_claim_what_could_be_misread_and_the_source(family, stem):
    claim, remarks, source = (part.strip() for part in ENTRIES[stem].remarks.split("\n\n"))
    assert claim.endswith(".")
    assert "\n" not in claim
    assert remarks.endswith(".")
    assert any(each in source.replace("Article", "article") for each in SOURCES)
    named = {theorem.name.partition(".")[2] for theorem in ENTRIES.values() if theorem.stem == stem} - {""}
    assert all(f"`{variable}`" in remarks for variable in named)


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_file_imports_the_words_of_a_statement_and_nothing_else(family, stem):
    tree = ast.parse(path_of(family, stem).read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {getattr(node, "module", "import") for node in imported} <= IMPORTS


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_file_loses_no_theorem(family, stem):
    names = {entry.variable for entry in ENTRIES.values() if entry.stem == stem}
    assert {entry.variable for entry in from_file(path_of(family, stem))} == names


@pytest.mark.parametrize(("family", "stem"), STEMS)
def test_its_file_test_and_derivation_have_one_name(family, stem):
    module = importlib.import_module(f"symdrop.theorems.{family}.{stem}")
    assert Path(module.__file__) == path_of(family, stem)
    assert (ROOT / "tests" / "theorems" / family / f"test_{stem}.py").is_file()
    assert (ROOT / "derivations" / family / f"{stem}.tex").is_file()
