"""What a case still lacks before a brief can be made of it: plain rules, each with where to mend it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QCoreApplication

from cahier.domain.records import CaseRecords
from cahier.gui.models.case_parts import consent_state

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
        _tr("Consent asked of everybody who needs to be")
        if not waiting
        else _tr("Consent to be asked: {n}").format(n=waiting)
    )
    return (
        Step(bool(records.persons), _tr("People are recorded"), "person"),
        Step("ROLE.TARGET" in roles, _tr("It is clear who is targeted"), "person"),
        Step(told, _tr("An account is written down"), "interview"),
        Step(bool(records.persons) and not waiting, consent, "consent"),
        Step(
            bool(records.events or records.proceedings or records.detentions),
            _tr("What happened is recorded"),
            "event",
        ),
        Step(bool(records.case.country_origin), _tr("The country of origin is given"), "case"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Completeness", text)
