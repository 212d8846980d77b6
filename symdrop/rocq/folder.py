"""The folder of a Rocq development: the library, a file for each theorem, and the project file that names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from symdrop.catalogue import Entry
from symdrop.errors import NoProofKnown
from symdrop.rocq.development import development

# In this order: each needs those before it.
LIBRARY = ("language", "duals", "sums", "soundness", "laws", "slopes", "checking", "products", "cut_off")
PROJECT = "_CoqProject"
LOGICAL = "Symdrop"


@dataclass(frozen=True)
class Written:
    """A theorem's file by its stem, with its text, or the shape for which no proof is known."""

    entry: Entry
    stem: str
    text: str = ""
    missing: str = ""


def written(entry: Entry) -> Written:
    """The file of a theorem, or what is missing for it.

    >>> from symdrop.catalogue import find
    >>> written(find("masked_norm")[0]).stem
    'masked_norm'
    """
    stem = entry.name.replace(".", "_")
    try:
        return Written(entry, stem, development(entry.name, entry.claim))
    except NoProofKnown as error:
        return Written(entry, stem, missing=str(error))


def library() -> dict[str, str]:
    """The texts of the library by their names.

    >>> sorted(library())[0]
    'checking.v'
    """
    home = Path(__file__).parent / "library"
    return {f"{name}.v": (home / f"{name}.v").read_text(encoding="utf-8") for name in LIBRARY}


def texts(files: Iterable[Written]) -> dict[str, str]:
    """Everything that stands in the folder: library, theorems, project file."""
    theorems = {f"{each.stem}.v": each.text for each in files if each.text}
    found = {**library(), **theorems}
    project = [f"# Written by `symdrop rocq`: coq_makefile -f {PROJECT} -o Makefile && make", f"-Q . {LOGICAL}", *found]
    return {**found, PROJECT: "\n".join(project) + "\n"}
