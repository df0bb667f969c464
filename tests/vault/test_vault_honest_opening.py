"""Opening says what is the matter: a place that is read-only, another window, and each state by its own name."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from invented import PERSON, put_ground

from cahier.domain.errors import CahierError
from cahier.domain.person import Person
from cahier.vault import file, lock_file
from cahier.vault.errors import (
    DamagedData,
    DamagedHeader,
    ForeignHeader,
    InUse,
    MissingData,
    NotAVault,
    ReadOnlyPlace,
    UnfinishedReadOnly,
    WrongPassphrase,
)
from harness import strace

WORDS = "six invented words for a test"
Digests = Callable[[Path], dict[str, str]]
_READER = """
import sys
from pathlib import Path
from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.errors import CahierError
from cahier.domain.person import Person
from cahier.vault import file
passphrase.COST = passphrase.FLOOR = Cost(64, 1)
try:
    with file.unlock(Path(sys.argv[1]), sys.argv[2]) as vault:
        print([notice.kind for notice in vault.warnings], len(vault.list(Person)), vault.read_only)
        vault.verify()
        print("verified")
        vault.write(lambda writer: writer.put_setting("a", "b"))
except CahierError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def notebook(folder: Path) -> Path:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
    return folder


def on_a_read_only_mount(folder: Path) -> str:
    """Open the vault in a program that sees its folder mounted read-only."""
    script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    command = ["unshare", "-m", "--propagation", "private", "bash", "-c", script, str(folder)]
    done = subprocess.run(
        [*command, sys.executable, "-c", _READER, str(folder), WORDS],
        env=strace.environment(), capture_output=True, check=False, text=True,
    )  # fmt: skip
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip("this user may not mount")
    return done.stdout + done.stderr


def test_a_read_only_medium_is_opened_to_read_and_says_so(notebook: Path, digests: Digests) -> None:
    before = digests(notebook)
    said = on_a_read_only_mount(notebook)
    assert said.splitlines() == ["['read-only'] 1 True", "verified", "ReadOnlyPlace"]
    assert digests(notebook) == before


def test_a_read_only_medium_without_a_lock_file_opens_too(notebook: Path, digests: Digests) -> None:
    (notebook / "vault.lock").unlink()
    before = digests(notebook)
    assert on_a_read_only_mount(notebook).splitlines()[0] == "['read-only'] 1 True"
    assert digests(notebook) == before


def test_a_save_that_was_cut_short_is_not_taken_back_on_a_read_only_medium(
    notebook: Path, digests: Digests
) -> None:
    (notebook / "vault.db-journal").write_bytes(b"not empty")
    before = digests(notebook)
    assert on_a_read_only_mount(notebook).splitlines() == [UnfinishedReadOnly.__name__]
    assert digests(notebook) == before


def test_nothing_is_tried_where_nothing_can_be_written(
    notebook: Path, digests: Digests, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: object, flags: int, *more: int, **named: int) -> int:
        if str(path).startswith(str(notebook)) and flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise OSError(30, "Read-only file system")
        return real(path, flags, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(lock_file.os, "open", refuse)
    (notebook / "vault.hdr.bak").write_bytes(b"torn")
    before = digests(notebook)
    with file.unlock(notebook, WORDS) as vault:
        assert vault.read_only
        assert vault.list(Person) == (PERSON,)
        with pytest.raises(ReadOnlyPlace):
            vault.write(lambda writer: writer.put_setting("a", "b"))
        assert not vault.verify_due or not vault.verify_some(0.0)
        with file.unlock(notebook, WORDS) as second:  # readers do not keep each other out
            assert second.list(Person) == (PERSON,)
    assert digests(notebook) == before


def test_a_second_instance_is_told_the_number_of_the_first(notebook: Path) -> None:
    with file.unlock(notebook, WORDS), pytest.raises(InUse) as caught:
        file.unlock(notebook, WORDS)
    assert f"process {os.getpid()} on this computer" in caught.value.sentence


def test_strange_bytes_in_a_lock_file_are_not_repeated(notebook: Path) -> None:
    with file.unlock(notebook, WORDS):
        (notebook / "vault.lock").write_bytes(b"\x1b[31mP\n")
        with pytest.raises(InUse) as caught:
            file.unlock(notebook, WORDS)
    assert caught.value.sentence == InUse().sentence


STATES = (WrongPassphrase, DamagedHeader, DamagedData, ForeignHeader, MissingData, NotAVault)


def states(whole: Path, other: Path, place: Path, count: int) -> Iterator[tuple[type[CahierError], str]]:
    """Make a vault be in each state, `count` times in ways that differ; yield what it is and the words to try."""
    for number in range(count):
        for state in STATES:
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(whole, place)
            words = WORDS
            if state is WrongPassphrase:
                words = WORDS[:number] + chr(0x410 + number) + WORDS[number:]
            elif state is DamagedHeader:
                for name in ("vault.hdr", "vault.hdr.bak"):
                    spoil(place / name, 8 + number * 320)
            elif state is DamagedData:
                spoil(place / "vault.db", 16 + number * 327)  # page 1, without which nothing is found
            elif state is ForeignHeader:
                shutil.copy(other / "vault.hdr", place / ("vault.hdr", "vault.hdr.bak")[number % 2])
            elif state is MissingData:
                (place / "vault.db").unlink()
            else:
                for name in ("vault.hdr", "vault.hdr.bak"):
                    (place / name).unlink()
            yield state, words


def spoil(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at % len(raw)] ^= 1 << at % 8
    path.write_bytes(bytes(raw))


def test_six_states_are_told_apart(notebook: Path, tmp_path: Path) -> None:
    file.create(tmp_path / "other", WORDS)[0].close()
    right, wrong = 0, []
    for state, words in states(notebook, tmp_path / "other", tmp_path / "place", 50):
        try:
            file.unlock(tmp_path / "place", words).close()
            wrong.append((state, None))
        except CahierError as error:
            if type(error) is state:
                right += 1
            else:
                wrong.append((state, type(error)))
    print(f"{right} of {right + len(wrong)} states named rightly; not: {wrong}")
    assert right >= 299
    assert len({state().sentence for state in STATES}) == len(STATES)  # type: ignore[call-arg]


def test_the_header_of_one_never_opens_the_data_of_another(tmp_path: Path, cheap_hashing: None) -> None:
    for name in "abcde":
        file.create(tmp_path / name, WORDS)[0].close()
    refused = 0
    for header in "abcde":
        for data in set("abcde") - {header}:
            shutil.rmtree(tmp_path / "cross", ignore_errors=True)
            shutil.copytree(tmp_path / header, tmp_path / "cross")
            shutil.copy(tmp_path / data / "vault.db", tmp_path / "cross" / "vault.db")
            with pytest.raises(DamagedData):
                file.unlock(tmp_path / "cross", WORDS)
            refused += 1
    print(f"{refused} of 20 crossed vaults refused")
    assert refused == 20
