"""What is restored or rescued is on the disk with the names of all folders it lies in, when that is said."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attached import attach, source
from invented import put_ground

from cahier.vault import backup, file, rescue
from cahier.vault.opening import by_passphrase

WORDS, OTHER = "six invented words for a test", "another six invented words here"
Make = Callable[[Path, Path], object]


def restored(folder: Path, to: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        backup.copy(vault, to.with_name("copy"), lambda _what: None)
    backup.restore(to.with_name("copy"), to, None, lambda _what: None)


def rescued(folder: Path, to: Path) -> None:
    rescue.rescue(folder, by_passphrase(WORDS), to, OTHER)


@pytest.mark.parametrize("make", [restored, rescued])
def test_every_folder_is_flushed_after_what_came_into_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        attach(vault, source(tmp_path, 60_000))
    flushed: dict[str, set[str]] = {}
    flush = os.fsync

    def noted(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        names = {item.name for item in path.iterdir()} if path.is_dir() else set()
        flushed[str(path).replace(".part", "")] = names
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    make(folder, tmp_path / "new")
    (kept,) = (tmp_path / "new").rglob("*.age")
    assert str(kept) in flushed
    for path in (kept, kept.parent, kept.parent.parent):  # the name of each, in the folder above it
        assert path.name in flushed[str(path.parent)]
