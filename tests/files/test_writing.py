"""Which files are not current, which are left over, and that no half-written file is ever seen."""

import os
import stat

import pytest

from symdrop.book.chapters import book
from symdrop.catalogue import catalogue
from symdrop.files.writing import changed, foreign, stale, write

TEXTS = {"main.tex": "book\n", "unit/one.tex": "\u2211 one\n"}


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        write(tmp_path / name, text)
    return tmp_path


def test_what_was_written_is_current(folder):
    assert changed(folder, TEXTS) == {}
    assert (folder / "unit" / "one.tex").read_bytes() == TEXTS["unit/one.tex"].encode()


def test_a_changed_or_missing_file_is_found(folder):
    (folder / "main.tex").write_bytes(b"book\r\n")
    (folder / "unit" / "one.tex").unlink()
    assert changed(folder, TEXTS) == {folder / name: text for name, text in TEXTS.items()}


def test_a_file_that_belongs_to_no_theorem_is_stale_in_a_family_only(folder):
    for name in ("unit/old.tex", "unit/notes.txt", "main.aux", "mine.tex"):
        (folder / name).write_text("")
    assert stale(folder, TEXTS) == [folder / "unit" / "old.tex"]


def test_writing_replaces_in_one_step_and_leaves_no_other_file(folder, monkeypatch):
    seen = []

    def replace(source, target):
        seen.append((os.path.dirname(source) == os.path.dirname(target), target.read_text()))
        os.rename(source, target)

    monkeypatch.setattr("symdrop.files.writing.os.replace", replace)
    write(folder / "main.tex", "new\n")
    assert seen == [(True, "book\n")]
    assert (folder / "main.tex").read_text() == "new\n"
    assert sorted(path.name for path in folder.iterdir()) == ["main.tex", "unit"]


def test_a_write_that_fails_leaves_the_old_text_and_nothing_else(folder, monkeypatch):
    def replace(source, target):
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr("symdrop.files.writing.os.replace", replace)
    with pytest.raises(OSError, match="No space left"):
        write(folder / "main.tex", "new\n")
    assert (folder / "main.tex").read_text() == "book\n"
    assert sorted(path.name for path in folder.iterdir()) == ["main.tex", "unit"]


def test_a_written_file_has_the_usual_permissions(folder):
    (folder / "usual").touch()
    assert stat.S_IMODE((folder / "main.tex").stat().st_mode) == stat.S_IMODE((folder / "usual").stat().st_mode)


def test_every_file_of_the_book_is_known_as_our_own(tmp_path):
    texts = book(catalogue())
    for name, text in texts.items():
        write(tmp_path / name, text)
    assert foreign(tmp_path / name for name in texts) == []


def test_what_someone_else_wrote_is_foreign(folder):
    (folder / "folder").mkdir()
    assert foreign([folder / "main.tex", folder / "missing.tex", folder / "folder"]) == [
        folder / "main.tex",
        folder / "folder",
    ]
