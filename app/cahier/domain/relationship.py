"""Kin: "P2 is the KIN.SPOUSE of P1" is `from_person=P2, kin=KIN.SPOUSE, to_person=P1`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """One tie of kin between two people of a case, read from left to right."""

    relationship_id: str
    case_id: str
    from_person: str
    kin: str
    to_person: str
    kin_detail: str | None = None
    cohabiting: bool | None = None
    known_to_state: bool | None = None
