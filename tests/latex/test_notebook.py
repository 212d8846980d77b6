"""A notebook, made here and executed: its cells show derivations, and of what is not proved that it is not."""

import os
from pathlib import Path

import pytest
import sympy

import symdrop
from symdrop.functions import Prod, exp, logistic, softplus
from symdrop.language import family, index, size
from symdrop.latex.notebook import shown_expression

CELLS = """
from symdrop.catalogue import find
theorem = find("expected_dropout_output")[0].theorem
theorem
###
theorem.proof
###
theorem
###
from symdrop.formulas import expected_dropout_loss
expected_dropout_loss
###
expected_dropout_loss([1.0], [1.0], 0.0, 0.5)
expected_dropout_loss
###
find("missing_half")[0].claim
###
from symdrop import D, E, Sum, bernoulli, derive, family, index, scalar, size
n = size("n"); i, k = index("i k", n); w, p, delta = family("w p delta", n); q = scalar("q", latex=r"\\hat q")
Sum((1 - p[i]) * p[i] * w[i], i)
###
derive(E(Sum(delta[i] * w[i], i) ** 2), given=[bernoulli(delta[i], keep=p[i])]).regulariser
###
q * D(q * w[k], w[k]) + E(delta[k])
###
import sympy
sympy.Symbol("lambda_1") ** 2
"""


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """What the cells show, by type, and the notebook, which is never written."""
    try:
        import nbclient
        import nbformat
    except ImportError:
        if "CI" in os.environ:
            pytest.fail("the notebook is not tested: pip install 'symdrop[notebook]'")
        pytest.skip("a notebook needs: pip install 'symdrop[notebook]'")
    folder = tmp_path_factory.mktemp("notebook")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(folder / name.lower()))
        patch.setenv("PYTHONPATH", str(Path(symdrop.__file__).parent.parent))
        cells = [nbformat.v4.new_code_cell(source.strip()) for source in CELLS.split("###")]
        notebook = nbformat.v4.new_notebook(cells=cells)
        nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute(cwd=str(folder))
    return [cell.outputs[-1].data for cell in notebook.cells], notebook


@pytest.fixture(scope="module")
def outputs(executed):
    return executed[0]


def test_the_cells_show_what_is_proved_and_no_more(outputs):
    theorem, proof, proved, formula, called, mistake = outputs[:6]
    for shown in outputs[:6]:
        assert {"text/plain", "text/markdown", "text/latex"} <= shown.keys()
    assert "(not proved here)" in theorem["text/markdown"]
    assert "Proof." not in theorem["text/markdown"]
    assert proof["text/markdown"] == proved["text/markdown"]
    assert "Proof.\n\n$$\n\\begin{aligned}\n& \\mathbb{E}" in proof["text/markdown"]
    assert formula["text/markdown"].startswith("`expected_dropout_loss(w, I, t, p)`")
    assert "(not proved here)" in formula["text/markdown"]
    assert "Proof." in called["text/markdown"]
    assert "not refuted here" in mistake["text/markdown"]
    assert "not refuted here" in mistake["text/latex"]


def test_expressions_are_shown_as_derivations_show_them_and_others_as_sympy_does(outputs):
    assert [shown["text/latex"].removeprefix(r"$\displaystyle ").removesuffix("$") for shown in outputs[6:]] == [
        r"\sum_{i=1}^{n} p_i (1 - p_i) w_i",
        r"\sum_{i=1}^{n} p_i (1 - p_i) w_i^2",
        r"\hat{q} \frac{\partial}{\partial w_k} \hat{q} w_k + \mathbb{E}[\delta_k]",
        r"\lambda_{1}^{2}",
    ]
    assert outputs[6]["text/plain"] == "Sum((1 - p[i])*p[i]*w[i], (i, 1, n))"


def test_a_page_made_by_nbconvert_folds_the_axioms(executed):
    exporters = pytest.importorskip("nbconvert.exporters")
    page, _ = exporters.HTMLExporter().from_notebook_node(executed[1])
    assert "<details><summary>Axioms used</summary>" in page
    assert page.count("The expected output of a dropout unit") == 3


def test_latex_made_by_nbconvert_has_title_hypotheses_and_source(executed):
    exporters = pytest.importorskip("nbconvert.exporters")
    text, _ = exporters.LatexExporter().from_notebook_node(executed[1])
    shown = text[text.index("The expected output of a dropout unit. Let $") :]
    assert shown.index(r"\begin{align*}") < shown.index("Source: ranjan2019; baldi2013.")


def test_products_and_functions_are_shown_as_in_a_derivation():
    n = size("n")
    w, (i, k) = family("w", n), index("i k", n)
    line = Prod(1 + w[i], i, but=k) * logistic(w[k])
    assert shown_expression(line) == r"$\displaystyle \sigma(w_k) \prod_{i \neq k} (1 + w_i)$"
    assert shown_expression(exp(-w[k])) == r"$\displaystyle e^{-w_k}$"
    assert sympy.latex(softplus(w[k])) == r"\operatorname{softplus}(w_k)"
    assert sympy.pretty(logistic(w[k])) == "logistic(w_k)"
