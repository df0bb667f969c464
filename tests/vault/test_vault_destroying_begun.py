"""What was begun to be destroyed when the disk refused is not forgotten, and each fault says what may be gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from attached import attach, source

from cahier.domain.account import Account
from cahier.domain.evidence import Evidence
from cahier.domain.tombstone import Tombstone
from cahier.vault import file
from cahier.vault.destroy_errors import KeyNotDestroyed, NotYetClean, NotYetDestroyed
from cahier.vault.destroying import records as destroying
from cahier.vault.destroying.doomed import Item
from cahier.vault.destroying.noted import Noted
from cahier.vault.destroying.records import Destroyed
from cahier.vault.errors import CannotRead, CannotWrite, VaultError
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer

WORDS = "six invented words for a test"
FILE, TEXT = Item("evidence", "evidence-V1"), Item("account", "a")


@pytest.fixture
def told(vault: Vault, tmp_path: Path) -> Vault:
    """Return an open vault with a file of evidence and what somebody told."""
    attach(vault, source(tmp_path, 600))
    account = Account(
        account_id="a", case_id="case-1", interview_id="i", code="a", language="az", text="zqkanarey"
    )
    vault.write(lambda writer: writer.put(account))
    return vault


def destroy(vault: Vault, item: Item) -> Destroyed:
    return destroying.destroy(vault, [item], "danger")


@contextmanager
def replaced(place: object, name: str, other: Callable[..., object]) -> Iterator[None]:
    """Put a disk that refuses in the place of what destroys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, name, other)
        yield


def refuse(*_given: object) -> None:
    raise CannotWrite


def keep(_name: str) -> bool:
    return False


def test_what_was_begun_is_not_forgotten_over_the_next_thing(told: Vault) -> None:
    for item in (FILE, TEXT):
        with replaced(told.attachments, "destroy_key", keep), pytest.raises(KeyNotDestroyed):
            destroy(told, item)
    assert [each.account_id for each in told.list(Account)] == ["a"]  # not even begun
    destroy(told, TEXT)
    assert (told.list(Account), told.list(Evidence)) == ((), ())
    told.close()
    with file.unlock(told.path, WORDS) as vault:
        assert vault.warnings == ()


def test_asked_again_for_the_same_it_goes_on(told: Vault) -> None:
    with replaced(told.attachments, "destroy_key", keep), pytest.raises(KeyNotDestroyed):
        destroy(told, FILE)
    done = destroy(told, FILE)
    assert (done.files, done.noted, len(told.list(Tombstone))) == (1, True, 1)


@pytest.mark.parametrize(("save", "said"), [(1, NotYetDestroyed), (2, NotYetClean)])
def test_a_save_of_which_only_the_last_flush_failed_is_told_as_begun(
    told: Vault, save: int, said: type[VaultError]
) -> None:
    real, calls = told.write, count(1)

    def at_last(work: Callable[[Writer], None]) -> None:
        real(work)
        if next(calls) == save:
            raise CannotWrite

    with replaced(told, "write", at_last), pytest.raises(said):
        destroy(told, TEXT)
    told.close()
    with file.unlock(told.path, WORDS) as vault:
        assert {notice.kind for notice in vault.warnings} == {"destroyed"}
        assert vault.list(Account) == ()


def test_a_save_refused_in_the_middle_says_what_may_be_gone(told: Vault) -> None:
    with (
        replaced(Writer, "add_tombstones", refuse),
        pytest.raises(NotYetDestroyed, match="may be unreadable already"),
    ):
        destroy(told, FILE)
    assert len(told.list(Evidence)) == 1


def test_where_nobody_can_look_any_more_it_is_told_as_begun(told: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def blind(*_given: object) -> None:
        monkeypatch.setattr(told, "own_setting", refuse)  # a full disk on which a save cannot be taken back
        raise CannotRead

    with replaced(Writer, "add_tombstones", blind), pytest.raises(NotYetDestroyed):
        destroy(told, TEXT)


def test_records_that_are_gone_are_told_as_gone_where_nobody_can_look_any_more(told: Vault) -> None:
    real = told.list

    def blind(kind: type, *given: str) -> object:
        if kind is Tombstone:  # a disk on which the save after it cannot be taken back
            raise CannotRead
        return real(kind, *given)

    with replaced(told, "list", blind), pytest.raises(NotYetClean):
        destroy(told, TEXT)


def test_one_that_is_not_begun_is_not_told_as_gone_because_another_left_traces(told: Vault) -> None:
    with replaced(told, "compact", refuse), pytest.raises(NotYetClean):
        destroy(told, TEXT)
    with replaced(told, "write", refuse), pytest.raises(CannotWrite):
        destroy(told, FILE)


def test_what_was_cut_short_before_this_computer_noted_it_is_noted_when_it_is_finished(told: Vault) -> None:
    with replaced(Noted, "add", refuse), pytest.raises(NotYetClean):
        destroy(told, TEXT)
    assert Noted(told.keys).all() == ()
    told.close()
    with file.unlock(told.path, WORDS) as vault:
        assert [each.item for each in Noted(vault.keys).all()] == ["a"]
