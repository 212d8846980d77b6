"""A notebook, made here and executed: its cells show derivations, and of what is not proved that it is not."""

import os
from pathlib import Path

import pytest

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
"""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """What the cells show, by type; the notebook itself is never written."""
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
        patch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
        cells = [nbformat.v4.new_code_cell(source.strip()) for source in CELLS.split("###")]
        notebook = nbformat.v4.new_notebook(cells=cells)
        nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute(cwd=str(folder))
    return [cell.outputs[-1].data for cell in notebook.cells]


def test_the_cells_show_what_is_proved_and_no_more(outputs):
    theorem, proof, proved, formula, called, mistake = outputs
    for shown in outputs:
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
