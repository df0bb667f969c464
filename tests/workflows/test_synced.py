from pathlib import Path

import pytest

from cahier import resources
from cahier.workflows.synced import synced_by


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/Work", "Dropbox"),
        ("dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - Invented Office/Documents", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Яндекс.Диск", "Yandex Disk"),
        ("Google Drive/My Drive", "Google Drive"),
        ("Documents", ""),
        ("Dropboxes", ""),
        ("My OneDrive notes", ""),
    ],
)
def test_the_name_of_a_folder_tells_who_copies_it(tmp_path: Path, folder: str, program: str) -> None:
    place = tmp_path / folder
    place.mkdir(parents=True)
    assert synced_by(place / "Notebook") == program


@pytest.mark.parametrize(
    ("mark", "program"),
    [(".stfolder", "Syncthing"), (".sync_a1b2c3.db", "Nextcloud"), (".dropbox.cache", "Dropbox"), (".git", "")],
)
def test_a_file_that_such_a_program_leaves_tells_of_it_from_above(tmp_path: Path, mark: str, program: str) -> None:
    (tmp_path / mark).mkdir()
    place = tmp_path / "a" / "b"
    place.mkdir(parents=True)
    assert synced_by(place / "Notebook") == program


def test_a_link_into_such_a_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert synced_by(tmp_path / "plain" / "Notebook") == "Dropbox"


def test_every_program_is_known_by_a_name_or_a_mark() -> None:
    known = resources.data("lists/synced_folders.json")
    assert len({*known["names"], *known["marks"]}) >= 15
    for group in ("names", "marks"):
        for told in known[group].values():
            assert told
            assert all(isinstance(each, str) and each for each in told)
    assert all(mark.startswith(".") for marks in known["marks"].values() for mark in marks)
