"""Links, devices and strangers' folders in place of our files: refused, and nothing is written through them."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from invented import put_ground

from cahier.vault import atomic, file
from cahier.vault.errors import AlreadyThere, CannotWrite, OddFile
from cahier.vault.lock_file import LockFile
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
OTHER = "another six invented words here"
NAMES = ("vault.hdr", "vault.hdr.bak", "vault.db", "vault.db-journal", "vault.lock", "vault.hdr.part")
LETTER = b"Dear friend, this letter is not part of any notebook."
pytestmark = [
    pytest.mark.usefixtures("cheap_hashing"),
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such files"),
]


def link(place: Path, letter: Path) -> None:
    place.symlink_to(letter)


def pipe(place: Path, _letter: Path) -> None:
    os.mkfifo(place)


def made_folder(place: Path, _letter: Path) -> None:
    place.mkdir()


@pytest.mark.parametrize("odd", [link, pipe, made_folder])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_plain_file_is_refused(
    folder: Path, tmp_path: Path, name: str, odd: Callable[[Path, Path], None]
) -> None:
    letter = tmp_path / "letter"
    letter.write_bytes(LETTER)
    (folder / name).unlink(missing_ok=True)
    odd(folder / name, letter)
    before = sorted(item.name for item in folder.iterdir())
    for attempt in (lambda: file.unlock(folder, WORDS), lambda: file.change_passphrase(folder, WORDS, OTHER)):
        with pytest.raises(OddFile):
            attempt()
    assert letter.read_bytes() == LETTER
    assert sorted(item.name for item in folder.iterdir()) == before


def test_a_lock_that_became_a_link_is_not_emptied(folder: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_bytes(LETTER)
    (folder / "vault.lock").unlink()
    (folder / "vault.lock").symlink_to(letter)
    with pytest.raises(CannotWrite):
        LockFile(folder)
    assert letter.read_bytes() == LETTER


def test_a_link_in_the_way_of_a_new_header_is_taken_away_and_not_followed(tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_bytes(LETTER)
    (tmp_path / "vault.hdr.part").symlink_to(letter)
    atomic.write(tmp_path / "vault.hdr", b"a header")
    assert letter.read_bytes() == LETTER
    assert sorted(item.name for item in tmp_path.iterdir()) == ["letter", "vault.hdr"]


@pytest.mark.parametrize("thing", ["a folder with a letter", "a file", "a link"])
def test_making_a_vault_spares_what_only_has_its_passing_name(tmp_path: Path, thing: str) -> None:
    beside = tmp_path / "notebook.part"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "vault.db").write_bytes(LETTER)
    if thing == "a file":
        beside.write_bytes(LETTER)
    elif thing == "a link":
        beside.symlink_to(elsewhere)
    else:
        beside.mkdir()
        (beside / "letter").write_bytes(LETTER)
    with pytest.raises(AlreadyThere):
        file.create(tmp_path / "notebook", WORDS)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["elsewhere", "notebook.part"]
    assert (elsewhere / "vault.db").read_bytes() == LETTER
    assert thing != "a file" or beside.read_bytes() == LETTER
    assert thing != "a folder with a letter" or (beside / "letter").read_bytes() == LETTER


def test_every_file_is_private_even_when_the_system_would_share_it(tmp_path: Path) -> None:
    seen: dict[str, int] = {}

    def look(_writer: Writer) -> None:
        put_ground(_writer)
        seen.update({item.name: stat.S_IMODE(item.stat().st_mode) for item in path.iterdir()})

    path = tmp_path / "notebook"
    old = os.umask(0)
    try:
        vault, _ = file.create(path, WORDS)
        with vault:
            vault.write(look)
        file.change_passphrase(path, WORDS, OTHER)
        with file.unlock(path, OTHER) as vault:
            vault.write(lambda writer: writer.put_setting("a", "b"))
    finally:
        os.umask(old)
    modes = {**seen, **{item.name: stat.S_IMODE(item.stat().st_mode) for item in path.iterdir()}}
    assert set(modes) >= {"vault.hdr", "vault.hdr.bak", "vault.db", "vault.db-journal", "vault.lock"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
