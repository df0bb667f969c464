"""The format as a table: for each kind of record, the keys that differ from our fields, and what is a reference.

A field that is not named here stands under its own name. A new field of the domain is therefore in the format as
soon as `resources/schemas/` knows its key; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cahier.domain.account import Account
from cahier.domain.benchmark import Ask
from cahier.domain.case import Case
from cahier.domain.consent import Consent
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.records import CaseRecords
from cahier.domain.relationship import Relationship
from cahier.domain.submission import Submission


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """How one kind of record stands in a document."""

    kind: type
    notion: str  # what it is called in references and refusals
    rows: str  # the list it stands in
    held: str = ""  # the field of CaseRecords; the same when not said
    id: str = ""  # the field of its id; never written
    label: str = ""  # the key of its code
    letter: str = ""  # begins the code of a row that has none
    keys: Mapping[str, str] = field(default_factory=dict)  # field: key
    always: tuple[str, ...] = ()  # keys that are written even when they hold nothing
    names: Mapping[str, str] = field(default_factory=dict)  # field: notion of the record it names by bare code
    links: tuple[str, ...] = ()  # fields that hold words, or name a record: {"place": "G1"}
    codes: Mapping[str, str] = field(default_factory=dict)  # field: vocabulary
    countries: tuple[str, ...] = ()  # fields that hold ISO 3166 codes

    def in_case(self, records: CaseRecords) -> tuple[Any, ...]:
        """Return the records of this kind in a case."""
        found: tuple[Any, ...] = getattr(records, self.held or self.rows)
        return found

    def key_of(self, name: str) -> str:
        """Return the key of one of our fields."""
        return self.label if name == "code" else self.keys.get(name, name)

    def field_of(self, key: str) -> str:
        """Return the field under a key."""
        return (
            "code" if key == self.label else next((name for name, other in self.keys.items() if other == key), key)
        )


CASE = Shape(
    kind=Case,
    notion="case",
    rows="case",
    id="case_id",
    label="case_id",
    keys={"wgad_categories": "wgad", "naming_decision": "naming", "risk_level": "risk"},
    always=(
        "country_origin", "export_code", "title_public", "countries_host", "victim_groups", "tnr_methods",
        "law_families", "pace1900", "wgad", "risk", "naming", "emblematic",
    ),
    codes={"victim_groups": "vic", "tnr_methods": "tnr", "law_families": "law"},
    countries=("country_origin", "countries_host"),
)  # fmt: skip
PERSON = Shape(
    kind=Person,
    notion="person",
    rows="persons",
    id="person_id",
    label="person_id",
    letter="P",
    keys={
        "name_full": "name_latin", "sex_gender": "sex", "dob": "dob_edtf", "is_public_figure": "public_figure",
    },
    always=(
        "name_latin", "name_native", "variants", "sex", "dob_edtf", "in_country", "is_minor", "public_figure",
        "occupation",
    ),
    links=("birthplace", "residence", "employer_ref"),
)  # fmt: skip
CASE_PERSON = Shape(
    kind=CasePerson,
    notion="person",
    rows="roles",
    id="person_id",
    label="person_id",
    keys={"role": "roles"},
    always=("roles",),
)
RELATIONSHIP = Shape(
    kind=Relationship,
    notion="relationship",
    rows="relationships",
    id="relationship_id",
    keys={"from_person": "from", "to_person": "to"},
    names={"from_person": "person", "to_person": "person"},
    codes={"kin": "kin"},
)
ORGANISATION = Shape(
    kind=Organisation,
    notion="organisation",
    rows="organisations",
    id="organisation_id",
    letter="O",
    label="org_id",
    always=("name", "kind"),
    links=("parent",),
    countries=("country",),
)
PLACE = Shape(
    kind=Place,
    notion="place",
    rows="places",
    id="place_id",
    letter="G",
    label="place_id",
    always=("name",),
    countries=("country",),
)
EVENT = Shape(
    kind=Event,
    notion="event",
    rows="events",
    id="event_id",
    letter="E",
    label="event_id",
    keys={"date": "date_edtf", "place_ref": "place"},
    always=(
        "date_edtf", "place", "place_precision", "country", "actor_type", "actor_ref", "targets", "certainty",
        "known_to", "summary", "because_of",
    ),
    names={"actor_ref": "person", "targets": "person", "because_of": "person", "known_to": "person"},
    links=("place_ref", "sources"),
    codes={"act": "tnr", "place_precision": "plc", "actor_type": "perp"},
    countries=("country",),
)  # fmt: skip
PROCEEDING = Shape(
    kind=Proceeding,
    notion="proceeding",
    rows="proceedings",
    id="proceeding_id",
    letter="L",
    label="proc_id",
    keys={
        "opened": "opened_edtf", "judgment_date": "judgment_edtf",
        "decision_date": "decision_edtf",
    },
    always=("person", "kind", "law_families", "articles", "stage", "in_absentia"),
    names={"person": "person", "known_to": "person"},
    links=("court", "judges", "prosecutors", "investigators", "defence_lawyers", "appointed_counsel"),
    codes={"stage": "stg", "law_families": "law"},
)  # fmt: skip
DETENTION = Shape(
    kind=Detention,
    notion="detention",
    rows="detentions",
    id="detention_id",
    letter="D",
    label="det_id",
    keys={"start": "start_edtf", "end": "end_edtf"},
    always=("person", "status", "start_edtf", "end_edtf", "facility"),
    names={"person": "person", "known_to": "person"},
    links=("facility", "transfers"),
    codes={"status": "det", "release_mode": "det"},
)
INTERVIEW = Shape(
    kind=Interview,
    notion="interview",
    rows="interviews",
    id="interview_id",
    letter="I",
    label="interview_id",
    keys={
        "date": "date_edtf", "duration": "duration_min",
        "interpreter_code": "interpreter",
    },
    always=("date_edtf", "mode", "interpreter", "place", "duration_min", "interviewee"),
    names={"interviewee": "person"},
    links=("others_present", "place", "consent_refs", "prior_interviews"),
)  # fmt: skip
ACCOUNT = Shape(
    kind=Account,
    notion="testimony",
    rows="testimonies",
    held="accounts",
    id="account_id",
    letter="T",
    label="testimony_id",
    keys={"language": "lang", "status": "text_status", "interview_id": "interview"},
    always=("text_status", "text"),
    names={"interview_id": "interview"},
)
EVIDENCE = Shape(
    kind=Evidence,
    notion="evidence",
    rows="evidence",
    id="evidence_id",
    letter="V",
    label="evid_id",
    keys={"title": "desc", "contains_persons": "persons"},
    always=("kind", "desc", "persons"),
    names={"contains_persons": "person"},
    links=("source_person", "derivatives"),
    codes={"kind": "evd"},
)
CONSENT = Shape(
    kind=Consent,
    notion="consent",
    rows="consents",
    id="consent_id",
    label="consent_id",
    letter="C",
    always=("purposes", "basis"),
    names={"person": "person"},
)
ASK = Shape(kind=Ask, notion="ask", rows="asks", id="ask_id")
SUBMISSION = Shape(
    kind=Submission,
    notion="submission",
    rows="submissions",
    id="submission_id",
    letter="S",
    label="submission_id",
    always=("body", "status", "deadline"),
    links=("consent_snapshot",),
)
# In the order in which a document lists them; people and cases are taken apart first.
LISTS = (
    RELATIONSHIP, ORGANISATION, PLACE, EVENT, PROCEEDING, DETENTION, INTERVIEW, EVIDENCE, CONSENT, ASK, SUBMISSION,
    ACCOUNT,
)  # fmt: skip
