"""Having files checked by coqc, Rocq's compiler: what it accepts, and on which axioms that rests."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import perf_counter

from symdrop.errors import NotInstalled
from symdrop.rocq.development import HEADER
from symdrop.rocq.folder import LIBRARY, LOGICAL, Written, library
from symdrop.rocq.names import safe

PROGRAM = "coqc"
INSTALL = (
    "Debian, Ubuntu: apt-get install coq libcoq-mathcomp-algebra-tactics",
    "elsewhere: opam install coq coq-mathcomp-algebra coq-mathcomp-algebra-tactics",
)
LONGEST_RUN = 600
# So many theorems are given to coqc at once.
TOGETHER = 20
ASSUMPTIONS = "assumptions"
CLOSED = "Closed under the global context"
LONGEST_MESSAGE = 600


class Verdict(StrEnum):
    """What becomes of a theorem in Rocq; each member is also the text that is printed."""

    CHECKED = "checked"
    NOT_CHECKED = "not checked"
    NO_PROOF_KNOWN = "no proof known"


@dataclass(frozen=True)
class Checked:
    """One theorem in Rocq: the verdict, the time that it took, and Rocq's message or what is missing."""

    name: str
    verdict: Verdict
    seconds: float = 0.0
    message: str = ""


def check_installed() -> None:
    """Raise `NotInstalled` unless coqc is here."""
    if not shutil.which(PROGRAM):
        ways = "\n".join(f"  {way}" for way in INSTALL)
        raise NotInstalled(f"checking needs Rocq, of which {PROGRAM} is not here\ninstall\n{ways}")


def checked(files: Iterable[Written]) -> Iterator[Checked]:
    """Have each file checked beside the library, in a folder that is thrown away.

    Raises `NotInstalled` where coqc is missing, or refuses the library, as it does without Mathematical Components.
    """
    check_installed()
    with tempfile.TemporaryDirectory(prefix="symdrop-") as name:
        folder = Path(name)
        for path, text in library().items():
            (folder / path).write_text(text, encoding="utf-8")
        for stem in LIBRARY:
            accepted, output = _compiled(folder, stem)
            if not accepted:
                ways = "\n".join(f"  {way}" for way in INSTALL)
                raise NotInstalled(f"{PROGRAM} does not accept the library: {_complaint(output)}\ninstall\n{ways}")
        waiting = list(files)
        for start in range(0, len(waiting), TOGETHER):
            yield from _checked_together(folder, waiting[start : start + TOGETHER])


def _checked_together(folder: Path, files: Sequence[Written]) -> Iterator[Checked]:
    """The verdicts on some files: as one file, which loads the library once, and each alone where that is refused."""
    stated = [each for each in files if not each.missing]
    share = None
    if len(stated) > 1:
        text = "\n".join([HEADER, *(each.text.replace(HEADER, "", 1) for each in stated)])
        (folder / "together.v").write_text(_unasked(text), encoding="utf-8")
        start = perf_counter()
        accepted, _ = _compiled(folder, "together")
        if accepted and _assumptions(folder, "together", stated) == CLOSED:
            share = (perf_counter() - start) / len(stated)
    for each in files:
        if each.missing or share is None:
            yield _checked(folder, each)
        else:
            yield Checked(each.entry.name, Verdict.CHECKED, share)


def _checked(folder: Path, file: Written) -> Checked:
    name = file.entry.name
    if file.missing:
        return Checked(name, Verdict.NO_PROOF_KNOWN, message=file.missing)
    (folder / f"{file.stem}.v").write_text(_unasked(file.text), encoding="utf-8")
    start = perf_counter()
    accepted, output = _compiled(folder, file.stem)
    if not accepted:
        return Checked(name, Verdict.NOT_CHECKED, perf_counter() - start, _complaint(output))
    rests_on = _assumptions(folder, file.stem, [file])
    seconds = perf_counter() - start
    if rests_on != CLOSED:
        return Checked(name, Verdict.NOT_CHECKED, seconds, f"it rests on more than nothing: {rests_on}")
    return Checked(name, Verdict.CHECKED, seconds)


def _assumptions(folder: Path, stem: str, files: Sequence[Written]) -> str:
    """What Rocq says of the axioms on which compiled theorems rest, asked apart from them: tactics print, too."""
    # All at once: what they have in common is looked through once.
    names = ", ".join(f"@{LOGICAL}.{stem}.{safe(each.stem)}" for each in files)
    text = f"From {LOGICAL} Require {stem}.\nDefinition all := ({names}).\nPrint Assumptions all.\n"
    (folder / f"{ASSUMPTIONS}.v").write_text(text, encoding="utf-8")
    return _compiled(folder, ASSUMPTIONS)[1].strip()


def _unasked(text: str) -> str:
    """The file without its own question for axioms, which takes a while to answer."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("Print Assumptions "))


def _compiled(folder: Path, stem: str) -> tuple[bool, str]:
    """Whether coqc accepts the file, and what it printed."""
    command = [PROGRAM, "-q", "-w", "none", "-Q", ".", LOGICAL, f"{stem}.v"]
    try:
        ended = subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=LONGEST_RUN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, f"Error: {PROGRAM} did not end within {LONGEST_RUN} seconds"
    return ended.returncode == 0, ended.stdout


def _complaint(output: str) -> str:
    """What Rocq said of the error that stopped it, without what it lists of the environment."""
    found = re.search(r"^Error:(.*)", output, re.MULTILINE | re.DOTALL)
    lines = (found[1] if found else output).strip().splitlines()
    place = re.search(r"^File .*", output, re.MULTILINE)
    text = "\n".join([*([place[0]] if place else []), *lines])
    return (
        text if len(text) <= LONGEST_MESSAGE else f"{text[: LONGEST_MESSAGE // 3]} ..\n{text[-LONGEST_MESSAGE // 2 :]}"
    )
