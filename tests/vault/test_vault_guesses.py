import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from cahier.vault import device, guesses
from cahier.vault.errors import WrongPassphrase
from cahier.vault.guesses import FREE, LONGEST, Guesses, Moment, guarded, wait_after
from cahier.vault.key_errors import TooSoon
from cahier.workflows import enter, keys, open_notebook
from cahier.workflows.keys import Proof

VAULT = b"v" * 16
WORDS = "six invented words for a test"
START = Moment(b"one run", 1000.0, 1_800_000_000.0)


def later(moment: Moment, seconds: float, run: bytes | None = None) -> Moment:
    return Moment(run or moment.run, moment.running + seconds, moment.wall + seconds)


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "device"))


@pytest.fixture
def notebook(tmp_path: Path, cheap_hashing: None) -> Path:
    enter.new(tmp_path / "Notebook", WORDS)
    return tmp_path / "Notebook"


def test_fifty_wrong_ones_wait_longer_and_longer_and_never_longer_than_five_minutes() -> None:
    now, waited = START, []
    for _ in range(50):
        Guesses(VAULT).note_wrong(now)
        waited.append(Guesses(VAULT).seconds_left(now))
        now = later(now, waited[-1])
        assert Guesses(VAULT).seconds_left(now) == 0
    assert waited[: FREE - 1] == [0] * (FREE - 1)
    assert waited[FREE - 1 :] == sorted(waited[FREE - 1 :])
    assert waited[FREE - 1 : FREE + 3] == [5, 10, 20, 40]
    assert waited[-1] == LONGEST == wait_after(10**6)
    print(
        f"\n50 wrong passphrases take {sum(waited) / 3600:.1f} h of waiting; the longest wait is {max(waited)} s"
    )


def test_a_restart_of_the_program_or_the_computer_ends_no_wait() -> None:
    for _ in range(FREE + 1):
        Guesses(VAULT).note_wrong(START)
    assert Guesses(VAULT).seconds_left(later(START, 4)) == 6
    after_a_start = Moment(b"another run", 3.0, START.wall + 4)
    assert Guesses(VAULT).seconds_left(after_a_start) == 6


def test_the_wall_clock_of_a_running_computer_changes_no_wait() -> None:
    for _ in range(FREE):
        Guesses(VAULT).note_wrong(START)
    for years in (-10, 10):
        moved = replace(later(START, 2), wall=START.wall + years * 365 * 86400)
        assert Guesses(VAULT).seconds_left(moved) == 3


def test_a_wall_clock_put_back_makes_the_wait_begin_anew_and_no_longer() -> None:
    for _ in range(FREE):
        Guesses(VAULT).note_wrong(START)
    past = Moment(b"another run", 5.0, START.wall - 10 * 365 * 86400)
    assert Guesses(VAULT).seconds_left(past) == 5
    assert Guesses(VAULT).seconds_left(later(past, 5)) == 0


def test_where_a_run_has_no_name_the_wall_clock_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(guesses, "_STARTED", tmp_path / "nowhere")
    for _ in range(FREE):
        Guesses(VAULT).note_wrong()
    assert 4 <= Guesses(VAULT).seconds_left() <= 5


@pytest.mark.parametrize(
    "content", [b"", b"x" * 10, b"\xff" * 57, b"\x01" + b"\0" * 40 + b"\x7f\xf8" + b"\0" * 14]
)
def test_a_note_that_nobody_can_read_is_no_note(content: bytes) -> None:
    note = Guesses(VAULT)
    note.path.parent.mkdir(parents=True)
    note.path.write_bytes(content)
    assert note.seconds_left(START) == 0
    note.note_wrong(START)
    assert note.seconds_left(START) == 0


def test_where_the_computer_keeps_nothing_the_right_passphrase_still_opens(tmp_path: Path, notebook: Path) -> None:
    (tmp_path / "device").mkdir(exist_ok=True)
    folder = device.folder()
    folder.mkdir(exist_ok=True)
    (folder / "guesses").write_bytes(b"a file where a folder should be")
    for _ in range(FREE + 2):
        with pytest.raises(WrongPassphrase):
            enter.with_passphrase(notebook, "not the one at all")
    enter.with_passphrase(notebook, WORDS)


def test_guessing_is_slowed_at_the_door_the_command_line_and_the_page_of_keys_together(notebook: Path) -> None:
    before = digests(notebook)
    with pytest.raises(WrongPassphrase):
        enter.with_passphrase(notebook, "not the one at all")
    with pytest.raises(WrongPassphrase):
        open_notebook.change_passphrase(notebook, "nor this one at all", WORDS)
    with pytest.raises(WrongPassphrase):
        open_notebook.unlock(notebook, "nor is it this one")
    assert digests(notebook) == before
    with pytest.raises(TooSoon) as told:
        open_notebook.unlock(notebook, WORDS)
    assert told.value.exit_code == 3
    assert f"Try again in {told.value.seconds} s" in told.value.sentence
    assert 0 < enter.seconds_to_wait(notebook) <= 5
    assert digests(notebook) == before


def test_the_right_passphrase_begins_anew(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        for _ in range(FREE - 1):
            with pytest.raises(WrongPassphrase):
                open_notebook.unlock(notebook, "not the one at all")
        with open_notebook.unlock(notebook, WORDS) as workspace:
            for _ in range(FREE - 1):
                with pytest.raises(WrongPassphrase):
                    keys.confirm_passphrase(workspace, Proof("not the one at all"))
            keys.confirm_passphrase(workspace, Proof(WORDS))
    assert not any((device.folder() / "guesses").iterdir())


def test_what_is_no_guess_counts_for_none() -> None:
    for _ in range(FREE + 1):
        with pytest.raises(OSError, match="unplugged"), guarded(VAULT):
            raise OSError("unplugged")
    assert Guesses(VAULT).seconds_left() == 0


def digests(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir() if file.is_file()
    }
