"""Old pieces of a vault are put back while it is closed: whatever that changes is told.

Nobody without the key can write a page; anyone who had the file before can put one back.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from page_kinds import kinds_of_pages

from cahier.domain.errors import CahierError
from cahier.vault import device, file, sealing
from cahier.vault.errors import MixedSaves
from cahier.vault.vault import Vault
from harness import vault_work
from harness.vault_work import PASSPHRASES, digest

pytestmark = pytest.mark.usefixtures("cheap_hashing")
PAGE = 16_384
TOLD, UNUSED, SAME, SILENT = "told", "of a page in no use", "same to the last letter", "silent"


def save(vault: Vault, step: int) -> None:
    vault.write(lambda writer: vault_work.save(writer, step))


def saved(folder: Path, steps: range) -> None:
    with file.unlock(folder, PASSPHRASES[0]) as vault:
        for step in steps:
            save(vault, step)


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    forget()
    folder = tmp_path / "notebook"
    file.create(folder, PASSPHRASES[0])[0].close()
    saved(folder, range(1, 20))
    return folder


def forget() -> None:
    """Let this computer be one that never saw any vault."""
    shutil.rmtree(device.folder(), ignore_errors=True)


def pages_of(path: Path) -> list[bytes]:
    raw = path.read_bytes()
    return [raw[start : start + PAGE] for start in range(0, len(raw), PAGE)]


def replays(before: list[bytes], after: list[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the later file with one changed page of the earlier one in it, each in turn, and its number from 1."""
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        if old != new:
            yield number, b"".join((*after[: number - 1], old, *after[number:]))


def campaign(folder: Path, rounds: int, *, known_here: bool) -> Counter[str]:
    """Put back each page that three saves changed; `known_here`: on the computer that made the saves."""
    results: Counter[str] = Counter()
    data = folder / "vault.db"
    for number in range(rounds):
        before = pages_of(data)
        saved(folder, range(20 + number * 3, 23 + number * 3))
        after = pages_of(data)
        with file.unlock(folder, PASSPHRASES[0]) as vault:
            whole = digest(vault)
        free = kinds_of_pages(folder, PASSPHRASES[0])["free"]
        note = kept_note()
        for page, replayed in replays(before, after):
            data.write_bytes(replayed)
            if known_here:
                put_note(note)
            else:
                forget()
            what = seen(folder, whole, known_here=known_here)
            results[UNUSED if what == SAME and page in free else what] += 1
        data.write_bytes(b"".join(after))
        put_note(note)
    print(f"pages put back, {known_here=}: {results.total()}, {dict(results)}")
    return results


def seen(folder: Path, whole: str, *, known_here: bool) -> str:
    """Open, read everything and verify; say whether anybody was told: by the opening alone, if `known_here`."""
    try:
        with file.unlock(folder, PASSPHRASES[0]) as vault:
            if {notice.kind for notice in vault.warnings} - {"unseen"}:
                digest(vault)  # can be read, or says that it cannot
                return TOLD
            if not known_here:
                vault.verify()
            if digest(vault) != whole:
                return SILENT
            return SAME if verifies(vault) else SILENT
    except CahierError:
        return TOLD


def verifies(vault: Vault) -> bool:
    try:
        vault.verify()
    except CahierError:
        return False
    return True


def kept_note() -> dict[str, bytes]:
    return {item.name: item.read_bytes() for item in (device.folder() / "seen").iterdir()}


def put_note(note: dict[str, bytes]) -> None:
    forget()
    (device.folder() / "seen").mkdir(parents=True)
    for name, data in note.items():
        (device.folder() / "seen" / name).write_bytes(data)


def test_a_page_put_back_is_told_at_opening(notebook: Path) -> None:
    results = campaign(notebook, 1, known_here=True)
    assert results[SILENT] == 0
    assert results[TOLD] > results.total() * 0.8


def test_a_page_put_back_is_found_by_verify_on_any_computer(notebook: Path) -> None:
    results = campaign(notebook, 1, known_here=False)
    assert results[SILENT] == 0
    assert results[TOLD] > results.total() * 0.8


@pytest.mark.long
@pytest.mark.parametrize("known_here", [True, False])
def test_no_page_of_many_put_back_goes_unnoticed(notebook: Path, known_here: bool) -> None:
    results = campaign(notebook, 30, known_here=known_here)
    assert results.total() > 1000
    assert results[SILENT] == 0
    assert results[SAME] < results.total() / 50  # an index that holds the same entries, laid otherwise


def test_a_mixture_is_told_at_each_opening_and_survives_saves(notebook: Path) -> None:
    data = notebook / "vault.db"
    before = pages_of(data)
    saved(notebook, range(20, 23))
    note, mixed = kept_note(), 0
    for _page, replayed in replays(before, pages_of(data)):
        data.write_bytes(replayed)
        put_note(note)
        kinds = []
        for _again in range(3):
            with file.unlock(notebook, PASSPHRASES[0]) as vault:
                kinds.append({notice.kind for notice in vault.warnings})
                with suppress(CahierError):
                    vault.write(lambda writer: writer.put_setting("after", "a save"))
        if kinds[0] == {"mixed"}:
            mixed += 1
            assert all(kind and kind <= {"mixed", "damaged"} for kind in kinds)
    assert mixed > 3


def test_a_mixture_names_where_it_is(notebook: Path) -> None:
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        for table in vault._connection.execute("SELECT name FROM temp.sqlite_master").fetchall():
            vault._connection.execute(f'DROP TRIGGER temp."{table[0]}"')
        vault._connection.execute("UPDATE event SET body = replace(body, 'E1', 'E9') WHERE seq = 1")
        with pytest.raises(MixedSaves) as caught:
            vault.verify()
    assert caught.value.where == ("event 0 to 63",)


def test_an_older_vault_put_back_is_told_with_both_dates_and_opens(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(notebook, tmp_path / "yesterday")
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        here = vault._sealing.head().at
    monkeypatch.setattr(sealing, "datetime", Tomorrow)
    saved(notebook, range(20, 22))
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        assert vault.warnings == ()
        seen_at = vault._sealing.head().at
    shutil.rmtree(notebook)
    shutil.copytree(tmp_path / "yesterday", notebook)
    for _again in range(2):
        with file.unlock(notebook, PASSPHRASES[0]) as vault:
            (notice,) = vault.warnings
            assert notice.kind == "older"
            assert here[:10] in notice.sentence
            assert seen_at[:10] in notice.sentence
            assert here[:10] != seen_at[:10]
            vault.verify()


def test_who_decides_to_go_on_with_an_older_vault_is_not_told_again(notebook: Path, tmp_path: Path) -> None:
    shutil.copytree(notebook, tmp_path / "yesterday")
    saved(notebook, range(20, 24))
    with file.unlock(tmp_path / "yesterday", PASSPHRASES[0]) as vault:
        assert [notice.kind for notice in vault.warnings] == ["older"]
        assert vault.accept_older()
        assert vault.warnings == ()
    with file.unlock(tmp_path / "yesterday", PASSPHRASES[0]) as vault:
        assert vault.warnings == ()


def test_two_copies_written_apart_are_told(notebook: Path, tmp_path: Path) -> None:
    shutil.copytree(notebook, tmp_path / "other")
    saved(notebook, range(20, 22))
    note = kept_note()
    forget()
    saved(tmp_path / "other", range(30, 32))
    put_note(note)
    with file.unlock(tmp_path / "other", PASSPHRASES[0]) as vault:
        assert [notice.kind for notice in vault.warnings] == ["parted"]


def test_a_computer_that_never_saw_a_vault_says_so_once(notebook: Path) -> None:
    forget()
    for expected in (["unseen"], []):
        with file.unlock(notebook, PASSPHRASES[0]) as vault:
            assert [notice.kind for notice in vault.warnings] == expected


def test_a_place_that_takes_no_note_is_said_and_stops_nobody(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter").write_text("a letter")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "letter"))
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        assert [notice.kind for notice in vault.warnings] == ["unnoted"]
        save(vault, 20)


@pytest.mark.parametrize("noise", [b"", b"noise" * 40, bytes(133)])
def test_a_note_that_cannot_be_read_is_as_good_as_none(notebook: Path, noise: bytes) -> None:
    put_note(dict.fromkeys(kept_note(), noise))
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        assert [notice.kind for notice in vault.warnings] == ["unseen"]


def test_the_note_tells_nothing_of_the_vault(notebook: Path) -> None:
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        known = (vault.keys.vault_id.hex(), vault._sealing.head().at, str(notebook), notebook.name)
    for name, data in kept_note().items():
        assert not [word for word in known if word in name or word.encode() in data]
        assert (device.folder() / "seen" / name).stat().st_mode & 0o777 == 0o600
    assert {len(data) for data in kept_note().values()} == {141}


def test_nothing_is_noted_of_a_vault_to_be_thrown_away(notebook: Path) -> None:
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        vault.leave_no_note()
        save(vault, 20)
    assert kept_note() == {}
    with file.unlock(notebook, PASSPHRASES[0]) as vault:
        assert vault.warnings == ()
        save(vault, 21)
    assert kept_note() == {}


def test_of_too_many_notes_the_longest_untouched_go(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, (own,) = device.folder() / "seen", kept_note()
    monkeypatch.setattr("cahier.vault.last_seen._MOST", 5)
    for number in range(6):
        (seen / f"{number:032}").write_bytes(b"of a vault that is gone")
        os.utime(seen / f"{number:032}", (number, number))
    (seen / "letter").write_text("of somebody")
    os.utime(seen / own, (3.5, 3.5))
    file.unlock(notebook, PASSPHRASES[0]).close()  # which touches its own
    file.create(tmp_path / "another", PASSPHRASES[0])[0].close()
    names = set(kept_note())
    assert {own, "letter", f"{5:032}", f"{4:032}", f"{3:032}"} < names
    assert len(names) == 6


def test_a_vault_to_be_thrown_away_pushes_no_note_out(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(kept_note())
    monkeypatch.setattr("cahier.vault.last_seen._MOST", len(before))
    with file.create(tmp_path / "another", PASSPHRASES[0])[0] as vault:
        vault.leave_no_note()
        save(vault, 1)
    file.unlock(tmp_path / "another", PASSPHRASES[0]).close()
    assert set(kept_note()) == before


class Tomorrow(datetime):
    """A clock that is a day ahead."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Tomorrow":
        return super().now(tz) + timedelta(days=1)
