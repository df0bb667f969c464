"""After a withdrawal no profile builds, what was told is on no page, and the list of recalls is right."""

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from cahier import resources
from cahier.domain.account import Account
from cahier.domain.consent import Consent, PurposeLevel, Scope
from cahier.domain.event import Event
from cahier.domain.interview import Interview
from cahier.domain.person import CasePerson, Person
from cahier.domain.recall import Recall, number_of
from cahier.domain.submission import Release, ReleasedFile
from cahier.redaction.profiles import profile_codes
from cahier.vault.errors import NotFound
from cahier.workflows import compile_release, destroy, import_records, ledger, record, show_case, withdraw
from cahier.workflows.compile_case import Order
from cahier.workflows.errors import LeakFound
from cahier.workflows.withdraw import NoSuchPurpose
from cahier.workflows.workspace import Workspace
from harness.remains import decrypted, found

WORDS = "six invented words for a test"
DAY = date(2026, 5, 6)


def release(number: int, *, persons: tuple[str, ...] = (), **more: object) -> Release:
    fields: dict[str, object] = {
        "case_id": "c",
        "purpose": "PUR.EP",
        "recipient": f"Office {number}",
        "files": (ReleasedFile(format="pdf", name=f"brief-AZ-00{number}.pdf", sha256="0" * 64, size=1),),
        **more,
    }
    return Release(
        release_id=f"r{number}",
        code=f"R{number}",
        when=f"2026-01-0{number}T00:00:00Z",
        profile="ep_brief",
        decision="released",
        persons=persons,
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """Return a notebook with a person in two cases, and releases that used them in every way there is."""
    from cahier.domain.case import Case

    consent = Consent(
        consent_id="k", case_id="c", person="p", basis="self", purposes=(PurposeLevel(purpose="PUR.EP", level=5),)
    )
    record.save(
        workspace,
        Case(case_id="c", code="C-1"),
        Case(case_id="d", code="C-2"),
        Person(person_id="p", name_full="Torgul Sınaqlı"),
        Person(person_id="q", name_full="Qulu Başqası"),
        *(CasePerson(case_id=case, person_id="p", code="P1", role=("ROLE.TARGET",)) for case in ("c", "d")),
        CasePerson(case_id="c", person_id="q", code="P2", role=("ROLE.WITNESS",)),
        Interview(interview_id="i", case_id="c", code="I1", interviewee="p"),
        Account(account_id="a", case_id="c", interview_id="i", code="T1", language="en", text="A word of hers."),
        Event(event_id="e", case_id="c", code="E1", act="TNR.T.THREAT", sources=("i",)),
        consent,
        release(1, persons=("p",)),
        release(2, persons=("q",), consents=("k2",)),
        release(3, elements=("event E1",), purpose="PUR.MEDIA"),
        release(4, persons=("p",), files=()),
        release(5, persons=("q",), consents=("k",)),
    )
    return workspace


def test_the_list_of_recalls_holds_every_release_that_used_the_person_and_no_other(told: Workspace) -> None:
    assert [each.code for each in ledger.about(told, "p")] == ["R1", "R3"]
    done = withdraw.withdraw(told, "p", on=DAY)
    assert [(each.number, each.released_on, each.recipient, each.status) for each in done.recalls] == [
        ("AZ-001", "2026-01-01", "Office 1", "open"),
        ("AZ-003", "2026-01-03", "Office 3", "open"),
    ]
    assert withdraw.withdraw(told, "p").recalls == ()


def test_a_withdrawal_of_one_purpose_reaches_it_and_no_other_and_adds_up(told: Workspace) -> None:
    done = withdraw.withdraw(told, "p", ["PUR.MEDIA"], on=DAY)
    assert [each.number for each in done.recalls] == ["AZ-003"]
    (consent,) = told.vault.list(Consent)
    assert (consent.withdrawal_scope, consent.withdrawn_on and consent.withdrawn_on.text) == (
        "PUR.MEDIA",
        "2026-05-06",
    )
    withdraw.withdraw(told, "p", ["PUR.EP"])
    assert told.vault.list(Consent)[0].withdrawal_scope == "PUR.MEDIA PUR.EP"
    withdraw.withdraw(told, "p")
    assert told.vault.list(Consent)[0].withdrawal_scope is None
    withdraw.withdraw(told, "p", ["PUR.EP"])
    assert told.vault.list(Consent)[0].withdrawal_scope is None, "what was taken back whole stays so"


def test_only_pictures_may_be_taken_back(told: Workspace) -> None:
    told.vault.write(
        lambda writer: writer.put(Consent(consent_id="l", case_id="d", person="p", scope=Scope(image=True)))
    )
    withdraw.withdraw(told, "p", parts=["image"])
    assert {(each.scope.image, each.withdrawn_on) for each in told.vault.list(Consent)} == {(False, None)}


def test_who_was_never_asked_can_say_no_too(told: Workspace) -> None:
    done = withdraw.withdraw(told, "q", on=DAY)
    assert [each.withdrawn_on is not None for each in done.consents] == [True]
    assert [each.number for each in done.recalls] == ["AZ-002", "AZ-005"]
    with pytest.raises(NotFound):
        withdraw.withdraw(told, "nobody")
    with pytest.raises(NoSuchPurpose):
        withdraw.withdraw(told, "q", ["PUR.NONE"])


def test_letters_name_the_brief_and_nobody(told: Workspace) -> None:
    done = withdraw.withdraw(told, "p")
    for letter in withdraw.letters(told, done.recalls):
        assert letter.recall.number in letter.text
        assert letter.recall.recipient in letter.text
        assert letter.recall.released_on in letter.text
        assert "Torgul" not in letter.text
        assert "C-1" not in letter.text


def test_a_letter_to_somebody_of_the_notebook_is_written_and_does_not_name_them(told: Workspace) -> None:
    record.save(told, release(6, persons=("p",), recipient="Torgul Sınaqlı"))
    done = withdraw.withdraw(told, "p")
    texts = [letter.text for letter in withdraw.letters(told, done.recalls)]
    assert len(texts) == 3
    assert not any("Torgul" in text for text in texts)
    assert "To: the recipient of the brief" in texts[-1]


def test_a_letter_that_would_name_somebody_is_not_written(told: Workspace) -> None:
    done = withdraw.withdraw(told, "p")
    named = dataclasses.replace(done.recalls[0], number="Torgul Sınaqlı")
    with pytest.raises(LeakFound):
        withdraw.letters(told, (named,))


@pytest.mark.parametrize("language", ["en", "fr", "ru", "tr", "az"])
def test_a_letter_is_written_in_the_language_of_the_brief(told: Workspace, language: str) -> None:
    record.save(told, release(6, persons=("p",), language=language))
    (letter,) = (
        each
        for each in withdraw.letters(told, withdraw.withdraw(told, "p").recalls)
        if each.recall.number == "AZ-006"
    )
    words = resources.data("recall_letters.json")["languages"][language]
    assert letter.language == language
    assert letter.text.startswith(words["opening"].format(recipient="Office 6"))
    assert all(part in letter.text for part in ("AZ-006", "2026-01-06", words["ask"], words["answer"]))
    assert "{" not in letter.text


def test_every_language_of_letters_has_the_same_parts_and_slots() -> None:
    every = resources.data("recall_letters.json")["languages"]
    slots = {
        language: {key: sorted(re.findall(r"{(\w+)}", text)) for key, text in words.items() if key != "proof_read"}
        for language, words in every.items()
    }
    assert set(every) == {"en", "fr", "ru", "tr", "az"}
    assert all(found == slots["en"] for found in slots.values()), slots


def test_how_far_a_recall_is_is_kept(told: Workspace) -> None:
    first = withdraw.withdraw(told, "p").recalls[0]
    withdraw.mark(told, first.recall_id, "sent", DAY)
    after = withdraw.mark(told, first.recall_id, "confirmed", date(2026, 6, 1))
    assert (after.sent_on, after.confirmed_on) == ("2026-05-06", "2026-06-01")
    assert told.vault.get(Recall, first.recall_id) == after


@pytest.mark.parametrize("code", ["DEMO-04", "DEMO-10"])
def test_after_it_no_profile_builds_the_words_are_gone_and_the_recalls_are_right(
    workspace: Workspace, tmp_path: Path, code: str
) -> None:
    import_records.import_files(workspace, [resources.path("demo") / f"{code}.json"])
    case = show_case.case_by_code(workspace, code)
    targets = [part.person_id for part in case.roles if "ROLE.TARGET" in part.role]
    before = [each for each in profile_codes() if _decision(workspace, case.case.case_id, each) == "released"]
    for profile in before:
        order = _order(workspace, case.case.case_id, profile)
        compile_release.release(workspace, [case.case.case_id], order, tmp_path / profile)
    due = {number_of(each) for each in show_case.releases(workspace) if each.files}
    for person in targets:
        withdraw.withdraw(workspace, person)
    told = [destroy.item_of(workspace, code, "account", account.code) for account in case.accounts]
    sentences = [line for each in case.accounts for line in each.text.split(".") if len(line) > 40]
    destroy.destroy(workspace, told, "withdrawn")
    after = [_decision(workspace, case.case.case_id, profile) for profile in profile_codes()]
    assert "released" not in after
    assert {each.number for each in workspace.vault.list(Recall)} == due
    path = workspace.path
    workspace.close()
    left = found(decrypted(path, WORDS), sentences)
    print(f"{code}: {len(before)} of {len(after)} profiles built before, 0 after; {len(due)} recalls; ", end="")
    print(f"{len(left)} of {len(sentences)} sentences left on a page")
    assert left == []
    assert before
    assert due


def _order(workspace: Workspace, case_id: str, profile: str) -> Order:
    """Ask for a brief with every tick that is asked for."""
    order = Order(profile, "An office", ("txt",), {}, alone=True)
    for _round in range(3):
        pending = compile_release.preview(workspace, case_id, order).compiled.pending
        ticks = {**order.confirmed, **{each.key: "asked again today" for each in pending if each.tickable}}
        order = dataclasses.replace(order, confirmed=ticks)
    return order


def _decision(workspace: Workspace, case_id: str, profile: str) -> str:
    order = _order(workspace, case_id, profile)
    return compile_release.preview(workspace, case_id, order).compiled.decision
