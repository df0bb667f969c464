"""What is destroyed for ever is on no page for one who has the key, and a kill on the way is no half measure."""

import dataclasses
import json
import os
import random  # noqa: TID251 - what is left must be left again
import shutil
from pathlib import Path

import pytest
from attached import attach, line, source, stored_files
from invented import CASE, PERSON

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.account import Account, Mention
from cahier.domain.case import Case
from cahier.domain.consent import Consent
from cahier.domain.custody import first_break, seal_of
from cahier.domain.decision import Decision
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.person import CasePerson, Person
from cahier.domain.recall import Recall
from cahier.domain.relationship import Relationship
from cahier.domain.submission import Release, ReleasedFile
from cahier.domain.tombstone import Tombstone
from cahier.vault import database, file
from cahier.vault.destroy_errors import NotYetClean, WasDestroyed
from cahier.vault.destroying import records as destroying
from cahier.vault.destroying.noted import Noted
from cahier.vault.destroying.records import Item
from cahier.vault.errors import CannotWrite, NotFound, VaultError
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer
from harness.remains import decrypted, found

WORDS = "six invented words for a test"
TIMES = (5, 6, 7, 8, 220, 300, 10)  # short and long by turns, so that rows change their pages
MANY = [f"zq{number:03}kanarey" for number in range(200)]


def told(number: int, word: str) -> str:
    """Return an account with a word of its own in its middle and at its end."""
    text = [f"söz{n % 97}{number % 10}" for n in range(200)]
    text[100] = word
    return " ".join([*text, f"{word}da"])


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed vault with an account and a person for each word of MANY, changed again and again."""
    path, chance = tmp_path_factory.mktemp("grown") / "notebook", random.Random(5)  # noqa: S311

    def change(writer: Writer) -> None:
        for number in chance.sample(range(len(MANY)), len(MANY)):
            word = MANY[number]
            writer.put(account(number, f"{word} " * chance.choice(TIMES)))
            writer.put(Person(person_id=f"p{number}", name_full=word * chance.randint(1, 60)))

    with pytest.MonkeyPatch.context() as patch:
        for cost in ("COST", "FLOOR"):
            patch.setattr(passphrase, cost, Cost(64, 1))
        with file.create(path, WORDS)[0] as vault:
            vault.write(put_ground)
            for _round in range(8):
                vault.write(change)
    return path


@pytest.fixture
def many(grown: Path, folder: Path) -> Path:
    """Return a copy of it in the place of an empty vault."""
    shutil.rmtree(folder)
    return Path(shutil.copytree(grown, folder))


def items(count: int) -> list[Item]:
    """Return every second of them."""
    every = range(0, count, 2)
    return [
        *(Item("account", f"a{number}") for number in every),
        *(Item("person", f"p{number}") for number in every),
    ]


def account(number: int, text: str, **more: object) -> Account:
    fields = {"case_id": "case-1", "interview_id": "i1", "code": f"T{number}", "language": "az", **more}
    return Account(account_id=f"a{number}", text=text, **fields)  # type: ignore[arg-type]


def put_ground(writer: Writer) -> None:
    """Record a case with two people, an interview of each, and what hangs on them."""
    other = Person(person_id="person-2", name_full="Qulu Sınaqov")
    for record in (CASE, PERSON, other):
        writer.put(record)
    for number, person in enumerate((PERSON, other), start=1):
        who = person.person_id
        writer.put(CasePerson(case_id="case-1", person_id=who, code=f"P{number}", role=("ROLE.TARGET",)))
        writer.put(Interview(interview_id=f"i{number}", case_id="case-1", code=f"I{number}", interviewee=who))
        writer.put(Consent(consent_id=f"c{number}", case_id="case-1", person=who))
    writer.put(
        Relationship(
            relationship_id="r", case_id="case-1", from_person="person-1", kin="KIN.SISTER", to_person="person-2"
        )
    )


def test_of_what_is_destroyed_nothing_is_on_any_page(many: Path) -> None:
    with file.unlock(many, WORDS) as vault:
        place = json.dumps({"account_id": "a0", "draft": MANY[0]})
        vault.write(lambda writer: writer.put_setting("last_place", place))
        destroying.destroy(vault, items(200), "withdrawn")
        assert vault.search(MANY[0]) == ()
        assert {hit.id for hit in vault.search(MANY[1])} == {"a1", "p1"}
        vault.verify()
    assert (many / "vault.db-journal").stat().st_size == 0
    pages = decrypted(many, WORDS)
    left, kept = found(pages, MANY[::2]), found(pages, MANY[1::2])
    print(f"{len(pages) // 16_304} pages decrypted: {len(left)} of 100 destroyed words, {len(kept)} of 100 others")
    assert (left, len(kept)) == ([], 100)


@pytest.mark.parametrize("mutant", ["deleted is not zeroed", "pages are not written anew", "index is not"])
def test_without_any_one_step_words_are_left(many: Path, monkeypatch: pytest.MonkeyPatch, mutant: str) -> None:
    if mutant == "index is not":
        monkeypatch.setattr(Writer, "index_anew", lambda _writer: None)
    else:
        monkeypatch.setattr(Vault, "compact", lambda _vault: None)
    if mutant == "deleted is not zeroed":
        others = tuple(each for each in database._ASKED if not each.startswith("secure_delete"))
        monkeypatch.setattr(database, "_ASKED", (*others, "secure_delete=OFF"))
        monkeypatch.setitem(database.SETTINGS, "secure_delete", "0")
    with file.unlock(many, WORDS) as vault:
        destroying.destroy(vault, items(200), "withdrawn")
    left = found(decrypted(many, WORDS), MANY[::2])
    print(f"{mutant}: {len(left)} of 100 destroyed words are left")
    assert left


def test_an_account_takes_its_decisions_along_and_leaves_the_rest(folder: Path) -> None:
    def work(writer: Writer) -> None:
        put_ground(writer)
        writer.put(account(1, "Nigar said a Secretword and a Sharedword."))
        writer.put(account(2, "Another Sharedword.", interview_id="i2"))
        for number, (surface, of) in enumerate(
            (("Secretword", "a1"), ("Secretword", None), ("Sharedword", None), ("Elsewhere", None))
        ):
            writer.put(
                Decision(
                    decision_id=f"d{number}",
                    case_id="case-1",
                    verdict="hide",
                    scope="case" if of is None else "text",
                    surface=surface,
                    type="NAME",
                    account_id=of,
                )
            )
        writer.put(Event(event_id="e", case_id="case-1", code="E1", act="A", sources=("a1", "i2")))

    with file.unlock(folder, WORDS) as vault:
        vault.write(work)
        done = destroying.destroy(vault, [Item("account", "a1")], "mistake")
        assert {str(notion): count for notion, count in done.records.items()} == {"account": 1, "decision": 2}
        assert [each.decision_id for each in vault.list(Decision)] == ["d2", "d3"]
        assert [each.account_id for each in vault.list(Account)] == ["a2"]
        assert vault.get(Event, "e").sources == ("i2",)
        assert len(vault.list(Interview)) == 2
        vault.verify()
    assert found(decrypted(folder, WORDS), ["Secretword"]) == []


def test_a_person_goes_with_all_that_is_their_own_and_out_of_what_others_say(folder: Path) -> None:
    def work(writer: Writer) -> None:
        put_ground(writer)
        writer.put(account(1, "What she told herself."))
        mention = Mention(start=0, end=5, kind="person", ref="person-1")
        other = Mention(start=6, end=9, kind="person", ref="person-2")
        writer.put(account(2, "Nigar and her brother.", interview_id="i2", mentions=(mention, other)))
        writer.put(Event(event_id="e", case_id="case-1", code="E1", act="A", targets=("person-1", "person-2")))

    with file.unlock(folder, WORDS) as vault:
        vault.write(work)
        destroying.destroy(vault, [Item("person", "person-1")], "withdrawn")
        assert [each.person_id for each in vault.list(Person)] == ["person-2"]
        assert [each.person_id for each in vault.list(CasePerson)] == ["person-2"]
        assert [each.interview_id for each in vault.list(Interview)] == ["i2"]
        assert [each.consent_id for each in vault.list(Consent)] == ["c2"]
        assert vault.list(Relationship) == ()
        assert vault.get(Event, "e").targets == ("person-2",)
        assert [each.ref for each in vault.get(Account, "a2").mentions] == ["person-2"]
        assert vault.cases()[0].people == "Qulu Sınaqov"
        assert sorted(each.kind for each in vault.list(Tombstone)) == ["account", "interview", "person"]
        vault.verify()
    assert found(decrypted(folder, WORDS), ["Sınaqova", "told herself", "person-1"]) == [
        "person-1"
    ]  # its tombstone


def test_a_case_goes_whole_and_who_holds_something_of_it_stays_known(folder: Path) -> None:
    released = Release(
        release_id="rel",
        case_id="case-1",
        code="R1",
        when="2026-05-06T07:08:09Z",
        profile="ep_brief",
        recipient="European Parliament",
        purpose="PUR.EP",
        decision="released",
        persons=("person-1",),
        files=(ReleasedFile(format="pdf", name="brief-AZ-7K3F.pdf", sha256="0" * 64, size=1),),
    )

    def work(writer: Writer) -> None:
        put_ground(writer)
        writer.put(Case(case_id="case-2", code="TEST-02", title_internal="Stays"))
        writer.put(CasePerson(case_id="case-2", person_id="person-2", code="P1", role=("ROLE.WITNESS",)))
        writer.put(released)

    with file.unlock(folder, WORDS) as vault:
        vault.write(work)
        destroying.destroy(vault, [Item("case", "case-1")], "retention")
        assert [line.code for line in vault.cases()] == ["TEST-02"]
        assert [each.person_id for each in vault.list(Person)] == ["person-2"]
        (recall,) = vault.list(Recall)
        assert (recall.number, recall.released_on, recall.recipient) == (
            "AZ-7K3F", "2026-05-06", "European Parliament",
        )  # fmt: skip
        vault.verify()
    assert found(decrypted(folder, WORDS), ["Nigar", "An invented case", "TEST-01"]) == []


def test_evidence_goes_with_its_file_and_its_custody_leaves_a_seal(folder: Path, tmp_path: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        evidence = attach(vault, source(tmp_path, 60_000))
        small = attach(vault, source(tmp_path, 600), "V2")
        changed = dataclasses.replace(evidence, derivatives=(small.evidence_id,))
        vault.write(lambda writer: writer.put(changed))
        vault.write(lambda writer: writer.add_custody(line(evidence, "SHOWN", 2)))
        seal = seal_of(vault.custody(evidence.evidence_id))
        (kept,) = [path for path in stored_files(folder) if evidence.file and evidence.file in path.name]
        ours = os.open(kept, os.O_RDONLY)  # as somebody who reads the blocks after the name is gone
        done = destroying.destroy(vault, [Item("evidence", evidence.evidence_id)], "danger")
        assert done.files == 2
        assert os.pread(ours, 4_096, 0) == bytes(4_096)
        os.close(ours)
        assert stored_files(folder) == []
        assert vault.list(Evidence) == ()
        first = vault.list(Tombstone)[0]
        assert (first.custody, first.custody_lines, first.why) == (seal, 2, "danger")
        vault.verify()


def test_tombstones_name_nobody_seal_each_other_and_are_only_ever_added_to(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(lambda writer: writer.put(account(1, "Nigar " * 100)))
        destroying.destroy(vault, [Item("person", "person-1"), Item("account", "a1")], "withdrawn")
        stones = vault.list(Tombstone)
        assert first_break(stones) is None
        assert "Nigar" not in repr(stones)
        assert [bool(each.fingerprint) for each in stones if each.kind == "account"] == [True]
        assert not [each for each in stones if each.kind == "person" and each.fingerprint]
        for statement in ("DELETE FROM tombstone", "UPDATE tombstone SET body = '{}'"):
            with pytest.raises(Exception, match="only ever added to"):
                vault._connection.execute(statement)


def test_what_was_destroyed_is_not_recorded_again(folder: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(lambda writer: writer.put(account(1, "x")))
        destroying.destroy(vault, [Item("account", "a1")], "withdrawn")
        with pytest.raises(WasDestroyed):
            vault.write(lambda writer: writer.put(account(1, "x")))
        with pytest.raises(NotFound):
            destroying.destroy(vault, [Item("account", "a1")], "withdrawn")


def test_words_and_files_that_were_destroyed_are_known_again_under_another_id(folder: Path) -> None:
    text = told(3, "zqkanarey")
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(lambda writer: writer.put(account(1, text)))
        destroying.destroy(vault, [Item("account", "a1")], "withdrawn")
        again = dataclasses.replace(account(2, f"  {text}\n"), account_id="another")
        other = dataclasses.replace(account(3, f"{text} and more"), account_id="third")
        assert [record for record, _ in destroying.fingerprints_known(vault, [again, other])] == [again]


def test_an_older_copy_put_back_is_told_and_destroyed_again(folder: Path, tmp_path: Path) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(lambda writer: writer.put(account(1, told(1, "zqkanarey"))))
    shutil.copytree(folder, tmp_path / "older")
    with file.unlock(folder, WORDS) as vault:
        destroying.destroy(vault, [Item("account", "a1")], "withdrawn")
    shutil.rmtree(folder)
    shutil.move(tmp_path / "older", folder)
    with file.unlock(folder, WORDS) as vault:
        assert {"back", "older"} <= {notice.kind for notice in vault.warnings}
        assert [each.item for each in Noted(vault.keys).back_in(vault)] == ["a1"]
        destroying.again(vault)
        assert Noted(vault.keys).back_in(vault) == ()
        with pytest.raises(NotFound):
            destroying.again(vault)
    with file.unlock(folder, WORDS) as vault:
        assert "back" not in {notice.kind for notice in vault.warnings}
    assert found(decrypted(folder, WORDS), ["zqkanarey"]) == []


def test_without_room_to_write_the_pages_anew_that_is_said_and_done_at_the_next_opening(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise OSError(28, "No space left on device")

    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(lambda writer: writer.put(account(1, "zqkanarey " * 300)))
        with monkeypatch.context() as patch:
            patch.setattr(database, "vacuum", full)
            with pytest.raises(NotYetClean):
                destroying.destroy(vault, [Item("account", "a1")], "withdrawn")
        assert vault.list(Account) == ()
    with file.unlock(folder, WORDS) as vault:
        assert "destroyed" in {notice.kind for notice in vault.warnings}
        assert not destroying.is_under_way(vault)


@pytest.mark.parametrize("step", ["destroy_key", "write", "compact"])
def test_what_is_cut_short_is_finished_by_the_next_opening(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class Cut(VaultError):
        words = "Cut. Cut. Cut."

    with file.unlock(folder, WORDS) as vault:
        evidence = attach(vault, source(tmp_path, 600))
        real, calls = vault.write, 0

        def cut(*_given: object) -> None:
            raise Cut

        def second(work: object) -> object:
            nonlocal calls
            calls += 1
            if calls == 2:
                raise Cut
            return real(work)  # type: ignore[arg-type]

        target = {"destroy_key": vault.attachments, "write": vault, "compact": vault}[step]
        with monkeypatch.context() as patch:
            patch.setattr(target, step, second if step == "write" else cut)
            with pytest.raises(Cut):
                destroying.destroy(vault, [Item("evidence", evidence.evidence_id)], "danger")
    with file.unlock(folder, WORDS) as vault:
        assert "destroyed" in {notice.kind for notice in vault.warnings}
        assert vault.list(Evidence) == ()
        assert stored_files(folder) == []
        assert len(vault.list(Tombstone)) == 1
        vault.verify()


def test_a_save_that_cannot_begin_it_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with file.unlock(folder, WORDS) as vault:
        vault.write(put_ground)
        vault.write(lambda writer: writer.put(account(1, "x")))

        def full(_writer: Writer, _key: str, _value: str) -> None:
            raise CannotWrite

        with monkeypatch.context() as patch:
            patch.setattr(Writer, "put_setting", full)
            with pytest.raises(CannotWrite):
                destroying.destroy(vault, [Item("account", "a1")], "withdrawn")
        assert not destroying.is_under_way(vault)
        assert [each.account_id for each in vault.list(Account)] == ["a1"]
