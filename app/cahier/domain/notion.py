"""The kinds of record the vault keeps, by the name a write reports when it changed one."""

from enum import StrEnum


class Notion(StrEnum):
    """One kind of record. A write answers with the set of notions it changed."""

    CASE = "case"
    PERSON = "person"
    CASE_PERSON = "case_person"
    RELATIONSHIP = "relationship"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    PROCEEDING = "proceeding"
    DETENTION = "detention"
    INTERVIEW = "interview"
    ACCOUNT = "account"
    CONSENT = "consent"
    EVIDENCE = "evidence"
    CUSTODY_EVENT = "custody_event"
    BENCHMARK = "benchmark"
    PROGRESS = "progress"
    ASK = "ask"
    SUBMISSION = "submission"
    RELEASE = "release"
    DECISION = "decision"
    AUDIT = "audit"
    COLLEAGUE = "colleague"
    READING = "reading"
    RECALL = "recall"
    TOMBSTONE = "tombstone"
