"""A document as a PDF, set by TeX in a temporary folder: the bytes are the same wherever and whenever that is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from symdrop.errors import NotInstalled, NotTypeset

PROGRAMS = ("pdflatex", "bibtex", "kpsewhich")
# What the documents use besides plain LaTeX; all of it is in Debian's texlive-latex-base.
FILES = ("article.cls", "amsmath.sty", "amssymb.sty", "amsthm.sty", "fancyhdr.sty", "geometry.sty", "graphicx.sty")
MORE_FILES = ("hyperref.sty", "plain.bst")
INSTALL = (
    "Debian, Ubuntu: apt-get install texlive-latex-base",
    "Fedora: dnf install texlive-collection-latex",
    "Arch: pacman -S texlive-latex",
    "macOS: brew install --cask basictex",
    "elsewhere: TeX Live or MiKTeX, with pdflatex and bibtex on the path",
)
MOST_RUNS = 6
LONGEST_RUN = 300
SHOWN = 12


def pdf(files: Mapping[str, str | bytes], main: str) -> bytes:
    """The PDF of the document `main`, one of the files, which are given by their relative paths.

    Raises `NotInstalled` where TeX or a part of it is missing, and `NotTypeset` where TeX stops at the document.
    """
    check_installed()
    with tempfile.TemporaryDirectory(prefix="symdrop-") as name:
        folder = Path(name)
        for path, content in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        _set(folder, Path(main).stem)
        return (folder / main).with_suffix(".pdf").read_bytes()


def check_installed() -> None:
    """Raise `NotInstalled` unless everything is here that sets a document."""
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if not missing:
        wanted = (*FILES, *MORE_FILES)
        found = _run(["kpsewhich", *wanted], Path.cwd()).stdout
        here = {Path(line).name for line in found.splitlines()}
        missing = [name for name in wanted if name not in here]
    if missing:
        ways = "\n".join(f"  {way}" for way in INSTALL)
        raise NotInstalled(
            f"setting a PDF needs TeX, of which these are not here: {', '.join(missing)}\ninstall\n{ways}"
        )


def _set(folder: Path, stem: str) -> None:
    """Run TeX until what it has written for its next run stays the same."""
    before: Sequence[bytes] = ()
    for number in range(MOST_RUNS):
        ended = _run(["pdflatex", "-no-shell-escape", "-halt-on-error", "-interaction=nonstopmode", stem], folder)
        if ended.returncode:
            raise NotTypeset(f"pdflatex stopped at {stem}.tex:\n{_complaint(ended.stdout)}")
        if number == 0 and list(folder.glob("*.bib")):
            ended = _run(["bibtex", stem], folder)
            if ended.returncode:
                raise NotTypeset(f"bibtex stopped at {stem}.aux:\n{ended.stdout}")
        after = [path.read_bytes() for path in map(folder.joinpath, _remembered(stem)) if path.exists()]
        if after == before:
            return
        before = after
    raise NotTypeset(f"the numbers of {stem}.tex are not settled after {MOST_RUNS} runs of pdflatex")


def _remembered(stem: str) -> list[str]:
    """The files by which one run tells the next what it found."""
    return [f"{stem}.{kind}" for kind in ("aux", "toc", "out", "bbl")]


def _run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """The command in this folder: offline, at a fixed time, with whole lines in its log."""
    fixed = {"SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1", "TZ": "UTC", "max_print_line": "10000"}
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **fixed},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=LONGEST_RUN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotTypeset(f"{command[0]} did not end within {LONGEST_RUN} seconds") from None


def _complaint(output: str) -> str:
    """What TeX said of the error that stopped it."""
    found = re.search(r"^!.*", output, re.MULTILINE | re.DOTALL)
    lines = (found[0] if found else output).splitlines()
    return "\n".join(f"  {line}" for line in (lines[:SHOWN] if found else lines[-SHOWN:]))
