"""Damage is counted in a time that depends on what is there, not on the numbers that stand on damaged pages."""

import pytest

from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.notion import Notion
from cahier.vault import salvage
from cahier.vault.errors import UnreadableRecords
from cahier.vault.salvage import Salvage
from cahier.vault.sealing import BLOCK
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

ACCOUNTS, PAGE, FAR = 20, 16_384, 1 << 41
ENOUGH = 2_000  # questions
SEQ = "UPDATE account SET seq = ? WHERE id = 'a7'"
MOVE = "UPDATE sealed_part SET block = ? WHERE name = 'account'"


@pytest.fixture
def told(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """Return a vault with accounts, of which only so many questions may be asked when it is damaged."""
    real, asked = Salvage.ask, []

    def counted(self: Salvage, question: str, *values: object) -> object:
        asked.append(question)
        assert len(asked) < ENOUGH
        return real(self, question, *values)

    monkeypatch.setattr(Salvage, "ask", counted)
    monkeypatch.setattr(salvage, "_CHUNK", 64)
    monkeypatch.setattr(salvage, "_FAR", 1 << 10)
    vault.write(put_accounts)
    return vault


def put_accounts(writer: Writer) -> None:
    writer.put(Case(case_id="c", code="TEST-01", title_internal="Invented"))
    for number in range(ACCOUNTS):
        name = f"a{number}"
        writer.put(
            Account(account_id=name, case_id="c", interview_id="i", code=name, language="az", text="Gecə. " * 900)
        )


def as_another_page_says(vault: Vault, question: str, *values: object) -> None:
    """Change what is there behind the back of the seals, as an old page that is put back does."""
    for table in vault._connection.execute("SELECT name FROM temp.sqlite_master").fetchall():
        vault._connection.execute(f'DROP TRIGGER temp."{table[0]}"')
    vault._connection.execute(question, values)


def spoil_accounts(vault: Vault) -> None:
    """Damage the page without which no account is found."""
    ((page,),) = vault._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'account'").fetchall()
    raw = bytearray(vault.data.path.read_bytes())
    raw[(page - 1) * PAGE + 700] ^= 4
    vault.data.path.write_bytes(raw)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        (SEQ, FAR),
        (MOVE, FAR),
        (MOVE, (1 << 63) - 1),
        (MOVE, "gecə"),
    ],
)
def test_a_number_that_no_row_ever_has_keeps_nobody_waiting(told: Vault, question: str, number: object) -> None:
    as_another_page_says(told, question, number)
    spoil_accounts(told)
    with pytest.raises(UnreadableRecords) as caught:
        told.verify()
    assert caught.value.lost == (f"{ACCOUNTS} of account (of TEST-01)",)


def test_rows_far_from_each_other_are_all_read(told: Vault) -> None:
    as_another_page_says(told, SEQ, FAR)
    assert read_again(told) == ACCOUNTS


def test_a_row_far_off_is_read_that_only_the_seals_know(told: Vault) -> None:
    as_another_page_says(told, SEQ, FAR)
    as_another_page_says(told, "DROP INDEX account_of_case")
    as_another_page_says(told, "INSERT INTO sealed_part VALUES ('account', ?, x'')", FAR // BLOCK)
    assert read_again(told) == ACCOUNTS


def test_rows_that_neither_the_index_nor_the_seals_know_are_read(told: Vault) -> None:
    as_another_page_says(told, "DROP INDEX account_of_case")
    as_another_page_says(told, "DELETE FROM sealed_part")
    assert read_again(told) == ACCOUNTS


def read_again(vault: Vault) -> int:
    """Return how many accounts are read where none is lost."""
    reading = Salvage(vault.data.connect)
    rows, lost = reading.read(Notion.ACCOUNT)
    reading.close()
    assert lost == ()
    return len(rows)
