"""What is offered to be kept: a plain file is taken as it is, anything else refused at once with its sentence."""

import os
import socket
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from attached import attach, source, stored_files

from cahier.domain.evidence import Evidence
from cahier.vault.attachments.errors import (
    SourceChanged,
    SourceEmpty,
    SourceInNotebook,
    SourceIsDevice,
    SourceIsFolder,
    SourceIsLink,
    SourceMissing,
)
from cahier.vault.attachments.source import SourceFile
from cahier.vault.vault import Vault

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def link(place: Path) -> None:
    place.with_name("original").write_bytes(b"x")
    place.symlink_to(place.with_name("original"))


def dangling(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))


def pipe(place: Path) -> None:
    os.mkfifo(place)


def device(place: Path) -> None:
    os.mknod(place, 0o600 | 0o020000, os.makedev(1, 5))  # /dev/zero, which never ends


def plug(place: Path) -> None:
    socket.socket(socket.AF_UNIX).bind(str(place))


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (link, SourceIsLink),
        (dangling, SourceIsLink),
        (pipe, SourceIsDevice),
        (device, SourceIsDevice),
        (plug, SourceIsDevice),
        (Path.mkdir, SourceIsFolder),
        (Path.touch, SourceEmpty),
        (lambda _place: None, SourceMissing),
    ],
    ids=["link", "dangling", "pipe", "device", "socket", "folder", "empty", "missing"],
)
def test_what_is_no_plain_file_is_refused_at_once(
    vault: Vault, tmp_path: Path, make: Callable[[Path], object], expected: type[Exception]
) -> None:
    try:
        make(tmp_path / "offered")
    except PermissionError:
        pytest.skip("only root makes devices")
    begin = time.monotonic()
    with pytest.raises(expected):
        attach(vault, tmp_path / "offered")
    assert time.monotonic() - begin < 2
    assert stored_files(vault.path) == []
    assert vault.list(Evidence) == ()


@pytest.mark.parametrize("name", ["no\0name", "x" * 300])
def test_a_name_that_cannot_be_is_refused(vault: Vault, tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceMissing):
        attach(vault, tmp_path / name)


def test_a_link_that_takes_the_place_of_the_file_is_not_followed(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = source(tmp_path, 100)

    def swap_and_open(*arguments: object) -> int:
        monkeypatch.undo()
        path.unlink()
        path.symlink_to("/etc/hostname")
        return os.open(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("cahier.vault.attachments.source.os.open", swap_and_open)
    with pytest.raises(SourceMissing):
        attach(vault, path)


def test_a_file_of_the_notebook_itself_is_refused(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(vault.path)
    for path in (vault.path / "vault.db", tmp_path / "way" / "vault.hdr", vault.path / "no" / ".." / "vault.db"):
        with pytest.raises(SourceInNotebook):
            attach(vault, path)


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written"])
def test_a_file_that_changes_while_it_is_read_is_refused(vault: Vault, tmp_path: Path, change: str) -> None:
    path = source(tmp_path, 9_000_000)

    def alter(_progress: object) -> None:
        with path.open("r+b") as stream:
            if change == "grows":
                stream.seek(0, os.SEEK_END)
                stream.write(b"more")
            elif change == "shrinks":
                stream.truncate(5_000_000)
            else:
                stream.write(b"else")

    with pytest.raises(SourceChanged):
        attach(vault, path, report=alter)
    assert stored_files(vault.path) == []


def test_memory_does_not_grow_with_the_file(vault: Vault, tmp_path: Path) -> None:
    peaks = []
    for code, size in (("V1", 1 << 22), ("V2", 1 << 26)):
        path = tmp_path / code
        with path.open("wb") as stream:
            stream.truncate(size)
        tracemalloc.start()
        attach(vault, path, code)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"keeping 4 and 64 MiB took {peaks[0]} and {peaks[1]} bytes of memory")
    assert peaks[1] < peaks[0] + 200_000


def test_a_disk_that_stops_answering_is_said(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying:
        def __init__(self, file: object) -> None:
            self._file = file

        def readinto(self, _buffer: memoryview) -> int:
            raise OSError(5, "Input/output error")

    made = SourceFile.__init__

    def broken(self: SourceFile, file: object, name: str) -> None:
        made(self, file, name)  # type: ignore[arg-type]
        self._file = Dying(file)  # type: ignore[assignment]

    monkeypatch.setattr(SourceFile, "__init__", broken)
    with pytest.raises(SourceMissing):
        attach(vault, source(tmp_path, 100))
    assert stored_files(vault.path) == []


@pytest.mark.parametrize(
    "name",
    ["CON", "-rf", "a.", "<img src=x>.png", "\u202egpj.exe", "a\nb", "ş" * 100, "'; DROP TABLE evidence; --"],
)
def test_any_name_is_only_a_name(vault: Vault, tmp_path: Path, name: str) -> None:
    evidence = attach(vault, source(tmp_path, 10, name))
    (kept,) = stored_files(vault.path)
    assert kept.stem == evidence.file
