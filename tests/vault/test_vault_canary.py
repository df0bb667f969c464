"""Nothing of what is written can be read in the folder, nor anything beside it."""

import unicodedata
from pathlib import Path

from invented import put_ground

from cahier.domain.account import Account
from cahier.domain.folding import fold
from cahier.domain.person import Person
from cahier.vault import file
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
CANARY = "Kanareyka Şübhəsiz канарейка"


def put_canary(writer: Writer) -> None:
    put_ground(writer)
    writer.put(Person(person_id="canary-person", name_full=CANARY, phones=("+994 55 555 01 23",)))
    account = Account(
        account_id="canary-account",
        case_id="case-1",
        interview_id="i",
        code="A1",
        language="az",
        text=CANARY * 3000,
    )
    writer.put(account)
    writer.put_setting("canary-setting", CANARY)


def forget_canary(writer: Writer) -> None:
    writer.remove(Person, "canary-person")
    writer.remove(Account, "canary-account")
    writer.put_setting("canary-setting", "")


def index_of(vault: Vault) -> str:
    """Return the blocks of the search index as hexadecimal digits."""
    return " ".join(row[0] for row in vault._connection.execute("SELECT hex(block) FROM words_data"))


def forms() -> set[bytes]:
    texts = {
        CANARY,
        fold(CANARY),
        unicodedata.normalize("NFD", CANARY),
        WORDS,
        "canary-",
        "TEST-01",
        "CREATE TABLE",
    }
    words = {word for text in texts for word in (text, *text.split()) if len(word) > 5}
    return {word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le", "utf-16-be")}


def assert_unreadable(place: Path) -> int:
    files = [item for item in place.rglob("*") if item.is_file()]
    for item in files:
        raw = item.read_bytes()
        assert not [form for form in forms() if form in raw], item.name
    return len(files)


def test_no_canary_is_found_while_writing_and_after_closing(tmp_path: Path, cheap_hashing: None) -> None:
    path = tmp_path / "notebook"
    vault, recovery_key = file.create(path, WORDS)
    with vault:
        vault.write(put_canary)
        assert vault.search("kanareyka")

        def work(writer: Writer) -> None:
            writer.remove(Person, "canary-person")
            assert (path / "vault.db-journal").stat().st_size >= 0
            assert assert_unreadable(tmp_path) >= 4

        vault.write(work)
    assert assert_unreadable(tmp_path) >= 4
    assert not [item for item in path.iterdir() if recovery_key.encode() in item.read_bytes()]
    assert [item.name for item in tmp_path.iterdir()] == ["notebook"]


def test_the_scan_would_see_a_plain_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text(f"... {CANARY.split()[0]}")
    try:
        assert_unreadable(tmp_path)
    except AssertionError:
        return
    raise AssertionError("the scan is blind")


def test_a_removed_text_is_gone_from_the_decrypted_pages(tmp_path: Path, cheap_hashing: None) -> None:
    vault, _ = file.create(tmp_path / "notebook", WORDS)
    with vault:
        vault.write(put_canary)
        assert b"kanareyka".hex().upper() in index_of(vault)
        vault.write(forget_canary)
        assert vault.search("kanareyka") == ()
        assert b"anareyka".hex().upper() not in index_of(vault)
