"""Detentions as facts: status, season, band of length, and whether it goes on.

Beside a proceeding that is told, a detention of somebody without a name loses its dates: prison begins with the
judgment, and the date of a judgment does not pass (H4).
"""

from dataclasses import fields

from cahier.domain.detention import Detention, IllTreatment, Rehabilitation
from cahier.redaction.compiling.facts import Custody
from cahier.redaction.compiling.gathering import RANK_CUSTODY, Gathering, since
from cahier.redaction.compiling.selection import element_of
from cahier.redaction.generalise import g_facility
from cahier.redaction.generalise_bands import g_duration
from cahier.redaction.generalise_dates import g_date

_AT_LIBERTY = "DET.FREE"


def gathered_custodies(work: Gathering) -> tuple[Custody, ...]:
    """Return the detentions of a case as facts; being at liberty is none."""
    return tuple(
        _custody(item, work)
        for item in work.selection.detentions
        if work.gate.kept(item, "status") not in (None, _AT_LIBERTY)
    )


def _custody(detention: Detention, work: Gathering) -> Custody:
    gate = work.gate
    dated = work.is_named(detention.person) or not work.has_trial(detention.person)
    when = gate.generalised(detention, "start", g_date, level=work.date_level(detention.person)) if dated else None
    return Custody(
        element=element_of(detention),
        subject=work.subject_of[detention.person or ""],
        order=work.order(detention.start, RANK_CUSTODY, detention.person),
        status=gate.kept(detention, "status"),
        when=when,
        since=since(when),
        duration=gate.generalised(detention, ("start", "end"), g_duration) if dated else None,
        ongoing=_goes_on(detention, work),
        facility=gate.generalised(detention, "facility", g_facility) if work.is_named(detention.person) else None,
        ill_treatment=_ill_treatment(detention, work),
        freed=_freed(detention, work),
    )


def _ill_treatment(detention: Detention, work: Gathering) -> str | None:
    """Whether ill-treatment was alleged or documented by a clinician; what exactly, a lay person does not say."""
    told: IllTreatment | None = work.gate.listed(detention, "ill_treatment")
    if told is None:
        return None
    if work.gate.listed(told, "documented_by_clinician"):
        return "documented"
    return "alleged" if work.gate.listed(told, "alleged") else None


def _freed(detention: Detention, work: Gathering) -> tuple[tuple[str, bool | None], ...]:
    found: Rehabilitation | None = work.gate.part(detention, "rehabilitation")
    if found is None:
        return ()
    return tuple((test.name, work.gate.kept(found, test.name)) for test in fields(found))


def _goes_on(detention: Detention, work: Gathering) -> bool:
    """Whether it has no end and nothing later is recorded of this person, be it liberty."""
    if detention.end is not None and detention.end.latest is not None:
        return False
    later = [
        item
        for item in work.selection.detentions
        if item.person == detention.person and item is not detention and _starts_after(item, detention)
    ]
    return not later


def _starts_after(item: Detention, detention: Detention) -> bool:
    first = detention.start.earliest if detention.start else None
    other = item.start.earliest if item.start else None
    return other is not None and (first is None or other > first)
