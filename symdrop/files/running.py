"""Running an author's own file as `python FILE.py` would, and leaving nothing behind."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from types import ModuleType

from symdrop.errors import BadStatement, NotFound

FILE_MODULE = "__proof__"
LONGEST_FILE = 10_000_000


def real(path: Path) -> str:
    """Where a file lies, links followed; as it is named where there is no working directory."""
    try:
        return os.path.realpath(path)
    except OSError:
        return str(path)


def source(path: Path) -> bytes:
    """What a file holds; raises `NotFound` where it cannot be read, `BadStatement` where it is too long."""
    try:
        # A pipe may never begin and a device never end.
        kind = os.stat(path).st_mode
        if not (S_ISREG(kind) or S_ISDIR(kind)):
            raise NotFound(f"{path} cannot be read: it is a pipe or a device; give a file")
        with path.open("rb") as file:
            content = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}") from error
    if len(content) > LONGEST_FILE:
        raise BadStatement(f"{path} cannot be read: it has more than {LONGEST_FILE} bytes")
    return content


def raised_at(path: Path, error: BaseException) -> str:
    """The file, with the line of it that raised the error."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    if isinstance(error, SyntaxError) and error.filename == str(path):
        lines = [error.lineno]
    return f"{path}, line {lines[-1]}" if lines and lines[-1] else str(path)


@contextlib.contextmanager
def beside(path: Path, module: ModuleType) -> Iterator[None]:
    """Let `module` import the modules beside `path`, and forget those afterwards: the next file has its own.

    In a package they can also be imported as its members, by the full name or from `.`.
    """
    folder = os.path.dirname(real(path))
    root, package = _package(folder)
    top = package.partition(".")[0]
    before, writes_bytecode = set(sys.modules), sys.dont_write_bytecode
    search, searched, deepest, here = sys.path, [*sys.path], sys.getrecursionlimit(), real(Path())
    search[:0] = [root, folder] if package else [folder]
    if top and (top not in sys.modules or _lies_in(root, sys.modules[top])):
        module.__package__ = package
    sys.modules[FILE_MODULE] = module
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        sys.dont_write_bytecode = writes_bytecode
        sys.path = search
        search[:] = searched
        sys.setrecursionlimit(deepest)
        with contextlib.suppress(OSError):
            os.chdir(here)
        names = [name for name in sys.modules if isinstance(name, str)]
        new = {name for name in set(names) - before if "." not in name}
        neighbours = {name for name in new if name == top or _lies_in(folder, sys.modules[name])}
        for name in names:
            if name.partition(".")[0] in neighbours | {FILE_MODULE}:
                del sys.modules[name]


def _package(folder: str) -> tuple[str, str]:
    """The package that a folder is, by its full name, after the folder that it can be imported from; or no name."""
    names: list[str] = []
    while os.path.basename(folder).isidentifier() and os.path.isfile(os.path.join(folder, "__init__.py")):
        folder, name = os.path.split(folder)
        names.insert(0, name)
    return folder, ".".join(names)


def _lies_in(folder: str, module: ModuleType) -> bool:
    """Whether a top-level module or package was found in this very folder."""
    if not isinstance(module, ModuleType):
        return False
    origin = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", ())), None)
    if not isinstance(origin, str):
        return False
    place = Path(origin)
    return str((place.parent if place.name == "__init__.py" else place).parent) == folder
