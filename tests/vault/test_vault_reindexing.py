"""An index of words of another folding is made anew in steps: nobody waits for it, and nothing is left out."""

from pathlib import Path

import pytest

from cahier.domain.person import Person
from cahier.vault import arrival, file, finding, reindexing
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer
from cahier.workflows import search
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"
PEOPLE = 230


@pytest.fixture
def outdated(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a vault of some people, at a computer with a version of tomorrow that folds n to m."""
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_people)
    monkeypatch.setattr(finding, "fold", lambda text: text.casefold().replace("n", "m").replace("ı", "i"))
    monkeypatch.setattr(finding, "VERSION", "tomorrow")
    monkeypatch.setattr(arrival, "_PATIENCE", 0)
    return folder


def put_people(writer: Writer) -> None:
    for number in range(PEOPLE):
        writer.put(Person(person_id=f"p{number}", name_full="Nigar Sınaqova"))


def found(vault: Vault) -> int:
    return len(vault.search("nigar", PEOPLE + 9))


def test_a_step_at_opening_and_the_rest_afterwards_finds_everything(outdated: Path) -> None:
    with file.unlock(outdated, WORDS) as vault:
        steps = 1
        while not vault.find_anew(0):
            steps += 1
        assert steps > PEOPLE // 50
        assert found(vault) == PEOPLE
        assert vault.own_setting(reindexing.SETTING) == "tomorrow"
        vault.verify()


def test_the_work_goes_on_where_it_was_left(outdated: Path) -> None:
    seen = []
    for _opening in range(6):
        with file.unlock(outdated, WORDS) as vault:  # each opening takes one step
            seen.append(found(vault))
            vault.verify()
    assert seen[0] < seen[2] < PEOPLE == seen[-1]
    assert seen == sorted(seen)


def test_what_is_saved_meanwhile_is_found(outdated: Path) -> None:
    with file.unlock(outdated, WORDS) as vault:
        vault.write(lambda writer: writer.put(Person(person_id="new", name_full="Rəşad Sınaqov")))
        assert [hit.id for hit in vault.search("rəşad")] == ["new"]


def test_another_change_of_folding_begins_anew(outdated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with file.unlock(outdated, WORDS) as vault:
        assert not vault.find_anew(0)
    monkeypatch.setattr(finding, "VERSION", "the day after")
    monkeypatch.setattr(finding, "fold", lambda text: text.casefold().replace("n", "r").replace("ı", "i"))
    with file.unlock(outdated, WORDS) as vault:
        search.catch_up(Workspace(vault))
        assert found(vault) == PEOPLE
        assert vault.own_setting(reindexing.SETTING) == "the day after"
