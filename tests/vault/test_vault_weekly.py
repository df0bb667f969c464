"""The weekly look at everything, in slices; and the index of words, made anew when folding changes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from invented import PERSON, put_ground

from cahier.domain.account import Account
from cahier.domain.person import Person
from cahier.vault import file, finding, reindexing, weekly, weekly_round
from cahier.vault.errors import DamagedData, MixedSaves, UnreadableRecords
from cahier.vault.vault import Vault
from cahier.vault.verification import Verification
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
PAGE = 16_384


def put_many(writer: Writer) -> None:
    put_ground(writer)
    for number in range(1100):
        writer.put(Person(person_id=f"p{number}", name_full=f"Nigar Sınaqova {number} " + "söz " * 60))
    for number in range(60):
        writer.put(
            Account(
                account_id=f"a{number}", case_id="case-1", interview_id="i", code=f"A{number}", language="az",
                text=f"Onu apardılar {number} " * 40,
            )
        )  # fmt: skip


def steps_of(vault: Vault, after: str = "") -> list[str]:
    with vault.data.once() as connection:
        return [step.name for step in Verification(connection, vault.data.sealing(connection)).steps(after)]


def test_a_round_goes_on_where_it_was_left_and_comes_to_an_end(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_many)
        assert vault.verify_due
        assert not vault.verify_some(0.0)
    slices = 1
    while True:
        with file.unlock(folder, WORDS) as vault:
            if vault.verify_some(0.005):
                while item := weekly_round.next_item(vault):
                    weekly_round.note(vault, item, ())
                break
            slices += 1
            vault.write(
                lambda writer, n=slices: writer.put(Person(person_id=f"new{n}", name_full="Between slices"))
            )
            assert vault.verify_due
    print(f"{slices} slices")
    assert slices > 2
    with file.unlock(folder, WORDS) as vault:
        assert not vault.verify_due


def test_the_steps_come_in_the_order_of_their_names_and_none_is_left_out(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_many)
        names = steps_of(vault)
        assert names == sorted(names)
        assert len(set(names)) == len(names) > 50
        assert all(steps_of(vault, name) == names[number + 1 :] for number, name in enumerate(names))


def test_a_slice_finds_what_verify_finds(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_many)
        for (name,) in vault._connection.execute("SELECT name FROM temp.sqlite_master").fetchall():
            vault._connection.execute(f'DROP TRIGGER temp."{name}"')
        vault._connection.execute("UPDATE person SET body = replace(body, 'Nigar', 'Other') WHERE seq = 1000")
        for look in (vault.verify, lambda: vault.verify_some(60)):
            with pytest.raises(MixedSaves) as caught:
                look()
            assert caught.value.where == ("person 960 to 1023",)
        assert vault.verify_due


def test_damage_is_told_by_kind_and_case(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_many)
    pages = (folder / "vault.db").stat().st_size // PAGE
    told = []
    raw = (folder / "vault.db").read_bytes()
    for page in range(2, pages, 5):
        broken = bytearray(raw)
        broken[page * PAGE + 500] ^= 1
        (folder / "vault.db").write_bytes(bytes(broken))
        with file.unlock(folder, WORDS) as vault, pytest.raises(DamagedData) as caught:
            vault.verify()
        if isinstance(caught.value, UnreadableRecords):
            told += caught.value.lost
    assert [line for line in told if line.endswith("of account (of TEST-01)")], told[:5]
    assert [line for line in told if line.endswith("of person")]


def test_a_week_later_it_is_due_again_and_a_wrong_clock_does_not_put_it_off() -> None:
    now = datetime.now(UTC)
    for age, due in (
        (timedelta(days=6), False),
        (timedelta(days=7, hours=1), True),
        (timedelta(days=-3000), True),
    ):
        assert weekly.Standing((now - age).isoformat(timespec="seconds")).is_due is due
    assert weekly.Standing().is_due


def test_words_folded_in_another_way_are_found_after_the_next_opening(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
    with monkeypatch.context() as patch:  # as a version of tomorrow that folds n to m
        patch.setattr(finding, "fold", lambda text: text.casefold().replace("n", "m").replace("ı", "i"))
        with file.unlock(folder, WORDS) as vault:
            assert vault.search("nigar") == (), "the folding of the index did not matter"
        patch.setattr(finding, "VERSION", "tomorrow")
        with file.unlock(folder, WORDS) as vault:
            assert [hit.id for hit in vault.search("nigar")] == [PERSON.person_id]
            assert vault.own_setting(reindexing.SETTING) == "tomorrow"
            vault.verify()
    with file.unlock(folder, WORDS) as vault:
        assert [hit.id for hit in vault.search("nigar")] == [PERSON.person_id]


def test_a_vault_from_before_numbers_is_indexed_anew_once(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(
            lambda writer: writer._connection.execute("DELETE FROM setting WHERE key = '.folding'") and None
        )
        vault.write(lambda writer: writer._connection.execute("DELETE FROM words") and None)
    with file.unlock(folder, WORDS) as vault:
        assert [hit.id for hit in vault.search("nigar")] == [PERSON.person_id]
        counter = vault._sealing.head().counter
    with file.unlock(folder, WORDS) as vault:
        assert vault._sealing.head().counter == counter
