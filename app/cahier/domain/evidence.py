"""A piece of evidence, where it came from and each hand it went through."""

from dataclasses import dataclass

from cahier.domain.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known about one item. `file` names its file in the vault (`vault.attachments`)."""

    evidence_id: str
    case_id: str
    code: str
    kind: str | None = None
    title: str | None = None
    sha256: str | None = None
    size: int | None = None  # bytes
    mime: str | None = None
    source_person: str | None = None
    acquired_by: str | None = None
    acquired_on: PartialDate | None = None
    acquisition_method: str | None = None
    original_or_copy: str | None = None
    provenance: str | None = None
    authenticity_assessment: str | None = None
    privilege_flag: bool = False
    contains_persons: tuple[str, ...] = ()
    file: str | None = None
    derivatives: tuple[str, ...] = ()
    url: str | None = None
    archived_copy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEvent:
    """One step in the custody of an item. Append-only; `prev_hash` seals the line before (`domain.custody`)."""

    custody_event_id: str
    evidence_id: str
    when: str
    actor_code: str
    action: str
    from_holder: str | None = None
    to_holder: str | None = None
    hash_before: str | None = None
    hash_after: str | None = None
    reason: str | None = None
    prev_hash: str = ""
