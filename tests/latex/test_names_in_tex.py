"""What is written for names is set by TeX itself, with indices, powers and both."""

import shutil
import subprocess

import pytest

from symdrop.language import D, E, family, index, scalar, size
from symdrop.latex import latex
from symdrop.latex.names import ABOVE, EXAMPLES

TEX = r"\documentclass{article}\usepackage{amsmath,amssymb}\begin{document}LINES\end{document}"
WORDS = ("hat", "bold", "prime", "double_prime", "out", "1", "bar")
NAMES = [name for names in EXAMPLES.values() for name in names]
NAMES += [f"{stem}_{one}_{other}" for stem in ("w", "alpha", "w1") for one in WORDS for other in WORDS]
SPELLED = ["q_0", "q^*", "q_0^*", r"\hat q_0", r"\hat{q}_0^*", r"\hat q'", r"\mathbf m'", "q_{ab}'", r"\alpha x"]
SPELLED += [rf"\{above} {{q}}" + scripts for above in ABOVE for scripts in ("", "'", "_0", "^*", "_0'", "_0^*")]


def forms(plain, entry):
    """What a name is printed in."""
    return [plain, plain**2, entry, entry**2, E(entry**3), D(entry**2, entry)]


def lines():
    n = size("n")
    k, ab = index("k ab", n)
    for name in NAMES:
        yield from map(latex, [*forms(scalar(name), family(name, n)[k]), *forms(scalar(name), family(name, n)[ab])])
    for text in SPELLED:
        q, w = scalar("q", latex=text), family("w", n, latex=text)
        yield from map(latex, [*forms(q, w[k]), q * w[ab] ** 2])


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex sets the names")
def test_tex_sets_every_name_without_complaint(tmp_path):
    text = TEX.replace("LINES", "\n\n".join(f"\\({line}\\)" for line in lines()))
    (tmp_path / "names.tex").write_text(text)
    command = ["pdflatex", "-interaction=nonstopmode", "-draftmode", "names.tex"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace")
    assert [line for line in run.stdout.splitlines() if line.startswith("!")] == []
    assert run.returncode == 0
