"""Pictures that go with a brief: whose consent they ask, how they leave, and what the ledger and the check say."""

import dataclasses
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cahier.domain.case import Case
from cahier.domain.consent import Consent, PurposeLevel, Scope
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.person import CasePerson, Person
from cahier.domain.submission import Release
from cahier.redaction.compile import Compiled
from cahier.workflows import attach_evidence, check_release, compile_release, cover_picture, pictures, record
from cahier.workflows.compile_release import Order, preview
from cahier.workflows.cover_picture import WHOLE
from cahier.workflows.errors import LeakFound
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace

CANARY = "Torgul Sinaqli"
BOX = (WHOLE // 4, WHOLE // 4, WHOLE // 2, WHOLE // 2)
PEOPLE = {"p1": ("P1", "Torgul Sinaqli", "ROLE.TARGET"), "p2": ("P2", "Besti Yoxlamali", "ROLE.RELATIVE")}


def agreed(person: str, level: int, **more: Any) -> Consent:
    return Consent(
        consent_id=f"c-{person}",
        case_id="C-1",
        person=person,
        purposes=(PurposeLevel(purpose="PUR.EP", level=level),),
        basis="self",
        scope=Scope(image=more.pop("image", False), narrative=True),
        **more,
    )


@pytest.fixture
def case(workspace: Workspace) -> Workspace:
    """Record a case whose target may be named, and shown."""
    save(workspace, Case(case_id="C-1", code="C-1", country_origin="AZ", naming_decision="TARGET_NAMED"))
    for key, (code, name, role) in PEOPLE.items():
        save(
            workspace,
            Person(person_id=key, name_full=name),
            CasePerson(case_id="C-1", person_id=key, code=code, role=(role,)),  # type: ignore[arg-type]
        )
    save(workspace, Event(event_id="e1", case_id="C-1", code="E1", act="TNR.T.THREAT", targets=("p1",)))
    save(workspace, agreed("p1", 5, image=True))
    return workspace


@pytest.fixture
def photo(case: Workspace, tmp_path: Path) -> Evidence:
    file = tmp_path / "photo.jpg"
    Image.effect_noise((800, 600), 60).convert("RGB").save(file, "JPEG", comment=CANARY.encode())
    return attach_evidence.attach(case, "C-1", file)


def covered(workspace: Workspace, photo: Evidence, *still_seen: str, **changes: Any) -> Evidence:
    with attach_evidence.open_attachment(workspace, photo) as opened:
        made = cover_picture.cover(opened, photo, (BOX,))
    stored = cover_picture.bring_in(workspace, made)
    copy = cover_picture.keep(workspace, photo, stored, (BOX,), still_seen)
    copy = dataclasses.replace(copy, **changes)
    save(workspace, copy)
    return copy


def compiled(workspace: Workspace, *items: Evidence) -> Compiled:
    ids = tuple(item.evidence_id for item in items)
    return preview(workspace, "C-1", Order("ep_brief", "European Parliament", pictures=ids)).compiled


def released(workspace: Workspace, folder: Path, *items: Evidence) -> compile_release.Outcome:
    ids = tuple(item.evidence_id for item in items)
    order = Order("ep_brief", "European Parliament", ("pdf", "docx", "html", "md", "txt"), pictures=ids)
    return compile_release.release(workspace, ("C-1",), order, folder)[0]


def test_a_picture_leaves_as_pixels_beside_the_brief_and_the_ledger_knows_it(
    case: Workspace, photo: Evidence, tmp_path: Path
) -> None:
    copy = covered(case, photo, "p1")
    outcome = released(case, tmp_path / "out", copy)
    assert outcome.decision == "released"
    [name] = [file.name for file in outcome.files if file.format == "png"]
    data = (tmp_path / "out" / name).read_bytes()
    assert name.endswith("-picture-1.png")
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.info == {}
        assert picture.size == (800, 600)
        assert picture.crop((200, 150, 400, 300)).getcolors() == [(200 * 150, (0, 0, 0))]
    text = next((tmp_path / "out").glob("*.txt")).read_text()
    assert f"Picture 1, the file {name}" in text
    [line] = case.vault.list(Release)
    assert "evidence V2" in line.elements
    assert "c-p1" in line.consents
    assert len(line.files) == 6
    for checked in check_release.check_files(case, sorted((tmp_path / "out").iterdir())):
        assert checked.is_clean, checked
        assert checked.released


def test_the_original_never_leaves_with_a_brief(case: Workspace, photo: Evidence, tmp_path: Path) -> None:
    answer = compiled(case, photo)
    assert answer.decision == "refused"
    assert "V1 cannot go with the brief: it is no covered copy" in answer.reasons[0]
    assert released(case, tmp_path / "out", photo).files == ()
    assert not (tmp_path / "out").exists()


def test_no_picture_goes_by_itself(case: Workspace, photo: Evidence, tmp_path: Path) -> None:
    covered(case, photo, "p1")
    answer = compiled(case)
    assert answer.brief is not None
    assert answer.brief.pictures == ()
    assert "Pictures" not in answer.brief.visible_text()


def test_whoever_can_be_recognised_must_be_named_by_the_brief(case: Workspace, photo: Evidence) -> None:
    save(case, agreed("p2", 5, image=True))
    answer = compiled(case, covered(case, photo, "p1", "p2"))
    assert answer.decision == "refused"
    assert "P2 can be recognised in it, and the brief does not name them" in " ".join(answer.reasons)


@pytest.mark.parametrize(
    ("consent", "reason"),
    [
        (agreed("p1", 5, image=False), "P1 can be recognised in it and has not agreed to pictures"),
        (agreed("p1", 2, image=True), "the brief does not name them"),
    ],
)
def test_consent_to_be_named_is_no_consent_to_be_shown(
    case: Workspace, photo: Evidence, consent: Consent, reason: str
) -> None:
    copy = covered(case, photo, "p1")
    assert compiled(case, copy).decision == "released"
    save(case, consent)
    answer = compiled(case, copy)
    assert answer.decision == "refused"
    assert reason in " ".join(answer.reasons)


def test_of_two_consents_that_may_both_be_the_latest_the_one_without_pictures_counts(
    case: Workspace, photo: Evidence
) -> None:
    copy = covered(case, photo, "p1")
    save(case, dataclasses.replace(agreed("p1", 5, image=False), consent_id="c-p1-too"))
    answer = compiled(case, copy)
    assert answer.decision == "refused"
    assert "P1 can be recognised in it and has not agreed to pictures" in " ".join(answer.reasons)


def test_who_is_named_to_a_body_in_confidence_is_not_shown_by_that(case: Workspace, photo: Evidence) -> None:
    to_state = (PurposeLevel(purpose="PUR.UNSP", level=4),)
    save(case, dataclasses.replace(agreed("p1", 4, image=True), purposes=to_state))
    copy = covered(case, photo, "p1")
    for pictures_, decision in (((), "released"), ((copy.evidence_id,), "refused")):
        order = Order("un_special_procedures", "", pictures=pictures_)
        answer = preview(case, "C-1", order).compiled
        assert (answer.decision, answer.named) == (decision, ("p1",))


def test_where_nobody_can_be_recognised_nobody_is_asked(case: Workspace, photo: Evidence) -> None:
    save(case, agreed("p1", 5, image=False))
    assert compiled(case, covered(case, photo)).decision == "released"


@pytest.mark.parametrize(
    ("level", "image", "decision"), [(0, True, "refused"), (2, False, "refused"), (2, True, "released")]
)
def test_whoever_gave_it_has_to_agree(
    case: Workspace, photo: Evidence, level: int, image: bool, decision: str
) -> None:
    save(case, agreed("p2", level, image=image))
    answer = compiled(case, covered(case, photo, source_person="p2"))
    assert answer.decision == decision
    if decision == "refused":
        assert "P2 gave it and has not agreed that pictures are used" in " ".join(answer.reasons)
    else:
        assert "c-p2" in answer.consents
        assert "p2" in answer.persons


def test_the_conditions_of_whoever_gave_it_have_to_be_seen_to(case: Workspace, photo: Evidence) -> None:
    save(case, agreed("p2", 2, image=True, recheck_each_use=True))
    answer = compiled(case, covered(case, photo, source_person="p2"))
    assert answer.decision == "refused"
    assert [condition.key for condition in answer.pending] == ["P2:recheck_each_use"]


@pytest.mark.parametrize("person", ["p1", "p2"])
def test_whoever_took_pictures_out_in_words_is_heard_whatever_was_ticked(
    case: Workspace, photo: Evidence, person: str
) -> None:
    copy = covered(case, photo, "p1", source_person="p2")
    for who, level in (("p1", 5), ("p2", 2)):
        save(case, agreed(who, level, image=True, conditions=("exclude: image",) if who == person else ()))
    answer = compiled(case, copy)
    assert answer.decision == "refused"
    assert "pictures" in " ".join(answer.reasons)


def test_no_tick_says_that_somebody_recorded_in_the_country_is_abroad(case: Workspace, photo: Evidence) -> None:
    save(case, Person(person_id="p1", name_full=CANARY, in_country=True))
    save(case, agreed("p2", 2, image=True, conditions=("only_if:P1 abroad",)))
    copy = covered(case, photo, source_person="p2")
    [condition] = compiled(case, copy).pending
    assert not condition.tickable
    save(case, Person(person_id="p1", name_full=CANARY, in_country=False))
    assert compiled(case, copy).decision == "released"


def test_what_is_protected_never_goes(case: Workspace, photo: Evidence) -> None:
    answer = compiled(case, covered(case, photo, privilege_flag=True))
    assert answer.decision == "refused"
    assert "protected between a lawyer or doctor and a client" in answer.reasons[0]


def test_a_copy_that_is_not_what_its_log_says_is_none(
    case: Workspace, photo: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = covered(case, photo)
    other = covered(case, photo)
    swapped = dataclasses.replace(copy, file=photo.file, size=photo.size)
    save(case, swapped)
    answer = compiled(case, swapped)
    assert answer.decision == "refused"
    assert compiled(case, other).decision == "released"


def test_the_pixels_of_another_copy_are_not_those_its_log_speaks_of(case: Workspace, photo: Evidence) -> None:
    copy, other = covered(case, photo), covered(case, photo, "p1")
    stored = case.vault.attachments.bring_in_made(compile_release.pixels.written(2, 2, bytes(12)), "image/png")
    with case.vault.attachments.recording(stored):
        swapped = dataclasses.replace(copy, file=stored.name, size=stored.size)
        save(case, swapped)
    assert compiled(case, swapped).decision == "refused"
    assert compiled(case, other).decision == "released"


def test_who_works_alone_shows_nobody(case: Workspace, photo: Evidence) -> None:
    shown, hidden = covered(case, photo, "p1"), covered(case, photo)
    for copy, decision in ((shown, "refused"), (hidden, "released")):
        order = Order("ep_brief", "European Parliament", alone=True, pictures=(copy.evidence_id,))
        assert preview(case, "C-1", order).compiled.decision == decision


def test_the_same_pixels_give_the_same_file(case: Workspace, photo: Evidence) -> None:
    copy = covered(case, photo)
    order = Order("ep_brief", "European Parliament", pictures=(copy.evidence_id,))
    first, second = (preview(case, "C-1", order).pages[-1] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "planted",
    [
        lambda data, _: data + CANARY.encode(),
        lambda data, _: data[:33] + b"\0\0\0\x05tEXthello" + b"\0\0\0\0" + data[33:],
        lambda data, pixels: pixels.written(2, 2, bytes(12)),
    ],
)
def test_a_file_that_is_not_the_picture_compiled_stops_everything(
    case: Workspace, photo: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: Any
) -> None:
    copy = covered(case, photo)
    real = compile_release._picture_files
    monkeypatch.setattr(
        compile_release,
        "_picture_files",
        lambda brief: {name: planted(data, compile_release.pixels) for name, data in real(brief).items()},
    )
    with pytest.raises(LeakFound):
        released(case, tmp_path / "out", copy)
    assert not (tmp_path / "out").exists()
    assert case.vault.list(Release) == ()


def test_a_picture_left_out_on_the_way_stops_everything(
    case: Workspace, photo: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = covered(case, photo)
    monkeypatch.setattr(compile_release, "_picture_files", lambda _brief: {})
    with pytest.raises(LeakFound):
        released(case, tmp_path / "out", copy)


def test_only_covered_copies_are_offered(case: Workspace, photo: Evidence) -> None:
    copy = covered(case, photo)
    record.add(case, Evidence, "C-1", title="held by the lawyer")
    assert [item.code for item in pictures.covered_copies(case, "C-1")] == [copy.code]


def test_a_code_names_one_picture(case: Workspace, photo: Evidence) -> None:
    copy = covered(case, photo)
    cases = [case.vault.records("C-1")]
    assert pictures.named(cases, [copy.code]) == (copy.evidence_id,)
    assert pictures.named(cases, [f"C-1:{copy.code}"]) == (copy.evidence_id,)
    with pytest.raises(pictures.NoSuchPicture):
        pictures.named(cases, ["V99"])
