"""Setting a PDF: what is missing is told, TeX is run until it is settled, and nothing is left behind.

TeX itself is played by a short script here; `.ci/latex` sets the real book with the real programs.
"""

import os
import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from symdrop import cli
from symdrop.book import pdf as typesetting
from symdrop.book.pdf import FILES, INSTALL, MORE_FILES, check_installed, pdf
from symdrop.errors import NotInstalled, NotTypeset

# Each run appends its surroundings to `told`; the auxiliary file is settled after two more runs.
PDFLATEX = r"""#!/bin/sh
for last; do :; done
echo "$SOURCE_DATE_EPOCH $FORCE_SOURCE_DATE $TZ $*" >>"$TOLD"
[ ! -e fail.tex ] || { echo "noise"; printf '%s\n' '! Undefined control sequence.' 'l.7 \nothing'; exit 1; }
printf x >>"$last.aux"
[ "$(wc -c <"$last.aux")" -lt 4 ] || [ -e restless.tex ] || printf xxx >"$last.aux"
{ printf '%%PDF-1.5 '; cat "$last.tex"; } >"$last.pdf"
"""
BIBTEX = '#!/bin/sh\necho "bibtex $*" >>"$TOLD"\n[ ! -e wrong.bib ] || { echo "no such style"; exit 2; }\n'
KPSEWHICH = '#!/bin/sh\nfor name; do [ "$name" = "$LACKING" ] || echo "/texmf/$name"; done\n'


def runs(told, program):
    return [line for line in told.read_text().splitlines() if program in line]


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder that plays TeX, first on the path; `told` is what its programs write down."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, text in {"pdflatex": PDFLATEX, "bibtex": BIBTEX, "kpsewhich": KPSEWHICH}.items():
        (folder / name).write_text(text)
        (folder / name).chmod(stat.S_IRWXU)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.defpath}")
    monkeypatch.setenv("TOLD", str(tmp_path / "told"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return folder


def test_the_pages_come_back_and_nothing_is_left(programs, tmp_path):
    files = {"main.tex": "text", "unit/one.tex": "piece", "figures/a.pdf": b"\x00"}
    assert pdf(files, "main.tex") == b"%PDF-1.5 text"
    assert list((tmp_path / "temporary").iterdir()) == []


def test_tex_runs_until_it_is_settled_offline_and_at_a_fixed_time(programs, tmp_path):
    pdf({"main.tex": ""}, "main.tex")
    fixed = "0 1 UTC -no-shell-escape -halt-on-error -interaction=nonstopmode main"
    assert (tmp_path / "told").read_text().splitlines() == [fixed] * 4


def test_bibtex_runs_once_where_there_are_works(programs, tmp_path):
    pdf({"main.tex": "", "references.bib": ""}, "main.tex")
    assert (tmp_path / "told").read_text().splitlines()[1] == "bibtex main"
    assert len(runs(tmp_path / "told", "bibtex")) == 1


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("fail.tex", r"pdflatex stopped at main.tex:\n  ! Undefined control sequence.\n  l.7 \\nothing"),
        ("restless.tex", "the numbers of main.tex are not settled after 6 runs"),
        ("wrong.bib", "bibtex stopped at main.aux:\nno such style"),
    ],
)
def test_what_stops_tex_is_told(programs, tmp_path, more, said):
    with pytest.raises(NotTypeset, match=said):
        pdf({"main.tex": "", more: ""}, "main.tex")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_run_that_does_not_end_is_stopped(programs, monkeypatch):
    (programs / "pdflatex").write_text("#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(typesetting, "LONGEST_RUN", 0.2)
    with pytest.raises(NotTypeset, match="did not end within"):
        pdf({"main.tex": ""}, "main.tex")


@pytest.mark.parametrize("program", ["pdflatex", "bibtex", "kpsewhich"])
def test_a_program_that_is_missing_is_named_with_what_to_install(programs, program):
    (programs / program).unlink()
    os.environ["PATH"] = str(programs)
    with pytest.raises(NotInstalled, match=rf"these are not here: {program}\ninstall\n  Debian") as found:
        check_installed()
    assert all(way in str(found.value) for way in INSTALL)


def test_a_style_that_is_missing_is_named(programs, monkeypatch):
    check_installed()
    for name in (*FILES, *MORE_FILES):
        monkeypatch.setenv("LACKING", name)
        with pytest.raises(NotInstalled, match=f"not here: {name}\n"):
            check_installed()


def test_every_package_that_a_document_loads_is_looked_for():
    from symdrop.book.pieces import OPENING
    from symdrop.book.prose import PREAMBLE

    loaded = {
        name.strip()
        for line in (PREAMBLE + OPENING).splitlines()
        if line.startswith(r"\usepackage")
        for name in line.rpartition("{")[2].rstrip("}").split(",")
    }
    assert {f"{name}.sty" for name in loaded} == {name for name in (*FILES, *MORE_FILES) if name.endswith(".sty")}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def run(*arguments):
    return CliRunner().invoke(cli.main, arguments)


def test_without_tex_the_command_says_what_to_install_and_writes_nothing(programs, folder):
    (programs / "pdflatex").unlink()
    os.environ["PATH"] = str(programs)
    result = run("pdf", "expected_dropout_output")
    assert (result.exit_code, list(folder.iterdir())) == (2, [])
    assert result.stderr.startswith("symdrop: setting a PDF needs TeX, of which these are not here: pdflatex\n")
    assert "apt-get install texlive-latex-base" in result.stderr


def test_the_command_sets_an_article_of_what_is_named(programs, folder):
    result = run("pdf", "expected_dropout_output", "missing_half", "-o", "new/mine.pdf")
    assert (result.exit_code, result.stdout) == (0, "wrote new/mine.pdf\n")
    content = (folder / "new" / "mine.pdf").read_bytes()
    assert content.startswith(b"%PDF-1.5 % Written by")
    assert b"\\title{Theorems}" in content
    assert b"symdrop.formulas.expected\\_dropout\\_output(w, I, p)" in content
    assert [path.name for path in (folder / "new").iterdir()] == ["mine.pdf"]


def test_without_names_it_is_the_book(programs, folder, tmp_path):
    assert run("pdf").exit_code == 0
    assert b"\\input{linear_unit/expected_dropout_gradient}" in (folder / "derivations.pdf").read_bytes()
    assert len(runs(tmp_path / "told", "bibtex")) == 1


def test_without_matplotlib_the_book_is_set_without_figures_and_this_is_told(programs, folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    result = run("pdf")
    assert result.exit_code == 0
    assert result.stderr.startswith("without figures: the figures are drawn by matplotlib: pip install")
    assert run("pdf", "expected_dropout_output").stderr == ""


@pytest.mark.parametrize(
    ("output", "said"), [("notes.pdf", "notes.pdf is not a PDF; move it away"), ("notes.pdf/a.pdf", "notes.pdf")]
)
def test_what_is_no_pdf_is_left_alone(programs, folder, output, said):
    (folder / "notes.pdf").write_text("my notes")
    result = run("pdf", "expected_dropout_output", "-o", output)
    assert result.exit_code == 2
    assert said in result.stderr
    assert Path("notes.pdf").read_text() == "my notes"


def test_a_pdf_is_replaced(programs, folder):
    (folder / "old.pdf").write_bytes(b"%PDF-1.4 old")
    assert run("pdf", "expected_dropout_output", "-o", "old.pdf").exit_code == 0
    assert b"The expected output" in (folder / "old.pdf").read_bytes()


def test_what_is_not_proved_is_not_set(programs, folder):
    (folder / "false.py").write_text(
        "from symdrop import Theorem, scalar\nt = scalar('t')\ntheorem = Theorem(title='F', lhs=t, rhs=2 * t)\n"
    )
    result = run("pdf", "false.py")
    assert result.exit_code == 1
    assert "not proved" in result.stderr
    assert not (folder / "derivations.pdf").exists()
