"""Consent: person x purpose x recipient x level, dated, withdrawable, expiring. The default is nothing.

The engine that reads these records is `cahier.redaction.consent`.
"""

from dataclasses import dataclass, field
from typing import Literal

from cahier.domain.dates import PartialDate

Basis = Literal[
    "self",
    "guardian",
    "written_from_custody",
    "via_lawyer_written",
    "via_lawyer_oral",
    "next_of_kin_presumed",
    "relayed",
    "pending",
    "none",
]
WhoMaySee = Literal["interviewer", "case_team", "organisation", "partner", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What beyond the narrative may be used. False is "was not asked"."""

    narrative: bool = True
    image: bool = False
    voice: bool = False
    documents: bool = False
    health: bool = False
    special: bool = False
    location: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeLevel:
    """One cell of the matrix: what a person allows for one purpose ("PUR.EP" -> 2 for CON.2)."""

    purpose: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One record of what a person said yes to. `recipients` empty means any recipient of the purpose."""

    consent_id: str
    case_id: str
    person: str
    purposes: tuple[PurposeLevel, ...] = ()
    recipients: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    basis: Basis = "none"
    mode: str | None = None
    language: str | None = None
    script_version: str | None = None
    witness_code: str | None = None
    given_on: PartialDate | None = None
    expires_on: PartialDate | None = None
    conditions: tuple[str, ...] = ()
    recheck_each_use: bool = False
    withdrawn_on: PartialDate | None = None
    withdrawal_scope: str | None = None
    recontact_ok: bool = False
    who_may_see: WhoMaySee | None = None
