"""What a person who releases should know: what was checked, what was left out, and why. No names, only codes."""

from datetime import date, timedelta

from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.conditions_met import Permission
from cahier.redaction.compiling.gate import Gate
from cahier.redaction.compiling.selection import Selection
from cahier.redaction.phrases import Phrases, capitalised

_QUIET = timedelta(days=30)


def notes_of(
    records: CaseRecords,
    selection: Selection,
    permission: Permission,
    gate: Gate,
    on: date,
    phrases: Phrases,
) -> tuple[str, ...]:
    """Return one plain sentence for each."""
    code_of = {role.person_id: role.code for role in records.roles}
    notes = [
        capitalised(phrases.say(f"left_out.{reason}", element=element)) for element, reason in selection.left_out
    ]
    notes += [
        phrases.say("left_out.excluded", person=code_of[person]) for person in gate.applied if person in code_of
    ]
    if permission.family_fault:
        why = phrases.say(f"left_out.family_{permission.family_fault}")
        notes.append(phrases.say("left_out.family", why=why))
    if any(_is_recent(interview.date.latest, on) for interview in records.interviews if interview.date):
        notes.append(phrases.say("left_out.quiet_period"))
    notes.append(phrases.say("left_out.checked"))
    return tuple(notes)


def _is_recent(last: date | None, on: date) -> bool:
    return last is not None and on - last < _QUIET
