"""Nothing of what is written can be read in the folder, nor anything beside it."""

import base64
import json
import unicodedata
from pathlib import Path
from urllib.parse import quote

from invented import put_ground

from cahier.domain.account import Account
from cahier.domain.folding import fold
from cahier.domain.person import Person
from cahier.vault import file
from cahier.vault.finding import searchable
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer
from harness import vault_work
from harness.power_cut import recorded
from harness.remains import decrypted
from harness.vault_work import COPY, DEVICE, NOTEBOOK, SOURCE, TOLD

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
    """Return what would give us away: names, words, the passphrase, ids and statements, in many codings."""
    texts = {
        CANARY,
        fold(CANARY),
        searchable(CANARY),
        unicodedata.normalize("NFD", CANARY),
        WORDS,
        "canary-",
        "TEST-01",
        "CREATE TABLE",
    }
    return {form for text in texts for word in (text, *text.split()) if len(word) > 5 for form in codings(word)}


def codings(word: str) -> set[bytes]:
    raw = {word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")}
    plain = word.encode()
    shifted = {base64.b64encode(b"\0" * shift + plain)[4 if shift else 0 : -4] for shift in range(3)}
    written = {plain.hex().encode(), plain.hex().upper().encode(), plain[::-1], quote(word).encode()}
    return raw | written | {form for form in shifted if len(form) > 7} | {json.dumps(word)[1:-1].encode()}


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
            assert (path / "vault.db-journal").stat().st_size > 16_384
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
        word = searchable("kanareyka").encode()
        assert word.hex().upper() in index_of(vault)
        vault.write(forget_canary)
        assert vault.search("kanareyka") == ()
        assert word[1:].hex().upper() not in index_of(vault)


def test_removed_words_are_on_no_page_even_for_one_who_has_the_key(tmp_path: Path, cheap_hashing: None) -> None:
    names = [f"Kanareyka{number:03}quşu" for number in range(60)]
    vault, _ = file.create(tmp_path / "notebook", WORDS)
    with vault:
        for number, name in enumerate(names):
            vault.write(lambda writer, n=number, name=name: writer.put(Person(person_id=f"p{n}", name_full=name)))
        for number in range(0, 60, 2):
            vault.write(lambda writer, n=number: writer.remove(Person, f"p{n}"))
    pages = decrypted(tmp_path / "notebook", WORDS)
    for form in (str, searchable):
        assert [name for name in names if form(name).encode() in pages] == names[1::2]


def test_a_program_at_work_writes_nothing_readable_anywhere(tmp_path: Path) -> None:
    work = recorded(tmp_path, "day", 5)
    secrets = {
        form
        for word in (*vault_work.PASSPHRASES, "Nigar Sınaqova", "apardılar", "ночью")
        for form in codings(word)
    }
    written = [operation for operation in work.operations if operation.kind == "write"]
    places = {operation.path for operation in written}
    where = {str(Path(place).relative_to(work.scene).parent) for place in places} - {"."}
    assert {place for place in where if not place.startswith(f"{NOTEBOOK}/att/")} == {
        NOTEBOOK, f"{NOTEBOOK}.part", f"{NOTEBOOK}/staging", f"{COPY}.part", f"{DEVICE}/cahier/seen",
        f"{DEVICE}/cahier/gone",
    }  # fmt: skip
    beside = {Path(place).name for place in places if Path(place).parent == work.scene}
    assert beside == {SOURCE, TOLD}
    assert not [operation.path for operation in written if any(form in operation.data for form in secrets)]
    assert [operation for operation in written if b"state 1" in operation.data], "the scan is blind"
    print(f"{len(written)} writes to {len(places)} files, {len(secrets)} forms, none found")
