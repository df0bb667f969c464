from typing import Any

import pytest

from cahier.domain.codec import from_plain, to_plain
from cahier.domain.consent import Consent, PurposeLevel, Scope
from cahier.domain.dates import DateNotUnderstood, PartialDate
from cahier.domain.errors import RecordRefused
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding, Sentence

EVENT = {"event_id": "e", "case_id": "c", "code": "E1", "act": "TNR.P.DETAIN"}
PLACE = {"place_id": "g", "case_id": "c", "code": "G1"}
PART = {"case_id": "c", "person_id": "p", "code": "P1"}


def test_fields_at_their_default_are_left_out_and_come_back() -> None:
    assert to_plain(Event(**EVENT)) == EVENT
    assert from_plain(Event, EVENT) == Event(**EVENT)
    assert to_plain(Person(person_id="p")) == {"person_id": "p"}


def test_values_inside_values_are_written_and_read() -> None:
    proceeding = Proceeding(
        proceeding_id="l",
        case_id="c",
        code="L1",
        opened=PartialDate("2024-11~"),
        sentence=Sentence(months=78),
        articles=("CC 192", "CC 213"),
    )
    plain = to_plain(proceeding)
    assert plain["sentence"] == {"months": 78}
    assert plain["opened"] == "2024-11~"
    assert plain["articles"] == ["CC 192", "CC 213"]
    assert from_plain(Proceeding, plain) == proceeding


def test_a_consent_is_written_and_read_with_its_cells_and_its_scope() -> None:
    consent = Consent(
        consent_id="k",
        case_id="c",
        person="p",
        purposes=(PurposeLevel(purpose="PUR.EP", level=2),),
        scope=Scope(image=True),
    )
    plain = to_plain(consent)
    assert plain["purposes"] == [{"purpose": "PUR.EP", "level": 2}]
    assert plain["scope"] == {"image": True}
    assert from_plain(Consent, plain) == consent


def test_a_whole_number_is_taken_where_a_number_is_expected() -> None:
    place = from_plain(Place, {**PLACE, "lat": 40})
    assert (place.lat, type(place.lat)) == (40.0, float)


@pytest.mark.parametrize(
    ("kind", "plain", "where", "words"),
    [
        (Event, [], "", "a record was expected here"),
        (Event, None, "", "a record was expected here"),
        (Event, {**EVENT, "colour": "red"}, "", "the field 'colour' is not known"),
        (Event, {**EVENT, 7: "red"}, "", "the field '7' is not known"),
        (Event, {"event_id": "e", "case_id": "c", "code": "E1"}, "", "the field 'act' is missing"),
        (Event, {**EVENT, "act": None}, "act", "text was expected"),
        (Event, {**EVENT, "act": 7}, "act", "text was expected"),
        (Event, {**EVENT, "act": "a\ud800"}, "act", "the text holds a broken character"),
        (Event, {**EVENT, "targets": "p"}, "targets", "a list was expected"),
        (Event, {**EVENT, "targets": None}, "targets", "a list was expected"),
        (Event, {**EVENT, "targets": ["p", 7]}, "targets[1]", "text was expected"),
        (Event, {**EVENT, "certainty": "rumour"}, "certainty", "the code 'rumour' is not known"),
        (Event, {**EVENT, "certainty": ["hearsay"]}, "certainty", "the code \"['hearsay']\" is not known"),
        (CasePerson, {**PART, "role": ["TARGET"]}, "role[0]", "the code 'TARGET' is not known"),
        (Event, {**EVENT, "certainty": True}, "certainty", "the code 'True' is not known"),
        (Place, {**PLACE, "lat": "40"}, "lat", "a number was expected"),
        (Place, {**PLACE, "lat": True}, "lat", "a number was expected"),
        (Person, {"person_id": "p", "children_count": True}, "children_count", "a whole number was expected"),
        (Person, {"person_id": "p", "children_count": 1.0}, "children_count", "a whole number was expected"),
        (Person, {"person_id": "p", "is_minor": 1}, "is_minor", "yes or no was expected"),
        (Person, {"person_id": "p", "recontact": {"x": 1}}, "recontact", "the field 'x' is not known"),
        (Person, {"person_id": "p", "recontact": {"channel": 1}}, "recontact.channel", "text was expected"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(kind: type, plain: Any, where: str, words: str) -> None:
    with pytest.raises(RecordRefused) as caught:
        from_plain(kind, plain)
    assert caught.value.where == where
    assert caught.value.sentence == (f"{where}: {words}" if where else words)


@pytest.mark.parametrize("said", [7, [], "2025-13", ""])
def test_a_date_that_is_none_is_refused_with_its_place(said: Any) -> None:
    with pytest.raises(DateNotUnderstood) as caught:
        from_plain(Person, {"person_id": "p", "dob": said})
    assert caught.value.where == "dob"


def test_nothing_may_stand_where_nothing_is_allowed() -> None:
    assert from_plain(Person, {"person_id": "p", "dob": None, "sex_gender": None}) == Person(person_id="p")


def test_a_place_in_a_record_is_named_from_where_the_record_stands() -> None:
    with pytest.raises(RecordRefused) as caught:
        from_plain(Event, {**EVENT, "date": "soon"}, "events[3]")
    assert caught.value.where == "events[3].date"


def test_what_is_no_value_of_the_domain_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError):
        to_plain(Event(**{**EVENT, "summary": object()}))
