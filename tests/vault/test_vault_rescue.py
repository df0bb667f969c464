"""One page of a vault is damaged: all records that are not on it come over into a new vault."""

import random  # noqa: TID251 - a page that fails must be found again
from collections.abc import Callable
from pathlib import Path

import pytest

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.errors import CahierError
from cahier.domain.event import Event
from cahier.domain.notion import Notion
from cahier.domain.person import CasePerson, Person
from cahier.vault import file, rescue
from cahier.vault.errors import AlreadyThere, DamagedData, WrongPassphrase
from cahier.vault.kinds import KIND_OF, id_of
from cahier.vault.opening import by_passphrase
from cahier.vault.reader import Reader
from cahier.vault.writer import Writer

WORDS, OTHER = "six invented words for a test", "another six invented words here"
PAGE = 16_384
RECORDS = 250
Digests = Callable[[Path], dict[str, str]]


def put_many(writer: Writer) -> None:
    for number in range(RECORDS):
        case_id, name = f"case-{number % 10}", f"n{number}"
        if number < 10:
            writer.put(Case(case_id=case_id, code=f"TEST-{number:02}", title_internal=f"Invented {number}"))
        writer.put(Person(person_id=name, name_full=f"Nigar Sınaqova {number}"))
        writer.put(CasePerson(case_id=case_id, person_id=name, code=f"P{number}", role=("ROLE.WITNESS",)))
        told = f"Onu apardılar {number} " * 90
        writer.put(
            Account(account_id=name, case_id=case_id, interview_id="i", code=name, language="az", text=told)
        )
        writer.put(Event(event_id=name, case_id=case_id, code=name, act="ACT.TEST", summary=f"Gecə {number}"))
    writer.put_setting("last_place", "here")


@pytest.fixture
def full(folder: Path) -> Path:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_many)
    return folder


def everything(reader: Reader) -> dict[tuple[Notion, str], object]:
    return {(notion, id_of(record)): record for notion, kind in KIND_OF.items() for record in reader.each(kind)}


def flip(folder: Path, page: int) -> None:
    raw = bytearray((folder / "vault.db").read_bytes())
    raw[page * PAGE + 700] ^= 4
    (folder / "vault.db").write_bytes(bytes(raw))


def rescued(folder: Path, to: Path) -> rescue.Rescued:
    return rescue.rescue(folder, by_passphrase(WORDS), to, OTHER)


def test_of_a_vault_that_is_whole_everything_comes_over(full: Path, tmp_path: Path, digests: Digests) -> None:
    with file.unlock(full, WORDS) as vault:
        before, place = everything(vault), vault.settings()
    files = digests(full)
    done = rescued(full, tmp_path / "new")
    assert digests(full) == files
    assert sum(done.written.values()) == len(before)
    assert sum(done.lost.values()) == done.stand_ins == 0
    assert sorted(item.name for item in tmp_path.iterdir()) == ["new", "notebook"]
    with file.unlock(tmp_path / "new", OTHER) as vault:
        assert everything(vault) == before
        assert vault.settings() == place
        assert vault.warnings == ()
        vault.verify()
    file.recover(tmp_path / "new", done.recovery_key).close()
    with pytest.raises(WrongPassphrase):
        file.unlock(tmp_path / "new", WORDS)


def one_page(full: Path, tmp_path: Path, pages: int) -> None:
    """Damage one page after another; each time nearly all that is not on it must come over unchanged."""
    with file.unlock(full, WORDS) as vault:
        before = everything(vault)
    raw = (full / "vault.db").read_bytes()
    whole, least, nothing = 0, 1.0, 0
    chosen = random.Random(7).sample(range(1, len(raw) // PAGE), pages)  # noqa: S311
    for number, page in enumerate(chosen):
        flip(full, page)
        done = rescued(full, tmp_path / f"new{number}")
        with file.unlock(tmp_path / f"new{number}", OTHER) as vault:
            after = everything(vault)
            vault.verify()
        lost = {key for key in before if key not in after}
        same = sum(after.get(key) == record for key, record in before.items())
        assert sum(done.lost.values()) >= len(lost)
        assert same + sum(done.lost.values()) >= len(before)
        assert len(after) - same <= done.stand_ins
        whole += not sum(done.lost.values())
        nothing += same < len(before) // 2
        least = min(least, (same + sum(done.lost.values())) / len(before), 1.0)
        (full / "vault.db").write_bytes(raw)
    print(f"{pages} single pages damaged: {whole} cost no record, {nothing} over half; of the rest >= {least:.2%}")
    assert least >= 0.99


def test_one_bad_page_costs_what_was_on_it_and_no_more(full: Path, tmp_path: Path) -> None:
    one_page(full, tmp_path, 4)


@pytest.mark.long
def test_no_bad_page_of_many_costs_more(full: Path, tmp_path: Path) -> None:
    one_page(full, tmp_path, 60)


def test_a_lost_case_has_a_stand_in_with_its_code(full: Path, tmp_path: Path) -> None:
    with file.unlock(full, WORDS) as vault:
        (page,) = vault._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'case'").fetchone()
        before = everything(vault)
    flip(full, page - 1)
    done = rescued(full, tmp_path / "new")
    assert (done.lost[Notion.CASE], done.stand_ins) == (10, 10)
    with file.unlock(tmp_path / "new", OTHER) as vault:
        after = everything(vault)
        assert sorted(line.code for line in vault.cases()) == [f"TEST-{number:02}" for number in range(10)]
        assert len(vault.search("nigar", 10_000)) == RECORDS
    assert {key: record for key, record in after.items() if key[0] is not Notion.CASE} == {
        key: record for key, record in before.items() if key[0] is not Notion.CASE
    }


def test_what_cannot_be_rescued_is_refused_and_leaves_nothing(
    full: Path, tmp_path: Path, digests: Digests
) -> None:
    flip(full, 0)
    before = digests(full)
    (tmp_path / "there").mkdir()
    for to, open_slot, expected in (
        (tmp_path / "new", by_passphrase(WORDS), DamagedData),
        (tmp_path / "new", by_passphrase(OTHER), WrongPassphrase),
        (tmp_path / "there", by_passphrase(WORDS), AlreadyThere),
        (tmp_path / "no" / "new", by_passphrase(WORDS), CahierError),
    ):
        with pytest.raises(expected):
            rescue.rescue(full, open_slot, to, OTHER)
        assert sorted(item.name for item in tmp_path.iterdir()) == ["notebook", "there"]
        assert digests(full) == before
