"""A release by two people, by one, and everything in between that must not work."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cahier import resources
from cahier.domain.case import Case
from cahier.domain.colleague import Colleague, Reading
from cahier.domain.consent import Consent, PurposeLevel
from cahier.domain.dates import PartialDate
from cahier.domain.decision import Decision
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.domain.submission import Release
from cahier.vault.errors import WrongPassphrase
from cahier.vault.guesses import FREE
from cahier.vault.key_errors import ColleagueAndKeyFile, PassphraseTaken, TooSoon
from cahier.workflows import (
    check_release,
    colleagues,
    compile_release,
    hand_over,
    import_records,
    keys,
    open_notebook,
    readings,
    record,
    second_reading,
)
from cahier.workflows.colleagues import Proof
from cahier.workflows.compile_release import Order
from cahier.workflows.second_reading import Reader
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"
LAWYER = "another six invented words here"
STEWARD = "a third handful of invented words"
ALL = frozenset(second_reading.questions())
ORDER = Order("ep_brief", "European Parliament", ("txt",))


@pytest.fixture
def case_id(workspace: Workspace) -> str:
    import_records.import_files(workspace, [resources.path("demo/DEMO-04.json")])
    return workspace.vault.cases()[0].case_id


@pytest.fixture
def team(workspace: Workspace) -> dict[str, Colleague]:
    own = Proof(WORDS)
    return {
        "researcher": colleagues.introduce(workspace, own, "Leyla Sarıyeva", ("researcher",)),
        "lawyer": colleagues.add(workspace, own, "Ruslan Demirov", ("legal_reviewer",), LAWYER),
        "steward": colleagues.add(workspace, own, "Nigar Toprak", ("data_steward",), STEWARD),
    }


def released(workspace: Workspace, case_id: str, order: Order, folder: Path) -> str:
    outcome = compile_release.release(workspace, [case_id], order, folder)[0]
    assert outcome.decision == "released"
    return (folder / outcome.files[0].name).read_text(encoding="utf-8")


def line(workspace: Workspace) -> Release:
    return workspace.vault.list(Release)[-1]


def opened_by(workspace: Workspace, words: str) -> Workspace:
    path = workspace.path
    workspace.close()
    return open_notebook.unlock(path, words)


def test_two_people_release_a_name_and_the_ledger_knows_both(
    workspace: Workspace, case_id: str, team: dict[str, Colleague], tmp_path: Path
) -> None:
    text = released(workspace, case_id, replace(ORDER, reader=Reader(Proof(LAWYER), answered=ALL)), tmp_path)
    assert "Lala Gizilgayali" in text
    assert "single-person" not in text
    kept = line(workspace)
    assert (kept.prepared_by, kept.read_by) == (team["researcher"].colleague_id, team["lawyer"].colleague_id)
    assert set(kept.ticked) == ALL
    assert not kept.alone
    about = [check for check in kept.checks if "second" in check]
    assert about == [f"A second person answers for what could still identify anybody ({team['lawyer'].code})."]
    for one in team.values():
        assert one.name not in text
        assert one.code not in text.split()


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize(
    ("reader", "error"),
    [
        (None, second_reading.SecondReaderNeeded),
        (Reader(Proof(WORDS), answered=ALL), second_reading.SameReader),
        (Reader(answered=ALL), second_reading.SameReader),
        (Reader(Proof(LAWYER), answered=ALL - {"LOOK.STATE"}), second_reading.QuestionsOpen),
        (Reader(Proof("not anybody's passphrase"), answered=ALL), WrongPassphrase),
        (Reader(Proof(STEWARD), answered=ALL), second_reading.LegalReviewerNeeded),
    ],
)
def test_without_a_right_second_reader_nothing_leaves(
    workspace: Workspace, case_id: str, reader: Reader | None, error: type[Exception], tmp_path: Path
) -> None:
    with pytest.raises(error):
        compile_release.release(workspace, [case_id], replace(ORDER, reader=reader), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not workspace.vault.list(Release)


@pytest.mark.usefixtures("team")
def test_guessing_at_the_passphrase_of_the_second_reader_has_to_wait(
    workspace: Workspace, case_id: str, tmp_path: Path
) -> None:
    guess = replace(ORDER, reader=Reader(Proof("not anybody's passphrase"), answered=ALL))
    for _guess in range(FREE):
        with pytest.raises(WrongPassphrase):
            compile_release.release(workspace, [case_id], guess, tmp_path / "out")
    with pytest.raises(TooSoon):
        compile_release.release(workspace, [case_id], guess, tmp_path / "out")


@pytest.mark.usefixtures("team")
def test_a_researcher_cannot_be_the_second_reader(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    opened = opened_by(workspace, LAWYER)
    order = replace(ORDER, reader=Reader(Proof(WORDS), answered=ALL))
    with opened, pytest.raises(second_reading.NotAReader):
        compile_release.release(opened, [case_id], order, tmp_path / "out")


@pytest.mark.usefixtures("team")
def test_one_of_several_may_release_alone_and_then_nobody_is_named(
    workspace: Workspace, case_id: str, tmp_path: Path
) -> None:
    text = released(workspace, case_id, replace(ORDER, alone=True), tmp_path)
    assert "Gizilgayali" not in text
    assert text.rstrip().endswith("single-person release")
    assert line(workspace).alone


def test_whoever_works_alone_is_held_to_what_names_nobody(
    workspace: Workspace, case_id: str, tmp_path: Path
) -> None:
    assert second_reading.rule(workspace) == "undecided"
    assert "Lala Gizilgayali" in (text := released(workspace, case_id, ORDER, tmp_path))
    assert text.rstrip().endswith("single-person release")
    second_reading.work_alone(workspace)
    assert second_reading.rule(workspace) == "alone"
    assert "Gizilgayali" not in released(workspace, case_id, ORDER, tmp_path)
    preview = compile_release.preview(workspace, case_id, Order("ep_brief", "European Parliament"))
    assert preview.compiled.named == ()


@pytest.mark.usefixtures("team")
def test_a_brief_waits_for_its_second_reader_and_is_let_go_by_them(
    workspace: Workspace, case_id: str, tmp_path: Path
) -> None:
    hand_over.hand_over(workspace, case_id, ORDER)
    assert readings.waiting(workspace) == ()
    opened = opened_by(workspace, LAWYER)
    with opened:
        (reading,) = readings.waiting(opened)
        text = released(opened, case_id, hand_over.order_of(reading, ALL), tmp_path)
        assert "Lala Gizilgayali" in text
        assert readings.waiting(opened) == ()
        assert opened.vault.get(Reading, reading.reading_id).state == "released"
        with pytest.raises(second_reading.ChangedSince):
            compile_release.release(opened, [case_id], hand_over.order_of(reading, ALL), tmp_path)


@pytest.mark.usefixtures("team")
def test_a_brief_that_changed_since_is_not_let_go(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    hand_over.hand_over(workspace, case_id, ORDER)
    opened = opened_by(workspace, LAWYER)
    with opened:
        (reading,) = readings.waiting(opened)
        changed = replace(opened.vault.records(case_id).case, country_origin=None)
        opened.vault.write(lambda writer: writer.put(changed))
        with pytest.raises(second_reading.ChangedSince):
            compile_release.release(opened, [case_id], hand_over.order_of(reading, ALL), tmp_path / "out")
        assert readings.send_back(opened, reading.reading_id, "The country is gone.").state == "sent_back"
        assert readings.waiting(opened) == ()
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("team")
def test_the_passphrase_of_a_colleague_opens_changes_alone_and_ends_when_they_leave(workspace: Workspace) -> None:
    path = workspace.path
    opened = opened_by(workspace, LAWYER)
    assert colleagues.with_id(opened, opened.opened_by) == colleagues.by_code(opened, "U2")
    opened.close()
    open_notebook.change_passphrase(path, LAWYER, "quite new words for the lawyer")
    with open_notebook.unlock(path, WORDS) as first:
        assert first.opened_by == ""
    with pytest.raises(WrongPassphrase):
        open_notebook.unlock(path, LAWYER)
    with open_notebook.unlock(path, "quite new words for the lawyer") as again:
        assert colleagues.with_id(again, again.opened_by) == colleagues.by_code(again, "U2")
        with pytest.raises(colleagues.NotYoursToDecide):
            colleagues.leave(again, Proof("quite new words for the lawyer"), "U3")
    with open_notebook.unlock(path, STEWARD) as steward:
        colleagues.leave(steward, Proof(STEWARD), "U2")
        assert [one.code for one in colleagues.colleagues(steward)] == ["U1", "U3"]
        assert [one.code for one in colleagues.everybody(steward)] == ["U1", "U2", "U3"]
        with pytest.raises(colleagues.FirstColleagueStays):
            colleagues.leave(steward, Proof(STEWARD), "U1")
    with pytest.raises(WrongPassphrase):
        open_notebook.unlock(path, "quite new words for the lawyer")


def test_nobody_is_added_with_a_passphrase_in_use_or_beside_a_key_file_that_must_be_there(
    workspace: Workspace, tmp_path: Path
) -> None:
    own = Proof(WORDS)
    with pytest.raises(colleagues.NobodyIntroduced):
        colleagues.add(workspace, own, "Ruslan Demirov", ("editor",), LAWYER)
    colleagues.introduce(workspace, own, "Leyla Sarıyeva", ("researcher",))
    with pytest.raises(PassphraseTaken):
        colleagues.add(workspace, own, "Ruslan Demirov", ("editor",), WORDS)
    assert len(colleagues.everybody(workspace)) == 1
    keys.add_key_file(workspace, own, tmp_path / "key", together=True)
    both = Proof(WORDS, (tmp_path / "key").read_bytes())
    with pytest.raises(ColleagueAndKeyFile):
        colleagues.add(workspace, both, "Ruslan Demirov", ("editor",), LAWYER)


def test_a_key_file_that_must_be_there_is_refused_beside_colleagues(
    workspace: Workspace, team: dict[str, Colleague], tmp_path: Path
) -> None:
    with pytest.raises(ColleagueAndKeyFile):
        keys.add_key_file(workspace, Proof(WORDS), tmp_path / "key", together=True)
    assert len(team) == len(colleagues.colleagues(workspace))


@pytest.mark.usefixtures("team")
def test_the_name_of_a_colleague_is_found_in_a_finished_file(workspace: Workspace, tmp_path: Path) -> None:
    told, silent = tmp_path / "told.txt", tmp_path / "silent.txt"
    told.write_text("Brief\n\nWritten by R. Demirov for the committee.\n\n---\nEnd\n", encoding="utf-8")
    silent.write_text("Brief\n\nWritten for the committee.\n\n---\nEnd\n", encoding="utf-8")
    found, clean = check_release.check_files(workspace, [told, silent])
    assert found.leaks
    assert not clean.leaks


def test_the_header_knows_no_name_of_a_colleague(workspace: Workspace, team: dict[str, Colleague]) -> None:
    raw = b"".join(path.read_bytes() for path in workspace.path.iterdir() if path.is_file())
    assert not [one.name for one in team.values() if one.name.encode() in raw]
    kinds = [way.kind for way in keys.ways(workspace)]
    assert kinds.count("colleague") == 2


def test_every_question_of_the_last_look_is_there_in_five_languages() -> None:
    terms = json.loads(resources.path("rules/last_look.json").read_text(encoding="utf-8"))["terms"]
    assert len(terms) == len(second_reading.questions()) >= 6
    for term in terms:
        assert set(term["labels"]) == {"en", "az", "ru", "tr", "fr"}
        assert all(term["labels"].values())


@pytest.mark.usefixtures("team")
def test_only_a_legal_reviewer_lets_a_brief_go_within_the_month_after_an_interview(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_records.import_files(workspace, [resources.path("demo/DEMO-01.json")])
    whole = workspace.vault.records(workspace.vault.case_by_code("DEMO-01").case_id)
    today = PartialDate.parse(datetime.now(UTC).date().isoformat())
    record.save(workspace, replace(whole.interviews[0], date=today))
    case_id, key = whole.case.case_id, f"{whole.interviews[0].code}:quiet_period"
    steward, lawyer = (Reader(Proof(words), answered=ALL) for words in (STEWARD, LAWYER))
    waits = compile_release.release(workspace, [case_id], replace(ORDER, reader=steward), tmp_path / "out")
    assert waits[0].pending == (f"DEMO-01:{key}",)
    urgent = replace(ORDER, reader=steward, confirmed={key: "an urgent appeal"})
    with pytest.raises(second_reading.LegalReviewerNeeded, match="within a month of an interview"):
        compile_release.release(workspace, [case_id], urgent, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    released(workspace, case_id, replace(urgent, reader=lawyer), tmp_path / "out")
    assert line(workspace).ticks == (f"{key}: an urgent appeal",)


def someone_recognisable(workspace: Workspace) -> str:
    """Record a case whose brief tells a town of somebody unnamed: a second person has to read it."""
    record.save(
        workspace,
        Case(case_id="amber", code="C-9", country_origin="AZ", narrative_brief="He received threats in Hamburg."),
        Person(person_id="amber-p", name_full="Torgul Sinaqli", in_country=True),
        CasePerson(case_id="amber", person_id="amber-p", code="P1", role=("ROLE.TARGET",)),
        Event(event_id="amber-e", case_id="amber", code="E1", act="TNR.T.THREAT", targets=("amber-p",)),
        Consent(
            consent_id="amber-c",
            case_id="amber",
            person="amber-p",
            basis="self",
            purposes=(PurposeLevel(purpose="PUR.EP", level=2),),
        ),
        Decision(
            decision_id="amber-d", case_id="amber", verdict="keep", scope="case", surface="Hamburg", type="PLACE"
        ),
    )
    return "amber"


@pytest.mark.usefixtures("team")
def test_what_a_second_reader_answered_for_does_not_count_once_one_person_lets_it_go_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    amber, ticked = someone_recognisable(workspace), {"P1:second_reader": "U2 read it"}
    two = replace(ORDER, reader=Reader(Proof(LAWYER), answered=ALL))
    assert "Hamburg" in released(workspace, amber, two, tmp_path / "two")
    left = len(workspace.vault.list(Release))
    alone = replace(ORDER, alone=True, confirmed=ticked)
    (outcome,) = compile_release.release(workspace, [amber], alone, tmp_path / "alone")
    assert (outcome.decision, outcome.pending) == ("refused", ("C-9:P1:second_reader",))
    assert not (tmp_path / "alone").exists()
    assert len(workspace.vault.list(Release)) == left
    shown = compile_release.preview(workspace, amber, alone).compiled
    assert [condition.key for condition in shown.pending] == ["P1:second_reader"]


def test_whoever_works_alone_is_no_second_reader_of_their_own(workspace: Workspace, tmp_path: Path) -> None:
    amber, ticked = someone_recognisable(workspace), {"P1:second_reader": "I read it again"}
    second_reading.work_alone(workspace)
    order = replace(ORDER, confirmed=ticked)
    (outcome,) = compile_release.release(workspace, [amber], order, tmp_path / "alone")
    assert outcome.decision == "refused"
    assert not (tmp_path / "alone").exists()
