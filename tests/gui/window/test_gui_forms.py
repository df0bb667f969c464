import dataclasses
from typing import Any, get_args

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cahier.domain import case as case_domain
from cahier.domain import consent, detention, event, interview, person, proceeding
from cahier.domain.records import CaseRecords
from cahier.gui import theme, wording
from cahier.gui.forms import case, facts, people
from cahier.gui.forms.names import named, referred
from cahier.gui.forms.plain import changed, fields_of, shown
from cahier.gui.forms.spec import Spec
from cahier.gui.models.case_parts import people_choices
from cahier.gui.widgets.date_field import DateField
from cahier.gui.widgets.form import Form

KINDS: list[tuple[Spec, type, str]] = [
    (people.PERSON, person.Person, "persons"),
    (facts.EVENT, event.Event, "events"),
    (facts.PROCEEDING, proceeding.Proceeding, "proceedings"),
    (facts.DETENTION, detention.Detention, "detentions"),
    (case.INTERVIEW, interview.Interview, "interviews"),
    (case.CONSENT, consent.Consent, "consents"),
]
OF_THE_PART = {"role", "role_detail", "kin", "kin_to"}


@pytest.mark.parametrize(("spec", "kind", "held"), KINDS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_field_of_a_form_is_a_field_of_its_record(spec: Spec, kind: type, held: str) -> None:
    names = {field.name for field in dataclasses.fields(kind)} | OF_THE_PART
    assert {field.key.partition(".")[0] for field in spec.fields} <= names


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ("role", get_args(person.Role)),
        ("sex", get_args(person.Sex)),
        ("certainty", get_args(event.Certainty)),
        ("proceeding", get_args(proceeding.ProceedingKind)),
        ("basis", get_args(consent.Basis)),
        ("mode", get_args(interview.Mode)),
        ("reliability", get_args(interview.Reliability)),
        ("naming", get_args(case_domain.Naming)),
        ("risk", get_args(case_domain.RiskLevel)),
        ("status", get_args(case_domain.CaseStatus)),
    ],
)
def test_a_list_offers_every_code_of_the_domain_and_no_other(options: str, codes: tuple[str, ...]) -> None:
    assert {code for code, _ in wording.options(options)} == set(codes)


@pytest.mark.parametrize(("spec", "kind", "held"), KINDS, ids=lambda value: getattr(value, "__name__", ""))
def test_looking_at_a_record_in_its_form_changes_nothing(
    qtbot: QtBot, qapp: QApplication, demo: tuple[CaseRecords, ...], spec: Spec, kind: type, held: str
) -> None:
    theme.apply(qapp, dark=False)
    looked_at = 0
    for records in demo:
        form = Form(spec, people_choices(records))
        qtbot.addWidget(form)
        for record in getattr(records, held):
            form.show_plain(named(records, shown(record)))
            held_now: dict[str, Any] = {
                key: value for key, value in form.plain().items() if key not in OF_THE_PART
            }
            assert changed(record, referred(records, held_now)) == record
            looked_at += 1
    assert looked_at > 5


@pytest.mark.parametrize(("spec", "kind", "held"), KINDS[1:4], ids=lambda value: getattr(value, "__name__", ""))
def test_a_record_typed_anew_from_its_form_is_the_same_in_what_the_form_shows(
    demo: tuple[CaseRecords, ...], spec: Spec, kind: type, held: str
) -> None:
    for records in demo:
        for record in getattr(records, held):
            plain = {field.key: shown(record).get(field.key) for field in spec.fields}
            fields = fields_of(kind, plain)
            for name in fields:
                if not dataclasses.is_dataclass(getattr(record, name)):
                    assert fields[name] == getattr(record, name)


def test_what_a_form_does_not_show_stays(demo: tuple[CaseRecords, ...]) -> None:
    before = demo[0].persons[0]
    other = dataclasses.replace(before, fin="0FAKE01", phones=("+994 00 000 00 00",))
    after = changed(other, {"name_full": "Somebody Else", "recontact.codeword": "lamp"})
    assert after == dataclasses.replace(
        other, name_full="Somebody Else", recontact=dataclasses.replace(other.recontact, codeword="lamp")
    )


def test_emptying_a_field_takes_the_value_away(demo: tuple[CaseRecords, ...]) -> None:
    before = dataclasses.replace(demo[0].persons[0], residence="Nowhere", nicknames=("Lamp",))
    after = changed(before, {"residence": None, "nicknames": None})
    assert after.residence is None
    assert after.nicknames == ()


@pytest.mark.parametrize(
    "text", ["2019", "2019-03~", "2025-03-14", "2019-21?", "2025-03/2025-05", "2025-11/..", "202X", "2019-03%"]
)
def test_a_date_of_any_form_survives_its_field(qtbot: QtBot, qapp: QApplication, text: str) -> None:
    theme.apply(qapp, dark=False)
    field = DateField("When")
    qtbot.addWidget(field)
    field.show_plain(text)
    assert field.plain() == text
    assert field.problem() == ""


def test_a_date_that_is_none_is_told_before_it_is_saved(qtbot: QtBot, qapp: QApplication) -> None:
    field = DateField("When")
    qtbot.addWidget(field)
    field.show_plain("2025-03/2025-05")
    field.written.setText("two days after Novruz")
    assert "not complete" in field.problem()


def test_what_nobody_said_stays_unsaid(qtbot: QtBot, qapp: QApplication) -> None:
    form = Form(people.PERSON)
    qtbot.addWidget(form)
    form.show_plain({"in_country": None, "is_minor": False})
    assert form.plain()["in_country"] is None
    assert form.plain()["is_minor"] is False


def test_a_form_names_the_first_thing_that_is_missing(qtbot: QtBot, qapp: QApplication) -> None:
    form = Form(case.NEW_CASE)
    qtbot.addWidget(form)
    assert form.problem() == "Please give: Name of the case in this notebook."
    form.show_plain({"title": "A family of lamps"})
    assert form.problem() == ""
