"""What a case still lacks before a brief can be made of it: plain rules, each with where to mend it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QCoreApplication

from cahier.domain.records import CaseRecords
from cahier.gui.models.case_parts import consent_state

translate = QCoreApplication.translate

Where = Literal["person", "interview", "event", "consent", "case"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a case needs, whether it is there, and where it is done."""

    done: bool
    words: str
    where: Where


def steps(records: CaseRecords, today: date) -> tuple[Step, ...]:
    """Return what there is and what is missing, in the order in which one works."""
    roles = {role for part in records.roles for role in part.role}
    told = any(account.text.strip() for account in records.accounts)
    asked = [consent_state(records, person.person_id, today)[1] for person in records.persons]
    waiting = sum(1 for kind in asked if kind == "warn")
    consent = (
        translate("Completeness", "Consent asked of everybody who needs to be")
        if not waiting
        else translate("Completeness", "Consent to be asked: {n}").format(n=waiting)
    )
    return (
        Step(bool(records.persons), translate("Completeness", "People are recorded"), "person"),
        Step("ROLE.TARGET" in roles, translate("Completeness", "It is clear who is targeted"), "person"),
        Step(told, translate("Completeness", "An account is written down"), "interview"),
        Step(bool(records.persons) and not waiting, consent, "consent"),
        Step(
            bool(records.events or records.proceedings or records.detentions),
            translate("Completeness", "What happened is recorded"),
            "event",
        ),
        Step(
            bool(records.case.country_origin), translate("Completeness", "The country of origin is given"), "case"
        ),
    )
