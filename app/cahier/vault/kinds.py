"""Which records the vault keeps: the notion of each, its id, its case, and the words it is found by."""

from typing import Any

from cahier.domain.account import Account
from cahier.domain.benchmark import Ask, Benchmark, Progress
from cahier.domain.case import Case
from cahier.domain.colleague import Colleague, Reading
from cahier.domain.consent import Consent
from cahier.domain.decision import Decision
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.domain.interview import Interview
from cahier.domain.notion import Notion
from cahier.domain.organisation import Organisation
from cahier.domain.person import CasePerson, Person
from cahier.domain.place import Place
from cahier.domain.proceeding import Proceeding
from cahier.domain.recall import Recall
from cahier.domain.relationship import Relationship
from cahier.domain.submission import AuditEntry, Release, Submission
from cahier.domain.tombstone import Tombstone

_KINDS: dict[type, tuple[Notion, str]] = {
    Case: (Notion.CASE, "case_id"),
    Person: (Notion.PERSON, "person_id"),
    CasePerson: (Notion.CASE_PERSON, ""),
    Relationship: (Notion.RELATIONSHIP, "relationship_id"),
    Organisation: (Notion.ORGANISATION, "organisation_id"),
    Place: (Notion.PLACE, "place_id"),
    Event: (Notion.EVENT, "event_id"),
    Proceeding: (Notion.PROCEEDING, "proceeding_id"),
    Detention: (Notion.DETENTION, "detention_id"),
    Interview: (Notion.INTERVIEW, "interview_id"),
    Account: (Notion.ACCOUNT, "account_id"),
    Consent: (Notion.CONSENT, "consent_id"),
    Evidence: (Notion.EVIDENCE, "evidence_id"),
    CustodyEvent: (Notion.CUSTODY_EVENT, "custody_event_id"),
    Benchmark: (Notion.BENCHMARK, "bm_code"),
    Progress: (Notion.PROGRESS, "progress_id"),
    Ask: (Notion.ASK, "ask_id"),
    Submission: (Notion.SUBMISSION, "submission_id"),
    Release: (Notion.RELEASE, "release_id"),
    Decision: (Notion.DECISION, "decision_id"),
    AuditEntry: (Notion.AUDIT, "audit_id"),
    Colleague: (Notion.COLLEAGUE, "colleague_id"),
    Reading: (Notion.READING, "reading_id"),
    Recall: (Notion.RECALL, "recall_id"),
    Tombstone: (Notion.TOMBSTONE, "tombstone_id"),
}
KIND_OF: dict[Notion, type] = {notion: kind for kind, (notion, _) in _KINDS.items()}


def notion_of(kind: type) -> Notion:
    """Return the notion of a kind of record; KeyError for anything else."""
    return _KINDS[kind][0]


def id_of(record: object) -> str:
    """Return the id a record is kept under."""
    if isinstance(record, CasePerson):
        return f"{record.case_id}:{record.person_id}"
    return str(getattr(record, _KINDS[type(record)][1]))


def references_of(record: object, columns: tuple[str, ...]) -> tuple[object, ...]:
    """Return the values of the columns that refer to other records."""
    return tuple(getattr(record, column) for column in columns)


def case_of(record: object) -> str | None:
    """Return the case a record hangs on, if it hangs on one."""
    case_id = getattr(record, "case_id", None)
    return None if case_id is None else str(case_id)


def words_of(record: object) -> str:
    """Return what a record is found by; empty for records that are not searched."""
    match record:
        case Person():
            names = (record.name_full, record.given, record.family, record.patronymic, record.name_native)
            return _joined(*names, record.maiden, *record.variants, *record.transliterations, *record.nicknames)
        case Case():
            return _joined(record.code, record.title_internal, record.title_public, record.summary_internal)
        case Account():
            return record.text
        case Event():
            return _joined(record.summary, record.place_ref, record.method_detail)
        case Organisation():
            return _joined(record.name, *record.aliases)
        case Place():
            return _joined(record.name, record.settlement, record.adm1, record.adm2)
        case Proceeding():
            return _joined(record.court, record.case_no, *record.articles)
        case Evidence():
            return _joined(record.title, record.provenance)
        case _:
            return ""


def title_of(record: Any) -> str:
    """Return the few words that a search result shows."""
    match record:
        case Person():
            return record.name_full or record.name_native or "?"
        case Case():
            return record.title_internal or record.title_public or record.code
        case Organisation() | Place():
            return record.name or record.code
        case _:
            return str(getattr(record, "code", ""))


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
