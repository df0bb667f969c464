"""Detentions as facts: status, season, band of length, and whether it goes on.

Beside a proceeding that is told, a detention of somebody without a name loses its dates: prison begins with the
judgment, and the date of a judgment does not pass (H4).
"""

from cahier.domain.detention import Detention
from cahier.redaction.compiling.facts import Custody
from cahier.redaction.compiling.gathering import RANK_CUSTODY, Gathering, order_of, since
from cahier.redaction.compiling.selection import element_of
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
    when = gate.generalised(detention, "start", g_date, level=work.profile.date_level) if dated else None
    return Custody(
        element=element_of(detention),
        subject=work.subject_of[detention.person or ""],
        order=order_of(detention.start, RANK_CUSTODY),
        status=gate.kept(detention, "status"),
        when=when,
        since=since(when),
        duration=gate.generalised(detention, ("start", "end"), g_duration) if dated else None,
        ongoing=_goes_on(detention, work),
    )


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
