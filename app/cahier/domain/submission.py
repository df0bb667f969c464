"""What goes to whom: the plan and the fate of a submission, and the ledger of releases."""

from dataclasses import dataclass
from typing import Literal

from cahier.domain.dates import PartialDate

SubmissionStatus = Literal[
    "draft",
    "review",
    "approved",
    "sent",
    "acknowledged",
    "published",
    "replied",
    "recalled",
    "closed",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One submission to a body, from draft to reply or recall.

    `manifest` is the id of the line of the ledger it went out with (its files, their hashes, the profile); text
    that is no such id says in words what was sent before there was a ledger. `consent_snapshot` holds the
    consents that line rested on.
    """

    submission_id: str
    case_id: str
    code: str
    body: str | None = None
    template: str | None = None
    status: SubmissionStatus = "draft"
    deadline: PartialDate | None = None
    sent_on: PartialDate | None = None
    reference_no: str | None = None
    consent_snapshot: tuple[str, ...] = ()
    manifest: str | None = None
    confidentiality_requests: str | None = None
    publication_risk_on: PartialDate | None = None
    recall_possible: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFile:
    """One file that left: its format, its size in bytes and its SHA-256 in hex."""

    format: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A line of the ledger: what left, to whom, when, on which consents. Never in an exported file."""

    release_id: str
    case_id: str
    code: str
    when: str  # ISO 8601, UTC, to the second
    profile: str
    recipient: str
    purpose: str
    decision: Literal["released", "counts_only", "refused"]
    language: str = "en"  # of the brief
    reasons: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # those of `persons` whose name stands in it
    consents: tuple[str, ...] = ()
    files: tuple[ReleasedFile, ...] = ()
    compiled_sha256: str = ""
    checks: tuple[str, ...] = ()
    prepared_by: str | None = None  # ids of two colleagues; None in a notebook that knows none
    read_by: str | None = None
    alone: bool = False  # released by one person
    ticked: tuple[str, ...] = ()  # the questions of the last look that were answered
    shown: tuple[str, ...] = ()  # "<person id>.passport_no": what stands in it as it was recorded
    signs: tuple[str, ...] = ()  # "<person id>|person A": under which sign it speaks of whom
    traits: tuple[str, ...] = ()  # "<person id>|date:month": what it tells of people without a name
    ticks: tuple[str, ...] = ()  # "P1:recheck_each_use: asked today": what was seen to, and why it is met


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One line of the log of what was done. No identities in its text; each line seals the one before."""

    audit_id: str
    when: str
    user_code: str
    action: str
    object: str
    reason: str | None = None
    prev_hash: str = ""
